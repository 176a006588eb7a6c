/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-db.h"
#include "byline-filter.h"
#include "byline-story-diff.h"

G_BEGIN_DECLS

/* What a story list asks the index; runs on the reading thread, touches copies only. */

/**
 * BYLINE_STORY_QUERY_PAGE_SIZE:
 *
 * How many rows come at once after a new filter, with their data: more than a screen shows, and no
 * more, since each costs some pages of the file, and a widget in a list view.
 */
#define BYLINE_STORY_QUERY_PAGE_SIZE 40
/**
 * BYLINE_STORY_QUERY_LOOKAHEAD:
 *
 * How many rows are looked through for the next unread story before all are.
 */
#define BYLINE_STORY_QUERY_LOOKAHEAD 100

/**
 * BylineStoryQueryMode:
 *
 * How much is queried.
 */
typedef enum {
  BYLINE_STORY_QUERY_FIRST_PAGE, /* the first rows, and the data of those that are seen */
  BYLINE_STORY_QUERY_ALL,        /* all rows, what became different, and how many are unread */
  BYLINE_STORY_QUERY_UNREAD,     /* only how many are unread */
} BylineStoryQueryMode;

/**
 * BylineStoryQuery:
 *
 * What a list asks the index.
 */
typedef struct {
  BylineStoryQueryMode mode;
  BylineFilter *filter;
  /* of gint64: the list as it is; rows of it stay even if their marks do not match any more */
  GArray *ids;
  GArray *shown; /* nullable, of gint64: those of them that somebody looks at */
} BylineStoryQuery;

/**
 * BylineStoryResult:
 *
 * What the index answers a list.
 */
typedef struct {
  BylineStoryQueryMode mode;
  GArray *ids; /* nullable */
  GHashTable *
    headings; /* nullable: of gint64 * to the name of the group that the story begins; its keys are copies */
  GArray *splices;    /* nullable */
  GPtrArray *stories; /* nullable */
  guint n_unread;
} BylineStoryResult;

/**
 * byline_story_query_new:
 * @mode: how much is queried
 * @filter: a filter, copied
 * @ids: (nullable) (element-type gint64): the list as it is, copied
 * @shown: (nullable) (element-type gint64): those of @ids that somebody looks at, copied
 *
 * Returns: (transfer full): a query
 */
BylineStoryQuery *byline_story_query_new (BylineStoryQueryMode mode,
                                          const BylineFilter *filter,
                                          GArray *ids,
                                          GArray *shown);
/**
 * byline_story_query_free:
 * @self: (transfer full): a query
 *
 * Frees @self and what it holds.
 */
void byline_story_query_free (BylineStoryQuery *self);
/**
 * byline_story_result_free:
 * @self: (transfer full): a result
 *
 * Frees @self and what it holds.
 */
void byline_story_result_free (BylineStoryResult *self);
/**
 * byline_story_query_run:
 * @db: the reading connection
 * @query: a #BylineStoryQuery
 * @cancellable: (nullable): cancels the call
 * @error: return location for an error
 *
 * Runs a query. It is a #BylineStoreFunc, for the reading thread.
 *
 * Returns: (transfer full): a #BylineStoryResult; %NULL with @error set
 */
gpointer byline_story_query_run (BylineDb *db,
                                 gpointer query,
                                 GCancellable *cancellable,
                                 GError **error);
/**
 * byline_story_query_next_unread:
 * @db: the reading connection
 * @query: a #BylineStoryQuery
 * @cancellable: (nullable): cancels the call
 * @error: return location for an error
 *
 * Looks for the first unread story of the query's ids, in their order. It is a #BylineStoreFunc,
 * for the reading thread.
 *
 * Returns: (transfer full): a gint64 with the story's row, 0 for none; %NULL with @error set
 */
gpointer byline_story_query_next_unread (BylineDb *db,
                                         gpointer query,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryQuery, byline_story_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryResult, byline_story_result_free)

G_END_DECLS
