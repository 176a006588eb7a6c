/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentLook:
 * @view: what shows the document
 * @document: (nullable): what is shown
 * @colors: with these
 * @scale: and so large
 *
 * How a view shows a document.
 */
typedef struct {
  GtkTextView *view;
  BylineDocumentBuffer *document;
  BylineDocumentColors colors;
  double scale;
} BylineDocumentLook;

/**
 * byline_document_decorations_draw:
 * @look: what is shown, and how
 * @snapshot: a snapshot in buffer coordinates
 *
 * Draws what stands below the text that is in sight: bars, boxes, pills, lines, and portraits.
 */
void byline_document_decorations_draw (const BylineDocumentLook *look, GtkSnapshot *snapshot);
/**
 * byline_document_decorations_draw_focus:
 * @look: what is shown, and how
 * @snapshot: a snapshot in buffer coordinates
 * @link: a link
 *
 * Draws where the keyboard is, if the view has the focus.
 */
void byline_document_decorations_draw_focus (const BylineDocumentLook *look,
                                             GtkSnapshot *snapshot,
                                             const BylineDocumentLink *link);
/**
 * byline_document_decorations_find_link:
 * @look: what is shown, and how
 * @x: a point in buffer coordinates
 * @y: a point in buffer coordinates
 *
 * Returns: (transfer none) (nullable): the link of the pill or the portrait there
 */
BylineDocumentLink *byline_document_decorations_find_link (const BylineDocumentLook *look,
                                                           int x,
                                                           int y);

G_END_DECLS
