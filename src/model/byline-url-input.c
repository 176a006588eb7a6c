/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type, paste and keep in lists of subscriptions. */

#include "byline-url.h"

#include <string.h>

#include "byline-url-private.h"

/* "pcast:feed:http://…": nobody nests them deeper. */
#define MAX_SCHEMES 3

/* The end of what may hold a user name: the last "@" in front of path, query and fragment, as
 * browsers have it (WHATWG URL; a backslash counts as a slash there). @authority: behind "//" */
static const char *
find_userinfo_end (const char *authority)
{
  return memrchr (authority, '@', strcspn (authority, "/?#\\"));
}

static gboolean
has_userinfo (const char *authority)
{
  return find_userinfo_end (authority) != NULL;
}

static gboolean
is_local_host (const char *text)
{
  gsize length = strcspn (text, ":/?#");
  g_autofree char *host = g_strndup (text, length);

  return g_str_equal (host, "localhost") || g_str_has_suffix (host, ".local") ||
         g_hostname_is_ip_address (host) || *text == '[';
}

/* Pages call a feed by schemes that mean no protocol but a program: what follows is an address of
 * the web, with or without a scheme of its own.
 * Returns: behind them. @scheme: what one of them stands for if no other follows, else %NULL;
 * @has_slashes: whether "//" stands behind the last. */
static const char *
skip_feed_schemes (const char *text, const char **scheme, gboolean *has_slashes)
{
  static const struct {
    const char *name;
    const char *scheme;
  } schemes[] = {
    { "feed:", NULL },        { "feeds:", "https://" }, { "rss:", NULL },
    { "podcast:", NULL },     { "podcasts:", NULL },    { "itpc:", NULL },
    { "itpcs:", "https://" }, { "pcast:", NULL },       { "web+feed:", NULL },
    { "web+rss:", NULL },     { "itms-pcast:", NULL },  { "itms-pcasts:", "https://" },
    { "url:", NULL },         { "view-source:", NULL },
  };
  guint n_skipped = 0;

  *scheme = NULL;
  *has_slashes = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes) && n_skipped < MAX_SCHEMES; i++)
    {
      gsize length = strlen (schemes[i].name);

      if (g_ascii_strncasecmp (text, schemes[i].name, length) != 0)
        continue;
      *scheme = schemes[i].scheme;
      *has_slashes = g_str_has_prefix (text + length, "//");
      text += length + (*has_slashes ? 2 : 0);
      n_skipped++;
      i = (gsize) -1;
    }
  return text;
}

static gboolean
has_web_scheme (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0;
}

/* A space within a path or a query is a space that somebody did not escape; one within a host, or
 * in front of another address, makes prose of it. @rest: may have a scheme */
static gboolean
is_prose (const char *rest)
{
  const char *authority = has_web_scheme (rest) ? strstr (rest, "//") + 2 : rest;
  const char *space = strpbrk (rest, " \t\r\n");

  return space != NULL && (strpbrk (space, "\r\n") != NULL || strstr (space, "://") != NULL ||
                           space < authority + strcspn (authority, "/?#"));
}

char *
byline_url_normalize_input (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *url = NULL;
  const char *scheme = NULL;
  const char *rest;
  const char *host;
  gboolean may_have_userinfo = FALSE;

  if (text == NULL)
    return NULL;

  clean = _byline_url_drop_brackets (g_strdup (text));
  rest = skip_feed_schemes (clean, &scheme, &may_have_userinfo);
  if (*rest == '\0' || is_prose (rest))
    return NULL;

  host = find_userinfo_end (rest);
  host = host != NULL ? host + 1 : rest;
  if (has_web_scheme (rest))
    url = g_strdup (rest);
  else if (strstr (rest, "://") != NULL && strstr (rest, "://") < rest + strcspn (rest, "/?#"))
    return NULL;
  else if (host != rest && !may_have_userinfo)
    return NULL;
  else if (scheme != NULL)
    url = g_strconcat (scheme, rest, NULL);
  else if (is_local_host (host))
    url = g_strconcat ("http://", rest, NULL);
  else if (strchr (host, '.') != NULL && *host != '.')
    url = g_strconcat ("https://", rest, NULL);

  return url != NULL ? byline_url_resolve (NULL, url) : NULL;
}

gboolean
byline_url_says_scheme (const char *text)
{
  g_autofree char *clean = NULL;
  const char *scheme;
  const char *rest;
  gboolean has_slashes;

  g_return_val_if_fail (text != NULL, FALSE);

  clean = _byline_url_drop_brackets (g_strdup (text));
  rest = skip_feed_schemes (clean, &scheme, &has_slashes);
  return scheme != NULL || has_web_scheme (rest);
}

/* Percent signs that escape nothing stay; so does all of it if that would not be text (UTF-8, no
 * NUL). */
static char *
unescape_part (const char *part, gsize length)
{
  g_autofree char *raw = g_strndup (part, length);
  GString *out = g_string_sized_new (length);

  for (const char *p = raw; *p != '\0'; p++)
    {
      if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          g_string_append_c (out, (char) (g_ascii_xdigit_value (p[1]) << 4 |
                                          g_ascii_xdigit_value (p[2])));
          p += 2;
        }
      else
        g_string_append_c (out, *p);
    }
  if (g_utf8_validate (out->str, out->len, NULL))
    return g_string_free (out, FALSE);

  g_string_free (out, TRUE);
  return g_utf8_make_valid (raw, -1);
}

/* Returns: behind the scheme and "//", or %NULL if there is none. */
static const char *
find_authority (const char *text)
{
  const char *slashes = strstr (text, "//");

  return slashes != NULL ? slashes + 2 : NULL;
}

char *
byline_url_split_userinfo (const char *text, char **user, char **password)
{
  g_autofree char *url = byline_url_normalize_input (text);
  const char *start = url != NULL ? find_authority (text) : NULL;
  const char *end = start != NULL ? find_userinfo_end (start) : NULL;
  const char *colon;

  *user = NULL;
  *password = NULL;
  if (end == NULL)
    return g_steal_pointer (&url);

  colon = memchr (start, ':', end - start);
  /* Neither name nor password: "https://@example.org/", "https://:@example.org/". */
  if (end == start || (colon == start && colon + 1 == end))
    return g_steal_pointer (&url);

  *user = unescape_part (start, (colon != NULL ? colon : end) - start);
  *password = colon != NULL ? unescape_part (colon + 1, end - colon - 1) : g_strdup ("");
  return g_steal_pointer (&url);
}

char *
byline_url_join_userinfo (const char *url, const char *user, const char *password)
{
  g_autofree char *escaped_user = g_uri_escape_string (user, NULL, FALSE);
  g_autofree char *escaped_password = g_uri_escape_string (password, NULL, FALSE);
  const char *authority = find_authority (url);

  if (authority == NULL)
    return g_strdup (url);
  return g_strdup_printf ("%.*s%s:%s@%s", (int) (authority - url), url, escaped_user,
                          escaped_password, authority);
}

char *
byline_url_hide_userinfo (const char *text)
{
  g_autofree char *url = NULL;
  const char *start;
  const char *end;

  if (text == NULL)
    return NULL;

  start = find_authority (text);
  url = byline_url_normalize_input (text);
  if (url != NULL)
    return start != NULL && has_userinfo (start) ? g_steal_pointer (&url) : g_strdup (text);

  /* It is no address, but may have been meant as one: with a slash or a space in its password. */
  end = strrchr (text, '@');
  if (end == NULL || (start == NULL && memchr (text, ':', end - text) == NULL))
    return g_strdup (text);
  if (start == NULL || start > end)
    start = text;
  return g_strdup_printf ("%.*s…%s", (int) (start - text), text, end);
}
