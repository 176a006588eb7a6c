/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sections, authors, and what is decided about them: merge, rename, hide, pin, mute, filters. */

#include "byline-cli.h"

#include <stdio.h>
#include <string.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-clock.h"
#include "byline-library-sections.h"

/* --- sections, authors --- */

/* Begins a command that prints counts, hidden names only with --all. Returns: (nullable): them. */
static BylineCounts *
begin_counts (Cli *cli)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all, "Include hidden names and those with a single story",
      NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (GError) error = NULL;
  BylineCounts *counts;

  if (arguments == NULL || !cli_open (cli))
    return NULL;
  counts = all ? CLI_CALL (cli, get_all_counts, get_counts, &error, NULL)
               : CLI_CALL (cli, get_counts, get_counts, &error, NULL);
  if (counts == NULL)
    cli->status = cli_fail (error);
  return counts;
}

static const char *const count_headings[] = { ">Unread", ">Stories", "", "Name", NULL };

static const char *
mark_of (gboolean is_pinned, gboolean is_hidden)
{
  return is_pinned ? "^" : is_hidden ? "-" : "";
}

static void
print_section_json (const BylineSectionSummary *row)
{
  BylineJsonWriter *json = cli_json_begin ();

  byline_json_writer_set_int (json, "id", row->id);
  cli_json_add_string (json, "name", row->name);
  cli_json_add_string (json, "path", row->path);
  cli_json_add_string (json, "parent", row->parent);
  byline_json_writer_set_int (json, "stories", row->n_stories);
  byline_json_writer_set_int (json, "unread", row->n_unread);
  byline_json_writer_set_boolean (json, "pinned", row->is_pinned);
  byline_json_writer_set_boolean (json, "hidden", row->is_hidden);
  cli_json_print (json);
}

int
cli_run_sections (Cli *cli)
{
  g_autoptr (BylineCounts) counts = begin_counts (cli);
  g_autoptr (CliTable) table = cli_table_new (count_headings);

  if (counts == NULL)
    return cli->status;
  for (guint i = 0; i < counts->sections->len; i++)
    {
      const BylineSectionSummary *row = g_ptr_array_index (counts->sections, i);
      g_autofree char *name = NULL;

      if (cli->json)
        {
          print_section_json (row);
          continue;
        }
      name = row->parent != NULL ? g_strdup_printf ("%s (%s)", row->name, row->parent)
                                 : g_strdup (row->name);
      cli_table_add_int (table, row->n_unread);
      cli_table_add_int (table, row->n_stories);
      cli_table_add (table, mark_of (row->is_pinned, row->is_hidden));
      cli_table_add (table, name);
    }
  cli_table_print (table);
  return CLI_DONE;
}

static void
print_author_json (const BylineAuthorSummary *row)
{
  BylineJsonWriter *json = cli_json_begin ();

  byline_json_writer_set_int (json, "id", row->id);
  cli_json_add_string (json, "name", row->name);
  cli_json_add_string (json, "url", row->url);
  cli_json_add_string (json, "avatar", row->avatar_url);
  cli_json_add_string (json, "bio", row->bio);
  byline_json_writer_set_int (json, "stories", row->n_stories);
  byline_json_writer_set_int (json, "unread", row->n_unread);
  byline_json_writer_set_boolean (json, "organisation", row->is_organisation);
  byline_json_writer_set_boolean (json, "pinned", row->is_pinned);
  byline_json_writer_set_boolean (json, "hidden", row->is_hidden);
  cli_json_print (json);
}

static void
print_authors (Cli *cli, GPtrArray *authors, CliTable *table)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthorSummary *row = g_ptr_array_index (authors, i);
      g_autofree char *name = NULL;

      if (cli->json)
        {
          print_author_json (row);
          continue;
        }
      name = g_strconcat (row->name, row->is_organisation ? " (organisation)" : "", NULL);
      cli_table_add_int (table, row->n_unread);
      cli_table_add_int (table, row->n_stories);
      cli_table_add (table, mark_of (row->is_pinned, row->is_hidden));
      cli_table_add (table, name);
    }
}

int
cli_run_authors (Cli *cli)
{
  g_autoptr (BylineCounts) counts = begin_counts (cli);
  g_autoptr (CliTable) table = cli_table_new (count_headings);

  if (counts == NULL)
    return cli->status;
  print_authors (cli, counts->authors, table);
  print_authors (cli, counts->organisations, table);
  cli_table_print (table);
  return CLI_DONE;
}

/* --- Rules --- */

/* The first argument says what the name is of. Returns: whether it does; else that was said. */
static gboolean
read_kind (Cli *cli, const char *text, BylineRuleKind *kind)
{
  if (byline_rule_kind_from_string (text, kind) &&
      (*kind == BYLINE_RULE_KIND_SECTION || *kind == BYLINE_RULE_KIND_AUTHOR))
    return TRUE;
  cli_print_error ("unknown kind “%s”; use section or author", text);
  cli->status = CLI_USAGE;
  return FALSE;
}

/* --undo of a command that has an inverse of its own: it works, and is not listed. */
#define UNDO_ENTRY(undo)                                                                           \
  {                                                                                                \
    "undo", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, undo, "", NULL                             \
  }

static int
run_merge (Cli *cli, gboolean apart)
{
  const GOptionEntry entries[] = { UNDO_ENTRY (&apart), { NULL } };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 2, 3);
  BylineRuleKind kind;

  if (arguments == NULL || !read_kind (cli, arguments[0], &kind))
    return cli->status;
  if (!apart && arguments[2] == NULL)
    {
      cli_print_error ("merge needs two names, NAME and INTO");
      return CLI_USAGE;
    }
  if (!cli_name_is_borne (cli, kind, arguments[1]))
    return cli->status;
  if (apart)
    return cli_say_applied (cli, byline_rule_merge (kind, arguments[1], NULL), "Separated: %s “%s”",
                            arguments[0], arguments[1]);
  return cli_say_applied (cli, byline_rule_merge (kind, arguments[1], arguments[2]),
                          "Merged: %s “%s” into “%s”", arguments[0], arguments[1], arguments[2]);
}

int
cli_run_merge (Cli *cli)
{
  return run_merge (cli, FALSE);
}

int
cli_run_unmerge (Cli *cli)
{
  return run_merge (cli, TRUE);
}

int
cli_run_rename (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 2, 3);
  BylineRuleKind kind;

  if (arguments == NULL || !read_kind (cli, arguments[0], &kind))
    return cli->status;
  if (!cli_name_is_borne (cli, kind, arguments[1]))
    return cli->status;
  if (arguments[2] == NULL)
    return cli_say_applied (cli, byline_rule_rename (kind, arguments[1], NULL),
                            "Restored: the name of %s “%s”", arguments[0], arguments[1]);
  return cli_say_applied (cli, byline_rule_rename (kind, arguments[1], arguments[2]),
                          "Renamed: %s “%s” to “%s”", arguments[0], arguments[1], arguments[2]);
}

static int
run_hide (Cli *cli, gboolean show)
{
  const GOptionEntry entries[] = { UNDO_ENTRY (&show), { NULL } };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 2, 2);
  BylineRuleKind kind;

  if (arguments == NULL || !read_kind (cli, arguments[0], &kind))
    return cli->status;
  if (!cli_name_is_borne (cli, kind, arguments[1]))
    return cli->status;
  return cli_say_applied (cli, byline_rule_hide (kind, arguments[1], !show), "%s: %s “%s”",
                          show ? "Listed" : "Hidden", arguments[0], arguments[1]);
}

int
cli_run_hide (Cli *cli)
{
  return run_hide (cli, FALSE);
}

int
cli_run_unhide (Cli *cli)
{
  return run_hide (cli, TRUE);
}

/* Authors are followed, sections are pinned. */
static const char *
word_for_pin (BylineRuleKind kind, gboolean unpin)
{
  if (kind == BYLINE_RULE_KIND_AUTHOR)
    return unpin ? "Unfollowed" : "Followed";
  return unpin ? "Unpinned" : "Pinned";
}

static int
run_pin (Cli *cli, gboolean unpin)
{
  int position = 1;
  const GOptionEntry entries[] = {
    { "position", 0, unpin ? G_OPTION_FLAG_HIDDEN : 0, G_OPTION_ARG_INT, &position,
      "Position among pinned names (default: 1)", "N" },
    { "place", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &position, "", "N" },
    UNDO_ENTRY (&unpin),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 2, 2);
  BylineRuleKind kind;

  if (arguments == NULL || !read_kind (cli, arguments[0], &kind))
    return cli->status;
  if (position < 1)
    {
      cli_print_error ("--position must be 1 or more");
      return CLI_USAGE;
    }
  if (!cli_name_is_borne (cli, kind, arguments[1]))
    return cli->status;
  return cli_say_applied (cli, byline_rule_pin (kind, arguments[1], unpin ? -1 : position - 1),
                          "%s: %s “%s”", word_for_pin (kind, unpin), arguments[0], arguments[1]);
}

int
cli_run_pin (Cli *cli)
{
  return run_pin (cli, FALSE);
}

int
cli_run_unpin (Cli *cli)
{
  return run_pin (cli, TRUE);
}

/* --- mute --- */

/* The number of days that nobody gave, and a hundred years. */
#define FOR_EVER G_MININT
#define MAX_DAYS 36500

/* The last day on which it is muted: the first second after it may be another day's. */
static char *
format_end (gint64 until)
{
  g_autoptr (GDateTime) date = until != 0 ? g_date_time_new_from_unix_local (until - 1) : NULL;

  return date != NULL ? g_date_time_format (date, "%F") : g_strdup ("");
}

static int
list_mutes (Cli *cli)
{
  static const char *const headings[] = { "What", "Until", "Name", NULL };
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);
  g_autoptr (CliTable) table = cli_table_new (headings);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  if (rules == NULL)
    return cli->status;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *end = format_end (rule->number);
      BylineJsonWriter *json;

      if (rule->op != BYLINE_RULE_OP_MUTE)
        continue;
      if (!cli->json)
        {
          cli_table_add (table, byline_rule_kind_to_string (rule->kind));
          cli_table_add (table, end);
          cli_table_add (table, cli_rule_name (rule, publications));
          continue;
        }
      json = cli_json_begin ();
      cli_json_add_string (json, "kind", byline_rule_kind_to_string (rule->kind));
      cli_json_add_string (json, "name", cli_rule_name (rule, publications));
      if (rule->number != 0)
        byline_json_writer_set_time (json, "until", rule->number);
      cli_json_print (json);
    }
  cli_table_print (table);
  return CLI_DONE;
}

/* Returns: (transfer full) (nullable): the name that the rule takes: a publication's key. */
static char *
muted_name (Cli *cli, BylineRuleKind kind, const char *text)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  if (kind != BYLINE_RULE_KIND_PUBLICATION)
    return g_strdup (text);
  if (!cli_open (cli))
    return NULL;
  publication = cli_find_publication (cli, text, &error);
  if (publication == NULL)
    cli->status = cli_fail (error);
  return publication != NULL ? g_strdup (publication->key) : NULL;
}

/* @rule: (transfer full). @name: what the user called it. */
static int
unmute (Cli *cli, BylineRule *rule, const char *name)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;

  g_ptr_array_add (rules, rule);
  undo = cli_apply_rules_for_undo (cli, rules);
  if (undo == NULL)
    return cli->status;
  if (!((const BylineRule *) g_ptr_array_index (undo, 0))->is_set)
    {
      cli_print_error ("the %s “%s” is not muted; see byline-cli mutes",
                       byline_rule_kind_to_string (rule->kind), name);
      return CLI_FAILED;
    }
  if (!cli->json)
    printf ("Unmuted: %s “%s”\n", byline_rule_kind_to_string (rule->kind), name);
  return CLI_DONE;
}

static int
mute (Cli *cli, BylineRuleKind kind, const char *name, const char *shown, int days)
{
  gint64 until = days != FOR_EVER ? byline_clock_now () + (gint64) days * 86400 : 0;
  g_autofree char *end = format_end (until);

  return cli_say_applied (cli, byline_rule_mute (kind, name, TRUE, until), "Muted: %s “%s”%s%s",
                          byline_rule_kind_to_string (kind), shown, until != 0 ? " until " : "",
                          end);
}

/* Mutes or unmutes @arguments, a kind and a name. */
static int
run_mute_of (Cli *cli, char **arguments, gboolean add, int days)
{
  g_autofree char *name = NULL;
  BylineRuleKind kind;

  if (!byline_rule_kind_from_string (arguments[0], &kind) || kind == BYLINE_RULE_KIND_FILTER)
    {
      cli_print_error ("unknown kind “%s”; use word, author, section or publication", arguments[0]);
      return CLI_USAGE;
    }
  if (days != FOR_EVER && (!add || days < 1 || days > MAX_DAYS))
    {
      if (add)
        cli_print_error ("--days must be from 1 to %d", MAX_DAYS);
      else
        cli_print_error ("--days goes with muting only");
      return CLI_USAGE;
    }
  name = muted_name (cli, kind, arguments[1]);
  if (name == NULL)
    return cli->status;
  if (add)
    return mute (cli, kind, name, arguments[1], days);
  return unmute (cli, byline_rule_mute (kind, name, FALSE, 0), arguments[1]);
}

/* KIND NAME; or, as it was called once, list, add KIND NAME, remove KIND NAME. */
int
cli_run_mute (Cli *cli)
{
  int days = FOR_EVER;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &days, "Mute for N days (default: until unmuted)", "N" },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 3);
  guint n;

  if (arguments == NULL)
    return cli->status;
  n = g_strv_length (arguments);
  if (n == 0 || (n == 1 && g_str_equal (arguments[0], "list")))
    return list_mutes (cli);
  if (n == 3 && (g_str_equal (arguments[0], "add") || g_str_equal (arguments[0], "remove")))
    return run_mute_of (cli, arguments + 1, g_str_equal (arguments[0], "add"), days);
  if (n == 2 && !g_str_equal (arguments[0], "add") && !g_str_equal (arguments[0], "remove"))
    return run_mute_of (cli, arguments, TRUE, days);
  cli_print_error ("mute takes a kind and a name, such as mute word crypto");
  return CLI_USAGE;
}

int
cli_run_unmute (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 2, 2);

  return arguments != NULL ? run_mute_of (cli, arguments, FALSE, FOR_EVER) : cli->status;
}

int
cli_run_mutes (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 0);

  return arguments != NULL ? list_mutes (cli) : cli->status;
}

/* --- filters --- */

static int
list_filters (Cli *cli)
{
  static const char *const headings[] = { ">Unread", ">Stories", "Name", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_open (cli))
    return cli->status;
  filters = CLI_CALL (cli, get_saved_filters, get_saved_filters, &error);
  if (filters == NULL)
    return cli_fail (error);
  for (guint i = 0; i < filters->len; i++)
    {
      const BylineSavedFilter *saved = g_ptr_array_index (filters, i);
      g_autofree char *text = byline_filter_to_string (saved->filter);
      BylineJsonWriter *json;

      if (!cli->json)
        {
          cli_table_add_int (table, saved->n_unread);
          cli_table_add_int (table, saved->n_stories);
          cli_table_add (table, saved->name);
          continue;
        }
      json = cli_json_begin ();
      cli_json_add_string (json, "name", saved->name);
      cli_json_add_string (json, "filter", text);
      byline_json_writer_set_int (json, "stories", saved->n_stories);
      byline_json_writer_set_int (json, "unread", saved->n_unread);
      cli_json_print (json);
    }
  cli_table_print (table);
  return CLI_DONE;
}

/* The saved filter keeps its place. */
static int
rename_filter (Cli *cli, const char *name, const char *new_name)
{
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);
  g_autoptr (GPtrArray) changes = byline_rules_new ();
  const BylineRule *saved, *other;
  BylineRule *renamed;

  if (rules == NULL)
    return cli->status;
  saved = cli_find_filter (rules, name);
  if (saved == NULL)
    {
      cli_print_error ("no saved filter is called “%s”; see byline-cli filters", name);
      return CLI_FAILED;
    }
  other = cli_find_filter (rules, new_name);
  if (other != NULL && other != saved)
    {
      cli_print_error ("a saved filter is called “%s” already", other->name);
      return CLI_FAILED;
    }
  renamed = byline_rule_new (BYLINE_RULE_KIND_FILTER, BYLINE_RULE_OP_SAVE, new_name);
  renamed->value = g_strdup (saved->value);
  renamed->number = saved->number;
  g_ptr_array_add (changes, byline_rule_save_filter (saved->name, NULL, 0));
  g_ptr_array_add (changes, renamed);
  if (cli_apply_rules (cli, changes) != CLI_DONE)
    return cli->status;
  if (!cli->json)
    printf ("Renamed: filter “%s” to “%s”\n", saved->name, new_name);
  return CLI_DONE;
}

static int
remove_filter (Cli *cli, const char *name)
{
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);

  if (rules == NULL)
    return cli->status;
  if (cli_find_filter (rules, name) != NULL)
    return cli_say_applied (cli, byline_rule_save_filter (name, NULL, 0), "Removed: filter “%s”",
                            name);
  cli_print_error ("no saved filter is called “%s”; see byline-cli filters", name);
  return CLI_FAILED;
}

int
cli_run_filters (Cli *cli)
{
  g_autoptr (CliFilter) options = cli_filter_new ();
  int position = 1;
  const GOptionEntry entries[] = {
    CLI_FILTER_ENTRIES (options),
    CLI_SORT_ENTRY (options),
    { "position", 0, 0, G_OPTION_ARG_INT, &position, "Position among saved filters (default: 1)",
      "N" },
    { "place", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &position, "", "N" },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 3);
  const char *verb;
  guint n;
  BylineFilter *filter;

  if (arguments == NULL)
    return cli->status;
  n = g_strv_length (arguments);
  verb = n > 0 ? arguments[0] : "list";
  if (g_str_equal (verb, "list") && n <= 1)
    return list_filters (cli);
  if (g_str_equal (verb, "remove") && n == 2)
    return remove_filter (cli, arguments[1]);
  if (g_str_equal (verb, "rename") && n == 3)
    return rename_filter (cli, arguments[1], arguments[2]);
  if (position < 1)
    {
      cli_print_error ("--position must be 1 or more");
      return CLI_USAGE;
    }
  if (!g_str_equal (verb, "save") || n != 2)
    {
      cli_print_error ("filters takes list, save NAME, rename NAME NEW or remove NAME");
      return CLI_USAGE;
    }
  filter = cli_filter_get (cli, options);
  if (filter == NULL)
    return cli->status;
  return cli_say_applied (cli, byline_rule_save_filter (arguments[1], filter, position - 1),
                          "Saved: filter “%s”", arguments[1]);
}
