/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BylineFootnotePopover:
 *
 * What a footnote says, beside the place that refers to it.
 *
 * Signals:
 *   link-activated (string uri): a link in it was followed
 *   jump: the reader wishes to go where it stands
 */
#define BYLINE_TYPE_FOOTNOTE_POPOVER (byline_footnote_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineFootnotePopover,
                      byline_footnote_popover,
                      BYLINE,
                      FOOTNOTE_POPOVER,
                      GtkPopover)

/**
 * byline_footnote_popover_new:
 * @footnote: a footnote
 * @number: its number in the story
 *
 * Makes a popover.
 *
 * Returns: (transfer none) (floating): a popover that belongs to no widget yet
 */
GtkWidget *byline_footnote_popover_new (const BylineFootnote *footnote, guint number);

G_END_DECLS
