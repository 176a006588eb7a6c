/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-url.h"

#include <string.h>

#include "byline-url-private.h"

#define SCHEME "file:"

/* Returns: (transfer full) (type filename) (nullable): the path in @text, an address with SCHEME or a path
 * itself; %NULL of another machine's files, and of what begins nowhere */
static char *
read_path (const char *text)
{
  g_autofree char *url = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;

  if (g_str_has_prefix (text, "~/"))
    return g_build_filename (g_get_home_dir (), text + 2, NULL);
  if (g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) != 0)
    return *text == '/' && text[1] != '/' ? g_strdup (text) : NULL;
  /* "file:/home" is short for "file:///home" (RFC 8089, 2). What cannot stand in an address is a sign of
   * the name that somebody did not escape. */
  text += strlen (SCHEME);
  if (*text != '/')
    return NULL;
  url = g_uri_escape_string (text, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "%", FALSE);
  path = g_str_has_prefix (url, "//") ? g_strconcat (SCHEME, url, NULL)
                                      : g_strconcat (SCHEME "//", url, NULL);
  g_free (url);
  url = g_steal_pointer (&path);
  path = g_filename_from_uri (url, &host, NULL);
  if (host != NULL && *host != '\0' && g_ascii_strcasecmp (host, "localhost") != 0)
    return NULL;
  return g_steal_pointer (&path);
}

char *
byline_url_file_from_input (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;

  if (text == NULL)
    return NULL;
  clean = _byline_url_drop_brackets (g_strdup (text));
  path = read_path (clean);
  if (path == NULL)
    return NULL;
  full = g_canonicalize_filename (path, "/");
  return g_filename_to_uri (full, NULL, NULL);
}

gboolean
byline_url_is_file (const char *url)
{
  return url != NULL && g_str_has_prefix (url, SCHEME "///");
}

char *
byline_url_file_path (const char *url)
{
  return byline_url_is_file (url) ? g_filename_from_uri (url, NULL, NULL) : NULL;
}
