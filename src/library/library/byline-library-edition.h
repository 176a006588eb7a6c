/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* Front pages. Part of #BylineLibrary: main thread, _async/_finish pairs. */

/**
 * byline_library_get_edition_async:
 * @self: an open library
 * @filter: which stories, copied
 * @since: the last visit, in seconds since 1970: what came after it is new; 0: nothing is
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Makes a front page of what a filter shows. Finish with byline_library_get_edition_finish().
 */
void byline_library_get_edition_async (BylineLibrary *self,
                                       const BylineFilter *filter,
                                       gint64 since,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_get_edition_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_edition_async(). Fails with %BYLINE_STORE_ERROR_QUERY if the filter's
 * search cannot be run.
 *
 * Returns: (transfer full): the page; without a lead if the filter shows nothing. %NULL with @error
 *   set
 */
BYLINE_LIBRARY_FINISH (get_edition, BylineEdition *)

/**
 * byline_library_count_new_async:
 * @self: an open library
 * @filter: which stories, copied
 * @since: a time, in seconds since 1970
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Counts the unread stories of a filter that came in after @since. Finish with
 * byline_library_count_new_finish().
 */
void byline_library_count_new_async (BylineLibrary *self,
                                     const BylineFilter *filter,
                                     gint64 since,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/**
 * byline_library_count_new_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_count_new_async().
 *
 * Returns: how many there are, among the newest 1,000; 0 with @error set
 */
guint byline_library_count_new_finish (BylineLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
