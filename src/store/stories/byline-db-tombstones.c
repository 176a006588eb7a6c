/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-digest-private.h"
#include "byline-db-tombstones-private.h"

#include <string.h>

#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"
#include "byline-text.h"

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

/* Returns: a hash of the words of @text, without case, accents and punctuation; 0 for none. */
static gint64
hash_words (const char *text)
{
  g_autofree char *fold = byline_text_fold (text != NULL ? text : "");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
  /* What is signs alone is told apart by them. */
  if (words->len == 0)
    g_string_append (words, fold);
  if (words->len == 0)
    return 0;
  g_checksum_update (sum, (const guchar *) words->str, (gssize) words->len);
  g_checksum_get_digest (sum, digest, &length);
  return first_bytes (digest);
}

/* Notes have no headline: then what a list shows in its place. */
static gint64
hash_headline (const BylineArticle *article)
{
  g_autofree char *passage = article->title == NULL ? _byline_db_passage (article) : NULL;

  return hash_words (article->title != NULL ? article->title : passage);
}

static gint64
hash_said (const BylineArticle *article)
{
  g_autoptr (GBytes) digest = _byline_article_digest (article);

  return first_bytes (g_bytes_get_data (digest, NULL));
}

char *
_byline_db_make_later_key (const char *seed, const char *item, const BylineArticle *article)
{
  g_autofree char *name = g_strdup_printf ("%s\n" HEX "\n%" G_GINT64_FORMAT, item,
                                           (guint64) hash_headline (article), article->published);

  return _byline_db_make_key (seed, name);
}

gint64
_byline_db_is_forgotten (BylineDb *self, const char *key, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT 1 FROM tombstones WHERE key = ?", "s", key);
}

gint64
_byline_db_is_forgotten_item (BylineDb *self, const BylineIncoming *item, GError **error)
{
  /* An address that several stories have had says nothing. */
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT t.headline, t.date, n.said, n.name = ?1 FROM tombstone_names n"
    " JOIN tombstones t ON t.key = n.tombstone WHERE n.name = ?1 OR (n.name = ?2 AND NOT EXISTS"
    "  (SELECT 1 FROM url_aliases WHERE publication = ?3 AND url = ?4 AND story IS NULL))",
    "ssis", item->item_name, item->url_name, item->publication, item->url);
  g_autoptr (GError) failure = NULL;
  gint64 headline = 0;
  gint64 said = 0;

  if (rows == NULL)
    return -1;
  for (gboolean is_first = TRUE; _byline_db_step (self, rows, &failure); is_first = FALSE)
    {
      gint64 said_then = sqlite3_column_int64 (rows, 2);

      if (is_first)
        {
          headline = hash_headline (item->article);
          said = hash_said (item->article);
        }
      if (_byline_tombstone_stands_for (
            sqlite3_column_int (rows, 3) != 0 ? BYLINE_ALIAS_ITEM : BYLINE_ALIAS_URL,
            said_then != 0 && said_then == said, compare (sqlite3_column_int64 (rows, 0), headline),
            compare (sqlite3_column_int64 (rows, 1), item->article->published)))
        return 1;
    }
  if (failure == NULL)
    return 0;
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
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
add_items (BylineDb *self, gint64 story, const char *key, GString *text, GError **error)
{
  g_autoptr (BylineStatement) items = _byline_db_query (
    self, error,
    "SELECT f.seed, a.item, a.hash FROM item_aliases a JOIN feeds f ON f.id = a.feed"
    " WHERE a.story = ?",
    "i", story);

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
add_urls (BylineDb *self, gint64 story, const char *key, GString *text, GError **error)
{
  g_autoptr (BylineStatement)
    urls = _byline_db_query (self, error,
                             "SELECT p.key, a.url FROM url_aliases a"
                             " JOIN publications p ON p.id = a.publication WHERE a.story = ?",
                             "i", story);

  if (urls == NULL)
    return FALSE;
  while (_byline_db_step (self, urls, NULL))
    add_name (text, key,
              _byline_db_make_url_key ((const char *) sqlite3_column_text (urls, 0),
                                       (const char *) sqlite3_column_text (urls, 1)));
  return TRUE;
}

char *
_byline_db_make_tombstone (BylineDb *self, gint64 story, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *key = NULL;

  {
    g_autoptr (BylineStatement)
      row = _byline_db_query (self, error,
                              "SELECT key, coalesce (title, standfirst), published FROM stories"
                              " WHERE id = ?",
                              "i", story);

    if (row == NULL || !_byline_db_step (self, row, error))
      return NULL;
    key = _byline_column_text (row, 0);
    g_string_printf (text, "%s " HEX " %" G_GINT64_FORMAT, key,
                     (guint64) hash_words ((const char *) sqlite3_column_text (row, 1)),
                     (gint64) sqlite3_column_int64 (row, 2));
  }
  if (!add_items (self, story, key, text, error))
    return NULL;
  /* An index that was rebuilt may not know yet under which id the story came. */
  if (strchr (text->str, '=') == NULL)
    g_string_append (text, " =");
  if (!add_urls (self, story, key, text, error))
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
  return _byline_db_run (self, error,
                         "DELETE FROM texts WHERE id IN (SELECT s.sort_time * 268435456 + s.id"
                         " FROM json_each (?) j JOIN stories s ON s.key = j.value)",
                         "s", text);
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
