/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-library-network.h"
#include "byline-library-parts-private.h"

#include "library-fixture.h"

#define RSS_TYPE "application/rss+xml"

static Route *
serve_rss (Fixture *fixture, const char *path, guint first, guint n)
{
  g_autofree char *rss = fixture_rss ("The Pier", first, n);

  return fixture_serve (fixture, path, RSS_TYPE, rss);
}

/* As it is done by itself. */
static BylineRefreshReport *
refresh_due (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BylineRefreshReport *report;

  byline_library_refresh_async (fixture->library, 0, TRUE, NULL, fixture_cb, &result);
  fixture_wait (&result);
  report = byline_library_refresh_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_new_stories (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) first = NULL;
  g_autoptr (BylineRefreshReport) second = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 last = 0;
  Route *route;

  serve_rss (fixture, "/feed.xml", 0, 3);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = serve_rss (fixture, "/feed.xml", 1, 5);
  route->etag = g_strdup ("\"two\"");
  first = fixture_must_refresh (fixture);
  g_assert_cmpuint (first->n_feeds, ==, 1);
  g_assert_cmpuint (first->n_added, ==, 3);
  g_assert_cmpuint (first->n_failed, ==, 0);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 6);

  second = fixture_must_refresh (fixture);
  g_assert_cmpuint (second->n_unchanged, ==, 1);
  g_assert_cmpuint (second->n_added, ==, 0);
  g_assert_cmpuint (route->n_requests, ==, 2);
  g_object_get (fixture->library, "last-refresh", &last, NULL);
  g_assert_cmpint (last, >, 0);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint status;
    const char *code;
  } cases[] = {
    { 404, "fetch:NOT_FOUND" },
    { 500, "fetch:SERVER" },
    { 403, "fetch:FORBIDDEN" },
    { 418, "fetch:HTTP" },
  };
  g_autoptr (GArray) ids = NULL;

  serve_rss (fixture, "/feed.xml", 0, 3);
  fixture_must_subscribe (fixture, "/feed.xml");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineRefreshReport) report = NULL;
      g_autoptr (BylineFeed) feed = NULL;

      fixture_serve_status (fixture, "/feed.xml", cases[i].status);
      report = fixture_must_refresh (fixture);
      g_assert_cmpuint (report->n_failed, ==, 1);
      g_assert_cmpuint (report->failures->len, ==, 1);
      feed = fixture_get_feed (fixture);
      g_assert_cmpstr (feed->error_code, ==, cases[i].code);
      g_assert_cmpuint (feed->n_failures, ==, i + 1);
      g_assert_cmpint (feed->next_due, >=, feed->last_polled + 900);
    }

  fixture_serve (fixture, "/feed.xml", "text/html", "<html><body><p>Login</body></html>");
  {
    g_autoptr (BylineRefreshReport) report = fixture_must_refresh (fixture);
    g_autoptr (BylineFeed) feed = fixture_get_feed (fixture);

    g_assert_cmpuint (report->n_failed, ==, 1);
    g_assert_cmpstr (feed->error_code, ==, "parse:IS_A_PAGE");
  }
  serve_rss (fixture, "/feed.xml", 0, 3);
  {
    g_autoptr (BylineRefreshReport) report = fixture_must_refresh (fixture);
    g_autoptr (BylineFeed) feed = fixture_get_feed (fixture);

    g_assert_cmpuint (report->n_failed, ==, 0);
    g_assert_cmpuint (feed->n_failures, ==, 0);
    g_assert_null (feed->error_code);
  }
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 3);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) first = NULL;
  g_autoptr (BylineRefreshReport) second = NULL;
  g_autoptr (BylineRefreshReport) third = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  Route *route;

  serve_rss (fixture, "/feed.xml", 0, 1);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = fixture_serve_status (fixture, "/feed.xml", 410);
  first = fixture_must_refresh (fixture);
  g_assert_cmpuint (first->n_failed, ==, 1);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->error_code, ==, "fetch:GONE");
  second = refresh_due (fixture);
  g_assert_cmpuint (second->n_feeds, ==, 0);
  g_assert_cmpuint (route->n_requests, ==, 1);

  /* By hand it is asked for again: it may be back. */
  serve_rss (fixture, "/feed.xml", 0, 2);
  third = fixture_must_refresh (fixture);
  g_assert_cmpuint (third->n_added, ==, 1);
  g_clear_pointer (&feed, byline_feed_free);
  feed = fixture_get_feed (fixture);
  g_assert_null (feed->error_code);
}

static void
merged_cb (BylineLibrary *library, const BylineMergedFeed *merged, BylineMergedFeed **copy)
{
  g_assert_null (*copy);
  *copy = byline_merged_feed_copy (merged);
}

static guint
count_unread (Fixture *fixture)
{
  BylineFilter *filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  filter->unread = TRUE;
  ids = fixture_list (fixture->library, filter);
  return ids->len;
}

/* Two subscriptions that move to one address become one, until somebody takes that back. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = fixture_rss ("Old", 0, 3);
  g_autofree char *new = fixture_rss ("New", 1, 3);
  g_autofree char *target = fixture_url (fixture, "/new.xml");
  g_autoptr (GString) other_home = g_string_new (old);
  g_autoptr (BylineMergedFeed) merged = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylineRefreshReport) again = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Route *route;

  /* A publication of its own: another home page. */
  g_string_replace (other_home, "<link>{{base}}/</link>", "<link>{{base}}/old/</link>", 1);
  fixture_serve (fixture, "/old.xml", "application/rss+xml", other_home->str);
  fixture_serve (fixture, "/new.xml", "application/rss+xml", new);
  fixture_must_subscribe (fixture, "/old.xml");
  changed = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 2"),
                          BYLINE_STORY_FLAG_READ, TRUE);
  fixture_must_subscribe (fixture, "/new.xml");
  g_assert_cmpuint (count_unread (fixture), ==, 5);

  route = fixture_serve_status (fixture, "/old.xml", 301);
  route->location = g_strdup (target);
  g_signal_connect (fixture->library, "feed-merged", G_CALLBACK (merged_cb), &merged);
  report = fixture_must_refresh (fixture);
  g_assert_nonnull (merged);
  g_assert_cmpstr (merged->name, ==, "Old");
  g_assert_cmpstr (merged->into_name, ==, "New");
  g_assert_cmpuint (report->warnings->len, ==, 1);
  one = fixture_publications (fixture->library);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (((BylinePublication *) g_ptr_array_index (one, 0))->feeds->len, ==, 1);
  all = fixture_list (fixture->library, NULL);
  /* 0 came with the old one alone, 3 with the new one; what both have stands once, read if it was so
   * in either. */
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpuint (count_unread (fixture), ==, 3);

  byline_library_part_feed_async (fixture->library, merged, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_true (byline_library_change_finish (fixture->library, result, &error));
  g_assert_no_error (error);
  g_clear_pointer (&merged, byline_merged_feed_free);
  two = fixture_publications (fixture->library);
  g_assert_cmpuint (two->len, ==, 2);
  again = fixture_must_refresh (fixture);
  g_assert_null (merged);
  g_assert_cmpuint (again->n_feeds, ==, 2);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autofree char *target = fixture_url (fixture, "/new.xml");
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GArray) ids = NULL;
  Route *route;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = fixture_serve_status (fixture, "/feed.xml", 301);
  route->location = g_strdup (target);
  serve_rss (fixture, "/new.xml", 0, 3);
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_added, ==, 1);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->url, ==, target);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 3);
}

static void
test_timeout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylineFeed) feed = NULL;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  byline_session_set_limits (fixture->library->session, 0, 1);
  fixture_serve (fixture, "/feed.xml", RSS_TYPE, "")->stalls = TRUE;
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_failed, ==, 1);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->error_code, ==, "fetch:TIMEOUT");
}

static void
test_server_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylineFeed) feed = NULL;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_stop_server (fixture);
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_failed, ==, 1);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->error_code, ==, "fetch:REFUSED");
}

static void
progress_cb (BylineLibrary *library, GParamSpec *pspec, guint *most)
{
  guint done, total;

  g_object_get (library, "refresh-done", &done, "refresh-total", &total, NULL);
  g_assert_cmpuint (done, <=, total);
  *most = MAX (*most, done);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean refreshing;
  guint most = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%u.xml", i);

      serve_rss (fixture, path, i * 10, 5);
      fixture_must_subscribe (fixture, path);
      serve_rss (fixture, path, i * 10, 10);
    }
  g_signal_connect (fixture->library, "notify::refresh-done", G_CALLBACK (progress_cb), &most);
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_feeds, ==, 30);
  g_assert_cmpuint (report->n_added, ==, 150);
  g_assert_cmpuint (most, ==, 30);
  g_object_get (fixture->library, "refreshing", &refreshing, NULL);
  g_assert_false (refreshing);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 300);
}

/* A second caller joins; both are told the same. */
static void
test_join (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[2] = { NULL };
  g_autoptr (BylineRefreshReport) one = NULL;
  g_autoptr (BylineRefreshReport) two = NULL;
  Route *route;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = serve_rss (fixture, "/feed.xml", 0, 3);
  byline_library_refresh_async (fixture->library, 0, TRUE, NULL, fixture_cb, &results[0]);
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &results[1]);
  one = byline_library_refresh_finish (fixture->library, fixture_wait (&results[0]), NULL);
  two = byline_library_refresh_finish (fixture->library, fixture_wait (&results[1]), NULL);
  g_assert_cmpuint (one->n_added, ==, 1);
  g_assert_cmpuint (two->n_added, ==, 1);
  g_assert_cmpuint (route->n_requests, ==, 1);
  g_clear_object (&results[0]);
  g_clear_object (&results[1]);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GArray) ids = NULL;

  serve_rss (fixture, "/feed.xml", 0, 2);
  serve_rss (fixture, "/slow.xml", 10, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_must_subscribe (fixture, "/slow.xml");
  serve_rss (fixture, "/feed.xml", 0, 3);
  fixture_serve (fixture, "/slow.xml", RSS_TYPE, "")->stalls = TRUE;

  byline_library_refresh_async (fixture->library, 0, FALSE, cancellable, fixture_cb, &result);
  while (fixture->library->refresh == NULL ||
         byline_refresh_get_done (fixture->library->refresh) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  fixture_wait (&result);
  g_assert_null (byline_library_refresh_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* One that comes while the cancelled one ends is a refresh of its own. */
  serve_rss (fixture, "/slow.xml", 10, 4);
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &second);
  fixture_wait (&second);
  g_clear_error (&error);
  report = byline_library_refresh_finish (fixture->library, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_failed, ==, 0);

  /* What had come was kept, and cancelling is nobody's failure. */
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 7);
  feed = fixture_get_feed (fixture);
  g_assert_cmpuint (feed->n_failures, ==, 0);
}

static void
test_cancel_method (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_serve (fixture, "/feed.xml", RSS_TYPE, "")->stalls = TRUE;
  byline_library_cancel_refresh (fixture->library);
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &result);
  fixture_run_ms (20);
  byline_library_cancel_refresh (fixture->library);
  fixture_wait (&result);
  g_assert_null (byline_library_refresh_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_due (Fixture *fixture, gconstpointer data)
{
  gint64 now = 1800000000;
  Route *route;

  byline_clock_set_now (now);
  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = serve_rss (fixture, "/feed.xml", 0, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (BylineRefreshReport) report = NULL;

      byline_clock_set_now (now + (i == 0 ? 3599 : 3601));
      byline_library_refresh_async (fixture->library, 0, TRUE, NULL, fixture_cb, &result);
      report = byline_library_refresh_finish (fixture->library, fixture_wait (&result), NULL);
      g_assert_cmpuint (report->n_feeds, ==, i);
      g_assert_cmpuint (route->n_requests, ==, i);
    }
  byline_clock_set_now (0);
}

/* The clock stands two years ahead for one refresh: nothing is deleted by it, and when it is right
 * again the feed is due, and last-refresh does not lie in the future. */
static void
test_clock_ahead (Fixture *fixture, gconstpointer data)
{
  gint64 now = byline_clock_now ();
  g_autoptr (BylineRefreshReport) ahead = NULL;
  g_autoptr (BylineRefreshReport) due = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 last = -1;

  serve_rss (fixture, "/feed.xml", 0, 3);
  fixture_must_subscribe (fixture, "/feed.xml");
  ids = fixture_list (fixture->library, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_array_unref (fixture_mark (fixture->library, g_array_index (ids, gint64, i),
                                 BYLINE_STORY_FLAG_READ, TRUE));
  g_clear_pointer (&ids, g_array_unref);

  byline_clock_set_now (now + 2 * 365 * 86400);
  ahead = fixture_must_refresh (fixture);
  g_assert_cmpuint (ahead->n_feeds, ==, 1);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 3);

  fixture_close (g_steal_pointer (&fixture->library));
  byline_clock_set_now (0);
  fixture->library = fixture_open (fixture);
  g_object_get (fixture->library, "last-refresh", &last, NULL);
  g_assert_cmpint (last, ==, 0);
  byline_library_refresh_async (fixture->library, 0, TRUE, NULL, fixture_cb, &result);
  due = byline_library_refresh_finish (fixture->library, fixture_wait (&result), NULL);
  g_assert_cmpuint (due->n_feeds, ==, 1);
}

/* By itself it asks only what is due, and nothing if the reader wants to do it by hand. */
static void
test_automatic (Fixture *fixture, gconstpointer data)
{
  gint64 now = 1800000000;
  g_autoptr (BylineSettings) settings = NULL;
  Route *route;

  byline_clock_set_now (now);
  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  route = serve_rss (fixture, "/feed.xml", 0, 3);
  fixture->library->online = FALSE;
  g_assert_false (_byline_library_refresh_if_due (fixture->library));
  fixture->library->online = TRUE;
  settings = byline_settings_new (fixture->profile);
  g_object_set (settings, "refresh-interval", 0u, NULL);
  g_set_object (&fixture->library->settings, settings);
  g_assert_false (_byline_library_refresh_if_due (fixture->library));
  g_object_set (settings, "refresh-interval", 60u, NULL);

  for (guint i = 0; i < 2; i++)
    {
      byline_clock_set_now (now + i * 4000);
      g_assert_true (_byline_library_refresh_if_due (fixture->library));
      g_assert_false (_byline_library_refresh_if_due (fixture->library));
      while (fixture->library->refresh != NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (route->n_requests, ==, i);
    }
  byline_clock_set_now (0);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_serve (fixture, "/feed.xml", RSS_TYPE, "")->stalls = TRUE;
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &result);
  fixture_run_ms (20);
  byline_library_close (fixture->library);
  g_assert_null (byline_library_refresh_finish (fixture->library, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Wants the icon of the first publication. Returns: whether one was found. */
static gboolean
want_icon (Fixture *fixture)
{
  g_autoptr (GPtrArray) publications = fixture_publications (fixture->library);
  const BylinePublication *publication = g_ptr_array_index (publications, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found;

  byline_library_want_icon_async (fixture->library, publication->id, NULL, fixture_cb, &result);
  found = byline_library_change_finish (fixture->library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return found;
}

/* A refresh asks no home page; a window that shows the publication does, once. */
static void
test_icon (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("<opml version='2.0'><body><outline type='rss'"
                                           " text='Pier' xmlUrl='%s/feed.xml'/></body></opml>",
                                           fixture->base);
  g_autoptr (GBytes) opml = g_bytes_new (text, strlen (text));
  g_autofree char *icon = fixture_url (fixture, "/icon.png");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineImportReport) imported = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  const BylinePublication *publication;
  Route *home;

  serve_rss (fixture, "/feed.xml", 0, 2);
  home = fixture_serve (fixture, "/", "text/html",
                        "<html><head><link rel=icon sizes=180x180 href=/icon.png></head></html>");
  byline_library_import_async (fixture->library, opml, NULL, fixture_cb, &result);
  imported = byline_library_import_finish (fixture->library, fixture_wait (&result), NULL);
  g_assert_cmpuint (imported->n_added, ==, 1);
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_added, ==, 2);

  g_assert_cmpuint (home->n_requests, ==, 0);

  g_assert_true (want_icon (fixture));
  g_assert_cmpuint (home->n_requests, ==, 1);
  g_assert_false (want_icon (fixture));
  g_assert_cmpuint (home->n_requests, ==, 1);
  publications = fixture_publications (fixture->library);
  publication = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (publication->icon_url, ==, icon);
}

/* Two libraries on one profile, as a window and a command. */
static void
test_two_libraries (Fixture *fixture, gconstpointer data)
{
  BylineLibrary *other = fixture_open (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  guint changes = 0;
  gint64 story_id;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_serve (fixture, "/feed.xml", RSS_TYPE, "")->stalls = TRUE;
  byline_library_refresh_async (fixture->library, 0, FALSE, NULL, fixture_cb, &result);
  g_assert_null (fixture_refresh (other, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY);
  byline_library_cancel_refresh (fixture->library);
  fixture_wait (&result);
  fixture_run_ms (300);

  /* What one does, the other is told, and it does not tell itself. */
  g_signal_connect_swapped (other, "changed", G_CALLBACK (g_atomic_int_inc), &changes);
  story_id = fixture_story (fixture->library, "Story 0");
  while (!byline_profile_monitor_is_ready (other->profile_monitor))
    fixture_run_ms (10);
  fixture_run_ms (1100);
  changes = 0;
  rows = fixture_mark (fixture->library, story_id, BYLINE_STORY_FLAG_READ, TRUE);
  for (guint i = 0; i < 40 && changes == 0; i++)
    fixture_run_ms (100);
  g_assert_cmpuint (changes, ==, 1);
  fixture_close (other);
}

static void
add_changes_cb (BylineLibrary *library, guint changes, guint *all)
{
  *all |= changes;
}

/* Whoever shows stories has nothing to do for a feed that fails, or has nothing new. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) same = NULL;
  g_autoptr (BylineRefreshReport) failed = NULL;
  guint changes = 0;

  serve_rss (fixture, "/feed.xml", 0, 2);
  fixture_must_subscribe (fixture, "/feed.xml");
  fixture_run_ms (300);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (add_changes_cb), &changes);
  same = fixture_must_refresh (fixture);
  fixture_run_ms (100);
  fixture_serve_status (fixture, "/feed.xml", 500);
  failed = fixture_must_refresh (fixture);
  fixture_run_ms (100);
  g_assert_cmpuint (failed->n_failed, ==, 1);
  g_assert_cmpuint (changes, ==, BYLINE_LIBRARY_CHANGES_FEEDS);
}

/* What one feed of a host was told holds for all of them, by hand and for another program, too. */
static void
test_held_back (Fixture *fixture, gconstpointer data)
{
  const gint64 now = 1800000000;
  BylineLibrary *other = NULL;
  g_autoptr (BylineRefreshReport) told = NULL;
  g_autoptr (BylineRefreshReport) held = NULL;
  g_autoptr (BylineRefreshReport) later = NULL;
  g_autoptr (BylineRefreshReport) rested = NULL;
  g_autoptr (GError) error = NULL;
  Route *busy;
  Route *well;

  byline_clock_set_now (now);
  serve_rss (fixture, "/a.xml", 0, 2);
  fixture_must_subscribe (fixture, "/a.xml");
  well = serve_rss (fixture, "/b.xml", 5, 2);
  fixture_must_subscribe (fixture, "/b.xml");
  busy = fixture_serve_status (fixture, "/a.xml", 429);
  busy->retry_after = g_strdup ("7200");
  told = fixture_must_refresh (fixture);
  g_assert_cmpuint (told->n_failed, ==, 1);
  busy->n_requests = well->n_requests = 0;

  byline_clock_set_now (now + 3600);
  other = fixture_open (fixture);
  held = fixture_refresh (other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (busy->n_requests + well->n_requests, ==, 0);
  g_assert_cmpuint (held->n_held, ==, 2);
  g_assert_cmpuint (held->n_feeds + held->n_failed, ==, 0);
  g_assert_cmpint (held->held_until, ==, now + 7200);
  g_assert_cmpuint (held->warnings->len, ==, 2);

  byline_clock_set_now (now + 7300);
  later = fixture_refresh (other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (later->n_held, ==, 0);
  g_assert_cmpuint (busy->n_requests, ==, 1);
  g_assert_cmpuint (well->n_requests, ==, 1);

  /* A feed that is refused again and again waits longer than its server asked; its host does not. */
  g_free (busy->retry_after);
  busy->retry_after = g_strdup ("600");
  for (guint i = 1; i <= 4; i++)
    {
      g_autoptr (BylineRefreshReport) again = NULL;

      byline_clock_set_now (now + 7300 + i * 10000);
      again = fixture_refresh (other, &error);
      g_assert_no_error (error);
    }
  fixture_close (other);
  busy->n_requests = well->n_requests = 0;
  byline_clock_set_now (now + 47300 + 700);
  other = fixture_open (fixture);
  rested = fixture_refresh (other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rested->n_held, ==, 0);
  g_assert_cmpuint (well->n_requests, ==, 1);
  fixture_close (other);
  byline_clock_set_now (0);
}

static void
count_cb (BylineLibrary *library, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* Many that are not asked are done in one turn, which tells it once. */
static void
test_held_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) told = NULL;
  g_autoptr (BylineRefreshReport) held = NULL;
  guint n_told = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%u.xml", i);

      serve_rss (fixture, path, i * 10, 1);
      fixture_must_subscribe (fixture, path);
    }
  fixture_serve_status (fixture, "/feed-0.xml", 429);
  told = fixture_must_refresh (fixture);
  g_assert_cmpuint (told->n_failed, ==, 1);

  g_signal_connect (fixture->library, "notify::refresh-done", G_CALLBACK (count_cb), &n_told);
  held = fixture_must_refresh (fixture);
  g_assert_cmpuint (held->n_held, ==, 40);
  g_assert_cmpuint (n_told, <=, 4);
}

/* --- Feeds that break off --- */

/* A feed whose end is the first @last in it. */
static Route *
serve_cut (Fixture *fixture, guint first, guint n, const char *last)
{
  g_autofree char *rss = fixture_rss ("The Pier", first, n);
  char *end = strstr (rss, last);
  Route *route;

  g_assert_nonnull (end);
  end[strlen (last)] = '\0';
  route = fixture_serve (fixture, "/feed.xml", RSS_TYPE, rss);
  route->etag = g_strdup ("\"cut\"");
  return route;
}

/* What came whole is kept, the half story and the validators are not, and it is said. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) cut = NULL;
  g_autoptr (BylineRefreshReport) whole = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (BylineFeed) mended = NULL;
  g_autoptr (GArray) ids = NULL;
  Route *route;

  serve_rss (fixture, "/feed.xml", 0, 3)->etag = g_strdup ("\"one\"");
  fixture_must_subscribe (fixture, "/feed.xml");
  /* Newest first: 9, 8 and 7 are whole, 6 is not. */
  serve_cut (fixture, 0, 10, "<title>Story 6</title>");
  cut = fixture_must_refresh (fixture);
  g_assert_cmpuint (cut->n_failed, ==, 0);
  g_assert_cmpuint (cut->n_added, ==, 3);
  g_assert_cmpuint (cut->warnings->len, ==, 1);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 6);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->error_code, ==, "fetch:TRUNCATED");
  g_assert_cmpuint (feed->n_failures, ==, 1);
  g_assert_cmpstr (feed->etag, !=, "\"cut\"");

  route = serve_rss (fixture, "/feed.xml", 0, 10);
  route->etag = g_strdup ("\"cut\"");
  whole = fixture_must_refresh (fixture);
  g_assert_cmpuint (whole->n_added, ==, 4);
  g_assert_cmpuint (whole->warnings->len, ==, 0);
  mended = fixture_get_feed (fixture);
  g_assert_null (mended->error_code);
  g_assert_cmpstr (mended->etag, ==, "\"cut\"");
}

/* Between two stories nothing is half. */
static void
test_cut_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GArray) ids = NULL;

  serve_cut (fixture, 0, 5, "</item>");
  fixture_must_subscribe (fixture, "/feed.xml");
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->error_code, ==, "fetch:TRUNCATED");
  g_assert_null (feed->etag);
}

/* Where nothing came whole nothing changes. */
static void
test_cut_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GArray) ids = NULL;

  serve_rss (fixture, "/feed.xml", 0, 3)->etag = g_strdup ("\"one\"");
  fixture_must_subscribe (fixture, "/feed.xml");
  serve_cut (fixture, 0, 5, "<title>Story 4</title>");
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_failed, ==, 1);
  g_assert_cmpuint (report->n_added, ==, 0);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 3);
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->etag, ==, "\"one\"");
  g_assert_cmpstr (feed->error_code, ==, "fetch:TRUNCATED");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/refresh/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-stories", test_new_stories);
  ADD ("failures", test_failures);
  ADD ("changes", test_changes);
  ADD ("gone", test_gone);
  ADD ("moved", test_moved);
  ADD ("merged", test_merged);
  ADD ("timeout", test_timeout);
  ADD ("server-gone", test_server_gone);
  ADD ("many", test_many);
  ADD ("join", test_join);
  ADD ("cancel", test_cancel);
  ADD ("cancel-method", test_cancel_method);
  ADD ("due", test_due);
  ADD ("automatic", test_automatic);
  ADD ("clock-ahead", test_clock_ahead);
  ADD ("close", test_close);
  ADD ("icon", test_icon);
  ADD ("two-libraries", test_two_libraries);
  ADD ("held-back", test_held_back);
  ADD ("held-at-once", test_held_at_once);
  ADD ("cut-off", test_cut_off);
  ADD ("cut-between", test_cut_between);
  ADD ("cut-to-nothing", test_cut_to_nothing);
  return g_test_run ();
}
