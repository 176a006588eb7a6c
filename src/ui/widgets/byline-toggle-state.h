/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_toggle_state_say:
 * @button: a toggle button that has not been shown yet
 *
 * Makes screen readers say whether a button is pressed. Before 4.10, GTK tells them of a button like any other, whose
 * state nobody says: there it is a switch, with the same state.
 */
void byline_toggle_state_say (GtkToggleButton *button);

G_END_DECLS
