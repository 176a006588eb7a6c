/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-journal-private.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/** Adds the line of a rule (byline-db-rules.c). */
void _byline_journal_add_rule (BylineDb *self, const BylineRule *rule);
/**
 * _byline_journal_read_rule:
 * @is_broken: (out): whether the line is a rule that makes no sense: unlike one of a kind that only a
 *   newer Byline knows, it counts as a line that cannot be read
 *
 * Returns: (transfer full) (nullable): the rule that a line holds, %NULL for none
 *   (byline-db-rules.c).
 */
BylineRule *_byline_journal_read_rule (JsonObject *line, gboolean *is_broken);

/** The journal's lines of rules. */
extern const BylineJournalApplier _byline_rule_appliers[];

G_END_DECLS
