/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-fetch-error-private.h"

#include "byline-session.h"
#include "byline-url.h"

char *
_byline_fetch_host_name (GUri *uri)
{
  g_autofree char *url = g_uri_to_string_partial (uri, G_URI_HIDE_PASSWORD);
  g_autofree char *host = byline_url_host (url);
  int port = g_uri_get_port (uri);

  if (host == NULL)
    host = g_strdup (g_uri_get_host (uri));
  if (port <= 0 || port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80))
    return g_steal_pointer (&host);
  if (strchr (host, ':') != NULL && *host != '[')
    return g_strdup_printf ("[%s]:%d", host, port);
  return g_strdup_printf ("%s:%d", host, port);
}

GError *
_byline_fetch_error_from_status (const char *host,
                                 guint status,
                                 gboolean retry_after,
                                 gboolean was_login_given)
{
  if (retry_after && status >= 500)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS,
                        "%s is busy and asks to be left alone for a while (%u)", host, status);
  if (retry_after || status == 429)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS,
                        "%s asks to be left alone for a while (%u)", host, status);

  switch (status)
    {
    case 401:
      if (was_login_given)
        return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED,
                            "%s does not accept the user name and password (401)", host);
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED,
                          "%s asks for a user name and a password (401)", host);
    case 407:
      if (was_login_given)
        return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP,
                            "The proxy on the way to %s does not accept the user name and "
                            "password in its address (407)",
                            host);
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP,
                          "The proxy on the way to %s asks for a user name and a password, which "
                          "its address can hold: NAME:PASSWORD@HOST (407)",
                          host);
    case 403:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FORBIDDEN,
                          "%s does not let us read this page (%u)", host, status);
    case 404:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND,
                          "%s has no such page (404)", host);
    case 410:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE,
                          "%s has removed this page for good (410)", host);
    default:
      break;
    }

  if (status >= 500)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER,
                        "%s answers that it is out of order (%u)", host, status);
  if (status >= 400)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP, "%s refuses the request (%u)",
                        host, status);
  return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED,
                      "%s gives an answer that cannot be used (%u)", host, status);
}

/* All of these sentences have it in parentheses, in front of the server's words. */
guint
byline_session_error_get_status (const GError *error)
{
  const char *open = error->domain == BYLINE_FETCH_ERROR ? strchr (error->message, '(') : NULL;

  for (; open != NULL; open = strchr (open + 1, '('))
    {
      if (g_ascii_isdigit (open[1]) && g_ascii_isdigit (open[2]) && g_ascii_isdigit (open[3]) &&
          open[4] == ')')
        return (guint) g_ascii_strtoull (open + 1, NULL, 10);
    }
  return 0;
}

/* In front of an address, at the end of the sentence. */
#define LEADS_TO " leads to another address: "

GError *
_byline_fetch_error_from_location (const char *host, const char *url)
{
  return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS, "%s" LEADS_TO "%.1000s",
                      host, url != NULL ? url : "?");
}

const char *
byline_session_error_get_location (const GError *error)
{
  const char *found = g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REDIRECTS)
                        ? strstr (error->message, LEADS_TO)
                        : NULL;

  return found != NULL ? found + strlen (LEADS_TO) : NULL;
}

static const char *
certificate_fault (GTlsCertificateFlags flags)
{
  static const struct {
    GTlsCertificateFlags flag;
    const char *sentence;
  } faults[] = {
    { G_TLS_CERTIFICATE_REVOKED, BYLINE_CERTIFICATE_REVOKED },
    { G_TLS_CERTIFICATE_EXPIRED, BYLINE_CERTIFICATE_EXPIRED },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, BYLINE_CERTIFICATE_NOT_YET },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, BYLINE_CERTIFICATE_OTHER_HOST },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, BYLINE_CERTIFICATE_UNKNOWN },
    { G_TLS_CERTIFICATE_INSECURE, BYLINE_CERTIFICATE_WEAK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (flags & faults[i].flag)
        return faults[i].sentence;
    }
  return "it cannot be verified";
}

static GError *
error_from_tls (const char *host, const GError *cause, SoupMessage *message)
{
  GTlsCertificateFlags flags = 0;

  if (message != NULL)
    flags = soup_message_get_tls_peer_certificate_errors (message);
  if (flags != 0 || cause->code == G_TLS_ERROR_BAD_CERTIFICATE)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS,
                        "The certificate of %s is not valid: %s", host, certificate_fault (flags));
  return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TLS,
                      "No secure connection to %s can be made", host);
}

static GError *
error_from_io (const char *host, const GError *cause, gboolean in_body)
{
  switch (cause->code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED,
                          "%s refuses the connection", host);
    case G_IO_ERROR_HOST_UNREACHABLE:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED, "%s cannot be reached",
                          host);
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE,
                          "There is no network to reach %s", host);
    case G_IO_ERROR_HOST_NOT_FOUND:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HOST_NOT_FOUND,
                          "There is no host named %s", host);
    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TIMEOUT, "%s does not answer",
                          host);
    case G_IO_ERROR_INVALID_DATA:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED,
                          "The answer of %s cannot be decompressed", host);
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_CONNECTION_CLOSED:
      if (in_body)
        return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED,
                            "The answer of %s breaks off before its end", host);
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_REFUSED,
                          "%s closes the connection without an answer", host);
    default:
      return NULL;
    }
}

/* Returns: (nullable): what a failure on the way through a proxy is; %NULL if the proxy has nothing to do with it */
static GError *
error_from_proxy (const char *host, const GError *cause)
{
  if (cause->domain != G_IO_ERROR && cause->domain != G_RESOLVER_ERROR)
    return NULL;
  /* The proxy's own name was not found. */
  switch (cause->domain == G_IO_ERROR ? cause->code : G_IO_ERROR_HOST_NOT_FOUND)
    {
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
      return _byline_fetch_error_from_status (host, SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED,
                                              FALSE, cause->code == G_IO_ERROR_PROXY_AUTH_FAILED);
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PROXY,
                          "%s cannot be reached through the proxy that is set", host);
    default:
      return NULL;
    }
}

GError *
_byline_fetch_error_from_cause (const char *host,
                                const GError *cause,
                                SoupMessage *message,
                                gboolean in_body,
                                gboolean by_proxy)
{
  GError *error = by_proxy && !in_body ? error_from_proxy (host, cause) : NULL;

  if (error != NULL)
    return error;
  if (cause->domain == G_TLS_ERROR)
    return error_from_tls (host, cause, message);
  if (cause->domain == G_RESOLVER_ERROR)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HOST_NOT_FOUND,
                        "There is no host named %s", host);
  if (cause->domain == SOUP_SESSION_ERROR && cause->code == SOUP_SESSION_ERROR_ENCODING)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TRUNCATED,
                        "The answer of %s cannot be decompressed", host);
  if (cause->domain == SOUP_SESSION_ERROR && cause->code == SOUP_SESSION_ERROR_PARSING)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED, "%s does not speak HTTP",
                        host);

  if (cause->domain == G_IO_ERROR)
    error = error_from_io (host, cause, in_body);
  if (error == NULL)
    error = g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED,
                         "The connection to %s failed: %s", host, cause->message);
  return error;
}
