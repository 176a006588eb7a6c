/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePreferencesWindow:
 *
 * The settings that a reader may want to change.
 */
#define BYLINE_TYPE_PREFERENCES_WINDOW (byline_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (BylinePreferencesWindow,
                      byline_preferences_window,
                      BYLINE,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/**
 * byline_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 * @settings: what is set
 * @library: (nullable): %NULL leaves out what the library keeps
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWidget *byline_preferences_window_new (GtkWindow *parent,
                                          BylineSettings *settings,
                                          BylineLibrary *library);

G_END_DECLS
