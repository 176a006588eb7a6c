/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-decorations.h"

G_BEGIN_DECLS

/**
 * BylineDocumentLinks:
 *
 * How mouse and keyboard find and follow the links of a document: pointer, tooltip, and
 * the way from link to link, and into the widgets that lie between them.
 *
 * Signals:
 *   activate (uint kind, string target, int64 id): a #BylineLinkKind was followed
 *   target-changed (string target, nullable): the address of the link under the pointer or with the
 *     focus
 */
#define BYLINE_TYPE_DOCUMENT_LINKS (byline_document_links_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentLinks, byline_document_links, BYLINE, DOCUMENT_LINKS, GObject)

/**
 * byline_document_links_new:
 * @look: the view, and what it shows; it has to outlive the links
 *
 * Returns: (transfer full): the links of what that view shows
 */
BylineDocumentLinks *byline_document_links_new (const BylineDocumentLook *look);
/**
 * byline_document_links_find:
 * @self: links
 * @widget_x: a point, in the view's coordinates
 * @widget_y: the same
 *
 * Returns: (transfer none) (nullable): the link there
 */
BylineDocumentLink *byline_document_links_find (BylineDocumentLinks *self,
                                                double widget_x,
                                                double widget_y);
/**
 * byline_document_links_get_focus:
 * @self: links
 *
 * Returns: (transfer none) (nullable): the link that the keyboard is at
 */
BylineDocumentLink *byline_document_links_get_focus (BylineDocumentLinks *self);
/**
 * byline_document_links_get_visible_focus:
 * @self: links
 *
 * Returns: (transfer none) (nullable): the link that the keyboard is at, to be marked: not if a click brought it there
 */
BylineDocumentLink *byline_document_links_get_visible_focus (BylineDocumentLinks *self);

/**
 * byline_document_links_get_target_area:
 * @self: links
 * @area: (out): where the pointer is, or else the link with the focus, in the view's coordinates
 *
 * Says where that is whose address was told last.
 *
 * Returns: whether there is such a link, laid out
 */
gboolean byline_document_links_get_target_area (BylineDocumentLinks *self, GdkRectangle *area);
/**
 * byline_document_links_focus:
 * @self: links
 * @offset: where a link begins
 *
 * Brings the keyboard to that link. Nothing is scrolled.
 */
void byline_document_links_focus (BylineDocumentLinks *self, guint offset);
/**
 * byline_document_links_unfocus:
 * @self: links
 *
 * Forgets which link the keyboard was at.
 */
void byline_document_links_unfocus (BylineDocumentLinks *self);
/**
 * byline_document_links_follow_in_browser:
 * @self: links
 *
 * Follows the link that the keyboard is at, as a click with Ctrl would.
 *
 * Returns: whether there is one
 */
gboolean byline_document_links_follow_in_browser (BylineDocumentLinks *self);
/**
 * byline_document_links_move:
 * @self: links
 * @direction: where to
 *
 * Brings the keyboard to the next link or widget.
 *
 * Returns: whether there is one; if not, the focus leaves the view
 */
gboolean byline_document_links_move (BylineDocumentLinks *self, GtkDirectionType direction);

G_END_DECLS
