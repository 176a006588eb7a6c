/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentView:
 *
 * The text of a story, to be read: decorations behind it, pictures and widgets as wide as the
 * column, links that pointer and keyboard follow.
 *
 * Signals:
 *   activate-link (uint kind, string target, int64 id): a #BylineLinkKind and what it leads to
 *   target-changed (string target, nullable): the address of the link under the pointer or with the
 *     focus
 *   message (string text): a short word to the reader
 */
#define BYLINE_TYPE_DOCUMENT_VIEW (byline_document_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentView, byline_document_view, BYLINE, DOCUMENT_VIEW, GtkTextView)

/**
 * BYLINE_DOCUMENT_MARGIN:
 *
 * Space at both sides of the column, in pixels, where there is room for it.
 */
#define BYLINE_DOCUMENT_MARGIN 24

/**
 * byline_document_view_get_width_of_column:
 * @column: how wide lines are, in pixels
 *
 * Returns: how wide a view is whose lines are no longer than @column: its margins are smaller where there
 *   is little room
 */
int byline_document_view_get_width_of_column (int column);
/**
 * BYLINE_DOCUMENT_COLUMN:
 *
 * The column's width at scale 1: about 68 characters.
 */
#define BYLINE_DOCUMENT_COLUMN 600

/**
 * byline_document_view_new:
 *
 * Returns: (transfer none) (floating): a view of an empty document
 */
GtkWidget *byline_document_view_new (void);
/**
 * byline_document_view_follow_in_browser:
 * @self: a view
 *
 * Follows the link that the keyboard is at, as a click with Ctrl would.
 *
 * Returns: whether there is one
 */
gboolean byline_document_view_follow_in_browser (BylineDocumentView *self);
/**
 * byline_document_view_set_document:
 * @self: the view
 * @document: a document; a reference is kept
 *
 * Shows a document, from its beginning.
 */
void byline_document_view_set_document (BylineDocumentView *self, BylineDocumentBuffer *document);
/**
 * byline_document_view_get_document:
 * @self: the view
 *
 * Returns: (transfer none): the document that is shown
 */
BylineDocumentBuffer *byline_document_view_get_document (BylineDocumentView *self);
/**
 * byline_document_view_sync:
 * @self: the view
 *
 * Takes up what was written into the document since: widgets, pictures.
 */
void byline_document_view_sync (BylineDocumentView *self);
/**
 * byline_document_view_set_text_scale:
 * @self: the view
 * @scale: a factor
 *
 * Sets the size of the text.
 */
void byline_document_view_set_text_scale (BylineDocumentView *self, double scale);
/**
 * byline_document_view_set_type:
 * @self: the view
 * @type: font, line height and edge, copied
 *
 * Sets what the text is set in.
 */
void byline_document_view_set_type (BylineDocumentView *self, const BylineDocumentType *type);
/**
 * byline_document_view_get_target_area:
 * @self: the view
 * @area: (out): where the pointer is, or else the link with the focus, in the view's coordinates
 *
 * Says where that is whose address "target-changed" told last.
 *
 * Returns: whether there is such a link, laid out
 */
gboolean byline_document_view_get_target_area (BylineDocumentView *self, GdkRectangle *area);
/**
 * byline_document_view_focus_link:
 * @self: the view
 * @offset: a character of a link, or where there is none
 *
 * Gives the keyboard's attention to a link, or to a place, from which Tab goes on to the next. Nothing is scrolled.
 */
void byline_document_view_focus_link (BylineDocumentView *self, guint offset);

G_END_DECLS
