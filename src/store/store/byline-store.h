/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-db-maintenance.h"
#include "byline-db.h"

G_BEGIN_DECLS

/**
 * BylineStore: a profile's data for a main loop: one thread that owns the connection for writing,
 * one that owns a read-only connection. Calls are queued and answered on the caller's main
 * context.
 */
#define BYLINE_TYPE_STORE (byline_store_get_type ())
G_DECLARE_FINAL_TYPE (BylineStore, byline_store, BYLINE, STORE, GObject)

/** @data_dir: the folder of articles/, library.db and journal.jsonl; made if it is not there. */
BylineStore *byline_store_new (const char *data_dir);

/**
 * Opens both connections. A profile that is there and cannot be written to is opened for reading:
 * see byline_store_is_read_only().
 */

void byline_store_open_async (BylineStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean byline_store_open_finish (BylineStore *self, GAsyncResult *result, GError **error);

/**
 * BylineStoreFunc: a piece of work on a store thread. It touches only @db and @data. %NULL with
 * @error set is a failure; a result that is a number is packed with GSIZE_TO_POINTER().
 */
typedef gpointer (*BylineStoreFunc) (BylineDb *db,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * byline_store_write_async:
 * @func: runs on the writing thread, in the order of the calls
 * @data: (transfer full): for @func; @data_free runs on that thread or this one
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Once @func has begun, its result is reported even if @cancellable was cancelled: what is
 * committed is committed.
 */
void byline_store_write_async (BylineStore *self,
                               BylineStoreFunc func,
                               gpointer data,
                               GDestroyNotify data_free,
                               GDestroyNotify result_free,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/**
 * As byline_store_write_async(), on the reading thread; a cancelled call that has not begun is
 * not run.
 */
void byline_store_read_async (BylineStore *self,
                              BylineStoreFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/**
 * Returns: (transfer full) (nullable): what the function returned; %NULL with @error set on
 * failure.
 */
gpointer byline_store_run_finish (BylineStore *self, GAsyncResult *result, GError **error);

/** Waits for all queued writes and closes. At the program's end; blocks. */
void byline_store_close (BylineStore *self);

/**
 * Returns: whether the profile can only be read (no right to write to its folder or database, a
 * read-only file system): then all that would write fails with %BYLINE_STORE_ERROR_READ_ONLY. Known
 * once the store is open.
 */
gboolean byline_store_is_read_only (BylineStore *self);
/** See byline_db_take_outdated(). To be called once the store is open. */
guint byline_store_take_outdated (BylineStore *self);

/**
 * byline_store_try_lock:
 *
 * Takes the profile's lock (a file lock, released at byline_store_unlock() or the process's end),
 * so that only one program refreshes or compacts.
 *
 * Returns: whether this program has it now; %BYLINE_STORE_ERROR_BUSY if another one does.
 */
gboolean byline_store_try_lock (BylineStore *self, GError **error);
void byline_store_unlock (BylineStore *self);

const char *byline_store_get_data_dir (BylineStore *self);

/**
 * byline_store_rebuild_async:
 * @self: a store that is not open, or whose opening failed; it can be opened afterwards
 * @force: as in #BylineRebuildOptions
 * @progress: (nullable): called on the caller's main context, a few times a second, until the
 *   call is answered
 *
 * byline_db_rebuild_with() on a thread of its own (byline-store-rebuild.c).
 */
void byline_store_rebuild_async (BylineStore *self,
                                 gboolean force,
                                 BylineRebuildProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** Returns: (transfer full): what was done; %NULL with an error. */
BylineRebuildReport *byline_store_rebuild_finish (BylineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
