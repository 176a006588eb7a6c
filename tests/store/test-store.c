/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-store.h"

#include "byline-error.h"
#include "store-fixture.h"

typedef struct {
  Fixture base;
  BylineStore *store;
  GMainLoop *loop;
  guint n_answers;
  gpointer result;
  GError *error;
} StoreFixture;

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  StoreFixture *self = user_data;

  byline_store_open_finish (BYLINE_STORE (source), result, &self->error);
  self->n_answers++;
  g_main_loop_quit (self->loop);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  StoreFixture *self = user_data;

  g_clear_error (&self->error);
  self->result = byline_store_run_finish (BYLINE_STORE (source), result, &self->error);
  self->n_answers++;
  g_main_loop_quit (self->loop);
}

static void
wait_for (StoreFixture *self,
          guint         n_answers)
{
  while (self->n_answers < n_answers)
    g_main_loop_run (self->loop);
  self->n_answers = 0;
}

static void
set_up (StoreFixture  *self,
        gconstpointer  data)
{
  fixture_set_up (&self->base, NULL);
  byline_commit_free (fixture_commit (&self->base,
                                      fixture_subscribe (&self->base, "https://a.example/f", NULL),
                                      fixture_article ("1", NULL, "One", 1000), NULL));
  g_clear_pointer (&self->base.db, byline_db_close);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->store = byline_store_new (self->base.dir);
}

static void
tear_down (StoreFixture  *self,
           gconstpointer  data)
{
  if (self->store != NULL)
    g_assert_finalize_object (self->store);
  g_clear_error (&self->error);
  g_main_loop_unref (self->loop);
  fixture_tear_down (&self->base, NULL);
}

static void
open_store (StoreFixture *self)
{
  byline_store_open_async (self->store, NULL, open_cb, self);
  wait_for (self, 1);
  g_assert_no_error (self->error);
}

/* --- Work --- */

static gpointer
list_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  return byline_db_list (db, filter, 0, 0, error);
}

static gpointer
mark_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 *id = data;

  return byline_db_mark (db, id, 1, BYLINE_FLAG_READ, TRUE, error);
}

static gpointer
fail_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY, "no");
  return NULL;
}

/* Cancels itself in the middle, and has done its work all the same. */
static gpointer
cancel_func (BylineDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_cancellable_cancel (cancellable);
  return mark_func (db, data, cancellable, error);
}

static gint64 *
new_id (gint64 id)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = id;
  return copy;
}

static void
test_new (StoreFixture  *self,
          gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
test_read_and_write (StoreFixture  *self,
                     gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) changed = NULL;

  open_store (self);
  byline_store_read_async (self->store, list_func, NULL, NULL, (GDestroyNotify) g_array_unref, NULL,
                           run_cb, self);
  wait_for (self, 1);
  ids = self->result;
  g_assert_cmpuint (ids->len, ==, 1);
  byline_store_write_async (self->store, mark_func, new_id (g_array_index (ids, gint64, 0)), g_free,
                            (GDestroyNotify) g_array_unref, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_no_error (self->error);
  changed = self->result;
  g_assert_cmpuint (changed->len, ==, 1);
}

static void
test_errors (StoreFixture  *self,
             gconstpointer  data)
{
  byline_store_read_async (self->store, list_func, NULL, NULL, NULL, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
  g_clear_error (&self->error);
  open_store (self);
  byline_store_write_async (self->store, fail_func, new_id (1), g_free, NULL, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY);
  /* The reader's connection cannot write. */
  byline_store_read_async (self->store, mark_func, new_id (1), g_free,
                           (GDestroyNotify) g_array_unref, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
}

static void
test_cancellation (StoreFixture  *self,
                   gconstpointer  data)
{
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  g_autoptr (GArray) changed = NULL;

  open_store (self);
  g_cancellable_cancel (before);
  byline_store_read_async (self->store, list_func, new_id (1), g_free,
                           (GDestroyNotify) g_array_unref, before, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  byline_store_write_async (self->store, cancel_func, new_id (1), g_free,
                            (GDestroyNotify) g_array_unref, during, run_cb, self);
  wait_for (self, 1);
  g_assert_no_error (self->error);
  changed = self->result;
  g_assert_cmpuint (changed->len, ==, 1);
}

/* Closing waits for what is queued; the answers still come. */
static void
test_close (StoreFixture  *self,
            gconstpointer  data)
{
  g_autoptr (GArray) changed = NULL;

  open_store (self);
  byline_store_write_async (self->store, mark_func, new_id (1), g_free,
                            (GDestroyNotify) g_array_unref, NULL, run_cb, self);
  byline_store_close (self->store);
  fixture_reopen (&self->base);
  fixture_assert_list (&self->base, NULL, NULL, NULL, TRUE, "");
  wait_for (self, 1);
  changed = self->result;
  g_assert_cmpuint (changed->len, ==, 1);
  byline_store_write_async (self->store, mark_func, new_id (1), g_free,
                            (GDestroyNotify) g_array_unref, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
}

static void
test_no_callback (StoreFixture  *self,
                  gconstpointer  data)
{
  open_store (self);
  byline_store_read_async (self->store, list_func, NULL, NULL, (GDestroyNotify) g_array_unref, NULL,
                           NULL, NULL);
  byline_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_unwritable (StoreFixture  *self,
                 gconstpointer  data)
{
  g_autofree char *file = fixture_path (&self->base, "library.db-wal");
  g_autoptr (BylineStore) store = NULL;

  /* A file where the folder should be. */
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  store = byline_store_new (file);
  byline_store_open_async (store, NULL, open_cb, self);
  wait_for (self, 1);
  g_assert_nonnull (self->error);
  g_assert_true (self->error->domain == BYLINE_STORE_ERROR);
}

static void
test_lock (StoreFixture  *self,
           gconstpointer  data)
{
  g_autoptr (BylineStore) other = byline_store_new (self->base.dir);
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_store_try_lock (self->store, &error));
  g_assert_true (byline_store_try_lock (self->store, &error));
  g_assert_false (byline_store_try_lock (other, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY);
  g_clear_error (&error);
  byline_store_unlock (self->store);
  g_assert_true (byline_store_try_lock (other, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, set_up, func, tear_down)
  ADD ("new", test_new);
  ADD ("read-and-write", test_read_and_write);
  ADD ("errors", test_errors);
  ADD ("cancellation", test_cancellation);
  ADD ("close", test_close);
  ADD ("no-callback", test_no_callback);
  ADD ("unwritable", test_unwritable);
  ADD ("lock", test_lock);
  return g_test_run ();
}
