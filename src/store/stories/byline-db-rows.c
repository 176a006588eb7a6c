/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"

#include <string.h>
#include "byline-db-rows-private.h"

#include "byline-error.h"
#include "byline-feed-article.h"
#include "byline-journal-private.h"
#include "byline-place-private.h"
#include "byline-stories-journal-private.h"
#include "byline-story-columns-private.h"

gint64
_byline_db_sort_time (gint64 published, gint64 received)
{
  received = CLAMP (received, 0, BYLINE_MAX_TIME);
  if (published == 0 || published < -BYLINE_MAX_TIME)
    return received;
  return MIN (published, received);
}

gint64
_byline_db_article_sort_time (const BylineArticle *article, gint64 received)
{
  return _byline_db_sort_time (article->published != 0 ? article->published : article->modified,
                               received);
}

BylineStoryRow *
_byline_db_get_row (BylineDb *self, gint64 story_id, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT id, key, publication, feed, sort_time, received, is_read, is_saved, shown, place"
    " FROM stories WHERE id = ?",
    "i", story_id);
  g_autoptr (BylineStoryRow) row = NULL;
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  if (!_byline_db_step (self, statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                             "There is no such story");
      return NULL;
    }
  row = _byline_story_row_new ();
  row->id = sqlite3_column_int64 (statement, 0);
  row->key = _byline_column_text (statement, 1);
  row->publication_id = sqlite3_column_int64 (statement, 2);
  row->feed_id = sqlite3_column_int64 (statement, 3);
  row->sort_time = sqlite3_column_int64 (statement, 4);
  row->received = sqlite3_column_int64 (statement, 5);
  row->is_read = sqlite3_column_int (statement, 6) != 0;
  row->is_saved = sqlite3_column_int (statement, 7) != 0;
  row->shown = (BylineShown) sqlite3_column_int (statement, 8);
  row->place = sqlite3_column_int64 (statement, 9);
  return g_steal_pointer (&row);
}

gint64
_byline_db_get_first_sort_time (BylineDb *self, const char *key, gint64 fallback)
{
  return _byline_db_query_int (self, fallback, NULL,
                               "SELECT value FROM meta WHERE name = 'sort:' || ?", "s", key);
}

gboolean
_byline_db_keep_sort_time (BylineDb *self, const char *key, gint64 sort_time, GError **error)
{
  g_autoptr (JsonObject) line = NULL;

  if (!_byline_db_run (self, error,
                       "INSERT OR IGNORE INTO meta (name, value) VALUES ('sort:' || ?, ?)", "si",
                       key, sort_time))
    return FALSE;
  if (sqlite3_changes (self->sqlite) == 0)
    return TRUE;
  line = _byline_journal_line_new (self, "sort");
  json_object_set_string_member (line, "story", key);
  json_object_set_int_member (line, "time", sort_time);
  _byline_journal_add (self, line);
  return TRUE;
}

gboolean
_byline_db_set_sort_time (BylineDb *self, const char *key, gint64 sort_time, GError **error)
{
  return _byline_db_run (self, error, "DELETE FROM meta WHERE name = 'sort:' || ?", "s", key) &&
         _byline_db_keep_sort_time (self, key, sort_time, error);
}

gint64
_byline_db_next_number (BylineDb *self, GError **error)
{
  return _byline_db_query_int (self, 1, error,
                               "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'stories'", "");
}

/* --- What a list shows of an article --- */

/* Returns: (transfer full): @article with its text, which a feed's body from the archive has to be
 * opened for. */
static BylineArticle *
with_text (const BylineArticle *article)
{
  BylineArticle *opened;

  if (article->feed_html == NULL || article->text != NULL || article->blocks->len > 0)
    return byline_article_ref ((BylineArticle *) article);
  opened = byline_article_copy (article);
  byline_article_find_text (opened);
  return opened;
}

char *
_byline_db_dup_text (const BylineArticle *article)
{
  g_autoptr (BylineArticle) opened = with_text (article);

  return byline_article_dup_text (opened);
}

char *
_byline_db_passage (const BylineArticle *article)
{
  g_autoptr (BylineArticle) indexed = with_text (article);
  g_autofree char *body = byline_article_dup_text (indexed);
  g_autoptr (BylineStory) story = _byline_story_from_article (indexed, body);

  return g_steal_pointer (&story->standfirst);
}

/* Those who wrote the stories below are not its authors, but the page tells of them. */
static gboolean
note_people (BylineDb *self,
             const BylineStoryRow *row,
             const BylineArticle *article,
             GError **error)
{
  for (guint i = 0; i < article->teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);

      if (!_byline_db_note_people (self, row->publication_id, teaser->authors, article->network,
                                   error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_parts (BylineDb *self,
           const BylineStoryRow *row,
           const BylineArticle *article,
           const char *body,
           GError **error)
{
  return _byline_db_set_text (self, row, article, body, error) &&
         _byline_db_set_sections (self, row, article->sections, error) &&
         _byline_db_set_authors (self, row, article->authors, article->network, error) &&
         note_people (self, row, article, error);
}

/* The cache of statements goes by their addresses: they are made once. */
static const char *
insert_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    {
      g_autofree char *names = _byline_columns_join (&_byline_story_columns, "", "");
      g_autofree char *values = _byline_columns_placeholders (&_byline_story_columns);

      g_once_init_leave (
        &sql,
        g_strdup_printf ("INSERT INTO stories (id, key, publication, feed, sort_time, place,"
                         " is_read, is_saved, shown, is_excerpt, from_page, received,"
                         " feed_place, text_bytes, %s)"
                         " VALUES (nullif (?, 0), ?, ?, CAST (? AS INTEGER), ?, ?, ?, ?, ?, ?,"
                         " ?, ?, ?, ?, %s)",
                         names, values));
    }
  return sql;
}

static const char *
update_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    {
      g_autofree char *values = _byline_columns_join (&_byline_story_columns, "", " = ?");

      g_once_init_leave (
        &sql,
        g_strdup_printf ("UPDATE stories SET %s, is_excerpt = ?, from_page = ?, text_bytes = ?"
                         " WHERE id = ?",
                         values));
    }
  return sql;
}

gboolean
_byline_db_insert_story (BylineDb *self,
                         BylineStoryRow *row,
                         const BylineArticle *article,
                         GError **error)
{
  g_autoptr (BylineArticle) indexed = with_text (article);
  g_autofree char *body = byline_article_dup_text (indexed);
  g_autoptr (BylineStory) story = _byline_story_from_article (indexed, body);
  g_autofree char *feed = NULL;

  if (row->feed_id != 0)
    feed = g_strdup_printf ("%" G_GINT64_FORMAT, row->feed_id);
  row->place = _byline_place_new (self, row->sort_time, error);
  if (row->place < 0 ||
      !_byline_db_run (self, error, insert_sql (), "isisiiiiiiiiiir", row->id, row->key,
                       row->publication_id, feed, row->sort_time, row->place, (gint64) row->is_read,
                       (gint64) row->is_saved, (gint64) row->shown, (gint64) article->is_excerpt,
                       (gint64) (article->source == BYLINE_ARTICLE_SOURCE_PAGE), row->received,
                       (gint64) row->feed_place, (gint64) strlen (body), &_byline_story_columns,
                       story))
    return FALSE;
  row->id = sqlite3_last_insert_rowid (self->sqlite);
  return set_parts (self, row, article, body, error);
}

gboolean
_byline_db_update_story (BylineDb *self,
                         const BylineStoryRow *row,
                         const BylineArticle *article,
                         GError **error)
{
  g_autoptr (BylineArticle) indexed = with_text (article);
  g_autofree char *body = byline_article_dup_text (indexed);
  g_autoptr (BylineStory) story = _byline_story_from_article (indexed, body);

  if (!_byline_db_run (self, error, update_sql (), "riiii", &_byline_story_columns, story,
                       (gint64) article->is_excerpt,
                       (gint64) (article->source == BYLINE_ARTICLE_SOURCE_PAGE),
                       (gint64) strlen (body), row->id))
    return FALSE;
  if (_byline_db_article_sort_time (article, row->received) != row->sort_time &&
      !_byline_db_keep_sort_time (self, row->key, row->sort_time, error))
    return FALSE;
  /* It may have other pictures now. */
  if (row->is_saved &&
      !_byline_db_run (self, error, "DELETE FROM kept_pictures WHERE story = ?", "i", row->id))
    return FALSE;
  return set_parts (self, row, article, body, error);
}

static gboolean
apply_sort (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "story");
  gint64 time = _byline_journal_int (line, "time");

  if (key == NULL || time < -BYLINE_MAX_TIME || time > BYLINE_MAX_TIME)
    return TRUE;
  return _byline_db_set_sort_time (self, key, time, error);
}

const BylineJournalApplier _byline_row_appliers[] = {
  { "sort", BYLINE_JOURNAL_STRUCTURE, apply_sort, NULL },
  { NULL, 0, NULL, NULL },
};
