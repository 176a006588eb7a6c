/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connections-private.h"

#include "byline-clock.h"
#include "byline-proxy-resolver-private.h"

#define N_NETWORKS (BYLINE_NETWORK_PRIVATE + 1)
#define DAY 86400

struct _BylineConnections {
  SoupSession *soups[N_NETWORKS][2]; /* by where they may go, by whether through a proxy */
  GHashTable *proxied[N_NETWORKS];   /* address of a proxy -> SoupSession */
  GTlsDatabase *tls_database;        /* nullable: the system's */
  GPtrArray *accesses;               /* of BylineAccess */
  BylineSessionAuth *auth;
  BylineLargeBodies *large_bodies;
  GHashTable *not_before; /* "host:port", or an address -> NotBefore */
};

/* What a host asked for. */
typedef struct {
  gint64 said; /* when it did, by our clock */
  gint64 when;
  char *host; /* "host:port" */
} NotBefore;

static void
not_before_free (gpointer data)
{
  NotBefore *self = data;

  g_free (self->host);
  g_free (self);
}

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

static gboolean
release_cb (gpointer soup)
{
  return G_SOURCE_REMOVE;
}

/* Drops a session of libsoup once all that is under way in this turn of the loop is done: it may be called
 * in an answer, whose connection libsoup takes back only behind it. */
static void
release (gpointer soup)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_set_callback (source, release_cb, soup, g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

BylineConnections *
_byline_connections_new (void)
{
  BylineConnections *self = g_new0 (BylineConnections, 1);
  g_autoptr (GProxyResolver) desktop = _byline_proxy_resolver_new (g_proxy_resolver_get_default ());

  for (guint i = 0; i < N_NETWORKS; i++)
    {
      self->soups[i][0] = make_soup_session ();
      soup_session_set_proxy_resolver (self->soups[i][0], NULL);
      self->soups[i][1] = make_soup_session ();
      soup_session_set_proxy_resolver (self->soups[i][1], desktop);
      self->proxied[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, release);
    }
  self->accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_access_free);
  self->auth = _byline_session_auth_new ();
  self->large_bodies = _byline_large_bodies_new ();
  self->not_before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, not_before_free);
  return self;
}

void
_byline_connections_free (BylineConnections *self)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      g_clear_pointer (&self->soups[i][0], release);
      g_clear_pointer (&self->soups[i][1], release);
      g_clear_pointer (&self->proxied[i], g_hash_table_unref);
    }
  g_clear_object (&self->tls_database);
  g_clear_pointer (&self->accesses, g_ptr_array_unref);
  g_clear_pointer (&self->not_before, g_hash_table_unref);
  g_clear_pointer (&self->auth, _byline_session_auth_unref);
  g_clear_pointer (&self->large_bodies, _byline_large_bodies_free);
  g_free (self);
}

static SoupSession *
get_proxied (BylineConnections *self, BylineNetwork from, const char *proxy)
{
  SoupSession *soup = g_hash_table_lookup (self->proxied[from], proxy);
  g_autoptr (GProxyResolver) only = NULL;
  g_autoptr (GProxyResolver) resolver = NULL;

  if (soup != NULL)
    return soup;
  only = g_simple_proxy_resolver_new (proxy, NULL);
  resolver = _byline_proxy_resolver_new (only);
  soup = make_soup_session ();
  soup_session_set_proxy_resolver (soup, resolver);
  if (self->tls_database != NULL)
    soup_session_set_tls_database (soup, self->tls_database);
  g_hash_table_insert (self->proxied[from], g_strdup (proxy), soup);
  return soup;
}

SoupSession *
_byline_connections_get_soup (BylineConnections *self,
                              BylineNetwork from,
                              gboolean by_proxy,
                              const char *proxy)
{
  return proxy != NULL ? get_proxied (self, from, proxy) : self->soups[from][by_proxy ? 1 : 0];
}

void
_byline_connections_set_tls_database (BylineConnections *self, GTlsDatabase *database)
{
  g_set_object (&self->tls_database, database);
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      soup_session_set_tls_database (self->soups[i][0], database);
      soup_session_set_tls_database (self->soups[i][1], database);
      /* They are made anew with it; what is under way keeps its own. */
      g_hash_table_remove_all (self->proxied[i]);
    }
}

/* Returns: whether an access has this proxy. */
static gboolean
is_wanted (BylineConnections *self, const char *proxy)
{
  for (guint i = 0; i < self->accesses->len; i++)
    if (g_strcmp0 (((BylineAccess *) g_ptr_array_index (self->accesses, i))->proxy, proxy) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_unwanted_cb (gpointer proxy, gpointer soup, gpointer user_data)
{
  return !is_wanted (user_data, proxy);
}

void
_byline_connections_set_accesses (BylineConnections *self, GPtrArray *accesses)
{
  g_ptr_array_ref (accesses);
  g_ptr_array_unref (self->accesses);
  self->accesses = accesses;
  for (guint i = 0; i < N_NETWORKS; i++)
    g_hash_table_foreach_remove (self->proxied[i], is_unwanted_cb, self);
}

const BylineAccess *
_byline_connections_find_access (BylineConnections *self, gint64 publication_id, const char *host)
{
  return self->accesses->len > 0 ? byline_access_find (self->accesses, publication_id, host) : NULL;
}

BylineSessionAuth *
_byline_connections_get_auth (BylineConnections *self)
{
  return self->auth;
}

BylineLargeBodies *
_byline_connections_get_large_bodies (BylineConnections *self)
{
  return self->large_bodies;
}

void
_byline_connections_set_not_before (BylineConnections *self,
                                    const char *name,
                                    const char *host,
                                    gint64 when)
{
  NotBefore *not_before = g_new0 (NotBefore, 1);

  not_before->said = byline_clock_now ();
  not_before->when = when;
  not_before->host = g_strdup (host);
  g_hash_table_insert (self->not_before, g_strdup (name), not_before);
}

gint64
_byline_connections_get_not_before (BylineConnections *self, const char *name, const char **host)
{
  const NotBefore *not_before = g_hash_table_lookup (self->not_before, name);
  gint64 now = byline_clock_now ();

  /* What was said tomorrow was timed by a clock that has been set since. */
  if (not_before == NULL || not_before->said > now + DAY || not_before->when <= now)
    return 0;
  if (host != NULL)
    *host = not_before->host;
  return not_before->when;
}
