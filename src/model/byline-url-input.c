/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type, paste and keep in lists of subscriptions. */

#include "byline-url.h"

#include <string.h>

#include "byline-url-private.h"

/* "pcast:feed:http://…": nobody nests them deeper. */
#define MAX_SCHEMES 3

static gboolean
is_local_host (const char *text)
{
  gsize length = strcspn (text, ":/?#");
  g_autofree char *host = g_strndup (text, length);

  return g_str_equal (host, "localhost") || g_str_has_suffix (host, ".local") ||
         g_hostname_is_ip_address (host) || *text == '[';
}

/* Signs that stand around an address in mail and prose (RFC 3986, appendix C).
 * Returns: @text, shorter. */
static char *
drop_brackets (char *text)
{
  static const struct {
    const char *begin;
    const char *end;
  } pairs[] = {
    { "<", ">" }, { "\"", "\"" }, { "'", "'" }, { "“", "”" },
    { "„", "“" }, { "«", "»" },   { "(", ")" }, { "‘", "’" },
  };

  g_strstrip (text);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize begin = strlen (pairs[i].begin);

      if (!g_str_has_prefix (text, pairs[i].begin) || !g_str_has_suffix (text, pairs[i].end) ||
          strlen (text) <= begin + strlen (pairs[i].end))
        continue;
      text[strlen (text) - strlen (pairs[i].end)] = '\0';
      memmove (text, text + begin, strlen (text + begin) + 1);
      g_strstrip (text);
      i = (gsize) -1;
    }
  return text;
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
    { "feed:", NULL },     { "feeds:", "https://" }, { "rss:", NULL },         { "podcast:", NULL },
    { "podcasts:", NULL }, { "itpc:", NULL },        { "itpcs:", "https://" }, { "pcast:", NULL },
    { "web+feed:", NULL }, { "web+rss:", NULL },     { "url:", NULL },
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

  clean = drop_brackets (g_strdup (text));
  rest = skip_feed_schemes (clean, &scheme, &may_have_userinfo);
  if (*rest == '\0' || is_prose (rest))
    return NULL;

  host = _byline_url_find_userinfo_end (rest);
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

  clean = drop_brackets (g_strdup (text));
  rest = skip_feed_schemes (clean, &scheme, &has_slashes);
  return scheme != NULL || has_web_scheme (rest);
}
