/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sections, authors, publications, list. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-error.h"

static BylineCounts *
get_counts (Cli     *cli,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_counts_async (cli->library, NULL, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  return byline_library_counts_finish (cli->library, result, error);
}

/* Begins a command that only prints counts. Returns: (nullable): them. */
static BylineCounts *
begin_counts (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 0);
  g_autoptr (GError) error = NULL;
  BylineCounts *counts;

  if (arguments == NULL || !cli_open (cli))
    return NULL;
  counts = get_counts (cli, &error);
  if (counts == NULL)
    cli->status = cli_fail (error);
  return counts;
}

static const char *const count_headings[] = { ">Unread", ">Stories", "Name", NULL };

int
cli_run_sections (Cli *cli)
{
  g_autoptr (BylineCounts) counts = begin_counts (cli);
  g_autoptr (CliTable) table = cli_table_new (count_headings);
  g_autoptr (CliJson) json = cli_json_new ();

  if (counts == NULL)
    return cli->status;
  for (guint i = 0; i < counts->sections->len; i++)
    {
      BylineSectionRow *row = g_ptr_array_index (counts->sections, i);

      if (cli->json)
        {
          cli_json_begin_object (json, NULL);
          cli_json_add_int (json, "id", row->id);
          cli_json_add_string (json, "name", row->name);
          cli_json_add_string (json, "path", row->path);
          cli_json_add_int (json, "stories", row->n_stories);
          cli_json_add_int (json, "unread", row->n_unread);
          cli_json_end_object (json);
          cli_json_print (json);
          continue;
        }
      cli_table_add_int (table, row->n_unread);
      cli_table_add_int (table, row->n_stories);
      cli_table_add (table, row->name);
    }
  cli_table_print (table);
  return CLI_DONE;
}

int
cli_run_authors (Cli *cli)
{
  g_autoptr (BylineCounts) counts = begin_counts (cli);
  g_autoptr (CliTable) table = cli_table_new (count_headings);
  g_autoptr (CliJson) json = cli_json_new ();

  if (counts == NULL)
    return cli->status;
  for (guint i = 0; i < counts->authors->len; i++)
    {
      BylineAuthorRow *row = g_ptr_array_index (counts->authors, i);

      if (cli->json)
        {
          cli_json_begin_object (json, NULL);
          cli_json_add_int (json, "id", row->id);
          cli_json_add_string (json, "name", row->name);
          cli_json_add_string (json, "url", row->url);
          cli_json_add_string (json, "avatar", row->avatar_url);
          cli_json_add_string (json, "bio", row->bio);
          cli_json_add_int (json, "stories", row->n_stories);
          cli_json_add_int (json, "unread", row->n_unread);
          cli_json_end_object (json);
          cli_json_print (json);
          continue;
        }
      cli_table_add_int (table, row->n_unread);
      cli_table_add_int (table, row->n_stories);
      cli_table_add (table, row->name);
    }
  cli_table_print (table);
  return CLI_DONE;
}

static void
print_publication_json (CliJson                 *json,
                        const BylinePublication *publication)
{
  cli_json_begin_object (json, NULL);
  cli_json_add_int (json, "id", publication->id);
  cli_json_add_string (json, "key", publication->key);
  cli_json_add_string (json, "name", publication->name);
  cli_json_add_string (json, "home_page_url", publication->home_page_url);
  cli_json_add_string (json, "icon", publication->icon_url);
  cli_json_add_string (json, "folder", publication->folder);
  cli_json_add_int (json, "stories", publication->n_stories);
  cli_json_add_int (json, "unread", publication->n_unread);
  cli_json_add_boolean (json, "has_errors", publication->has_errors);
  cli_json_begin_array (json, "feeds");
  for (guint i = 0; i < publication->feeds->len; i++)
    cli_json_add_string (json,
                         NULL,
                         ((BylineFeed *) g_ptr_array_index (publication->feeds, i))->url);
  cli_json_end_array (json);
  cli_json_end_object (json);
  cli_json_print (json);
}

int
cli_run_publications (Cli *cli)
{
  static const char *const headings[]
      = { ">ID", ">Unread", ">Stories", "Name", "Folder", "=Home page", NULL };
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 0);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (CliTable) table = cli_table_new (headings);
  g_autoptr (CliJson) json = cli_json_new ();
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = g_ptr_array_index (publications, i);

      if (cli->json)
        {
          print_publication_json (json, publication);
          continue;
        }
      cli_table_add_int (table, publication->id);
      cli_table_add_int (table, publication->n_unread);
      cli_table_add_int (table, publication->n_stories);
      cli_table_add (table, publication->name);
      cli_table_add (table, publication->folder);
      cli_table_add (table, publication->home_page_url);
    }
  cli_table_print (table);
  return CLI_DONE;
}

/* --- list --- */

/* Rows are read in pages: a list of 100,000 stories is never in memory as a whole. */
#define PAGE 500

static void
print_story_json (const BylineStory *story)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json, NULL);
  cli_json_add_int (json, "id", story->id);
  cli_json_add_string (json, "key", story->key);
  cli_json_add_string (json, "url", story->url);
  cli_json_add_string (json, "title", story->title);
  cli_json_add_string (json, "kicker", story->kicker);
  cli_json_add_string (json, "standfirst", story->standfirst);
  cli_json_add_string (json, "picture", story->picture_url);
  cli_json_begin_object (json, "publication");
  cli_json_add_int (json, "id", story->publication);
  cli_json_add_string (json, "name", story->publication_name);
  cli_json_end_object (json);
  cli_json_add_strings (json, "authors", (const char * const *) story->authors);
  cli_json_add_strings (json, "sections", (const char * const *) story->sections);
  cli_json_add_time (json, "sort_time", story->sort_time);
  cli_json_add_time (json, "published", story->published);
  cli_json_add_boolean (json, "read", story->is_read);
  cli_json_add_boolean (json, "saved", story->is_saved);
  cli_json_add_boolean (json, "has_article", story->has_article);
  cli_json_end_object (json);
  cli_json_print (json);
}

static void
add_story_row (CliTable          *table,
               const BylineStory *story)
{
  g_autofree char *when = cli_relative_time (story->sort_time);
  g_autofree char *authors = g_strjoinv (", ", story->authors);
  g_autofree char *sections = g_strjoinv (", ", story->sections);

  cli_table_add_int (table, story->id);
  cli_table_add (table,
                 story->is_saved ? (story->is_read ? " +" : "*+") : (story->is_read ? "" : "*"));
  cli_table_add (table, when);
  cli_table_add (table, story->publication_name);
  cli_table_add (table, sections);
  cli_table_add (table, authors);
  cli_table_add (table, story->title != NULL ? story->title : story->standfirst);
}

static gboolean
print_stories (Cli     *cli,
               GArray  *ids,
               GError **error)
{
  static const char *const headings[] = {
    ">ID", "", "When", "Publication", "Section", "Author", "Headline", NULL,
  };

  for (guint start = 0; start < ids->len; start += PAGE)
    {
      g_autoptr (CliTable) table = cli_table_new (headings);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) stories = NULL;

      byline_library_stories_async (cli->library,
                                    &g_array_index (ids, gint64, start),
                                    MIN (PAGE, ids->len - start),
                                    cli->cancellable,
                                    cli_done_cb,
                                    cli);
      result = cli_wait (cli);
      stories = byline_library_stories_finish (cli->library, result, error);
      if (stories == NULL)
        return FALSE;
      for (guint i = 0; i < stories->len; i++)
        {
          if (cli->json)
            print_story_json (g_ptr_array_index (stories, i));
          else
            add_story_row (table, g_ptr_array_index (stories, i));
        }
      cli_table_print (table);
    }
  return TRUE;
}

static int
list (Cli          *cli,
      BylineFilter *filter,
      const char   *publication_name,
      int           limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (publication_name != NULL)
    {
      g_autoptr (BylinePublication) publication
          = cli_find_publication (cli, publication_name, &error);

      if (publication == NULL)
        return cli_fail (error);
      filter->publication = g_strdup (publication->key);
    }
  byline_library_list_async (cli->library, filter, limit, 0, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  ids = byline_library_list_finish (cli->library, result, &error);
  if (ids == NULL || !print_stories (cli, ids, &error))
    return cli_fail (error);
  return CLI_DONE;
}

int
cli_run_list (Cli *cli)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_auto (GStrv) sections = NULL;
  g_auto (GStrv) authors = NULL;
  g_autofree char *publication = NULL;
  g_autofree char *search = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "section", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sections,
      "Only stories of this section", "NAME" },
    { "author", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &authors,
      "Only stories by this author", "NAME" },
    { "publication", 0, 0, G_OPTION_ARG_FILENAME, &publication,
      "Only stories of this publication: its id, name or address", "NAME" },
    { "unread", 0, 0, G_OPTION_ARG_NONE, &filter->unread, "Only unread stories", NULL },
    { "saved", 0, 0, G_OPTION_ARG_NONE, &filter->saved, "Only saved stories", NULL },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search, "Only stories with these words", "WORDS" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most N stories", "N" },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);

  if (arguments == NULL)
    return cli->status;
  if (limit < 0)
    {
      cli_complain ("--limit takes a number from 0, which is all");
      return CLI_USAGE;
    }
  for (gsize i = 0; sections != NULL && sections[i] != NULL; i++)
    byline_filter_add_section (filter, sections[i]);
  for (gsize i = 0; authors != NULL && authors[i] != NULL; i++)
    byline_filter_add_author (filter, authors[i]);
  filter->search = g_steal_pointer (&search);
  return cli_open (cli) ? list (cli, filter, publication, limit) : cli->status;
}
