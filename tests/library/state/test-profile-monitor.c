/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-profile-monitor.h"
#include "library-fixture.h"

/* Two programs on one profile: the fixture's library is the other one. */
typedef struct {
  BylineStore *store;
  BylineProfileMonitor *monitor;
  guint n_changes;
} Watched;

static void
set_up (Watched *self, Fixture *fixture, gboolean may_be_notified)
{
  g_autoptr (GAsyncResult) result = NULL;

  self->store = byline_store_new (byline_profile_get_data_dir (fixture->profile));
  byline_store_open_async (self->store, NULL, fixture_cb, &result);
  g_assert_true (byline_store_open_finish (self->store, fixture_wait (&result), NULL));
  self->monitor = byline_profile_monitor_new (self->store);
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (g_atomic_int_inc),
                            &self->n_changes);
  byline_profile_monitor_start (self->monitor, may_be_notified);
  for (guint i = 0; i < 500 && !byline_profile_monitor_is_ready (self->monitor); i++)
    fixture_run_ms (10);
  g_assert_true (byline_profile_monitor_is_ready (self->monitor));
  /* What the opening itself wrote has been said by now. */
  fixture_run_ms (600);
  self->n_changes = 0;
}

static void
tear_down (Watched *self)
{
  byline_profile_monitor_stop (self->monitor);
  byline_store_close (self->store);
  fixture_run_ms (1);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->store);
}

static gpointer
write_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (byline_db_set_value (db, "a-test", data, error));
}

static void
write_to (BylineStore *store, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_store_write_async (store, write_func, g_strdup (value), g_free, NULL, NULL, fixture_cb,
                            &result);
  g_assert_nonnull (byline_store_run_finish (store, fixture_wait (&result), NULL));
}

/* Returns: how long it took until a change was noticed, in ms; at most @most */
static guint
wait_for_change (Watched *self, guint most)
{
  gint64 began = g_get_monotonic_time ();

  while (self->n_changes == 0 && g_get_monotonic_time () - began < most * 1000)
    fixture_run_ms (10);
  return (guint) ((g_get_monotonic_time () - began) / 1000);
}

/* What this program writes is no change; what another one writes is one. */
static void
check (Fixture *fixture, Watched *self)
{
  g_autoptr (BylineStore) other = byline_store_new (byline_store_get_data_dir (self->store));
  g_autoptr (GAsyncResult) result = NULL;

  write_to (self->store, "own");
  wait_for_change (self, 3000);
  g_assert_cmpuint (self->n_changes, ==, 0);

  byline_store_open_async (other, NULL, fixture_cb, &result);
  g_assert_true (byline_store_open_finish (other, fixture_wait (&result), NULL));
  wait_for_change (self, 3000);
  self->n_changes = 0;
  write_to (other, "another's");
  wait_for_change (self, 10000);
  g_assert_cmpuint (self->n_changes, ==, 1);
  byline_store_close (other);
}

static void
test_notified (Fixture *fixture, gconstpointer data)
{
  Watched self = { NULL };
  g_autoptr (GFile) folder = g_file_new_for_path (byline_profile_get_data_dir (fixture->profile));
  g_autoptr (GFileMonitor) monitor = g_file_monitor_directory (folder, 0, NULL, NULL);

  if (monitor == NULL || !byline_profile_monitor_is_notified (monitor))
    {
      g_test_skip ("there is no inotify");
      return;
    }
  set_up (&self, fixture, TRUE);
  g_assert_false (byline_profile_monitor_is_polling (self.monitor));
  check (fixture, &self);
  tear_down (&self);
}

static void
test_polling (Fixture *fixture, gconstpointer data)
{
  Watched self = { NULL };

  set_up (&self, fixture, FALSE);
  g_assert_true (byline_profile_monitor_is_polling (self.monitor));
  check (fixture, &self);
  tear_down (&self);
}

/* A folder whose changes nobody tells is polled. */
static void
test_poll_monitor (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("unknown-scheme:///a-file");
  g_autoptr (GFileMonitor) monitor = g_file_monitor_file (file, 0, NULL, NULL);

  g_assert_nonnull (monitor);
  g_assert_false (byline_profile_monitor_is_notified (monitor));
  g_file_monitor_cancel (monitor);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/profile-monitor/notified", Fixture, NULL, fixture_set_up, test_notified,
              fixture_tear_down);
  g_test_add ("/profile-monitor/polling", Fixture, NULL, fixture_set_up, test_polling,
              fixture_tear_down);
  g_test_add_func ("/profile-monitor/poll-monitor", test_poll_monitor);
  return g_test_run ();
}
