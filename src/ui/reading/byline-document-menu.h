/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-links.h"

G_BEGIN_DECLS

/**
 * BylineDocumentMenu:
 *
 * The context menu of a document, which is a reader's: what can be done with the link under the
 * pointer comes first, then what can be done with the text. It opens by the pointer, by a long press
 * and by the keyboard.
 *
 * Signals:
 *   activate (uint kind, string target, int64 id): a #BylineLinkKind is to be followed
 *   message (string): a short word for the reader
 */
#define BYLINE_TYPE_DOCUMENT_MENU (byline_document_menu_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentMenu, byline_document_menu, BYLINE, DOCUMENT_MENU, GObject)

/**
 * byline_document_menu_new:
 * @look: the view, and what it shows; it has to outlive the menu
 * @links: the links of that view
 *
 * Returns: (transfer full): the menu of what that view shows
 */
BylineDocumentMenu *byline_document_menu_new (const BylineDocumentLook *look,
                                              BylineDocumentLinks *links);
/**
 * byline_document_menu_show:
 * @self: a menu
 *
 * Opens it by the link that has the keyboard's focus, or by the text.
 */
void byline_document_menu_show (BylineDocumentMenu *self);
/**
 * byline_document_menu_close:
 * @self: a menu
 *
 * Takes the menu off the view, which is taken apart.
 */
void byline_document_menu_close (BylineDocumentMenu *self);
G_END_DECLS
