/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineNameChooser:
 *
 * One of many names is found by typing and chosen.
 *
 * Signals: chosen (string name); cancelled.
 */
#define BYLINE_TYPE_NAME_CHOOSER (byline_name_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BylineNameChooser, byline_name_chooser, BYLINE, NAME_CHOOSER, AdwBin)

/**
 * byline_name_chooser_new:
 * @placeholder: what the entry says while it is empty, translated
 *
 * Returns: (transfer none) (floating): a chooser without names
 */
GtkWidget *byline_name_chooser_new (const char *placeholder);
/**
 * byline_name_chooser_set_names:
 * @self: the chooser
 * @names: (array zero-terminated=1): names, in the order in which they are shown
 *
 * Sets which names can be chosen.
 */
void byline_name_chooser_set_names (BylineNameChooser *self, const char *const *names);

G_END_DECLS
