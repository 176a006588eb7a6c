/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-ahead.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* What is loaded ahead, for a time without a network. Part of #BylineLibrary. */

/**
 * BYLINE_OFFLINE_MAX_STORIES:
 *
 * So many stories are taken along at most, the newest.
 */
#define BYLINE_OFFLINE_MAX_STORIES 2000

/**
 * BylineOfflineReport:
 *
 * What was taken along.
 */
typedef struct {
  guint n_stories;  /* unread ones that were looked at */
  guint n_readable; /* of them: their text is here */
  guint n_pages;    /* stories whose page was loaded */
  guint n_pictures; /* that are here now */
  guint n_failed;   /* pages and pictures that did not come */
  char *failure;    /* nullable: why the first of them did not, a sentence in English */
} BylineOfflineReport;

/**
 * byline_offline_report_free:
 * @self: (transfer full): a report
 *
 * Frees @self and what it holds.
 */
void byline_offline_report_free (BylineOfflineReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOfflineReport, byline_offline_report_free)

/**
 * BylineOfflineProgress:
 * @n_done: stories that are through
 * @n_stories: all of them
 * @user_data: as it was given
 *
 * Is told how far it is. Main thread.
 */
typedef void (*BylineOfflineProgress) (guint n_done, guint n_stories, gpointer user_data);

/**
 * byline_library_take_along_async:
 * @self: an open library
 * @with_pictures: whether pictures are loaded, too
 * @progress: (nullable) (scope async): is told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): cancels the call; what has come stays
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Loads what unread stories lack: the pages of those that are excerpts, and pictures. A few at once, in
 * the session's limits; a host that asked to be left alone is. What cannot be loaded is counted.
 *
 * Finish with byline_library_take_along_finish().
 */
void byline_library_take_along_async (BylineLibrary *self,
                                      gboolean with_pictures,
                                      BylineOfflineProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_take_along_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_take_along_async(). Fails at once where there is no network
 * (%BYLINE_FETCH_ERROR_OFFLINE), and where the disk is full.
 *
 * Returns: (transfer full): what was taken along; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (take_along, BylineOfflineReport *)
/**
 * byline_library_load_ahead_async:
 * @self: an open library
 * @progress: (nullable) (scope async): is told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): cancels the call; what has come stays
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Loads what publications keep for a time without a network (byline_library_set_ahead_async()): of
 * their unread stories the newest, within each one's limit of a day. What cannot be loaded is counted, and
 * not tried again by itself.
 *
 * Finish with byline_library_load_ahead_finish().
 */
void byline_library_load_ahead_async (BylineLibrary *self,
                                      BylineOfflineProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_load_ahead_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_load_ahead_async(). Fails as byline_library_take_along_finish() does.
 *
 * Returns: (transfer full): what was loaded; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (load_ahead, BylineOfflineReport *)
/**
 * byline_library_set_loads_ahead:
 * @self: a library
 * @loads_ahead: whether it does so by itself
 *
 * Sets whether what publications keep is loaded after each refresh, as it is from the start. While that
 * goes on, the properties ahead-done and ahead-total say how far it is. It waits for another network
 * where refreshing by itself does.
 */
void byline_library_set_loads_ahead (BylineLibrary *self, gboolean loads_ahead);
/**
 * byline_library_load_ahead_now:
 * @self: a library
 *
 * Loads what publications keep as after a refresh, unless there is no network; nobody waits for it.
 */
void byline_library_load_ahead_now (BylineLibrary *self);
/**
 * byline_library_set_ahead_async:
 * @self: an open library
 * @publication_id: a publication's row
 * @ahead: what it keeps, copied
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets what a publication keeps for a time without a network. Finish with byline_library_change_finish().
 */
void byline_library_set_ahead_async (BylineLibrary *self,
                                     gint64 publication_id,
                                     const BylineAhead *ahead,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
