/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-request-guard-private.h"

#include "byline-address.h"
#include "byline-error.h"
#include "byline-resolver-private.h"

struct _BylineRequestGuard {
  BylineNetwork from;
  BylineNetwork asked_network;
  BylineNetwork network;
  char *refused;      /* nullable: the private address that it will not ask */
  char *leader;       /* nullable: the host that led to that */
  char *guarded_host; /* nullable: in the resolver */
  gboolean by_proxy;
};

static void
set_guarded_host (BylineRequestGuard *self, const char *host)
{
  if (self->guarded_host != NULL)
    _byline_resolver_unguard (self->guarded_host);
  g_free (self->guarded_host);
  self->guarded_host = g_strdup (host);
  if (host != NULL)
    _byline_resolver_guard (host);
}

BylineRequestGuard *
_byline_request_guard_new (BylineNetwork from)
{
  BylineRequestGuard *self = g_new0 (BylineRequestGuard, 1);

  self->from = from;
  return self;
}

void
_byline_request_guard_free (BylineRequestGuard *self)
{
  set_guarded_host (self, NULL);
  g_free (self->refused);
  g_free (self->leader);
  g_free (self);
}

BylineNetwork
_byline_request_guard_get_from (BylineRequestGuard *self)
{
  return self->from;
}

BylineNetwork
_byline_request_guard_get_asked (BylineRequestGuard *self)
{
  return self->asked_network;
}

BylineNetwork
_byline_request_guard_get_network (BylineRequestGuard *self)
{
  return self->network;
}

void
_byline_request_guard_set_by_proxy (BylineRequestGuard *self, gboolean by_proxy)
{
  self->by_proxy = by_proxy;
}

gboolean
_byline_request_guard_get_by_proxy (BylineRequestGuard *self)
{
  return self->by_proxy;
}

gboolean
_byline_request_guard_refuses (BylineRequestGuard *self, GInetAddress *address)
{
  if (self->from == BYLINE_NETWORK_PRIVATE || address == NULL ||
      !byline_address_is_private (address))
    return FALSE;
  if (self->refused == NULL)
    self->refused = g_inet_address_to_string (address);
  return TRUE;
}

/* Returns: (transfer none) (nullable): the address at the other end; of a proxy it says nothing. */
static GInetAddress *
get_address (GSocketAddress *remote)
{
  if (!G_IS_INET_SOCKET_ADDRESS (remote) || G_IS_PROXY_ADDRESS (remote))
    return NULL;
  return g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
}

gboolean
_byline_request_guard_refuses_message (BylineRequestGuard *self, SoupMessage *message)
{
  return !self->by_proxy &&
         _byline_request_guard_refuses (self,
                                        get_address (soup_message_get_remote_address (message)));
}

/* The resolver's filter and the look at what is spelled out let no private address come here. Should
 * one come all the same, its socket is closed before it is connected. */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  BylineRequestGuard *self)
{
  g_autoptr (GSocketAddress) remote = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  /* The user's own proxy may be in the user's own network. */
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (_byline_request_guard_refuses (self, get_address (remote)))
    g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
}

void
_byline_request_guard_begin (BylineRequestGuard *self, SoupMessage *message, const char *host)
{
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);
  set_guarded_host (self, self->from == BYLINE_NETWORK_PUBLIC ? host : NULL);
}

void
_byline_request_guard_end (BylineRequestGuard *self, SoupMessage *message)
{
  g_signal_handlers_disconnect_by_data (message, self);
}

gboolean
_byline_request_guard_was_cause (BylineRequestGuard *self)
{
  /* What the filter left out is why there was no address to connect to. */
  if (self->guarded_host != NULL && self->refused == NULL)
    self->refused = _byline_resolver_dup_refused (self->guarded_host);
  return self->refused != NULL;
}

void
_byline_request_guard_note_answer (BylineRequestGuard *self,
                                   SoupMessage *message,
                                   gboolean is_first)
{
  g_autoptr (GInetAddress) spelled = NULL;
  GInetAddress *address = get_address (soup_message_get_remote_address (message));

  if (self->by_proxy)
    address = spelled = byline_address_from_host (g_uri_get_host (soup_message_get_uri (message)));
  self->network = address != NULL && byline_address_is_private (address) ? BYLINE_NETWORK_PRIVATE
                                                                         : BYLINE_NETWORK_PUBLIC;
  if (is_first)
    self->asked_network = self->network;
}

void
_byline_request_guard_leave (BylineRequestGuard *self, const char *host)
{
  self->from = byline_network_join (self->from, self->network);
  g_free (self->leader);
  self->leader = g_strdup (host);
  set_guarded_host (self, NULL);
}

GError *
_byline_request_guard_explain (BylineRequestGuard *self, const char *host, gboolean is_feed)
{
  if (self->leader != NULL)
    return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE,
                        "%s leads into your own network (%s); Byline does not follow it",
                        self->leader, self->refused);
  if (is_feed)
    return g_error_new (
      BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE,
      "%s leads into your own network now (%s); Byline does not follow it. If that "
      "is right, remove the subscription and add it again",
      host, self->refused);
  return g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_PRIVATE,
                      "%s is in your own network (%s), where nothing outside may lead; Byline does "
                      "not ask it",
                      host, self->refused);
}
