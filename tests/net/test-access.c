/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-access.h"
#include "byline-error.h"
#include "net-fixture.h"

static BylineAccess *
make_access (gint64 publication_id, const char *hosts)
{
  BylineAccess *access = byline_access_new ();

  g_strfreev (access->hosts);
  access->hosts = g_strsplit (hosts, " ", -1);
  access->publication_id = publication_id;
  return access;
}

/* --- What is sent --- */

/* Answers with what it was asked. */
static void
echo_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *agent = soup_message_headers_get_one (headers, "User-Agent");
  const char *cookie = soup_message_headers_get_one (headers, "Cookie");
  g_autofree char *text = g_strdup_printf ("%s|%s", agent, cookie != NULL ? cookie : "");

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, text, strlen (text));
}

/* Sets a cookie and leads to @data. */
static void
lead_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_append (headers, "Set-Cookie", "seen=1");
  soup_server_message_set_redirect (message, 302, data);
}

static void
fetch_for (NetFixture *self, const char *url, gint64 publication_id, NetResult *result)
{
  const BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_REFRESH, publication_id, 0 };

  net_result_clear (result);
  *result = (NetResult){ 0 };
  byline_session_fetch_for_async (self->session, url, BYLINE_REQUEST_FEED, &why,
                                  BYLINE_NETWORK_PRIVATE, NULL, NULL, NULL, net_result_cb, result);
  net_wait (&result->done);
}

static void
assert_body (const NetResult *result, const char *expected)
{
  g_assert_no_error (result->error);
  g_assert_cmpmem (g_bytes_get_data (result->response->body, NULL),
                   g_bytes_get_size (result->response->body), expected, strlen (expected));
}

static void
set_access (NetFixture *self, BylineAccess *access)
{
  g_autoptr (GPtrArray)
    accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_access_free);

  g_ptr_array_add (accesses, access);
  byline_session_set_accesses (self->session, accesses);
}

static void
test_headers (NetFixture *self, gconstpointer data)
{
  g_auto (NetResult) result = { 0 };
  g_autofree char *url = g_strconcat (self->base, "/echo", NULL);
  g_autofree char *lead = g_strconcat (self->base, "/lead", NULL);
  /* The same server under another name: another host. */
  g_autofree char *elsewhere = g_strdup_printf ("http://localhost:%s/echo",
                                                strrchr (self->base, ':') + 1);
  g_autofree char *away = g_strconcat (self->base, "/away", NULL);
  g_autofree char *body = NULL;
  BylineAccess *access = make_access (7, "127.0.0.1");

  net_fixture_handle (self, "/echo", echo_cb, NULL);
  net_fixture_handle (self, "/lead", lead_cb, url);
  net_fixture_handle (self, "/away", lead_cb, elsewhere);
  access->user_agent = g_strdup ("Reader/1.0");
  access->cookie = g_strdup ("session=secret");
  set_access (self, access);

  fetch_for (self, url, 7, &result);
  assert_body (&result, "Reader/1.0|session=secret");
  /* What the server sets on the way stands beside it. */
  fetch_for (self, lead, 7, &result);
  assert_body (&result, "Reader/1.0|session=secret; seen=1");
  /* The cookie goes to no other host. */
  fetch_for (self, away, 7, &result);
  assert_body (&result, "Reader/1.0|");
  /* By the host alone, where the publication is not known; not for another one. */
  fetch_for (self, url, 0, &result);
  assert_body (&result, "Reader/1.0|session=secret");
  fetch_for (self, url, 8, &result);
  g_assert_no_error (result.error);
  body = g_strndup (g_bytes_get_data (result.response->body, NULL),
                    g_bytes_get_size (result.response->body));
  g_assert_true (g_str_has_prefix (body, "Byline/"));
}

/* --- Through proxies --- */

typedef struct {
  GSocketService *service;
  char *address; /* without a scheme */
  char *asked;   /* what the last one asked for, as it was asked of the proxy */
} Proxy;

static gboolean
read_all (GInputStream *in, void *bytes, gsize length)
{
  gsize n_read = 0;

  return g_input_stream_read_all (in, bytes, length, &n_read, NULL, NULL) && n_read == length;
}

/* RFC 1928, without a login. Returns: (transfer full): "HOST:PORT" */
static char *
greet_socks (GInputStream *in, GOutputStream *out)
{
  static const guint8 welcome[] = { 5, 0 };
  static const guint8 done[] = { 5, 0, 0, 1, 127, 0, 0, 1, 0, 80 };
  guint8 head[256];
  guint8 port[2];
  g_autofree char *host = NULL;

  /* The first byte, 5, has been read. */
  if (!read_all (in, head, 1) || !read_all (in, head + 1, head[0]))
    return NULL;
  g_output_stream_write_all (out, welcome, sizeof welcome, NULL, NULL, NULL);
  if (!read_all (in, head, 4) || head[1] != 1 || head[3] != 3 || !read_all (in, head, 1))
    return NULL;
  host = g_new0 (char, (gsize) head[0] + 1);
  if (!read_all (in, host, head[0]) || !read_all (in, port, 2))
    return NULL;
  g_output_stream_write_all (out, done, sizeof done, NULL, NULL, NULL);
  return g_strdup_printf ("%s:%d", host, port[0] << 8 | port[1]);
}

static gboolean
proxy_cb (GThreadedSocketService *service,
          GSocketConnection *connection,
          GObject *source,
          Proxy *proxy)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GString) text = g_string_new (NULL);
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\n"
                               "proxied";
  char byte;

  while (!g_str_has_suffix (text->str, "\r\n\r\n") && read_all (in, &byte, 1))
    {
      if (text->len == 0 && byte == 5)
        {
          proxy->asked = greet_socks (in, out);
          continue;
        }
      g_string_append_c (text, byte);
    }
  if (proxy->asked == NULL)
    proxy->asked = g_strndup (text->str, strcspn (text->str, "\r"));
  g_output_stream_write_all (out, answer, strlen (answer), NULL, NULL, NULL);
  return TRUE;
}

static void
proxy_start (Proxy *self)
{
  guint16 port;

  self->service = g_threaded_socket_service_new (4);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, NULL);
  self->address = g_strdup_printf ("127.0.0.1:%u", port);
  g_signal_connect (self->service, "run", G_CALLBACK (proxy_cb), self);
  g_socket_service_start (self->service);
}

static void
proxy_stop (Proxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_free (self->address);
  g_free (self->asked);
}

/* @data: the scheme, then what the proxy is asked for */
static void
test_proxy (NetFixture *self, gconstpointer data)
{
  const char *const *expected = data;
  g_auto (NetResult) result = { 0 };
  g_autofree char *direct = g_strconcat (self->base, "/echo", NULL);
  Proxy proxy = { 0 };
  BylineAccess *access = make_access (7, "feeds.invalid");

  net_fixture_handle (self, "/echo", echo_cb, NULL);
  proxy_start (&proxy);
  access->proxy = g_strconcat (expected[0], "://", proxy.address, NULL);
  set_access (self, access);
  /* The name does not exist here: it is the proxy's to find it. */
  fetch_for (self, "http://feeds.invalid/paper.xml", 7, &result);
  assert_body (&result, "proxied");
  g_assert_cmpstr (proxy.asked, ==, expected[1]);
  /* Others do not go through it. */
  fetch_for (self, direct, 8, &result);
  g_assert_no_error (result.error);
  /* One that is gone says so, and nothing goes past it. */
  proxy_stop (&proxy);
  fetch_for (self, direct, 7, &result);
  g_assert_nonnull (result.error);
  g_test_message ("%s", result.error->message);
}

static const char *const http_proxy[] = { "http", "GET http://feeds.invalid/paper.xml HTTP/1.1" };
static const char *const socks_proxy[] = { "socks5", "feeds.invalid:80" };

int
main (int argc, char **argv)
{
#define ADD(path, func, data)                                                                      \
  g_test_add ("/access/" path, NetFixture, data, net_fixture_set_up, func, net_fixture_tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("headers", test_headers, NULL);
  ADD ("proxy/http", test_proxy, http_proxy);
  ADD ("proxy/socks5", test_proxy, socks_proxy);
  return g_test_run ();
}
