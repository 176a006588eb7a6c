/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-db.h"
#include "byline-filter.h"
#include "byline-story-diff.h"

G_BEGIN_DECLS

/* What a story list asks the index; runs on the reading thread, touches copies only. */

/**
 * How many rows come at once after a new filter, with their data: more than a screen shows, and no
 * more, since each costs some pages of the file, and a widget in a list view.
 */
#define BYLINE_STORY_QUERY_PAGE_SIZE 40
/** How many rows are looked through for the next unread story before all are. */
#define BYLINE_STORY_QUERY_LOOKAHEAD 100

typedef enum {
  BYLINE_STORY_QUERY_FIRST_PAGE, /* the first rows, and the data of those that are seen */
  BYLINE_STORY_QUERY_ALL,       /* all rows, what became different, and how many are unread */
  BYLINE_STORY_QUERY_UNREAD,    /* only how many are unread */
} BylineStoryQueryMode;

typedef struct {
  BylineStoryQueryMode mode;
  BylineFilter *filter;
  /* of gint64: the list as it is; rows of it stay even if their marks do not match any more */
  GArray *ids;
} BylineStoryQuery;

typedef struct {
  BylineStoryQueryMode mode;
  GArray *ids;        /* nullable */
  GArray *splices;    /* nullable */
  GPtrArray *stories; /* nullable */
  guint n_unread;
} BylineStoryResult;

/** @ids: (nullable): copied */
BylineStoryQuery *byline_story_query_new (BylineStoryQueryMode mode,
                                          const BylineFilter *filter,
                                          GArray *ids);
void byline_story_query_free (BylineStoryQuery *self);
void byline_story_result_free (BylineStoryResult *self);
/** A #BylineStoreFunc. Returns: a #BylineStoryResult */
gpointer byline_story_query_run (BylineDb *db,
                                 gpointer query,
                                 GCancellable *cancellable,
                                 GError **error);
/**
 * A #BylineStoreFunc: the first unread of the query's ids, in their order. Returns: a gint64 *, 0
 * for none
 */
gpointer byline_story_query_next_unread (BylineDb *db,
                                         gpointer query,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryQuery, byline_story_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryResult, byline_story_result_free)

G_END_DECLS
