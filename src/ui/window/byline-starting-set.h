/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_starting_set_subscribe_async:
 * @context: the window's, whose cancellable cancels it
 * @addresses: (array zero-terminated=1): home pages that were chosen; at least one
 * @callback: (scope async) (closure user_data): called when all of them have answered
 * @user_data: data for @callback
 *
 * Subscribes to the feed that each of them announces, several at a time, and says in the end what became of
 * it. What is subscribed to already is passed over. Main thread.
 *
 * Finish with byline_starting_set_subscribe_finish().
 */
void byline_starting_set_subscribe_async (BylineWindowContext *context,
                                          const char *const *addresses,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_starting_set_subscribe_finish:
 * @context: the window's
 * @result: the result that the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: how many were added; -1 if the window was closed meanwhile
 */
gssize byline_starting_set_subscribe_finish (BylineWindowContext *context,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
