/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-response-private.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-fetch-error-private.h"
#include "byline-proxy-resolver-private.h"
#include "byline-session-auth-private.h"

#include <string.h>

/* The bytes of Link headers that are looked at. */
#define MAX_LINKS (64 * 1024)
/* Nobody's word counts for longer than this. */
#define MAX_AGE_LIMIT (366 * G_TIME_SPAN_DAY / G_USEC_PER_SEC)
/* A host that is asked too often, and does not say how long it wants to be left alone, in seconds. */
#define UNSAID_PAUSE (15 * 60)

void
byline_response_free (BylineResponse *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->moved_url, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
  g_clear_pointer (&self->links, g_free);
  g_clear_pointer (&self->refresh, g_free);
  g_clear_pointer (&self->unprotected_by, g_free);
  g_free (self);
}

static gint64
parse_http_date (const char *text)
{
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

/* Returns: how many seconds a cache has kept the answer (RFC 9111, 5.1). */
static gint64
parse_age (SoupMessageHeaders *headers)
{
  const char *age = soup_message_headers_get_one (headers, "Age");

  return age != NULL ? CLAMP (g_ascii_strtoll (age, NULL, 10), 0, MAX_AGE_LIMIT) : 0;
}

static gint64
parse_max_age (SoupMessageHeaders *headers)
{
  const char *control = soup_message_headers_get_list (headers, "Cache-Control");
  gint64 expires, date;

  if (control != NULL)
    {
      g_autoptr (GHashTable) params = soup_header_parse_param_list (control);
      const char *max_age = g_hash_table_lookup (params, "max-age");
      gint64 seconds = max_age != NULL ? g_ascii_strtoll (max_age, NULL, 10) : -1;
      gboolean fresh = !g_hash_table_contains (params, "no-cache") &&
                       !g_hash_table_contains (params, "no-store");

      g_hash_table_remove_all (params);
      if (!fresh)
        return 0;
      if (seconds >= 0)
        return MAX (MIN (seconds, MAX_AGE_LIMIT) - parse_age (headers), 0);
    }

  expires = parse_http_date (soup_message_headers_get_one (headers, "Expires"));
  if (expires == 0)
    return 0;
  date = parse_http_date (soup_message_headers_get_one (headers, "Date"));
  if (date == 0)
    date = byline_clock_now ();
  return CLAMP (expires - date, 0, MAX_AGE_LIMIT);
}

/* RFC 9110, 6.6.1. */
static gint64
parse_date (SoupMessageHeaders *headers)
{
  gint64 date = parse_http_date (soup_message_headers_get_one (headers, "Date"));

  return date > 0 ? date + parse_age (headers) : 0;
}

static char *
dup_header (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? g_strdup (value) : NULL;
}

/* An empty one is none: it would come back as a condition without a value (RFC 9110, 13.1.1). "*" would come
 * back as one that always holds. Of what is no UTF-8, libsoup keeps U+FFFD: it would never hold, and keep
 * the other one from being looked at. */
static char *
dup_validator (SoupMessageHeaders *headers, const char *name)
{
  g_autofree char *value = dup_header (headers, name);

  if (value == NULL || *value == '\0' || g_str_equal (value, "*") ||
      strstr (value, "\357\277\275") != NULL)
    return NULL;
  return g_steal_pointer (&value);
}

static char *
dup_links (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_list (headers, "Link");

  return value != NULL && strlen (value) <= MAX_LINKS ? g_utf8_make_valid (value, -1) : NULL;
}

BylineResponse *
_byline_response_new (SoupMessage *message, const char *url)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  BylineResponse *self = g_new0 (BylineResponse, 1);

  self->not_modified = soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED;
  self->status = self->not_modified ? 304 : 200;
  self->url = g_strdup (url);
  self->content_type = dup_header (headers, "Content-Type");
  self->etag = dup_validator (headers, "ETag");
  self->last_modified = dup_validator (headers, "Last-Modified");
  self->links = dup_links (headers);
  self->refresh = dup_header (headers, "Refresh");
  self->date = parse_date (headers);
  self->max_age = parse_max_age (headers);
  return self;
}

/* Returns: when Retry-After lets us ask again; 0: it does not say */
static gint64
parse_retry_after (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  gint64 now = byline_clock_now ();
  gint64 when;

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    when = now + MIN (g_ascii_strtoll (text, NULL, 10), MAX_AGE_LIMIT);
  else
    when = MIN (parse_http_date (text), now + MAX_AGE_LIMIT);
  return when > now ? when : 0;
}

/* Whoever is out of order, or refuses those who come too often, may say how long; of what is not there, or
 * not for us, no wait makes more. */
static gboolean
is_passing (guint status)
{
  return status == 403 || status == 408 || status == 420 || status == 425 || status == 429 ||
         status >= 500;
}

gint64
_byline_response_get_not_before (SoupMessage *message)
{
  guint status = soup_message_get_status (message);
  gint64 when = is_passing (status) ? parse_retry_after (message) : 0;

  return when == 0 && status == 429 ? byline_clock_now () + UNSAID_PAUSE : when;
}

gboolean
_byline_response_is_part (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  goffset start, end, total;

  if (soup_message_get_status (message) != SOUP_STATUS_PARTIAL_CONTENT)
    return FALSE;
  return !soup_message_headers_get_content_range (headers, &start, &end, &total) || start != 0 ||
         total < 0 || end + 1 != total;
}

/* libsoup (3.2) knows Basic, and Digest with MD5: of a server that wants another kind of login nobody has to
 * wonder whether the password is wrong. */
static void
explain_login (SoupMessage *message, const char *host, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *wanted = soup_message_headers_get_list (headers, "WWW-Authenticate");
  g_autofree char *lower = g_ascii_strdown (wanted != NULL ? wanted : "", -1);
  gboolean is_digest = strstr (lower, "digest ") != NULL;

  if (*lower == '\0' || strstr (lower, "basic") != NULL ||
      (is_digest && (strstr (lower, "algorithm=") == NULL || strstr (lower, "=md5") != NULL ||
                     strstr (lower, "=\"md5") != NULL)))
    return;
  g_clear_error (error);
  *error = g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_LOGIN_KIND,
                        "%s asks for a kind of login that Byline does not know (401): %s", host,
                        is_digest ? "Digest without MD5" : "neither Basic nor Digest");
}

/* Whether the one who refuses was given a login. */
static gboolean
was_login_given (SoupMessage *message)
{
  return soup_message_get_status (message) == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED
           ? _byline_proxy_resolver_was_asked (message)
           : _byline_session_auth_was_given (message);
}

GError *
_byline_response_to_error (SoupMessage *message, const char *host, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autofree char *words = NULL;
  GError *error = _byline_fetch_error_from_status (host, soup_message_get_status (message),
                                                   _byline_response_get_not_before (message) > 0,
                                                   was_login_given (message));

  if (error->code == BYLINE_FETCH_ERROR_UNAUTHORIZED)
    explain_login (message, host, &error);
  if (body != NULL)
    words = _byline_fetch_server_words (body,
                                        soup_message_headers_get_content_type (headers, NULL));
  if (words != NULL)
    {
      g_autofree char *sentence = g_steal_pointer (&error->message);

      error->message = g_strdup_printf ("%s: “%s”", sentence, words);
    }
  return error;
}
