/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-discovery-page.h"
#include "byline-work.h"

/* A feed whose publication has no icon, and the page that may announce one. */
typedef struct {
  GWeakRef library; /* nobody waits for an icon: it keeps nothing alive */
  gint64 feed_id;
  char *icon;            /* nullable */
  BylineNetwork network; /* of the page that names it */
} IconSearch;

static void
icon_search_free (IconSearch *search)
{
  g_weak_ref_clear (&search->library);
  g_free (search->icon);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IconSearch, icon_search_free)

static gpointer
set_icon_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  IconSearch *search = data;
  g_autoptr (BylineFeed) feed = byline_db_get_feed (db, search->feed_id, error);

  return GINT_TO_POINTER (
    feed != NULL &&
    byline_db_set_icon (db, feed->publication_id, search->icon, search->network, error));
}

static void
icon_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (user_data);

  if (byline_store_run_finish (BYLINE_STORE (source), result, &error) == NULL)
    g_debug ("An icon could not be kept: %s", error->message);
  else if (self != NULL)
    _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static void
icon_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IconSearch) search = user_data;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (&search->library);
  GWeakRef *weak;

  search->icon = byline_work_finish (result, NULL);
  if (search->icon == NULL || self == NULL || self->is_closed)
    return;

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  byline_store_write_async (self->store, set_icon_func, g_steal_pointer (&search),
                            (GDestroyNotify) icon_search_free, NULL, NULL, icon_set_cb, weak);
}

/* @search: (transfer full) */
static void
read_page (BylineLibrary *self, IconSearch *search, const BylineResponse *page)
{
  search->network = page->network;
  byline_discovery_find_icon_async (page, NULL, icon_found_cb, search);
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IconSearch) search = user_data;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (&search->library);
  g_autoptr (BylineResponse) response = NULL;

  response = byline_session_fetch_finish (BYLINE_SESSION (source), result, NULL);
  if (response != NULL && response->body != NULL && self != NULL && !self->is_closed)
    read_page (self, g_steal_pointer (&search), response);
}

void
_byline_library_find_icon (BylineLibrary *self,
                           gint64 feed_id,
                           const char *home_page_url,
                           BylineNetwork from)
{
  IconSearch *search = g_new0 (IconSearch, 1);
  const BylineResponse *page = g_hash_table_lookup (self->response_cache, home_page_url);

  g_weak_ref_init (&search->library, self);
  search->feed_id = feed_id;
  /* The page that the feed was found on a moment ago. */
  if (page != NULL && page->body != NULL)
    {
      read_page (self, search, page);
      return;
    }
  byline_session_fetch_async (self->session, home_page_url, BYLINE_REQUEST_PICTURE, from, NULL,
                              NULL, NULL, page_fetched_cb, search);
}
