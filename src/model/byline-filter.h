/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "byline-density.h"
#include "byline-order.h"
#include "byline-record.h"

G_BEGIN_DECLS

/**
 * BylineFilter:
 *
 * Which stories a list shows. All that is set must hold (AND); several sections, or several
 * authors, are alternatives (OR within a kind).
 *
 * A value: copied, compared, written as text for settings. Sections and authors are named, not
 * numbered, so that a filter outlives a rebuild.
 */
typedef struct {
  gboolean unread;       /* only what is not read */
  gboolean saved;        /* only what is saved */
  gboolean today;        /* only what came since local midnight */
  GPtrArray *sections;   /* of char *: names */
  GPtrArray *authors;    /* of char *: names */
  char *publication_key; /* nullable: a publication's key */
  char *folder;          /* nullable: a folder with all below it */
  char *search;          /* nullable: words to find: see byline-search-query.h */
  gboolean muted;        /* only what is muted, which no other filter shows */
  gboolean ranked;       /* a search's best matches first; not a condition */
  BylineOrder order;     /* otherwise; not a condition */
  BylineDensity density; /* how much is shown of each; not a condition */
} BylineFilter;

/**
 * byline_filter_record:
 *
 * The fields of #BylineFilter.
 */
extern const BylineRecord byline_filter_record;

#define BYLINE_TYPE_FILTER (byline_filter_get_type ())
/**
 * byline_filter_get_type:
 *
 * Returns: the type of #BylineFilter
 */
GType byline_filter_get_type (void);

/**
 * byline_filter_new:
 *
 * Returns: (transfer full): a filter that lets all stories through
 */
BylineFilter *byline_filter_new (void);
/**
 * byline_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylineFilter *byline_filter_copy (const BylineFilter *self);
/**
 * byline_filter_free:
 * @self: (transfer full) (nullable): a filter
 *
 * Frees @self and what it holds.
 */
void byline_filter_free (BylineFilter *self);
/**
 * byline_filter_equal:
 * @a: (nullable): a filter
 * @b: (nullable): another one
 *
 * Returns: whether all parts of both are the same
 */
gboolean byline_filter_equal (const BylineFilter *a, const BylineFilter *b);
/**
 * byline_filter_is_alike:
 * @a: a filter
 * @b: another one
 *
 * Returns: whether both let the same stories through, however these are ordered and shown
 */
gboolean byline_filter_is_alike (const BylineFilter *a, const BylineFilter *b);
/**
 * byline_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether every story passes
 */
gboolean byline_filter_is_empty (const BylineFilter *self);
/**
 * byline_filter_is_combined:
 * @self: a filter
 *
 * Says whether that no story passes may be for what it combines, each of which some stories match: several names
 * or lists. What is unread of one name, or of today, is not meant: there, all has been read.
 *
 * Returns: whether it is
 */
gboolean byline_filter_is_combined (const BylineFilter *self);
/**
 * byline_filter_add_section:
 * @self: a filter
 * @name: a section's name
 *
 * Adds a section unless one whose name folds alike is there.
 */
void byline_filter_add_section (BylineFilter *self, const char *name);
/**
 * byline_filter_add_author:
 * @self: a filter
 * @name: an author's name
 *
 * Adds an author unless one whose name folds alike is there.
 */
void byline_filter_add_author (BylineFilter *self, const char *name);
/**
 * byline_filter_remove_section:
 * @self: a filter
 * @name: a section's name
 *
 * Removes a section.
 *
 * Returns: whether it was there
 */
gboolean byline_filter_remove_section (BylineFilter *self, const char *name);
/**
 * byline_filter_remove_author:
 * @self: a filter
 * @name: an author's name
 *
 * Removes an author.
 *
 * Returns: whether it was there
 */
gboolean byline_filter_remove_author (BylineFilter *self, const char *name);
/**
 * byline_filter_to_string:
 * @self: a filter
 *
 * Returns: (transfer full): a keyfile-safe text that byline_filter_parse() reads
 */
char *byline_filter_to_string (const BylineFilter *self);
/**
 * byline_filter_parse:
 * @text: (nullable): what byline_filter_to_string() wrote
 *
 * Returns: (transfer full): a filter; what cannot be read is left out
 */
BylineFilter *byline_filter_parse (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFilter, byline_filter_free)

G_END_DECLS
