/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-reading-view.h"

G_BEGIN_DECLS

/**
 * BylineOutlinePopover:
 *
 * The headings of the story that is read, with the place marked where one is, and how long the rest
 * takes. A heading leads to its part. It is made anew whenever it opens.
 */
#define BYLINE_TYPE_OUTLINE_POPOVER (byline_outline_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineOutlinePopover,
                      byline_outline_popover,
                      BYLINE,
                      OUTLINE_POPOVER,
                      GtkPopover)

/**
 * byline_outline_popover_set_view:
 * @self: the popover
 * @view: what shows stories; must live as long as the popover opens
 *
 * Sets whose story it is about.
 */
void byline_outline_popover_set_view (BylineOutlinePopover *self, BylineReadingView *view);

G_END_DECLS
