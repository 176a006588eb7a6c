/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-health.h"
#include "byline-library.h"
#include "byline-logged-request.h"

G_BEGIN_DECLS

/*
 * How feeds are doing, when they are refreshed, and what went out. Part of #BylineLibrary: main thread,
 * _async/_finish pairs.
 */

/**
 * BylineRefreshPause:
 * @BYLINE_REFRESH_PAUSE_NONE: feeds are refreshed when their time has come
 * @BYLINE_REFRESH_PAUSE_BY_HAND: the user wants it so
 * @BYLINE_REFRESH_PAUSE_OFFLINE: there is no network
 * @BYLINE_REFRESH_PAUSE_METERED: each byte costs
 * @BYLINE_REFRESH_PAUSE_POWER_SAVER: the desktop saves power
 *
 * Why feeds are not refreshed by themselves.
 */
typedef enum {
  BYLINE_REFRESH_PAUSE_NONE,
  BYLINE_REFRESH_PAUSE_BY_HAND,
  BYLINE_REFRESH_PAUSE_OFFLINE,
  BYLINE_REFRESH_PAUSE_METERED,
  BYLINE_REFRESH_PAUSE_POWER_SAVER,
} BylineRefreshPause;

/**
 * byline_library_get_pause:
 * @self: a library
 *
 * Returns: whether, and why, feeds are not refreshed by themselves now
 */
BylineRefreshPause byline_library_get_pause (BylineLibrary *self);

/**
 * byline_library_refresh_folder_async:
 * @self: an open library
 * @folder: a folder; those below it count, too
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_refresh_async() does, by hand, for a folder. Finish with
 * byline_library_refresh_finish().
 */
void byline_library_refresh_folder_async (BylineLibrary *self,
                                          const char *folder,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_library_refresh_feed_async:
 * @self: an open library
 * @feed_id: a feed's row
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_refresh_async() does, by hand, for one feed. Finish with
 * byline_library_refresh_finish().
 */
void byline_library_refresh_feed_async (BylineLibrary *self,
                                        gint64 feed_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * byline_library_discover_guessing_async:
 * @self: an open library
 * @text: what a person typed: a page's address
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Does what byline_library_discover_async() does, and asks where sites often have feeds if the page
 * announces none: their usual places, and a sitemap of news. Finish with
 * byline_library_discover_finish().
 */
void byline_library_discover_guessing_async (BylineLibrary *self,
                                             const char *text,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);

/**
 * byline_library_want_icon_async:
 * @self: an open library
 * @publication_id: a publication whose icon is to be shown and is not known
 * @cancellable: (nullable): cancels the call
 * @callback: (nullable) (scope async) (closure user_data): called with the result, in the main context
 *   of the caller
 * @user_data: data for @callback
 *
 * Looks for an icon on the publication's home page, at most once in thirty days. Signal changed follows
 * if there is one.
 *
 * Finish with byline_library_change_finish(), which says whether one was found.
 */
void byline_library_want_icon_async (BylineLibrary *self,
                                     gint64 publication_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * byline_library_get_health_async:
 * @self: an open library
 * @publication_id: a publication's row; 0 for all
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries how feeds are doing: those that fail first, the longest first.
 *
 * Finish with byline_library_get_health_finish().
 */
void byline_library_get_health_async (BylineLibrary *self,
                                      gint64 publication_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * byline_library_get_health_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_health_async().
 *
 * Returns: (transfer container) (element-type BylineFeedHealth): the feeds; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_health, GPtrArray *)

/**
 * byline_library_get_requests_async:
 * @self: an open library
 * @text: (nullable): only requests with this in address, headline, name of the publication, status or
 *   error
 * @limit: the most requests; 0 for all
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries what went out in the last days, by whichever program, and the sums of today.
 *
 * Finish with byline_library_get_requests_finish().
 */
void byline_library_get_requests_async (BylineLibrary *self,
                                        const char *text,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_get_requests_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_requests_async().
 *
 * Returns: (transfer full): the requests; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_requests, BylineRequestLog *)

/**
 * byline_library_forget_requests_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Forgets what went out. Finish with byline_library_change_finish().
 */
void byline_library_forget_requests_async (BylineLibrary *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

G_END_DECLS
