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
char *_byline_db_filter_sql (BylineDb *self,
                             const BylineFilter *filter,
                             BylineFilterParts parts,
                             char **match,
                             GError **error);
/**
 * _byline_db_count_sql:
 * @match: (out): as for _byline_db_filter_sql()
 *
 * Returns: (transfer full): a SELECT of one row: how many stories the filter has, and how many of them are unread;
 *   what the index has counted already is not counted again; "" if nothing can match; %NULL with an error.
 */
char *_byline_db_count_sql (BylineDb *self,
                            const BylineFilter *filter,
                            char **match,
                            GError **error);
/** Returns: whether @parts of @filter let every story through. */
gboolean _byline_filter_matches_all (const BylineFilter *filter, BylineFilterParts parts);

/**
 * _byline_search_expression:
 * @with_openings: whether what _byline_search_openings() returns counts
 * @excluded: (out): if words are only excluded: the expression of those
 *
 * Returns: (transfer full) (nullable): FTS5's expression of the query's words and phrases; %NULL
 *   if none is asked for.
 */
char *_byline_search_expression (const BylineSearchQuery *query,
                                 gboolean with_openings,
                                 char **excluded);
/**
 * _byline_search_openings:
 *
 * Beginnings that so many words may have that FTS5 is slow to join all of their places
 * (byline-db-walk-private.h).
 *
 * Returns: (transfer full): of char *: the beginnings of words that are asked for by a few letters
 */
GPtrArray *_byline_search_openings (const BylineSearchQuery *query);

/**
 * BylineListStatement: how a filter's list is read. SELECTs have t and s as columns; @match is bound
 * as ?1, the most rows as ?2, the rows to leave out as ?3.
 * @order: the filter's; that of a search by rank is %BYLINE_ORDER_NEWEST
 * @by_date: (nullable): in reading order, oldest first if that is @order; %NULL if nothing can match. If @order
 *   has groups, the fifth column says which: a publication, a section, or 0
 * @story_column: which column of @by_date is s: 0, the only one, where nothing else is asked for
 * @by_rank: (nullable): the search's newest rows, @n_ranked of them at most, with their rank: more
 *   is better; no ?2 and ?3
 * @is_found: (nullable): with @by_rank: whether the story ?1 is what the filter asks for beside the
 *   search; of no use for more rows than are shown
 * @rest: (nullable): with @by_rank: what is older than the search's row ?4, in reading order
 * @match: (nullable): the search's expression
 * @walk: (nullable): t and s of what the filter asks for but for @openings, the newest first
 * @walk_match: (nullable): the expression to be bound to @walk
 * @openings: (nullable): of char *: how words of the stories of @walk must begin
 */
typedef struct {
  BylineOrder order;
  char *by_date;
  int story_column;
  char *by_rank;
  guint n_ranked;
  char *is_found;
  char *rest;
  char *match;
  char *walk;
  char *walk_match;
  GPtrArray *openings;
} BylineListStatement;
void _byline_list_statement_clear (BylineListStatement *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineListStatement, _byline_list_statement_clear)

/** Fills @statement for @filter. Returns: %FALSE with an error. */
gboolean _byline_db_filter_list_sql (BylineDb *self,
                                     const BylineFilter *filter,
                                     BylineListStatement *statement,
                                     GError **error);

/**
 * _byline_db_list_groups:
 * @statement: whose order has groups
 * @headings: (out): as byline_db_list_stories_in_groups()
 *
 * Returns: (transfer full): all rows, group by group; %NULL with an error.
 */
GArray *_byline_db_list_groups (BylineDb *self,
                                const BylineListStatement *statement,
                                GPtrArray **headings,
                                GError **error);

G_END_DECLS
