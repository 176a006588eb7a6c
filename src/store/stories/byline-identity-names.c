/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-identity-private.h"

#include <string.h>

#include "byline-url.h"

/* What stands where nothing is to be said. */
static const char *const no_names[] = {
  "n/a", "na", "none", "null", "nil", "undefined", "unknown"
};

/* Parameters that are there so that no cache answers, and sessions: other ones at each request. */
static const char *const passing_names[] = {
  "_",          "_t",        "cachebust", "cachebuster", "cb",     "jsessionid",
  "nocache",    "no_cache",  "phpsessid", "rand",        "random", "rnd",
  "session_id", "sessionid", "sid",       "timestamp",
};

/* Fragments that name a part of every page. */
static const char *const common_fragments[] = {
  "article", "atom", "comments", "content", "feed", "main", "respond", "rss", "start", "top",
};

static gboolean
is_in (const char *const *names, gsize n_names, const char *text, gsize length)
{
  for (gsize i = 0; i < n_names; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
says_nothing (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0' || g_str_equal (stripped, "-") ||
         is_in (no_names, G_N_ELEMENTS (no_names), stripped, strlen (stripped));
}

/* "N/A" as an address was taken for a relative one. */
static gboolean
path_says_nothing (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_names); i++)
    {
      gsize length = strlen (no_names[i]);
      gsize at = strlen (path) - MIN (strlen (path), length);

      if (at > 0 && path[at - 1] == '/' && g_ascii_strcasecmp (path + at, no_names[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ";jsessionid=…" at the end of a path (Java Servlet Specification, SRV.7.1.3) */
static void
cut_session (char *path)
{
  for (char *p = strchr (path, ';'); p != NULL; p = strchr (p + 1, ';'))
    if (g_ascii_strncasecmp (p, ";jsessionid=", 12) == 0)
      {
        *p = '\0';
        return;
      }
}

/* Returns: (nullable): what is left of a query. */
static char *
query_that_stays (const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      if (is_in (passing_names, G_N_ELEMENTS (passing_names), parameters[i],
                 strcspn (parameters[i], "=")))
        continue;
      if (kept->len > 0)
        g_string_append_c (kept, '&');
      g_string_append (kept, parameters[i]);
    }
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

/* Whether a fragment may name one of several stories of a page: "v1" does, "xtor=RSS-1" does not. */
static gboolean
fragment_names (const char *fragment)
{
  if (*fragment == '\0' ||
      is_in (common_fragments, G_N_ELEMENTS (common_fragments), fragment, strlen (fragment)))
    return FALSE;
  for (const char *p = fragment; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_.-%", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the address without its fragment. */
static char *
page_of (const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);
  g_autofree char *query = NULL;
  char *mark;

  if (canonical == NULL)
    return NULL;
  mark = strchr (canonical, '?');
  if (mark != NULL)
    {
      query = query_that_stays (mark + 1);
      *mark = '\0';
    }
  cut_session (canonical);
  while (g_str_has_suffix (canonical, "/"))
    canonical[strlen (canonical) - 1] = '\0';
  /* A host alone is its home page. */
  if ((query == NULL && strchr (canonical, '/') == NULL) || path_says_nothing (canonical))
    return NULL;
  return query != NULL ? g_strconcat (canonical, "?", query, NULL) : g_steal_pointer (&canonical);
}

/* @page: (transfer full) (nullable): of @url. Returns: (transfer full) (nullable): the story's address. */
static char *
link_of (char *page, const char *url)
{
  g_autofree char *taken = page;
  const char *fragment = url != NULL ? strchr (url, '#') : NULL;

  if (taken == NULL || fragment == NULL || !fragment_names (fragment + 1))
    return g_steal_pointer (&taken);
  return g_strconcat (taken, fragment, NULL);
}

char *
_byline_identity_link (const char *url)
{
  return link_of (page_of (url), url);
}

char *
_byline_identity_guid (const char *id, const char *url)
{
  g_autofree char *guid_page = NULL;
  g_autofree char *link_page = NULL;

  /* What has neither a guid nor an address is called by a hash. */
  if (id == NULL || says_nothing (id) || (url == NULL && g_str_has_prefix (id, "sha256:")))
    return NULL;
  if (!byline_url_is_web (id))
    return g_strdup (id);
  if (g_strcmp0 (id, url) == 0)
    return _byline_identity_link (url);
  guid_page = page_of (id);
  link_page = page_of (url);
  /* A counter of its changes: "link#0", "link#1". */
  if (guid_page != NULL && g_strcmp0 (guid_page, link_page) == 0)
    return link_of (g_steal_pointer (&link_page), url);
  return link_of (g_steal_pointer (&guid_page), id);
}
