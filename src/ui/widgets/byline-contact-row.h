/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-author.h"

G_BEGIN_DECLS

/**
 * BylineContactRow:
 *
 * The ways to reach an author, as buttons that open or copy them. Nothing is sent by itself.
 *
 * Signals: link-activated (string uri); message (string text): something was copied.
 */
#define BYLINE_TYPE_CONTACT_ROW (byline_contact_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineContactRow, byline_contact_row, BYLINE, CONTACT_ROW, GtkWidget)

/**
 * byline_contact_row_new:
 * @author: an author
 *
 * Returns: (transfer none) (nullable) (floating): a row of the ways to reach the author; %NULL if
 *   there is none
 */
GtkWidget *byline_contact_row_new (const BylineAuthor *author);

G_END_DECLS
