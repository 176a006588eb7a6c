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

/** finish returns what is set for the whole library, with defaults left at 0. */
void byline_library_get_retention_async (BylineLibrary *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** @retention: (out): filled in. Returns: %FALSE with an error. */
gboolean byline_library_get_retention_finish (BylineLibrary *self,
                                              GAsyncResult *result,
                                              BylineRetention *retention,
                                              GError **error);
/**
 * byline_library_set_retention_async:
 * @publication_id: 0 for the whole library
 *
 * The next refresh deletes what is not kept any more. finish: byline_library_change_finish().
 */
void byline_library_set_retention_async (BylineLibrary *self,
                                         gint64 publication_id,
                                         const BylineRetention *retention,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/** BylineLoss: what a change of retention would delete. */
typedef struct {
  guint n_stories;
  guint64 bytes; /* of the stories' files */
} BylineLoss;

/** As byline_library_set_retention_async(), without doing it; finish says what would go. */
void byline_library_preview_retention_async (BylineLibrary *self,
                                             gint64 publication_id,
                                             const BylineRetention *retention,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
/** @loss: (out): filled in. Returns: %FALSE with an error. */
gboolean byline_library_preview_retention_finish (BylineLibrary *self,
                                                  GAsyncResult *result,
                                                  BylineLoss *loss,
                                                  GError **error);

/** Measures on a worker thread; the answer is kept until something changes. */
void byline_library_disk_usage_async (BylineLibrary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** Returns: (transfer full): or %NULL with an error. */
BYLINE_LIBRARY_FINISH (disk_usage, BylineDiskUsage *)

G_END_DECLS
