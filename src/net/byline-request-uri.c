/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses as HTTP can carry them. */

#include "byline-request-private.h"

#include <string.h>

#include "byline-address.h"
#include "byline-url.h"

/* GUri takes what HTTP cannot carry; a space or a line break would end the request line. */
static char *
escape_illegal (const char *url)
{
  GString *result = g_string_new (NULL);

  for (const guchar *p = (const guchar *) url; *p != '\0'; p++)
    {
      if (*p <= 0x20 || *p >= 0x7f || strchr ("\"<>\\^`{|}", *p) != NULL)
        g_string_append_printf (result, "%%%02X", *p);
      else
        g_string_append_c (result, (char) *p);
    }
  return g_string_free (result, FALSE);
}

static gboolean
is_host_name (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;
  for (const char *p = host; *p != '\0'; p++)
    {
      if (!g_ascii_isgraph (*p) || strchr ("\"#%/<>?@[\\]^`{|}", *p) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* GUri would write "%7e" as "~"; some servers know one of them only. So it is asked for the host
 * alone, and path and query are sent as they stand in @legal. */
static GUri *
build_verbatim (GUri *uri, const char *legal)
{
  const char *path = strstr (legal, "://") + 3;
  gsize path_length, query_length;
  g_autofree char *raw_path = NULL;
  g_autofree char *raw_query = NULL;
  const char *query;

  path += strcspn (path, "/?#");
  path_length = strcspn (path, "?#");
  query = path + path_length;
  query_length = strcspn (query, "#");
  raw_path = path_length > 0 ? g_strndup (path, path_length) : g_strdup ("/");
  if (query_length > 0)
    raw_query = g_strndup (query + 1, query_length - 1);
  /* Servers get the logins that they ask for from who keeps them, never from an address. */
  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), raw_path, raw_query, g_uri_get_fragment (uri));
}

GUri *
_byline_request_parse_url (const char *url)
{
  g_autofree char *legal = NULL;
  g_autoptr (GUri) uri = NULL;

  if (url == NULL || strlen (url) > BYLINE_URL_MAX_LENGTH)
    return NULL;
  legal = escape_illegal (url);
  uri = g_uri_parse (legal, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || !is_host_name (g_uri_get_host (uri)) || strstr (legal, "://") == NULL)
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "http") &&
      !g_str_equal (g_uri_get_scheme (uri), "https"))
    return NULL;
  return build_verbatim (uri, legal);
}

char *
_byline_request_host_key (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  int port = g_uri_get_port (uri);

  if (port <= 0)
    port = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  return g_strdup_printf ("%s:%d", host, port);
}

gboolean
_byline_request_host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = byline_address_from_host (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}
