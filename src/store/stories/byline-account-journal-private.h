/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-journal-private.h"

G_BEGIN_DECLS

/** What the journal says of accounts (byline-db-accounts.c). */
extern const BylineJournalApplier _byline_account_appliers[];
/** What the journal says of what servers were told (byline-db-outbox.c). */
extern const BylineJournalApplier _byline_outbox_appliers[];

/** Adds to the transaction lines that say which accounts there are and what they bring. */
gboolean _byline_journal_add_accounts (BylineDb *self, GError **error);

G_END_DECLS
