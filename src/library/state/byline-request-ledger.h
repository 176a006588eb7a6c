/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"
#include "byline-store.h"

G_BEGIN_DECLS

/**
 * BylineRequestLedger:
 *
 * Writes down what a session asks for: every request that went out, in batches, so that a refresh of
 * many feeds costs a few writes. Main thread.
 */
typedef struct _BylineRequestLedger BylineRequestLedger;

/**
 * byline_request_ledger_new:
 * @session: whose requests are written down
 * @store: where; both outlive the ledger
 *
 * Returns: (transfer full): a ledger
 */
BylineRequestLedger *byline_request_ledger_new (BylineSession *session, BylineStore *store);
/**
 * byline_request_ledger_free:
 * @self: (transfer full): a ledger
 *
 * Frees @self. What is not written down yet is lost.
 */
void byline_request_ledger_free (BylineRequestLedger *self);
/**
 * byline_request_ledger_flush:
 * @self: a ledger
 *
 * Has what was asked for so far written down, on the store's writing thread.
 */
void byline_request_ledger_flush (BylineRequestLedger *self);
/**
 * byline_request_ledger_note_picture:
 * @self: a ledger
 * @url: a picture's address
 * @publication_id: whose it is; 0: not known
 * @story_id: a story that shows it
 *
 * Remembers whose picture it is, for when it is asked for.
 */
void byline_request_ledger_note_picture (BylineRequestLedger *self,
                                         const char *url,
                                         gint64 publication_id,
                                         gint64 story_id);
/**
 * byline_request_ledger_find_picture:
 * @self: a ledger
 * @url: a picture's address
 *
 * Returns: why it is asked for, as far as was noted
 */
BylineRequestReason byline_request_ledger_find_picture (BylineRequestLedger *self, const char *url);

G_END_DECLS
