/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-search-query.h"

G_BEGIN_DECLS

/** Which of a filter's conditions hold. */
typedef enum {
  BYLINE_FILTER_SECTIONS = 1 << 0,
  BYLINE_FILTER_AUTHORS = 1 << 1,
  BYLINE_FILTER_PUBLICATION = 1 << 2, /* and folder */
  BYLINE_FILTER_STATE = 1 << 3,       /* unread, saved, today, search */
  BYLINE_FILTER_ALL = 0xf,
} BylineFilterParts;

/**
 * _byline_db_filter_sql:
 * @match: (out): the search's expression, to be bound as ?1; %NULL for none
 *
 * Returns: (transfer full): a SELECT of t (sort_time), s (story) and r (is_read), each story
 *   once, without order; "" if nothing can match; %NULL with an error.
 */
char *_byline_db_filter_sql (BylineDb            *self,
                             const BylineFilter  *filter,
                             BylineFilterParts    parts,
                             char               **match,
                             GError             **error);
/** Returns: whether @parts of @filter let every story through. */
gboolean _byline_filter_lets_all (const BylineFilter *filter,
                                  BylineFilterParts   parts);

/**
 * _byline_search_expression:
 * @excluded: (out): if words are only excluded: the expression of those
 *
 * Returns: (transfer full) (nullable): FTS5's expression of the query's words and phrases; %NULL
 *   if none is asked for.
 */
char *_byline_search_expression (const BylineSearchQuery  *query,
                                 char                    **excluded);

/** Returns: how the rows of a filter's SELECT are put in reading order (or by rank). */
const char *_byline_db_filter_order (const BylineFilter *filter,
                                     const char         *match);

G_END_DECLS
