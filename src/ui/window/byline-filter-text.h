/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-saved-filters.h"
#include "byline-story.h"

G_BEGIN_DECLS

/* What a filter is called, in the user's language. */

/**
 * byline_filter_text_title:
 * @filter: what is shown
 * @saved_filters: those that have names
 * @counts: (nullable): what knows the publications' names
 *
 * Returns: (transfer full): its name if it has one, else its most telling part
 */
char *byline_filter_text_title (const BylineFilter *filter,
                                BylineSavedFilters *saved_filters,
                                const BylineCounts *counts);
/**
 * byline_filter_text_suggest_name:
 * @filter: what is to be saved
 * @saved_filters: those that have names
 * @counts: (nullable): what knows the publications' names
 *
 * Returns: (transfer full): a name made of its sections, its authors and its search, or its title
 */
char *byline_filter_text_suggest_name (const BylineFilter *filter,
                                       BylineSavedFilters *saved_filters,
                                       const BylineCounts *counts);
/**
 * byline_filter_text_publication:
 * @counts: (nullable): what knows the publications
 * @key: a publication's key
 *
 * Returns: (transfer none): its name; the word for a publication if it is not known
 */
const char *byline_filter_text_publication (const BylineCounts *counts, const char *key);

G_END_DECLS
