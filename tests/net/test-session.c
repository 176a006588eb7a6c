/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-clock.h"
#include "byline-config.h"
#include "byline-error.h"
#include "net-fixture.h"

static void
respond (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
plain_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "ETag", "\"one\"");
  soup_message_headers_replace (headers, "Last-Modified", "Fri, 20 Nov 2026 09:30:00 GMT");
  soup_message_headers_replace (headers, "Cache-Control", "public, max-age=600");
  respond (message, 200, "text/plain; charset=utf-8", "hello");
}

static void
test_plain (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *url = g_strconcat (self->base, "/plain", NULL);

  net_fixture_handle (self, "/plain", plain_cb, NULL);
  net_fetch (self, self->base, "/plain", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpuint (result.response->status, ==, 200);
  g_assert_cmpstr (result.response->url, ==, url);
  g_assert_null (result.response->moved_url);
  g_assert_false (result.response->not_modified);
  g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL),
                   g_bytes_get_size (result.response->body), "hello", 5);
  g_assert_cmpstr (result.response->content_type, ==, "text/plain; charset=utf-8");
  g_assert_cmpstr (result.response->etag, ==, "\"one\"");
  g_assert_cmpstr (result.response->last_modified, ==, "Fri, 20 Nov 2026 09:30:00 GMT");
  g_assert_cmpint (result.response->max_age, ==, 600);
  g_assert_true (g_str_has_prefix (self->last_agent, "Byline/"));
  g_assert_nonnull (strstr (self->last_accept, "application/rss+xml"));

  net_fetch (self, self->base, "/plain", BYLINE_REQUEST_PICTURE, &result);
  g_assert_null (strstr (self->last_accept, "*/*"));
}

/* The page that names an icon waits as pictures do, and is a page all the same. */
static void
test_icon_page (NetFixture *self, gconstpointer data)
{
  const BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_ICON, 0, 0 };
  g_auto (NetResult) result = { 0 };
  g_autofree char *url = g_strconcat (self->base, "/plain", NULL);

  net_fixture_handle (self, "/plain", plain_cb, NULL);
  byline_session_fetch_for_async (self->session, url, BYLINE_REQUEST_PICTURE, &why,
                                  BYLINE_NETWORK_PRIVATE, NULL, NULL, NULL, net_result_cb, &result);
  net_wait (&result.done);
  g_assert_no_error (result.error);
  g_assert_nonnull (strstr (self->last_accept, "text/html"));
}

static void
expires_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Date", "Fri, 20 Nov 2026 09:30:00 GMT");
  soup_message_headers_replace (headers, "Expires", "Fri, 20 Nov 2026 09:40:00 GMT");
  if (g_str_has_suffix (path, "old"))
    soup_message_headers_replace (headers, "Age", "3600");
  if (g_str_has_suffix (path, "no-store"))
    soup_message_headers_replace (headers, "Cache-Control", "no-store");
  respond (message, 200, "text/plain", "hello");
}

static void
test_expires (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };

  net_fixture_handle (self, "/", expires_cb, NULL);
  net_fetch (self, self->base, "/expires", BYLINE_REQUEST_FEED, &result);
  g_assert_cmpint (result.response->max_age, ==, 600);
  g_assert_cmpint (result.response->date, ==, 1795167000);
  net_fetch (self, self->base, "/old", BYLINE_REQUEST_FEED, &result);
  g_assert_cmpint (result.response->date, ==, 1795170600);
  net_fetch (self, self->base, "/no-store", BYLINE_REQUEST_FEED, &result);
  g_assert_cmpint (result.response->max_age, ==, 0);
}

static void
conditional_cb (SoupServer *server,
                SoupServerMessage *message,
                const char *path,
                GHashTable *query,
                gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *etag = soup_message_headers_get_one (headers, "If-None-Match");
  const char *since = soup_message_headers_get_one (headers, "If-Modified-Since");

  if (g_strcmp0 (etag, "W/\"v 1\"") == 0 ||
      g_strcmp0 (since, "Fri, 20 Nov 2026 09:30:00 GMT") == 0 || g_str_equal (path, "/always"))
    respond (message, 304, NULL, NULL);
  else
    respond (message, 200, "text/plain", "changed");
}

static void
test_not_modified (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *url = g_strconcat (self->base, "/c", NULL);

  net_fixture_handle (self, "/", conditional_cb, NULL);
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_FEED, BYLINE_NETWORK_PRIVATE,
                              "W/\"v 1\"", NULL, NULL, net_result_cb, &result);
  net_wait (&result.done);
  g_assert_no_error (result.error);
  g_assert_true (result.response->not_modified);
  g_assert_cmpuint (result.response->status, ==, 304);
  g_assert_null (result.response->body);

  net_result_clear (&result);
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_FEED, BYLINE_NETWORK_PRIVATE, NULL,
                              "Fri, 20 Nov 2026 09:30:00 GMT", NULL, net_result_cb, &result);
  net_wait (&result.done);
  g_assert_no_error (result.error);
  g_assert_true (result.response->not_modified);

  net_result_clear (&result);
  byline_session_fetch_async (self->session, url, BYLINE_REQUEST_FEED, BYLINE_NETWORK_PRIVATE,
                              "\"v2\"", NULL, NULL, net_result_cb, &result);
  net_wait (&result.done);
  g_assert_cmpuint (result.response->status, ==, 200);

  /* "Not modified" is no answer to somebody who has nothing. */
  net_fetch (self, self->base, "/always", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED);
}

static void
gzip_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (headers, "Content-Encoding",
                                g_str_equal (path, "/twice") ? "gzip, gzip" : "gzip");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), data);
}

static void
test_gzip (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *text = g_strnfill (300000, 'a');
  g_autoptr (GBytes) plain = g_bytes_new (text, 300000);
  g_autoptr (GBytes) packed = net_gzip (plain);

  net_fixture_handle (self, "/gzip", gzip_cb, packed);
  net_fetch (self, self->base, "/gzip", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_true (g_bytes_equal (result.response->body, plain));
}

static void
test_gzip_bomb (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  gsize size = 48 * 1024 * 1024;
  g_autoptr (GBytes) plain = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) packed = net_gzip (plain);

  net_fixture_handle (self, "/gzip", gzip_cb, packed);
  net_fixture_handle (self, "/twice", gzip_cb, packed);
  byline_session_set_limits (self->session, 1024 * 1024, 0);
  g_assert_cmpuint (g_bytes_get_size (packed), <, 1024 * 1024);
  net_fetch (self, self->base, "/gzip", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE);
  net_fetch (self, self->base, "/twice", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE);
}

/* What stands in Content-Encoding, how often the body is packed, and how. */
typedef struct {
  const char *coding; /* nullable */
  guint n_packed;
  gboolean is_zlib;
} CodingCase;

static const CodingCase codings[] = {
  { "utf-8", 0 },
  { "UTF-8", 0 },
  { "none", 0 },
  { "8bit", 0 },
  { "7bit", 0 },
  { "binary", 0 },
  { "identity", 0 },
  { "aws-chunked", 0 },
  { "aws-chunked,", 0 },
  { "text/xml", 0 },
  { "", 0 },
  { "gzip", 0 },
  { "gzip, gzip", 0 },
  { "deflate", 0 },
  { "br", 0 },
  { "zstd", 0 },
  { "gzip", 1 },
  { "x-gzip", 1 },
  { "aws-chunked, gzip", 1 },
  { "GZIP , utf-8", 1 },
  { "gzip, gzip", 1 },
  { "br", 1 },
  { "deflate", 1 },
  { "deflate", 1, TRUE },
  { "gzip", 1, TRUE },
  { "gzip, gzip", 2 },
  { "gzip, aws-chunked, deflate", 2 },
};

static GBytes *
zlib_pack (GBytes *plain)
{
  g_autoptr (GConverter)
    converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  gsize room = g_bytes_get_size (plain) + 100;
  guint8 *packed = g_malloc (room);
  gsize n_read, n_written;
  gsize length;
  const void *bytes = g_bytes_get_data (plain, &length);

  g_assert_cmpint (g_converter_convert (converter, bytes, length, packed, room,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  return g_bytes_new_take (packed, n_written);
}

static void
coding_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  const CodingCase *coding = &codings[atoi (path + strlen ("/coding/"))];
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body = g_bytes_ref (data);

  for (guint i = 0; i < coding->n_packed; i++)
    {
      g_autoptr (GBytes) plain = g_steal_pointer (&body);

      body = coding->is_zlib ? zlib_pack (plain) : net_gzip (plain);
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (headers, "Content-Encoding", coding->coding);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

/* What a server says of a body's coding is a hint: the bytes are read as what they are. */
static void
test_codings (NetFixture *self, gconstpointer data)
{
  static const char *const bodies[] = {
    "<rss/>",
    "<",
    "\xef\xbb\xbf<?xml version='1.0'?>\n<rss>ein Bürger</rss>",
    "{\"items\":[]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codings); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (bodies); j++)
      {
        g_auto (NetResult) result = { 0 };
        g_autoptr (GBytes) plain = g_bytes_new_static (bodies[j], strlen (bodies[j]));
        g_autofree char *path = g_strdup_printf ("/coding/%" G_GSIZE_FORMAT, i);

        g_test_message ("%s, %u times: %s", codings[i].coding, codings[i].n_packed, bodies[j]);
        net_fixture_handle (self, path, coding_cb, plain);
        net_fetch (self, self->base, path, BYLINE_REQUEST_FEED, &result);
        g_assert_no_error (result.error);
        g_assert_true (g_bytes_equal (result.response->body, plain));
      }
}

#if BYLINE_HAS_BROTLI
/* 300,000 times "a", packed by brotli(1) as it does by itself. */
static const guint8 many_letters[] = { 0x5b, 0xdf, 0x93, 0x84, 0x5f, 0x22, 0x2c,
                                       0x1e, 0x0b, 0x04, 0x32, 0x17, 0x09, 0x00 };

static void
brotli_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize length = sizeof many_letters - (g_str_equal (path, "/cut") ? 3 : 0);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (headers, "Content-Encoding", "br");
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            many_letters, length);
}

static void
test_brotli (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *text = g_strnfill (300000, 'a');

  net_fixture_handle (self, "/", brotli_cb, NULL);
  net_fetch (self, self->base, "/whole", BYLINE_REQUEST_PAGE, &result);
  g_assert_no_error (result.error);
  g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL),
                   g_bytes_get_size (result.response->body), text, 300000);
  net_fetch (self, self->base, "/cut", BYLINE_REQUEST_PAGE, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED);
  /* A bomb. So few bytes are looked at when all are there. */
  byline_session_set_limits (self->session, 100000, 0);
  net_fetch (self, self->base, "/whole", BYLINE_REQUEST_PAGE, &result);
  g_assert_nonnull (result.error);
}
#endif

/* A path of the misbehaving server and what comes of it. */
typedef struct {
  const char *path;
  BylineFetchError code;
} BadCase;

static void
test_bad (NetFixture *self, gconstpointer data)
{
  const BadCase *bad = data;
  g_auto (NetResult) result = { 0 };
  gint64 start = g_get_monotonic_time ();

  byline_session_set_limits (self->session, 1024 * 1024, 1);
  net_fetch (self, self->raw_base, bad->path, BYLINE_REQUEST_PAGE, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, (int) bad->code);
  g_assert_nonnull (strstr (result.error->message, "127.0.0.1"));
  g_assert_null (strchr (result.error->message, '\n'));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
}

/* Of a feed that breaks off what came is given, and that it did. */
static void
test_part (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };

  net_fetch (self, self->raw_base, data, BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_true (result.response->is_truncated);
  g_assert_cmpuint (g_bytes_get_size (result.response->body), >, 0);
}

static void
test_no_part (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };

  net_fetch (self, self->raw_base, "/nothing", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED);
}

static void
status_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_equal (path, "/429"))
    soup_message_headers_replace (headers, "Retry-After", "120");
  if (g_str_equal (path, "/503/later"))
    soup_message_headers_replace (headers, "Retry-After", "Fri, 20 Nov 2099 09:30:00 GMT");
  respond (message, (guint) g_ascii_strtoull (path + 1, NULL, 10), "text/html", "<p>Sorry</p>");
}

static void
test_status (NetFixture *self, gconstpointer data)
{
  static const BadCase cases[] = {
    { "/401", BYLINE_FETCH_ERROR_UNAUTHORIZED }, { "/403", BYLINE_FETCH_ERROR_FORBIDDEN },
    { "/404", BYLINE_FETCH_ERROR_NOT_FOUND },    { "/410", BYLINE_FETCH_ERROR_GONE },
    { "/418", BYLINE_FETCH_ERROR_HTTP },         { "/500", BYLINE_FETCH_ERROR_SERVER },
    { "/503", BYLINE_FETCH_ERROR_SERVER },       { "/302", BYLINE_FETCH_ERROR_REDIRECTS },
  };
  g_auto (NetResult) result = { 0 };

  net_fixture_handle (self, "/", status_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      net_fetch (self, self->base, cases[i].path, BYLINE_REQUEST_FEED, &result);
      g_assert_error (result.error, BYLINE_FETCH_ERROR, (int) cases[i].code);
    }
  g_assert_cmpint (byline_session_get_not_before (self->session, self->base), ==, 0);
}

static void
test_retry_after (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };

  byline_clock_set_now (1795000000);
  net_fixture_handle (self, "/", status_cb, NULL);
  net_fetch (self, self->base, "/429", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS);
  g_assert_cmpint (byline_session_get_not_before (self->session, self->base), ==, 1795000120);
  byline_clock_set_now (1795000121);
  g_assert_cmpint (byline_session_get_not_before (self->session, self->base), ==, 0);
  net_fetch (self, self->base, "/503/later", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS);
  g_assert_cmpint (byline_session_get_not_before (self->session, self->base), >, 1795000121);
  /* The clock was ahead by months and has been set. */
  byline_clock_set_now (1785000000);
  g_assert_cmpint (byline_session_get_not_before (self->session, self->base), ==, 0);
  byline_clock_set_now (0);
}

/* "/301/302/end" redirects with 301 to "/302/end". */
static void
redirect_cb (SoupServer *server,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer data)
{
  guint status = (guint) g_ascii_strtoull (path + 1, NULL, 10);

  if (g_str_equal (path, "/loop"))
    soup_server_message_set_redirect (message, 301, "/302/loop");
  else if (g_str_equal (path, "/file"))
    soup_server_message_set_redirect (message, 302, "file:///etc/passwd");
  else if (g_str_equal (path, "/more"))
    {
      const char *n = query != NULL ? g_hash_table_lookup (query, "n") : "0";
      g_autofree char *next = g_strdup_printf ("/more?n=%d", atoi (n) + 1);

      soup_server_message_set_redirect (message, 302, next);
    }
  else if (status != 0)
    soup_server_message_set_redirect (message, status, path + 4);
  else
    respond (message, 200, "text/plain", path);
}

/* What was sent to "/checked" and below, as "path cookie". */
static void
check_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  GPtrArray *log = data;
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *cookie = soup_message_headers_get_one (asked, "Cookie");
  g_autofree char *line = g_strdup_printf ("%s %s", path, cookie != NULL ? cookie : "-");
  gboolean is_first = !g_ptr_array_find_with_equal_func (log, line, g_str_equal, NULL);

  if (g_str_equal (path, "/check/set"))
    {
      soup_message_headers_append (headers, "Set-Cookie", "ok=1; Path=/check");
      soup_message_headers_append (headers, "Set-Cookie", "other=2; Path=/elsewhere");
      soup_message_headers_append (headers, "Set-Cookie", "secret=3; Secure; HttpOnly");
      soup_server_message_set_redirect (message, 302, "/check/feed");
    }
  else if (g_str_equal (path, "/check/feed") && cookie == NULL)
    soup_server_message_set_redirect (message, 302, "/check/set");
  else if (g_str_equal (path, "/check/itself") && cookie == NULL)
    {
      soup_message_headers_append (headers, "Set-Cookie", "sid=7");
      soup_server_message_set_redirect (message, 307, path);
    }
  else if (g_str_equal (path, "/check/once") && is_first)
    soup_server_message_set_redirect (message, 301, path);
  else if (g_str_equal (path, "/check/new"))
    {
      g_autofree char *fresh = g_strdup_printf ("n=%u", log->len);

      soup_message_headers_append (headers, "Set-Cookie", fresh);
      soup_server_message_set_redirect (message, 302, path);
    }
  else if (g_str_equal (path, "/check/always"))
    {
      soup_message_headers_append (headers, "Set-Cookie", "n=1");
      soup_server_message_set_redirect (message, 302, path);
    }
  else
    respond (message, 200, "text/plain", path);
  g_ptr_array_add (log, g_steal_pointer (&line));
}

static void
test_cookies (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);

  net_fixture_handle (self, "/check", check_cb, log);
  net_fetch (self, self->base, "/check/feed", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpuint (log->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (log, 2), ==, "/check/feed ok=1");
  net_fetch (self, self->base, "/check/itself", BYLINE_REQUEST_PAGE, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (g_ptr_array_index (log, 4), ==, "/check/itself sid=7");
  net_fetch (self, self->base, "/check/once", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);

  /* Forgotten with the request. */
  net_fetch (self, self->base, "/check/other", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (g_ptr_array_index (log, log->len - 1), ==, "/check/other -");

  /* Somebody who never lets it through is left. */
  g_ptr_array_set_size (log, 0);
  net_fetch (self, self->base, "/check/new", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS);
  g_assert_cmpuint (log->len, ==, 11);
  g_ptr_array_set_size (log, 0);
  net_fetch (self, self->base, "/check/always", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS);
  g_assert_cmpuint (log->len, ==, 2);
}

static void
test_redirect (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *end = g_strconcat (self->base, "/end", NULL);
  g_autofree char *between = g_strconcat (self->base, "/302/end", NULL);

  net_fixture_handle (self, "/", redirect_cb, NULL);
  net_fetch (self, self->base, "/301/308/end", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (result.response->url, ==, end);
  g_assert_cmpstr (result.response->moved_url, ==, end);
  net_fetch (self, self->base, "/301/302/end", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpstr (result.response->url, ==, end);
  g_assert_cmpstr (result.response->moved_url, ==, between);
  net_fetch (self, self->base, "/302/301/end", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_null (result.response->moved_url);
  net_fetch (self, self->base, "/303/307/302/301/308/301/302/303/307/308/end", BYLINE_REQUEST_PAGE,
             &result);
  g_assert_no_error (result.error);

  net_fetch (self, self->base, "/loop", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS);
  net_fetch (self, self->base, "/file", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS);
  self->n_requests = 0;
  net_fetch (self, self->base, "/more", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS);
  g_assert_cmpuint (self->n_requests, ==, 11);
}

static void
test_endless_redirect (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };

  net_fetch (self, self->raw_base, "/endless-redirect", BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpuint (g_bytes_get_size (result.response->body), ==, 4);
}

static void
test_refused (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_socket_listener_close (listener);
  net_fetch (self, base, "/", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED);
}

static void
test_bad_url (NetFixture *self, gconstpointer data)
{
  static const char *const urls[] = {
    "",
    "nonsense",
    "ftp://127.0.0.1/",
    "http://",
    "http:///x",
    "file:///etc/passwd",
    "http://[::1",
    "http://127.0.0.1:99999/",
    "javascript:alert(1)",
    "http://a b/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (NetResult) result = { 0 };

      net_fetch (self, urls[i], "", BYLINE_REQUEST_FEED, &result);
      g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL);
    }
}

static void
path_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  respond (message, 200, "text/plain", path);
}

/* A server may know one spelling only. */
static void
test_verbatim (NetFixture *self, gconstpointer data)
{
  static const struct {
    const char *url;
    const char *sent;
  } addresses[] = {
    { "/verbatim/%7eann/caf%c3%a9.xml?b=2&a=%2f", NULL },
    { "/verbatim/~ann/caf%C3%A9.xml?a=%2F&&b", NULL },
    { "/verbatim/a%20b?", NULL },
    { "/verbatim//x/;y=1,2/100%", NULL },
    { "/verbatim?ids[]=1&q=a+b%2bc", NULL },
    { "/verbatim/a b|c?d e#f", "/verbatim/a%20b%7Cc?d%20e" },
    { "/verbatim/ü", "/verbatim/%C3%BC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_auto (NetResult) result = { 0 };
      const char *sent = addresses[i].sent != NULL ? addresses[i].sent : addresses[i].url;

      net_fetch (self, self->raw_base, addresses[i].url, BYLINE_REQUEST_FEED, &result);
      g_assert_no_error (result.error);
      g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL),
                       g_bytes_get_size (result.response->body), sent, strlen (sent));
    }
}

/* What people paste is not always escaped; it never gets out of the request line. */
static void
test_unescaped_url (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  const char *path = "/ä b\r\nX: y/#fragment";

  net_fixture_handle (self, "/", path_cb, NULL);
  net_fetch (self, self->base, path, BYLINE_REQUEST_FEED, &result);
  g_assert_no_error (result.error);
  g_assert_cmpmem (g_bytes_get_data (result.response->body, NULL),
                   g_bytes_get_size (result.response->body), "/ä b\r\nX: y/", 12);
}

/* Shakes hands, or tries to; what the client says of the certificate is all that matters. */
static gboolean
tls_run_cb (GThreadedSocketService *service,
            GSocketConnection *connection,
            GObject *source,
            gpointer certificate)
{
  g_autoptr (GIOStream)
    tls = g_tls_server_connection_new (G_IO_STREAM (connection), certificate, NULL);

  if (tls != NULL && g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, NULL))
    g_io_stream_close (tls, NULL, NULL);
  return TRUE;
}

static void
test_tls (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "net", "self-signed.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GSocketService) server = g_threaded_socket_service_new (4);
  g_autofree char *base = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("There is no TLS on this machine");
      return;
    }
  certificate = g_tls_certificate_new_from_file (file, &error);
  g_assert_no_error (error);
  g_signal_connect (server, "run", G_CALLBACK (tls_run_cb), certificate);
  base = g_strdup_printf ("https://127.0.0.1:%u",
                          g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (server), NULL,
                                                               &error));
  g_assert_no_error (error);

  net_fetch (self, base, "/", BYLINE_REQUEST_FEED, &result);
  g_assert_error (result.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS);
  g_assert_nonnull (strstr (result.error->message, "nobody who is trusted"));
  g_socket_service_stop (server);
  g_socket_listener_close (G_SOCKET_LISTENER (server));
}

static void
test_new (void)
{
  BylineSession *session = byline_session_new ();

  g_assert_finalize_object (session);
}

#define ADD(path, func, data)                                                                      \
  g_test_add ("/session/" path, NetFixture, data, net_fixture_set_up, func, net_fixture_tear_down)

int
main (int argc, char *argv[])
{
  static const BadCase bad[] = {
    { "/truncated", BYLINE_FETCH_ERROR_TRUNCATED },
    { "/truncated-close", BYLINE_FETCH_ERROR_TRUNCATED },
    { "/truncated-chunks", BYLINE_FETCH_ERROR_TRUNCATED },
    { "/cut-gzip", BYLINE_FETCH_ERROR_TRUNCATED },
    { "/no-gzip", BYLINE_FETCH_ERROR_TRUNCATED },
    { "/announced", BYLINE_FETCH_ERROR_TOO_LARGE },
    { "/endless", BYLINE_FETCH_ERROR_TOO_LARGE },
    { "/endless-header", BYLINE_FETCH_ERROR_REFUSED },
    { "/drops", BYLINE_FETCH_ERROR_TIMEOUT },
    { "/silent", BYLINE_FETCH_ERROR_TIMEOUT },
    { "/binary", BYLINE_FETCH_ERROR_FAILED },
    { "/closed", BYLINE_FETCH_ERROR_REFUSED },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/new", test_new);
  ADD ("plain", test_plain, NULL);
  ADD ("icon-page", test_icon_page, NULL);
  ADD ("expires", test_expires, NULL);
  ADD ("not-modified", test_not_modified, NULL);
  ADD ("gzip", test_gzip, NULL);
  ADD ("codings", test_codings, NULL);
#if BYLINE_HAS_BROTLI
  ADD ("brotli", test_brotli, NULL);
#endif
  ADD ("cookies", test_cookies, NULL);
  ADD ("gzip-bomb", test_gzip_bomb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/session/bad", bad[i].path, NULL);

      g_test_add (path, NetFixture, &bad[i], net_fixture_set_up, test_bad, net_fixture_tear_down);
    }
  ADD ("part/length", test_part, "/truncated");
  ADD ("part/close", test_part, "/truncated-close");
  ADD ("part/chunks", test_part, "/truncated-chunks");
  ADD ("part/gzip", test_part, "/cut-gzip");
  ADD ("part/nothing", test_no_part, NULL);
  ADD ("status", test_status, NULL);
  ADD ("retry-after", test_retry_after, NULL);
  ADD ("redirect", test_redirect, NULL);
  ADD ("endless-redirect", test_endless_redirect, NULL);
  ADD ("refused", test_refused, NULL);
  ADD ("bad-url", test_bad_url, NULL);
  ADD ("verbatim", test_verbatim, NULL);
  ADD ("unescaped-url", test_unescaped_url, NULL);
  ADD ("tls", test_tls, NULL);
  return g_test_run ();
}
