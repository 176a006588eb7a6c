/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pictures as files. All of it blocks: for worker threads, which get copies of what they need. */

/** BylinePicturePlace: the folders of one picture store, and one address. */
typedef struct {
  char *url;
  char *kept;              /* its file in the kept folder */
  char *cache;             /* its file in the cache folder */
  gboolean is_tried_again; /* a note that there is none does not count */
} BylinePicturePlace;

BylinePicturePlace *_byline_picture_place_new (const char *url,
                                               const char *kept_dir,
                                               const char *cache_dir);
void _byline_picture_place_free (BylinePicturePlace *self);

/**
 * Returns: whether the bytes begin as a picture does: PNG, JPEG, GIF, WebP, SVG, AVIF, BMP, ICO.
 */
gboolean _byline_picture_sniff (GBytes *bytes);

/**
 * Returns: (transfer full) (nullable): the picture as it lies on disk; %NULL without an error if it does not,
 * and with one if it was noted less than a day ago that there is none. What else is there is deleted.
 */
GBytes *_byline_picture_file_read (const BylinePicturePlace *place, GError **error);
/** Notes in the place of the picture that its server has none. @failure: a #BylineFetchError */
void _byline_picture_file_note (const char *path, const GError *failure);
/** Writes @bytes to @path: folders, a temporary name, a rename. */
gboolean _byline_picture_file_write (const char *path, GBytes *bytes, GError **error);
/** Moves a file, across file systems too; it is no error if @from is not there. */
gboolean _byline_picture_file_move (const char *from, const char *to, GError **error);
/**
 * Deletes the files of @dir that were not used for @max_age seconds, then the least recently used until
 * it holds at most @max_bytes; and what writers left behind.
 */
void _byline_picture_files_evict (const char *dir,
                                  gsize max_bytes,
                                  gint64 max_age,
                                  GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicturePlace, _byline_picture_place_free)

G_END_DECLS
