/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_search_bar_open_at_once:
 * @bar: a search bar
 *
 * Makes @bar open without sliding. While it slides its entry is not mapped before the next frame, and GTK drops keys
 * that are pressed until then: the first letters of what somebody types at once would be lost.
 */
void byline_search_bar_open_at_once (GtkSearchBar *bar);

G_END_DECLS
