/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-network-time.h"

struct _BylineNetworkTime {
  GHashTable *remote; /* "host:port" -> gint64: by how much it is ahead of us */
  GHashTable *local;  /* the same of this machine */
};

BylineNetworkTime *
byline_network_time_new (void)
{
  BylineNetworkTime *self = g_new0 (BylineNetworkTime, 1);

  self->remote = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->local = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
byline_network_time_free (BylineNetworkTime *self)
{
  g_hash_table_unref (self->remote);
  g_hash_table_unref (self->local);
  g_free (self);
}

static gboolean
is_local (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

void
byline_network_time_add (BylineNetworkTime *self, const char *url, gint64 date, gint64 now)
{
  g_autoptr (GUri) uri = date > 0 ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  gint64 ahead = date - now;
  const char *host;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return;
  host = g_uri_get_host (uri);
  g_hash_table_insert (is_local (host) ? self->local : self->remote,
                       g_strdup_printf ("%s:%d", host, g_uri_get_port (uri)),
                       g_memdup2 (&ahead, sizeof ahead));
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

gint64
byline_network_time_get (BylineNetworkTime *self, gint64 now)
{
  GHashTable *heard = g_hash_table_size (self->remote) > 0 ? self->remote : self->local;
  g_autoptr (GList) votes = g_list_sort (g_hash_table_get_values (heard), compare_votes);
  guint n_votes = g_list_length (votes);

  if (n_votes == 0)
    return 0;
  return now + *(const gint64 *) g_list_nth_data (votes, (n_votes - 1) / 2);
}
