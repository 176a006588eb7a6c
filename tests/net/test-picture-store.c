/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-picture-file-private.h"
#include "byline-picture-store.h"
#include "net-fixture.h"

static const char png[] = "\x89PNG\r\n\x1a\n and the rest of it";

typedef struct {
  NetFixture net;
  char *dir;
  char *cache;
  char *kept;
  BylinePictureStore *store;
} Fixture;

typedef struct {
  gboolean done;
  GBytes *bytes;
  GError *error;
} Loaded;

static void
loaded_clear (Loaded *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
  self->done = FALSE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loaded, loaded_clear)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loaded *self = data;

  self->bytes = byline_picture_store_load_finish (BYLINE_PICTURE_STORE (source), result,
                                                  &self->error);
  self->done = TRUE;
}

static void
load (Fixture *self, const char *path, Loaded *loaded)
{
  g_autofree char *url = g_strconcat (self->net.base, path, NULL);

  loaded_clear (loaded);
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, NULL, loaded_cb,
                                   loaded);
  net_wait (&loaded->done);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  if (g_str_equal (path, "/page"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "image/png", SOUP_MEMORY_STATIC,
                                        "<html><p>No picture</p></html>", 30);
    }
  else if (g_str_equal (path, "/404"))
    soup_server_message_set_status (message, 404, NULL);
  else if (g_str_equal (path, "/500"))
    soup_server_message_set_status (message, 500, NULL);
  else if (g_str_equal (path, "/svg"))
    {
      const char *svg =
        "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg width=\"1\"/>";

      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_STATIC, svg, strlen (svg));
    }
  else
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "image/png", SOUP_MEMORY_STATIC, png,
                                        sizeof png - 1);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  net_fixture_set_up (&self->net, NULL);
  net_fixture_handle (&self->net, "/", answer_cb, NULL);
  self->dir = g_dir_make_tmp ("byline-pictures-XXXXXX", NULL);
  self->cache = g_build_filename (self->dir, "cache", NULL);
  self->kept = g_build_filename (self->dir, "kept", NULL);
  self->store = byline_picture_store_new (self->net.session, self->cache, self->kept);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  net_wait_ms (1);
  /* A worker lets go of the store after it has answered. */
  while (G_OBJECT (self->store)->ref_count > 1)
    net_wait_ms (1);
  g_assert_finalize_object (self->store);
  net_fixture_tear_down (&self->net, NULL);
  remove_all (self->dir);
  g_clear_pointer (&self->dir, g_free);
  g_clear_pointer (&self->cache, g_free);
  g_clear_pointer (&self->kept, g_free);
}

static char *
picture_path (const char *dir, Fixture *self, const char *path)
{
  g_autofree char *url = g_strconcat (self->net.base, path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  g_autofree char *folder = g_strndup (hash, 2);

  return g_build_filename (dir, folder, hash, NULL);
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) loaded = { 0 };
  g_autofree char *file = picture_path (self->cache, self, "/a.png");

  load (self, "/a.png", &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpmem (g_bytes_get_data (loaded.bytes, NULL), g_bytes_get_size (loaded.bytes), png,
                   sizeof png - 1);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (self->net.n_requests, ==, 1);

  load (self, "/a.png", &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpuint (self->net.n_requests, ==, 1);

  /* The cache may be wiped at any time. */
  remove_all (self->cache);
  load (self, "/a.png", &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpuint (self->net.n_requests, ==, 2);

  /* A file that was spoilt counts as not there. */
  g_assert_true (g_file_set_contents (file, "spoilt", -1, NULL));
  load (self, "/a.png", &loaded);
  g_assert_no_error (loaded.error);
  g_assert_cmpuint (self->net.n_requests, ==, 3);

  load (self, "/svg", &loaded);
  g_assert_no_error (loaded.error);
}

static void
test_share (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) a = { 0 }, b = { 0 };
  g_autofree char *url = g_strconcat (self->net.base, "/a.png", NULL);

  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, NULL, loaded_cb, &a);
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, NULL, loaded_cb, &b);
  net_wait (&a.done);
  net_wait (&b.done);
  g_assert_no_error (a.error);
  g_assert_no_error (b.error);
  g_assert_cmpuint (self->net.n_requests, ==, 1);
}

static void
test_failure (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) loaded = { 0 };
  g_autofree char *broken = NULL;

  byline_clock_set_now (1795000000);
  load (self, "/500", &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
  load (self, "/page", &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED);
  g_assert_cmpuint (self->net.n_requests, ==, 2);
  byline_clock_set_now (1795000000 + 599);
  load (self, "/500", &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
  g_assert_cmpuint (self->net.n_requests, ==, 2);
  byline_clock_set_now (1795000000 + 601);
  load (self, "/500", &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
  g_assert_cmpuint (self->net.n_requests, ==, 3);
  /* A reader who tries again does not wait. */
  byline_picture_store_forget_failure (self->store, "http://example.org/other");
  load (self, "/500", &loaded);
  g_assert_cmpuint (self->net.n_requests, ==, 3);
  broken = g_strconcat (self->net.base, "/500", NULL);
  byline_picture_store_forget_failure (self->store, broken);
  load (self, "/500", &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
  g_assert_cmpuint (self->net.n_requests, ==, 4);
  byline_clock_set_now (0);
}

/* The program begins anew. */
static void
renew_store (Fixture *self)
{
  net_wait_ms (1);
  while (G_OBJECT (self->store)->ref_count > 1)
    net_wait_ms (1);
  g_object_unref (self->store);
  self->store = byline_picture_store_new (self->net.session, self->cache, self->kept);
}

static void
load_in_vain (Fixture *self, const char *path, int code, guint n_requests)
{
  g_auto (Loaded) loaded = { 0 };

  load (self, path, &loaded);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, code);
  g_assert_cmpuint (self->net.n_requests, ==, n_requests);
}

/* Waits for what is noted now: its file gets its time once it is there. */
static void
wait_for_note (const char *path)
{
  struct stat info;

  while (g_stat (path, &info) != 0 || info.st_mtime != byline_clock_now ())
    net_wait_ms (1);
}

/* What a server does not have is not asked for at each start; what it could not give may be. */
static void
test_failure_noted (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = g_strconcat (self->net.base, "/404", NULL);
  g_autofree char *page = picture_path (self->cache, self, "/page");
  g_autofree char *note = picture_path (self->cache, self, "/404");
  g_auto (Loaded) loaded = { 0 };

  byline_clock_set_now (1795000000);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 1);
  load_in_vain (self, "/page", BYLINE_FETCH_ERROR_FAILED, 2);
  load_in_vain (self, "/500", BYLINE_FETCH_ERROR_SERVER, 3);
  wait_for_note (note);
  wait_for_note (page);
  renew_store (self);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 3);
  load_in_vain (self, "/page", BYLINE_FETCH_ERROR_FAILED, 3);
  load_in_vain (self, "/500", BYLINE_FETCH_ERROR_SERVER, 4);
  byline_clock_set_now (1795000000 + 86399);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 4);
  /* A reader who tries again does not wait, and what is kept asks by a count of its own. */
  byline_picture_store_forget_failure (self->store, missing);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 5);
  wait_for_note (note);
  renew_store (self);
  byline_clock_set_now (1795000000 + 86400);
  byline_picture_store_load_ahead_async (self->store, missing, BYLINE_NETWORK_PRIVATE, NULL,
                                         loaded_cb, &loaded);
  net_wait (&loaded.done);
  g_assert_error (loaded.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  g_assert_cmpuint (self->net.n_requests, ==, 6);
  wait_for_note (note);
  /* A day later it may be there. */
  renew_store (self);
  byline_clock_set_now (1795000000 + 3 * 86400);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 7);
  load_in_vain (self, "/page", BYLINE_FETCH_ERROR_FAILED, 8);
  /* A note of the future is of a clock that was wrong. */
  wait_for_note (note);
  renew_store (self);
  byline_clock_set_now (1795000000);
  load_in_vain (self, "/404", BYLINE_FETCH_ERROR_NOT_FOUND, 9);
  byline_clock_set_now (0);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) a = { 0 }, b = { 0 }, c = { 0 };
  g_autofree char *url = g_strconcat (self->net.base, "/a.png", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  /* One of two goes away: the other gets its picture. */
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, cancellable, loaded_cb,
                                   &a);
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, NULL, loaded_cb, &b);
  g_cancellable_cancel (cancellable);
  net_wait (&a.done);
  g_assert_error (a.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  net_wait (&b.done);
  g_assert_no_error (b.error);

  /* All go away, and somebody new comes at once. */
  remove_all (self->cache);
  loaded_clear (&a);
  loaded_clear (&b);
  g_cancellable_reset (cancellable);
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, cancellable, loaded_cb,
                                   &a);
  g_cancellable_cancel (cancellable);
  net_wait (&a.done);
  g_assert_error (a.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  byline_picture_store_load_async (self->store, url, BYLINE_NETWORK_PRIVATE, NULL, loaded_cb, &c);
  net_wait (&c.done);
  g_assert_no_error (c.error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePicturesKept)
    kept = byline_picture_store_keep_finish (BYLINE_PICTURE_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kept->n_pictures, ==, 4);
  g_assert_cmpuint (kept->n_kept, ==, 2);
  g_assert_nonnull (kept->failure);
  *(gboolean *) data = TRUE;
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    byline_picture_store_release_finish (BYLINE_PICTURE_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) loaded = { 0 };
  g_autofree char *cached = g_strconcat (self->net.base, "/a.png", NULL);
  g_autofree char *fresh = g_strconcat (self->net.base, "/b.png", NULL);
  g_autofree char *broken = g_strconcat (self->net.base, "/404", NULL);
  g_autofree char *file = picture_path (self->kept, self, "/b.png");
  const char *urls[] = { cached, broken, fresh, "nonsense", NULL };
  gboolean done = FALSE;

  load (self, "/a.png", &loaded);
  byline_picture_store_keep_async (self->store, urls, BYLINE_NETWORK_PRIVATE, NULL, NULL, kept_cb,
                                   &done);
  net_wait (&done);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (self->net.n_requests, ==, 3);

  remove_all (self->cache);
  soup_server_disconnect (self->net.server);
  load (self, "/a.png", &loaded);
  g_assert_no_error (loaded.error);
  load (self, "/b.png", &loaded);
  g_assert_no_error (loaded.error);

  done = FALSE;
  byline_picture_store_release_async (self->store, urls, NULL, released_cb, &done);
  net_wait (&done);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  load (self, "/b.png", &loaded);
  g_assert_no_error (loaded.error);
}

static void
test_trim (Fixture *self, gconstpointer data)
{
  g_auto (Loaded) loaded = { 0 };
  g_autofree char *first = picture_path (self->cache, self, "/0.png");
  g_autofree char *second = picture_path (self->cache, self, "/1.png");
  gsize size = sizeof png - 1;
  guint turns = 0;

  byline_picture_store_set_cache_limit (self->store, 100 * size);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      g_autofree char *file = picture_path (self->cache, self, path);
      struct utimbuf times = { 1600000000 + i, 1600000000 + i };

      load (self, path, &loaded);
      utime (file, &times);
    }
  /* The oldest one is used again. */
  load (self, "/0.png", &loaded);
  byline_picture_store_set_cache_limit (self->store, 6 * size);
  load (self, "/6.png", &loaded);
  while (g_file_test (second, G_FILE_TEST_EXISTS) && turns++ < 2000)
    net_wait_ms (1);
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
}

static gint64
changed_at (const char *file)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (file, &info), ==, 0);
  return info.st_mtime;
}

/* When a picture was used is told by Byline's clock, not by the system's. */
static void
test_clock (Fixture *self, gconstpointer data)
{
  const gint64 now = 1700000000;
  struct utimbuf half_an_hour_ago = { now - 1800, now - 1800 };
  g_auto (Loaded) loaded = { 0 };
  g_autofree char *file = picture_path (self->cache, self, "/a.png");
  g_autofree char *leftover = g_strconcat (file, ".ABCDEF", NULL);

  byline_clock_set_now (now);
  load (self, "/a.png", &loaded);
  g_assert_cmpint (changed_at (file), ==, now);
  byline_clock_set_now (now + 1800);
  load (self, "/a.png", &loaded);
  g_assert_cmpint (changed_at (file), ==, now);
  byline_clock_set_now (now + 7200);
  load (self, "/a.png", &loaded);
  g_assert_cmpint (changed_at (file), ==, now + 7200);

  g_assert_true (g_file_set_contents (leftover, "half a pict", -1, NULL));
  utime (leftover, &half_an_hour_ago);
  byline_clock_set_now (now);
  _byline_picture_files_evict (self->cache, G_MAXINT, 30 * 86400, NULL);
  g_assert_true (g_file_test (leftover, G_FILE_TEST_EXISTS));
  byline_clock_set_now (now + 7200);
  _byline_picture_files_evict (self->cache, G_MAXINT, 30 * 86400, NULL);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  byline_clock_set_now (0);
}

/* What nobody has looked at for long goes, however small the cache is. */
static void
test_age (Fixture *self, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  struct utimbuf long_ago = { now - 31 * 86400, now - 31 * 86400 };
  struct utimbuf lately = { now - 29 * 86400, now - 29 * 86400 };
  g_autofree char *folder = g_build_filename (self->cache, "ab", NULL);
  g_autofree char *old_name = g_strnfill (64, 'a');
  g_autofree char *new_name = g_strnfill (64, 'b');
  g_autofree char *old_file = g_build_filename (folder, old_name, NULL);
  g_autofree char *new_file = g_build_filename (folder, new_name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (old_file, "picture", -1, NULL));
  g_assert_true (g_file_set_contents (new_file, "picture", -1, NULL));
  utime (old_file, &long_ago);
  utime (new_file, &lately);
  _byline_picture_files_evict (self->cache, G_MAXINT, 30 * 86400, NULL);
  g_assert_false (g_file_test (old_file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (new_file, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add ("/picture-store/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("load", test_load);
  ADD ("share", test_share);
  ADD ("failure", test_failure);
  ADD ("failure-noted", test_failure_noted);
  ADD ("cancel", test_cancel);
  ADD ("keep", test_keep);
  ADD ("trim", test_trim);
  ADD ("age", test_age);
  ADD ("clock", test_clock);
  return g_test_run ();
}
