/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"
#include "byline-sample.h"
#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineWindow:
 *
 * Sidebar, headlines and reading view in one window that folds.
 */
#define BYLINE_TYPE_WINDOW (byline_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineWindow, byline_window, BYLINE, WINDOW, AdwApplicationWindow)

/**
 * byline_window_new:
 * @application: what it belongs to
 * @library: a library that is not opened yet, or is: then call byline_window_set_opened()
 * @settings: what the user has set
 *
 * Returns: (transfer none): a window, which GTK owns
 */
BylineWindow *byline_window_new (AdwApplication *application,
                                 BylineLibrary *library,
                                 BylineSettings *settings);
/**
 * byline_window_set_sample:
 * @self: a window
 * @sample: the sample edition
 *
 * Makes it the sample edition's window: it says so, and leads to the reader's own library.
 */
void byline_window_set_sample (BylineWindow *self, BylineSample *sample);
/**
 * byline_window_set_opened:
 * @self: a window
 * @error: (nullable): why the library could not be opened; %NULL: it is open
 *
 * Says that the library has been opened or could not be.
 */
void byline_window_set_opened (BylineWindow *self, const GError *error);
/**
 * byline_window_report_problem:
 * @self: a window
 * @error: what went wrong
 *
 * Says what went wrong with something that nobody asked for just now (automatic refresh, the mark
 * of a story that was opened). A full disk and a library that can only be read are named once.
 */
void byline_window_report_problem (BylineWindow *self, const GError *error);
/**
 * byline_window_add_address:
 * @self: a window
 * @address: an address of a feed or a page; "" for none yet
 *
 * Asks for an address in the dialog that adds publications. It waits for the library.
 */
void byline_window_add_address (BylineWindow *self, const char *address);
/**
 * byline_window_import_file:
 * @self: a window
 * @file: a list of feeds (OPML)
 *
 * Imports subscriptions. It waits for the library.
 */
void byline_window_import_file (BylineWindow *self, GFile *file);
/**
 * byline_window_open_story:
 * @self: a window
 * @key: a story's key
 *
 * Opens a story, if there is one of that key. It waits for the library.
 */
void byline_window_open_story (BylineWindow *self, const char *key);
/**
 * byline_window_refresh:
 * @self: a window
 *
 * Refreshes all feeds. It waits for the library.
 */
void byline_window_refresh (BylineWindow *self);
/**
 * byline_window_show_error:
 * @self: a window
 * @error: (nullable): what went wrong
 *
 * Says in a toast what went wrong.
 */
void byline_window_show_error (BylineWindow *self, const GError *error);
/**
 * byline_window_save_state:
 * @self: a window
 *
 * Writes size, filter and story to the settings.
 */
void byline_window_save_state (BylineWindow *self);

G_END_DECLS
