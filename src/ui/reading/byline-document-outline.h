/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-story-outline.h"

G_BEGIN_DECLS

/**
 * byline_document_outline_new:
 * @view: what shows the document
 * @adjustment: how @view is scrolled
 * @range: the part of the document that is the story
 *
 * Finds a story's headings, which of them was met last by the eyes, and how long the rest takes.
 *
 * Returns: (transfer full): the story's outline
 */
BylineStoryOutline *byline_document_outline_new (BylineDocumentView *view,
                                                 GtkAdjustment *adjustment,
                                                 const BylineDocumentRange *range);

G_END_DECLS
