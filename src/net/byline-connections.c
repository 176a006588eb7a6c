/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connections-private.h"

#include "byline-clock.h"

#define N_NETWORKS (BYLINE_NETWORK_PRIVATE + 1)
#define DAY 86400

struct _BylineConnections {
  SoupSession *soups[N_NETWORKS][2]; /* by where they may go, by whether through a proxy */
  BylineSessionAuth *auth;
  GHashTable *not_before; /* "host:port" -> NotBefore */
};

/* What a host asked for. */
typedef struct {
  gint64 said; /* when it did, by our clock */
  gint64 when;
} NotBefore;

/* The limits are ours: libsoup's count connections and idle time, so they stand wide open. So is
 * the decompression. */
static SoupSession *
make_soup_session (void)
{
  SoupSession *soup = g_object_new (SOUP_TYPE_SESSION, "max-conns", 256, "max-conns-per-host", 64,
                                    "timeout", 0, "idle-timeout", 30, NULL);

  soup_session_remove_feature_by_type (soup, SOUP_TYPE_CONTENT_DECODER);
  return soup;
}

BylineConnections *
_byline_connections_new (void)
{
  BylineConnections *self = g_new0 (BylineConnections, 1);

  for (guint i = 0; i < N_NETWORKS; i++)
    {
      self->soups[i][0] = make_soup_session ();
      soup_session_set_proxy_resolver (self->soups[i][0], NULL);
      self->soups[i][1] = make_soup_session ();
    }
  self->auth = _byline_session_auth_new ();
  self->not_before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
_byline_connections_free (BylineConnections *self)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      g_clear_object (&self->soups[i][0]);
      g_clear_object (&self->soups[i][1]);
    }
  g_clear_pointer (&self->not_before, g_hash_table_unref);
  g_clear_pointer (&self->auth, _byline_session_auth_unref);
  g_free (self);
}

SoupSession *
_byline_connections_get_soup (BylineConnections *self, BylineNetwork from, gboolean by_proxy)
{
  return self->soups[from][by_proxy ? 1 : 0];
}

BylineSessionAuth *
_byline_connections_get_auth (BylineConnections *self)
{
  return self->auth;
}

void
_byline_connections_set_not_before (BylineConnections *self, const char *host, gint64 when)
{
  NotBefore not_before = { byline_clock_now (), when };

  g_hash_table_insert (self->not_before, g_strdup (host),
                       g_memdup2 (&not_before, sizeof not_before));
}

gint64
_byline_connections_get_not_before (BylineConnections *self, const char *host)
{
  const NotBefore *not_before = g_hash_table_lookup (self->not_before, host);
  gint64 now = byline_clock_now ();

  /* What was said tomorrow was timed by a clock that has been set since. */
  if (not_before == NULL || not_before->said > now + DAY)
    return 0;
  return not_before->when > now ? not_before->when : 0;
}
