/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-error.h"
#include "net-fixture.h"

/* Messages that the server has got and not yet answered. */
typedef struct {
  GPtrArray *held; /* of SoupServerMessage */
  guint most;
  GString *order; /* the last letter of each path, in the order of arrival */
} Held;

static void
hold_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  Held *held = data;

  g_string_append_c (held->order, path[strlen (path) - 1]);
  g_ptr_array_add (held->held, g_object_ref (message));
  held->most = MAX (held->most, held->held->len);
  soup_server_message_pause (message);
}

static void
release_one (Held *held)
{
  g_autoptr (SoupServerMessage) message = g_ptr_array_steal_index (held->held, 0);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "ok", 2);
  soup_server_message_unpause (message);
}

static void
held_init (Held *held)
{
  held->held = g_ptr_array_new_with_free_func (g_object_unref);
  held->order = g_string_new (NULL);
  held->most = 0;
}

static void
held_clear (Held *held)
{
  g_ptr_array_unref (held->held);
  g_string_free (held->order, TRUE);
}

static void
wait_held (Held *held, guint n)
{
  while (held->held->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
fetch (NetFixture *self,
       const char *base,
       const char *path,
       BylineRequestKind kind,
       GCancellable *cancellable,
       NetResult *result)
{
  g_autofree char *url = g_strconcat (base, path, NULL);

  byline_session_fetch_async (self->session, url, kind, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                              cancellable, net_result_cb, result);
}

static void
test_per_host (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult results[7] = { 0 };

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  for (guint i = 0; i < 7; i++)
    fetch (self, self->base, "/x", BYLINE_REQUEST_FEED, NULL, &results[i]);
  for (guint i = 0; i < 7; i++)
    {
      wait_held (&held, MIN (2, 7 - i));
      net_wait_ms (10);
      g_assert_cmpuint (held.held->len, <=, 2);
      release_one (&held);
    }
  for (guint i = 0; i < 7; i++)
    {
      net_wait (&results[i].done);
      g_assert_no_error (results[i].error);
      net_result_clear (&results[i]);
    }
  g_assert_cmpuint (held.most, ==, 2);
  held_clear (&held);
}

/* Eight names of this machine, two requests each, and room for five. */
static void
test_in_all (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult results[16] = { 0 };
  const char *port = strrchr (self->base, ':');

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  byline_session_set_concurrency (self->session, 2, 5);
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *base = g_strdup_printf ("http://127.0.0.%u%s", i / 2 + 1, port);

      fetch (self, base, "/x", BYLINE_REQUEST_PAGE, NULL, &results[i]);
    }
  /* The server listens on 127.0.0.1 only: the others are refused, and that must give their
   * places back. */
  wait_held (&held, 2);
  for (guint i = 2; i < 16; i++)
    {
      net_wait (&results[i].done);
      g_assert_error (results[i].error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED);
      net_result_clear (&results[i]);
    }
  release_one (&held);
  release_one (&held);
  for (guint i = 0; i < 2; i++)
    {
      net_wait (&results[i].done);
      g_assert_no_error (results[i].error);
      net_result_clear (&results[i]);
    }

  byline_session_set_concurrency (self->session, 9, 4);
  for (guint i = 0; i < 10; i++)
    fetch (self, self->base, "/y", BYLINE_REQUEST_PAGE, NULL, &results[i]);
  for (guint i = 0; i < 10; i++)
    {
      wait_held (&held, MIN (4, 10 - i));
      release_one (&held);
    }
  for (guint i = 0; i < 10; i++)
    {
      net_wait (&results[i].done);
      net_result_clear (&results[i]);
    }
  g_assert_cmpuint (held.most, ==, 4);
  held_clear (&held);
}

static void
test_priority (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult results[6] = { 0 };

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  byline_session_set_concurrency (self->session, 1, 8);
  fetch (self, self->base, "/0", BYLINE_REQUEST_PICTURE, NULL, &results[0]);
  fetch (self, self->base, "/1", BYLINE_REQUEST_PICTURE, NULL, &results[1]);
  fetch (self, self->base, "/2", BYLINE_REQUEST_FEED, NULL, &results[2]);
  fetch (self, self->base, "/3", BYLINE_REQUEST_FEED, NULL, &results[3]);
  fetch (self, self->base, "/4", BYLINE_REQUEST_PAGE, NULL, &results[4]);
  fetch (self, self->base, "/5", BYLINE_REQUEST_PAGE, NULL, &results[5]);
  for (guint i = 0; i < 6; i++)
    {
      wait_held (&held, 1);
      release_one (&held);
    }
  for (guint i = 0; i < 6; i++)
    {
      net_wait (&results[i].done);
      net_result_clear (&results[i]);
    }
  g_assert_cmpstr (held.order->str, ==, "045231");
  held_clear (&held);
}

/* A refresh of slow feeds leaves a place for the page that somebody opens. */
static void
test_room_for_pages (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult results[9] = { 0 };

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  byline_session_set_concurrency (self->session, 8, 8);
  for (guint i = 0; i < 8; i++)
    fetch (self, self->base, "/f", BYLINE_REQUEST_FEED, NULL, &results[i]);
  wait_held (&held, 7);
  fetch (self, self->base, "/p", BYLINE_REQUEST_PAGE, NULL, &results[8]);
  wait_held (&held, 8);
  g_assert_cmpstr (held.order->str, ==, "fffffffp");
  byline_session_abort (self->session);
  for (guint i = 0; i < 9; i++)
    {
      net_wait (&results[i].done);
      g_assert_error (results[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      net_result_clear (&results[i]);
    }
  held_clear (&held);
}

/* Answers at once, or before it is asked (@user_data is TRUE then): on a thread, so that now and then the
 * headers are there as soon as the request is written. */
static gboolean
answer_at_once_cb (GThreadedSocketService *service,
                   GSocketConnection *connection,
                   GObject *source,
                   gpointer user_data)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere";
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[4096];

  if (!GPOINTER_TO_INT (user_data))
    g_input_stream_read (in, request, sizeof request, NULL, NULL);
  g_output_stream_write_all (out, answer, sizeof answer - 1, NULL, NULL, NULL);
  if (GPOINTER_TO_INT (user_data))
    g_input_stream_read (in, request, sizeof request, NULL, NULL);
  return TRUE;
}

/* Wherever in its way a request is: libsoup crashed between the headers and their delivery, and where a
 * connection was reset. */
static void
cancel_at_each_step (NetFixture *self, gboolean is_early)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_signal_connect (service, "run", G_CALLBACK (answer_at_once_cb), GINT_TO_POINTER (is_early));
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (NetResult) result = { 0 };

      fetch (self, base, "/now", BYLINE_REQUEST_PICTURE, cancellable, &result);
      for (guint step = 0; step < i % 30 && !result.done; step++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      net_wait (&result.done);
      /* What closes before it has read all may be heard as a reset. */
      if (!is_early && result.error != NULL)
        g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_socket_service_stop (service);
}

static void
test_cancel_at_each_step (NetFixture *self, gconstpointer data)
{
  cancel_at_each_step (self, FALSE);
  cancel_at_each_step (self, TRUE);
}

static void
test_cancel (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult running = { 0 }, queued = { 0 }, late = { 0 }, other = { 0 };
  g_autoptr (GCancellable) cancel_running = g_cancellable_new ();
  g_autoptr (GCancellable) cancel_queued = g_cancellable_new ();

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  byline_session_set_concurrency (self->session, 1, 8);
  fetch (self, self->base, "/r", BYLINE_REQUEST_FEED, cancel_running, &running);
  fetch (self, self->base, "/q", BYLINE_REQUEST_FEED, cancel_queued, &queued);
  fetch (self, self->base, "/o", BYLINE_REQUEST_FEED, NULL, &other);
  wait_held (&held, 1);

  g_cancellable_cancel (cancel_queued);
  net_wait (&queued.done);
  g_assert_error (queued.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (running.done);
  g_cancellable_cancel (cancel_running);
  net_wait (&running.done);
  g_assert_error (running.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fetch (self, self->base, "/l", BYLINE_REQUEST_FEED, cancel_running, &late);
  net_wait (&late.done);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The place of the cancelled one is free. */
  wait_held (&held, 2);
  release_one (&held);
  release_one (&held);
  net_wait (&other.done);
  g_assert_no_error (other.error);
  g_assert_cmpstr (held.order->str, ==, "ro");
  net_result_clear (&running);
  net_result_clear (&queued);
  net_result_clear (&late);
  net_result_clear (&other);
  held_clear (&held);
}

/* Time in the queue does not count. */
static void
test_queue_time (NetFixture *self, gconstpointer data)
{
  Held held;
  NetResult first = { 0 }, second = { 0 };

  held_init (&held);
  net_fixture_handle (self, "/", hold_cb, &held);
  byline_session_set_concurrency (self->session, 1, 8);
  byline_session_set_limits (self->session, 0, 1);
  fetch (self, self->base, "/1", BYLINE_REQUEST_FEED, NULL, &first);
  fetch (self, self->base, "/2", BYLINE_REQUEST_FEED, NULL, &second);
  net_wait (&first.done);
  g_assert_error (first.error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT);
  g_assert_false (second.done);
  wait_held (&held, 2);
  release_one (&held);
  release_one (&held);
  net_wait (&second.done);
  g_assert_no_error (second.error);
  net_result_clear (&first);
  net_result_clear (&second);
  held_clear (&held);
}

/* --- Large bodies --- */

#define STALLED_SIZE (16 * 1024 * 1024) /* more than what lies between two sockets */
#define LARGE_SIZE (3 * 1024 * 1024)

static void
wrote_chunk_cb (SoupServerMessage *message, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Much, and then nothing more. @data: (element-type gboolean): whether it has been sent */
static void
stall_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), data);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_append_take (soup_server_message_get_response_body (message),
                                 g_malloc0 (STALLED_SIZE), STALLED_SIZE);
}

static void
large_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_TAKE, g_malloc0 (LARGE_SIZE),
                                    LARGE_SIZE);
}

/* Of two large feeds one is read, and then the other; a page does not wait. */
static void
test_large (NetFixture *self, gconstpointer data)
{
  gboolean has_sent = FALSE;
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GCancellable) stop_waiting = g_cancellable_new ();
  g_auto (NetResult) stalled = { 0 };
  g_auto (NetResult) large = { 0 };
  g_auto (NetResult) cancelled = { 0 };
  g_auto (NetResult) page = { 0 };

  net_fixture_handle (self, "/stalled", stall_cb, &has_sent);
  net_fixture_handle (self, "/large", large_cb, NULL);
  byline_session_set_concurrency (self->session, 4, 4);
  fetch (self, self->base, "/stalled", BYLINE_REQUEST_FEED, stop, &stalled);
  net_wait (&has_sent);
  fetch (self, self->base, "/large", BYLINE_REQUEST_FEED, stop_waiting, &cancelled);
  fetch (self, self->base, "/large", BYLINE_REQUEST_FEED, NULL, &large);
  net_fetch (self, self->base, "/large", BYLINE_REQUEST_PAGE, &page);
  g_assert_no_error (page.error);
  net_wait_ms (300);
  g_assert_false (large.done || cancelled.done);

  g_cancellable_cancel (stop_waiting);
  net_wait (&cancelled.done);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (large.done);
  g_cancellable_cancel (stop);
  net_wait (&large.done);
  g_assert_no_error (large.error);
  g_assert_cmpuint (g_bytes_get_size (large.response->body), ==, LARGE_SIZE);
  net_wait (&stalled.done);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/session-queue/" path, NetFixture, NULL, net_fixture_set_up, func,                  \
              net_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("per-host", test_per_host);
  ADD ("in-all", test_in_all);
  ADD ("priority", test_priority);
  ADD ("room-for-pages", test_room_for_pages);
  ADD ("cancel", test_cancel);
  ADD ("cancel-at-each-step", test_cancel_at_each_step);
  ADD ("queue-time", test_queue_time);
  ADD ("large", test_large);
  return g_test_run ();
}
