/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-detail.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/* What pages of names, the search box and the sidebar show beside lists. */

/** Returns: (transfer full) (element-type BylineSavedFilter): saved filters in order, counted. */
GPtrArray *byline_db_get_saved_filters (BylineDb *self, GError **error);
/** Returns: (transfer full): the page of the author called @name, or %NULL with NOT_FOUND. */
BylineAuthorDetail *byline_db_author_detail (BylineDb *self, const char *name, GError **error);
/** Returns: (transfer full): the page of the section called @name, or %NULL with NOT_FOUND. */
BylineSectionDetail *byline_db_section_detail (BylineDb *self, const char *name, GError **error);
/**
 * Returns: (transfer full) (element-type BylineCompletion): what may stand at @cursor
 * (characters) in a query; at most 12.
 */
GPtrArray *byline_db_get_completions (BylineDb *self, const char *text, guint cursor, GError **error);
/**
 * Returns: (transfer full) (element-type utf8): for each story what stands around the first match
 * in its text; "" for none.
 */
GPtrArray *byline_db_get_snippets (BylineDb *self,
                               const char *search,
                               const gint64 *stories,
                               gsize n_stories,
                               GError **error);

G_END_DECLS
