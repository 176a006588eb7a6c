/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_launch:
 * @arguments: (array zero-terminated=1): arguments, without the program's name
 * @error: return location for an error
 *
 * Starts this very program anew, for another profile: wherever it lies, in a Flatpak, too. If one
 * runs on that profile already, that one is presented and does what is asked.
 *
 * Returns: whether it was started; %FALSE with a #GSpawnError
 */
gboolean byline_launch (const char *const *arguments, GError **error);

G_END_DECLS
