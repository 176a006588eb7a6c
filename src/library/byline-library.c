/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-clock.h"
#include "byline-db-rules.h"

/* How often the profile is looked at for what another program did. */
#define WATCH_SECONDS 2
/* While feeds come in one after the other, lists are asked again this often at most. */
#define REFRESH_CHANGED_MS 250
/* Of more rows than these nobody is told one by one. */
#define MAX_STORIES_CHANGED 100

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_REFRESHING,
  PROP_REFRESH_DONE,
  PROP_REFRESH_TOTAL,
  PROP_ONLINE,
  PROP_LAST_REFRESH,
  N_PROPS
};

enum {
  CHANGED,
  STORY_CHANGED,
  REFRESH_FAILED,
  PASSWORDS_IN_FILE,
  PASSWORD_NOT_KEPT,
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
_byline_library_queue_changed (BylineLibrary        *self,
                               BylineLibraryChanges  changes)
{
  gboolean can_wait = self->refresh != NULL && (changes & BYLINE_LIBRARY_MARKS) == 0;

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

void
_byline_library_stories_changed (BylineLibrary *self,
                                 GArray        *stories)
{
  if (self->is_closed)
    return;
  if (stories->len > MAX_STORIES_CHANGED)
    {
      _byline_library_queue_changed (self, BYLINE_LIBRARY_STORIES);
      return;
    }

  for (guint i = 0; i < stories->len; i++)
    g_signal_emit (self, signals[STORY_CHANGED], 0, g_array_index (stories, gint64, i));
}

GTask *
_byline_library_task_new (BylineLibrary       *self,
                          gpointer             source_tag,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (self->is_open && !self->is_closed)
    return g_steal_pointer (&task);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The library is not open.");
  return NULL;
}

static void
store_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
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
set_plan (GTask                *task,
          BylineLibraryChanges  changes,
          GDestroyNotify        result_free)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->changes = changes;
  plan->result_free = result_free;
  g_task_set_task_data (task, plan, g_free);
}

void
_byline_library_read (BylineLibrary   *self,
                      GTask           *task,
                      BylineStoreFunc  func,
                      gpointer         data,
                      GDestroyNotify   data_free,
                      GDestroyNotify   result_free)
{
  set_plan (task, 0, result_free);
  byline_store_read_async (self->store, func, data, data_free, result_free,
                           g_task_get_cancellable (task), store_done_cb, task);
}

void
_byline_library_write (BylineLibrary        *self,
                       GTask                *task,
                       BylineLibraryChanges  changes,
                       BylineStoreFunc       func,
                       gpointer              data,
                       GDestroyNotify        data_free,
                       GDestroyNotify        result_free)
{
  set_plan (task, changes, result_free);
  /* What is committed is reported, whatever became of the caller's interest. */
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, func, data, data_free, result_free,
                            g_task_get_cancellable (task), store_done_cb, task);
}

/* What the writing connection says of the profile. */
typedef struct {
  gint64 data_version;
  gboolean is_unsettled; /* an earlier run ended before all that rules say was done */
} Version;

static gpointer
data_version_func (BylineDb      *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Version *version = g_new (Version, 1);

  version->data_version = byline_db_data_version (db);
  version->is_unsettled = byline_db_is_unsettled (db);
  return version;
}

static void
data_version_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Version *version = byline_store_run_finish (BYLINE_STORE (source), result, NULL);
  g_autoptr (BylineLibrary) self = g_weak_ref_get (user_data);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  if (self == NULL)
    return;

  self->is_watching = FALSE;
  if (version == NULL || self->is_closed)
    return;

  if (self->data_version != 0 && self->data_version != version->data_version)
    _byline_library_queue_changed (self, BYLINE_LIBRARY_STORIES | BYLINE_LIBRARY_MARKS |
                                         BYLINE_LIBRARY_RULES | BYLINE_LIBRARY_SUBSCRIPTIONS);
  self->data_version = version->data_version;
  if (version->is_unsettled && !byline_library_is_read_only (self))
    _byline_library_settle (self);
}

/* The writing connection is asked, since its data_version stays as it is for its own commits:
 * what is different then is another program's. */
static gboolean
watch_cb (gpointer user_data)
{
  BylineLibrary *self = user_data;
  GWeakRef *weak;

  if (self->is_watching)
    return G_SOURCE_CONTINUE;

  self->is_watching = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  byline_store_write_async (self->store, data_version_func, NULL, NULL, g_free, NULL,
                            data_version_cb, weak);
  return G_SOURCE_CONTINUE;
}

static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         available,
                    BylineLibrary   *self)
{
  if (self->online == available)
    return;

  self->online = available;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static void
byline_library_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
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
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    case PROP_LAST_REFRESH:
      g_value_set_int64 (value, self->last_refresh);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_library_dispose (GObject *object)
{
  byline_library_close (BYLINE_LIBRARY (object));
  G_OBJECT_CLASS (byline_library_parent_class)->dispose (object);
}

static void
byline_library_finalize (GObject *object)
{
  BylineLibrary *self = BYLINE_LIBRARY (object);

  g_clear_object (&self->refresh);
  g_clear_object (&self->keeping);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->usage, byline_disk_usage_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->credentials);
  g_clear_object (&self->store);
  g_clear_object (&self->workers);
  g_clear_object (&self->settings);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
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
  properties[PROP_REFRESH_DONE] =
    g_param_spec_uint ("refresh-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFRESH_TOTAL] =
    g_param_spec_uint ("refresh-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE, flags);
  properties[PROP_LAST_REFRESH] =
    g_param_spec_int64 ("last-refresh", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", BYLINE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STORY_CHANGED] = g_signal_new ("story-changed", BYLINE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REFRESH_FAILED] = g_signal_new ("refresh-failed", BYLINE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[PASSWORDS_IN_FILE] =
    g_signal_new ("passwords-in-file", BYLINE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PASSWORD_NOT_KEPT] =
    g_signal_new ("password-not-kept", BYLINE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
byline_library_init (BylineLibrary *self)
{
  self->keeps_pictures = TRUE;
  self->waiters = g_ptr_array_new ();
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) byline_response_free);
  self->monitor = g_network_monitor_get_default ();
  self->online = g_network_monitor_get_network_available (self->monitor);
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb),
                           self, 0);
}

BylineLibrary *
byline_library_new (BylineProfile  *profile,
                    BylineSettings *settings)
{
  g_autofree char *cached = NULL;
  g_autofree char *kept = NULL;
  BylineLibrary *self;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (settings == NULL || BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  self->profile = g_object_ref (profile);
  g_set_object (&self->settings, settings);
  cached = g_build_filename (byline_profile_get_cache_dir (profile), "pictures", NULL);
  kept = g_build_filename (byline_profile_get_data_dir (profile), "pictures", NULL);
  self->store = byline_store_new (byline_profile_get_data_dir (profile));
  self->session = byline_session_new ();
  _byline_library_init_logins (self);
  self->pictures = byline_picture_store_new (self->session, cached, kept);
  self->workers = byline_workers_new ();
  return self;
}

BylineProfile *
byline_library_get_profile (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), NULL);

  return self->profile;
}

void
byline_library_set_alias (BylineLibrary *self,
                          const char    *origin,
                          const char    *server)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  byline_session_set_alias (self->session, origin, server);
}

char *
byline_library_locate (BylineLibrary *self,
                       const char    *url)
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

static gpointer
get_last_refresh_func (BylineDb      *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  char *value = byline_db_get_value (db, "last-refresh");

  return value != NULL ? value : g_strdup ("0");
}

static void
get_last_refresh_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autofree char *value = byline_store_run_finish (BYLINE_STORE (source), result, NULL);

  if (value != NULL)
    self->last_refresh = MAX (0, g_ascii_strtoll (value, NULL, 10));
  /* It was noted while the clock was ahead: nobody knows when it was. */
  if (self->last_refresh > byline_clock_now ())
    self->last_refresh = 0;
  if (self->last_refresh != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_REFRESH]);

  if (!self->is_closed)
    {
      /* For lists that were made before there was anything to ask. */
      _byline_library_queue_changed (self, BYLINE_LIBRARY_STORIES | BYLINE_LIBRARY_MARKS |
                                           BYLINE_LIBRARY_RULES | BYLINE_LIBRARY_SUBSCRIPTIONS);
      self->watch_source = g_timeout_add_seconds (WATCH_SECONDS, watch_cb, self);
      watch_cb (self);
    }
  g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);

  if (!byline_store_open_finish (BYLINE_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->is_open = TRUE;
  byline_store_read_async (self->store, get_last_refresh_func, NULL, NULL, g_free, NULL,
                           get_last_refresh_cb, g_steal_pointer (&task));
}

void
byline_library_open_async (BylineLibrary       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (!self->is_open && !self->is_closed);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_library_open_async);
  byline_store_open_async (self->store, cancellable, opened_cb, task);
}

gboolean
byline_library_open_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
byline_library_close (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (self->is_closed)
    return;

  _byline_library_stop_refresh (self);
  if (self->refresh != NULL)
    byline_store_unlock (self->store);
  self->is_closed = TRUE;
  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_hash_table_remove_all (self->answers);
  if (self->keeping != NULL)
    g_cancellable_cancel (self->keeping);
  byline_session_abort (self->session);
  byline_credentials_close (self->credentials);
  byline_store_close (self->store);
}

gboolean
byline_library_done_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
