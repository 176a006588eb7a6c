/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of the user's alone (0600) with a group a feed, whose address is the key "feed". All calls block; any
 * thread. */

/** Makes the folder of @path if need be and locks it, so that two programs on one profile do not write over each
 * other. Returns: what to close afterwards; -1 if it cannot be locked. */
int _byline_feed_key_file_lock (const char *path);
/** Removes all groups of a feed. */
void _byline_feed_key_file_remove (GKeyFile *file, const char *feed_url);
/** Adds a group of a feed. Returns: (transfer full): its name. */
char *_byline_feed_key_file_add (GKeyFile *file, const char *feed_url);
/** Writes the file as a whole, with a comment at its top; deletes it if no group is left. */
gboolean _byline_feed_key_file_write (GKeyFile *file,
                                      const char *path,
                                      const char *comment,
                                      GError **error);

G_END_DECLS
