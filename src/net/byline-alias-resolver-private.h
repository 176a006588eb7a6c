/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineAliasResolver: a GProxyResolver that sends what is asked of one origin to a server
 * elsewhere, as to a proxy (RFC 9112, 3.2.2: with the whole address in the request line), and
 * everything else straight to where it is. So addresses stay as they are, wherever their server
 * listens.
 */
#define BYLINE_TYPE_ALIAS_RESOLVER (byline_alias_resolver_get_type ())
G_DECLARE_FINAL_TYPE (BylineAliasResolver, byline_alias_resolver, BYLINE, ALIAS_RESOLVER, GObject)

/** @origin, @server: "http://127.0.0.1:PORT". Returns: (transfer full) */
GProxyResolver *_byline_alias_resolver_new (const char *origin, const char *server);
/**
 * Returns: (transfer full): @url as it can be reached without this resolver: itself, or the same
 * path on the server.
 */
char *_byline_alias_resolver_locate (BylineAliasResolver *self, const char *url);

G_END_DECLS
