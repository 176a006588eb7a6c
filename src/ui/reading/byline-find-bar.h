/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-document-view.h"

G_BEGIN_DECLS

/**
 * BylineFindBar:
 *
 * Finds words in the document that a view shows, and marks them there.
 */
#define BYLINE_TYPE_FIND_BAR (byline_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineFindBar, byline_find_bar, BYLINE, FIND_BAR, AdwBin)

/**
 * byline_find_bar_new:
 * @view: where words are found; must live as long as the bar is shown
 *
 * Returns: (transfer none) (floating): a bar, closed
 */
GtkWidget *byline_find_bar_new (BylineDocumentView *view);
/**
 * byline_find_bar_begin:
 * @self: the bar
 *
 * Opens the bar. The document must have been written to its end.
 */
void byline_find_bar_begin (BylineFindBar *self);
/**
 * byline_find_bar_end:
 * @self: the bar
 *
 * Closes the bar.
 *
 * Returns: whether it was open
 */
gboolean byline_find_bar_end (BylineFindBar *self);
/**
 * byline_find_bar_clear:
 * @self: the bar
 *
 * Forgets what was found, before the document is another.
 */
void byline_find_bar_clear (BylineFindBar *self);
/**
 * byline_find_bar_update:
 * @self: the bar
 *
 * Looks again, if the bar is open, since the text is another.
 */
void byline_find_bar_update (BylineFindBar *self);

/**
 * byline_find_bar_is_open:
 * @self: the bar
 *
 * Returns: whether words are being looked for
 */
gboolean byline_find_bar_is_open (BylineFindBar *self);

G_END_DECLS
