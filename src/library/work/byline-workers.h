/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineWorkers: a bounded pool of threads for parsing and extraction. GLib's own task pool is
 * small and shared with GIO, so long work there would hold up every file operation of the
 * program. Main thread.
 */
#define BYLINE_TYPE_WORKERS (byline_workers_get_type ())
G_DECLARE_FINAL_TYPE (BylineWorkers, byline_workers, BYLINE, WORKERS, GObject)

/**
 * Touches only @data: copies, or values that nobody changes. %NULL with @error set is a failure.
 */
typedef gpointer (*BylineWorkerFunc) (gpointer data, GError **error);

BylineWorkers *byline_workers_new (void);

/**
 * byline_workers_run_async:
 * @data: (transfer full): for @func; freed on the worker
 * @result_free: frees a result that nobody takes
 *
 * Runs @func on one of the threads; what is cancelled before it began is not run.
 */
void byline_workers_run_async (BylineWorkers *self,
                               BylineWorkerFunc func,
                               gpointer data,
                               GDestroyNotify data_free,
                               GDestroyNotify result_free,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** Returns: (transfer full): what the function returned; %NULL with @error set on failure. */
gpointer byline_workers_run_finish (BylineWorkers *self, GAsyncResult *result, GError **error);

G_END_DECLS
