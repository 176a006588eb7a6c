/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylinePictureStore:
 *
 * Pictures by address, as they came (encoded), on disk: kept ones below the data folder, the
 * others in the cache folder, which may be wiped at any time. Files are named by the SHA-256 of
 * the address, in 256 sub-folders. Main thread; file work is asynchronous. The cache is held under
 * a size (256 MiB by default), the least recently used go first; what was not used for 90 days goes, too.
 */
#define BYLINE_TYPE_PICTURE_STORE (byline_picture_store_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureStore, byline_picture_store, BYLINE, PICTURE_STORE, GObject)

/**
 * byline_picture_store_new:
 * @session: what fetches pictures
 * @cache_dir: the folder of the cache
 * @kept_dir: the folder of pictures that are kept
 *
 * Returns: (transfer full): a picture store
 */
BylinePictureStore *byline_picture_store_new (BylineSession *session,
                                              const char *cache_dir,
                                              const char *kept_dir);

/**
 * byline_picture_store_kept_path:
 * @kept_dir: the folder of pictures that are kept
 * @url: a picture's address
 *
 * Returns: (transfer full): where a kept picture lies below @kept_dir. Any thread.
 */
char *byline_picture_store_kept_path (const char *kept_dir, const char *url);

/**
 * byline_picture_store_set_cache_limit:
 * @self: a picture store
 * @max_bytes: the size that the cache is held under, in bytes
 *
 * Sets how large the cache may be.
 */
void byline_picture_store_set_cache_limit (BylinePictureStore *self, gsize max_bytes);

/**
 * byline_picture_store_trim:
 * @self: a picture store
 *
 * Holds the cache under its size and its age, at most once a day. Nobody waits for it.
 */
void byline_picture_store_trim (BylinePictureStore *self);

/**
 * BylinePictureReasonFunc:
 * @url: a picture's address
 * @user_data: data
 *
 * Knows for whom a picture is asked for.
 *
 * Returns: why
 */
typedef BylineRequestReason (*BylinePictureReasonFunc) (const char *url, gpointer user_data);

/**
 * byline_picture_store_set_reason_func:
 * @self: a picture store
 * @func: (nullable) (scope forever): says why a picture is asked for; %NULL: nobody knows for whom
 * @user_data: data for @func; it outlives @self, or @func is taken back
 *
 * Sets who knows whose a picture is.
 */
void byline_picture_store_set_reason_func (BylinePictureStore *self,
                                           BylinePictureReasonFunc func,
                                           gpointer user_data);

/**
 * byline_picture_store_load_async:
 * @self: a picture store
 * @url: the picture's address
 * @from: where the document came from that shows it
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Gets a picture from the kept folder, else from the cache, else from the network; then it is
 * written to the cache (temporary name, rename). Two calls for one address at the same time make
 * one request. An answer that is no picture (by its first bytes: PNG, JPEG, GIF, WebP, SVG, AVIF,
 * BMP, ICO) is an error. A failure is remembered for 10 minutes, so that a broken address is not
 * asked for at every scroll; that a server has no such picture for a day, in the cache, so that it is not asked
 * for at every start. What is on disk is given to everybody; what is fetched is fetched for
 * each of the two networks by itself.
 *
 * Finish with byline_picture_store_load_finish().
 */
void byline_picture_store_load_async (BylinePictureStore *self,
                                      const char *url,
                                      BylineNetwork from,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * byline_picture_store_load_ahead_async:
 * @self: a picture store
 * @url: the picture's address
 * @from: where the document came from that shows it
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_picture_store_load_async() does for a picture that nobody looks at: a host that asked to
 * be left alone is not asked for it (%BYLINE_FETCH_ERROR_HELD).
 *
 * Finish with byline_picture_store_load_finish().
 */
void byline_picture_store_load_ahead_async (BylinePictureStore *self,
                                            const char *url,
                                            BylineNetwork from,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);

/**
 * byline_picture_store_load_finish:
 * @self: a picture store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_picture_store_load_async() and byline_picture_store_load_ahead_async().
 *
 * Returns: (transfer full): the encoded picture; %NULL with a #BylineFetchError or another error
 */
GBytes *byline_picture_store_load_finish (BylinePictureStore *self,
                                          GAsyncResult *result,
                                          GError **error);

/**
 * byline_picture_store_forget_failure:
 * @self: a picture store
 * @url: a picture's address
 *
 * Asks for the picture again the next time, although that failed a short while ago: since a reader
 * wants to try again.
 */
void byline_picture_store_forget_failure (BylinePictureStore *self, const char *url);

/**
 * BylinePicturesKept:
 * @failure: (nullable): why the first of those that are not kept is not
 *
 * What became of pictures that were to be kept.
 */
typedef struct {
  guint n_pictures;
  guint n_kept;
  GError *failure;
} BylinePicturesKept;

/**
 * BylinePictureDone:
 * @user_data: that of the call's callback
 *
 * Called after each picture.
 */
typedef void (*BylinePictureDone) (gpointer user_data);

/**
 * byline_pictures_kept_free:
 * @self: (transfer full): a pictures kept
 *
 * Frees @self and what it holds.
 */
void byline_pictures_kept_free (BylinePicturesKept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePicturesKept, byline_pictures_kept_free)

/**
 * byline_picture_store_keep_async:
 * @self: a picture store
 * @urls: (array zero-terminated=1): addresses of a saved story's pictures, copied
 * @from: where the story came from
 * @one_done: (nullable) (scope notified): called with @user_data after each of them, kept or not
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Brings pictures into the kept folder, from the cache or the network. Those that fail are left
 * out without an error.
 *
 * Finish with byline_picture_store_keep_finish().
 */
void byline_picture_store_keep_async (BylinePictureStore *self,
                                      const char *const *urls,
                                      BylineNetwork from,
                                      BylinePictureDone one_done,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_picture_store_keep_finish:
 * @self: a picture store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_picture_store_keep_async().
 *
 * Returns: (transfer full): what became of them; %NULL with %G_IO_ERROR_CANCELLED or
 *   %BYLINE_STORE_ERROR_DISK_FULL: what is kept by then stays
 */
BylinePicturesKept *byline_picture_store_keep_finish (BylinePictureStore *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/**
 * byline_picture_store_release_async:
 * @self: a picture store
 * @urls: (array zero-terminated=1): addresses of pictures, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Takes pictures out of the kept folder, since their story is not saved any more: they go to the
 * cache.
 *
 * Finish with byline_picture_store_release_finish().
 */
void byline_picture_store_release_async (BylinePictureStore *self,
                                         const char *const *urls,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_picture_store_release_finish:
 * @self: a picture store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_picture_store_release_async().
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_picture_store_release_finish (BylinePictureStore *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
