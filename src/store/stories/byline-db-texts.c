/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rows-private.h"
#include "byline-error.h"
#include "byline-new-text-private.h"

#include <string.h>

/*
 * What is searched of a story. FTS5 keeps what is new in memory until it is told of a savepoint,
 * and SQLite makes one for each statement that changes more than one row (a trigger is enough): so
 * each of the stories that a feed brings would be written as a part of the index by itself, for
 * all parts to be joined later. So texts are gathered while feeds are committed, packed, and brought
 * in one after the other, with statements that change one row.
 */

/* So many bytes are gathered at most. */
#define MAX_GATHERED (4 * 1024 * 1024)

/* A pack that so many others of its kind can be joined with is small (bytes, compressed). */
#define SMALL_PACK 8192
#define MAX_SMALL_PACKS 32
/* So many packs are made anew at once. */
#define MAX_REPACKED 64

#define INSERT_TEXTS                                                                               \
  "INSERT INTO search (rowid, body, headline, standfirst, authors, sections)"                      \
  " VALUES (?, ?, ?, ?, ?, ?)"
#define DELETE_TEXTS                                                                               \
  "INSERT INTO search (search, rowid, body, headline, standfirst, authors, sections)"              \
  " VALUES ('delete', ?, ?, ?, ?, ?, ?)"

static char *
author_names (const BylineArticle *article)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", author->name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_section (const BylineArticle *article, const char *tag)
{
  for (guint i = 0; i < article->sections->len; i++)
    if (g_str_equal (((BylineSection *) g_ptr_array_index (article->sections, i))->name, tag))
      return TRUE;
  return FALSE;
}

/* Kicker, sections and tags: what it is about. Most sections are tags, too, and are found by either. */
static char *
topics (const BylineArticle *article)
{
  GString *names = g_string_new (article->kicker);

  for (guint i = 0; i < article->sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (article->sections, i);

      g_string_append_printf (names, "\n%s", section->name);
    }
  for (guint i = 0; i < article->tags->len; i++)
    {
      const char *tag = g_ptr_array_index (article->tags, i);

      if (!is_section (article, tag))
        g_string_append_printf (names, "\n%s", tag);
    }
  return g_string_free (names, FALSE);
}

/* --- Packs --- */

/* Returns: the new pack's number; -1 with an error. */
static gint64
write_pack (BylineDb *self, GByteArray *pack, gint64 n_stories, GError **error)
{
  g_autoptr (GBytes) data = _byline_text_pack_compress (pack);

  if (!_byline_db_run (self, error,
                       "INSERT INTO text_packs (n_stories, n_live, data) VALUES (?1, ?1, ?2)", "ib",
                       n_stories, data))
    return -1;
  return sqlite3_last_insert_rowid (self->sqlite);
}

/* Puts the texts from @first on into packs, in the order in which they came: what is of one feed stands
 * together. */
static gboolean
pack_texts (BylineDb *self, GPtrArray *texts, GError **error)
{
  g_autoptr (GByteArray) pack = g_byte_array_new ();
  guint first = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      BylineNewText *text = g_ptr_array_index (texts, i);
      gint64 id;

      _byline_text_pack_add (pack, text->story, (const char *const *) text->texts);
      if (pack->len < BYLINE_TEXT_PACK_SIZE && i + 1 < texts->len)
        continue;
      id = write_pack (self, pack, (gint64) (i + 1 - first), error);
      if (id < 0)
        return FALSE;
      for (; first <= i; first++)
        ((BylineNewText *) g_ptr_array_index (texts, first))->pack = id;
      g_byte_array_set_size (pack, 0);
    }
  return TRUE;
}

/* A story's texts are in that pack no more. */
static gboolean
leave_pack (BylineDb *self, gint64 pack, GError **error)
{
  return _byline_db_run (self, error, "UPDATE text_packs SET n_live = n_live - 1 WHERE id = ?", "i",
                         pack) &&
         _byline_db_run (self, error, "DELETE FROM text_packs WHERE id = ? AND n_live <= 0", "i",
                         pack);
}

/* Returns: (transfer full) (nullable): what the index knows of a story; NULL if it cannot be read. */
static BylineNewText *
read_texts (BylineDb *self, gint64 story, gint64 place, gint64 pack)
{
  g_autoptr (BylineNewText) known = g_new0 (BylineNewText, 1);

  known->story = story;
  known->place = place;
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    {
      gsize length;
      const char *text = _byline_db_find_text (self, pack, story, i, &length);

      if (text == NULL)
        return NULL;
      known->texts[i] = g_strndup (text, length);
    }
  return g_steal_pointer (&known);
}

/* --- What is gathered --- */

/* Returns: the pack that has the story's texts now; 0 if none has, -1 with an error or if the story is
 * gone. */
static gint64
get_pack (BylineDb *self, gint64 story, GError **error)
{
  return _byline_db_query_int (self, -1, error,
                               "SELECT coalesce (text_pack, 0) FROM stories WHERE id = ?", "i",
                               story);
}

static gboolean
is_same (const BylineNewText *a, const BylineNewText *b)
{
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    if (g_strcmp0 (a->texts[i], b->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Takes what is different from what the search has. Of one story the last counts.
 * Returns: (transfer full): the texts; @known: beside each, what the search has of it, or NULL. */
static GPtrArray *
take_changed (BylineDb *self, GHashTable *known, GError **error)
{
  g_autoptr (GPtrArray)
    changed = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_new_text_free);
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) texts = g_steal_pointer (&self->new_texts);

  self->new_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_new_text_free);
  self->n_text_bytes = 0;
  for (guint i = 0; i < texts->len; i++)
    {
      BylineNewText *text = g_ptr_array_index (texts, i);

      g_hash_table_insert (last, &text->story, text);
    }
  for (guint i = 0; i < texts->len; i++)
    {
      BylineNewText *text = g_ptr_array_index (texts, i);
      g_autoptr (BylineNewText) old = NULL;
      g_autoptr (GError) failure = NULL;
      gint64 pack;

      if (g_hash_table_lookup (last, &text->story) != text)
        continue;
      pack = get_pack (self, text->story, &failure);
      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return NULL;
      old = pack > 0 ? read_texts (self, text->story, text->place, pack) : NULL;
      if (pack < 0 || (old != NULL && is_same (old, text)))
        continue;
      text->old_pack = pack;
      g_ptr_array_index (texts, i) = NULL;
      g_ptr_array_add (changed, text);
      if (old != NULL)
        g_hash_table_insert (known, text, g_steal_pointer (&old));
    }
  return g_steal_pointer (&changed);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const BylineNewText *first = *(const BylineNewText *const *) a;
  const BylineNewText *second = *(const BylineNewText *const *) b;

  return first->place < second->place ? -1 : first->place > second->place;
}

static gboolean
write_texts (BylineDb *self, const char *sql, const BylineNewText *text, GError **error)
{
  return _byline_db_run (self, error, sql, "isssss", text->place, text->texts[0], text->texts[1],
                         text->texts[2], text->texts[3], text->texts[4]);
}

/* In the order of the search's rows: any other makes FTS5 write for each. */
static gboolean
index_texts (BylineDb *self, GPtrArray *texts, GHashTable *known, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, texts, NULL, NULL);
  g_ptr_array_sort (rows, compare_places);
  for (guint i = 0; i < rows->len; i++)
    {
      const BylineNewText *text = g_ptr_array_index (rows, i);
      const BylineNewText *old = g_hash_table_lookup (known, text);

      if ((old != NULL && !write_texts (self, DELETE_TEXTS, old, error)) ||
          !write_texts (self, INSERT_TEXTS, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
point_to_packs (BylineDb *self, GPtrArray *texts, GError **error)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const BylineNewText *text = g_ptr_array_index (texts, i);

      if (!_byline_db_run (self, error, "UPDATE stories SET text_pack = ? WHERE id = ?", "ii",
                           text->pack, text->story) ||
          (text->old_pack > 0 && !leave_pack (self, text->old_pack, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_gathered (BylineDb *self, GError **error)
{
  g_autoptr (GHashTable)
    known = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) _byline_new_text_free);
  g_autoptr (GPtrArray) texts = take_changed (self, known, error);

  return texts != NULL && pack_texts (self, texts, error) &&
         index_texts (self, texts, known, error) && point_to_packs (self, texts, error);
}

gboolean
_byline_db_set_text (BylineDb *self,
                     const BylineStoryRow *row,
                     const BylineArticle *article,
                     const char *body,
                     GError **error)
{
  BylineNewText *text = g_new0 (BylineNewText, 1);

  text->story = row->id;
  text->place = row->place;
  text->texts[BYLINE_STORY_TEXT_BODY] = g_strdup (body);
  text->texts[BYLINE_STORY_TEXT_HEADLINE] = g_strdup (article->title != NULL ? article->title : "");
  text->texts[BYLINE_STORY_TEXT_STANDFIRST] = g_strdup (
    article->standfirst != NULL ? article->standfirst
    : article->summary != NULL  ? article->summary
                                : "");
  text->texts[BYLINE_STORY_TEXT_AUTHORS] = author_names (article);
  text->texts[BYLINE_STORY_TEXT_SECTIONS] = topics (article);
  g_ptr_array_add (self->new_texts, text);
  self->n_text_bytes += strlen (body);
  return self->is_bulk_indexing && self->n_text_bytes < MAX_GATHERED ? TRUE
                                                                     : index_gathered (self, error);
}

void
_byline_db_begin_bulk_index (BylineDb *self)
{
  self->is_bulk_indexing = TRUE;
}

gboolean
_byline_db_end_bulk_index (BylineDb *self, GError **error)
{
  self->is_bulk_indexing = FALSE;
  return index_gathered (self, error);
}

/* --- What goes, and what moves --- */

gboolean
_byline_db_begin_removing_texts (BylineDb *self, GError **error)
{
  return _byline_db_exec (self,
                          "CREATE TEMP TABLE IF NOT EXISTS leaving (story INTEGER PRIMARY KEY);"
                          "DELETE FROM temp.leaving",
                          error);
}

gboolean
_byline_db_remove_texts (BylineDb *self, GError **error)
{
  static const char *const steps[] = {
    ("INSERT INTO search (search, rowid, body, headline, standfirst, authors, sections)"
     " SELECT 'delete', id, body, headline, standfirst, authors, sections FROM texts WHERE id IN"
     " (SELECT s.place FROM temp.leaving l JOIN stories s ON s.id = l.story) ORDER BY id"),
    ("UPDATE text_packs SET n_live = n_live - c.n FROM"
     " (SELECT s.text_pack AS pack, count (*) AS n FROM temp.leaving l"
     "  JOIN stories s ON s.id = l.story WHERE s.text_pack IS NOT NULL GROUP BY 1) c"
     " WHERE c.pack = text_packs.id"),
    "UPDATE stories SET text_pack = NULL WHERE id IN (SELECT story FROM temp.leaving)",
    "DELETE FROM text_packs WHERE n_live <= 0",
    "DELETE FROM temp.leaving",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!_byline_db_run (self, error, steps[i], ""))
      return FALSE;
  return TRUE;
}

gboolean
_byline_db_move_text (BylineDb *self, gint64 story, gint64 from, gint64 to, GError **error)
{
  gint64 pack = get_pack (self, story, error);
  g_autoptr (BylineNewText) text = pack > 0 ? read_texts (self, story, from, pack) : NULL;

  if (pack < 0)
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!write_texts (self, DELETE_TEXTS, text, error))
    return FALSE;
  text->place = to;
  return write_texts (self, INSERT_TEXTS, text, error);
}

gboolean
_byline_db_has_texts (BylineDb *self, gint64 story)
{
  gsize length;
  gint64 pack = get_pack (self, story, NULL);

  return pack > 0 &&
         _byline_db_find_text (self, pack, story, BYLINE_STORY_TEXT_BODY, &length) != NULL;
}

char *
_byline_db_dup_body (BylineDb *self, gint64 story)
{
  gsize length;
  gint64 pack = get_pack (self, story, NULL);
  const char *body = pack > 0
                       ? _byline_db_find_text (self, pack, story, BYLINE_STORY_TEXT_BODY, &length)
                       : NULL;

  return body != NULL ? g_strndup (body, length) : NULL;
}

/* --- Packs that are nearly empty, or small --- */

typedef struct {
  BylineDb *db;
  gint64 pack;
  GPtrArray *texts;
} Repacking;

static gboolean
take_story_cb (gint64 story, gpointer user_data)
{
  Repacking *self = user_data;
  BylineNewText *text;

  if (get_pack (self->db, story, NULL) != self->pack)
    return TRUE;
  text = read_texts (self->db, story, 0, self->pack);
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text != NULL;
}

/* Returns: (transfer full): the packs that are worth being made anew, or NULL with an error. */
static GArray *
find_packs (BylineDb *self, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id, n_live * 2 < n_stories, length (data) < ? FROM text_packs",
                             "i", (gint64) SMALL_PACK);
  g_autoptr (GArray) packs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;
  guint n_empty = 0;

  if (rows == NULL)
    return NULL;
  while (packs->len < MAX_REPACKED && _byline_db_step (self, rows, &failure))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      n_empty += sqlite3_column_int (rows, 1) != 0;
      if (sqlite3_column_int (rows, 1) != 0 || sqlite3_column_int (rows, 2) != 0)
        g_array_append_val (packs, id);
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return NULL;
  if (n_empty == 0 && packs->len < MAX_SMALL_PACKS)
    g_array_set_size (packs, 0);
  return g_steal_pointer (&packs);
}

gboolean
_byline_db_repack_texts (BylineDb *self, GError **error)
{
  g_autoptr (GArray) packs = find_packs (self, error);
  g_autoptr (GPtrArray)
    texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_new_text_free);

  if (packs == NULL)
    return FALSE;
  for (guint i = 0; i < packs->len; i++)
    {
      Repacking repacking = { self, g_array_index (packs, gint64, i), texts };
      GBytes *pack = _byline_db_get_pack (self, repacking.pack);

      /* A pack that is damaged stays as it is, for check to find. */
      if (pack == NULL || !_byline_text_pack_foreach (pack, take_story_cb, &repacking))
        g_array_index (packs, gint64, i) = 0;
    }
  if (!pack_texts (self, texts, error))
    return FALSE;
  if (!point_to_packs (self, texts, error))
    return FALSE;
  for (guint i = 0; i < packs->len; i++)
    if (!_byline_db_run (self, error, "DELETE FROM text_packs WHERE id = ?", "i",
                         g_array_index (packs, gint64, i)))
      return FALSE;
  return TRUE;
}
