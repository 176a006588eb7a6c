/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * byline_about_new:
 * @parent: (nullable): the window it belongs to
 *
 * Says what this program is, what is new in it, where to report a problem and, to be copied, on what it runs.
 * Main thread.
 *
 * Returns: (transfer none): a window, not yet shown
 */
GtkWidget *byline_about_new (GtkWindow *parent);

G_END_DECLS
