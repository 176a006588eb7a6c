/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-access.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* How the servers of publications are reached: a proxy, a user agent and a cookie of their own. It is kept by
 * the address of a feed, subscribed to or not yet, in a file of the profile that only its owner can read:
 * neither the journal nor an export holds it. What is set for a feed counts for its publication: its pages,
 * pictures and icon as well. */

/**
 * byline_library_get_access_async:
 * @self: an open library
 * @feed_url: a feed's address
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks how a feed's server is reached.
 *
 * Finish with byline_library_get_access_finish().
 */
void byline_library_get_access_async (BylineLibrary *self,
                                      const char *feed_url,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_get_access_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_access_async().
 *
 * Returns: (transfer full): what is set, without hosts; an empty one if nothing is. %NULL with @error set
 */
BylineAccess *byline_library_get_access_finish (BylineLibrary *self,
                                                GAsyncResult *result,
                                                GError **error);
/**
 * byline_library_set_access_async:
 * @self: an open library
 * @feed_url: a feed's address
 * @access: what is set from now on; its hosts and its publication do not count
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Sets how a feed's server is reached, from the next request on. An @access that says nothing takes back what
 * was set. %BYLINE_FETCH_ERROR_BAD_URL says what cannot be sent (byline_access_check()).
 *
 * Finish with byline_library_change_finish().
 */
void byline_library_set_access_async (BylineLibrary *self,
                                      const char *feed_url,
                                      const BylineAccess *access,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
