/* SPDX-License-Identifier: GPL-3.0-or-later */

/* show, read, unread, save, unsave. */

#include "byline-cli.h"

#include <stdio.h>
#include <unistd.h>

#include "byline-cli-article.h"
#include "byline-cli-export.h"
#include "byline-cli-json.h"
#include "byline-documents.h"
#include "byline-error.h"

/* How many stories of a filter go into a book. */
#define DEFAULT_LIMIT 300
#define MAX_LIMIT 2000

static gint64
find_story (Cli *cli, const char *reference, GError **error)
{
  return CLI_CALL (cli, find_story, find_story, error, reference);
}

/* --- show --- */

static BylineArticle *
fetch_article (Cli *cli, gint64 story_id, GError **error)
{
  return CLI_CALL (cli, refetch_article, fetch_article, error, story_id);
}

static BylineArticle *
load_article (Cli *cli, gint64 story_id, GError **error)
{
  g_autoptr (GError) load_error = NULL;
  BylineArticle *article;

  article = CLI_CALL (cli, load_article, load_article, &load_error, story_id);
  if (article != NULL)
    return article;
  if (g_error_matches (load_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE))
    return fetch_article (cli, story_id, error);
  g_propagate_error (error, g_steal_pointer (&load_error));
  return NULL;
}

static void
print_article (Cli *cli, BylineArticle *article)
{
  if (cli->json)
    {
      g_autofree char *json = byline_library_article_to_json (article, TRUE);

      fputs (json, stdout);
      fputc ('\n', stdout);
    }
  else
    cli_print_article (article);
}

/* Returns: whether any option says which stories */
static gboolean
has_filter (const CliFilter *options)
{
  return options->saved != NULL || options->sections != NULL || options->authors != NULL ||
         options->publication != NULL || options->search != NULL || options->filter->unread ||
         options->filter->saved || options->filter->muted;
}

/* Returns: whether the options go together; if not, that was said. */
static gboolean
options_are_sound (Cli *cli,
                   const char *format,
                   CliExport *export,
                   guint n_stories,
                   gboolean is_filtered)
{
  gboolean is_book = format != NULL && byline_export_format_from_name (format, &export->format) &&
                     export->format == BYLINE_EXPORT_FORMAT_EPUB;

  if (format != NULL && !byline_export_format_from_name (format, &export->format))
    cli_print_error ("--format takes html, markdown, text, json or epub, not “%s”", format);
  else if (format == NULL && (export->output != NULL || export->title != NULL))
    cli_print_error ("--output and --title go with --format");
  else if ((n_stories > 1 || is_filtered) && !is_book)
    cli_print_error ("several stories are shown as a book only: --format epub");
  else if (n_stories > 0 && is_filtered)
    cli_print_error ("a book is made of the stories that are named, or of those of a filter");
  else if (n_stories == 0 && !is_filtered)
    cli_print_error ("a story is missing (see byline-cli show --help)");
  else
    return TRUE;

  cli->status = CLI_USAGE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): all of them; NULL if one cannot be had, which was said. */
static GPtrArray *
get_articles (Cli *cli, char **references, gboolean fetch)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (gsize i = 0; references[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 story_id = find_story (cli, references[i], &error);
      BylineArticle *article = NULL;

      if (story_id != 0)
        article = fetch ? fetch_article (cli, story_id, &error)
                        : load_article (cli, story_id, &error);
      if (article == NULL)
        {
          cli->status = cli_fail (error);
          return NULL;
        }
      g_ptr_array_add (articles, article);
    }

  return g_steal_pointer (&articles);
}

/* What a filter shows. Returns: (transfer full) (nullable): the stories that have a text; NULL if
 * there are none, which was said */
static GPtrArray *
get_filtered (Cli *cli, CliFilter *options, guint limit, gboolean fetch)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  BylineFilter *filter = cli_filter_get (cli, options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (filter == NULL)
    return NULL;
  ids = CLI_CALL (cli, list_story_ids, list_story_ids, &error, filter, limit, 0);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 story_id = g_array_index (ids, gint64, i);
      BylineArticle *article = fetch ? fetch_article (cli, story_id, NULL)
                                     : load_article (cli, story_id, NULL);

      if (article != NULL)
        g_ptr_array_add (articles, article);
    }
  if (ids == NULL || g_cancellable_set_error_if_cancelled (cli->cancellable, &error))
    cli->status = cli_fail (error);
  else if (articles->len == 0)
    {
      cli_print_error ("the filter shows no story that has a text");
      cli->status = CLI_FAILED;
    }
  else
    {
      if (articles->len < ids->len)
        cli_print_error ("%u of %u stories without text left out", ids->len - articles->len,
                         ids->len);
      return g_steal_pointer (&articles);
    }

  return NULL;
}

/* A book of a filter is called by what that says. Returns: (transfer full) */
static char *
make_title (const CliFilter *options)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; options->sections != NULL && options->sections[i] != NULL; i++)
    g_ptr_array_add (parts, options->sections[i]);
  for (guint i = 0; options->authors != NULL && options->authors[i] != NULL; i++)
    g_ptr_array_add (parts, options->authors[i]);
  if (options->saved != NULL)
    g_ptr_array_add (parts, options->saved);
  if (options->publication != NULL)
    g_ptr_array_add (parts, options->publication);
  if (options->search != NULL)
    g_ptr_array_add (parts, options->search);
  if (parts->len == 0)
    g_ptr_array_add (parts, options->filter->saved ? (char *) "Saved" : (char *) "Stories");
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

int
cli_run_show (Cli *cli)
{
  g_autoptr (CliFilter) options = cli_filter_new ();
  int limit = DEFAULT_LIMIT;
  gboolean fetch = FALSE, no_pictures = FALSE;
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *title = NULL;
  const GOptionEntry entries[] = {
    { "fetch", 0, 0, G_OPTION_ARG_NONE, &fetch, "Load the story's page again and store its text",
      NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      "Make a file: html, markdown, text, json or epub", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Write the file to FILE", "FILE" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, "Title of a book", "TITLE" },
    { "no-pictures", 0, 0, G_OPTION_ARG_NONE, &no_pictures, "Leave pictures out of html and epub",
      NULL },
    CLI_FILTER_ENTRIES (options),
    CLI_SORT_ENTRY (options),
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "Take at most N stories of a filter (default: 300)",
      "N" },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, G_MAXUINT);
  g_autoptr (GPtrArray) articles = NULL;
  CliExport export = { 0 };
  gboolean is_filtered;

  if (arguments == NULL)
    return cli->status;
  is_filtered = has_filter (options);
  if (is_filtered && title == NULL && format != NULL)
    title = make_title (options);
  export = (CliExport){ .with_pictures = !no_pictures, .title = title, .output = output };
  if (limit < 1 || limit > MAX_LIMIT)
    {
      cli_print_error ("--limit takes a number from 1 to %d", MAX_LIMIT);
      return CLI_USAGE;
    }
  if (!options_are_sound (cli, format, &export, g_strv_length (arguments), is_filtered) ||
      !(fetch ? cli_open_to_write (cli) : cli_open (cli)))
    return cli->status;
  articles = is_filtered ? get_filtered (cli, options, (guint) limit, fetch)
                         : get_articles (cli, arguments, fetch);
  if (articles == NULL)
    return cli->status;
  if (format != NULL)
    return cli_export (cli, articles, &export);

  print_article (cli, g_ptr_array_index (articles, 0));
  return CLI_DONE;
}

/* Finds all that are there; says which are not. */
static GArray *
find_stories (Cli *cli, char **references)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; references[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 story_id = find_story (cli, references[i], &error);

      if (story_id != 0)
        g_array_append_val (stories, story_id);
      else
        cli->status = cli_fail (error);
    }
  return g_steal_pointer (&stories);
}

/* --- The pictures of what is saved --- */

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  fprintf (stderr, "\r%u of %u pictures\033[K", done, total);
}

BylinePicturesReport *
cli_keep_pictures (Cli *cli, GArray *stories, GError **error)
{
  GAsyncResult *result;
  gboolean shows = isatty (STDERR_FILENO);

  byline_library_keep_pictures_async (cli->library,
                                      stories != NULL ? (gint64 *) (gpointer) stories->data : NULL,
                                      stories != NULL ? stories->len : 0,
                                      shows ? progress_cb : NULL, NULL, cli->cancellable,
                                      cli_done_cb, cli);
  result = cli_await (cli);
  if (shows)
    fprintf (stderr, "\r\033[K");
  return byline_library_keep_pictures_finish (cli->library, result, error);
}

void
cli_print_picture_errors (const BylinePicturesReport *report)
{
  if (report->n_kept < report->n_pictures)
    cli_print_error ("%u of %u pictures could not be fetched: %s",
                     report->n_pictures - report->n_kept, report->n_pictures,
                     report->failure != NULL ? report->failure : "there is no network");
}

/* --- read, unread, save, unsave --- */

static void
print_marked (Cli *cli, GArray *changed, const char *done, const BylinePicturesReport *pictures)
{
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_begin_array (json, "changed");
      for (guint i = 0; i < changed->len; i++)
        byline_json_writer_set_int (json, NULL, g_array_index (changed, gint64, i));
      byline_json_writer_end_array (json);
      if (pictures != NULL)
        {
          byline_json_writer_set_int (json, "pictures", pictures->n_kept);
          byline_json_writer_set_int (json, "pictures_failed",
                                      pictures->n_pictures - pictures->n_kept);
        }
      cli_json_print (json);
    }
  else
    printf ("%u %s %s\n", changed->len, changed->len == 1 ? "story" : "stories", done);
}

/* Of stories that were saved before, too, what is missing is fetched. Returns: the exit code: the
 * stories are saved whether their pictures could be fetched or not. */
static int
save_pictures (Cli *cli, GArray *stories, GArray *changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePicturesReport) pictures = cli_keep_pictures (cli, stories, &error);

  print_marked (cli, changed, "saved", pictures);
  if (pictures != NULL)
    {
      cli_print_picture_errors (pictures);
      return cli->status;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return cli_fail (error);
  cli_print_error ("interrupted: the next refresh fetches the pictures that are missing");
  return CLI_FAILED;
}

static int
mark (Cli *cli,
      const GOptionEntry *entries,
      BylineStoryFlag flag,
      gboolean value,
      const char *done,
      const gboolean *with_pictures)
{
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, G_MAXUINT);
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  cli->status = CLI_DONE;
  stories = find_stories (cli, arguments);
  if (stories->len == 0)
    return cli->status;
  /* They are waited for, and not fetched where they are not wished. */
  byline_library_set_keeps_pictures (cli->library, FALSE);
  changed = CLI_CALL (cli, mark, mark, &error, (const gint64 *) (gpointer) stories->data,
                      stories->len, flag, value);
  if (changed == NULL)
    return cli_fail (error);
  if (with_pictures != NULL && *with_pictures)
    return save_pictures (cli, stories, changed);
  print_marked (cli, changed, done, NULL);
  return cli->status;
}

int
cli_run_read (Cli *cli)
{
  return mark (cli, NULL, BYLINE_STORY_FLAG_READ, TRUE, "marked as read", NULL);
}

int
cli_run_unread (Cli *cli)
{
  return mark (cli, NULL, BYLINE_STORY_FLAG_READ, FALSE, "marked as unread", NULL);
}

int
cli_run_save (Cli *cli)
{
  gboolean with_pictures = TRUE;
  const GOptionEntry entries[] = {
    { "no-pictures", 0, G_OPTION_FLAG_REVERSE, G_OPTION_ARG_NONE, &with_pictures,
      "Load the pictures at the next refresh", NULL },
    { NULL },
  };

  return mark (cli, entries, BYLINE_STORY_FLAG_SAVED, TRUE, "saved", &with_pictures);
}

int
cli_run_unsave (Cli *cli)
{
  return mark (cli, NULL, BYLINE_STORY_FLAG_SAVED, FALSE, "unsaved", NULL);
}
