/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-author.h"
#include "byline-filter.h"
#include "byline-network.h"

G_BEGIN_DECLS

/* What the pages of an author and of a section show, beside their stories (a filter's). */

/**
 * BylineNameCount:
 *
 * A name that goes with another one, and how often.
 */
typedef struct {
  char *name;
  char *key; /* nullable: a publication's key */
  guint n_stories;
  guint n_unread;
} BylineNameCount;

/**
 * byline_name_count_free:
 * @self: (transfer full) (nullable): a name count
 *
 * Frees @self and what it holds.
 */
void byline_name_count_free (BylineNameCount *self);

/**
 * BylineJoinedName:
 * @name: another spelling
 * @publication: the name of the publication where it was taken for the author's
 * @publication_key: its key
 *
 * A spelling of an author's name that Byline joined by itself, and that can be taken apart.
 */
typedef struct {
  char *name;
  char *publication;
  char *publication_key;
} BylineJoinedName;

/**
 * byline_joined_name_free:
 * @self: (transfer full) (nullable): a joined name
 *
 * Frees @self and what it holds.
 */
void byline_joined_name_free (BylineJoinedName *self);

/**
 * BylineAuthorDetail:
 *
 * An author's page.
 */
typedef struct {
  BylineAuthor *author;         /* name as shown, profile, portrait, address, biography, contacts */
  BylineNetwork avatar_network; /* of the document that names the portrait */
  gboolean is_organisation;
  gboolean is_followed; /* pinned */
  gboolean is_hidden;
  gboolean is_muted;
  GPtrArray *aliases;      /* of char *: other names that are the same person's */
  GPtrArray *joined;       /* of BylineJoinedName: more of them, which Byline joined by itself */
  GPtrArray *publications; /* of BylineNameCount, most stories first */
  GPtrArray *sections;     /* of BylineNameCount: written in, most stories first */
  guint n_stories;
  guint n_unread;
} BylineAuthorDetail;

/**
 * byline_author_detail_free:
 * @self: (transfer full) (nullable): an author detail
 *
 * Frees @self and what it holds.
 */
void byline_author_detail_free (BylineAuthorDetail *self);

/**
 * BylineSectionDetail:
 *
 * A section's page.
 */
typedef struct {
  char *name;
  char *parent; /* nullable: the section that it lies in */
  gboolean is_pinned;
  gboolean is_hidden;
  gboolean is_muted;
  GPtrArray *aliases;      /* of char *: names that were folded into it */
  GPtrArray *publications; /* of BylineNameCount, most stories first */
  GPtrArray *authors;      /* of BylineNameCount: people who write in it, most stories first */
  guint n_stories;
  guint n_unread;
} BylineSectionDetail;

/**
 * byline_section_detail_free:
 * @self: (transfer full) (nullable): a section detail
 *
 * Frees @self and what it holds.
 */
void byline_section_detail_free (BylineSectionDetail *self);

/**
 * BylineSavedFilter:
 *
 * A filter under a name.
 */
typedef struct {
  char *name;
  BylineFilter *filter;
  guint n_stories;
  guint n_unread;
} BylineSavedFilter;

/**
 * byline_saved_filter_free:
 * @self: (transfer full) (nullable): a saved filter
 *
 * Frees @self and what it holds.
 */
void byline_saved_filter_free (BylineSavedFilter *self);

/**
 * BylineCompletion:
 *
 * What may stand in a query at the cursor.
 */
typedef struct {
  char *label;       /* what is shown: "China" */
  char *replacement; /* what takes the place of [start, end): "section:China " */
  guint start;       /* characters */
  guint end;
  guint n_stories; /* 0: not counted */
} BylineCompletion;

/**
 * byline_completion_free:
 * @self: (transfer full) (nullable): a completion
 *
 * Frees @self and what it holds.
 */
void byline_completion_free (BylineCompletion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineNameCount, byline_name_count_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAuthorDetail, byline_author_detail_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSectionDetail, byline_section_detail_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSavedFilter, byline_saved_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCompletion, byline_completion_free)

G_END_DECLS
