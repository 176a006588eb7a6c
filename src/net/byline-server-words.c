/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-fetch-error-private.h"

#include <string.h>

#include "byline-text.h"

/* What is shown of a server's words, in characters. */
#define MAX_WORDS 200
/* A page that says more than this has menus and advertisements: then its title says it. */
#define MAX_PAGE 500

static char *
replace (const char *pattern, const char *text, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL);
}

/* Returns: (transfer full) (nullable): the first group of @pattern in @text. */
static char *
find (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static char *
without_references (const char *text)
{
  static const char *const names[][2] = {
    { "&nbsp;", " " },  { "&lt;", "<" },  { "&gt;", ">" },
    { "&quot;", "\"" }, { "&#39;", "'" }, { "&amp;", "&" },
  };
  g_autoptr (GString) plain = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_replace (plain, names[i][0], names[i][1], 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
words_of_page (const char *text)
{
  g_autofree char *title = find ("<title[^>]*>([^<]*)", text);
  g_autofree char *body =
    replace ("<(head|script|style|svg|noscript)\\b.*?(</\\1\\s*>|$)|<!--.*?-->", text, " ");
  g_autofree char *bare = replace ("<[^>]*>", body, " ");
  g_autofree char *plain = without_references (bare);
  g_autofree char *words = byline_text_clean (plain, MAX_PAGE + 1);

  if (words != NULL && *words != '\0' && g_utf8_strlen (words, -1) <= MAX_PAGE)
    return g_steal_pointer (&words);
  return title != NULL ? without_references (title) : NULL;
}

/* RFC 9457, and what is like it. */
static char *
words_of_json (const char *text)
{
  static const char *const names[] = { "detail",  "error_description",
                                       "message", "description",
                                       "error",   "title" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("\"%s\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"",
                                                  names[i]);
      g_autofree char *quoted = find (pattern, text);

      if (quoted != NULL)
        return g_strcompress (quoted);
    }
  return NULL;
}

/* "404 Not Found", "Error 404 (Not Found)", "nginx": nothing that the status does not say. */
static gboolean
says_nothing (const char *words)
{
  g_autofree char *rest = replace (
    "\\b(error|http|status|code|nginx|apache|openresty|cloudflare|litespeed|caddy|\\d{3}|bad "
    "request|"
    "unauthorized|forbidden|not found|gone|too many requests|internal server error|"
    "bad gateway|service (temporarily )?unavailable|gateway time-?out|page)\\b|[\\d./:()!–—-]",
    words, "");

  return *g_strstrip (rest) == '\0';
}

char *
_byline_fetch_server_words (GBytes *body, const char *content_type)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autofree char *text = g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) length);
  g_autofree char *said = NULL;
  g_autofree char *words = NULL;

  if (content_type != NULL && !g_str_has_prefix (content_type, "text/") &&
      strstr (content_type, "json") == NULL && strstr (content_type, "html") == NULL)
    return NULL;
  if (content_type != NULL && strstr (content_type, "json") != NULL)
    said = words_of_json (text);
  else if (strchr (text, '<') != NULL)
    said = words_of_page (text);
  else
    said = g_strdup (text);
  if (said == NULL)
    return NULL;
  words = byline_text_clean (said, MAX_WORDS);
  if (words == NULL || *words == '\0' || says_nothing (words))
    return NULL;
  return g_steal_pointer (&words);
}
