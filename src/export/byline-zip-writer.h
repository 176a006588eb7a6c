/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineZipWriter:
 *
 * A ZIP archive in memory, as the Open Container Format of EPUB 3 wants it: names in UTF-8, no extra
 * fields, no data descriptors, and entries that are stored where that is asked for. (libarchive
 * writes extra fields in front of each entry, which an EPUB's first one must not have.)
 *
 * PKWARE APPNOTE 6.3, without ZIP64: the archive is at most 2 GiB.
 */
typedef struct _BylineZipWriter BylineZipWriter;

/**
 * byline_zip_writer_new:
 *
 * Returns: (transfer full): an empty archive
 */
BylineZipWriter *byline_zip_writer_new (void);
/**
 * byline_zip_writer_free:
 * @self: (transfer full) (nullable): an archive
 *
 * Frees @self and what it holds.
 */
void byline_zip_writer_free (BylineZipWriter *self);
/**
 * byline_zip_writer_add:
 * @self: an archive
 * @name: a path without a slash in front
 * @data: what the file holds
 * @size: in bytes
 * @is_packed: whether it is made smaller; pictures cannot be
 * @error: return location for an error
 *
 * Appends a file.
 *
 * Returns: whether it was added; %FALSE with %G_IO_ERROR_MESSAGE_TOO_LARGE if the archive would
 *   become too large
 */
gboolean byline_zip_writer_add (BylineZipWriter *self,
                                const char *name,
                                gconstpointer data,
                                gsize size,
                                gboolean is_packed,
                                GError **error);
/**
 * byline_zip_writer_finish:
 * @self: (transfer full): an archive
 *
 * Ends the archive.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *byline_zip_writer_finish (BylineZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineZipWriter, byline_zip_writer_free)

G_END_DECLS
