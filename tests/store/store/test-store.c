/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-stories.h"
#include "byline-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "byline-db-private.h"
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
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreFixture *self = user_data;

  byline_store_open_finish (BYLINE_STORE (source), result, &self->error);
  self->n_answers++;
  g_main_loop_quit (self->loop);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreFixture *self = user_data;

  g_clear_error (&self->error);
  self->result = byline_store_run_finish (BYLINE_STORE (source), result, &self->error);
  self->n_answers++;
  g_main_loop_quit (self->loop);
}

static void
wait_for (StoreFixture *self, guint n_answers)
{
  while (self->n_answers < n_answers)
    g_main_loop_run (self->loop);
  self->n_answers = 0;
}

static void
set_up (StoreFixture *self, gconstpointer data)
{
  fixture_set_up (&self->base, NULL);
  byline_commit_result_free (
    fixture_commit (&self->base, fixture_subscribe (&self->base, "https://a.example/f", NULL),
                    fixture_article ("1", NULL, "One", 1000), NULL));
  g_clear_pointer (&self->base.db, byline_db_close);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->store = byline_store_new (self->base.dir);
}

static void
tear_down (StoreFixture *self, gconstpointer data)
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
list_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  return byline_db_list_stories (db, filter, 0, 0, error);
}

static gpointer
mark_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = data;

  return byline_db_mark (db, id, 1, BYLINE_STORY_FLAG_READ, TRUE, error);
}

static gpointer
fail_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY, "no");
  return NULL;
}

/* Fails when it has written something. */
static gpointer
spoil_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_assert_true (_byline_transaction_begin (&scope, db, NULL));
  g_assert_true (byline_db_set_value (db, "half", "done", NULL));
  return fail_func (db, data, cancellable, error);
}

/* Cancels itself in the middle, and has done its work all the same. */
static gpointer
cancel_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
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
test_new (StoreFixture *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
test_read_and_write (StoreFixture *self, gconstpointer data)
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
test_errors (StoreFixture *self, gconstpointer data)
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
test_cancellation (StoreFixture *self, gconstpointer data)
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

static gpointer
value_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *name = data;

  return GINT_TO_POINTER (byline_db_set_value (db, name, name, error));
}

static void
write_value (StoreFixture *self, const char *name)
{
  byline_store_write_grouped_async (self->store, value_func, g_strdup (name), g_free, NULL, NULL,
                                    run_cb, self);
}

static char *
read_value (StoreFixture *self, const char *name)
{
  return byline_db_get_value (self->base.db, name);
}

/* Those that follow one another share a transaction; one that fails concerns no other. */
static void
test_group (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GArray) changed = NULL;
  g_autofree char *one = NULL;
  g_autofree char *three = NULL;

  open_store (self);
  write_value (self, "one");
  byline_store_write_grouped_async (self->store, fail_func, new_id (1), g_free, NULL, NULL, run_cb,
                                    self);
  write_value (self, "three");
  byline_store_write_async (self->store, mark_func, new_id (1), g_free,
                            (GDestroyNotify) g_array_unref, NULL, run_cb, self);
  wait_for (self, 4);
  changed = self->result;
  g_assert_cmpuint (changed->len, ==, 1);
  byline_store_close (self->store);
  fixture_reopen (&self->base);
  one = read_value (self, "one");
  three = read_value (self, "three");
  g_assert_cmpstr (one, ==, "one");
  g_assert_cmpstr (three, ==, "three");
}

/* One that fails half-way takes the others' work with it, which is done again. */
static void
test_spoiled_group (StoreFixture *self, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *half = NULL;
  g_autofree char *three = NULL;

  open_store (self);
  write_value (self, "one");
  byline_store_write_grouped_async (self->store, spoil_func, new_id (1), g_free, NULL, NULL, run_cb,
                                    self);
  wait_for (self, 2);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY);
  write_value (self, "three");
  wait_for (self, 1);
  g_assert_no_error (self->error);
  byline_store_close (self->store);
  fixture_reopen (&self->base);
  one = read_value (self, "one");
  half = read_value (self, "half");
  three = read_value (self, "three");
  g_assert_cmpstr (one, ==, "one");
  g_assert_null (half);
  g_assert_cmpstr (three, ==, "three");
}

/* Before the store is open, and when it is closed while a group waits for its next member. */
static void
test_group_ends (StoreFixture *self, gconstpointer data)
{
  g_autofree char *one = NULL;

  open_store (self);
  write_value (self, "one");
  byline_store_close (self->store);
  wait_for (self, 1);
  g_assert_no_error (self->error);
  fixture_reopen (&self->base);
  one = read_value (self, "one");
  g_assert_cmpstr (one, ==, "one");
  write_value (self, "two");
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
}

/* Closing waits for what is queued; the answers still come. */
static void
test_close (StoreFixture *self, gconstpointer data)
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
test_no_callback (StoreFixture *self, gconstpointer data)
{
  open_store (self);
  byline_store_read_async (self->store, list_func, NULL, NULL, (GDestroyNotify) g_array_unref, NULL,
                           NULL, NULL);
  byline_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Returns: (transfer full): how many bytes of the database's pages the connection keeps */
static gpointer
pages_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int used = 0, highest;

  g_assert_cmpint (sqlite3_db_status (db->sqlite, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0),
                   ==, SQLITE_OK);
  return new_id (used);
}

static gint64
get_kept_bytes (StoreFixture *self)
{
  g_autofree gint64 *used = NULL;

  byline_store_read_async (self->store, pages_func, NULL, NULL, g_free, NULL, run_cb, self);
  wait_for (self, 1);
  used = g_steal_pointer (&self->result);
  return *used;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* A thread that waits keeps no pages of the database, and reads as before when it is asked again. */
static void
test_rest (StoreFixture *self, gconstpointer data)
{
  gint64 kept;

  open_store (self);
  for (guint i = 0; i < 2; i++)
    {
      byline_store_read_async (self->store, list_func, NULL, NULL, (GDestroyNotify) g_array_unref,
                               NULL, run_cb, self);
      wait_for (self, 1);
      g_assert_no_error (self->error);
      g_assert_cmpuint (((GArray *) self->result)->len, ==, 1);
      g_clear_pointer ((GArray **) &self->result, g_array_unref);
      kept = get_kept_bytes (self);
      g_assert_cmpint (kept, >, 0);
      for (guint tries = 0; tries < 10 && get_kept_bytes (self) >= kept; tries++)
        {
          g_timeout_add (1500, quit_cb, self->loop);
          g_main_loop_run (self->loop);
        }
      g_assert_cmpint (get_kept_bytes (self), <, kept);
    }
}

static void
test_unwritable (StoreFixture *self, gconstpointer data)
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
test_lock (StoreFixture *self, gconstpointer data)
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

static void
assert_mode (StoreFixture *self, const char *name, int mode)
{
  g_autofree char *path = fixture_path (&self->base, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, mode);
}

static void
test_rights (StoreFixture *self, gconstpointer data)
{
  static const char *const files[] = {
    "library.db", "library.db-wal", "library.db-shm", "journal.jsonl", "in-use.lock",
  };
  mode_t before;

  g_clear_pointer (&self->base.db, byline_db_close);
  fixture_remove_tree (self->base.dir);
  before = umask (0);
  g_assert_cmpint (g_mkdir (self->base.dir, 0777), ==, 0);
  fixture_reopen (&self->base);
  fixture_subscribe (&self->base, "https://paper.example/feed", NULL);
  assert_mode (self, ".", 0700);
  assert_mode (self, "articles", 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_mode (self, files[i], 0600);

  /* Those of a profile that was left open are narrowed. */
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = fixture_path (&self->base, files[i]);

      g_chmod (path, 0664);
    }
  fixture_reopen (&self->base);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    assert_mode (self, files[i], 0600);
  umask (before);
}

static gpointer
write_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (byline_db_set_value (db, "test", "x", error));
}

static void
test_read_only (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere; tests/cli becomes another user");
      return;
    }
  g_clear_pointer (&self->base.db, byline_db_close);
  g_assert_cmpint (g_chmod (self->base.dir, 0500), ==, 0);
  open_store (self);
  g_assert_true (byline_store_is_read_only (self->store));
  byline_store_read_async (self->store, list_func, NULL, NULL, (GDestroyNotify) g_array_unref, NULL,
                           run_cb, self);
  wait_for (self, 1);
  g_assert_no_error (self->error);
  g_clear_pointer ((GArray **) &self->result, g_array_unref);
  byline_store_write_async (self->store, write_func, NULL, NULL, NULL, NULL, run_cb, self);
  wait_for (self, 1);
  g_assert_error (self->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
  g_assert_false (byline_store_try_lock (self->store, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
  byline_store_close (self->store);
  g_chmod (self->base.dir, 0700);
}

static gint64
reopen_and_subscribe (StoreFixture *self)
{
  fixture_reopen (&self->base);
  return fixture_subscribe (&self->base, "https://paper.example/feed", NULL);
}

/* A folder where the article should be is there, and is no article. */
static void
test_unreadable (StoreFixture *self, gconstpointer data)
{
  gint64 feed_id = reopen_and_subscribe (self);
  BylineArticle *first = fixture_article ("1", "https://paper.example/1", "One", 1000);
  BylineArticle *second = fixture_article ("1", "https://paper.example/1", "One, changed", 1000);
  g_autoptr (BylineCommitResult) commit = fixture_commit (&self->base, feed_id, first, NULL);
  g_autoptr (BylineCommitResult) again = NULL;
  gint64 story_id = g_array_index (commit->added, gint64, 0);
  g_autoptr (BylineArticle) loaded = byline_db_load_article (self->base.db, story_id, NULL);
  g_autoptr (BylineArticle) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/articles/%.2s/%s.json", self->base.dir, loaded->key,
                                           loaded->key);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  none = byline_db_load_article (self->base.db, story_id, &error);
  g_assert_null (none);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, "Is a directory"));
  g_clear_error (&error);
  g_assert_false (byline_db_save_article (self->base.db, story_id, loaded, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE);
  /* The feed's other stories come all the same. */
  again = fixture_commit (&self->base, feed_id, second,
                          fixture_article ("2", "https://paper.example/2", "Two", 1000), NULL);
  g_assert_cmpuint (again->added->len, ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

static void
assert_wanted (StoreFixture *self, gint64 now, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stories = byline_db_wants_pictures (self->base.db, now, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, ==, n);
}

static void
mark_saved (StoreFixture *self, GArray *stories, guint n, gboolean value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_db_mark (self->base.db, (gint64 *) (gpointer) stories->data,
                                               n, BYLINE_STORY_FLAG_SAVED, value, &error);

  g_assert_no_error (error);
}

static void
test_wanted_pictures (StoreFixture *self, gconstpointer data)
{
  gint64 feed_id = reopen_and_subscribe (self);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 now = 1700000000;
  GArray *added;
  gint64 first;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("https://paper.example/%u", i);
      BylineArticle *article = fixture_article (id, id, id, 1000 + i);

      article->lead = byline_picture_new ("https://paper.example/shared.jpg");
      g_ptr_array_add (articles, article);
    }
  commit = fixture_commit_array (&self->base, feed_id, articles);
  added = commit->added;
  first = g_array_index (added, gint64, 0);

  assert_wanted (self, now, 0);
  mark_saved (self, added, 2, TRUE);
  assert_wanted (self, now, 2);
  g_assert_true (byline_db_set_pictures_kept (self->base.db, first, TRUE, now, &error));
  assert_wanted (self, now, 1);
  /* In vain: an hour later, then two, and in the end no more. */
  for (guint i = 0, wait = 3600; i < 9; i++, wait *= 2)
    {
      g_assert_true (byline_db_set_pictures_kept (self->base.db, first, FALSE, now, &error));
      assert_wanted (self, now + wait - 1, 1);
      assert_wanted (self, now + wait, i < 8 ? 2 : 1);
    }
  /* A next try that a wrong clock set counts as due. */
  mark_saved (self, added, 1, FALSE);
  mark_saved (self, added, 1, TRUE);
  g_assert_true (
    byline_db_set_pictures_kept (self->base.db, first, FALSE, now + 100 * 365 * 86400LL, &error));
  assert_wanted (self, now, 2);

  /* Who shares a picture with one that is let go wants it again; likewise when many are marked. */
  for (guint i = 0; i < 2; i++)
    byline_db_set_pictures_kept (self->base.db, g_array_index (added, gint64, i), TRUE, now,
                                 &error);
  assert_wanted (self, now, 0);
  mark_saved (self, added, 1, FALSE);
  assert_wanted (self, now, 1);
  mark_saved (self, added, 100, TRUE);
  assert_wanted (self, now, 100);
  for (guint i = 0; i < 100; i++)
    byline_db_set_pictures_kept (self->base.db, g_array_index (added, gint64, i), TRUE, now,
                                 &error);
  assert_wanted (self, now, 0);
  mark_saved (self, added, 99, FALSE);
  assert_wanted (self, now, 1);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, set_up, func, tear_down)
  ADD ("new", test_new);
  ADD ("read-and-write", test_read_and_write);
  ADD ("errors", test_errors);
  ADD ("cancellation", test_cancellation);
  ADD ("close", test_close);
  ADD ("group", test_group);
  ADD ("spoiled-group", test_spoiled_group);
  ADD ("group-ends", test_group_ends);
  ADD ("no-callback", test_no_callback);
  ADD ("rest", test_rest);
  ADD ("unwritable", test_unwritable);
  ADD ("lock", test_lock);
  ADD ("rights", test_rights);
  ADD ("read-only", test_read_only);
  ADD ("unreadable", test_unreadable);
  ADD ("wanted-pictures", test_wanted_pictures);
  return g_test_run ();
}
