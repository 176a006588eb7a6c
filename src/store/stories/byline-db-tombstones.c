/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-tombstones-private.h"

#include <string.h>

#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"

#define HEX "%016" G_GINT64_MODIFIER "x"

/* --- The decision --- */

gboolean
_byline_tombstone_stands_for (BylineAlias alias,
                              gboolean unchanged,
                              BylineSameness headline,
                              BylineSameness date)
{
  if (unchanged)
    return TRUE;
  switch (alias)
    {
    case BYLINE_ALIAS_ITEM:
      /* A mended headline keeps its date, a moved date its headline. */
      return headline != BYLINE_DIFFERENT || date == BYLINE_SAME;
    case BYLINE_ALIAS_URL:
      /* Pages that change carry many stories, and some have the same headline every day. */
      return headline == BYLINE_SAME ? date != BYLINE_DIFFERENT
                                     : headline == BYLINE_UNKNOWN && date == BYLINE_SAME;
    case BYLINE_ALIAS_SAID:
      return headline == BYLINE_SAME && date == BYLINE_SAME;
    }
  return FALSE;
}

static BylineSameness
compare (gint64 a, gint64 b)
{
  if (a == 0 || b == 0)
    return BYLINE_UNKNOWN;
  return a == b ? BYLINE_SAME : BYLINE_DIFFERENT;
}

/* --- What is compared --- */

static gint64
first_bytes (const guint8 *bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

char *
_byline_db_make_later_key (const char *seed,
                           const char *item,
                           gint64 headline,
                           gint64 date,
                           guint n)
{
  g_autofree char *name = g_strdup_printf ("%s\n" HEX "\n%" G_GINT64_FORMAT "\n%u", item,
                                           (guint64) headline, date, n);

  return _byline_db_make_key (seed, name);
}

char *
_byline_db_make_said_key (const char *publication_key, gint64 headline, gint64 date)
{
  g_autofree char *seed = g_strconcat (publication_key, "\nsaid", NULL);
  g_autofree char *said = g_strdup_printf (HEX " %" G_GINT64_FORMAT, (guint64) headline, date);

  return _byline_db_make_key (seed, said);
}

gint64
_byline_db_is_forgotten (BylineDb *self, const char *key, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT 1 FROM tombstones WHERE key = ?", "s", key);
}

gint64
_byline_db_is_forgotten_item (BylineDb *self, const BylineIncoming *item, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT t.headline, t.date, n.said, iif (n.name = ?1, 0, iif (n.name = ?2, 1, 2))"
    " FROM tombstone_names n JOIN tombstones t ON t.key = n.tombstone"
    " WHERE n.name IN (?1, ?2, ?3)",
    "sss", item->item_name, item->url_name, item->said_name);
  gint64 said = first_bytes (g_bytes_get_data (item->digest, NULL));
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return -1;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 said_then = sqlite3_column_int64 (rows, 2);

      if (_byline_tombstone_stands_for ((BylineAlias) sqlite3_column_int (rows, 3),
                                        said_then != 0 && said_then == said,
                                        compare (sqlite3_column_int64 (rows, 0), item->headline),
                                        compare (sqlite3_column_int64 (rows, 1), item->date)))
        return 1;
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? 0 : -1;
}

/* --- Making --- */

static void
add_name (GString *text, const char *key, char *name)
{
  g_string_append_printf (text, " %s", g_str_equal (name, key) ? "=" : name);
  g_free (name);
}

/* The keys of all (feed, id) that stood for it, with what was last said of it under each. */
static gboolean
add_items (BylineDb *self, gint64 story_id, const char *key, GString *text, GError **error)
{
  g_autoptr (BylineStatement) items = _byline_db_query (
    self, error,
    "SELECT f.seed, a.item, a.hash FROM item_aliases a JOIN feeds f ON f.id = a.feed"
    " WHERE a.story = ?",
    "i", story_id);

  if (items == NULL)
    return FALSE;
  while (_byline_db_step (self, items, NULL))
    {
      add_name (text, key,
                _byline_db_make_key ((const char *) sqlite3_column_text (items, 0),
                                     (const char *) sqlite3_column_text (items, 1)));
      if (sqlite3_column_bytes (items, 2) >= 8)
        g_string_append_printf (text, "/" HEX,
                                (guint64) first_bytes (sqlite3_column_blob (items, 2)));
    }
  return TRUE;
}

static gboolean
add_urls (BylineDb *self, gint64 story_id, const char *key, GString *text, GError **error)
{
  g_autoptr (BylineStatement)
    urls = _byline_db_query (self, error,
                             "SELECT p.key, a.url FROM url_aliases a"
                             " JOIN publications p ON p.id = a.publication WHERE a.story = ?",
                             "i", story_id);

  if (urls == NULL)
    return FALSE;
  while (_byline_db_step (self, urls, NULL))
    add_name (text, key,
              _byline_db_make_url_key ((const char *) sqlite3_column_text (urls, 0),
                                       (const char *) sqlite3_column_text (urls, 1)));
  return TRUE;
}

/* By what it says a story is known whatever its names are worth. */
static gboolean
add_said (BylineDb *self, gint64 story_id, const char *name, GString *text, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error, "SELECT hash FROM item_aliases WHERE story = ? AND hash IS NOT NULL LIMIT 1", "i",
    story_id);

  if (row == NULL)
    return FALSE;
  g_string_append_printf (text, " %s", name);
  if (_byline_db_step (self, row, NULL) && sqlite3_column_bytes (row, 0) >= 8)
    g_string_append_printf (text, "/" HEX, (guint64) first_bytes (sqlite3_column_blob (row, 0)));
  return TRUE;
}

char *
_byline_db_make_tombstone (BylineDb *self, gint64 story_id, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *key = NULL;
  g_autofree char *said_name = NULL;
  gint64 headline;
  gint64 date;

  {
    g_autoptr (BylineStatement)
      row = _byline_db_query (self, error,
                              "SELECT s.key, s.said_headline, s.said_date, p.key FROM stories s"
                              " JOIN publications p ON p.id = s.publication WHERE s.id = ?",
                              "i", story_id);

    if (row == NULL || !_byline_db_step (self, row, error))
      return NULL;
    key = _byline_column_text (row, 0);
    headline = sqlite3_column_int64 (row, 1);
    date = sqlite3_column_int64 (row, 2);
    said_name = _byline_db_make_said_key ((const char *) sqlite3_column_text (row, 3), headline,
                                          date);
    g_string_printf (text, "%s " HEX " %" G_GINT64_FORMAT, key, (guint64) headline, date);
  }
  if (!add_items (self, story_id, key, text, error))
    return NULL;
  /* An index that was rebuilt may not know yet under which id the story came. */
  if (strchr (text->str, '=') == NULL)
    g_string_append (text, " =");
  if (!add_urls (self, story_id, key, text, error) ||
      !add_said (self, story_id, said_name, text, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Keeping --- */

char *
_byline_tombstone_dup_key (const char *tombstone)
{
  return g_strndup (tombstone, strcspn (tombstone, " "));
}

static gint64
parse_hex (const char *text)
{
  return (gint64) g_ascii_strtoull (text, NULL, 16);
}

static gboolean
keep_names (BylineDb *self, char **parts, GError **error)
{
  for (guint i = 3; parts[i] != NULL; i++)
    {
      char *slash = strchr (parts[i], '/');
      gint64 said = slash != NULL ? parse_hex (slash + 1) : 0;

      if (slash != NULL)
        *slash = '\0';
      if (*parts[i] != '\0' &&
          !_byline_db_run (self, error,
                           "INSERT OR IGNORE INTO tombstone_names (name, tombstone, said)"
                           " VALUES (?, ?, ?)",
                           "ssi", g_str_equal (parts[i], "=") ? parts[0] : parts[i], parts[0],
                           said))
        return FALSE;
    }
  return TRUE;
}

/* The story goes, its tombstone stays. */
static gboolean
forget (BylineDb *self, const char *tombstone, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (tombstone, " ", -1);
  const char *key = parts[0];

  if (g_strv_length (parts) < 3)
    return TRUE;
  if (!_byline_db_run (self, error, "DELETE FROM stories WHERE key = ?", "s", key))
    return FALSE;
  if (sqlite3_changes (self->sqlite) > 0)
    _byline_db_delete_file_on_commit (self, key);
  return _byline_db_run (self, error, "DELETE FROM meta WHERE name = 'sort:' || ?", "s", key) &&
         _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO tombstones (key, at, headline, date)"
                         " VALUES (?, ?, ?, ?)",
                         "siii", key, self->now, parse_hex (parts[1]),
                         g_ascii_strtoll (parts[2], NULL, 10)) &&
         keep_names (self, parts, error);
}

/* All at once: by the triggers of the stories each would be a part of the search's index by itself
 * (byline-db-texts.c). */
static gboolean
forget_texts (BylineDb *self, GPtrArray *tombstones, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonArray *keys = json_array_sized_new (tombstones->len);

  for (guint i = 0; i < tombstones->len; i++)
    {
      g_autofree char *key = _byline_tombstone_dup_key (g_ptr_array_index (tombstones, i));

      json_array_add_string_element (keys, key);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, keys);
  text = json_to_string (node, FALSE);
  return _byline_db_begin_removing_texts (self, error) &&
         _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO temp.leaving (story) SELECT s.id"
                         " FROM json_each (?) j JOIN stories s ON s.key = j.value",
                         "s", text) &&
         _byline_db_remove_texts (self, error);
}

static void
journal_tombstones (BylineDb *self, GPtrArray *tombstones)
{
  g_autoptr (JsonObject) line = NULL;
  JsonArray *array;

  if (tombstones->len == 0)
    return;
  line = _byline_journal_line_new (self, "forget");
  array = json_array_sized_new (tombstones->len);
  for (guint i = 0; i < tombstones->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (tombstones, i));
  json_object_set_array_member (line, "tombstones", array);
  _byline_journal_add (self, line);
}

gboolean
_byline_db_forget (BylineDb *self, GPtrArray *tombstones, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  if (!_byline_transaction_begin (&scope, self, error) || !forget_texts (self, tombstones, error))
    return FALSE;
  for (guint i = 0; i < tombstones->len; i++)
    if (!forget (self, g_ptr_array_index (tombstones, i), error))
      return FALSE;
  journal_tombstones (self, tombstones);
  return _byline_transaction_commit (&scope, error);
}

static gboolean
apply_forget (BylineDb *self, JsonObject *line, GError **error)
{
  g_autoptr (GPtrArray) tombstones = _byline_journal_texts (line, "tombstones");

  return _byline_db_forget (self, tombstones, error);
}

const BylineJournalApplier _byline_tombstone_appliers[] = {
  { "forget", BYLINE_JOURNAL_STRUCTURE, apply_forget, NULL },
  { NULL, 0, NULL, NULL },
};
