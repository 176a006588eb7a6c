/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-detail.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/* What pages of names, the search box and the sidebar show beside lists. */

/**
 * byline_db_get_saved_filters:
 * @self: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineSavedFilter): the saved filters in order, counted;
 *   %NULL with @error set
 */
GPtrArray *byline_db_get_saved_filters (BylineDb *self, GError **error);
/**
 * byline_db_author_detail:
 * @self: a connection
 * @name: an author's name
 * @error: return location for an error
 *
 * Returns: (transfer full): the author's page; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND if nobody
 *   is called so, or another error
 */
BylineAuthorDetail *byline_db_author_detail (BylineDb *self, const char *name, GError **error);
/**
 * byline_db_section_detail:
 * @self: a connection
 * @name: a section's name
 * @error: return location for an error
 *
 * Returns: (transfer full): the section's page; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND if none
 *   is called so, or another error
 */
BylineSectionDetail *byline_db_section_detail (BylineDb *self, const char *name, GError **error);
/**
 * byline_db_get_completions:
 * @self: a connection
 * @text: a query
 * @cursor: where the cursor is, in characters
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineCompletion): what may stand at the cursor, at most
 *   12, best first; %NULL with @error set
 */
GPtrArray *byline_db_get_completions (BylineDb *self,
                                      const char *text,
                                      guint cursor,
                                      GError **error);
/**
 * byline_db_get_snippets:
 * @self: a connection
 * @search: a query
 * @stories: (array length=n_stories): rows of stories
 * @n_stories: how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): for each story what stands around the first match
 *   in its text, "" for none; %NULL with @error set
 */
GPtrArray *byline_db_get_snippets (BylineDb *self,
                                   const char *search,
                                   const gint64 *stories,
                                   gsize n_stories,
                                   GError **error);

G_END_DECLS
