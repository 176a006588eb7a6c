/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * byline_sandbox_is_active:
 *
 * Any thread.
 *
 * Returns: whether this program runs as a Flatpak
 */
gboolean byline_sandbox_is_active (void);
/**
 * byline_sandbox_loses:
 * @path: a file's or a folder's; it need not exist
 * @root: a folder whose file system is gone when the program ends: "/" in a sandbox
 *
 * In a Flatpak's sandbox a path in the home folder can be written to, but leads into memory, not into
 * the home folder, unless the user has opened that to the program. Any thread.
 *
 * Returns: whether what is written to @path is on the file system of @root, or in its tmp
 */
gboolean byline_sandbox_loses (const char *path, const char *root);
/**
 * byline_sandbox_can_reach:
 * @path: a file's or a folder's; it need not exist
 *
 * Any thread.
 *
 * Returns: FALSE if this is a Flatpak and what is written to @path would be lost
 */
gboolean byline_sandbox_can_reach (const char *path);
/**
 * byline_sandbox_check:
 * @path: a file or a folder that somebody named on the command line
 * @error: FAILED, with a sentence that says where it is possible
 *
 * Any thread.
 *
 * Returns: FALSE if this is a Flatpak and @path is out of its reach
 */
gboolean byline_sandbox_check (const char *path, GError **error);

G_END_DECLS
