/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineSelectionBar:
 *
 * Below the headlines while several are selected: how many, and what can be done with them. Its
 * buttons' actions take no target: win.selection-read, win.selection-save, win.selection-copy,
 * win.selection-export, win.selection-end.
 */
#define BYLINE_TYPE_SELECTION_BAR (byline_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineSelectionBar, byline_selection_bar, BYLINE, SELECTION_BAR, AdwBin)

/**
 * byline_selection_bar_set_n:
 * @self: the bar
 * @n: how many headlines are selected together; 0 hides the bar
 *
 * Shows how many there are.
 */
void byline_selection_bar_set_n (BylineSelectionBar *self, guint n);

G_END_DECLS
