/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-access.h"

G_BEGIN_DECLS

/*
 * The profile's file of proxies, user agents and cookies, by the address of a feed: a keyfile that only its
 * owner can read, since a cookie is as good as a password. It is replaced as a whole. These block; they are
 * not for the main thread.
 */

/**
 * byline_access_file_path:
 * @data_dir: the profile's folder
 *
 * Returns: (transfer full): where the file lies
 */
char *byline_access_file_path (const char *data_dir);
/**
 * byline_access_file_load:
 * @path: the file
 * @error: return location for an error
 *
 * Reads what is kept. What cannot be sent (somebody wrote it by hand) is left out. A file that does not
 * exist holds nothing.
 *
 * Returns: (transfer full) (element-type utf8 BylineAccess): what is kept, by the feed's address; without
 *   hosts and publications. %NULL with @error set
 */
GHashTable *byline_access_file_load (const char *path, GError **error);
/**
 * byline_access_file_update:
 * @path: the file
 * @feed_url: a feed's address
 * @access: what is kept of it from now on; nothing, if it says nothing
 * @error: return location for an error
 *
 * Writes one feed's. What other programs changed meanwhile stays. An empty file is deleted.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_access_file_update (const char *path,
                                    const char *feed_url,
                                    const BylineAccess *access,
                                    GError **error);

G_END_DECLS
