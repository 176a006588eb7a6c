/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-filter-private.h"

G_BEGIN_DECLS

/** BylineConditionLookup: a condition that is looked up for each row, beside the one that goes first. */
typedef struct {
  gboolean is_author;   /* of authors; else of sections */
  gboolean is_excluded; /* none of them */
  GArray *ids;          /* of gint64 */
} BylineConditionLookup;

/** BylineConditions: a filter with its search, in rows. */
typedef struct {
  GArray *sections;        /* of gint64; NULL: any */
  GArray *authors;         /* of gint64; NULL: any */
  GArray *publications;    /* of gint64; NULL: any */
  GArray *no_publications; /* of gint64; NULL: none excluded */
  GPtrArray *lookups;      /* of BylineConditionLookup */
  gboolean unread;
  gboolean read;
  gboolean saved;
  gboolean unsaved;
  gboolean muted;
  gboolean kept; /* with what is left of removed publications */
  gboolean ranked;
  BylineOrder order;
  gboolean impossible; /* nothing can match */
  gint64 since;        /* G_MININT64: any */
  gint64 until;        /* G_MAXINT64: any; before it */
  gint64 last_place;   /* in the search, of what is before it */
  char *match;         /* nullable: the search's expression */
  char *no_match;      /* nullable: the expression of what must not match, without a match */
  GPtrArray *openings; /* nullable: of char *: _byline_search_openings(), if there are any */
  char *rest;          /* nullable, with openings: match without them */
  char *no_rest;       /* nullable, with openings: what must not match, without rest */
} BylineConditions;

void _byline_conditions_clear (BylineConditions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineConditions, _byline_conditions_clear)

/** Fills @conditions with what @parts of @filter ask for. Returns: %FALSE with an error. */
gboolean _byline_conditions_resolve (BylineDb *self,
                                     const BylineFilter *filter,
                                     BylineFilterParts parts,
                                     BylineConditions *conditions,
                                     GError **error);

G_END_DECLS
