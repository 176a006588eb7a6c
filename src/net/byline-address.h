/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Which addresses lie in the open net, and which on this machine or in the user's own network. Pure;
 * any thread.
 */

/**
 * byline_address_is_private:
 * @address: an address
 *
 * Returns: whether @address is none of the open net: one of the ranges that the IANA
 *   special-purpose registries (RFC 6890) say are not globally reachable, a multicast address, or
 *   an IPv6 address that such an IPv4 address is packed into (mapped, compatible, NAT64, 6to4,
 *   Teredo, ISATAP). The ranges for documentation count as the open net: nothing answers there.
 */
gboolean byline_address_is_private (GInetAddress *address);

/**
 * byline_address_from_host:
 * @host: the host of a web address, as text
 *
 * Returns: (transfer full) (nullable): the address that @host spells, or %NULL if it is a name.
 *   Every spelling that some resolver or browser takes is taken: IPv4 in one to four parts that are
 *   decimal, octal or hexadecimal (WHATWG URL, "IPv4 parser"; inet_aton(3)), IPv6 in brackets or
 *   without, with a zone, percent-encoded or in full-width characters, with dots at the end.
 *   "localhost" and the names below it (RFC 6761) spell 127.0.0.1.
 */
GInetAddress *byline_address_from_host (const char *host);

G_END_DECLS
