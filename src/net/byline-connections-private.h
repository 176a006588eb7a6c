/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-access.h"
#include "byline-large-bodies-private.h"
#include "byline-network.h"
#include "byline-session-auth-private.h"

G_BEGIN_DECLS

/**
 * BylineConnections: what all requests of a session share: the libsoup sessions that hold its
 * connections, its logins, whose turn it is to read much, and when hosts may be asked again. Main thread only.
 */
typedef struct _BylineConnections BylineConnections;

BylineConnections *_byline_connections_new (void);
void _byline_connections_free (BylineConnections *self);

/**
 * Returns: (transfer none): what sends messages that may go where @from says. Those that must stay in
 * the open net have connections of their own, and so has each @proxy (nullable: the desktop's, if
 * @by_proxy).
 */
SoupSession *_byline_connections_get_soup (BylineConnections *self,
                                           BylineNetwork from,
                                           gboolean by_proxy,
                                           const char *proxy);
/** @database: (nullable): who vouches for servers, in the system's place. */
void _byline_connections_set_tls_database (BylineConnections *self, GTlsDatabase *database);
/** @accesses: (element-type BylineAccess): how publications' servers are reached. */
void _byline_connections_set_accesses (BylineConnections *self, GPtrArray *accesses);
/** Returns: (transfer none) (nullable): as byline_access_find(). */
const BylineAccess *_byline_connections_find_access (BylineConnections *self,
                                                     gint64 publication_id,
                                                     const char *host);
/** Returns: (transfer none): the logins. */
BylineSessionAuth *_byline_connections_get_auth (BylineConnections *self);
/** Returns: (transfer none): whose turn it is to read a large body. */
BylineLargeBodies *_byline_connections_get_large_bodies (BylineConnections *self);
/**
 * _byline_connections_set_not_before:
 * @name: @host, or an address that leads to it
 * @host: "host:port"
 * @when: before which it does not want to be asked, in seconds since 1970
 */
void _byline_connections_set_not_before (BylineConnections *self,
                                         const char *name,
                                         const char *host,
                                         gint64 when);
/**
 * _byline_connections_get_not_before:
 * @name: "host:port", or an address
 * @host: (out) (optional) (transfer none): who said it; left alone if nobody did
 *
 * Returns: when @name may be asked again, in seconds since 1970; 0 if nobody said
 */
gint64 _byline_connections_get_not_before (BylineConnections *self,
                                           const char *name,
                                           const char **host);

G_END_DECLS
