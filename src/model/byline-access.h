/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BYLINE_ACCESS_MAX_LENGTH:
 *
 * The longest header that is sent for a publication, in bytes.
 */
#define BYLINE_ACCESS_MAX_LENGTH 8192

/**
 * BylineAccess:
 * @publication_id: the publication whose requests it is for; 0: only hosts decide
 * @hosts: (array zero-terminated=1): the publication's hosts, without "www."; the cookie goes to them and
 *   to those below them, and nowhere else
 * @proxy: (nullable): "http://HOST:PORT", "socks5://HOST:PORT"; %NULL: the desktop's
 * @user_agent: (nullable): sent in place of Byline's own
 * @cookie: (nullable): the value of a Cookie header: "name=value; name=value"
 *
 * How the servers of one publication are reached.
 */
typedef struct {
  gint64 publication_id;
  GStrv hosts;
  char *proxy;
  char *user_agent;
  char *cookie;
} BylineAccess;

/**
 * byline_access_new:
 *
 * Returns: (transfer full): one that says nothing, of no hosts
 */
BylineAccess *byline_access_new (void);
/**
 * byline_access_free:
 * @self: (transfer full) (nullable): what was made
 *
 * Frees @self and what it holds.
 */
void byline_access_free (BylineAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAccess, byline_access_free)

/**
 * byline_access_is_empty:
 * @self: an access
 *
 * Returns: whether it says nothing, so that all is as usual
 */
gboolean byline_access_is_empty (const BylineAccess *self);
/**
 * byline_access_check:
 * @self: an access
 * @error: return location for an error
 *
 * Looks at what somebody typed. A header takes no line breaks and no control characters; a proxy is an
 * address with a host and one of the schemes http, https, socks, socks4, socks4a and socks5.
 *
 * Returns: %FALSE with %BYLINE_FETCH_ERROR_BAD_URL and a sentence in English
 */
gboolean byline_access_check (const BylineAccess *self, GError **error);
/**
 * byline_access_host:
 * @url: an address
 *
 * Returns: (transfer full) (nullable): its host as @hosts has it: in lower case, without "www."
 */
char *byline_access_host (const char *url);
/**
 * byline_access_owns:
 * @self: an access
 * @host: a host's name
 *
 * Returns: whether @host is one of the publication's, or lies below one
 */
gboolean byline_access_owns (const BylineAccess *self, const char *host);
/**
 * byline_access_find:
 * @accesses: (element-type BylineAccess): all there are
 * @publication_id: the publication that is asked for; 0: not known
 * @host: the host that is asked
 *
 * Returns: (transfer none) (nullable): what is for @publication_id; if that is not known, what is for
 *   @host, of several the one that names most of it
 */
const BylineAccess *byline_access_find (GPtrArray *accesses,
                                        gint64 publication_id,
                                        const char *host);

G_END_DECLS
