/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineNamePopover:
 *
 * A popover in which one of many names is found by typing and chosen.
 *
 * Signals: chosen (string name)
 */
#define BYLINE_TYPE_NAME_POPOVER (byline_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineNamePopover, byline_name_popover, BYLINE, NAME_POPOVER, GtkPopover)

/**
 * byline_name_popover_new:
 * @placeholder: what the entry says while it is empty, translated
 *
 * Returns: (transfer none) (floating): a popover without names
 */
GtkWidget *byline_name_popover_new (const char *placeholder);
/**
 * byline_name_popover_set_names:
 * @self: the popover
 * @names: (array zero-terminated=1): names, in the order in which they are shown
 *
 * Sets which names can be chosen.
 */
void byline_name_popover_set_names (BylineNamePopover *self, const char *const *names);

G_END_DECLS
