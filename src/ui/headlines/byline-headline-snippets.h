/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineSnippets: what a search found in the texts of the stories that are seen. Asked for
 * in crowds, as rows come into view; remembered until the search is another one. Main thread.
 *
 * Signals: arrived: byline_headline_snippets_lookup() knows more than before
 */
#define BYLINE_TYPE_HEADLINE_SNIPPETS (byline_headline_snippets_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineSnippets,
                      byline_headline_snippets,
                      BYLINE,
                      HEADLINE_SNIPPETS,
                      GObject)

BylineHeadlineSnippets *byline_headline_snippets_new (BylineLibrary *library, const char *search);
/** Asks for @story_id's, if that is not known and not asked yet. */
void byline_headline_snippets_want (BylineHeadlineSnippets *self, gint64 story_id);
/** Returns: (nullable): what stands around a match in the text; %NULL if not known or none. */
const char *byline_headline_snippets_lookup (BylineHeadlineSnippets *self, gint64 story_id);
/** Asks no more. */
void byline_headline_snippets_stop (BylineHeadlineSnippets *self);

G_END_DECLS
