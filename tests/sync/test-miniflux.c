/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-miniflux.h"

#include <string.h>

#include "byline-error.h"

static const BylineSyncAccess by_token = {
  .protocol = BYLINE_SYNC_MINIFLUX,
  .base_url = "https://flux.example",
  .secret = "TOKEN",
};

static const BylineSyncAccess by_password = {
  .protocol = BYLINE_SYNC_MINIFLUX,
  .base_url = "https://flux.example",
  .user = "ada",
  .secret = "secret",
};

static void
test_access (void)
{
  g_autoptr (BylineSyncRequest) token = byline_miniflux_me (&by_token);
  g_autoptr (BylineSyncRequest) password = byline_miniflux_me (&by_password);
  const char *said = "{\"id\":1,\"username\":\"ada\"}";
  g_autoptr (BylineSyncAnswer) answer = byline_miniflux_read_me (said, strlen (said), NULL);

  g_assert_cmpstr (token->url, ==, "https://flux.example/v1/me");
  g_assert_cmpstr (token->authorization, ==, "X-Auth-Token: TOKEN");
  g_assert_cmpstr (password->authorization, ==, "Authorization: Basic YWRhOnNlY3JldA==");
  g_assert_cmpstr (answer->text, ==, "ada");
  g_assert_null (byline_miniflux_read_me ("{}", 2, NULL));
}

static void
test_feeds (void)
{
  const char *said =
    "[{\"id\":7,\"title\":\"The Paper\",\"feed_url\":\"https://a.example/f\",\"site_url\":"
    "\"https://a.example/\",\"category\":{\"id\":2,\"title\":\"World\"}},"
    "{\"id\":0,\"feed_url\":\"https://b.example\"},{\"id\":8,\"feed_url\":\"x\"}]";
  g_autoptr (BylineSyncAnswer) answer = byline_miniflux_read_feeds (said, strlen (said), NULL);
  const BylineSyncFeed *feed;

  g_assert_cmpuint (answer->feeds->len, ==, 1);
  g_assert_cmpuint (answer->n_left_out, ==, 2);
  feed = g_ptr_array_index (answer->feeds, 0);
  g_assert_cmpstr (feed->id, ==, "7");
  g_assert_cmpstr (feed->folder, ==, "World");
  g_assert_cmpstr (feed->folder_id, ==, "2");
}

static void
test_entries (void)
{
  const char *said =
    "{\"total\":17,\"entries\":[{\"id\":31,\"feed_id\":7,\"status\":\"read\",\"starred\":true,"
    "\"title\":\"T\",\"url\":\"https://a.example/1\",\"content\":\"<p>Text</"
    "p>\",\"author\":\"Ann\","
    "\"published_at\":\"2026-01-02T03:04:05Z\",\"changed_at\":\"2026-01-02T03:04:05.250000Z\","
    "\"tags\":[\"Physics\",7],\"enclosures\":[{\"url\":\"https://a.example/1.mp3\",\"mime_type\":"
    "\"audio/mpeg\",\"size\":17}]},{\"id\":\"x\"}]}";
  g_autoptr (BylineSyncAnswer) answer = byline_miniflux_read_entries (said, strlen (said), NULL);
  g_autoptr (BylineSyncAnswer)
    none = byline_miniflux_read_entries ("{\"total\":0,\"entries\":null}", 26, NULL);
  const BylineSyncEntry *entry = g_ptr_array_index (answer->entries, 0);

  g_assert_cmpuint (answer->n_total, ==, 17);
  g_assert_cmpuint (answer->entries->len, ==, 1);
  g_assert_cmpstr (entry->id, ==, "31");
  g_assert_true (entry->is_read);
  g_assert_true (entry->is_saved);
  g_assert_cmpint (entry->published, ==, 1767323045);
  g_assert_cmpint (entry->changed, ==, 1767323045250000);
  g_assert_cmpuint (entry->tags->len, ==, 1);
  g_assert_cmpuint (entry->enclosures->len, ==, 1);
  g_assert_cmpuint (none->entries->len, ==, 0);
  g_assert_null (byline_miniflux_read_entries ("{}", 2, NULL));
}

static void
test_changes (void)
{
  const char *ids[] = { "31", "32" };
  g_autoptr (BylineSyncRequest) status = byline_miniflux_set_status (&by_token, ids, 2, FALSE);
  g_autoptr (BylineSyncRequest) star = byline_miniflux_toggle_star (&by_token, "31");
  g_autoptr (BylineSyncRequest) edit = byline_miniflux_edit (&by_token, "7", NULL, "2");
  g_autoptr (BylineSyncRequest)
    subscribe = byline_miniflux_subscribe (&by_token, "https://a.example/\"", NULL);
  g_autoptr (BylineSyncRequest) remove = byline_miniflux_unsubscribe (&by_token, "7");
  g_autoptr (BylineSyncAnswer) made = byline_miniflux_read_subscribed ("{\"feed_id\":9}", 13, NULL);
  g_autoptr (BylineSyncAnswer) done = byline_miniflux_read_done ("", 0, NULL);

  g_assert_cmpstr (status->method, ==, "PUT");
  g_assert_cmpstr (status->body->str, ==, "{\"entry_ids\":[31,32],\"status\":\"unread\"}");
  g_assert_cmpstr (star->url, ==, "https://flux.example/v1/entries/31/bookmark");
  g_assert_cmpstr (edit->body->str, ==, "{\"category_id\":2}");
  g_assert_cmpstr (subscribe->body->str, ==, "{\"feed_url\":\"https://a.example/\\\"\"}");
  g_assert_cmpstr (remove->method, ==, "DELETE");
  g_assert_cmpstr (made->text, ==, "9");
  g_assert_nonnull (done);
  g_assert_null (byline_miniflux_read_done ("<p>", 3, NULL));
  g_assert_null (byline_miniflux_read_done (" <p>", 4, NULL));
  g_assert_null (byline_miniflux_read_done ("busy", 4, NULL));
  g_assert_null (byline_miniflux_read_done ("{\"error_message\":\"no\"}", 22, NULL));
}

static void
test_others (void)
{
  const char *counters = "{\"reads\":{\"7\":1},\"unreads\":{\"7\":5,\"8\":\"x\"}}";
  const char *categories = "[{\"id\":1,\"title\":\"All\"},{\"id\":2}]";
  const char *original = "{\"content\":\"<p>Whole</p>\"}";
  g_autoptr (BylineSyncAnswer)
    counts = byline_miniflux_read_counters (counters, strlen (counters), NULL);
  g_autoptr (BylineSyncAnswer)
    folders = byline_miniflux_read_categories (categories, strlen (categories), NULL);
  g_autoptr (BylineSyncAnswer)
    text = byline_miniflux_read_original (original, strlen (original), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (counts->counts, "7"), ==, 5);
  g_assert_cmpuint (folders->categories->len, ==, 1);
  g_assert_cmpstr (text->text, ==, "<p>Whole</p>");
  g_assert_null (byline_miniflux_read_feeds ("{}", 2, &error));
  g_assert_error (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/miniflux/access", test_access);
  g_test_add_func ("/miniflux/feeds", test_feeds);
  g_test_add_func ("/miniflux/entries", test_entries);
  g_test_add_func ("/miniflux/changes", test_changes);
  g_test_add_func ("/miniflux/others", test_others);
  return g_test_run ();
}
