/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * byline_db_apply_rules:
 * @self: the writing connection
 * @rules: (element-type BylineRule): in order; all or none
 * @error: return location for an error
 *
 * Sets and takes back rules; what follows from them (who counts for whom, what is muted) is
 * decided anew. Journalled. A merge in a circle is %BYLINE_STORE_ERROR_LOOP, a rule without a name
 * %BYLINE_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (element-type BylineRule): what takes all of it back, for this same
 *   call; %NULL with @error set
 */
GPtrArray *byline_db_apply_rules (BylineDb *self, GPtrArray *rules, GError **error);
/**
 * byline_db_apply_rules_deferred:
 * @self: the writing connection
 * @rules: (element-type BylineRule): in order; all or none
 * @error: return location for an error
 *
 * Does what byline_db_apply_rules() does, but leaves it to byline_db_update_some_mutes() to mute
 * (unmute) the stories that it concerns: they may be many.
 *
 * Returns: (transfer full) (element-type BylineRule): what takes all of it back; %NULL with @error
 *   set
 */
GPtrArray *byline_db_apply_rules_deferred (BylineDb *self, GPtrArray *rules, GError **error);
/**
 * byline_db_has_pending_mutes:
 * @self: a connection
 *
 * Returns: whether stories are to be muted or unmuted: rules changed, or a mute ended
 */
gboolean byline_db_has_pending_mutes (BylineDb *self);
/**
 * byline_db_update_some_mutes:
 * @self: the writing connection
 * @is_done: (out): whether that was the last of them
 * @error: return location for an error
 *
 * Mutes or unmutes a limited number of stories in one transaction, so that others can write in
 * between.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_update_some_mutes (BylineDb *self, gboolean *is_done, GError **error);
/**
 * byline_db_update_mutes:
 * @self: the writing connection
 * @error: return location for an error
 *
 * Mutes or unmutes all stories that are to be.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_update_mutes (BylineDb *self, GError **error);
/**
 * byline_db_get_rules:
 * @self: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineRule): all rules, by kind, operation and number;
 *   %NULL with @error set
 */
GPtrArray *byline_db_get_rules (BylineDb *self, GError **error);
G_END_DECLS
