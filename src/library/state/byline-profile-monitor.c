/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-profile-monitor.h"

#include "byline-db-rules.h"
#include "byline-signal.h"

#define DATABASE "library.db"
/* How often the profile is looked at if nobody says that it was changed. */
#define POLL_SECONDS 2
/* From the first notification to the look, in ms: a refresh commits many times a second. */
#define LOOK_DELAY_MS 250

struct _BylineProfileMonitor {
  GObject parent_instance;

  BylineStore *store;
  GCancellable *cancellable;
  GFileMonitor *file_monitor; /* nullable */
  guint poll_source;
  guint look_source;
  gboolean is_looking;
  gboolean looks_again; /* something was written since the look under way began */
  gboolean is_decided;  /* whether to poll or not */
  gint64 data_version;  /* 0: there was no look yet */
};

G_DEFINE_FINAL_TYPE (BylineProfileMonitor, byline_profile_monitor, G_TYPE_OBJECT)

enum { CHANGED, UNSETTLED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a look sees. */
typedef struct {
  gint64 data_version;
  gboolean is_unsettled; /* an earlier run ended before all that rules say was done */
} Look;

static void look (BylineProfileMonitor *self);

static gboolean
look_cb (gpointer user_data)
{
  BylineProfileMonitor *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
poll_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static gpointer
look_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *seen = g_new (Look, 1);

  seen->data_version = byline_db_data_version (db);
  seen->is_unsettled = byline_db_has_pending_mutes (db);
  return seen;
}

static void
look_later (BylineProfileMonitor *self, guint milliseconds)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (milliseconds, look_cb, self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineProfileMonitor) self = user_data;
  g_autofree Look *seen = byline_store_run_finish (BYLINE_STORE (source), result, NULL);
  gboolean is_changed;

  self->is_looking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || seen == NULL)
    return;

  is_changed = self->data_version != 0 && self->data_version != seen->data_version;
  self->data_version = seen->data_version;
  if (self->looks_again)
    look_later (self, LOOK_DELAY_MS);
  /* Mutes that could not be updated are tried again, whether or not anything is written meanwhile. */
  else if (seen->is_unsettled)
    look_later (self, POLL_SECONDS * 1000);
  self->looks_again = FALSE;
  if (is_changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (seen->is_unsettled)
    g_signal_emit (self, signals[UNSETTLED], 0);
}

/* The writing connection is asked: its data_version does not change by its own commits, and all of
 * this program's are its own. So a change is another program's. */
static void
look (BylineProfileMonitor *self)
{
  if (self->is_looking)
    {
      self->looks_again = TRUE;
      return;
    }

  self->is_looking = TRUE;
  byline_store_write_async (self->store, look_func, NULL, NULL, g_free, self->cancellable,
                            looked_cb, g_object_ref (self));
}

/* A commit is written to the log beside the database (library.db-wal), and now and then from there
 * into the database. */
static void
file_changed_cb (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other_file,
                 GFileMonitorEvent event,
                 BylineProfileMonitor *self)
{
  g_autofree char *name = g_file_get_basename (file);

  if (g_str_has_prefix (name, DATABASE))
    look_later (self, LOOK_DELAY_MS);
}

/* Returns: (transfer full) (nullable): none if the kernel would not see what other programs do */
static GFileMonitor *
watch_folder (GFile *folder, GFileInfo *info)
{
  g_autoptr (GFileMonitor) monitor = NULL;

  /* The kernel knows only of this machine's writes. */
  if (info == NULL || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    return NULL;

  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor == NULL || !byline_profile_monitor_is_notified (monitor))
    return NULL;
  return g_steal_pointer (&monitor);
}

static void
decide (BylineProfileMonitor *self, GFileMonitor *file_monitor)
{
  self->is_decided = TRUE;
  self->file_monitor = file_monitor;
  if (file_monitor == NULL)
    {
      self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
      return;
    }

  g_signal_connect_object (file_monitor, "changed", G_CALLBACK (file_changed_cb), self, 0);
  /* For what was written between the first look and now. */
  look (self);
}

static void
file_system_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineProfileMonitor) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, NULL);

  if (!g_cancellable_is_cancelled (self->cancellable))
    decide (self, watch_folder (G_FILE (source), info));
}

static void
byline_profile_monitor_dispose (GObject *object)
{
  byline_profile_monitor_stop (BYLINE_PROFILE_MONITOR (object));
  G_OBJECT_CLASS (byline_profile_monitor_parent_class)->dispose (object);
}

static void
byline_profile_monitor_finalize (GObject *object)
{
  BylineProfileMonitor *self = BYLINE_PROFILE_MONITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (byline_profile_monitor_parent_class)->finalize (object);
}

static void
byline_profile_monitor_class_init (BylineProfileMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_profile_monitor_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_profile_monitor_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[UNSETTLED] = byline_signal_new (klass, "unsettled", 0);
}

static void
byline_profile_monitor_init (BylineProfileMonitor *self)
{
  self->cancellable = g_cancellable_new ();
}

BylineProfileMonitor *
byline_profile_monitor_new (BylineStore *store)
{
  BylineProfileMonitor *self;

  g_return_val_if_fail (BYLINE_IS_STORE (store), NULL);

  self = g_object_new (BYLINE_TYPE_PROFILE_MONITOR, NULL);
  self->store = g_object_ref (store);
  return self;
}

void
byline_profile_monitor_start (BylineProfileMonitor *self, gboolean may_be_notified)
{
  g_autoptr (GFile) folder = NULL;

  g_return_if_fail (BYLINE_IS_PROFILE_MONITOR (self));
  g_return_if_fail (!self->is_looking && self->data_version == 0);

  look (self);
  if (!may_be_notified)
    {
      decide (self, NULL);
      return;
    }
  folder = g_file_new_for_path (byline_store_get_data_dir (self->store));
  g_file_query_filesystem_info_async (folder, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                      G_PRIORITY_DEFAULT, self->cancellable, file_system_cb,
                                      g_object_ref (self));
}

void
byline_profile_monitor_stop (BylineProfileMonitor *self)
{
  g_return_if_fail (BYLINE_IS_PROFILE_MONITOR (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->file_monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->file_monitor, self);
      g_file_monitor_cancel (self->file_monitor);
    }
  g_clear_object (&self->file_monitor);
}

gboolean
byline_profile_monitor_is_ready (BylineProfileMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE_MONITOR (self), FALSE);

  return self->is_decided && !self->is_looking && self->data_version != 0;
}

gboolean
byline_profile_monitor_is_polling (BylineProfileMonitor *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE_MONITOR (self), FALSE);

  return self->poll_source != 0;
}

gboolean
byline_profile_monitor_is_notified (GFileMonitor *monitor)
{
  g_return_val_if_fail (G_IS_FILE_MONITOR (monitor), FALSE);

  /* GIO's own fallback, whose type is private. It compares a file's time every few seconds. */
  return g_strcmp0 (G_OBJECT_TYPE_NAME (monitor), "GPollFileMonitor") != 0;
}
