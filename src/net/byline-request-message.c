/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-request-message-private.h"

#include <string.h>

#include "byline-body-decoder-private.h"
#include "byline-config.h"

#define USER_AGENT "Byline/" BYLINE_VERSION " (+https://github.com/bylinenews/byline)"

struct _BylineRequestCall {
  char *method;
  char *authorization_name; /* nullable */
  char *authorization_value;
  char *content_type; /* nullable */
  GBytes *body;       /* nullable */
};

BylineRequestCall *
_byline_request_call_new (const BylineCall *call)
{
  BylineRequestCall *self = g_new0 (BylineRequestCall, 1);
  const char *colon = call->authorization != NULL ? strstr (call->authorization, ": ") : NULL;

  self->method = g_strdup (call->method);
  self->content_type = g_strdup (call->content_type);
  self->body = call->body != NULL ? g_bytes_ref (call->body) : NULL;
  if (colon != NULL)
    {
      self->authorization_name = g_strndup (call->authorization,
                                            (gsize) (colon - call->authorization));
      self->authorization_value = g_strdup (colon + 2);
    }
  return self;
}

void
_byline_request_call_free (BylineRequestCall *self)
{
  g_free (self->method);
  g_free (self->authorization_name);
  g_free (self->authorization_value);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static const char *
accept_for_kind (BylineRequestKind kind)
{
  switch (kind)
    {
    case BYLINE_REQUEST_FEED:
      return "application/atom+xml, application/rss+xml, application/feed+json, "
             "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, "
             "application/json;q=0.7, text/html;q=0.5, */*;q=0.1";
    case BYLINE_REQUEST_PICTURE:
      return "image/webp, image/png, image/jpeg, image/gif, image/svg+xml, image/bmp;q=0.5, "
             "image/vnd.microsoft.icon;q=0.5, image/x-icon;q=0.5";
    case BYLINE_REQUEST_PAGE:
      break;
    }
  return "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1";
}

static void
add_call (SoupMessage *message, const BylineRequestCall *call)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "application/json, text/plain;q=0.8, */*;q=0.1");
  if (call->authorization_name != NULL)
    soup_message_headers_replace (headers, call->authorization_name, call->authorization_value);
  if (call->body != NULL)
    soup_message_set_request_body_from_bytes (message, call->content_type, call->body);
  soup_message_add_flags (message, SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
}

/* "Not modified" ends with its headers. libsoup (3.2) takes one without Content-Length for one that ends
 * with its connection, and would not use that again. */
static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED &&
      soup_message_headers_get_encoding (headers) == SOUP_ENCODING_EOF)
    soup_message_headers_set_encoding (headers, SOUP_ENCODING_NONE);
}

SoupMessage *
_byline_request_message_new (GUri *uri,
                             BylineRequestKind kind,
                             const char *etag,
                             const char *last_modified,
                             const BylineRequestCall *call,
                             const BylineAccess *access)
{
  SoupMessage *message = soup_message_new_from_uri (call != NULL ? call->method : SOUP_METHOD_GET,
                                                    uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *agent = access != NULL ? access->user_agent : NULL;

  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "User-Agent", agent != NULL ? agent : USER_AGENT);
  soup_message_headers_replace (headers, "Accept", accept_for_kind (kind));
  soup_message_headers_replace (headers, "Accept-Encoding", BYLINE_BODY_DECODER_CODINGS);
  /* Behind a redirect the validators are as good: they were given for what stands at its end. */
  if (etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", etag);
  if (last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", last_modified);
  /* Of a feed that has changed the new entries are enough (RFC 3229, 226 IM Used). */
  if (kind == BYLINE_REQUEST_FEED && call == NULL && (etag != NULL || last_modified != NULL))
    soup_message_headers_replace (headers, "A-IM", "feed");
  if (call != NULL)
    add_call (message, call);
  return message;
}

void
_byline_request_message_add_cookie (SoupMessage *message, const BylineAccess *access)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *others = soup_message_headers_get_one (headers, "Cookie");
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  g_autofree char *joined = NULL;

  if (access == NULL || access->cookie == NULL || !byline_access_owns (access, host))
    return;
  if (others != NULL)
    joined = g_strconcat (access->cookie, "; ", others, NULL);
  soup_message_headers_replace (headers, "Cookie", joined != NULL ? joined : access->cookie);
}
