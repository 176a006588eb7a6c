/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BylineLinearView:
 *
 * A story for those who hear it: a list with a row for each heading, paragraph, picture and table, in their
 * order, each a widget of its own kind to a screen reader, with its links behind it. Arrow keys go from row
 * to row.
 *
 * Signals:
 *   activate-link (uint kind, string target, int64 id): a #BylineLinkKind and what it leads to
 */
#define BYLINE_TYPE_LINEAR_VIEW (byline_linear_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineLinearView, byline_linear_view, BYLINE, LINEAR_VIEW, AdwBin)

/**
 * byline_linear_view_new:
 *
 * Makes a view.
 *
 * Returns: (transfer none) (floating): a view of no story
 */
GtkWidget *byline_linear_view_new (void);
/**
 * byline_linear_view_show_article:
 * @self: the view
 * @article: (nullable): a story; a reference is kept; %NULL for none
 *
 * Shows a story from its beginning. Rows come in a few at a time.
 */
void byline_linear_view_show_article (BylineLinearView *self, BylineArticle *article);

G_END_DECLS
