/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-account-journal-private.h"
#include "byline-db-rules.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"
#include "byline-outbox-private.h"
#include "byline-rules-journal-private.h"
#include "byline-stories-journal-private.h"

/*
 * A journal that was deleted under a healthy database is made anew from it: else the next rebuild
 * would know nothing of subscriptions, rules and marks. What is written is the state, not how it came
 * about, behind lines that may be there: lines are idempotent, and the last one holds.
 */

/* The most keys that a line names. */
#define KEYS_A_LINE 1000

typedef struct {
  const char *member;
  int column;
} TextMember;

static void
add_texts (JsonObject *line, BylineStatement *row, const TextMember *members, gsize n_members)
{
  for (gsize i = 0; i < n_members; i++)
    {
      const char *text = (const char *) sqlite3_column_text (row, members[i].column);

      if (text != NULL)
        json_object_set_string_member (line, members[i].member, text);
    }
}

static void
add_feed_line (BylineDb *self,
               const char *op,
               const char *feed,
               const char *member,
               const char *value)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, op);

  json_object_set_string_member (line, "feed", feed);
  json_object_set_string_member (line, member, value);
  _byline_journal_add (self, line);
}

/* A feed is subscribed to as it was the first time, since the keys of its stories come from that
 * (seed: the publication's key then, and the address); then moved to where it is now. */
static void
add_feed (BylineDb *self, BylineStatement *row)
{
  static const TextMember members[] = {
    { "name", 4 },   { "own_name", 5 }, { "home_page_url", 6 }, { "icon_url", 7 },
    { "folder", 8 }, { "title", 9 },    { "section", 10 },      { "format", 11 },
  };
  const char *url = (const char *) sqlite3_column_text (row, 0);
  const char *key = (const char *) sqlite3_column_text (row, 2);
  const char *seed = (const char *) sqlite3_column_text (row, 1);
  const char *end = seed != NULL ? strchr (seed, '\n') : NULL;
  const char *first_key = (const char *) sqlite3_column_text (row, 12);
  g_autofree char *first_url = g_strdup (end != NULL ? end + 1 : url);
  gint64 minutes = sqlite3_column_int64 (row, 3);
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "subscribe");

  json_object_set_string_member (line, "publication", first_key);
  json_object_set_string_member (line, "feed", first_url);
  add_texts (line, row, members, G_N_ELEMENTS (members));
  if (sqlite3_column_int (row, 14) != 0)
    json_object_set_string_member (line, "icon_network", "private");
  _byline_journal_add (self, line);
  if (!g_str_equal (first_url, url))
    add_feed_line (self, "feed-url", first_url, "url", url);
  if (!g_str_equal (first_key, key))
    add_feed_line (self, "move-feed", url, "publication", key);
  if (sqlite3_column_int (row, 15) != 0)
    {
      g_autoptr (JsonObject) retired = _byline_journal_line_new (self, "retired");

      json_object_set_string_member (retired, "feed", url);
      json_object_set_int_member (retired, "value", 1);
      _byline_journal_add (self, retired);
    }
  if (sqlite3_column_type (row, 13) != SQLITE_NULL)
    {
      g_autoptr (JsonObject) network = _byline_journal_line_new (self, "feed-network");

      json_object_set_string_member (network, "feed", url);
      json_object_set_int_member (network, "private", sqlite3_column_int64 (row, 13));
      _byline_journal_add (self, network);
    }
  if (minutes > 0)
    {
      g_autoptr (JsonObject) interval = _byline_journal_line_new (self, "interval");

      json_object_set_string_member (interval, "feed", url);
      json_object_set_int_member (interval, "minutes", minutes);
      _byline_journal_add (self, interval);
    }
}

/* One that no feed was subscribed to with has its name and folder from nowhere else. */
static void
add_publication_text (BylineDb *self, BylineStatement *row, const char *op, TextMember member)
{
  const TextMember members[] = { { "publication", 0 }, member };
  g_autoptr (JsonObject) line = NULL;

  if (sqlite3_column_type (row, member.column) == SQLITE_NULL)
    return;
  line = _byline_journal_line_new (self, op);
  add_texts (line, row, members, G_N_ELEMENTS (members));
  json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
  _byline_journal_add (self, line);
}

static void
add_publication (BylineDb *self, BylineStatement *row)
{
  static const TextMember key[] = { { "publication", 0 } };
  gint64 removed_at = sqlite3_column_int64 (row, 1);
  BylineRetention retention = {
    (guint) sqlite3_column_int64 (row, 2),
    (guint) sqlite3_column_int64 (row, 3),
    byline_keep_unread_from_int (sqlite3_column_int64 (row, 4)),
  };
  BylineAhead ahead = {
    byline_ahead_level_from_int (sqlite3_column_int64 (row, 9)),
    byline_ahead_limit_from_int (sqlite3_column_int64 (row, 10)),
  };

  if (sqlite3_column_int (row, 7) == 0)
    {
      add_publication_text (self, row, "rename", (TextMember){ "name", 5 });
      add_publication_text (self, row, "folder", (TextMember){ "folder", 6 });
    }
  if (!byline_retention_equal (&retention, &(BylineRetention){ 0 }))
    _byline_journal_add_retention (self, (const char *) sqlite3_column_text (row, 0), &retention);
  if (sqlite3_column_int64 (row, 8) != 0)
    _byline_journal_add_page_policy (self, (const char *) sqlite3_column_text (row, 0),
                                     byline_page_policy_from_int (sqlite3_column_int64 (row, 8)));
  if (ahead.level != BYLINE_AHEAD_HEADLINES)
    _byline_journal_add_ahead (self, (const char *) sqlite3_column_text (row, 0), &ahead);
  if (removed_at != 0)
    {
      g_autoptr (JsonObject) line = _byline_journal_line_new (self, "removed");

      add_texts (line, row, key, 1);
      json_object_set_int_member (line, "at", removed_at);
      json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
      _byline_journal_add (self, line);
    }
}

static void
add_spoiled (BylineDb *self, BylineStatement *row)
{
  static const TextMember members[] = { { "feed", 0 }, { "value", 1 } };
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "spoil");

  add_texts (line, row, members, G_N_ELEMENTS (members));
  _byline_journal_add (self, line);
}

static void
add_guids (BylineDb *self, BylineStatement *row)
{
  static const TextMember members[] = { { "feed", 0 }, { "value", 1 } };
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "guids");

  add_texts (line, row, members, G_N_ELEMENTS (members));
  _byline_journal_add (self, line);
}

static void
add_sort (BylineDb *self, BylineStatement *row)
{
  static const TextMember key[] = { { "story", 0 } };
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "sort");

  add_texts (line, row, key, 1);
  json_object_set_int_member (line, "time", sqlite3_column_int64 (row, 1));
  _byline_journal_add (self, line);
}

typedef void (*AddFunc) (BylineDb *self, BylineStatement *row);

static gboolean
add_rows (BylineDb *self, const char *sql, AddFunc add, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql, "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    add (self, rows);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
add_retention (BylineDb *self, GError **error)
{
  BylineRetention retention;

  if (!byline_db_get_retention (self, &retention, error))
    return FALSE;
  if (!byline_retention_equal (&retention, &(BylineRetention){ 0 }))
    _byline_journal_add_retention (self, NULL, &retention);
  return TRUE;
}

static gboolean
add_rules (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray) rules = byline_db_get_rules (self, error);

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    _byline_journal_add_rule (self, g_ptr_array_index (rules, i));
  return rules != NULL;
}

static void
add_keys_line (BylineDb *self,
               const char *op,
               const char *member,
               const char *flag,
               JsonArray *keys)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, op);

  if (flag != NULL)
    {
      json_object_set_string_member (line, "flag", flag);
      json_object_set_int_member (line, "value", 1);
      json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
    }
  json_object_set_array_member (line, member, keys);
  _byline_journal_add (self, line);
}

/* Many keys of one mark, in lines of a bounded length. */
static gboolean
add_keys (BylineDb *self,
          const char *sql,
          const char *op,
          const char *member,
          const char *flag,
          GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql, "");
  g_autoptr (GError) failure = NULL;
  g_autoptr (JsonArray) keys = json_array_new ();

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      json_array_add_string_element (keys, (const char *) sqlite3_column_text (rows, 0));
      if (json_array_get_length (keys) < KEYS_A_LINE)
        continue;
      add_keys_line (self, op, member, flag, g_steal_pointer (&keys));
      keys = json_array_new ();
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  if (json_array_get_length (keys) > 0)
    add_keys_line (self, op, member, flag, json_array_ref (keys));
  return TRUE;
}

void
_byline_journal_add_marks (BylineDb *self, const char *flag, GHashTable *stories)
{
  g_autoptr (JsonArray) keys = json_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, stories);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      json_array_add_string_element (keys, key);
      if (json_array_get_length (keys) < KEYS_A_LINE)
        continue;
      add_keys_line (self, "mark", "stories", flag, g_steal_pointer (&keys));
      keys = json_array_new ();
    }
  if (json_array_get_length (keys) > 0)
    add_keys_line (self, "mark", "stories", flag, json_array_ref (keys));
}

gboolean
_byline_journal_recreate (BylineDb *self, GError **error)
{
  return add_rows (self,
                   /* q: the first one; one that is gone for good would be there again. */
                   "SELECT f.url, f.seed, p.key, f.interval_minutes, q.name, q.own_name, q.home,"
                   " q.icon, q.folder, f.title, f.section, f.format, q.key, f.private,"
                   " q.icon_private, f.retired FROM feeds f"
                   " JOIN publications p ON p.id = f.publication JOIN publications q"
                   " ON q.id = coalesce ((SELECT id FROM publications"
                   "  WHERE key = substr (f.seed, 1, instr (f.seed, char (10)) - 1)), p.id)"
                   " ORDER BY f.id",
                   add_feed, error) &&
         _byline_journal_add_accounts (self, error) &&
         add_rows (self,
                   "SELECT key, removed_at, keep_days, keep_stories, keep_unread, name, folder,"
                   " EXISTS (SELECT 1 FROM feeds f"
                   "  WHERE substr (f.seed, 1, instr (f.seed, char (10)) - 1) = publications.key),"
                   " page_policy, ahead, ahead_limit FROM publications ORDER BY id",
                   add_publication, error) &&
         add_rows (self,
                   "SELECT f.url, printf ('%016x', a.alias) FROM spoiled_aliases a"
                   " JOIN feeds f ON f.id = a.feed",
                   add_spoiled, error) &&
         add_rows (self, "SELECT url, CAST (guids AS TEXT) FROM feeds WHERE guids > 0", add_guids,
                   error) &&
         add_retention (self, error) &&
         add_rows (self,
                   "SELECT substr (name, 6), value FROM meta WHERE name >= 'sort:'"
                   " AND name < 'sort;'",
                   add_sort, error) &&
         add_rules (self, error) &&
         add_keys (self, BYLINE_SQL_TOMBSTONES, "forget", "tombstones", NULL, error) &&
         add_keys (self,
                   "SELECT key FROM stories WHERE is_read = 1"
                   " UNION ALL SELECT key FROM waiting_marks WHERE is_read = 1",
                   "mark", "stories", "read", error) &&
         add_keys (self,
                   "SELECT key FROM stories WHERE is_saved = 1"
                   " UNION ALL SELECT key FROM waiting_marks WHERE is_saved = 1",
                   "mark", "stories", "saved", error) &&
         _byline_outbox_recreate (self, error);
}
