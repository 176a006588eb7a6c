/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-reading-river.h"
#include "byline-reading-text.h"
#include "byline-story-in-view.h"

G_BEGIN_DECLS

/**
 * BylineReadingLinks:
 *
 * Follows links that lead from one place of a document to another: parts of a story, footnotes and
 * back, Keep Reading and Show Less.
 *
 * Signals:
 *   toggled: a story of the river was unfolded or folded
 */
#define BYLINE_TYPE_READING_LINKS (byline_reading_links_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingLinks, byline_reading_links, BYLINE, READING_LINKS, GObject)

/**
 * byline_reading_links_new:
 * @view: what shows the document; must live as long as links are followed
 * @text: the story that was opened
 * @river: the stories below it
 * @in_view: which of them is read
 *
 * Makes what follows links. References to @text, @river and @in_view are kept.
 *
 * Returns: (transfer full): it
 */
BylineReadingLinks *byline_reading_links_new (BylineDocumentView *view,
                                              BylineReadingText *text,
                                              BylineReadingRiver *river,
                                              BylineStoryInView *in_view);
/**
 * byline_reading_links_follow:
 * @self: what follows links
 * @kind: a link's kind
 * @target: (nullable): see #BylineLinkKind
 * @id: see #BylineLinkKind
 *
 * Goes where a link leads, if that is in the document.
 *
 * Returns: %FALSE if it leads elsewhere
 */
gboolean byline_reading_links_follow (BylineReadingLinks *self,
                                      BylineLinkKind kind,
                                      const char *target,
                                      gint64 id);

/**
 * byline_reading_links_get_article_with_picture:
 * @self: what follows links
 * @url: a picture's address
 *
 * Returns: (transfer none) (nullable): the story that shows the picture; if none does, the one in view
 */
BylineArticle *byline_reading_links_get_article_with_picture (BylineReadingLinks *self,
                                                              const char *url);

G_END_DECLS
