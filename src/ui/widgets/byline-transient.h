/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_transient_forget_parent:
 * @window: a window that stands before another one
 *
 * Lets @window forget its parent when it is closed. GTK does not tell a closed window that something
 * still holds, such as an answer that is awaited, that its parent is destroyed, and reads the parent
 * when that window is freed at last.
 */
void byline_transient_forget_parent (GtkWindow *window);

G_END_DECLS
