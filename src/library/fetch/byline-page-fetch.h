/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * byline_page_fetch_async:
 * @session: what fetches it
 * @url: a story's page
 * @why: for whom, with the purpose of a page
 * @from: where the document came from that names @url; what its pages name goes by where they come
 *   from
 * @config_dir: the profile's folder of configuration, for rules of sites
 * @known: what is known of the story; not changed
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Fetches the page and reads the article on it. If it has no text, its plainer form (AMP, for
 * print) is read instead; if it goes on, its other pages are fetched one after the other and
 * joined: at most %BYLINE_ARTICLE_MAX_PAGES, of the same host, none twice. Main thread.
 *
 * Finish with byline_page_fetch_finish().
 */
void byline_page_fetch_async (BylineSession *session,
                              const char *url,
                              const BylineRequestReason *why,
                              BylineNetwork from,
                              const char *config_dir,
                              BylineArticle *known,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * byline_page_fetch_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_page_fetch_async().
 *
 * Returns: (transfer full): @known joined with its pages (byline_article_merge_page()), maybe
 *   without a body; still is_excerpt if a further page is there but did not come. %NULL with a
 *   #BylineFetchError or #BylineParseError of its first page
 */
BylineArticle *byline_page_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
