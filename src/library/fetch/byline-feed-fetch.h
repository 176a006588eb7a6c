/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/**
 * byline_feed_fetch_async:
 * @session: what fetches it
 * @url: the address of a feed that is subscribed to, or that the user typed: only those may be a file's
 * @reason: why
 * @from: where the document came from that names @url; of no file
 * @etag: (nullable): validator from the last answer
 * @last_modified: (nullable): validator from the last answer
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Fetches a feed over the network, or reads it if @url is a file's (byline_url_is_file()). A file that a
 * Flatpak's sandbox hides is %BYLINE_FETCH_ERROR_SANDBOX, with what can be done about it. Main thread.
 *
 * Finish with byline_session_fetch_finish().
 */
void byline_feed_fetch_async (BylineSession *session,
                              const char *url,
                              const BylineRequestReason *reason,
                              BylineNetwork from,
                              const char *etag,
                              const char *last_modified,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
