/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * byline_account_find_async:
 * @session: what asks
 * @url: the server's address, as byline_url_normalize_input() makes it of what a person typed
 * @protocol: (nullable): "greader" or "miniflux"; %NULL: whichever it has
 * @user: (nullable): the user's name; %NULL: @secret is a token
 * @secret: a password, or a token
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Finds out which interface a server has and where, and whether it takes the login. The login goes to
 * that server alone.
 *
 * Finish with byline_account_find_finish().
 */
void byline_account_find_async (BylineSession *session,
                                const char *url,
                                const char *protocol,
                                const char *user,
                                const char *secret,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * byline_account_find_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_account_find_async().
 *
 * Returns: (transfer full): an account with protocol, address and user; %NULL with a #BylineSyncError or
 *   a #BylineFetchError
 */
BylineAccount *byline_account_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
