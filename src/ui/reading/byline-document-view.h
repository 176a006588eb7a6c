/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentView: the text of a story, to be read: decorations behind it, pictures and widgets
 * as wide as the column, links that pointer and keyboard follow.
 *
 * Signals:
 *   activate-link (uint kind, string target, int64 id): a #BylineLinkKind and what it leads to
 *   message (string text): a short word to the reader
 */
#define BYLINE_TYPE_DOCUMENT_VIEW (byline_document_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentView, byline_document_view, BYLINE, DOCUMENT_VIEW, GtkTextView)

/** Space at both sides of the column, in pixels. */
#define BYLINE_DOCUMENT_MARGIN 24
/** The column's width at scale 1: about 68 characters. */
#define BYLINE_DOCUMENT_COLUMN 600

GtkWidget *byline_document_view_new (void);
/** Shows @document, from its beginning. */
void byline_document_view_set_document (BylineDocumentView *self, BylineDocumentBuffer *document);
/** Returns: (transfer none): what is shown */
BylineDocumentBuffer *byline_document_view_get_document (BylineDocumentView *self);
/** Takes up what was written into the document since: widgets, pictures. */
void byline_document_view_sync (BylineDocumentView *self);
void byline_document_view_set_text_scale (BylineDocumentView *self, double scale);
/** Returns: the column's width now, in pixels. */
int byline_document_view_get_column (BylineDocumentView *self);
/** Which characters are in sight, or at most @pages of the view's height from it. */
void byline_document_view_get_range (BylineDocumentView *self,
                                     double pages,
                                     guint *start,
                                     guint *end);
/** Scrolls so that @offset is in sight; to the top if @at_top. */
void byline_document_view_scroll_to (BylineDocumentView *self, guint offset, gboolean at_top);
/** Gives the keyboard's attention to the link at @offset. */
void byline_document_view_focus_link (BylineDocumentView *self, guint offset);

G_END_DECLS
