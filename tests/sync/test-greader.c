/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-greader.h"

#include <string.h>

#include "byline-error.h"
#include "byline-sync-answer.h"

static const BylineSyncAccess access_to_server = {
  .protocol = BYLINE_SYNC_GREADER,
  .base_url = "https://rss.example/api/greader.php",
  .user = "ada",
  .secret = "a b&c",
  .session = "S1",
  .edit_token = "T1",
};

static void
test_ids (void)
{
  static const struct {
    const char *id;
    const char *normal;
    const char *long_id;
  } rows[] = {
    { "tag:google.com,2005:reader/item/000000000000001f", "31",
      "tag:google.com,2005:reader/item/000000000000001f" },
    { "31", "31", "tag:google.com,2005:reader/item/000000000000001f" },
    { "tag:google.com,2005:reader/item/ffffffffffffffff", "-1",
      "tag:google.com,2005:reader/item/ffffffffffffffff" },
    { "-1", "-1", "tag:google.com,2005:reader/item/ffffffffffffffff" },
    { "tag:google.com,2005:reader/item/5254ad1fbb0dd07a6a0bb4f1", "5254ad1fbb0dd07a6a0bb4f1",
      "tag:google.com,2005:reader/item/5254ad1fbb0dd07a6a0bb4f1" },
    { "5254ad1fbb0dd07a6a0bb4f1", "5254ad1fbb0dd07a6a0bb4f1",
      "tag:google.com,2005:reader/item/5254ad1fbb0dd07a6a0bb4f1" },
    { "1&i=2", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normal = byline_greader_normalize_id (rows[i].id);
      g_autofree char *long_id = normal != NULL ? byline_greader_long_id (normal) : NULL;

      g_assert_cmpstr (normal, ==, rows[i].normal);
      g_assert_cmpstr (long_id, ==, rows[i].long_id);
    }
}

static void
test_login (void)
{
  g_autoptr (BylineSyncRequest) request = byline_greader_login (&access_to_server);
  const char *said = "SID=x\nLSID=y\nAuth=ada/8e6845e089457af25303abc6f53356eb60bdb5f8\r\n";
  g_autoptr (BylineSyncAnswer) answer = byline_greader_read_login (said, strlen (said), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->url, ==, "https://rss.example/api/greader.php/accounts/ClientLogin");
  g_assert_null (request->authorization);
  g_assert_nonnull (strstr (request->body->str, "Passwd=a%20b%26c"));
  g_assert_cmpstr (answer->text, ==, "ada/8e6845e089457af25303abc6f53356eb60bdb5f8");
  g_assert_null (byline_greader_read_login ("<html>Auth=", 11, &error));
  g_assert_error (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NOT_A_SERVER);
  /* What would end a header is no token. */
  g_assert_null (byline_greader_read_login ("Auth=a b\n", 9, NULL));
}

static void
test_token (void)
{
  g_autoptr (BylineSyncAnswer) answer = byline_greader_read_token ("abc123\n", 7, NULL);

  g_assert_cmpstr (answer->text, ==, "abc123");
  g_assert_null (byline_greader_read_token ("<p>no</p> ", 10, NULL));
  g_assert_null (byline_greader_read_token ("", 0, NULL));
}

static void
test_subscriptions (void)
{
  const char *said =
    "{\"subscriptions\":[{\"id\":\"feed/7\",\"title\":\"The "
    "Paper\",\"url\":\"https://a.example/f\","
    "\"htmlUrl\":\"https://a.example/\",\"categories\":[{\"id\":\"user/-/label/"
    "World\",\"label\":\"World\"}]},"
    "{\"id\":\"feed/https://b.example/f\",\"title\":\"B\"},"
    "{\"id\":\"feed/8\",\"url\":\"file:///etc/passwd\"},{\"title\":\"no id\"},17]}";
  g_autoptr (BylineSyncAnswer)
    answer = byline_greader_read_subscriptions (said, strlen (said), NULL);
  const BylineSyncFeed *first;
  const BylineSyncFeed *second;

  g_assert_cmpuint (answer->feeds->len, ==, 2);
  g_assert_cmpuint (answer->n_left_out, ==, 3);
  first = g_ptr_array_index (answer->feeds, 0);
  second = g_ptr_array_index (answer->feeds, 1);
  g_assert_cmpstr (first->id, ==, "feed/7");
  g_assert_cmpstr (first->folder, ==, "World");
  g_assert_cmpstr (first->home_page_url, ==, "https://a.example/");
  g_assert_cmpstr (second->url, ==, "https://b.example/f");
}

static void
test_id_lists (void)
{
  const char *said = "{\"itemRefs\":[{\"id\":\"31\"},{\"id\":\"tag:google.com,2005:reader/item/"
                     "0000000000000020\"},{\"id\":33},{\"x\":1}],\"continuation\":\"page2\"}";
  g_autoptr (BylineSyncAnswer) answer = byline_greader_read_ids (said, strlen (said), NULL);
  g_autoptr (BylineSyncAnswer) none = byline_greader_read_ids ("{\"itemRefs\":null}", 17, NULL);
  g_autoptr (BylineSyncRequest)
    request = byline_greader_ids (&access_to_server, BYLINE_GREADER_READING_LIST,
                                  BYLINE_GREADER_READ, 1000, "a&b");

  g_assert_cmpuint (answer->ids->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (answer->ids, 1), ==, "32");
  g_assert_cmpstr (g_ptr_array_index (answer->ids, 2), ==, "33");
  g_assert_cmpstr (answer->continuation, ==, "page2");
  g_assert_cmpuint (none->ids->len, ==, 0);
  g_assert_null (none->continuation);
  g_assert_nonnull (strstr (request->url, "&ot=1000&c=a%26b"));
  g_assert_cmpstr (request->authorization, ==, "Authorization: GoogleLogin auth=S1");
}

static void
test_entries (void)
{
  const char *said =
    "{\"items\":[{\"id\":\"tag:google.com,2005:reader/item/000000000000001f\",\"title\":\"T\","
    "\"published\":1700000000,\"categories\":[\"user/42/state/com.google/read\","
    "\"user/-/state/com.google/starred\",\"user/-/label/Mine\",\"Physics\"],"
    "\"canonical\":[{\"href\":\"javascript:x\"},{\"href\":\"https://a.example/1\"}],"
    "\"summary\":{\"content\":\"<p>Text</p>\"},\"author\":\"Ann\","
    "\"enclosure\":[{\"href\":\"https://a.example/1.mp3\",\"type\":\"audio/"
    "mpeg\",\"length\":\"17\"}],"
    "\"origin\":{\"streamId\":\"feed/7\"}},{\"id\":\"31\"}]}";
  g_autoptr (BylineSyncAnswer) answer = byline_greader_read_entries (said, strlen (said), NULL);
  const BylineSyncEntry *entry;

  g_assert_cmpuint (answer->entries->len, ==, 1);
  g_assert_cmpuint (answer->n_left_out, ==, 1);
  entry = g_ptr_array_index (answer->entries, 0);
  g_assert_cmpstr (entry->id, ==, "31");
  g_assert_cmpstr (entry->url, ==, "https://a.example/1");
  g_assert_true (entry->is_read);
  g_assert_true (entry->is_saved);
  g_assert_cmpuint (entry->tags->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (entry->tags, 0), ==, "Physics");
  g_assert_cmpuint (entry->labels->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (entry->labels, 0), ==, "Mine");
  g_assert_cmpint (entry->published, ==, 1700000000);
  g_assert_cmpuint (entry->enclosures->len, ==, 1);
}

static void
test_changes (void)
{
  const char *ids[] = { "31", "-1" };
  g_autoptr (BylineSyncRequest)
    mark = byline_greader_mark (&access_to_server, ids, 2, BYLINE_GREADER_STARRED, FALSE);
  g_autoptr (BylineSyncRequest)
    subscribe = byline_greader_subscribe (&access_to_server, "https://a.example/f?x=1&y", "A",
                                          "W/X");
  g_autoptr (BylineSyncRequest)
    edit = byline_greader_edit (&access_to_server, "feed/7", NULL, NULL, "Old");
  g_autoptr (BylineSyncAnswer) done = byline_greader_read_done ("OK", 2, NULL);

  g_assert_cmpstr (mark->body->str, ==,
                   "T=T1&r=user%2F-%2Fstate%2Fcom.google%2Fstarred"
                   "&i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2F000000000000001f"
                   "&i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2Fffffffffffffffff");
  g_assert_nonnull (
    strstr (subscribe->body->str, "s=feed%2Fhttps%3A%2F%2Fa.example%2Ff%3Fx%3D1%26y"));
  g_assert_nonnull (strstr (subscribe->body->str, "a=user%2F-%2Flabel%2FW%2FX"));
  g_assert_null (strstr (edit->body->str, "&t="));
  g_assert_nonnull (strstr (edit->body->str, "r=user%2F-%2Flabel%2FOld"));
  g_assert_nonnull (done);
}

/* What servers say to a change, whatever its status, and what that means. */
static void
test_words_for_done (void)
{
  static const struct {
    const char *said;
    GQuark (*domain) (void); /* NULL: it is done */
    int code;
  } rows[] = {
    { "OK", NULL, 0 },
    { "\xef\xbb\xbfOK\n", NULL, 0 },
    { "ok\r\n", NULL, 0 },
    { "", NULL, 0 },
    { " \n", NULL, 0 },
    { "{\"numResults\":1,\"streamId\":\"feed/7\"}", NULL, 0 },
    { "Error=Bad", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "OKAPI is down", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "Database is locked", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "{\"error\":\"no such item\"}", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "{\"errors\":[\"no such item\"]}", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "{\"error_message\":\"no\"}", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { "{\"numResults", byline_sync_error_quark, BYLINE_SYNC_ERROR_REFUSED },
    { " \n<!doctype html><p>Sign in to this network", byline_sync_error_quark,
      BYLINE_SYNC_ERROR_NOT_A_SERVER },
    { "Unauthorized!", byline_fetch_error_quark, BYLINE_FETCH_ERROR_UNAUTHORIZED },
    { " unauthorized\n", byline_fetch_error_quark, BYLINE_FETCH_ERROR_UNAUTHORIZED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineSyncAnswer)
        answer = byline_greader_read_done (rows[i].said, strlen (rows[i].said), &error);

      g_test_message ("%s", rows[i].said);
      if (rows[i].domain == NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, rows[i].domain (), rows[i].code);
      g_assert_true ((answer != NULL) == (error == NULL));
    }
}

/* A session that has ended, said in words under a status of 200: it is to be renewed. */
static void
test_unauthorized_as_text (void)
{
  static const char said[] = "Unauthorized!";
  BylineSyncAnswer *(*const readers[]) (const char *, gsize, GError **) = {
    byline_greader_read_token,   byline_greader_read_subscriptions, byline_greader_read_ids,
    byline_greader_read_entries, byline_greader_read_login,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (readers[i](said, strlen (said), &error));
      g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED);
    }
  g_assert_null (byline_greader_read_login ("Error=BadAuthentication\n", 24, NULL));
}

/* In seconds, and as some write it in milliseconds or microseconds, as a number or a text. */
static void
test_times (void)
{
  static const struct {
    const char *members;
    gint64 published;
  } rows[] = {
    { "\"published\":1700000000", 1700000000 },
    { "\"published\":\"1700000000\"", 1700000000 },
    { "\"published\":1700000000.5", 1700000000 },
    { "\"published\":1700000000123", 1700000000 },
    { "\"published\":1700000000123456", 1700000000 },
    { "\"published\":315532800", 315532800 },
    { "\"crawlTimeMsec\":\"1700000000123\"", 1700000000 },
    { "\"published\":0,\"timestampUsec\":\"1700000000123456\"", 1700000000 },
    { "\"published\":-1", 0 },
    { "\"published\":\"soon\"", 0 },
    { "\"published\":99999999999999999999999999", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = g_strdup_printf (
        "{\"items\":[{\"id\":\"31\",\"origin\":{\"streamId\":\"feed/7\"},%s}]}", rows[i].members);
      g_autoptr (BylineSyncAnswer) answer = byline_greader_read_entries (said, strlen (said), NULL);

      g_test_message ("%s", rows[i].members);
      g_assert_cmpint (((BylineSyncEntry *) g_ptr_array_index (answer->entries, 0))->published, ==,
                       rows[i].published);
    }
}

/* Folders are called as users call them. */
static void
test_labels (void)
{
  static const char *const rows[][2] = {
    { "user/1/label/News/World", "News/World" },
    { "user/-/label/a/label/b", "a/label/b" },
    { "user/label/label/x", "x" },
    { "user/1/label/\xf0\x9f\x97\x9e News", "\xf0\x9f\x97\x9e News" },
    { "user/1/label/", NULL },
    { "user/1/state/com.google/label/x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = g_strdup_printf ("{\"tags\":[{\"id\":\"%s\"}]}", rows[i][0]);
      g_autoptr (BylineSyncAnswer) answer = byline_greader_read_tags (said, strlen (said), NULL);

      g_assert_cmpuint (answer->categories->len, ==, rows[i][1] != NULL);
      if (rows[i][1] != NULL)
        g_assert_cmpstr (((BylineSyncCategory *) g_ptr_array_index (answer->categories, 0))->name,
                         ==, rows[i][1]);
    }
}

static void
test_tags_and_counts (void)
{
  const char *tags =
    "{\"tags\":[{\"id\":\"user/1/state/com.google/starred\"},{\"id\":\"user/1/label/A\"}]}";
  const char *counts =
    "{\"unreadcounts\":[{\"id\":\"feed/7\",\"count\":\"3\"},{\"id\":\"feed/8\",\"count\":4}]}";
  g_autoptr (BylineSyncAnswer) labels = byline_greader_read_tags (tags, strlen (tags), NULL);
  g_autoptr (BylineSyncAnswer)
    unread = byline_greader_read_unread_counts (counts, strlen (counts), NULL);

  g_assert_cmpuint (labels->categories->len, ==, 1);
  g_assert_cmpstr (((BylineSyncCategory *) g_ptr_array_index (labels->categories, 0))->name, ==,
                   "A");
  g_assert_cmpint (*(gint64 *) g_hash_table_lookup (unread->counts, "feed/8"), ==, 4);
}

/* What is hostile ends in an error, in bounded time and memory. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"items\":");
  g_autoptr (GString) many = g_string_new ("{\"items\":[");
  g_autoptr (GError) nesting = NULL;
  g_autoptr (GError) number = NULL;
  g_autoptr (GError) page = NULL;
  const char *html = " \n<!doctype html><p>{\"items\":[]}";

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (byline_greader_read_entries (deep->str, deep->len, &nesting));
  g_assert_error (nesting, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_MALFORMED);
  for (guint i = 0; i <= BYLINE_SYNC_MAX_ENTRIES; i++)
    g_string_append (many, "{},");
  g_string_append (many, "{}]}");
  g_assert_null (byline_greader_read_entries (many->str, many->len, &number));
  g_assert_error (number, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_TOO_LARGE);
  g_assert_null (byline_greader_read_ids (html, strlen (html), &page));
  g_assert_error (page, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NOT_A_SERVER);
  g_assert_null (byline_greader_read_ids ("{\"itemRefs\":[{", 14, NULL));
  g_assert_null (byline_greader_read_ids ("17", 2, NULL));
  g_assert_null (byline_greader_read_ids ("", 0, NULL));
}

static void
test_quirks (void)
{
  g_autoptr (GPtrArray) places = byline_sync_quirks_places ("https://rss.example/sub/?x=1#y");
  g_autoptr (GPtrArray) given = byline_sync_quirks_places ("https://rss.example/api/greader.php");

  g_assert_cmpstr (byline_sync_quirks_find (BYLINE_SYNC_GREADER, access_to_server.base_url)->name,
                   ==, "FreshRSS");
  g_assert_cmpstr (byline_sync_quirks_find (BYLINE_SYNC_GREADER, "https://theoldreader.com")->name,
                   ==, "The Old Reader");
  g_assert_cmpstr (byline_sync_quirks_find (BYLINE_SYNC_GREADER, "https://a.example")->name, ==,
                   "Google Reader API");
  g_assert_cmpstr (byline_sync_quirks_find (BYLINE_SYNC_MINIFLUX, "https://a.example")->name, ==,
                   "Miniflux");
  g_assert_cmpstr (g_ptr_array_index (places, 0), ==, "https://rss.example/sub");
  g_assert_cmpstr (g_ptr_array_index (places, 1), ==, "https://rss.example/sub/api/greader.php");
  g_assert_cmpuint (given->len, ==, 1);
}

/* People give what they find on their server's page of settings, or in another reader. */
static void
test_places (void)
{
  static const char *const rows[][2] = {
    { "https://rss.example/api/greader.php/reader/api/0", "https://rss.example/api/greader.php" },
    { "https://rss.example/api/greader.php/reader/api/0/", "https://rss.example/api/greader.php" },
    { "https://rss.example/api/greader.php/accounts/ClientLogin?x=1",
      "https://rss.example/api/greader.php" },
    { "https://rss.example/api/", "https://rss.example" },
    { "https://rss.example/i/", "https://rss.example" },
    { "https://rss.example/reader/api/0/token", "https://rss.example" },
    { "https://rss.example/reader", "https://rss.example/reader" },
    { "https://flux.example/sub/v1/", "https://flux.example/sub" },
    { "https://flux.example/sub/v1/me", "https://flux.example/sub" },
    { "https://flux.example/sub", "https://flux.example/sub" },
    { "https://flux.example/news/v10", "https://flux.example/news/v10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) places = byline_sync_quirks_places (rows[i][0]);

      g_assert_true (g_ptr_array_find_with_equal_func (places, rows[i][1], g_str_equal, NULL));
      g_assert_cmpuint (places->len, <=, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/greader/ids", test_ids);
  g_test_add_func ("/greader/login", test_login);
  g_test_add_func ("/greader/token", test_token);
  g_test_add_func ("/greader/subscriptions", test_subscriptions);
  g_test_add_func ("/greader/id-lists", test_id_lists);
  g_test_add_func ("/greader/entries", test_entries);
  g_test_add_func ("/greader/changes", test_changes);
  g_test_add_func ("/greader/words-for-done", test_words_for_done);
  g_test_add_func ("/greader/unauthorized-as-text", test_unauthorized_as_text);
  g_test_add_func ("/greader/times", test_times);
  g_test_add_func ("/greader/labels", test_labels);
  g_test_add_func ("/greader/tags-and-counts", test_tags_and_counts);
  g_test_add_func ("/greader/hostile", test_hostile);
  g_test_add_func ("/greader/quirks", test_quirks);
  g_test_add_func ("/greader/places", test_places);
  return g_test_run ();
}
