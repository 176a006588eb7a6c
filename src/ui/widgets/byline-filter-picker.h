/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineFilterPicker: a popover in which one of many names is found by typing and chosen.
 *
 * Signals: chosen (string name)
 */
#define BYLINE_TYPE_FILTER_PICKER (byline_filter_picker_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilterPicker, byline_filter_picker, BYLINE, FILTER_PICKER, GtkPopover)

/** @placeholder: what the entry says while it is empty, translated */
GtkWidget *byline_filter_picker_new (const char *placeholder);
/** @names: %NULL-terminated, in the order in which they are shown */
void byline_filter_picker_set_names (BylineFilterPicker *self, const char *const *names);

G_END_DECLS
