/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-access.h"

#include <string.h>

#include "byline-error.h"

BylineAccess *
byline_access_new (void)
{
  BylineAccess *self = g_new0 (BylineAccess, 1);

  self->hosts = g_new0 (char *, 1);
  return self;
}

void
byline_access_free (BylineAccess *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->hosts);
  g_free (self->proxy);
  g_free (self->user_agent);
  g_free (self->cookie);
  g_free (self);
}

gboolean
byline_access_is_empty (const BylineAccess *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->proxy == NULL && self->user_agent == NULL && self->cookie == NULL;
}

/* --- What somebody typed --- */

static gboolean
check_header (const char *name, const char *value, GError **error)
{
  if (value == NULL)
    return TRUE;
  if (strlen (value) > BYLINE_ACCESS_MAX_LENGTH)
    {
      g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL, "The %s is too long",
                   name);
      return FALSE;
    }
  for (const guchar *p = (const guchar *) value; *p != '\0'; p++)
    if (*p < 0x20 || *p >= 0x7f)
      {
        g_set_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                     "The %s must be one line of ASCII characters", name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_proxy (const char *proxy, GError **error)
{
  static const char *const schemes[] = { "http", "https", "socks", "socks4", "socks4a", "socks5" };
  g_autoptr (GUri) uri = proxy != NULL ? g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD, NULL) : NULL;

  if (proxy == NULL)
    return TRUE;
  for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (g_uri_get_scheme (uri), schemes[i]) && g_uri_get_host (uri) != NULL &&
        *g_uri_get_host (uri) != '\0')
      return TRUE;
  g_set_error_literal (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                       "This is not the address of a proxy; it should look like "
                       "http://host:8080 or socks5://host:1080");
  return FALSE;
}

gboolean
byline_access_check (const BylineAccess *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_proxy (self->proxy, error) && check_header ("user agent", self->user_agent, error) &&
         check_header ("cookie", self->cookie, error);
}

/* --- Whose it is --- */

static char *
normalize_host (const char *host)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);
  const char *plain = g_str_has_prefix (lower, "www.") ? lower + strlen ("www.") : lower;

  return g_strdup (plain);
}

char *
byline_access_host (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
           ? normalize_host (g_uri_get_host (uri))
           : NULL;
}

/* Returns: how much of @host (normalised) one of the hosts names, in bytes; 0: it is none of them */
static gsize
matching_length (const BylineAccess *self, const char *host)
{
  gsize length = strlen (host);
  gsize best = 0;

  for (gsize i = 0; self->hosts[i] != NULL; i++)
    {
      gsize own = strlen (self->hosts[i]);

      if (own > 0 && own <= length && g_str_equal (host + length - own, self->hosts[i]) &&
          (own == length || host[length - own - 1] == '.'))
        best = MAX (best, own);
    }
  return best;
}

gboolean
byline_access_owns (const BylineAccess *self, const char *host)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (self != NULL && host != NULL, FALSE);

  normal = normalize_host (host);
  return matching_length (self, normal) > 0;
}

const BylineAccess *
byline_access_find (GPtrArray *accesses, gint64 publication_id, const char *host)
{
  g_autofree char *normal = NULL;
  const BylineAccess *best = NULL;
  gsize best_length = 0;

  g_return_val_if_fail (accesses != NULL && host != NULL, NULL);

  normal = normalize_host (host);
  for (guint i = 0; i < accesses->len; i++)
    {
      const BylineAccess *access = g_ptr_array_index (accesses, i);
      gsize length = publication_id == 0 ? matching_length (access, normal) : 0;

      if (publication_id != 0 && access->publication_id == publication_id)
        return access;
      if (length > best_length)
        {
          best = access;
          best_length = length;
        }
    }
  return best;
}
