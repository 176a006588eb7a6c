/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * The process's resolver with a filter: while a name is guarded, addresses outside of the open net
 * (byline_address_is_private()) are left out of what it resolves to. A connection goes to what the
 * resolver answers, so what is checked is what is connected to: a name that resolves differently the
 * second time gains nothing. Names that nobody guards resolve as ever.
 *
 * Literal addresses and "localhost" never reach a resolver: byline_address_from_host().
 */

/** Puts the filter in front of the default resolver, once for the process. Main thread. */
void _byline_resolver_install (void);
/**
 * _byline_resolver_guard:
 * @host: the host of a request that must stay in the open net
 *
 * Guards @host until _byline_resolver_unguard() has been called as often. Any thread.
 */
void _byline_resolver_guard (const char *host);
void _byline_resolver_unguard (const char *host);
/**
 * Returns: (transfer full) (nullable): a private address that @host resolved to while it was guarded;
 *   %NULL if there was none. Any thread.
 */
char *_byline_resolver_dup_refused (const char *host);

/** Returns: whether both are one name for a resolver. Any thread. */
gboolean _byline_resolver_is_same_name (const char *a, const char *b);

G_END_DECLS
