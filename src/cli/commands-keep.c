/* SPDX-License-Identifier: GPL-3.0-or-later */

/* keep: how long stories are kept, and what they take on disk. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-library-retention.h"

/* A hundred years: more is for ever. */
#define MAX_DAYS 36525
#define MAX_STORIES 10000000

typedef struct {
  char *publication;
  char *days;
  char *stories;
  char *unread;
  gboolean dry_run;
} KeepOptions;

static void
keep_options_clear (KeepOptions *options)
{
  g_free (options->publication);
  g_free (options->days);
  g_free (options->stories);
  g_free (options->unread);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeepOptions, keep_options_clear)

/* --- What is typed --- */

/* Returns: FALSE if @text (nullable: then @value stays) is no number up to @max, nor "default", nor
 * @no_limit; that has been said. */
static gboolean
parse_limit (const char *text, const char *option, const char *no_limit, guint max, guint *value)
{
  guint64 number;

  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "default"))
    *value = 0;
  else if (g_str_equal (text, no_limit))
    *value = BYLINE_RETENTION_FOR_EVER;
  else if (g_ascii_string_to_unsigned (text, 10, 1, max, &number, NULL))
    *value = (guint) number;
  else
    {
      cli_print_error ("%s takes a number from 1 to %u, %s or default, not “%s”", option, max,
                       no_limit, text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_unread (const char *text, BylineKeepUnread *value)
{
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "default"))
    *value = BYLINE_KEEP_UNREAD_DEFAULT;
  else if (g_str_equal (text, "forever"))
    *value = BYLINE_KEEP_UNREAD_FOR_EVER;
  else if (g_str_equal (text, "as-read"))
    *value = BYLINE_KEEP_UNREAD_AS_READ;
  else
    {
      cli_print_error ("--unread takes forever, as-read or default, not “%s”", text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_options (const KeepOptions *options, BylineRetention *retention)
{
  return parse_limit (options->days, "--days", "forever", MAX_DAYS, &retention->days) &&
         parse_limit (options->stories, "--stories", "unlimited", MAX_STORIES,
                      &retention->stories) &&
         parse_unread (options->unread, &retention->unread);
}

/* --- The library's answers --- */

static gboolean
get_retention (Cli *cli, BylineRetention *retention, GError **error)
{
  byline_library_get_retention_async (cli->library, cli->cancellable, cli_done_cb, cli);
  return byline_library_get_retention_finish (cli->library, cli_await (cli), retention, error);
}

static gboolean
preview (Cli *cli,
         gint64 publication_id,
         const BylineRetention *retention,
         BylineLoss *loss,
         GError **error)
{
  byline_library_preview_retention_async (cli->library, publication_id, retention, cli->cancellable,
                                          cli_done_cb, cli);
  return byline_library_preview_retention_finish (cli->library, cli_await (cli), loss, error);
}

static gboolean
set_retention (Cli *cli, gint64 publication_id, const BylineRetention *retention, GError **error)
{
  return CLI_CALL (cli, set_retention, change, error, publication_id, retention);
}

static BylineDiskUsage *
get_usage (Cli *cli, GError **error)
{
  return CLI_CALL (cli, disk_usage, disk_usage, error);
}

/* --- What is printed --- */

static char *
limit_text (guint limit, const char *no_limit)
{
  return limit == BYLINE_RETENTION_FOR_EVER ? g_strdup (no_limit) : g_strdup_printf ("%u", limit);
}

static const char *
unread_text (BylineKeepUnread unread)
{
  return unread == BYLINE_KEEP_UNREAD_AS_READ ? "as-read" : "forever";
}

static void
add_limit_json (BylineJsonWriter *json, const char *name, guint limit, const char *no_limit)
{
  if (limit == BYLINE_RETENTION_FOR_EVER)
    cli_json_add_string (json, name, no_limit);
  else
    byline_json_writer_set_int (json, name, limit);
}

/* @retention: with nothing left to a default. */
static void
add_retention_json (BylineJsonWriter *json, const BylineRetention *retention)
{
  add_limit_json (json, "days", retention->days, "forever");
  add_limit_json (json, "stories", retention->stories, "unlimited");
  cli_json_add_string (json, "unread", unread_text (retention->unread));
}

static void
print_retention (const char *whose, const BylineRetention *retention)
{
  g_autofree char *days = retention->days == BYLINE_RETENTION_FOR_EVER
                            ? g_strdup ("for ever")
                            : g_strdup_printf ("for %u %s", retention->days,
                                               retention->days == 1 ? "day" : "days");
  g_autofree char *stories = retention->stories == BYLINE_RETENTION_FOR_EVER
                               ? g_strdup ("any number of them")
                               : g_strdup_printf ("the newest %u of each feed", retention->stories);

  printf ("%s: stories are kept %s, %s; unread ones %s; saved ones until they are unsaved\n", whose,
          days, stories,
          retention->unread == BYLINE_KEEP_UNREAD_AS_READ ? "as read ones" : "for ever");
}

static void
print_usage (const BylineDiskUsage *usage)
{
  g_autofree char *total = g_format_size (byline_disk_usage_get_total (usage));
  g_autofree char *articles = g_format_size (usage->articles);
  g_autofree char *index = g_format_size (usage->index);
  g_autofree char *pictures = g_format_size (usage->pictures);

  printf ("On disk: %s (articles %s, index %s, pictures of saved stories %s)\n", total, articles,
          index, pictures);
}

static void
print_publications_json (BylineJsonWriter *json,
                         GPtrArray *publications,
                         const BylineRetention *library,
                         const BylineDiskUsage *usage)
{
  byline_json_writer_begin_array (json, "publications");
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);
      BylineRetention kept = byline_retention_resolve (&publication->retention, library);
      const BylinePublicationUsage *of = byline_disk_usage_find (usage, publication->id);

      byline_json_writer_begin_object (json, NULL);
      byline_json_writer_set_int (json, "id", publication->id);
      cli_json_add_string (json, "key", publication->key);
      cli_json_add_string (json, "name", publication->name);
      add_retention_json (json, &kept);
      byline_json_writer_set_boolean (
        json, "own", !byline_retention_equal (&publication->retention, &(BylineRetention){ 0 }));
      byline_json_writer_set_int (json, "stories_held", of != NULL ? of->n_stories : 0);
      byline_json_writer_set_int (json, "bytes", of != NULL ? (gint64) of->bytes : 0);
      byline_json_writer_end_object (json);
    }
  byline_json_writer_end_array (json);
}

static void
print_publications (GPtrArray *publications,
                    const BylineRetention *library,
                    const BylineDiskUsage *usage)
{
  static const char *const headings[] = {
    ">ID", ">Held", ">On disk", ">Days", ">Stories", "Unread", "Name", NULL,
  };
  g_autoptr (CliTable) table = cli_table_new (headings);

  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);
      BylineRetention kept = byline_retention_resolve (&publication->retention, library);
      const BylinePublicationUsage *of = byline_disk_usage_find (usage, publication->id);
      g_autofree char *size = g_format_size (of != NULL ? of->bytes : 0);
      g_autofree char *days = limit_text (kept.days, "forever");
      g_autofree char *stories = limit_text (kept.stories, "unlimited");

      cli_table_add_int (table, publication->id);
      cli_table_add_int (table, of != NULL ? of->n_stories : 0);
      cli_table_add (table, size);
      cli_table_add (table, days);
      cli_table_add (table, stories);
      cli_table_add (table, unread_text (kept.unread));
      cli_table_add (table, publication->name);
    }
  cli_table_print (table);
}

static int
show (Cli *cli, const BylinePublication *publication)
{
  BylineRetention library;
  BylineRetention kept;
  g_autoptr (BylineDiskUsage) usage = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  if (!get_retention (cli, &library, &error))
    return cli_fail (error);
  usage = get_usage (cli, &error);
  if (usage == NULL)
    return cli_fail (error);
  publications = cli_list_publications_or (cli, publication, &error);
  if (publications == NULL)
    return cli_fail (error);

  kept = byline_retention_resolve (NULL, &library);
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      add_retention_json (json, &kept);
      byline_json_writer_begin_object (json, "disk");
      byline_json_writer_set_int (json, "articles", (gint64) usage->articles);
      byline_json_writer_set_int (json, "index", (gint64) usage->index);
      byline_json_writer_set_int (json, "pictures", (gint64) usage->pictures);
      byline_json_writer_set_int (json, "total", (gint64) byline_disk_usage_get_total (usage));
      byline_json_writer_end_object (json);
      print_publications_json (json, publications, &library, usage);
      cli_json_print (json);
      return CLI_DONE;
    }
  if (publication == NULL)
    {
      print_retention ("Library", &kept);
      print_usage (usage);
    }
  print_publications (publications, &library, usage);
  return CLI_DONE;
}

static void
print_change (Cli *cli,
              const BylinePublication *publication,
              const BylineRetention *kept,
              const BylineLoss *loss,
              gboolean dry_run)
{
  g_autofree char *size = g_format_size (loss->bytes);

  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      if (publication != NULL)
        byline_json_writer_set_int (json, "publication", publication->id);
      add_retention_json (json, kept);
      byline_json_writer_set_boolean (json, "dry_run", dry_run);
      byline_json_writer_begin_object (json, "goes");
      byline_json_writer_set_int (json, "stories", loss->n_stories);
      byline_json_writer_set_int (json, "bytes", (gint64) loss->bytes);
      byline_json_writer_end_object (json);
      cli_json_print (json);
      return;
    }
  if (!dry_run)
    print_retention (publication != NULL ? publication->name : "Library", kept);
  if (loss->n_stories > 0 || dry_run)
    printf ("About %u %s, %s, %s at the next refresh\n", loss->n_stories,
            loss->n_stories == 1 ? "story" : "stories", size,
            dry_run                ? "would go"
            : loss->n_stories == 1 ? "goes"
                                   : "go");
}

static int
change (Cli *cli, const BylinePublication *publication, const KeepOptions *options)
{
  gint64 id = publication != NULL ? publication->id : 0;
  BylineRetention library;
  BylineRetention own;
  BylineRetention kept;
  BylineLoss loss;
  g_autoptr (GError) error = NULL;

  if (!get_retention (cli, &library, &error))
    return cli_fail (error);
  own = publication != NULL ? publication->retention : library;
  if (!parse_options (options, &own))
    return CLI_USAGE;
  if (!preview (cli, id, &own, &loss, &error) ||
      (!options->dry_run && !set_retention (cli, id, &own, &error)))
    return cli_fail (error);
  kept = byline_retention_resolve (&own, &library);
  print_change (cli, publication, &kept, &loss, options->dry_run);
  return CLI_DONE;
}

int
cli_run_keep (Cli *cli)
{
  g_auto (KeepOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "publication", 0, 0, G_OPTION_ARG_FILENAME, &options.publication,
      "For this publication only: its id, name or address", "P" },
    { "days", 0, 0, G_OPTION_ARG_FILENAME, &options.days,
      "Keep stories for N days, forever, or default", "N" },
    { "stories", 0, 0, G_OPTION_ARG_FILENAME, &options.stories,
      "Keep the newest N of each feed, unlimited, or default", "N" },
    { "unread", 0, 0, G_OPTION_ARG_FILENAME, &options.unread,
      "Unread stories: forever, as-read or default", "HOW" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      "Show what would be deleted, and change nothing", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  BylineRetention checked = { 0 };
  gboolean is_change = options.days != NULL || options.stories != NULL || options.unread != NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  if (!parse_options (&options, &checked))
    return CLI_USAGE;
  if (options.dry_run && !is_change)
    {
      cli_print_error ("--dry-run takes --days, --stories or --unread with it");
      return CLI_USAGE;
    }
  if (!cli_open (cli))
    return cli->status;
  if (options.publication != NULL)
    {
      publication = cli_find_publication (cli, options.publication, &error);
      if (publication == NULL)
        return cli_fail (error);
    }
  return is_change ? change (cli, publication, &options) : show (cli, publication);
}
