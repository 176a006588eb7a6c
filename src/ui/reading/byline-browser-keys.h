/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineBrowserKeys:
 *
 * Whether the reader asks for the browser, by a key or by Ctrl, where links are widgets: these say that they were
 * followed, not how, and know Enter alone.
 */
#define BYLINE_TYPE_BROWSER_KEYS (byline_browser_keys_get_type ())
G_DECLARE_FINAL_TYPE (BylineBrowserKeys, byline_browser_keys, BYLINE, BROWSER_KEYS, GObject)

/**
 * byline_browser_keys_new:
 * @widget: what holds links; it outlives the object
 *
 * Returns: (transfer full): an object
 */
BylineBrowserKeys *byline_browser_keys_new (GtkWidget *widget);

/**
 * byline_browser_keys_follow:
 * @self: an object
 *
 * Follows the link that has the focus, to be opened in the browser.
 *
 * Returns: whether there is one
 */
gboolean byline_browser_keys_follow (BylineBrowserKeys *self);

/**
 * byline_browser_keys_are_held:
 * @self: an object
 *
 * To be asked while a link is followed.
 *
 * Returns: whether it is to be opened in the browser
 */
gboolean byline_browser_keys_are_held (BylineBrowserKeys *self);

G_END_DECLS
