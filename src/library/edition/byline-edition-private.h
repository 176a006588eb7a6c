/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition.h"

G_BEGIN_DECLS

/** BylineRanked: a story in the pool that a page is made of. */
typedef struct {
  BylineEditionItem *item;
  double score;     /* in hours: the more, the higher it stands */
  gboolean is_used; /* it has its place */
} BylineRanked;

/** BylineRanking: all of them, the highest first, and what stands on the page already. */
typedef struct {
  GArray *pool;             /* of BylineRanked */
  GHashTable *publications; /* row of a publication -> how many stories of it */
  GHashTable *authors;      /* name -> how many stories by them */
  GHashTable *sections;     /* name -> how many stories of it */
} BylineRanking;

/** Joins what several publications carry and puts all in order. */
void _byline_ranking_init (BylineRanking *self, GPtrArray *candidates, gint64 since);
void _byline_ranking_clear (BylineRanking *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineRanking, _byline_ranking_clear)

/**
 * BylineRankedFunc: whether a story may take the place.
 */
typedef gboolean (*BylineRankedFunc) (const BylineRanked *ranked, gconstpointer data);

/**
 * Gives the next place to the story that is worth most after what its publication, its authors and
 * its sections have had already is taken off: @cost hours for each story of the publication, half of
 * it for the others. @accepts: (nullable). Returns: (transfer none) (nullable): the story
 */
BylineEditionItem *_byline_ranking_take (BylineRanking *self,
                                         double cost,
                                         BylineRankedFunc accepts,
                                         gconstpointer data);
/** Returns: whether any story that has no place yet is accepted. */
gboolean _byline_ranking_has (BylineRanking *self, BylineRankedFunc accepts, gconstpointer data);
/** @data: unused. Returns: whether the story is unread. */
gboolean _byline_ranked_is_unread (const BylineRanked *ranked, gconstpointer data);
/** Returns: a new item of @candidate. */
BylineEditionItem *_byline_edition_item_new (BylineEditionCandidate *candidate);
void _byline_edition_item_free (BylineEditionItem *self);

/** Adds groups of what has no place yet, as @filter asks for. */
void _byline_edition_add_groups (BylineEdition *self,
                                 BylineRanking *ranking,
                                 const BylineFilter *filter);
void _byline_edition_group_free (BylineEditionGroup *self);
/** Returns: whether stories of @filter are told apart by days alone. */
gboolean _byline_edition_is_by_day (const BylineFilter *filter);

G_END_DECLS
