/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineWorkPool:
 * @BYLINE_WORK_FOREGROUND: what is seen as soon as it is done: an opened story, a picture
 * @BYLINE_WORK_BACKGROUND: what nobody looks at: a refresh's feeds, tidying up
 * @BYLINE_WORK_BLOCKING: what may wait for another program for a long time
 *
 * The threads that a job runs on. Each pool is bounded and has its own queue, so that a refresh of
 * many feeds delays no picture, and a keyring that does not answer delays neither. GLib's own task
 * pool is not used: GIO's file operations wait in it.
 */
typedef enum {
  BYLINE_WORK_FOREGROUND,
  BYLINE_WORK_BACKGROUND,
  BYLINE_WORK_BLOCKING,
} BylineWorkPool;

/**
 * BylineWorkFunc:
 * @data: the job's data: copies, or values that nobody changes
 * @cancellable: (nullable): the job's
 * @error: return location for an error
 *
 * Does a job on a thread of the pool. It touches nothing but @data. It has failed if it sets @error;
 * what it returns then is ignored.
 *
 * Returns: (transfer full) (nullable): the result
 */
typedef gpointer (*BylineWorkFunc) (gpointer data, GCancellable *cancellable, GError **error);

/**
 * byline_work_async:
 * @source: (type GObject) (nullable): the object that @callback is given; kept until then
 * @pool: where the job runs
 * @func: does the job
 * @data: (transfer full) (nullable): for @func
 * @data_free: (nullable): frees @data, on the pool's thread, before the job is answered
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): cancels the job; one that has not begun is not run
 * @callback: (nullable): called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Does a job on another thread. This is the only way to do so, but for the store, whose threads own
 * their connections. @source and @callback's data are touched and let go on the caller's thread
 * alone. Finish with byline_work_finish(). Any thread.
 */
void byline_work_async (gpointer source,
                        BylineWorkPool pool,
                        BylineWorkFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GDestroyNotify result_free,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/**
 * byline_work_finish:
 * @result: what the callback was given
 * @error: return location for an error: the job's, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the job returned; %NULL if @error is set
 */
gpointer byline_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
