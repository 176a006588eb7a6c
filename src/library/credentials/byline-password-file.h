/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-keyring.h"

G_BEGIN_DECLS

/*
 * The profile's file of passwords, for where there is no keyring: a keyfile that only its owner can
 * read (0600, from its first byte on), replaced as a whole. These block; they are for a thread of the blocking pool (byline-work.h).
 */

/**
 * byline_password_file_path:
 * @data_dir: the profile's folder
 *
 * Returns: (transfer full): where its file of passwords lies
 */
char *byline_password_file_path (const char *data_dir);

/**
 * byline_password_file_load:
 * @path: the file
 * @into: (element-type BylineCredential): gets what is there
 * @error: return location for an error
 *
 * Reads a file of passwords. A file that does not exist holds none.
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean byline_password_file_load (const char *path, GPtrArray *into, GError **error);

/**
 * byline_password_file_update:
 * @path: the file
 * @changes: (element-type BylineCredential): what is to be kept, or (without login, or in the
 *   keyring) to be taken out
 * @is_new: (out): whether the file came into being
 * @error: return location for an error
 *
 * Writes changes to a file of passwords. What other programs changed meanwhile stays. An empty
 * file is deleted.
 *
 * Returns: whether it is written; %FALSE with @error set
 */
gboolean byline_password_file_update (const char *path,
                                      GPtrArray *changes,
                                      gboolean *is_new,
                                      GError **error);

G_END_DECLS
