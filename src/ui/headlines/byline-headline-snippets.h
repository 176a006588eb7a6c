/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineSnippets:
 *
 * What a search found in the texts of the stories that are seen. Asked for in crowds, as rows come
 * into view; remembered until the search is another one. Main thread.
 *
 * Signals: arrived: byline_headline_snippets_lookup() knows more than before.
 */
#define BYLINE_TYPE_HEADLINE_SNIPPETS (byline_headline_snippets_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineSnippets,
                      byline_headline_snippets,
                      BYLINE,
                      HEADLINE_SNIPPETS,
                      GObject)

/**
 * byline_headline_snippets_new:
 * @library: where the texts are
 * @search: a query
 *
 * Returns: (transfer full): the snippets of a search; none is known yet
 */
BylineHeadlineSnippets *byline_headline_snippets_new (BylineLibrary *library, const char *search);
/**
 * byline_headline_snippets_want:
 * @self: the snippets
 * @story_id: a story's row
 *
 * Asks for a story's snippet, if it is not known and has not been asked for.
 */
void byline_headline_snippets_want (BylineHeadlineSnippets *self, gint64 story_id);
/**
 * byline_headline_snippets_lookup:
 * @self: the snippets
 * @story_id: a story's row
 *
 * Returns: (transfer none) (nullable): what stands around a match in the text; %NULL if it is not
 *   known or there is none
 */
const char *byline_headline_snippets_lookup (BylineHeadlineSnippets *self, gint64 story_id);
/**
 * byline_headline_snippets_stop:
 * @self: the snippets
 *
 * Asks for no more.
 */
void byline_headline_snippets_stop (BylineHeadlineSnippets *self);

G_END_DECLS
