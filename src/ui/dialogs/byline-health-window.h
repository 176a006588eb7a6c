/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-network.h"
#include "byline-list-window.h"

G_BEGIN_DECLS

/**
 * BylineHealthWindow:
 *
 * How feeds are doing: first those that have failed for a week, with what can be done; then the others
 * that fail; then all that are well. A row that is opened tells the last tries.
 */
#define BYLINE_TYPE_HEALTH_WINDOW (byline_health_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineHealthWindow,
                      byline_health_window,
                      BYLINE,
                      HEALTH_WINDOW,
                      BylineListWindow)

/**
 * byline_health_window_new:
 * @parent: the window that it belongs to, whose actions for publications are used
 * @library: whose feeds they are
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWidget *byline_health_window_new (GtkWindow *parent, BylineLibrary *library);

G_END_DECLS
