/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"
#include "byline-sample.h"
#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineWindow: sidebar, headlines and reading view in one window that folds.
 */
#define BYLINE_TYPE_WINDOW (byline_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineWindow, byline_window, BYLINE, WINDOW, AdwApplicationWindow)

/** @library: not opened yet, or opened: then call byline_window_set_opened() */
BylineWindow *byline_window_new (AdwApplication *application,
                                 BylineLibrary *library,
                                 BylineSettings *settings);
/** It is the sample edition's window: it says so, and leads to the reader's own library. */
void byline_window_set_sample (BylineWindow *self, BylineSample *sample);
/** The library has been opened (@error %NULL) or could not be. */
void byline_window_set_opened (BylineWindow *self, const GError *error);
/**
 * Says what went wrong with something that nobody asked for just now (automatic refresh, the mark of a
 * story that was opened): of a full disk and of a library that can only be read, once.
 */
void byline_window_report_problem (BylineWindow *self, const GError *error);
/** Asks for @address (a feed's or a page's; "" for none yet) in the dialog that adds publications;
 * waits for the library. */
void byline_window_add_address (BylineWindow *self, const char *address);
/** Imports subscriptions from @file (OPML); waits for the library. */
void byline_window_import_file (BylineWindow *self, GFile *file);
/** Opens the story with a key, if there is one; waits for the library. */
void byline_window_open_story (BylineWindow *self, const char *key);
/** Refreshes all feeds; waits for the library. */
void byline_window_refresh (BylineWindow *self);
/** Says in a toast what went wrong. */
void byline_window_show_error (BylineWindow *self, const GError *error);
/** Writes size, filter and story to the settings. */
void byline_window_save_state (BylineWindow *self);

G_END_DECLS
