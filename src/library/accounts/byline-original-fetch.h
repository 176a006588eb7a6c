/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-article.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * byline_original_is_offered:
 * @account: an account
 * @now: in seconds since 1970
 *
 * Returns: whether its server reads stories' pages for its users, and may be asked now: what failed at
 *   the last sync is not waited for again while somebody wants to read
 */
gboolean byline_original_is_offered (const BylineAccount *account, gint64 now);

/**
 * byline_original_fetch_async:
 * @session: what fetches it
 * @account: the account that brings the story
 * @secret: (nullable): its password or token
 * @remote: what its server calls the entry
 * @publication_id: the publication's row; 0: none
 * @story_id: the story's row; 0: none
 * @known: what is known of the story; not changed
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Asks the account's server for the story's whole text, which it reads on the story's page. What it says
 * goes the way of a feed's body: it is sanitised, and counts as public. Main thread.
 *
 * Finish with byline_original_fetch_finish().
 */
void byline_original_fetch_async (BylineSession *session,
                                  const BylineAccount *account,
                                  const char *secret,
                                  const char *remote,
                                  gint64 publication_id,
                                  gint64 story_id,
                                  const BylineArticle *known,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * byline_original_fetch_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_original_fetch_async().
 *
 * Returns: (transfer full): @known with the whole text; %NULL with a #BylineFetchError or
 *   #BylineSyncError, if what came is not more than what is known, too
 */
BylineArticle *byline_original_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
