/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-document-view.h"

G_BEGIN_DECLS

/** BylineFindBar: finds words in the document that a view shows, and marks them there. */
#define BYLINE_TYPE_FIND_BAR (byline_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineFindBar, byline_find_bar, BYLINE, FIND_BAR, AdwBin)

/** @view: must live as long as the bar is shown */
GtkWidget *byline_find_bar_new (BylineDocumentView *view);
/** Opens it. The document must have been written to its end. */
void byline_find_bar_begin (BylineFindBar *self);
/** Closes it. Returns: whether it was open. */
gboolean byline_find_bar_end (BylineFindBar *self);
/** Forgets what was found, before the document is another. */
void byline_find_bar_clear (BylineFindBar *self);
/** The text is another: looks again, if the bar is open. */
void byline_find_bar_update (BylineFindBar *self);

G_END_DECLS
