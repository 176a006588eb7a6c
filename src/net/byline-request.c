/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-request-private.h"

#include "byline-address.h"
#include "byline-body-decoder-private.h"
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-fetch-error-private.h"
#include "byline-logged-request.h"
#include "byline-proxy-resolver-private.h"
#include "byline-request-guard-private.h"
#include "byline-request-message-private.h"
#include "byline-request-trail-private.h"
#include "byline-resolver-private.h"
#include "byline-response-private.h"
#include "byline-session-auth-private.h"
#include "byline-url.h"

/* What is read of a body that nobody wants, so that the connection can be used again, or of what a server
 * says about an error. */
#define MAX_DISCARDED (64 * 1024)
#define DISCARD_SIZE (16 * 1024)

/* Behind input, before drawing: a window that draws all the time (a spinner) must not starve the network. */
#define READ_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

/* Feeds that are larger are read one after the other, unless that takes so many seconds: those
 * that never end, and bombs, come in numbers, too. */
#define LARGE_BODY (2 * 1024 * 1024)
#define MAX_LARGE_WAIT 10

/* So many times a server may say that its answer is still to come (1xx). */
#define MAX_PROMISES 100

/** Why a request is stopped before its end. */
typedef enum {
  STOP_NOT,
  STOP_CANCELLED,
  STOP_TIMEOUT,
  STOP_TOO_LARGE,
  STOP_PRIVATE,
  STOP_PROMISES,
} StopReason;

struct _BylineRequest {
  const BylineRequestOwner *owner;
  GTask *task;
  BylineRequestKind kind;
  BylineRequestReason reason_why;
  GUri *uri;
  char *url;
  char *asked_url; /* at first, before all redirects */
  char *host;
  char *etag;
  char *last_modified;
  BylineRequestCall *call; /* nullable */

  BylineRequestTrail *trail;
  BylineRequestGuard *guard;
  BylineNetwork moved_network; /* of where it has moved for good */
  char *unprotected_by;        /* nullable: the host that led from https to http */
  char *proxy;                 /* nullable: the publication's own */

  gsize max_bytes;
  gint64 time_left; /* of the whole answer, in µs; does not run while it is queued */
  gint64 started;
  gint64 sent;     /* when the message went out, by the monotonic clock */
  gint64 sent_at;  /* the same, in seconds since 1970 */
  gint64 duration; /* of all messages, in µs */
  GSource *timer;
  GSource *cancelled; /* watches the caller's cancellable */
  GCancellable *stop;
  GSource *stopping; /* cancels "stop" once what has been answered is delivered */
  StopReason reason;

  gboolean running;
  SoupMessage *message;
  GInputStream *stream;
  BylineBodyDecoder *body; /* NULL: what comes is not wanted */
  gboolean is_large;       /* it has its turn among the large ones, or waits for it */
  GSource *large_wait;     /* nullable: it waits for its turn */
  gsize n_discarded;
  guint n_promises;
  gboolean is_refused; /* the status is an error's; the body is the server's words about it */
};

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
leave_large_bodies (BylineRequest *self)
{
  clear_source (&self->large_wait);
  if (self->is_large)
    _byline_large_bodies_leave (_byline_connections_get_large_bodies (self->owner->connections),
                                self);
  self->is_large = FALSE;
}

static void
clear_message (BylineRequest *self)
{
  if (self->message != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->message, self);
      _byline_request_guard_end (self->guard, self->message);
    }
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->body, _byline_body_decoder_free);
  leave_large_bodies (self);
  self->n_discarded = 0;
}

void
_byline_request_free (BylineRequest *self)
{
  clear_source (&self->timer);
  clear_source (&self->cancelled);
  clear_source (&self->stopping);
  clear_message (self);
  g_clear_pointer (&self->guard, _byline_request_guard_free);
  g_clear_pointer (&self->trail, _byline_request_trail_free);
  g_clear_object (&self->stop);
  g_clear_object (&self->task);
  g_clear_pointer (&self->call, _byline_request_call_free);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->asked_url, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
  g_clear_pointer (&self->unprotected_by, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_free (self);
}

/* Tells of a message that went out. @location: (nullable): where it leads; @error: (nullable) */
static void
tell (BylineRequest *self, const char *location, const GError *error)
{
  g_autofree char *url = NULL;
  g_autofree char *code = error != NULL ? byline_error_to_code (error) : NULL;
  BylineLoggedRequest logged = { 0 };

  if (self->message == NULL || self->sent == 0)
    return;
  url = g_uri_to_string (self->uri);
  logged.at = self->sent_at;
  logged.url = url;
  logged.location = (char *) location;
  logged.purpose = self->reason_why.purpose;
  logged.publication_id = self->reason_why.publication_id;
  logged.story_id = self->reason_why.story_id;
  logged.status = soup_message_get_status (self->message);
  logged.n_bytes = (gint64) (self->body != NULL ? _byline_body_decoder_get_n_raw (self->body)
                                                : self->n_discarded);
  logged.milliseconds = (guint) ((g_get_monotonic_time () - self->sent) / 1000);
  logged.error = error != NULL ? error->message : NULL;
  logged.code = code;
  self->duration += g_get_monotonic_time () - self->sent;
  self->sent = 0;
  self->owner->answered (&logged, self->owner->user_data);
}

/* The owner frees the request in here. */
static void
end_with_error (BylineRequest *self, GError *error)
{
  tell (self, NULL, error);
  g_task_return_error (self->task, error);
  self->owner->ended (self, self->owner->user_data);
}

/* Why it does not go into the user's own network, and what can be done about it. */
static GError *
private_error (BylineRequest *self)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);

  return _byline_request_guard_explain (self->guard, host, self->kind == BYLINE_REQUEST_FEED);
}

static GError *
stop_error (BylineRequest *self)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);

  switch (self->reason)
    {
    case STOP_TIMEOUT:
      if (self->stream != NULL)
        return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT,
                            "%s takes too long to answer", host);
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT, "%s does not answer",
                          host);
      case STOP_TOO_LARGE: {
        g_autofree char *size = g_format_size_full (self->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

        return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE,
                            "%s sends more than the %s that are read", host, size);
      }
    case STOP_PRIVATE:
      return private_error (self);
    case STOP_PROMISES:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED,
                          "%s promises an answer again and again, and gives none", host);
    case STOP_CANCELLED:
    case STOP_NOT:
      break;
    }
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The request was cancelled");
}

static void
end_with_cause (BylineRequest *self, const GError *cause)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);

  if (self->reason == STOP_NOT && self->stream == NULL &&
      _byline_request_guard_was_cause (self->guard))
    self->reason = STOP_PRIVATE;
  if (self->reason != STOP_NOT || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_with_error (self, stop_error (self));
  else
    end_with_error (
      self, _byline_fetch_error_from_cause (host, cause, self->message, self->stream != NULL,
                                            _byline_request_guard_get_by_proxy (self->guard)));
}

static gboolean
stopping_cb (gpointer user_data)
{
  BylineRequest *self = user_data;

  g_cancellable_cancel (self->stop);
  return G_SOURCE_REMOVE;
}

/* libsoup 3.6 takes a message out of its queue twice, and uses it after it is freed, if it is cancelled
 * between its answer's headers and send_cb(): so what has been delivered by then comes first. */
static void
cancel_after_answer (BylineRequest *self)
{
  self->stopping = g_idle_source_new ();
  g_source_set_priority (self->stopping, READ_PRIORITY + 1);
  g_source_set_callback (self->stopping, stopping_cb, self, NULL);
  g_source_attach (self->stopping, g_task_get_context (self->task));
}

static void go_on_with_large (gpointer user_data);

static void
stop (BylineRequest *self, StopReason reason)
{
  if (self->reason != STOP_NOT)
    return;
  self->reason = reason;
  go_on_with_large (self);
  /* What is under way answers by itself when its cancellable is; what is queued has nothing to
   * wait for. */
  if (!self->running)
    end_with_error (self, stop_error (self));
  else if (reason != STOP_PRIVATE && self->message != NULL && self->stream == NULL &&
           soup_message_get_status (self->message) != SOUP_STATUS_NONE)
    cancel_after_answer (self);
  else
    g_cancellable_cancel (self->stop);
}

void
_byline_request_cancel (BylineRequest *self)
{
  stop (self, STOP_CANCELLED);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  stop (user_data, STOP_CANCELLED);
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  stop (user_data, STOP_TIMEOUT);
  return G_SOURCE_REMOVE;
}

static void
start_timer (BylineRequest *self)
{
  self->started = g_get_monotonic_time ();
  self->timer = g_timeout_source_new ((guint) (MAX (self->time_left, 0) / 1000));
  g_source_set_callback (self->timer, timeout_cb, self, NULL);
  g_source_attach (self->timer, g_task_get_context (self->task));
}

static void
pause_timer (BylineRequest *self)
{
  clear_source (&self->timer);
  self->time_left -= g_get_monotonic_time () - self->started;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static gboolean
is_permanent (guint status)
{
  return status == 301 || status == 308;
}

static void
set_redirect_error (BylineRequest *self, const char *format)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "{host}", host, 1);
  end_with_error (self, g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS,
                                             text->str));
}

static gboolean
is_unprotected (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), "https") &&
         g_str_equal (g_uri_get_scheme (to), "http");
}

/* What is sent, and who sends it, is meant for the one server that the user gave. */
static void
refuse_redirect (BylineRequest *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autofree char *here = g_uri_to_string (self->uri);
  g_autofree char *url = byline_url_resolve (here, location);
  g_autofree char *host = _byline_fetch_host_name (self->uri);

  end_with_error (self, _byline_fetch_error_from_location (host, url));
}

static void
follow_redirect (BylineRequest *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  guint status = soup_message_get_status (self->message);
  g_autofree char *here = g_uri_to_string (self->uri);
  g_autofree char *url = byline_url_resolve (here, location);
  g_autoptr (GUri) uri = _byline_request_parse_url (url);
  g_autofree char *there = uri != NULL ? g_uri_to_string (uri) : NULL;
  g_autofree char *host = _byline_fetch_host_name (self->uri);
  g_autofree char *old_host = NULL;

  if (uri == NULL)
    {
      set_redirect_error (self, "{host} leads to an address that is not on the web");
      return;
    }
  switch (_byline_request_trail_step (self->trail, self->message, here, there))
    {
    case BYLINE_REQUEST_TRAIL_CIRCLE:
      set_redirect_error (self, "{host} redirects in a circle");
      return;
    case BYLINE_REQUEST_TRAIL_TOO_LONG:
      set_redirect_error (self, "{host} redirects too many times");
      return;
    case BYLINE_REQUEST_TRAIL_GOES_ON:
      break;
    }

  tell (self, url, NULL);
  /* Whoever stands between may have sent the answer that comes now: it changes nothing for good, and
   * what was set where nobody listens is not said where anybody may. */
  if (is_unprotected (self->uri, uri))
    {
      _byline_request_trail_lose_protection (self->trail);
      if (self->unprotected_by == NULL)
        self->unprotected_by = g_strdup (host);
    }
  _byline_request_trail_follow (self->trail, url, is_permanent (status));
  _byline_request_guard_leave (self->guard, host);
  clear_message (self);
  pause_timer (self);
  self->running = FALSE;
  old_host = g_steal_pointer (&self->host);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&uri);
  self->host = _byline_request_host_key (self->uri);
  g_clear_pointer (&self->url, g_free);
  self->url = g_steal_pointer (&url);
  /* A login goes by the origin of each message (byline-session-auth.c), so none goes along. */
  self->owner->redirected (self, old_host, self->owner->user_data);
}

/* @why: what follows "The answer of HOST". */
static void
end_with_broken_body (BylineRequest *self, const char *why)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);

  if (_byline_body_decoder_is_unknown (self->body))
    why = "is compressed in a way that is not understood";
  end_with_error (self, g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED,
                                     "The answer of %s %s", host, why));
}

/* libsoup lets an answer end early if its connection was to be closed anyway: some servers
 * announce too much. But then half a feed would
 * pass for a whole one. */
static gboolean
is_shorter_than_announced (BylineRequest *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_content_length (headers) >
           (goffset) _byline_body_decoder_get_n_raw (self->body);
}

static BylineResponse *
make_response (BylineRequest *self)
{
  BylineResponse *response = _byline_response_new (self->message, self->url);

  response->moved_url = g_strdup (_byline_request_trail_get_moved_url (self->trail));
  response->moved_network = self->moved_network;
  response->n_bytes = self->body != NULL ? (gint64) _byline_body_decoder_get_n_raw (self->body) : 0;
  response->milliseconds = (guint) (self->duration / 1000);
  response->network = _byline_request_guard_get_network (self->guard);
  response->asked_network = _byline_request_guard_get_asked (self->guard);
  response->unprotected_by = g_strdup (self->unprotected_by);
  return response;
}

/* Of a feed that breaks off the stories before the break are of use.
 * Returns: FALSE if it is none, or nothing came. */
static gboolean
end_with_part (BylineRequest *self)
{
  g_autoptr (BylineResponse) response = NULL;
  GBytes *body;

  body = self->kind == BYLINE_REQUEST_FEED && self->call == NULL
           ? _byline_body_decoder_steal_partial (self->body)
           : NULL;
  if (body == NULL)
    return FALSE;
  tell (self, NULL, NULL);
  response = make_response (self);
  response->body = body;
  response->is_truncated = TRUE;
  g_task_return_pointer (self->task, g_steal_pointer (&response),
                         (GDestroyNotify) byline_response_free);
  self->owner->ended (self, self->owner->user_data);
  return TRUE;
}

static void
end_with_response (BylineRequest *self)
{
  g_autoptr (BylineResponse) response = NULL;
  g_autoptr (GBytes) body = NULL;

  if (self->body != NULL)
    {
      if (!is_shorter_than_announced (self) && !_byline_response_is_part (self->message))
        body = _byline_body_decoder_finish (self->body);
      if (body == NULL)
        {
          if (!end_with_part (self))
            end_with_broken_body (self, "breaks off before its end");
          return;
        }
    }
  tell (self, NULL, NULL);
  response = make_response (self);
  response->body = g_steal_pointer (&body);
  g_task_return_pointer (self->task, g_steal_pointer (&response),
                         (GDestroyNotify) byline_response_free);
  self->owner->ended (self, self->owner->user_data);
}

/* A status that is an error's, with what the server says about it. */
static void
end_with_status (BylineRequest *self)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);
  g_autoptr (GBytes) body = _byline_body_decoder_steal_partial (self->body);
  GError *error = _byline_response_to_error (self->message, host, body);

  /* Where it led to for now is gone; tomorrow it may lead elsewhere. */
  if (error->code == BYLINE_FETCH_ERROR_GONE && !_byline_request_trail_is_permanent (self->trail))
    error->code = BYLINE_FETCH_ERROR_NOT_FOUND;
  end_with_error (self, error);
}

static void
end_body (BylineRequest *self)
{
  if (self->is_refused && self->reason != STOP_CANCELLED)
    end_with_status (self);
  else if (self->reason != STOP_NOT)
    end_with_error (self, stop_error (self));
  else if (is_redirect (soup_message_get_status (self->message)) && self->call != NULL)
    refuse_redirect (self);
  else if (is_redirect (soup_message_get_status (self->message)))
    follow_redirect (self);
  else
    end_with_response (self);
}

static void read_more (BylineRequest *self);

/* Its turn has come, or it has waited for it long enough, or is stopped. */
static void
go_on_with_large (gpointer user_data)
{
  BylineRequest *self = user_data;

  /* It has not waited until its turn came. */
  if (self->large_wait == NULL)
    return;
  clear_source (&self->large_wait);
  start_timer (self);
  read_more (self);
}

static gboolean
waited_enough_cb (gpointer user_data)
{
  go_on_with_large (user_data);
  return G_SOURCE_REMOVE;
}

/* Returns: whether it waits, which is not counted as time that its server takes */
static gboolean
waits_for_turn (BylineRequest *self)
{
  BylineLargeBodies *large = _byline_connections_get_large_bodies (self->owner->connections);

  if (self->kind != BYLINE_REQUEST_FEED || self->call != NULL || self->is_large ||
      _byline_body_decoder_get_length (self->body) <= LARGE_BODY)
    return FALSE;
  self->is_large = TRUE;
  if (_byline_large_bodies_enter (large, self, go_on_with_large))
    return FALSE;
  pause_timer (self);
  self->large_wait = g_timeout_source_new_seconds (MAX_LARGE_WAIT);
  g_source_set_callback (self->large_wait, waited_enough_cb, self, NULL);
  g_source_attach (self->large_wait, g_task_get_context (self->task));
  return TRUE;
}

static void
take_chunk (BylineRequest *self, GBytes *chunk)
{
  switch (_byline_body_decoder_push (self->body, chunk))
    {
    case BYLINE_BODY_DECODER_TOO_LARGE:
      if (!self->is_refused)
        self->reason = STOP_TOO_LARGE;
      end_body (self);
      break;
    case BYLINE_BODY_DECODER_BROKEN:
      if (self->is_refused)
        end_with_status (self);
      else
        end_with_broken_body (self, "cannot be decompressed");
      break;
    case BYLINE_BODY_DECODER_OK:
      if (!waits_for_turn (self))
        read_more (self);
      break;
    }
}

static gboolean
is_break (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

static void
read_failed (BylineRequest *self, const GError *error)
{
  if (self->is_refused && self->reason != STOP_CANCELLED)
    end_with_status (self);
  else if (self->reason != STOP_NOT || !is_break (error) || !end_with_part (self))
    end_with_cause (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineRequest *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
    chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL && self->body != NULL)
    read_failed (self, error);
  else if (chunk == NULL || g_bytes_get_size (chunk) == 0 || self->reason != STOP_NOT)
    end_body (self);
  else if (self->body != NULL)
    take_chunk (self, chunk);
  else if ((self->n_discarded += g_bytes_get_size (chunk)) > MAX_DISCARDED)
    end_body (self);
  else
    read_more (self);
}

static void
read_more (BylineRequest *self)
{
  gsize size = self->body != NULL ? _byline_body_decoder_chunk_size (self->body) : DISCARD_SIZE;

  g_input_stream_read_bytes_async (self->stream, size, READ_PRIORITY, self->stop, read_cb, self);
}

static gboolean
announces_too_much (BylineRequest *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_content_length (headers) > (goffset) self->max_bytes;
}

/* The host asks to be left alone: that counts at once, whatever else it has to say, and also for the address
 * that led to it. */
static void
note_pause (BylineRequest *self)
{
  gint64 not_before = _byline_response_get_not_before (self->message);

  if (not_before == 0)
    return;
  _byline_connections_set_not_before (self->owner->connections, self->host, self->host, not_before);
  _byline_connections_set_not_before (self->owner->connections, self->asked_url, self->host,
                                      not_before);
}

static void
begin_body (BylineRequest *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  guint status = soup_message_get_status (self->message);
  gboolean asked = self->etag != NULL || self->last_modified != NULL;

  if (is_redirect (status) || (status == SOUP_STATUS_NOT_MODIFIED && asked))
    {
      read_more (self);
      return;
    }
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      note_pause (self);
      self->is_refused = TRUE;
      self->body = _byline_body_decoder_new (
        soup_message_headers_get_list (headers, "Content-Encoding"), MAX_DISCARDED);
      read_more (self);
      return;
    }
  if (announces_too_much (self))
    {
      self->reason = STOP_TOO_LARGE;
      end_body (self);
      return;
    }
  self->body = _byline_body_decoder_new (
    soup_message_headers_get_list (headers, "Content-Encoding"), self->max_bytes);
  read_more (self);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineRequest *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream)
    stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (stream == NULL)
    {
      end_with_cause (self, error);
      return;
    }
  self->stream = g_steal_pointer (&stream);
  _byline_request_guard_note_answer (self->guard, self->message,
                                     _byline_request_trail_get_length (self->trail) == 0);
  if (_byline_request_trail_is_permanent (self->trail))
    self->moved_network = _byline_request_guard_get_network (self->guard);
  if (self->reason != STOP_NOT)
    end_with_error (self, stop_error (self));
  else
    begin_body (self);
}

/* --- Sending --- */

/* Nothing has been written yet; the connection may be one that was there. */
static void
starting_cb (SoupMessage *message, BylineRequest *self)
{
  if (_byline_request_guard_refuses_message (self->guard, message))
    stop (self, STOP_PRIVATE);
}

/* libsoup reads one after the other in one turn of the main loop, as long as they come: no timer ends that. */
static void
got_informational_cb (SoupMessage *message, BylineRequest *self)
{
  if (++self->n_promises <= MAX_PROMISES || self->reason != STOP_NOT)
    return;
  self->reason = STOP_PROMISES;
  g_cancellable_cancel (self->stop);
}

/* Returns: (transfer none) (nullable): how the publication's server is to be reached. An account's own
 * server is none. */
static const BylineAccess *
find_access (BylineRequest *self)
{
  return self->call == NULL ? _byline_connections_find_access (self->owner->connections,
                                                               self->reason_why.publication_id,
                                                               g_uri_get_host (self->uri))
                            : NULL;
}

static SoupMessage *
make_message (BylineRequest *self)
{
  const BylineAccess *access = find_access (self);
  /* A page that names an icon waits as pictures do. */
  BylineRequestKind kind = self->reason_why.purpose == BYLINE_REQUEST_PURPOSE_ICON
                             ? BYLINE_REQUEST_PAGE
                             : self->kind;
  SoupMessage *message = _byline_request_message_new (self->uri, kind, self->etag,
                                                      self->last_modified, self->call, access);

  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (message, "got-informational", G_CALLBACK (got_informational_cb), self);
  _byline_request_trail_send_cookies (self->trail, message);
  if (self->unprotected_by == NULL)
    _byline_request_message_add_cookie (message, access);
  if (self->call == NULL)
    _byline_session_auth_watch (_byline_connections_get_auth (self->owner->connections), message);
  return message;
}

gboolean
_byline_request_excludes (BylineRequest *self, BylineRequest *other)
{
  return _byline_request_guard_get_from (self->guard) !=
           _byline_request_guard_get_from (other->guard) &&
         _byline_resolver_is_same_name (g_uri_get_host (self->uri), g_uri_get_host (other->uri));
}

static void
send (BylineRequest *self)
{
  SoupSession *soup = _byline_connections_get_soup (
    self->owner->connections, _byline_request_guard_get_from (self->guard),
    _byline_request_guard_get_by_proxy (self->guard), self->proxy);

  self->message = make_message (self);
  _byline_proxy_resolver_watch (soup_session_get_proxy_resolver (soup), self->message);
  self->sent = g_get_monotonic_time ();
  self->sent_at = byline_clock_now ();
  _byline_request_guard_begin (self->guard, self->message, g_uri_get_host (self->uri));
  /* With another priority than its queue's, libsoup begins again on another connection before it has
   * heard that the first one was reset, and takes the one for the other. */
  soup_session_send_async (soup, self->message, G_PRIORITY_DEFAULT, self->stop, send_cb, self);
}

static void
proxies_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineRequest *self = user_data;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  if (self->reason != STOP_NOT)
    {
      end_with_error (self, stop_error (self));
      return;
    }
  /* Where it is not known it is not guessed. */
  for (guint i = 0; proxies != NULL && proxies[i] != NULL; i++)
    if (!g_str_equal (proxies[i], "direct://"))
      _byline_request_guard_set_by_proxy (self->guard, TRUE);
  send (self);
}

/* Whether there is a proxy decides who resolves the host's name. */
static void
ask_for_proxies (BylineRequest *self)
{
  const BylineAccess *access = find_access (self);
  GProxyResolver *resolver;
  g_autofree char *url = NULL;

  g_clear_pointer (&self->proxy, g_free);
  self->proxy = access != NULL ? g_strdup (access->proxy) : NULL;
  _byline_request_guard_set_by_proxy (self->guard, self->proxy != NULL);
  /* What is set for a publication counts, wherever its server is. */
  if (self->proxy != NULL)
    {
      send (self);
      return;
    }
  /* This machine's own servers are never behind one. */
  if (_byline_request_host_is_loopback (g_uri_get_host (self->uri)))
    {
      send (self);
      return;
    }
  resolver = g_proxy_resolver_get_default ();
  url = g_uri_to_string_partial (self->uri, G_URI_HIDE_USERINFO);
  g_proxy_resolver_lookup_async (resolver, url, self->stop, proxies_cb, self);
}

/* A feed led to a host that asked to be left alone, or nobody waits for what is there.
 * Returns: whether the request has ended, and is freed */
static gboolean
end_if_held_back (BylineRequest *self)
{
  g_autofree char *host = _byline_fetch_host_name (self->uri);
  gboolean is_led = self->kind == BYLINE_REQUEST_FEED &&
                    _byline_request_trail_get_length (self->trail) > 0;
  gint64 not_before;

  if (!is_led && !self->reason_why.is_ahead)
    return FALSE;
  not_before = _byline_connections_get_not_before (self->owner->connections, self->host, NULL);
  if (not_before == 0)
    return FALSE;
  if (is_led)
    _byline_connections_set_not_before (self->owner->connections, self->asked_url, self->host,
                                        not_before);
  end_with_error (self,
                  g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HELD,
                               "%s asked to be left alone for a while, and was not asked", host));
  return TRUE;
}

void
_byline_request_start (BylineRequest *self)
{
  g_autoptr (GInetAddress) address = byline_address_from_host (g_uri_get_host (self->uri));

  if (end_if_held_back (self))
    return;
  if (_byline_request_guard_refuses (self->guard, address))
    {
      end_with_error (self, private_error (self));
      return;
    }
  if (!(address != NULL && g_inet_address_get_is_loopback (address)) &&
      !g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    {
      g_autofree char *host = _byline_fetch_host_name (self->uri);

      end_with_error (self, g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE,
                                         "There is no network to reach %s", host));
      return;
    }

  self->running = TRUE;
  start_timer (self);
  ask_for_proxies (self);
}

BylineRequest *
_byline_request_new (const BylineRequestOwner *owner,
                     GTask *task,
                     const char *url,
                     BylineRequestKind kind,
                     const BylineRequestReason *reason,
                     BylineNetwork from,
                     const char *etag,
                     const char *last_modified)
{
  g_autoptr (GUri) uri = _byline_request_parse_url (url);
  BylineRequest *self;

  if (uri == NULL)
    {
      g_autofree char *shown = byline_url_hide_userinfo (url);

      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "This is not the address of a web page: %.200s", shown);
      g_object_unref (task);
      return NULL;
    }

  self = g_new0 (BylineRequest, 1);
  self->owner = owner;
  self->task = task;
  self->kind = kind;
  self->reason_why = *reason;
  self->uri = g_steal_pointer (&uri);
  /* As it was given, but for a user name in it. */
  self->url = strchr (url, '@') != NULL ? byline_url_resolve (NULL, url) : g_strdup (url);
  if (self->url == NULL)
    self->url = g_uri_to_string (self->uri);
  self->asked_url = g_strdup (url);
  self->host = _byline_request_host_key (self->uri);
  self->etag = g_strdup (etag);
  self->last_modified = g_strdup (last_modified);
  self->trail = _byline_request_trail_new ();
  self->guard = _byline_request_guard_new (from);
  self->stop = g_cancellable_new ();
  if (g_task_get_cancellable (task) != NULL)
    {
      self->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->cancelled, g_task_get_context (task));
    }
  return self;
}

void
_byline_request_set_call (BylineRequest *self, const BylineCall *call)
{
  self->call = _byline_request_call_new (call);
}

void
_byline_request_set_limits (BylineRequest *self, gsize max_bytes, guint timeout_seconds)
{
  self->max_bytes = max_bytes;
  self->time_left = timeout_seconds * G_USEC_PER_SEC;
}

BylineRequestKind
_byline_request_get_kind (BylineRequest *self)
{
  return self->kind;
}

const char *
_byline_request_get_host (BylineRequest *self)
{
  return self->host;
}
