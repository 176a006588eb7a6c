/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-url.h"

#include "library-fixture.h"

#define PAGE_TYPE "text/html"
#define RSS_TYPE "application/rss+xml"

static void
serve_rss (Fixture *fixture, const char *path, const char *title, guint n)
{
  g_autofree char *rss = fixture_rss (title, 0, n);

  fixture_serve (fixture, path, RSS_TYPE, rss);
}

/* A file is read for who typed it, and for nobody else. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "log.xml", NULL);
  g_autofree char *url = byline_url_file_from_input (path);
  g_autofree char *rss = fixture_rss ("The Log", 0, 2);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GAsyncResult) subscribed = NULL;
  g_autoptr (GAsyncResult) followed = NULL;
  g_autoptr (GAsyncResult) several = NULL;
  g_autoptr (GAsyncResult) typed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, rss, -1, NULL));
  found = fixture_discover (fixture, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (((BylineFeedCandidate *) found->pdata[0])->is_file);
  g_assert_cmpstr (((BylineFeedCandidate *) found->pdata[0])->url, ==, url);

  byline_library_subscribe_async (fixture->library, url, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                  fixture_cb, &subscribed);
  g_assert_null (
    byline_library_subscribe_finish (fixture->library, fixture_wait (&subscribed), &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
  g_clear_error (&error);
  byline_library_follow_page_async (fixture->library, url, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                    fixture_cb, &followed);
  g_assert_null (
    byline_library_subscribe_finish (fixture->library, fixture_wait (&followed), &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
  g_clear_error (&error);
  byline_library_subscribe_several_async (fixture->library, found, NULL, NULL, fixture_cb,
                                          &several);
  g_assert_null (
    byline_library_subscribe_several_finish (fixture->library, fixture_wait (&several), &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
  g_clear_error (&error);

  byline_library_subscribe_file_async (fixture->library, url, "Own", NULL, fixture_cb, &typed);
  publication = byline_library_subscribe_finish (fixture->library, fixture_wait (&typed), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (publication->name, ==, "The Log");
  g_assert_cmpstr (publication->folder, ==, "Own");
  g_assert_cmpuint (publication->n_stories, ==, 2);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 1);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

/* --- Discovery --- */

static void
test_discover_feed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/feed.xml");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeedCandidate *candidate;

  serve_rss (fixture, "/feed.xml", "The Pier", 3);
  found = fixture_discover (fixture, url, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  candidate = g_ptr_array_index (found, 0);
  g_assert_cmpstr (candidate->url, ==, url);
  g_assert_cmpstr (candidate->title, ==, "The Pier");
  g_assert_cmpstr (candidate->format, ==, "rss-2.0");
  g_assert_cmpuint (candidate->n_items, ==, 3);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_discover_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE,
                 "<html><head><link rel=alternate type=application/rss+xml href=/a.xml title=A>"
                 "<link rel=alternate type=application/rss+xml href=/gone.xml>"
                 "<link rel=alternate type=application/rss+xml href=/b.xml title=B>"
                 "<link rel=alternate type=application/rss+xml href=/a.xml title=A>"
                 "</head><body><p>Hello</body></html>");
  serve_rss (fixture, "/a.xml", "Feed A", 2);
  serve_rss (fixture, "/b.xml", "Feed B", 4);
  found = fixture_discover (fixture, url, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((BylineFeedCandidate *) g_ptr_array_index (found, 0))->title, ==, "Feed A");
  g_assert_cmpuint (((BylineFeedCandidate *) g_ptr_array_index (found, 1))->n_items, ==, 4);
  g_assert_cmpuint (fixture->n_requests, ==, 4);
}

static void
test_discover_common_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE, "<html><body><p>Hello</body></html>");
  serve_rss (fixture, "/index.xml", "Hidden", 1);
  found = fixture_discover (fixture, url, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((BylineFeedCandidate *) g_ptr_array_index (found, 0))->title, ==, "Hidden");
  g_assert_cmpuint (fixture->n_requests, <=, 8);
}

static void
test_discover_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE, "<html><body><p>Hello</body></html>");
  found = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED);
  g_assert_null (found);
  g_assert_cmpuint (fixture->n_requests, <=, 8);
}

/* A page that announces a hundred feeds costs no more requests than any other. */
static void
test_discover_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/");
  g_autoptr (GString) page = g_string_new ("<html><head>");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (page, "<link rel=alternate type=application/rss+xml href=/%u.xml>", i);
  fixture_serve (fixture, "/", PAGE_TYPE, page->str);
  found = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED);
  g_assert_cmpuint (fixture->n_requests, ==, 8);
}

static void
test_discover_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = fixture_url (fixture, "/missing");
  g_autofree char *refused = g_strdup ("http://127.0.0.1:1/");
  g_autofree char *broken = fixture_url (fixture, "/broken.xml");
  g_autofree char *binary = fixture_url (fixture, "/binary");
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_discover (fixture, missing, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (fixture_discover (fixture, refused, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (fixture_discover (fixture, "no address at all", &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
  g_clear_error (&error);
  fixture_serve (fixture, "/binary", "application/octet-stream",
                 "\x7f"
                 "ELF\x01\x02\x03");
  g_assert_null (fixture_discover (fixture, binary, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  fixture_serve (fixture, "/broken.xml", RSS_TYPE, "<rss version='2.0'><channel><title>x");
  {
    g_autoptr (GPtrArray) found = fixture_discover (fixture, broken, &error);

    g_assert_true ((found == NULL) == (error != NULL));
  }
}

static void
test_discover_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/slow");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/slow", PAGE_TYPE, "")->stalls = TRUE;
  byline_library_discover_async (fixture->library, url, cancellable, fixture_cb, &result);
  fixture_run_ms (30);
  g_cancellable_cancel (cancellable);
  fixture_wait (&result);
  g_assert_null (byline_library_discover_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Typed without a scheme, it is asked by https first; a server that speaks http only is found all
 * the same. */
static void
test_discover_http (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GUri) uri = g_uri_parse (fixture->base, G_URI_FLAGS_NONE, NULL);
  g_autofree char *text = g_strdup_printf ("127.0.0.1:%d/feed.xml", g_uri_get_port (uri));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  serve_rss (fixture, "/feed.xml", "The Pier", 3);
  found = fixture_discover (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

/* --- Subscribing --- */

static void
test_subscribe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/feed.xml");
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylinePublication) again = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *feed;
  Route *route;

  serve_rss (fixture, "/feed.xml", "The Pier", 6);
  route = g_hash_table_lookup (fixture->routes, "/feed.xml");
  route->etag = g_strdup ("\"one\"");

  found = fixture_discover (fixture, url, &error);
  g_assert_no_error (error);
  publication = fixture_subscribe (fixture, "/feed.xml", "Coast", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (publication->name, ==, "The Pier");
  g_assert_cmpstr (publication->folder, ==, "Coast");
  /* Discovery's answer was used. */
  g_assert_cmpuint (route->n_requests, ==, 1);

  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 1);
  feed = g_ptr_array_index (((BylinePublication *) g_ptr_array_index (publications, 0))->feeds, 0);
  g_assert_cmpstr (feed->url, ==, url);
  g_assert_cmpstr (feed->etag, ==, "\"one\"");
  g_assert_cmpuint (feed->n_stories, ==, 6);

  stories = fixture_stories (fixture->library, NULL);
  g_assert_cmpuint (stories->len, ==, 6);
  g_assert_cmpstr (((BylineStory *) g_ptr_array_index (stories, 0))->title, ==, "Story 5");
  counts = fixture_counts (fixture->library);
  g_assert_cmpuint (counts->n_unread, ==, 6);
  g_assert_cmpuint (counts->sections->len, ==, 2);
  g_assert_cmpuint (counts->authors->len, ==, 2);

  again = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_null (again);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);
  g_assert_cmpuint (route->n_requests, ==, 1);
}

static void
test_subscribe_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/page", PAGE_TYPE, "<html><body><p>Hello</body></html>");
  fixture_serve_status (fixture, "/500", 500);
  g_assert_null (fixture_subscribe (fixture, "/page", NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_IS_A_PAGE);
  g_clear_error (&error);
  g_assert_null (fixture_subscribe (fixture, "/500", NULL, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
  g_clear_error (&error);
  g_assert_null (fixture_subscribe (fixture, "/404", NULL, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);

  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 0);
}

static void
test_subscribe_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autofree char *target = fixture_url (fixture, "/new.xml");
  g_autoptr (GError) error = NULL;
  Route *route = fixture_serve_status (fixture, "/old.xml", 301);

  route->location = g_strdup (target);
  serve_rss (fixture, "/new.xml", "Moved", 1);
  publication = fixture_subscribe (fixture, "/old.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((BylineFeed *) g_ptr_array_index (publication->feeds, 0))->url, ==, target);
}

/* The home page is asked when a window shows the publication, not before: test-refresh.c. */
static void
test_no_icon (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  Route *home;

  serve_rss (fixture, "/feed.xml", "The Pier", 1);
  home = fixture_serve (fixture, "/", PAGE_TYPE,
                        "<html><head><link rel=icon href=/icon.png></head></html>");
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (publication->icon_url);
  fixture_run_ms (50);
  g_assert_cmpuint (home->n_requests, ==, 0);
}

/* --- Changes --- */

static void
finish (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  fixture_wait (result);
  g_assert_true (byline_library_change_finish (fixture->library, *result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
changed_cb (BylineLibrary *library, guint changes, guint *sum)
{
  *sum |= changes;
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  const BylinePublication *row;
  const BylineFeed *feed;
  guint changes = 0;

  serve_rss (fixture, "/feed.xml", "The Pier", 2);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture_run_ms (1);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), &changes);

  byline_library_rename_publication_async (fixture->library, publication->id, "Mole", NULL,
                                           fixture_cb, &result);
  finish (fixture, &result);
  byline_library_move_publication_async (fixture->library, publication->id, "Coast/North", NULL,
                                         fixture_cb, &result);
  finish (fixture, &result);
  feed = g_ptr_array_index (publication->feeds, 0);
  byline_library_set_feed_interval_async (fixture->library, feed->id, 30, NULL, fixture_cb,
                                          &result);
  finish (fixture, &result);
  fixture_run_ms (1);
  g_assert_cmpuint (changes & BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, !=, 0);

  publications = fixture_publications (fixture->library);
  row = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (row->name, ==, "Mole");
  g_assert_cmpstr (row->folder, ==, "Coast/North");
  g_assert_cmpuint (((BylineFeed *) g_ptr_array_index (row->feeds, 0))->interval_minutes, ==, 30);
  g_clear_pointer (&publications, g_ptr_array_unref);

  byline_library_rename_publication_async (fixture->library, publication->id, "", NULL, fixture_cb,
                                           &result);
  finish (fixture, &result);
  publications = fixture_publications (fixture->library);
  row = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (row->name, ==, "The Pier");

  byline_library_rename_publication_async (fixture->library, 999, "x", NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_false (byline_library_change_finish (fixture->library, result, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_object (&result);
}

static gboolean
has_login (Fixture *fixture, const char *url)
{
  return byline_login_provider_peek (BYLINE_LOGIN_PROVIDER (fixture->library->credentials), url) !=
         NULL;
}

/* A login goes with its feed to another address, and stays where that could not be given. */
static void
test_new_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = fixture_url (fixture, "/other.xml");
  g_autoptr (BylineLogin) login = byline_login_new ("ada", "secret");
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BylineFeedCandidate found = { .url = other, .network = BYLINE_NETWORK_PRIVATE };
  const BylineFeed *feed;

  serve_rss (fixture, "/feed.xml", "The Pier", 2);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  feed = publication->feeds->pdata[0];
  byline_credentials_set (fixture->library->credentials, feed->url, login);
  g_assert_true (has_login (fixture, feed->url));

  g_cancellable_cancel (cancelled);
  byline_library_replace_feed_address_async (fixture->library, feed, &found, cancelled, fixture_cb,
                                             &failed);
  g_assert_false (byline_library_change_finish (fixture->library, fixture_wait (&failed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture_run_ms (20);
  g_assert_true (has_login (fixture, feed->url));
  byline_credentials_forget (fixture->library->credentials, other);
  g_assert_true (has_login (fixture, feed->url));

  byline_library_replace_feed_address_async (fixture->library, feed, &found, NULL, fixture_cb,
                                             &done);
  g_assert_true (byline_library_change_finish (fixture->library, fixture_wait (&done), &error));
  g_assert_no_error (error);
  byline_credentials_forget (fixture->library->credentials, feed->url);
  g_assert_true (has_login (fixture, other));
}

static void
test_unsubscribe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) back = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  serve_rss (fixture, "/feed.xml", "The Pier", 4);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);

  byline_library_set_removed_async (fixture->library, publication->id, TRUE, NULL, fixture_cb,
                                    &result);
  finish (fixture, &result);
  none = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 0);

  byline_library_set_removed_async (fixture->library, publication->id, FALSE, NULL, fixture_cb,
                                    &result);
  finish (fixture, &result);
  back = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (back->len, ==, 4);
}

/* --- OPML --- */

static const char opml[] =
  "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>Mine</title></head><body>"
  "<outline text=\"Coast\"><outline text=\"Pier\" type=\"rss\" xmlUrl=\"http://127.0.0.1:1/a\""
  " htmlUrl=\"http://a.example/\"/>"
  "<outline text=\"North\"><outline text=\"Mole\" type=\"rss\" xmlUrl=\"http://127.0.0.1:1/b\"/>"
  "</outline></outline>"
  "<outline text=\"Alone\" type=\"rss\" xmlUrl=\"http://127.0.0.1:1/c\"/>"
  "<outline text=\"Bad\" type=\"rss\" xmlUrl=\"javascript:alert(1)\"/>"
  "</body></opml>";

static BylineImportReport *
import (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_import_async (fixture->library, bytes, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_import_finish (fixture->library, result, error);
}

static char *
export_opml (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  byline_library_export_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  text = byline_library_export_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return text;
}

static void
check_imported (Fixture *fixture)
{
  g_autoptr (GPtrArray) publications = fixture_publications (fixture->library);
  static const char *const expected[][2] = {
    { "Pier", "Coast" },
    { "Mole", "Coast/North" },
    { "Alone", NULL },
  };

  g_assert_cmpuint (publications->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      g_assert_cmpstr (publication->name, ==, expected[i][0]);
      g_assert_cmpstr (publication->folder, ==, expected[i][1]);
    }
}

static void
check_entry (const BylineImportReport *report,
             guint i,
             const char *title,
             BylineImportOutcome outcome,
             const char *reason)
{
  const BylineImportEntry *entry = g_ptr_array_index (report->entries, i);

  g_assert_cmpstr (entry->title, ==, title);
  g_assert_cmpuint (entry->outcome, ==, outcome);
  g_assert_cmpstr (entry->reason, ==, reason);
}

static void
test_opml (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (BylineImportReport) again = NULL;
  g_autoptr (BylineImportReport) second = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Fixture other = { 0 };

  report = import (fixture, opml, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->n_existing, ==, 0);
  g_assert_cmpuint (report->n_failed, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpuint (report->entries->len, ==, 4);
  check_entry (report, 0, "Pier", BYLINE_IMPORT_ADDED, NULL);
  check_entry (report, 3, "Bad", BYLINE_IMPORT_FAILED,
               "“javascript:alert(1)” is not a web address");
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  check_imported (fixture);
  again = import (fixture, opml, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_added, ==, 0);
  g_assert_cmpuint (again->n_existing, ==, 3);
  check_entry (again, 0, "Pier", BYLINE_IMPORT_EXISTING, NULL);

  text = export_opml (fixture);
  fixture_set_up (&other, NULL);
  second = import (&other, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->n_added, ==, 3);
  check_imported (&other);
  fixture_tear_down (&other, NULL);
}

/* What only Byline knows comes back: sections, pages that are followed, intervals, a publication's
 * name beside its feeds' titles; and from the journal too. */
static void
test_opml_own (Fixture *fixture, gconstpointer data)
{
  static const char own[] =
    "<opml version='2.0' xmlns:byline='https://bylinenews.github.io/ns/opml'><body>"
    "<outline text='Pier: world' type='rss' xmlUrl='http://127.0.0.1:1/w' "
    "htmlUrl='http://127.0.0.1:1/' byline:publication='The Pier' byline:section='World'/>"
    "<outline text='Pier: sport' type='rss' xmlUrl='http://127.0.0.1:1/s' "
    "htmlUrl='http://127.0.0.1:1/' byline:interval='240'/>"
    "<outline text='Harbour' type='html' url='http://127.0.0.1:2/news' byline:follow='page'/>"
    "</body></opml>";
  g_autoptr (BylineImportReport) report = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BylineProfile) profile = g_object_ref (fixture->profile);
  g_autoptr (BylineRebuilt) rebuilt = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;
  const BylinePublication *harbour;
  const BylinePublication *pier;

  report = import (fixture, own, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 3);
  first = export_opml (fixture);
  g_assert_nonnull (strstr (first, "byline:publication=\"The Pier\""));
  g_assert_nonnull (strstr (first, "byline:section=\"World\""));
  g_assert_nonnull (strstr (first, "byline:interval=\"240\""));
  g_assert_nonnull (strstr (first, "url=\"http://127.0.0.1:2/news\" byline:follow=\"page\""));

  fixture_close (g_steal_pointer (&fixture->library));
  rebuilt = byline_library_rebuild_profile (profile, FALSE, &error);
  g_assert_no_error (error);
  fixture->library = fixture_open (fixture);
  second = export_opml (fixture);
  /* The head says when it was written. */
  g_assert_cmpstr (strstr (second, "<body>"), ==, strstr (first, "<body>"));
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 2);
  harbour = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (harbour->name, ==, "Harbour");
  g_assert_true (byline_feed_is_page (g_ptr_array_index (harbour->feeds, 0)));
  pier = g_ptr_array_index (publications, 1);
  g_assert_cmpuint (((BylineFeed *) g_ptr_array_index (pier->feeds, 0))->interval_minutes, ==, 0);
  g_assert_cmpuint (((BylineFeed *) g_ptr_array_index (pier->feeds, 1))->interval_minutes, ==, 240);
}

static void
test_opml_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "<outline text='%u' xmlUrl='http%s://127.0.0.1:1/%u'/>", i,
                            i % 10 == 3 ? "x" : "", i);
  g_string_append (text, "</body></opml>");
  report = import (fixture, text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 9000);
  g_assert_cmpuint (report->n_failed, ==, 1000);
  g_assert_cmpuint (report->entries->len, ==, 10000);
  g_assert_cmpuint (report->problems->len, ==, 1000);
}

/* By name, and numbers in names as numbers. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "Part 2", "Part 010", "part 11", "Part 9", "Part", "Other 7"
  };
  static const char *const sorted[] = {
    "Other 7", "Part", "Part 2", "Part 9", "Part 010", "part 11"
  };
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "<outline text='%s' xmlUrl='http://127.0.0.1:1/%u'/>", names[i],
                            i);
  g_string_append (text, "</body></opml>");
  report = import (fixture, text->str, &error);
  g_assert_no_error (error);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < publications->len; i++)
    g_assert_cmpstr (((BylinePublication *) publications->pdata[i])->name, ==, sorted[i]);
}

static void
test_no_opml (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "hello", "<html><body>x</body></html>", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import (fixture, texts[i], &error));
      g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_OPML);
    }
}

/* --- Open and close --- */

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineProfile) profile = g_object_ref (fixture->profile);
  BylineLibrary *library = byline_library_new (profile, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_get_publications_async (library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_null (byline_library_get_publications_finish (library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&result);
  fixture_close (library);
}

static void
test_close_under_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/slow");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) refreshed = NULL;

  fixture_serve (fixture, "/slow", PAGE_TYPE, "")->stalls = TRUE;
  byline_library_subscribe_async (fixture->library, url, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                  fixture_cb, &result);
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &refreshed);
  byline_library_set_automatic (fixture->library, TRUE);
  fixture_run_ms (20);
  byline_library_close (fixture->library);
  fixture_wait (&result);
  fixture_wait (&refreshed);
  g_clear_object (&result);
  g_clear_object (&refreshed);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/subscriptions/" path, Fixture, NULL, fixture_set_up, func,                 \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("file", test_file);
  ADD ("discover-feed", test_discover_feed);
  ADD ("discover-page", test_discover_page);
  ADD ("discover-common-place", test_discover_common_place);
  ADD ("discover-nothing", test_discover_nothing);
  ADD ("discover-many", test_discover_many);
  ADD ("discover-errors", test_discover_errors);
  ADD ("discover-cancelled", test_discover_cancelled);
  ADD ("discover-http", test_discover_http);
  ADD ("subscribe", test_subscribe);
  ADD ("subscribe-failures", test_subscribe_failures);
  ADD ("subscribe-moved", test_subscribe_moved);
  ADD ("no-icon", test_no_icon);
  ADD ("changes", test_changes);
  ADD ("new-address", test_new_address);
  ADD ("unsubscribe", test_unsubscribe);
  ADD ("opml", test_opml);
  ADD ("opml-own", test_opml_own);
  ADD ("opml-many", test_opml_many);
  ADD ("order", test_order);
  ADD ("no-opml", test_no_opml);
  ADD ("closed", test_closed);
  ADD ("close-under-way", test_close_under_way);
  return g_test_run ();
}
