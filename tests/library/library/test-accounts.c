/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-clock.h"
#include "byline-db-accounts.h"
#include "byline-error.h"
#include "byline-library-accounts.h"
#include "byline-library-network.h"
#include "byline-library-parts-private.h"
#include "byline-render.h"

#include "library-fixture.h"

/* How long marks are waited for at most, and how long it takes until a mark is told by itself. */
#define PATIENCE_MS 30000
#define SOON_MS 6000

#define SENTENCE                                                                                   \
  "The tide came in over the stones before the ferry had turned, and those who waited put their "  \
  "papers away. "

static const char feeds[] =
  "[{\"id\":1,\"feed_url\":\"{{base}}/feed.xml\",\"site_url\":\"{{base}}/\","
  "\"title\":\"The Pier\",\"category\":{\"id\":1,\"title\":\"All\"}}]";
static const char entries[] =
  "{\"total\":1,\"entries\":[{\"id\":7,\"feed_id\":1,\"title\":\"Story "
  "1\",\"url\":\"{{base}}/story-1\","
  "\"content\":\"<p>The short of story 1.</p>\",\"status\":\"unread\",\"starred\":false,"
  "\"published_at\":\"2026-11-02T09:00:00Z\",\"changed_at\":\"2026-11-02T09:01:00.5Z\"}]}";

/* What the server read on the page. */
static const char original[] = "{\"content\":\"<p>" SENTENCE SENTENCE
                               "</p><p>The lamps were <em>green</em>.</p>"
                               "<script>alert(1)</script><p onclick='x()'>" SENTENCE SENTENCE
                               "</p>\"}";

static BylineAccount *
get_account (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_get_accounts_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  accounts = byline_library_get_accounts_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  return byline_account_copy (g_ptr_array_index (accounts, 0));
}

static void
sync_account (Fixture *fixture, gint64 account_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_sync_account_async (fixture->library, account_id, NULL, fixture_cb, &result);
  fixture_wait (&result);
  report = byline_library_sync_account_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

/* Adds the account of a server that is spoken to as Miniflux is, and syncs it. */
static gint64
add_account (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/v1/me", "application/json", "{\"id\":1,\"username\":\"reader\"}");
  fixture_serve (fixture, "/v1/feeds", "application/json", feeds);
  fixture_serve (fixture, "/v1/entries", "application/json", entries);
  fixture_serve (fixture, "/v1/feeds/counters", "application/json", "{\"unreads\":{\"1\":1}}");
  byline_library_add_account_async (fixture->library, fixture->base, "miniflux", "reader", "secret",
                                    NULL, NULL, fixture_cb, &result);
  fixture_wait (&result);
  account = byline_library_add_account_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  sync_account (fixture, account->id);
  return account->id;
}

/* --- Waiting --- */

static void
set_network (gboolean is_there)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", is_there);
}

/* As if the last sync had failed with @code, and was to be tried again much later. */
static gpointer
fail_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 now = byline_clock_now ();

  return GINT_TO_POINTER (
    byline_db_record_account_sync (db, 1, now, now + 3600, data, "It failed", error));
}

static void
fail (Fixture *fixture, const char *code)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_store_write_async (fixture->library->store, fail_func, (gpointer) code, NULL, NULL, NULL,
                            fixture_cb, &result);
  fixture_wait (&result);
  g_assert_nonnull (byline_store_run_finish (fixture->library->store, result, NULL));
}

static guint
n_waiting (Fixture *fixture)
{
  g_autoptr (BylineAccount) account = get_account (fixture);

  return account->n_waiting;
}

static void
mark_offline (Fixture *fixture, const char *code)
{
  g_autoptr (GArray) changed = NULL;

  add_account (fixture);
  byline_library_set_automatic (fixture->library, TRUE);
  set_network (FALSE);
  changed = fixture_mark (fixture->library, fixture_story (fixture->library, "Story 1"),
                          BYLINE_STORY_FLAG_READ, TRUE);
  fixture_run_ms (SOON_MS);
  fail (fixture, code);
  g_assert_cmpuint (n_waiting (fixture), ==, 1);
  set_network (TRUE);
}

/* What waited for the network is sent when it is back, though the next try lay far ahead. */
static void
test_network_is_back (Fixture *fixture, gconstpointer data)
{
  mark_offline (fixture, "fetch:HOST_NOT_FOUND");
  for (guint i = 0; i < PATIENCE_MS / 100 && n_waiting (fixture) > 0; i++)
    fixture_run_ms (100);
  g_assert_cmpuint (n_waiting (fixture), ==, 0);
}

/* A server that wants to be left alone is. */
static void
test_held_back (Fixture *fixture, gconstpointer data)
{
  mark_offline (fixture, "fetch:TOO_MANY_REQUESTS");
  fixture_run_ms (SOON_MS);
  g_assert_cmpuint (n_waiting (fixture), ==, 1);
}

/* What failed for want of a password is tried again when the keyring is unlocked; what else did is not. */
static void
test_keyring_is_unlocked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineAccount) account = NULL;

  add_account (fixture);
  byline_library_set_automatic (fixture->library, TRUE);
  fail (fixture, "fetch:SERVER");
  g_signal_emit_by_name (fixture->library->credentials, "unlocked");
  fixture_run_ms (500);
  account = get_account (fixture);
  g_assert_cmpstr (account->error_code, ==, "fetch:SERVER");
  fail (fixture, "sync:NO_SECRET");
  g_signal_emit_by_name (fixture->library->credentials, "unlocked");
  for (guint i = 0; i < PATIENCE_MS / 100 && account->error_code != NULL; i++)
    {
      fixture_run_ms (100);
      byline_account_free (account);
      account = get_account (fixture);
    }
  g_assert_null (account->error_code);
}

/* What waits is tried again as soon as that may be, not only when the account is due. */
static void
test_waiting_is_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineAccount) account = byline_account_new ();
  gint64 now = byline_clock_now ();

  account->last_synced = now - 1200;
  account->n_failures = 1;
  account->next_try = now - 60;
  g_assert_false (_byline_library_account_is_due (fixture->library, account, now));
  account->n_waiting = 1;
  g_assert_true (_byline_library_account_is_due (fixture->library, account, now));
  account->next_try = now + 60;
  g_assert_false (_byline_library_account_is_due (fixture->library, account, now));
}

/* --- Whole texts --- */

static gboolean
says (BylineArticle *article, const char *words)
{
  g_autofree char *text = byline_render_text (article);

  return strstr (text, words) != NULL;
}

/* Returns: the request for @path in the ledger. */
static BylineLoggedRequest *
find_request (Fixture *fixture, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineRequestLog) log = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_get_requests_async (fixture->library, NULL, 100, NULL, fixture_cb, &result);
  fixture_wait (&result);
  log = byline_library_get_requests_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < log->requests->len; i++)
    {
      BylineLoggedRequest *request = g_ptr_array_index (log->requests, i);

      if (g_str_has_suffix (request->url, path))
        return byline_record_copy (&byline_logged_request_record, request);
    }
  return NULL;
}

/* The server that brings an excerpt is asked for its page's text; the page is not. */
static void
test_original (Fixture *fixture, gconstpointer data)
{
  Route *page;
  Route *answer;
  gint64 story_id;
  g_autoptr (BylineArticle) excerpt = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineArticle) again = NULL;
  g_autoptr (BylineLoggedRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  add_account (fixture);
  page = fixture_serve (fixture, "/story-1", "text/html", "<p>The page itself.</p>");
  answer = fixture_serve (fixture, "/v1/entries/7/fetch-content", "application/json", original);
  story_id = fixture_story (fixture->library, "Story 1");
  excerpt = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (excerpt->is_excerpt);
  g_assert_true (excerpt->wants_page);

  article = fixture_fetch (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (says (article, "The lamps were green"));
  g_assert_false (says (article, "alert"));
  g_assert_false (article->is_excerpt);
  g_assert_cmpint (article->source, ==, BYLINE_ARTICLE_SOURCE_PAGE);
  g_assert_cmpint (article->network, ==, BYLINE_NETWORK_PUBLIC);
  g_assert_cmpuint (answer->n_requests, ==, 1);
  g_assert_cmpuint (page->n_requests, ==, 0);
  request = find_request (fixture, "/v1/entries/7/fetch-content");
  g_assert_nonnull (request);
  g_assert_cmpint (request->purpose, ==, BYLINE_REQUEST_PURPOSE_PAGE);
  g_assert_cmpint (request->story_id, ==, story_id);

  /* The next sync says the excerpt again. */
  sync_account (fixture, 1);
  again = fixture_load (fixture->library, story_id, &error);
  g_assert_no_error (error);
  g_assert_true (says (again, "The lamps were green"));
  g_assert_false (again->wants_page);
}

/* Whatever else the server answers, the page is asked for: here that is in the own network, where what a
 * server relays never leads. */
static void
test_page_after_all (Fixture *fixture, gconstpointer data)
{
  static const char *const answers[] = {
    "{\"content\":\"\"}",     "{\"content\":\"<p>The short of story 1.</p>\"}",
    "<!doctype html>",        "[]",
    "{\"content\":\"<p>Sh\"",
  };
  g_autoptr (GError) refused = NULL;
  gint64 story_id;

  add_account (fixture);
  story_id = fixture_story (fixture->library, "Story 1");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Route *route = fixture_serve (fixture, "/v1/entries/7/fetch-content", "application/json",
                                    answers[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle) article = fixture_fetch (fixture->library, story_id, &error);

      g_assert_null (article);
      g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
      g_assert_cmpuint (route->n_requests, ==, 1);
    }
  fixture_serve_status (fixture, "/v1/entries/7/fetch-content", 500);
  g_assert_null (fixture_fetch (fixture->library, story_id, &refused));
  g_assert_error (refused, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
}

/* A server that failed at the last sync is not waited for, and who asks for the page once more gets it. */
static void
test_page_at_once (Fixture *fixture, gconstpointer data)
{
  Route *answer;
  gint64 story_id;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failed = NULL;

  add_account (fixture);
  answer = fixture_serve (fixture, "/v1/entries/7/fetch-content", "application/json", original);
  story_id = fixture_story (fixture->library, "Story 1");
  byline_library_refetch_article_async (fixture->library, story_id, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_null (byline_library_fetch_article_finish (fixture->library, result, &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  fail (fixture, "fetch:TIMEOUT");
  g_assert_null (fixture_fetch (fixture->library, story_id, &failed));
  g_assert_error (failed, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (answer->n_requests, ==, 0);
}

/* Who goes on to another story waits for nothing, and asks for no page. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Route *page;

  add_account (fixture);
  page = fixture_serve (fixture, "/story-1", "text/html", "<p>The page itself.</p>");
  fixture_serve (fixture, "/v1/entries/7/fetch-content", "application/json", original)->stalls =
    TRUE;
  byline_library_fetch_article_async (fixture->library, fixture_story (fixture->library, "Story 1"),
                                      cancellable, fixture_cb, &result);
  fixture_run_ms (300);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  fixture_wait (&result);
  g_assert_null (byline_library_fetch_article_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (page->n_requests, ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/accounts/network-is-back", test_network_is_back);
  ADD ("/accounts/held-back", test_held_back);
  ADD ("/accounts/keyring-is-unlocked", test_keyring_is_unlocked);
  ADD ("/accounts/waiting-is-due", test_waiting_is_due);
  ADD ("/accounts/original", test_original);
  ADD ("/accounts/page-after-all", test_page_after_all);
  ADD ("/accounts/page-at-once", test_page_at_once);
  ADD ("/accounts/cancelled", test_cancelled);
  return g_test_run ();
}
