/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-page-stories-private.h"

#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-db-match-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-url.h"

/* A page that shows more is a list of stories, not a story with others below it. */
#define MAX_STORIES 24

typedef struct {
  BylineDb *db;
  const BylineStoryRow *row;
  const BylineArticle *page;
  GArray *added;
} Page;

static gboolean
is_of_same_host (const char *a, const char *b)
{
  g_autofree char *first = byline_url_host (a);
  g_autofree char *second = byline_url_host (b);

  return first != NULL && g_strcmp0 (first, second) == 0;
}

/* Returns: (transfer full) (nullable): the article of a teaser that is shown whole. */
static BylineArticle *
dup_whole (const Page *self, const BylineTeaser *teaser)
{
  g_autoptr (BylineArticle) article = NULL;

  if (teaser->title == NULL || !is_of_same_host (teaser->url, self->page->url))
    return NULL;
  article = byline_article_new_from_teaser (self->page, teaser);
  return article->is_excerpt ? NULL : g_steal_pointer (&article);
}

/* Fills @items with what may be new, each address once; that of the page itself is known. */
static void
add_items (const Page *self, GPtrArray *articles, GPtrArray *items)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *teasers = self->page->teasers;

  for (guint i = 0; i < teasers->len && items->len < MAX_STORIES; i++)
    {
      g_autoptr (BylineArticle) article = dup_whole (self, g_ptr_array_index (teasers, i));
      char *link = article != NULL
                     ? _byline_db_story_url (self->db, self->row->publication_id, article->url)
                     : NULL;

      if (link == NULL || !g_hash_table_add (links, link))
        continue;
      g_ptr_array_add (items, _byline_item_new (article));
      g_ptr_array_add (articles, g_steal_pointer (&article));
    }
}

/* Returns: 1 if the story is known: one that was forgotten, or one that has its key; 0 if not, -1 with an
 * error. */
static gint64
is_known (const Page *self, const BylineItem *item, const char *key, GError **error)
{
  g_autofree char *url_name = _byline_db_make_url_key (self->page->publication_key, item->link);
  g_autofree char *said_name = _byline_db_make_said_key (self->page->publication_key,
                                                         item->headline_hash, item->date);
  BylineIncoming incoming = { item->digest, item->headline_hash, item->date, NULL, url_name,
                              said_name };
  gint64 is_taken = _byline_db_query_int (self->db, 0, error,
                                          "SELECT 1 FROM tombstones WHERE key = ?1"
                                          " UNION ALL SELECT 1 FROM stories WHERE key = ?1 LIMIT 1",
                                          "s", key);

  return is_taken != 0 ? is_taken : _byline_db_is_forgotten_item (self->db, &incoming, error);
}

static gboolean
insert (const Page *self, const BylineItem *item, const char *key, GError **error)
{
  g_autoptr (BylineStoryRow) row = _byline_story_row_new ();
  g_autoptr (BylineArticle) article = byline_article_copy (item->article);

  row->key = g_strdup (key);
  row->publication_id = self->row->publication_id;
  /* It came in with the story whose page it stands on, and stays beside it. */
  row->received = self->row->received;
  row->sort_time = _byline_db_article_sort_time (article, row->received);
  row->shown = BYLINE_SHOWN_LISTED;
  row->id = _byline_db_next_number (self->db, error);
  if (row->id < 0)
    return FALSE;
  article->key = g_strdup (key);
  article->number = row->id;
  article->received = row->received;
  if (!_byline_archive_log_add (self->db, key, error) ||
      !_byline_archive_write (self->db->articles_dir, key, article, FALSE, error) ||
      !_byline_db_insert_story (self->db, row, article, error) ||
      !_byline_db_add_url (self->db, row->publication_id, item->link, row->id, error) ||
      !_byline_db_set_said (self->db, row->id, item, error))
    return FALSE;
  g_array_append_val (self->added, row->id);
  return TRUE;
}

static gboolean
add (const Page *self, const BylineItem *item, GError **error)
{
  g_autofree char *seed = NULL;
  g_autofree char *key = NULL;
  gint64 known;

  if (item->story != 0 || item->is_copy)
    return TRUE;
  /* No feed's seed ends so. */
  seed = g_strconcat (self->page->publication_key, "\npage", NULL);
  key = _byline_db_make_key (seed, item->link);
  known = is_known (self, item, key, error);
  if (known != 0)
    return known > 0;
  return insert (self, item, key, error);
}

gboolean
_byline_db_add_page_stories (BylineDb *self,
                             const BylineStoryRow *row,
                             const BylineArticle *article,
                             GArray *added,
                             GError **error)
{
  const Page page = { self, row, article, added };
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_item_free);
  /* There is no feed whose names of its items could be known. */
  BylineMatch match = {
    .db = self, .publication_id = row->publication_id, .items = items, .guids = BYLINE_GUIDS_RENEWED
  };

  if (article->url == NULL || article->publication_key == NULL ||
      (row->shown != BYLINE_SHOWN_LISTED && row->shown != BYLINE_SHOWN_MUTED))
    return TRUE;
  add_items (&page, articles, items);
  if (items->len == 0)
    return TRUE;
  if (!_byline_db_match_items (&match, error))
    return FALSE;
  /* Of one time the last one is the first of a list. */
  for (guint i = items->len; i > 0; i--)
    if (!add (&page, g_ptr_array_index (items, i - 1), error))
      return FALSE;
  return TRUE;
}
