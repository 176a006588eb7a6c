/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineNamePopover: a popover in which one of many names is found by typing and chosen.
 *
 * Signals: chosen (string name)
 */
#define BYLINE_TYPE_NAME_POPOVER (byline_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineNamePopover, byline_name_popover, BYLINE, NAME_POPOVER, GtkPopover)

/** @placeholder: what the entry says while it is empty, translated */
GtkWidget *byline_name_popover_new (const char *placeholder);
/** @names: %NULL-terminated, in the order in which they are shown */
void byline_name_popover_set_names (BylineNamePopover *self, const char *const *names);

G_END_DECLS
