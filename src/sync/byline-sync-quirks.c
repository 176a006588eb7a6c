/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-quirks.h"

#include <string.h>

#define DAY (24 * 60 * 60)

/*
 * In what servers are different. Limits are what their documentation says, or what was met.
 *
 * - FreshRSS keeps its interface in a file of its own; which entries are recent goes by when they came.
 * - Miniflux has no stream/contents, reads short ids as hexadecimal (long ones are right everywhere), and
 *   takes what is recent by the date of publication; what is in no category is in "All". Its own interface
 *   reads the page of an entry for whoever asks (fetch-content).
 * - The Old Reader's ids have 24 hexadecimal digits; it takes 1,000 entries at once at most.
 * - BazQux and Inoreader name a token for changes that expires, as Google did: see byline-greader.h.
 */
static const BylineSyncQuirks table[] = {
  /* What has a host or a place of its own first, then what holds for the protocol. */
  { BYLINE_SYNC_GREADER, "FreshRSS", "/api/greader.php", NULL, 10000, 100, 250, DAY,
    "Uncategorized", FALSE },
  { BYLINE_SYNC_GREADER, "FreshRSS", "/p/api/greader.php", NULL, 10000, 100, 250, DAY,
    "Uncategorized", FALSE },
  { BYLINE_SYNC_GREADER, "The Old Reader", NULL, "theoldreader.com", 10000, 100, 250, DAY, NULL,
    FALSE },
  { BYLINE_SYNC_GREADER, "BazQux Reader", NULL, "bazqux.com", 10000, 100, 250, DAY, NULL, FALSE },
  { BYLINE_SYNC_GREADER, "BazQux Reader", NULL, "www.bazqux.com", 10000, 100, 250, DAY, NULL,
    FALSE },
  { BYLINE_SYNC_GREADER, "Inoreader", NULL, "www.inoreader.com", 1000, 100, 100, DAY, NULL, FALSE },
  { BYLINE_SYNC_GREADER, "Google Reader API", "", NULL, 10000, 100, 250, 7 * DAY, "All", FALSE },
  { BYLINE_SYNC_MINIFLUX, "Miniflux", "", NULL, 0, 250, 250, 0, "All", TRUE },
};

/* Returns: whether @url is of the host @host, or of one below it. */
static gboolean
is_of_host (const char *url, const char *host)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri), host) == 0;
}

const BylineSyncQuirks *
byline_sync_quirks_find (BylineSyncProtocol protocol, const char *base_url)
{
  const BylineSyncQuirks *found = &table[0];

  g_return_val_if_fail (base_url != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const BylineSyncQuirks *row = &table[i];

      if (row->protocol != protocol)
        continue;
      found = row;
      if (row->host != NULL ? is_of_host (base_url, row->host)
                            : g_str_has_suffix (base_url, row->path_suffix))
        break;
    }
  return found;
}

static void
add_place (GPtrArray *places, const char *base, const char *suffix)
{
  g_autofree char *place = g_strconcat (base, suffix, NULL);

  if (!g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
    g_ptr_array_add (places, g_steal_pointer (&place));
}

/* Parts of addresses below a server's that people find on its pages, or where another reader asks for
 * them: the interface begins in front of them. */
static const char *const inner_parts[] = { "/reader/api/0", "/accounts/ClientLogin", "/v1" };

static void
cut_slashes (char *base)
{
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
}

/* Cuts @base where one of those parts begins. Returns: whether there was one */
static gboolean
cut_inner_part (char *base)
{
  char *authority = strstr (base, "://");
  char *path = strchr (authority != NULL ? authority + strlen ("://") : base, '/');

  for (gsize i = 0; path != NULL && i < G_N_ELEMENTS (inner_parts); i++)
    {
      char *part = strstr (path, inner_parts[i]);

      if (part != NULL && strchr ("/", part[strlen (inner_parts[i])]) != NULL)
        {
          *part = '\0';
          return TRUE;
        }
    }
  return FALSE;
}

/* The page of a server's that people see in their browser, or that of its interfaces: @base is above it. */
static void
cut_page (char *base)
{
  static const char *const pages[] = { "/api", "/i", "/i/index.php", "/index.php" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_has_suffix (base, pages[i]))
      {
        base[strlen (base) - strlen (pages[i])] = '\0';
        return;
      }
}

static void
add_places_below (GPtrArray *places, const char *base)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].protocol == BYLINE_SYNC_GREADER && table[i].path_suffix != NULL)
      add_place (places, base, table[i].path_suffix);
}

GPtrArray *
byline_sync_quirks_places (const char *url)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base = NULL;
  gboolean is_exact;

  g_return_val_if_fail (url != NULL, places);

  base = g_strndup (url, strcspn (url, "?#"));
  cut_slashes (base);
  is_exact = cut_inner_part (base);
  cut_slashes (base);
  /* As it was given, first: who knows the place says it. */
  add_place (places, base, "");
  if (!is_exact)
    cut_page (base);
  if (!g_str_has_suffix (base, ".php"))
    add_places_below (places, base);
  return places;
}

static const struct {
  BylineSyncProtocol protocol;
  const char *name;
} names[] = {
  { BYLINE_SYNC_GREADER, "greader" },
  { BYLINE_SYNC_MINIFLUX, "miniflux" },
};

const char *
byline_sync_protocol_name (BylineSyncProtocol protocol)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].protocol == protocol)
      return names[i].name;
  return names[0].name;
}

gboolean
byline_sync_protocol_parse (const char *name, BylineSyncProtocol *protocol)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      {
        *protocol = names[i].protocol;
        return TRUE;
      }
  return FALSE;
}
