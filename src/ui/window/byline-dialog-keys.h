/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-shortcuts.h"

G_BEGIN_DECLS

/**
 * BylineDialogKeys:
 *
 * The user's keys in all windows but the main ones: GTK knows an application's accelerators only in windows that belong to
 * it, and an action of the main window only there. A key closes such a window, quits, or does what the window itself has
 * an action for by that name, such as win.undo. What is typed in texts is left to them. Main thread.
 */
#define BYLINE_TYPE_DIALOG_KEYS (byline_dialog_keys_get_type ())
G_DECLARE_FINAL_TYPE (BylineDialogKeys, byline_dialog_keys, BYLINE, DIALOG_KEYS, GObject)

/**
 * byline_dialog_keys_new:
 * @application: what its actions are asked of
 * @shortcuts: what keys do
 *
 * Returns: (transfer full): keys that work as long as this lives, in windows that are open and in those that are opened
 */
BylineDialogKeys *byline_dialog_keys_new (GApplication *application, BylineShortcuts *shortcuts);

G_END_DECLS
