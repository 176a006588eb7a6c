/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Subscribing to feeds behind a password: where it goes, and where it is not. */

#include <glib/gstdio.h>
#include <string.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-password-file.h"
#include "library-fixture.h"

#define USER "ann@h.org"
#define PASSWORD "s3cr#t"
#define LOGIN USER ":" PASSWORD
#define TYPED "ann%40h.org:s3cr%23t@"

static char *
typed_url (Fixture *self, const char *path)
{
  return g_strconcat ("http://" TYPED, self->base + strlen ("http://"), path, NULL);
}

static void
serve (Fixture *self, const char *path)
{
  g_autofree char *rss = fixture_rss ("Paper", 1, 2);

  fixture_serve (self, path, "application/rss+xml", rss)->login = LOGIN;
}

static BylinePublication *
subscribe (Fixture *self, const char *url, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_subscribe_async (self->library, url, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                  fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_subscribe_finish (self->library, result, error);
}

static void
save (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_save_logins_async (self->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  byline_library_change_finish (self->library, result, &error);
  g_assert_no_error (error);
}

static void
set_removed (Fixture *self, gint64 publication, gboolean removed)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_set_removed_async (self->library, publication, removed, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_true (byline_library_change_finish (self->library, result, NULL));
}

static void
assert_text_is_clean (const char *text, gsize length)
{
  static const char *const words[] = { PASSWORD, "s3cr%23t", "ann@h", "ann%40h" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (memmem (text, length, words[i], strlen (words[i])));
}

/* Nothing below @path says who reads, or the password, but the file of passwords. */
static void
assert_folder_is_clean (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *text = NULL;
  gsize length;
  const char *name;

  if (g_str_has_suffix (path, "/passwords.ini"))
    return;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_folder_is_clean (child);
    }
  if (dir == NULL && g_file_get_contents (path, &text, &length, NULL))
    assert_text_is_clean (text, length);
}

static gboolean
is_kept (Fixture *self)
{
  g_autofree char *path = byline_password_file_path (self->dir);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, PASSWORD) != NULL;
}

static void
assert_refresh (Fixture *self, guint n_failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = fixture_refresh (self->library, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_failed, ==, n_failed);
  g_assert_cmpuint (report->n_unauthorized, ==, n_failed);
  for (guint i = 0; i < report->failures->len; i++)
    assert_text_is_clean (g_ptr_array_index (report->failures, i),
                          strlen (g_ptr_array_index (report->failures, i)));
}

static void
export_is_clean (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *opml = NULL;

  byline_library_export_async (self->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  opml = byline_library_export_finish (self->library, result, NULL);
  g_assert_nonnull (strstr (opml, "/feed"));
  assert_text_is_clean (opml, strlen (opml));
}

static void
test_subscribe (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/feed");
  g_autofree char *plain = fixture_url (self, "/feed");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  const BylineFeed *feed;

  serve (self, "/feed");
  publication = subscribe (self, url, &error);
  g_assert_no_error (error);
  feed = g_ptr_array_index (publication->feeds, 0);
  g_assert_cmpstr (feed->url, ==, plain);
  save (self);
  g_assert_true (is_kept (self));
  assert_refresh (self, 0);
  export_is_clean (self);

  fixture_close (g_steal_pointer (&self->library));
  assert_folder_is_clean (self->dir);
  self->library = fixture_open (self);
  assert_refresh (self, 0);
}

static void
test_discover (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/");
  g_autofree char *plain = fixture_url (self, "/feed");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  const BylineFeedCandidate *candidate;

  serve (self, "/feed");
  fixture_serve (self, "/", "text/html",
                 "<!DOCTYPE html><title>Paper</title><link rel=alternate "
                 "type='application/rss+xml' href='/feed'><p>Text</p>")
    ->login = LOGIN;
  found = fixture_discover (self, url, &error);
  g_assert_no_error (error);
  candidate = g_ptr_array_index (found, 0);
  g_assert_cmpstr (candidate->url, ==, plain);
  publication = subscribe (self, candidate->url, &error);
  g_assert_no_error (error);
  save (self);
  g_assert_true (is_kept (self));
  assert_refresh (self, 0);
}

/* What was only looked at is kept nowhere, and not used for the next. */
static void
test_look_only (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/feed");
  g_autofree char *plain = fixture_url (self, "/feed");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  serve (self, "/feed");
  found = fixture_discover (self, url, NULL);
  g_assert_nonnull (found);
  again = fixture_discover (self, plain, &error);
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED);
  save (self);
  g_assert_false (is_kept (self));
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = {
    "http://" USER ":" PASSWORD "@:x/feed",
    "http://ann@h.org:s3cr#t/x@h:x/feed",
    "ann@h.org:s3cr#t@ h.org/feed",
    "http://ann%40h.org:s3cr%23t@/feed",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) of_discovery = NULL;

      g_assert_null (subscribe (self, wrong[i], &error));
      assert_text_is_clean (error->message, strlen (error->message));
      g_assert_null (fixture_discover (self, wrong[i], &of_discovery));
      assert_text_is_clean (of_discovery->message, strlen (of_discovery->message));
    }
}

/* Removing keeps the password until that is final. */
static void
test_remove (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/feed");
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylinePublication) other = NULL;
  gint64 now = byline_clock_now ();

  serve (self, "/feed");
  fixture_serve (
    self, "/open", "application/rss+xml",
    "<rss version='2.0'><channel><title>Other</title><link>http://other.example/</link>"
    "<item><title>A</title><guid>a</guid></item></channel></rss>");
  publication = subscribe (self, url, NULL);
  other = fixture_subscribe (self, "/open", NULL, NULL);
  g_assert_nonnull (publication);
  g_assert_nonnull (other);
  set_removed (self, publication->id, TRUE);
  assert_refresh (self, 0);
  save (self);
  g_assert_true (is_kept (self));
  set_removed (self, publication->id, FALSE);
  assert_refresh (self, 0);

  /* What is deleted goes by the time that servers confirm, give or take a day. */
  byline_clock_set_now (now - 12 * 60 * 60);
  set_removed (self, publication->id, TRUE);
  byline_clock_set_now (now + 13 * 60 * 60);
  assert_refresh (self, 0);
  save (self);
  byline_clock_set_now (0);
  g_assert_false (is_kept (self));
}

/* Where a feed moves on its own server, its password goes along. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/feed");
  g_autofree char *target = fixture_url (self, "/new");
  g_autofree char *path = byline_password_file_path (self->dir);
  g_autofree char *text = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  Route *route;

  serve (self, "/feed");
  publication = subscribe (self, url, NULL);
  g_assert_nonnull (publication);
  serve (self, "/new");
  route = fixture_serve_status (self, "/feed", 301);
  route->location = g_strdup (target);
  assert_refresh (self, 0);
  assert_refresh (self, 0);
  save (self);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "/new"));
  g_assert_null (strstr (text, "/feed"));
}

/* The page of a story, and its pictures. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autofree char *url = typed_url (self, "/feed");
  g_autofree char *picture = fixture_url (self, "/picture");
  g_autofree char *words = g_strnfill (2000, 'w');
  g_autofree char *page =
    g_strdup_printf ("<!DOCTYPE html><title>Story 1</title><article><h1>Story 1"
                     "</h1><p>Some words of it, and more, %s.</p><p>Other "
                     "words, one after the other, to the end.</p></article>",
                     words);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  serve (self, "/feed");
  fixture_serve (self, "/story-1", "text/html", page)->login = LOGIN;
  fixture_serve_picture (self, "/picture")->login = LOGIN;
  publication = subscribe (self, url, NULL);
  g_assert_nonnull (publication);
  article = fixture_fetch (self->library, fixture_story (self->library, "Story 1"), &error);
  g_assert_no_error (error);
  g_assert_false (article->is_excerpt);
  bytes = fixture_load_picture (self->library, picture, &error);
  g_assert_no_error (error);
}

static char *
get_user (Fixture *self, const char *url)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_get_login_async (self->library, url, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_get_login_finish (self->library, result, NULL);
}

static void
set_login (Fixture *self, const char *url, const char *user, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_set_login_async (self->library, url, user, password, NULL, fixture_cb, &result);
  fixture_wait (&result);
  byline_library_change_finish (self->library, result, error);
}

static void
test_login (Fixture *self, gconstpointer data)
{
  g_autofree char *url = fixture_url (self, "/feed");
  g_autofree char *other = fixture_url (self, "/other");
  g_autofree char *user = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  serve (self, "/feed");
  g_assert_null (subscribe (self, url, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED);
  g_clear_error (&error);
  g_assert_null (get_user (self, url));
  set_login (self, url, USER, PASSWORD, &error);
  g_assert_no_error (error);
  user = get_user (self, url);
  g_assert_cmpstr (user, ==, USER);
  g_assert_null (get_user (self, other));
  publication = subscribe (self, url, &error);
  g_assert_no_error (error);
  set_login (self, url, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_kept (self));
  assert_refresh (self, 1);
  set_login (self, url, NULL, NULL, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_KEYRING", "none", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/passwords/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("subscribe", test_subscribe);
  ADD ("discover", test_discover);
  ADD ("look-only", test_look_only);
  ADD ("errors", test_errors);
  ADD ("remove", test_remove);
  ADD ("moved", test_moved);
  ADD ("pages", test_pages);
  ADD ("login", test_login);
#undef ADD
  return g_test_run ();
}
