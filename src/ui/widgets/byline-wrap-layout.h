/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineWrapLayout:
 *
 * Children beside each other at their natural width, in as many lines as that takes. Those that expand share what
 * their line leaves.
 */
#define BYLINE_TYPE_WRAP_LAYOUT (byline_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BylineWrapLayout, byline_wrap_layout, BYLINE, WRAP_LAYOUT, GtkLayoutManager)

/**
 * byline_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *byline_wrap_layout_new (int spacing);

G_END_DECLS
