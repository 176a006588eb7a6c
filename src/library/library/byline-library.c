/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-poll.h"

static void
others_changed_cb (BylineProfileMonitor *monitor, BylineLibrary *self)
{
  _byline_library_load_access_async (self, NULL, NULL);
  _byline_library_queue_changed (self,
                                 BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |
                                   BYLINE_LIBRARY_CHANGES_RULES | BYLINE_LIBRARY_CHANGES_FEEDS |
                                   BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
}

/* What was set before a feed was added is for its publication now, once its first refresh is over. */
static void
changed_cb (BylineLibrary *self, BylineLibraryChanges changes)
{
  if ((changes & (BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS | BYLINE_LIBRARY_CHANGES_FEEDS)) != 0 &&
      self->is_open && !self->is_closed && self->refresh == NULL)
    _byline_library_load_access_async (self, NULL, NULL);
}

static void
unsettled_cb (BylineProfileMonitor *monitor, BylineLibrary *self)
{
  if (!byline_library_is_read_only (self))
    _byline_library_update_mutes (self);
}

/* The last pictures may come when the library is closed already. */
static BylineRequestReason
find_picture (const char *url, gpointer user_data)
{
  BylineLibrary *self = user_data;

  return self->ledger != NULL ? byline_request_ledger_find_picture (self->ledger, url)
                              : (BylineRequestReason){ BYLINE_REQUEST_PURPOSE_PICTURE, 0, 0 };
}

BylineLibrary *
byline_library_new (BylineProfile *profile, BylineSettings *settings)
{
  g_autofree char *cached = NULL;
  g_autofree char *kept = NULL;
  BylineLibrary *self;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (settings == NULL || BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  self->profile = g_object_ref (profile);
  g_set_object (&self->settings, settings);
  if (settings != NULL)
    _byline_library_watch_settings (self);
  cached = g_build_filename (byline_profile_get_cache_dir (profile), "pictures", NULL);
  kept = g_build_filename (byline_profile_get_data_dir (profile), "pictures", NULL);
  self->store = byline_store_new (byline_profile_get_data_dir (profile));
  self->ledger = byline_request_ledger_new (self->session, self->store);
  _byline_library_init_logins (self);
  _byline_library_init_accounts (self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  self->pictures = byline_picture_store_new (self->session, cached, kept);
  byline_picture_store_set_reason_func (self->pictures, find_picture, self);
  return self;
}

BylineProfile *
byline_library_get_profile (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), NULL);

  return self->profile;
}

void
byline_library_set_alias (BylineLibrary *self, const char *origin, const char *server)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  byline_session_set_alias (self->session, origin, server);
}

char *
byline_library_locate (BylineLibrary *self, const char *url)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), NULL);

  return byline_session_locate (self->session, url);
}

gboolean
byline_library_is_read_only (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), FALSE);

  return byline_store_is_read_only (self->store);
}

guint
byline_library_take_outdated (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), 0);

  return byline_store_take_outdated (self->store);
}

/* What an earlier run, or another program, left. */
typedef struct {
  gint64 last_refresh; /* 0: none */
  GPtrArray *held;     /* of BylineFeed: their servers asked to be left alone */
} Past;

static void
past_free (Past *past)
{
  g_clear_pointer (&past->held, g_ptr_array_unref);
  g_free (past);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Past, past_free)

static gpointer
get_past_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *value = byline_db_get_value (db, "last-refresh");
  Past *past = g_new0 (Past, 1);

  past->last_refresh = value != NULL ? MAX (0, g_ascii_strtoll (value, NULL, 10)) : 0;
  past->held = byline_db_get_feeds_held_back (db, byline_clock_now (), NULL);
  return past;
}

static void
past_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autoptr (Past) past = byline_store_run_finish (BYLINE_STORE (source), result, NULL);

  if (past != NULL)
    self->last_refresh = past->last_refresh;
  if (past != NULL && past->held != NULL)
    byline_poll_hold_back (self->session, past->held);
  /* It was noted while the clock was ahead: nobody knows when it was. */
  if (self->last_refresh > byline_clock_now ())
    self->last_refresh = 0;
  if (self->last_refresh != 0)
    g_object_notify (G_OBJECT (self), "last-refresh");

  if (!self->is_closed)
    {
      /* For lists that were made before there was anything to ask. At once: who waits for the library to be
       * open asks when this has been said, and would ask again if it was said later. */
      g_signal_emit_by_name (self, "changed",
                             BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |
                               BYLINE_LIBRARY_CHANGES_RULES | BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
      self->profile_monitor = byline_profile_monitor_new (self->store);
      g_signal_connect_object (self->profile_monitor, "changed", G_CALLBACK (others_changed_cb),
                               self, 0);
      g_signal_connect_object (self->profile_monitor, "unsettled", G_CALLBACK (unsettled_cb), self,
                               0);
      byline_profile_monitor_start (self->profile_monitor, TRUE);
      _byline_library_look_for_accounts (self);
    }
  g_task_return_boolean (task, TRUE);
}

static void
access_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = BYLINE_LIBRARY (source);

  self->is_open = TRUE;
  byline_store_read_async (self->store, get_past_func, NULL, NULL, (GDestroyNotify) past_free, NULL,
                           past_cb, g_steal_pointer (&task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);

  if (!byline_store_open_finish (BYLINE_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Nothing goes out before it is known how. */
  _byline_library_load_access_async (self, access_loaded_cb, g_steal_pointer (&task));
}

void
byline_library_open_async (BylineLibrary *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (!self->is_open && !self->is_closed);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_library_open_async);
  byline_store_open_async (self->store, cancellable, opened_cb, task);
}

gboolean
byline_library_open_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
byline_library_close (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_close (self);
}
