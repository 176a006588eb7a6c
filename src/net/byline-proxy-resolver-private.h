/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * BylineProxyResolver: a GProxyResolver that finds the proxies that another one does, and keeps the user names
 * and passwords in the addresses of those that speak HTTP to itself, until they ask for them (407). libsoup
 * (3.2) would take the address of such a proxy for that of the message, ask it for its own first page, and
 * go on with a wrong password twenty times.
 */
#define BYLINE_TYPE_PROXY_RESOLVER (byline_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (BylineProxyResolver, byline_proxy_resolver, BYLINE, PROXY_RESOLVER, GObject)

/** Returns: (transfer full): one that finds what @others does */
GProxyResolver *_byline_proxy_resolver_new (GProxyResolver *others);
/**
 * Makes @message, which is not sent yet, give a proxy that @resolver found, and that asks, the login in its
 * address. @resolver: (nullable): of another kind, it has none
 */
void _byline_proxy_resolver_watch (GProxyResolver *resolver, SoupMessage *message);
/** Returns: whether a login was given to a proxy with @message, so that its 407 says that it is wrong. */
gboolean _byline_proxy_resolver_was_asked (SoupMessage *message);

G_END_DECLS
