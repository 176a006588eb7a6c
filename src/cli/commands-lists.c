/* SPDX-License-Identifier: GPL-3.0-or-later */

/* publications, list. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-story.h"

static void
print_publication_json (const BylinePublication *publication)
{
  BylineJsonWriter *json = cli_json_begin ();

  byline_json_writer_set_int (json, "id", publication->id);
  cli_json_add_string (json, "key", publication->key);
  cli_json_add_string (json, "name", publication->name);
  cli_json_add_string (json, "home_page_url", publication->home_page_url);
  cli_json_add_string (json, "icon", publication->icon_url);
  cli_json_add_string (json, "folder", publication->folder);
  byline_json_writer_set_int (json, "stories", publication->n_stories);
  byline_json_writer_set_int (json, "unread", publication->n_unread);
  byline_json_writer_set_boolean (json, "has_errors", publication->has_errors);
  byline_json_writer_begin_array (json, "feeds");
  for (guint i = 0; i < publication->feeds->len; i++)
    cli_json_add_string (json, NULL,
                         ((BylineFeed *) g_ptr_array_index (publication->feeds, i))->url);
  byline_json_writer_end_array (json);
  cli_json_print (json);
}

int
cli_run_publications (Cli *cli)
{
  static const char *const headings[] = { ">ID",    ">Unread",    ">Stories", "Name",
                                          "Folder", "=Home page", NULL };
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 0);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (CliTable) table = cli_table_new (headings);
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
          print_publication_json (publication);
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
  g_autofree char *text = NULL;
  BylineJsonWriter *writer = byline_json_writer_new (FALSE, 0);

  byline_record_write_json (&byline_story_record, story, writer, NULL);
  text = byline_json_writer_finish (writer);
  puts (text);
}

static void
add_story_row (CliTable *table, const BylineStory *story)
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
print_stories (Cli *cli, GArray *ids, GError **error)
{
  static const char *const headings[] = {
    ">ID", "", "When", "Publication", "Section", "Author", "Headline", NULL,
  };

  for (guint start = 0; start < ids->len; start += PAGE)
    {
      g_autoptr (CliTable) table = cli_table_new (headings);
      g_autoptr (GPtrArray) stories = NULL;

      stories = CLI_CALL (cli, get_stories, get_stories, error, &g_array_index (ids, gint64, start),
                          MIN (PAGE, ids->len - start));
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

int
cli_run_list (Cli *cli)
{
  g_autoptr (CliFilter) options = cli_filter_new ();
  int limit = 0;
  const GOptionEntry entries[] = {
    CLI_FILTER_ENTRIES (options),
    CLI_SORT_ENTRY (options),
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, "Print at most N stories (default: all)", "N" },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  BylineFilter *filter;

  if (arguments == NULL)
    return cli->status;
  if (limit < 0)
    {
      cli_print_error ("--limit takes a number from 0, which is all");
      return CLI_USAGE;
    }
  filter = cli_filter_get (cli, options);
  if (filter == NULL)
    return cli->status;
  ids = CLI_CALL (cli, list_story_ids, list_story_ids, &error, filter, limit, 0);
  if (ids == NULL || !print_stories (cli, ids, &error))
    return cli_fail (error);
  return CLI_DONE;
}
