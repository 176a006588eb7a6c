/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-ahead.h"
#include "byline-journal-private.h"
#include "byline-page-policy.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/* What the journal says of publications, feeds and stories: each table stands beside the calls that
 * write these lines. */

extern const BylineJournalApplier _byline_subscription_appliers[];
extern const BylineJournalApplier _byline_retention_appliers[];
extern const BylineJournalApplier _byline_tombstone_appliers[];
extern const BylineJournalApplier _byline_row_appliers[];
extern const BylineJournalApplier _byline_mark_appliers[];
extern const BylineJournalApplier _byline_spoiled_appliers[];
extern const BylineJournalApplier _byline_page_appliers[];
extern const BylineJournalApplier _byline_ahead_appliers[];

/**
 * Adds the line of what is kept of a publication (a key), or (%NULL) in the whole library
 * (byline-db-retention.c).
 */
void _byline_journal_add_retention (BylineDb *self,
                                    const char *publication,
                                    const BylineRetention *retention);

/** Adds the line of when the pages of a publication (a key) are read (byline-db-pages.c). */
void _byline_journal_add_page_policy (BylineDb *self,
                                      const char *publication,
                                      BylinePagePolicy policy);

/** Adds the line of what is loaded ahead of a publication (a key; byline-db-ahead.c). */
void _byline_journal_add_ahead (BylineDb *self, const char *publication, const BylineAhead *ahead);

G_END_DECLS
