/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-network.h"
#include "byline-list-window.h"

G_BEGIN_DECLS

/**
 * BylineRequestsWindow:
 *
 * Every request of the last days, the newest first, searchable; above them what was asked of each
 * publication today.
 */
#define BYLINE_TYPE_REQUESTS_WINDOW (byline_requests_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineRequestsWindow,
                      byline_requests_window,
                      BYLINE,
                      REQUESTS_WINDOW,
                      BylineListWindow)

/**
 * byline_requests_window_new:
 * @parent: the window that it belongs to
 * @library: whose requests they are
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWidget *byline_requests_window_new (GtkWindow *parent, BylineLibrary *library);

G_END_DECLS
