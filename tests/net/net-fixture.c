/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net-fixture.h"

#include <string.h>

/* --- The misbehaving server --- */

static void
write_text (GOutputStream *out, const char *text)
{
  g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

/* Until the client is gone or two seconds are over. */
static void
wait_for_end (GSocketConnection *connection)
{
  char byte;

  g_socket_set_timeout (g_socket_connection_get_socket (connection), 2);
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1, NULL,
                       NULL);
}

static void
write_for_ever (GOutputStream *out, const char *text)
{
  g_autofree char *block = g_malloc0 (64 * 1024);

  memset (block, 'x', 64 * 1024);
  write_text (out, text);
  while (g_output_stream_write_all (out, block, 64 * 1024, NULL, NULL, NULL))
    ;
}

static void
write_drop_by_drop (GOutputStream *out)
{
  write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
  for (guint i = 0; i < 50; i++)
    {
      if (!g_output_stream_write_all (out, "x", 1, NULL, NULL, NULL))
        return;
      g_usleep (50 * 1000);
    }
}

static void
write_cut_gzip (GOutputStream *out)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GBytes) plain = g_bytes_new (text, 100000);
  g_autoptr (GBytes) packed = net_gzip (plain);
  gsize length = g_bytes_get_size (packed) / 2;
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           length);

  write_text (out, head);
  g_output_stream_write_all (out, g_bytes_get_data (packed, NULL), length, NULL, NULL, NULL);
}

/* Answers with the address as it came. */
static void
write_path (GOutputStream *out, const char *request)
{
  const char *path = request + strlen ("GET ");
  int length = (int) strcspn (path, " ");
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%.*s",
                                             length, length, path);

  write_text (out, answer);
}

static gboolean
raw_run_cb (GThreadedSocketService *service,
            GSocketConnection *connection,
            GObject *source,
            gpointer user_data)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[4096] = { 0 };

  g_socket_set_timeout (g_socket_connection_get_socket (connection), 5);
  if (g_input_stream_read (in, request, sizeof request - 1, NULL, NULL) <= 0)
    return TRUE;

  if (g_str_has_prefix (request, "GET /truncated "))
    write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort");
  else if (g_str_has_prefix (request, "GET /nothing "))
    write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
  else if (g_str_has_prefix (request, "GET /truncated-close "))
    write_text (out, "HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\nshort");
  else if (g_str_has_prefix (request, "GET /truncated-chunks "))
    write_text (out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort");
  else if (g_str_has_prefix (request, "GET /cut-gzip "))
    write_cut_gzip (out);
  else if (g_str_has_prefix (request, "GET /no-gzip "))
    write_text (
      out, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 9\r\n\r\n\x1b\x02nonsens");
  else if (g_str_has_prefix (request, "GET /announced "))
    write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nand so on");
  else if (g_str_has_prefix (request, "GET /endless "))
    write_for_ever (out, "HTTP/1.1 200 OK\r\n\r\n");
  else if (g_str_has_prefix (request, "GET /endless-header "))
    write_for_ever (out, "HTTP/1.1 200 OK\r\nX-Long: ");
  else if (g_str_has_prefix (request, "GET /endless-redirect "))
    write_for_ever (out, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n");
  else if (g_str_has_prefix (request, "GET /elsewhere "))
    write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere");
  else if (g_str_has_prefix (request, "GET /drops "))
    write_drop_by_drop (out);
  else if (g_str_has_prefix (request, "GET /binary "))
    write_text (out, "\x01\x02\x03\x7f nonsense \x80\x81\r\n\r\n\r\n");
  else if (g_str_has_prefix (request, "GET /verbatim"))
    write_path (out, request);
  else if (g_str_has_prefix (request, "GET /silent "))
    wait_for_end (connection);
  /* "GET /closed ": nothing at all */
  return TRUE;
}

/* --- Both --- */

static void
count_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  NetFixture *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  self->n_requests++;
  g_free (self->last_agent);
  self->last_agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  g_free (self->last_accept);
  self->last_accept = g_strdup (soup_message_headers_get_one (headers, "Accept"));
}

void
net_fixture_set_up (NetFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  guint port;

  self->server = soup_server_new (NULL, NULL);
  g_signal_connect (self->server, "request-read", G_CALLBACK (count_cb), self);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  self->raw = g_threaded_socket_service_new (32);
  g_signal_connect (self->raw, "run", G_CALLBACK (raw_run_cb), NULL);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->raw), NULL, &error);
  g_assert_no_error (error);
  self->raw_base = g_strdup_printf ("http://127.0.0.1:%u", port);
  self->session = byline_session_new ();
}

void
net_fixture_tear_down (NetFixture *self, gconstpointer data)
{
  /* What was answered in this turn has its last reference in a source of the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->session);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_socket_service_stop (self->raw);
  g_socket_listener_close (G_SOCKET_LISTENER (self->raw));
  g_clear_object (&self->raw);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->raw_base, g_free);
  g_clear_pointer (&self->last_agent, g_free);
  g_clear_pointer (&self->last_accept, g_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
net_fixture_handle (NetFixture *self, const char *path, SoupServerCallback callback, gpointer data)
{
  soup_server_add_handler (self->server, path, callback, data, NULL);
}

void
net_result_clear (NetResult *self)
{
  g_clear_pointer (&self->response, byline_response_free);
  g_clear_error (&self->error);
  self->done = FALSE;
}

void
net_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  NetResult *self = user_data;

  self->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &self->error);
  g_assert_true ((self->response != NULL) != (self->error != NULL));
  self->done = TRUE;
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
net_wait (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

void
net_wait_ms (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, set_cb, &done);
  net_wait (&done);
}

void
net_fetch (NetFixture *self,
           const char *base,
           const char *path,
           BylineRequestKind kind,
           NetResult *result)
{
  g_autofree char *url = g_strconcat (base, path, NULL);

  net_result_clear (result);
  byline_session_fetch_async (self->session, url, kind, BYLINE_NETWORK_PRIVATE, NULL, NULL, NULL,
                              net_result_cb, result);
  net_wait (&result->done);
}

GBytes *
net_gzip (GBytes *data)
{
  g_autoptr (GConverter)
    converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, converter);

  g_output_stream_write_all (out, g_bytes_get_data (data, NULL), g_bytes_get_size (data), NULL,
                             NULL, NULL);
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
