/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utime.h>

#include "byline-error.h"
#include "byline-url.h"
#include "net-fixture.h"

/* A folder with files to be read. */
typedef struct {
  NetFixture net;
  char *dir;
} FileFixture;

static void
set_up (FileFixture *self, gconstpointer data)
{
  net_fixture_set_up (&self->net, data);
  self->dir = g_dir_make_tmp ("byline-files-XXXXXX", NULL);
  g_assert_nonnull (self->dir);
}

static void
tear_down (FileFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  net_fixture_tear_down (&self->net, data);
}

static char *
write_file (FileFixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
read_file (FileFixture *self, const char *path, const char *etag, NetResult *result)
{
  g_autofree char *url = byline_url_file_from_input (path);

  byline_session_read_file_async (self->net.session, url, etag, NULL, net_result_cb, result);
  net_wait (&result->done);
}

static void
assert_refused (FileFixture *self, const char *path, int code, const char *words)
{
  g_auto (NetResult) result = { 0 };

  read_file (self, path, NULL, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, code);
  g_assert_nonnull (strstr (result.error->message, words));
  g_assert_nonnull (strstr (result.error->message, path));
}

static void
test_read (FileFixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "a b.xml", "<rss/>");
  g_autofree char *url = byline_url_file_from_input (path);
  g_autofree char *etag = NULL;
  const struct utimbuf old = { 1000000000, 1000000000 };

  g_assert_cmpint (g_utime (path, (struct utimbuf *) &old), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_auto (NetResult) result = { 0 };

      if (i == 2)
        g_free (write_file (self, "a b.xml", "<rdf/>"));
      read_file (self, path, etag, &result);
      g_assert_no_error (result.error);
      g_assert_cmpstr (result.response->url, ==, url);
      g_assert_cmpint (result.response->not_modified, ==, i == 1);
      g_assert_cmpuint (result.response->status, ==, i == 1 ? 304 : 200);
      g_assert_cmpint (result.response->network, ==, BYLINE_NETWORK_PUBLIC);
      g_assert_null (result.response->moved_url);
      if (i == 1)
        g_assert_null (result.response->body);
      else
        g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL), 6,
                         i == 0 ? "<rss/>" : "<rdf/>", 6);
      /* What was written just now may be written again in the same moment. */
      g_assert_cmpint (result.response->etag != NULL, ==, i < 2);
      g_free (etag);
      etag = g_strdup (result.response->etag);
    }
}

static void
test_refused (FileFixture *self, gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (self->dir, "pipe", NULL);
  g_autofree char *socket_path = g_build_filename (self->dir, "socket", NULL);
  g_autofree char *gone = g_build_filename (self->dir, "gone.xml", NULL);
  g_autofree char *below = g_build_filename (self->dir, "feed.xml", "below.xml", NULL);
  g_autofree char *denied = write_file (self, "denied.xml", "<rss/>");
  g_autofree char *large = write_file (self, "feed.xml", "<rss>123456789</rss>");
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_DEFAULT, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (socket_path);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_true (g_socket_bind (socket, address, FALSE, NULL));
  assert_refused (self, self->dir, BYLINE_FETCH_ERROR_NOT_A_FILE, "is a folder, not a file");
  assert_refused (self, pipe_path, BYLINE_FETCH_ERROR_NOT_A_FILE, "is a pipe, not a file");
  assert_refused (self, socket_path, BYLINE_FETCH_ERROR_NOT_A_FILE, "is a socket or a device");
  assert_refused (self, "/dev/zero", BYLINE_FETCH_ERROR_NOT_A_FILE, "is a device, not a file");
  assert_refused (self, gone, BYLINE_FETCH_ERROR_NO_FILE, "There is no file");
  assert_refused (self, below, BYLINE_FETCH_ERROR_NO_FILE, "There is no file");
  g_assert_cmpint (g_chmod (denied, 0), ==, 0);
  if (g_access (denied, R_OK) != 0)
    assert_refused (self, denied, BYLINE_FETCH_ERROR_FILE_DENIED, "may not be read");
  byline_session_set_limits (self->net.session, 19, 0);
  assert_refused (self, large, BYLINE_FETCH_ERROR_TOO_LARGE, "is larger than the");
}

/* The size that a file has may be none of its own. */
static void
test_size_that_lies (FileFixture *self, gconstpointer data)
{
  g_auto (NetResult) whole = { 0 };

  if (!g_file_test ("/proc/self/status", G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("There is no /proc");
      return;
    }
  read_file (self, "/proc/self/status", NULL, &whole);
  g_assert_no_error (whole.error);
  g_assert_cmpint (whole.response->n_bytes, >, 100);
  byline_session_set_limits (self->net.session, 100, 0);
  assert_refused (self, "/proc/self/status", BYLINE_FETCH_ERROR_TOO_LARGE, "is larger than the");
}

/* What is asked for as from the network reads no file, whoever says it. */
static void
test_others_read_none (FileFixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "feed.xml", "<rss/>");
  g_autofree char *url = byline_url_file_from_input (path);

  for (BylineRequestKind kind = BYLINE_REQUEST_PAGE; kind <= BYLINE_REQUEST_PICTURE; kind++)
    {
      g_auto (NetResult) result = { 0 };

      byline_session_fetch_async (self->net.session, url, kind, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                  NULL, net_result_cb, &result);
      net_wait (&result.done);
      g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
    }
}

static void
test_cancelled (FileFixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "feed.xml", "<rss/>");
  g_autofree char *url = byline_url_file_from_input (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (NetResult) cancelled = { 0 };
  g_auto (NetResult) aborted = { 0 };
  g_auto (NetResult) web = { 0 };

  byline_session_read_file_async (self->net.session, url, NULL, cancellable, net_result_cb,
                                  &cancelled);
  g_cancellable_cancel (cancellable);
  net_wait (&cancelled.done);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  byline_session_read_file_async (self->net.session, url, NULL, NULL, net_result_cb, &aborted);
  byline_session_abort (self->net.session);
  net_wait (&aborted.done);
  g_assert_error (aborted.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  byline_session_read_file_async (self->net.session, "https://example.org/", NULL, NULL,
                                  net_result_cb, &web);
  net_wait (&web.done);
  g_assert_error (web.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/file-read/" path, FileFixture, NULL, set_up, func, tear_down)

  ADD ("read", test_read);
  ADD ("refused", test_refused);
  ADD ("size-that-lies", test_size_that_lies);
  ADD ("others-read-none", test_others_read_none);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
