/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-library.h"
#include "byline-library-usage.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/* How long stories are kept, what that takes on disk, and what a change would delete. What is set is
 * kept in the library, not in the settings: window and command see the same, and what is kept
 * survives a rebuild. */

/**
 * byline_library_get_retention_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks how long the library keeps stories, as long as a publication has no rule of its own.
 *
 * Finish with byline_library_get_retention_finish().
 */
void byline_library_get_retention_async (BylineLibrary *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/**
 * byline_library_get_retention_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @retention: (out caller-allocates): filled in
 * @error: return location for an error
 *
 * Finishes byline_library_get_retention_async().
 *
 * Returns: whether it is known; %FALSE with @error set
 */
gboolean byline_library_get_retention_finish (BylineLibrary *self,
                                              GAsyncResult *result,
                                              BylineRetention *retention,
                                              GError **error);
/**
 * byline_library_set_retention_async:
 * @self: an open library
 * @publication_id: a publication's row; 0 for the whole library
 * @retention: how long stories are kept, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets how long stories are kept. The next refresh deletes what is not kept any more. Finish with
 * byline_library_change_finish().
 */
void byline_library_set_retention_async (BylineLibrary *self,
                                         gint64 publication_id,
                                         const BylineRetention *retention,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/**
 * BylineLoss:
 *
 * What a change of retention would delete.
 */
typedef struct {
  guint n_stories;
  guint64 bytes; /* of the stories' files */
} BylineLoss;

/**
 * byline_library_preview_retention_async:
 * @self: an open library
 * @publication_id: a publication's row; 0 for the whole library
 * @retention: how long stories would be kept, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks what byline_library_set_retention_async() would delete; nothing is changed.
 *
 * Finish with byline_library_preview_retention_finish().
 */
void byline_library_preview_retention_async (BylineLibrary *self,
                                             gint64 publication_id,
                                             const BylineRetention *retention,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/**
 * byline_library_preview_retention_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @loss: (out caller-allocates): filled in
 * @error: return location for an error
 *
 * Finishes byline_library_preview_retention_async().
 *
 * Returns: whether it is known; %FALSE with @error set
 */
gboolean byline_library_preview_retention_finish (BylineLibrary *self,
                                                  GAsyncResult *result,
                                                  BylineLoss *loss,
                                                  GError **error);

/**
 * byline_library_disk_usage_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Measures what the library takes on disk, on a worker thread. The answer is kept until something
 * changes.
 *
 * Finish with byline_library_disk_usage_finish().
 */
void byline_library_disk_usage_async (BylineLibrary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_disk_usage_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_disk_usage_async().
 *
 * Returns: (transfer full): what it takes; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (disk_usage, BylineDiskUsage *)

G_END_DECLS
