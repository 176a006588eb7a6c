/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-signal.h"

/* While feeds come in one after the other, lists are asked again this often at most. */
#define REFRESH_CHANGED_MS 250
/* If more rows change, they are not signalled one by one. */
#define MAX_STORIES_CHANGED 100

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_REFRESHING,
  PROP_REFRESH_DONE,
  PROP_REFRESH_TOTAL,
  PROP_AHEAD_DONE,
  PROP_AHEAD_TOTAL,
  PROP_ONLINE,
  PROP_LAST_REFRESH,
  PROP_LOADS_PICTURES,
  N_PROPS
};

enum {
  CHANGED,
  STORY_CHANGED,
  REFRESH_FAILED,
  FEED_MERGED,
  PASSWORDS_IN_FILE,
  PASSWORD_NOT_KEPT,
  SYNC_PROGRESS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What a task wants done when its store function has returned. */
typedef struct {
  GDestroyNotify result_free;
  BylineLibraryChanges changes;
} Plan;

static gboolean
emit_changed_cb (gpointer user_data)
{
  BylineLibrary *self = user_data;
  guint changes = self->pending_changes;

  self->changed_source = 0;
  self->pending_changes = 0;
  g_signal_emit (self, signals[CHANGED], 0, changes);
  return G_SOURCE_REMOVE;
}

void
_byline_library_queue_changed (BylineLibrary *self, BylineLibraryChanges changes)
{
  guint flags = BYLINE_LIBRARY_CHANGES_FLAGS | BYLINE_LIBRARY_CHANGES_STORY_FLAGS;
  gboolean can_wait = self->refresh != NULL && (changes & flags) == 0;

  if (changes == 0 || self->is_closed)
    return;

  self->pending_changes |= changes;
  self->n_changes++;
  g_clear_pointer (&self->usage, byline_disk_usage_unref);
  if (can_wait && self->changed_source != 0)
    return;

  g_clear_handle_id (&self->changed_source, g_source_remove);
  if (can_wait)
    self->changed_source = g_timeout_add (REFRESH_CHANGED_MS, emit_changed_cb, self);
  else
    self->changed_source = g_idle_add_full (G_PRIORITY_DEFAULT, emit_changed_cb, self, NULL);
}

gboolean
_byline_library_stories_changed (BylineLibrary *self, GArray *stories)
{
  if (self->is_closed)
    return FALSE;
  if (stories->len > MAX_STORIES_CHANGED)
    {
      _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_STORIES);
      return FALSE;
    }

  for (guint i = 0; i < stories->len; i++)
    g_signal_emit (self, signals[STORY_CHANGED], 0, g_array_index (stories, gint64, i));
  return TRUE;
}

GTask *
_byline_library_task_new (BylineLibrary *self,
                          gpointer source_tag,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (self->is_open && !self->is_closed)
    return g_steal_pointer (&task);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The library is not open.");
  return NULL;
}

static void
store_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  Plan *plan = g_task_get_task_data (task);
  gpointer value = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  /* What failed half-way, an import on a full disk, may have changed something before. */
  _byline_library_queue_changed (self, plan->changes);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, plan->result_free);
}

static void
set_plan (GTask *task, BylineLibraryChanges changes, GDestroyNotify result_free)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->changes = changes;
  plan->result_free = result_free;
  g_task_set_task_data (task, plan, g_free);
}

void
_byline_library_read (BylineLibrary *self,
                      GTask *task,
                      BylineStoreFunc func,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free)
{
  set_plan (task, 0, result_free);
  byline_store_read_async (self->store, func, data, data_free, result_free,
                           g_task_get_cancellable (task), store_done_cb, task);
}

void
_byline_library_write (BylineLibrary *self,
                       GTask *task,
                       BylineLibraryChanges changes,
                       BylineStoreFunc func,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free)
{
  set_plan (task, changes, result_free);
  /* What is committed is reported, whatever became of the caller's interest. */
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, func, data, data_free, result_free,
                            g_task_get_cancellable (task), store_done_cb, task);
}

static void
notify_loads_pictures (BylineLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADS_PICTURES]);
}

static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, BylineLibrary *self)
{
  if (self->online == available)
    return;

  self->online = available;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

/* Where each byte costs, no picture is loaded by itself. */
static gboolean
loads_pictures (BylineLibrary *self)
{
  gboolean loads = TRUE, on_metered = FALSE;

  if (self->settings == NULL)
    return TRUE;
  g_object_get (self->settings, "load-pictures", &loads, "pictures-on-metered", &on_metered, NULL);
  return loads && (on_metered || !g_network_monitor_get_network_metered (self->monitor));
}

void
_byline_library_watch_settings (BylineLibrary *self)
{
  static const char *const keys[] = { "notify::load-pictures", "notify::pictures-on-metered" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_object (self->settings, keys[i], G_CALLBACK (notify_loads_pictures), self,
                             G_CONNECT_SWAPPED);
}

static void
byline_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineLibrary *self = BYLINE_LIBRARY (object);

  switch (id)
    {
    case PROP_REFRESHING:
      g_value_set_boolean (value, self->refresh != NULL);
      break;
    case PROP_REFRESH_DONE:
      g_value_set_uint (value, self->refresh != NULL ? byline_refresh_get_done (self->refresh) : 0);
      break;
    case PROP_REFRESH_TOTAL:
      g_value_set_uint (value,
                        self->refresh != NULL ? byline_refresh_get_total (self->refresh) : 0);
      break;
    case PROP_AHEAD_DONE:
      g_value_set_uint (value, self->ahead_done);
      break;
    case PROP_AHEAD_TOTAL:
      g_value_set_uint (value, self->ahead_total);
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    case PROP_LOADS_PICTURES:
      g_value_set_boolean (value, loads_pictures (self));
      break;
    case PROP_LAST_REFRESH:
      g_value_set_int64 (value, self->last_refresh);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

gboolean
_byline_library_lock (BylineLibrary *self, GError **error)
{
  if (self->n_locks == 0 && !byline_store_try_lock (self->store, error))
    return FALSE;
  self->n_locks++;
  return TRUE;
}

void
_byline_library_unlock (BylineLibrary *self)
{
  if (--self->n_locks == 0 && !self->is_closed)
    byline_store_unlock (self->store);
}

void
_byline_library_close (BylineLibrary *self)
{
  if (self->is_closed)
    return;

  g_clear_handle_id (&self->automatic_source, g_source_remove);
  if (self->refresh != NULL)
    byline_refresh_cancel (self->refresh);
  if (self->n_locks > 0)
    byline_store_unlock (self->store);
  g_clear_handle_id (&self->tell_source, g_source_remove);
  self->is_closed = TRUE;
  g_clear_handle_id (&self->changed_source, g_source_remove);
  if (self->profile_monitor != NULL)
    byline_profile_monitor_stop (self->profile_monitor);
  g_hash_table_remove_all (self->response_cache);
  if (self->keeping != NULL)
    g_cancellable_cancel (self->keeping);
  if (self->ahead != NULL)
    g_cancellable_cancel (self->ahead);
  byline_session_abort (self->session);
  if (self->is_open)
    byline_request_ledger_flush (self->ledger);
  byline_credentials_close (self->credentials);
  byline_store_close (self->store);
}

static void
byline_library_dispose (GObject *object)
{
  _byline_library_close (BYLINE_LIBRARY (object));
  G_OBJECT_CLASS (byline_library_parent_class)->dispose (object);
}

static void
byline_library_finalize (GObject *object)
{
  BylineLibrary *self = BYLINE_LIBRARY (object);

  g_clear_object (&self->refresh);
  g_clear_object (&self->keeping);
  g_clear_object (&self->ahead);
  /* What is still on its way outlives us. */
  if (self->pictures != NULL)
    byline_picture_store_set_reason_func (self->pictures, NULL, NULL);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->ledger, byline_request_ledger_free);
  g_clear_object (&self->power);
  g_clear_object (&self->profile_monitor);
  g_clear_pointer (&self->usage, byline_disk_usage_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->credentials);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->account_urls, g_ptr_array_unref);
  g_clear_pointer (&self->login_sessions, g_hash_table_unref);
  g_clear_pointer (&self->syncs, g_ptr_array_unref);
  g_clear_pointer (&self->response_cache, g_hash_table_unref);
  g_clear_pointer (&self->icons_wanted, g_hash_table_unref);
  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = byline_library_get_property;
  object_class->dispose = byline_library_dispose;
  object_class->finalize = byline_library_finalize;

  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_REFRESH_DONE] = g_param_spec_uint ("refresh-done", NULL, NULL, 0, G_MAXUINT, 0,
                                                     flags);
  properties[PROP_REFRESH_TOTAL] = g_param_spec_uint ("refresh-total", NULL, NULL, 0, G_MAXUINT, 0,
                                                      flags);
  properties[PROP_AHEAD_DONE] = g_param_spec_uint ("ahead-done", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  properties[PROP_AHEAD_TOTAL] = g_param_spec_uint ("ahead-total", NULL, NULL, 0, G_MAXUINT, 0,
                                                    flags);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, flags);
  properties[PROP_LAST_REFRESH] = g_param_spec_int64 ("last-refresh", NULL, NULL, 0, G_MAXINT64, 0,
                                                      flags);
  properties[PROP_LOADS_PICTURES] = g_param_spec_boolean ("loads-pictures", NULL, NULL, TRUE,
                                                          flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = byline_signal_new (klass, "changed", 1, G_TYPE_UINT);
  signals[STORY_CHANGED] = byline_signal_new (klass, "story-changed", 1, G_TYPE_INT64);
  signals[REFRESH_FAILED] = byline_signal_new (klass, "refresh-failed", 1, G_TYPE_ERROR);
  signals[FEED_MERGED] = byline_signal_new (klass, "feed-merged", 1, G_TYPE_POINTER);
  signals[PASSWORDS_IN_FILE] = byline_signal_new (klass, "passwords-in-file", 1, G_TYPE_STRING);
  signals[SYNC_PROGRESS] = byline_signal_new (klass, "sync-progress", 3, G_TYPE_INT64, G_TYPE_UINT,
                                              G_TYPE_UINT);
  signals[PASSWORD_NOT_KEPT] = byline_signal_new (klass, "password-not-kept", 1, G_TYPE_STRING);
}

static void
byline_library_init (BylineLibrary *self)
{
  self->keeps_pictures = TRUE;
  self->loads_ahead = TRUE;
  self->icons_wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiters = g_ptr_array_new ();
  self->account_urls = g_ptr_array_new_with_free_func (g_free);
  self->login_sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->syncs = g_ptr_array_new ();
  self->response_cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) byline_response_free);
  /* Before the monitors, which ask the bus in a thread: there GLib registers types of the network, and would wait for
   * libsoup's class, which waits for these types, for ever. */
  self->session = byline_session_new ();
  self->monitor = g_network_monitor_get_default ();
  self->online = g_network_monitor_get_network_available (self->monitor);
  g_signal_connect_object (self->monitor, "notify::network-metered",
                           G_CALLBACK (notify_loads_pictures), self, G_CONNECT_SWAPPED);
  self->power = g_power_profile_monitor_dup_default ();
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           0);
}
