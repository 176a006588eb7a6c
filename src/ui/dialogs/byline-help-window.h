/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineHelpWindow:
 *
 * The help: a list of its pages, which can be searched, and the page that was chosen. The pages are part of the
 * program, so they are there in a sandbox and without a viewer of help, too. Main thread.
 */
#define BYLINE_TYPE_HELP_WINDOW (byline_help_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineHelpWindow, byline_help_window, BYLINE, HELP_WINDOW, AdwWindow)

/**
 * byline_help_window_new:
 * @parent: (nullable): the window that it belongs to
 * @languages: (array zero-terminated=1): languages that somebody reads, the best first
 *
 * Returns: (transfer none): a window, not yet shown
 */
GtkWidget *byline_help_window_new (GtkWindow *parent, const char *const *languages);
/**
 * byline_help_window_show_page:
 * @self: the window
 * @id: (nullable): a page's id; %NULL for the list of pages
 *
 * Shows a page.
 */
void byline_help_window_show_page (BylineHelpWindow *self, const char *id);
/**
 * byline_help_window_get_pages:
 * @self: the window
 *
 * Returns: (transfer none) (element-type BylineHelpPage): all pages, the list's first, in their order
 */
GPtrArray *byline_help_window_get_pages (BylineHelpWindow *self);

G_END_DECLS
