/* SPDX-License-Identifier: GPL-3.0-or-later */

/* edition. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-clock.h"
#include "byline-library-edition.h"
#include "byline-text-lines.h"

/* The lines of prose on a wide terminal, and where there is none. */
#define MAX_WIDTH 78
/* How many of the publications that carry a story, too, are named; --json names all. */
#define MAX_ALSO 3

static guint
text_width (void)
{
  guint width = cli_terminal_width ();

  return width == 0 ? MAX_WIDTH : MIN (width, MAX_WIDTH);
}

/* --- For people --- */

static char *
join_meta (const BylineEditionItem *item)
{
  const BylineStory *story = item->candidate->story;
  g_autofree char *authors = g_strjoinv (", ", story->authors);
  g_autofree char *when = cli_relative_time (story->sort_time);
  guint minutes = byline_edition_candidate_get_minutes (item->candidate);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s  ", story->id, story->is_read ? "" : " *");
  if (*authors != '\0')
    g_string_append_printf (text, "%s · ", authors);
  g_string_append_printf (text, "%s · %s", story->publication_name, when);
  if (minutes > 0)
    g_string_append_printf (text, " · %u min", minutes);
  return g_string_free (text, FALSE);
}

static void
print_also (const BylineEditionItem *item, const char *indent)
{
  g_autoptr (GString) text = g_string_new ("Also in ");
  guint n = MIN (item->also->len, MAX_ALSO), n_others = item->also->len - n;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const char *between = i == 0 ? "" : i + 1 < n || n_others > 0 ? ", " : " and ";

      g_string_append_printf (text, "%s%s", between,
                              (const char *) g_ptr_array_index (item->also, i));
    }
  if (n_others > 0)
    g_string_append_printf (text, " and %u %s", n_others, n_others == 1 ? "other" : "others");
  cli_print_wrapped (text->str, text_width (), indent, indent);
}

static const char *const reason_words[] = {
  "followed author",
  "pinned section",
  "saved",
  "picture",
  "long",
  "near the top of its feed",
  "carried by other publications",
};

static void
print_reasons (const BylineEditionItem *item, const char *indent)
{
  g_autoptr (GString) text = g_string_new ("Why here: ");

  for (guint i = 0; i < G_N_ELEMENTS (reason_words); i++)
    if (item->reasons & (1u << i))
      g_string_append_printf (text, "%s, ", reason_words[i]);
  g_string_append (text, "when it came out");
  cli_print_wrapped (text->str, text_width (), indent, indent);
}

static void
print_item (const BylineEditionItem *item,
            const char *indent,
            gboolean with_standfirst,
            gboolean with_reasons)
{
  const BylineStory *story = item->candidate->story;
  g_autofree char *meta = join_meta (item);
  g_autofree char *standfirst = NULL;

  cli_print_wrapped (story->title != NULL ? story->title : story->standfirst, text_width (), indent,
                     indent);
  if (with_standfirst && story->title != NULL && story->standfirst != NULL)
    {
      standfirst = byline_text_cut_columns (story->standfirst, 3 * text_width ());
      cli_print_wrapped (standfirst, text_width (), indent, indent);
    }
  cli_print_wrapped (meta, text_width (), indent, indent);
  print_also (item, indent);
  if (with_reasons)
    print_reasons (item, indent);
}

static char *
group_title (const BylineEditionGroup *group)
{
  g_autoptr (GDateTime) day = NULL;

  switch (group->kind)
    {
    case BYLINE_EDITION_GROUP_SECTION:
    case BYLINE_EDITION_GROUP_PUBLICATION:
      return g_strdup (group->name);
    case BYLINE_EDITION_GROUP_DAY:
      day = g_date_time_new_from_unix_local (group->day);
      return g_date_time_format (day, "%-d %B %Y");
    case BYLINE_EDITION_GROUP_REST:
      break;
    }
  return g_strdup ("More stories");
}

static void
print_group (const BylineEditionGroup *group, gboolean with_reasons)
{
  g_autofree char *title = group_title (group);

  printf ("\n");
  cli_print_bold (title);
  for (guint i = 0; i < group->items->len; i++)
    print_item (g_ptr_array_index (group->items, i), "  ", i == 0, with_reasons);
  if (group->n_more > 0)
    printf ("  %u more in %s\n", group->n_more, title);
}

static void
print_edition (const BylineEdition *edition, gboolean with_reasons)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (byline_clock_now ());
  g_autofree char *date = g_date_time_format (now, "%A, %-d %B %Y");
  g_autofree char *line = g_strdup_printf ("%s · %u %s, %u unread", date, edition->n_stories,
                                           edition->n_stories == 1 ? "story" : "stories",
                                           edition->n_unread);

  cli_print_bold (line);
  if (edition->lead == NULL)
    return;
  printf ("\n");
  print_item (edition->lead, "", TRUE, with_reasons);
  for (guint i = 0; i < edition->seconds->len; i++)
    {
      printf ("\n");
      print_item (g_ptr_array_index (edition->seconds, i), "", TRUE, with_reasons);
    }
  for (guint i = 0; i < edition->groups->len; i++)
    print_group (g_ptr_array_index (edition->groups, i), with_reasons);
}

/* --- For programs --- */

static const char *const reason_names[] = {
  "followed", "pinned", "saved", "picture", "long", "place", "carried",
};

static void
write_item (BylineJsonWriter *json, const char *name, const BylineEditionItem *item)
{
  byline_json_writer_begin_object (json, name);
  byline_record_write_json_members (&byline_story_record, item->candidate->story, json);
  byline_json_writer_set_int (json, "minutes",
                              byline_edition_candidate_get_minutes (item->candidate));
  byline_json_writer_begin_array (json, "also");
  for (guint i = 0; i < item->also->len; i++)
    cli_json_add_string (json, NULL, g_ptr_array_index (item->also, i));
  byline_json_writer_end_array (json);
  byline_json_writer_begin_array (json, "why");
  for (guint i = 0; i < G_N_ELEMENTS (reason_names); i++)
    if (item->reasons & (1u << i))
      cli_json_add_string (json, NULL, reason_names[i]);
  byline_json_writer_end_array (json);
  byline_json_writer_end_object (json);
}

static void
write_items (BylineJsonWriter *json, const char *name, GPtrArray *items)
{
  byline_json_writer_begin_array (json, name);
  for (guint i = 0; i < items->len; i++)
    write_item (json, NULL, g_ptr_array_index (items, i));
  byline_json_writer_end_array (json);
}

static void
write_group (BylineJsonWriter *json, const BylineEditionGroup *group)
{
  static const char *const kinds[] = { "section", "publication", "day", "rest" };

  byline_json_writer_begin_object (json, NULL);
  cli_json_add_string (json, "kind", kinds[group->kind]);
  cli_json_add_string (json, "name", group->name);
  if (group->day != 0)
    byline_json_writer_set_time (json, "day", group->day);
  byline_json_writer_set_int (json, "unread", group->n_unread);
  byline_json_writer_set_int (json, "more", group->n_more);
  write_items (json, "stories", group->items);
  byline_json_writer_end_object (json);
}

static void
print_edition_json (const BylineEdition *edition)
{
  BylineJsonWriter *json = cli_json_begin ();

  byline_json_writer_set_time (json, "date", byline_clock_now ());
  byline_json_writer_set_int (json, "stories", edition->n_stories);
  byline_json_writer_set_int (json, "unread", edition->n_unread);
  if (edition->lead != NULL)
    write_item (json, "lead", edition->lead);
  write_items (json, "seconds", edition->seconds);
  byline_json_writer_begin_array (json, "groups");
  for (guint i = 0; i < edition->groups->len; i++)
    write_group (json, g_ptr_array_index (edition->groups, i));
  byline_json_writer_end_array (json);
  cli_json_print (json);
}

int
cli_run_edition (Cli *cli)
{
  g_autoptr (CliFilter) options = cli_filter_new ();
  gboolean why = FALSE;
  const GOptionEntry entries[] = {
    CLI_FILTER_ENTRIES (options),
    { "why", 0, 0, G_OPTION_ARG_NONE, &why, "Explain why each story is there", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineEdition) edition = NULL;
  g_autoptr (GError) error = NULL;
  BylineFilter *filter;

  if (arguments == NULL)
    return cli->status;
  filter = cli_filter_get (cli, options);
  if (filter == NULL)
    return cli->status;
  edition = CLI_CALL (cli, get_edition, get_edition, &error, filter, 0);
  if (edition == NULL)
    return cli_fail (error);
  if (cli->json)
    print_edition_json (edition);
  else
    print_edition (edition, why);
  return CLI_DONE;
}
