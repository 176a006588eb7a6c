/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files of a profile are regular files. What else may stand in their place (a FIFO, a device, a
 * folder) is told instead of waited for: opening a FIFO waits for its other end. */

/**
 * _byline_file_is_regular:
 *
 * Returns: %TRUE if @path is a regular file or nothing at all; %FALSE with FAILED (a
 *   #BylineStoreError) if it is something else, READ_ONLY if that cannot be found out.
 */
gboolean _byline_file_is_regular (const char *path, GError **error);
/**
 * _byline_file_open:
 * @flags: as for open(); O_CLOEXEC is added
 *
 * Never waits. A file that is made is the user's alone (0600).
 *
 * Returns: a file descriptor of a regular file; -1 with a #BylineStoreError.
 */
int _byline_file_open (const char *path, int flags, GError **error);
/**
 * _byline_file_read:
 * @limit: the most bytes that are read; larger files are an error
 * @length: (out): without the NUL that follows the contents
 * @is_missing: (out) (nullable): whether there is no such file, which is an error, too
 *
 * Returns: (transfer full) (nullable): the contents; %NULL with a #BylineStoreError.
 */
char *_byline_file_read (const char *path,
                         gsize limit,
                         gsize *length,
                         gboolean *is_missing,
                         GError **error);
/**
 * Writes @data to a temporary file, syncs it and renames it to @path: whatever happens, the old
 * or the new one is there and whole.
 */
gboolean _byline_file_replace (const char *path, const char *data, gsize length, GError **error);
/**
 * Returns: (transfer full): @json, the text of an object that has members, with a checksum of
 *   its text as the last @member.
 */
char *_byline_file_add_checksum (const char *json, const char *member);
/**
 * Returns: whether the @length bytes at @json are as _byline_file_add_checksum() made them. A text
 *   without a checksum is not: the damage may have hit the checksum's own name.
 */
gboolean _byline_file_is_as_written (const char *json, gsize length, const char *member);
/** Makes what was renamed in @dir last through a power failure. Failures do no harm. */
void _byline_file_sync_dir (const char *dir);
/** As flock(), again when a signal comes between. Returns: %FALSE with errno set. */
gboolean _byline_file_lock (int fd, int operation);

void _byline_set_error_errno (GError **error, int number, const char *what);

/** Says that the profile in @data_dir can only be read. Returns: %FALSE */
gboolean _byline_set_error_read_only (GError **error, const char *data_dir);

/** As write(), to the end. Returns: %FALSE with errno set on failure. */
gboolean _byline_write_all (int fd, const char *data, gsize length);

G_END_DECLS
