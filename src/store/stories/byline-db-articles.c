/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-db-names-private.h"
#include "byline-db-page-stories-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-feed-article.h"

static void
replace_text (char **place, const char *value)
{
  if (value == NULL)
    return;
  g_free (*place);
  *place = g_strdup (value);
}

/* Fills in what the index knows of the story's publication. */
static gboolean
set_publication (BylineDb *self, BylineArticle *article, gint64 publication_id, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error, "SELECT key, coalesce (name, own_name), home FROM publications WHERE id = ?", "i",
    publication_id);

  if (statement == NULL)
    return FALSE;
  if (!_byline_db_step (self, statement, NULL))
    return TRUE;
  replace_text (&article->publication_key, (const char *) sqlite3_column_text (statement, 0));
  replace_text (&article->publication_name, (const char *) sqlite3_column_text (statement, 1));
  replace_text (&article->publication_url, (const char *) sqlite3_column_text (statement, 2));
  return TRUE;
}

BylineArticle *
byline_db_load_article (BylineDb *self, gint64 story_id, GError **error)
{
  g_autoptr (BylineStoryRow) row = NULL;
  g_autoptr (BylineArticle) article = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  row = _byline_db_get_row (self, story_id, error);
  if (row == NULL)
    return NULL;
  article = _byline_archive_read (self->articles_dir, row->key, error);
  if (article == NULL)
    return NULL;
  byline_article_open_body (article);
  replace_text (&article->key, row->key);
  article->received = row->received;
  article->number = row->id;
  if (!set_publication (self, article, row->publication_id, error))
    return NULL;
  return g_steal_pointer (&article);
}

/* Addresses that the page goes by are the story's too. */
static gboolean
add_urls (BylineDb *self, const BylineStoryRow *row, const BylineArticle *article, GError **error)
{
  const char *urls[] = { article->url, article->canonical_url };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *url = _byline_db_story_url (self, row->publication_id, urls[i]);

      if (url != NULL && !_byline_db_add_url (self, row->publication_id, url, row->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
byline_db_save_article (BylineDb *self,
                        gint64 story_id,
                        const BylineArticle *article,
                        GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineStoryRow) row = NULL;
  g_autoptr (BylineArticle) kept = NULL;
  g_autoptr (BylineArticle) existing = NULL;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && article != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  row = _byline_db_get_row (self, story_id, error);
  if (row == NULL)
    return FALSE;
  kept = byline_article_copy (article);
  replace_text (&kept->key, row->key);
  kept->received = row->received;
  kept->number = row->id;
  /* A story's id is the feed's, not its page's. */
  existing = _byline_archive_read (self->articles_dir, row->key, &failure);
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (existing != NULL)
    replace_text (&kept->id, existing->id);
  if (!_byline_db_get_sections (self, story_id, kept->sections, error) ||
      !_byline_db_get_feed_urls (self, story_id, kept->feeds, error) ||
      !set_publication (self, kept, row->publication_id, error) ||
      !(existing != NULL ? _byline_archive_log_replace (self, row->key, error)
                         : _byline_archive_log_add (self, row->key, error)) ||
      !_byline_archive_write (self->articles_dir, row->key, kept, TRUE, error) ||
      !_byline_db_update_story (self, row, kept, error) || !add_urls (self, row, kept, error))
    return FALSE;
  g_array_append_val (changed, story_id);
  if (!_byline_db_add_page_stories (self, row, kept, changed, error))
    return FALSE;
  if (!_byline_mute_stories (self, changed, error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}
