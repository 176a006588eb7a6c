/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-network.h"

#include "byline-clock.h"
#include "byline-discovery-page.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"
#include "byline-work.h"

/*
 * Icons are asked for when a window shows them, not before: most feeds name theirs; of the others the
 * home page is asked, once in a while.
 */

#define ASK_AGAIN_SECONDS (30 * 24 * 60 * 60)

/* A publication without an icon, and what its home page says. */
typedef struct {
  gint64 publication_id;
  char *icon;            /* nullable */
  BylineNetwork network; /* of the page that names it */
} Icon;

/* What is asked for. */
typedef struct {
  char *home_page_url;
  BylineNetwork from; /* of the feed that names the page */
} Home;

static void
icon_free (Icon *self)
{
  g_free (self->icon);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Icon, icon_free)

static void
home_free (Home *self)
{
  g_free (self->home_page_url);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Home, home_free)

static gpointer
set_icon_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Icon *icon = data;

  return GINT_TO_POINTER (
    byline_db_set_icon (db, icon->publication_id, icon->icon, icon->network, error));
}

static void
icon_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  gpointer done = byline_task_take (task, result);

  if (done == NULL)
    return;
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_FEEDS);
  g_task_return_pointer (task, done, NULL);
}

static void
icon_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  const Icon *known = g_task_get_task_data (task);
  g_autofree char *address = byline_task_take (task, result);
  Icon *icon;

  if (address == NULL)
    return;
  icon = g_memdup2 (known, sizeof *known);
  icon->icon = g_steal_pointer (&address);
  byline_store_write_async (self->store, set_icon_func, icon, (GDestroyNotify) icon_free, NULL,
                            NULL, icon_set_cb, g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_page (GTask *task, const BylineResponse *page)
{
  Icon *icon = g_task_get_task_data (task);

  icon->network = page->network;
  byline_discovery_find_icon_async (page, g_task_get_cancellable (task), icon_found_cb, task);
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (BylineResponse) response = byline_task_take (task, result);

  if (response != NULL && response->body != NULL)
    read_page (g_steal_pointer (&task), response);
  else if (response != NULL)
    g_task_return_pointer (task, NULL, NULL);
}

/* Returns: (transfer full) (nullable): the page that may be asked; it counts as asked from now on. */
static gpointer
ask_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autoptr (BylinePublication) publication = byline_db_get_publication (db, arguments->id, error);
  g_autoptr (Home) home = g_new0 (Home, 1);
  gint64 now = byline_clock_now ();

  if (publication == NULL)
    return NULL;
  if (publication->icon_url != NULL || publication->home_page_url == NULL ||
      !byline_db_ask_for_icon (db, publication->id, now, now - ASK_AGAIN_SECONDS, error))
    return NULL;
  home->home_page_url = g_strdup (publication->home_page_url);
  home->from = BYLINE_NETWORK_PUBLIC;
  for (guint i = 0; i < publication->feeds->len; i++)
    if (((BylineFeed *) g_ptr_array_index (publication->feeds, i))->network ==
        BYLINE_NETWORK_PRIVATE)
      home->from = BYLINE_NETWORK_PRIVATE;
  return g_steal_pointer (&home);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  const Icon *icon = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_ICON, icon->publication_id, 0, TRUE };
  g_autoptr (Home) home = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (home == NULL || self->is_closed)
    g_task_return_pointer (task, NULL, NULL);
  else
    byline_session_fetch_for_async (self->session, home->home_page_url, BYLINE_REQUEST_PICTURE,
                                    &why, home->from, NULL, NULL, cancellable, page_fetched_cb,
                                    g_steal_pointer (&task));
}

static GTask *
icon_task_new (BylineLibrary *self,
               gint64 publication_id,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, byline_library_want_icon_async, cancellable,
                                          callback, user_data);
  Icon *icon;

  if (task == NULL)
    return NULL;
  icon = g_new0 (Icon, 1);
  icon->publication_id = publication_id;
  g_task_set_task_data (task, icon, (GDestroyNotify) icon_free);
  return task;
}

void
byline_library_want_icon_async (BylineLibrary *self,
                                gint64 publication_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = icon_task_new (self, publication_id, cancellable, callback, user_data);
  if (task == NULL)
    return;
  if (byline_store_is_read_only (self->store) || !self->online ||
      !g_hash_table_add (self->icons_wanted, g_memdup2 (&publication_id, sizeof publication_id)))
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }
  _byline_library_write_then (self, ask_func, (GDestroyNotify) home_free,
                              &(BylineArguments){ .id = publication_id }, asked_cb, task);
}

/* A debug message for whoever looks for it: nobody waits for an icon. */
static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error) && error != NULL)
    g_debug ("No icon was found: %s", error->message);
}

void
_byline_library_take_icon (BylineLibrary *self, gint64 publication_id, const BylineResponse *page)
{
  GTask *task;

  if (page == NULL || page->body == NULL)
    return;
  task = icon_task_new (self, publication_id, NULL, taken_cb, NULL);
  if (task != NULL)
    read_page (task, page);
}
