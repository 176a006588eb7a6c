/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylinePictureStore: pictures by address, as they came (encoded), on disk: kept ones below the
 * data folder, the others in the cache
 * folder, which may be wiped at any time. Files are named by the SHA-256 of the address, in 256
 * sub-folders. Main thread; file
 * work is asynchronous. The cache is held under a size (256 MiB by default), the least recently
 * used go first.
 */
#define BYLINE_TYPE_PICTURE_STORE (byline_picture_store_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureStore, byline_picture_store, BYLINE, PICTURE_STORE, GObject)

BylinePictureStore *byline_picture_store_new (BylineSession *session,
                                              const char *cache_dir,
                                              const char *kept_dir);

/** Returns: (transfer full): where a kept picture lies below @kept_dir. Any thread. */
char *byline_picture_store_kept_path (const char *kept_dir, const char *url);

/** Sets the size that the cache is held under, in bytes. */
void byline_picture_store_set_cache_limit (BylinePictureStore *self, gsize max_bytes);

/**
 * byline_picture_store_load_async:
 * @url: the picture's address
 * @from: where the document came from that shows it
 *
 * From the kept folder, else from the cache, else from the network (then it is written to the
 * cache: temporary name, rename). Two calls for one address at the same time
 * make one request. An answer that is no picture (by its first bytes: PNG, JPEG, GIF, WebP, SVG,
 * AVIF, BMP, ICO) is an error. A failure is remembered for
 * 10 minutes so that a broken address is not asked for at every scroll. What is here is given to
 * everybody; what is asked for is asked for each of the two networks by itself.
 */
void byline_picture_store_load_async (BylinePictureStore *self,
                                      const char *url,
                                      BylineNetwork from,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** Returns: (transfer full): the encoded picture, or %NULL with an error. */
GBytes *byline_picture_store_load_finish (BylinePictureStore *self,
                                          GAsyncResult *result,
                                          GError **error);

/**
 * BylinePicturesKept: what became of pictures that were to be kept.
 * @failure: (nullable): why the first of those that are not kept is not
 */
typedef struct {
  guint n_pictures;
  guint n_kept;
  GError *failure;
} BylinePicturesKept;

/** Called after each picture; @user_data is that of the call's callback. */
typedef void (*BylinePictureDone) (gpointer user_data);

void byline_pictures_kept_free (BylinePicturesKept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicturesKept, byline_pictures_kept_free)

/**
 * byline_picture_store_keep_async:
 * @urls: addresses of a saved story's pictures
 * @from: where the story came from
 * @one_done: (nullable): called with @user_data after each of them, kept or not
 *
 * Brings each into the kept folder (from the cache or the network); those that fail are left out
 * without an error.
 */
void byline_picture_store_keep_async (BylinePictureStore *self,
                                      const char *const *urls,
                                      BylineNetwork from,
                                      BylinePictureDone one_done,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * Returns: (transfer full): what became of them, or %NULL: CANCELLED, or
 *   %BYLINE_STORE_ERROR_DISK_FULL; what is kept by then stays.
 */
BylinePicturesKept *byline_picture_store_keep_finish (BylinePictureStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/** Takes pictures out of the kept folder (a story is not saved any more): they go to the cache. */
void byline_picture_store_release_async (BylinePictureStore *self,
                                         const char *const *urls,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean byline_picture_store_release_finish (BylinePictureStore *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
