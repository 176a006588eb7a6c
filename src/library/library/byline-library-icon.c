/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-discovery-page.h"
#include "byline-work.h"

/* A feed whose publication has no icon, and the page that may announce one. */
typedef struct {
  GWeakRef library; /* nobody waits for an icon: it keeps nothing alive */
  gint64 feed;
  char *icon;            /* nullable */
  BylineNetwork network; /* of the page that names it */
} Quest;

static void
quest_free (Quest *quest)
{
  g_weak_ref_clear (&quest->library);
  g_free (quest->icon);
  g_free (quest);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Quest, quest_free)

static gpointer
set_icon_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Quest *quest = data;
  g_autoptr (BylineFeed) feed = byline_db_get_feed (db, quest->feed, error);

  return GINT_TO_POINTER (
    feed != NULL && byline_db_set_icon (db, feed->publication, quest->icon, quest->network, error));
}

static void
icon_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (user_data);

  if (byline_store_run_finish (BYLINE_STORE (source), result, &error) == NULL)
    g_debug ("An icon could not be kept: %s", error->message);
  else if (self != NULL)
    _byline_library_queue_changed (self, BYLINE_LIBRARY_SUBSCRIPTIONS);
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static void
icon_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Quest) quest = user_data;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (&quest->library);
  GWeakRef *weak;

  quest->icon = byline_work_finish (result, NULL);
  if (quest->icon == NULL || self == NULL || self->is_closed)
    return;

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  byline_store_write_async (self->store, set_icon_func, g_steal_pointer (&quest),
                            (GDestroyNotify) quest_free, NULL, NULL, icon_set_cb, weak);
}

/* @quest: (transfer full) */
static void
read_page (BylineLibrary *self, Quest *quest, const BylineResponse *page)
{
  quest->network = page->network;
  byline_discovery_find_icon_async (page, NULL, icon_found_cb, quest);
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Quest) quest = user_data;
  g_autoptr (BylineLibrary) self = g_weak_ref_get (&quest->library);
  g_autoptr (BylineResponse) response = NULL;

  response = byline_session_fetch_finish (BYLINE_SESSION (source), result, NULL);
  if (response != NULL && response->body != NULL && self != NULL && !self->is_closed)
    read_page (self, g_steal_pointer (&quest), response);
}

void
_byline_library_find_icon (BylineLibrary *self,
                           gint64 feed,
                           const char *home_page_url,
                           BylineNetwork from)
{
  Quest *quest = g_new0 (Quest, 1);
  const BylineResponse *page = g_hash_table_lookup (self->answers, home_page_url);

  g_weak_ref_init (&quest->library, self);
  quest->feed = feed;
  /* The page that the feed was found on a moment ago. */
  if (page != NULL && page->body != NULL)
    {
      read_page (self, quest, page);
      return;
    }
  byline_session_fetch_async (self->session, home_page_url, BYLINE_REQUEST_PICTURE, from, NULL,
                              NULL, NULL, page_fetched_cb, quest);
}
