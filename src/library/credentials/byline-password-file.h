/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-keyring.h"

G_BEGIN_DECLS

/*
 * The profile's file of passwords, for where there is no keyring: a keyfile that only its owner can
 * read (0600, from its first byte on), replaced as a whole. These block; they are for a thread of the blocking pool (byline-work.h).
 */

/** Returns: (transfer full): where the file of the profile in @data_dir is. */
char *byline_password_file_path (const char *data_dir);

/** Adds what is in the file at @path to @into (element-type BylineCredential). No file: nothing. */
gboolean byline_password_file_load (const char *path, GPtrArray *into, GError **error);

/**
 * byline_password_file_update:
 * @changes: (element-type BylineCredential): what is to be kept, or (without login, or in the
 *   keyring) to be taken out
 * @is_new: (out): whether the file came into being
 *
 * What other programs changed meanwhile stays. An empty file is deleted.
 */
gboolean byline_password_file_update (const char *path,
                                      GPtrArray *changes,
                                      gboolean *is_new,
                                      GError **error);

G_END_DECLS
