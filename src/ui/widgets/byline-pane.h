/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylinePane:
 *
 * One of the window's panes: a single child, and the widths at which the leaflets fold and unfold.
 *
 * A leaflet shares space by natural widths. A pane asks for its own `width` (or what its child
 * needs at least), whatever its child would like to have: so the sidebar gets its place before the
 * reading pane grows.
 *
 * Properties: child (GtkWidget), width (int, natural), minimum (int)
 */
#define BYLINE_TYPE_PANE (byline_pane_get_type ())
G_DECLARE_FINAL_TYPE (BylinePane, byline_pane, BYLINE, PANE, GtkWidget)

G_END_DECLS
