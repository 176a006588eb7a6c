/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/**
 * _byline_account_feed_join:
 * @account_id: who brings the feed from now on; 0: this computer
 * @remote: (nullable): what the server calls it
 *
 * Says who brings a feed. What a server relays is public; who comes back from one may be in any network,
 * and is asked for all that it has, at once. Journalled (byline-db-account-feeds.c).
 */
gboolean _byline_account_feed_join (BylineDb *self,
                                    gint64 feed_id,
                                    gint64 account_id,
                                    const char *remote,
                                    GError **error);
/** Adds the journal's line of that. @account_key, @remote: (nullable) */
void _byline_account_feed_journal (BylineDb *self,
                                   const char *feed_url,
                                   const char *account_key,
                                   const char *remote);

G_END_DECLS
