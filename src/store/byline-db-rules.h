/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-detail.h"
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
GPtrArray *byline_db_apply_rules (BylineDb   *self,
                                  GPtrArray  *rules,
                                  GError    **error);
/**
 * As byline_db_apply_rules(), but leaves it to byline_db_settle_some() to mute (unmute) the stories
 * that it concerns: they may be many.
 */
GPtrArray *byline_db_begin_rules (BylineDb   *self,
                                  GPtrArray  *rules,
                                  GError    **error);
/** Returns: whether stories are to be settled: rules changed, or a mute ended. */
gboolean byline_db_is_unsettled (BylineDb *self);
/**
 * byline_db_settle_some:
 * @is_settled: (out): whether that was the last of them
 *
 * Settles a limited number of stories in one transaction, so that others can write in between.
 * Returns: %FALSE with an error.
 */
gboolean byline_db_settle_some (BylineDb  *self,
                                gboolean  *is_settled,
                                GError   **error);
/** Settles all stories. Returns: %FALSE with an error. */
gboolean byline_db_settle (BylineDb  *self,
                           GError   **error);
/** Returns: (transfer full) (element-type BylineRule): all rules, by kind, operation and number. */
GPtrArray *byline_db_rules (BylineDb  *self,
                            GError   **error);
/** Returns: (transfer full) (element-type BylineSavedFilter): saved filters in order, counted. */
GPtrArray *byline_db_saved_filters (BylineDb  *self,
                                    GError   **error);
/** Returns: (transfer full): the page of the author called @name, or %NULL with NOT_FOUND. */
BylineAuthorDetail *byline_db_author_detail (BylineDb    *self,
                                             const char  *name,
                                             GError     **error);
/** Returns: (transfer full): the page of the section called @name, or %NULL with NOT_FOUND. */
BylineSectionDetail *byline_db_section_detail (BylineDb    *self,
                                               const char  *name,
                                               GError     **error);
/**
 * Returns: (transfer full) (element-type BylineCompletion): what may stand at @cursor
 * (characters) in a query; at most 12.
 */
GPtrArray *byline_db_complete (BylineDb    *self,
                               const char  *text,
                               guint        cursor,
                               GError     **error);
/**
 * Returns: (transfer full) (element-type utf8): for each story what stands around the first match
 * in its text; "" for none.
 */
GPtrArray *byline_db_snippets (BylineDb      *self,
                               const char    *search,
                               const gint64  *stories,
                               gsize          n_stories,
                               GError       **error);

G_END_DECLS
