/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * byline_db_apply_rules:
 * @rules: (element-type BylineRule): in order; all or none
 *
 * Sets and takes back rules; what follows from them (who counts for whom, what is muted) is
 * decided anew. Journalled. A merge in a circle is %BYLINE_STORE_ERROR_LOOP, a rule without a name
 * %BYLINE_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (element-type BylineRule): what takes all of it back, for this same
 *   call; %NULL with an error.
 */
GPtrArray *byline_db_apply_rules (BylineDb *self, GPtrArray *rules, GError **error);
/**
 * As byline_db_apply_rules(), but leaves it to byline_db_update_some_mutes() to mute (unmute) the stories
 * that it concerns: they may be many.
 */
GPtrArray *byline_db_apply_rules_deferred (BylineDb *self, GPtrArray *rules, GError **error);
/** Returns: whether stories are to be settled: rules changed, or a mute ended. */
gboolean byline_db_has_pending_mutes (BylineDb *self);
/**
 * byline_db_update_some_mutes:
 * @is_done: (out): whether that was the last of them
 *
 * Settles a limited number of stories in one transaction, so that others can write in between.
 * Returns: %FALSE with an error.
 */
gboolean byline_db_update_some_mutes (BylineDb *self, gboolean *is_done, GError **error);
/** Settles all stories. Returns: %FALSE with an error. */
gboolean byline_db_update_mutes (BylineDb *self, GError **error);
/** Returns: (transfer full) (element-type BylineRule): all rules, by kind, operation and number. */
GPtrArray *byline_db_get_rules (BylineDb *self, GError **error);
G_END_DECLS
