/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-walk-private.h"

#include <string.h>

#include "byline-error.h"
#include "byline-list-entries-private.h"
#include "byline-text-cache-private.h"
#include "byline-token-reader-private.h"

/* The most stories that are looked at, and of these the most whose text is. A text costs the reading of a
 * pack, a row a hundredth of that. */
#define MAX_STORIES 400
#define MAX_TEXTS 24

/* More beginnings than are ever typed. */
#define MAX_OPENINGS 8

typedef struct {
  char *token;
  gsize length;
  gboolean is_found;
} Opening;

typedef struct {
  BylineDb *db;
  BylineTokenReader *reader;
  Opening openings[MAX_OPENINGS];
  guint n_openings;
  guint n_missing;
  guint n_stories;
  guint n_texts;
} Walk;

typedef enum {
  FOUND,
  NOT_FOUND,
  UNKNOWN,
  FAILED,
} Answer;

static void
walk_clear (Walk *self)
{
  for (guint i = 0; i < self->n_openings; i++)
    g_free (self->openings[i].token);
  g_clear_pointer (&self->reader, _byline_token_reader_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* --- Tokens --- */

static gboolean
take_token_cb (const char *token, gsize length, gpointer user_data)
{
  GPtrArray *tokens = user_data;

  g_ptr_array_add (tokens, g_strndup (token, length));
  return tokens->len < 2;
}

/* Returns: whether each of @texts is the beginning of one word. */
static gboolean
take_openings (Walk *self, GPtrArray *texts)
{
  if (texts->len > MAX_OPENINGS)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);

      _byline_token_reader_read (self->reader, TRUE, g_ptr_array_index (texts, i), -1,
                                 take_token_cb, tokens);
      if (tokens->len != 1)
        return FALSE;
      self->openings[i].token = g_strdup (g_ptr_array_index (tokens, 0));
      self->openings[i].length = strlen (self->openings[i].token);
      self->n_openings++;
    }
  return TRUE;
}

static gboolean
compare_cb (const char *token, gsize length, gpointer user_data)
{
  Walk *self = user_data;

  for (guint i = 0; i < self->n_openings; i++)
    {
      Opening *opening = &self->openings[i];

      if (!opening->is_found && length >= opening->length &&
          memcmp (token, opening->token, opening->length) == 0)
        {
          opening->is_found = TRUE;
          self->n_missing--;
        }
    }
  return self->n_missing > 0;
}

static void
read_text (Walk *self, const char *text, gssize length)
{
  if (text != NULL && self->n_missing > 0)
    _byline_token_reader_read (self->reader, FALSE, text, length, compare_cb, self);
}

/* --- Stories --- */

/* All that the search has of a story. Returns: whether that could be read. */
static gboolean
read_all_texts (Walk *self, gint64 story, gint64 pack)
{
  self->n_texts++;
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    {
      gsize length;
      const char *text = _byline_db_find_text (self->db, pack, story, i, &length);

      if (text == NULL)
        return FALSE;
      read_text (self, text, (gssize) length);
    }
  return TRUE;
}

/* What the row has of a story is some of what the search has, and at hand. A standfirst that was cut short
 * may end within a word: that begins as the whole does. */
static Answer
look_at (Walk *self, gint64 story, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self->db, error, "SELECT text_pack, title, standfirst FROM stories WHERE id = ?", "i", story);
  g_autoptr (GError) failure = NULL;
  gint64 pack;

  if (row == NULL)
    return FAILED;
  pack = _byline_db_step (self->db, row, &failure) ? sqlite3_column_int64 (row, 0) : 0;
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FAILED;
  /* It is not in the search. */
  if (pack == 0)
    return NOT_FOUND;
  self->n_missing = self->n_openings;
  for (guint i = 0; i < self->n_openings; i++)
    self->openings[i].is_found = FALSE;
  read_text (self, (const char *) sqlite3_column_text (row, 1), -1);
  read_text (self, (const char *) sqlite3_column_text (row, 2), -1);
  if (self->n_missing == 0)
    return FOUND;
  if (self->n_texts >= MAX_TEXTS || !read_all_texts (self, story, pack))
    return UNKNOWN;
  return self->n_missing == 0 ? FOUND : NOT_FOUND;
}

int
_byline_db_walk (BylineDb *self,
                 const BylineListStatement *statement,
                 gint64 limit,
                 GArray *ids,
                 GError **error)
{
  g_auto (Walk) walk = { .db = self, .reader = _byline_token_reader_new (self->sqlite) };
  g_autoptr (BylineOneShotStatement) query = NULL;
  g_autoptr (GArray) entries = _byline_list_entries_new ();
  int code = SQLITE_DONE;

  if (walk.reader == NULL || !take_openings (&walk, statement->openings))
    return 0;
  query = _byline_db_prepare (self, statement->walk, error);
  if (query == NULL)
    return -1;
  if (statement->walk_match != NULL)
    sqlite3_bind_text (query->handle, 1, statement->walk_match, -1, SQLITE_TRANSIENT);
  while (entries->len < limit && (code = sqlite3_step (query->handle)) == SQLITE_ROW)
    {
      BylineListEntry entry = { sqlite3_column_int64 (query->handle, 0),
                                sqlite3_column_int64 (query->handle, 1) };
      Answer answer = walk.n_stories++ < MAX_STORIES ? look_at (&walk, entry.id, error) : UNKNOWN;

      if (answer == FOUND)
        g_array_append_val (entries, entry);
      else if (answer != NOT_FOUND)
        return answer == FAILED ? -1 : 0;
    }
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    {
      _byline_db_fail (self, error);
      return -1;
    }
  _byline_list_entries_sort (entries, FALSE);
  _byline_list_entries_append_ids (entries, ids);
  return 1;
}
