/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connection-private.h"
#include "byline-text-cache-private.h"

/*
 * The packs that a connection read last. A pack's number is never given to another pack, but after a
 * transaction was rolled back; the cache is emptied then.
 */

/* Rows of a list are of a few feeds each. */
#define N_PACKS 8

struct _BylineTextCache {
  gint64 ids[N_PACKS];
  GBytes *packs[N_PACKS]; /* (nullable): where the pack is damaged or gone */
  gsize next;
};

BylineTextCache *
_byline_text_cache_new (void)
{
  return g_new0 (BylineTextCache, 1);
}

void
_byline_text_cache_clear (BylineTextCache *self)
{
  for (gsize i = 0; i < N_PACKS; i++)
    {
      self->ids[i] = 0;
      g_clear_pointer (&self->packs[i], g_bytes_unref);
    }
}

void
_byline_text_cache_free (BylineTextCache *self)
{
  _byline_text_cache_clear (self);
  g_free (self);
}

GBytes *
_byline_db_get_pack (BylineDb *self, gint64 id)
{
  BylineTextCache *cache = self->text_cache;
  g_autoptr (BylineStatement) row = NULL;
  gsize i;

  if (id <= 0)
    return NULL;
  for (i = 0; i < N_PACKS; i++)
    if (cache->ids[i] == id)
      return cache->packs[i];
  row = _byline_db_query (self, NULL, "SELECT data FROM text_packs WHERE id = ?", "i", id);
  i = cache->next;
  cache->next = (i + 1) % N_PACKS;
  cache->ids[i] = id;
  g_clear_pointer (&cache->packs[i], g_bytes_unref);
  if (row != NULL && _byline_db_step (self, row, NULL))
    cache->packs[i] = _byline_text_pack_expand (sqlite3_column_blob (row, 0),
                                                (gsize) sqlite3_column_bytes (row, 0));
  return cache->packs[i];
}

const char *
_byline_db_find_text (BylineDb *self,
                      gint64 pack,
                      gint64 story,
                      BylineStoryText what,
                      gsize *length)
{
  GBytes *texts = _byline_db_get_pack (self, pack);

  return texts != NULL ? _byline_text_pack_find (texts, story, what, length) : NULL;
}

/* byline_text (pack, story, which) */
static void
text_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  int what = sqlite3_value_int (values[2]);
  gsize length = 0;
  const char *text = NULL;

  if (what >= 0 && what < (int) BYLINE_N_STORY_TEXTS)
    text = _byline_db_find_text (sqlite3_user_data (context), sqlite3_value_int64 (values[0]),
                                 sqlite3_value_int64 (values[1]), (BylineStoryText) what, &length);
  if (text != NULL)
    sqlite3_result_text (context, text, (int) length, SQLITE_TRANSIENT);
}

gboolean
_byline_text_cache_register (BylineDb *self, GError **error)
{
  return sqlite3_create_function (self->sqlite, "byline_text", 3, SQLITE_UTF8, self, text_cb, NULL,
                                  NULL) == SQLITE_OK ||
         _byline_db_fail (self, error);
}
