/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineSideScroller:
 *
 * Shows a widget that may be wider than there is room: it scrolls sideways then, by wheel, touch, bar and
 * keys, and is as high as the widget wishes to be.
 *
 * Signals:
 *   changed: there may be something to scroll to, or no more
 */
#define BYLINE_TYPE_SIDE_SCROLLER (byline_side_scroller_get_type ())
G_DECLARE_FINAL_TYPE (BylineSideScroller, byline_side_scroller, BYLINE, SIDE_SCROLLER, GtkWidget)

/**
 * byline_side_scroller_new:
 * @child: a widget, floating or not
 *
 * Makes a scroller.
 *
 * Returns: (transfer none) (floating): a scroller with @child in it
 */
GtkWidget *byline_side_scroller_new (GtkWidget *child);
/**
 * byline_side_scroller_is_wider:
 * @self: the scroller
 *
 * Returns: whether there is something to scroll to
 */
gboolean byline_side_scroller_is_wider (BylineSideScroller *self);
/**
 * byline_side_scroller_show:
 * @self: the scroller
 * @x: a place in the widget, in pixels from its left edge
 * @width: how wide that is which stands there, in pixels
 *
 * Scrolls until what stands at @x is in sight, as far as there is room.
 */
void byline_side_scroller_show (BylineSideScroller *self, double x, double width);

G_END_DECLS
