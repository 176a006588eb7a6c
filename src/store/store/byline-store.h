/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-db-maintenance.h"
#include "byline-db.h"

G_BEGIN_DECLS

/**
 * BylineStore:
 *
 * A profile's data for a main loop: one thread that owns the connection for writing, one that owns
 * a read-only connection. Calls are queued and answered on the caller's main context.
 */
#define BYLINE_TYPE_STORE (byline_store_get_type ())
G_DECLARE_FINAL_TYPE (BylineStore, byline_store, BYLINE, STORE, GObject)

/**
 * byline_store_new:
 * @data_dir: the folder of articles/, library.db and journal.jsonl; made if it is not there
 *
 * Returns: (transfer full): a store that is not open
 */
BylineStore *byline_store_new (const char *data_dir);

/**
 * byline_store_open_async:
 * @self: a store
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Opens both connections. A profile that is there and cannot be written to is opened for reading:
 * see byline_store_is_read_only().
 *
 * Finish with byline_store_open_finish().
 */

void byline_store_open_async (BylineStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/**
 * byline_store_open_finish:
 * @self: a store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_store_open_async().
 *
 * Returns: whether it is open; %FALSE with a #BylineStoreError
 */
gboolean byline_store_open_finish (BylineStore *self, GAsyncResult *result, GError **error);

/**
 * BylineStoreFunc:
 * @db: the thread's connection
 * @data: the work's data
 * @cancellable: (nullable): the call's
 * @error: return location for an error
 *
 * A piece of work on a store thread. It touches only @db and @data. A result that is a number is
 * packed with GSIZE_TO_POINTER().
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set is a failure
 */
typedef gpointer (*BylineStoreFunc) (BylineDb *db,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * byline_store_write_async:
 * @self: a store
 * @func: runs on the writing thread, in the order of the calls
 * @data: (transfer full): for @func; @data_free runs on that thread or this one
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Runs @func on the writing thread. Once it has begun, its result is reported even if @cancellable
 * was cancelled: what is committed is committed. Finish with byline_store_run_finish().
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
 * byline_store_write_grouped_async:
 * @self: a store
 * @func: runs on the writing thread, in the order of the calls
 * @data: (transfer full): for @func; @data_free runs on that thread or this one
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * As byline_store_write_async(), for what a refresh does feed by feed: calls that follow one another are
 * committed together (see byline_db_begin_group()), and answered then. If that fails, each is run again by
 * itself: @func leaves @data so that it can be. Another write does not wait for more of them than stand
 * in front of it. Finish with byline_store_run_finish().
 */
void byline_store_write_grouped_async (BylineStore *self,
                                       BylineStoreFunc func,
                                       gpointer data,
                                       GDestroyNotify data_free,
                                       GDestroyNotify result_free,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_store_read_async:
 * @self: a store
 * @func: runs on the reading thread, in the order of the calls
 * @data: (transfer full): for @func; @data_free runs on that thread or this one
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Runs @func on the reading thread. A cancelled call that has not begun is not run. Finish with
 * byline_store_run_finish().
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
 * byline_store_run_finish:
 * @self: a store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_store_write_async() and byline_store_read_async().
 *
 * Returns: (transfer full) (nullable): what the function returned; %NULL with @error set on
 *   failure
 */
gpointer byline_store_run_finish (BylineStore *self, GAsyncResult *result, GError **error);

/**
 * byline_store_close:
 * @self: a store
 *
 * Waits for all queued writes and closes. It blocks, and belongs at the program's end.
 */
void byline_store_close (BylineStore *self);

/**
 * byline_store_is_read_only:
 * @self: an open store
 *
 * Returns: whether the profile can only be read (no right to write to its folder or database, a
 *   read-only file system): then all that would write fails with %BYLINE_STORE_ERROR_READ_ONLY
 */
gboolean byline_store_is_read_only (BylineStore *self);
/**
 * byline_store_take_outdated:
 * @self: an open store
 *
 * Returns: how many stories lost their articles when the profile was opened: see
 *   byline_db_take_outdated()
 */
guint byline_store_take_outdated (BylineStore *self);

/**
 * byline_store_try_lock:
 * @self: a store
 * @error: return location for an error
 *
 * Takes the profile's lock (a file lock, released at byline_store_unlock() or the process's end),
 * so that only one program refreshes or compacts.
 *
 * Returns: whether this program has it now; %FALSE with %BYLINE_STORE_ERROR_BUSY if another one
 *   does
 */
gboolean byline_store_try_lock (BylineStore *self, GError **error);
/**
 * byline_store_unlock:
 * @self: a store
 *
 * Gives back what byline_store_try_lock() took; nothing if it was not taken.
 */
void byline_store_unlock (BylineStore *self);

/**
 * byline_store_get_data_dir:
 * @self: a store
 *
 * Returns: (transfer none): the folder of the profile's data
 */
const char *byline_store_get_data_dir (BylineStore *self);

/**
 * byline_store_rebuild_async:
 * @self: a store that is not open, or whose opening failed; it can be opened afterwards
 * @force: as in #BylineRebuildOptions
 * @progress: (nullable) (scope notified): called on the caller's main context, a few times a
 *   second, until the call is answered
 * @progress_data: data for @progress
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Runs byline_db_rebuild_with() on a thread of its own.
 *
 * Finish with byline_store_rebuild_finish().
 */
void byline_store_rebuild_async (BylineStore *self,
                                 gboolean force,
                                 BylineRebuildProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/**
 * byline_store_rebuild_finish:
 * @self: a store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_store_rebuild_async().
 *
 * Returns: (transfer full): what was done; %NULL with a #BylineStoreError
 */
BylineRebuildReport *byline_store_rebuild_finish (BylineStore *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
