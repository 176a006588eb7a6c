/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-stories.h"
#include "byline-feed-document.h"
#include "byline-poll.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylineParsedFeed:
 * @is_truncated: it breaks off before its end; what is here came whole
 *
 * A feed's answer, read, with a document for each of its stories. The feed's own document has no items:
 * all that they said is in the articles.
 */
typedef struct {
  BylineFeedDocument *document;
  GPtrArray *articles; /* of BylineArticle */
  gboolean is_truncated;
} BylineParsedFeed;

/**
 * byline_parsed_feed_free:
 * @self: (transfer full): a parsed feed
 *
 * Frees @self and what it holds.
 */
void byline_parsed_feed_free (BylineParsedFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineParsedFeed, byline_parsed_feed_free)

/**
 * BYLINE_PARSED_FEED_TRUNCATED:
 *
 * The message about a feed that breaks off, in English.
 */
#define BYLINE_PARSED_FEED_TRUNCATED "The feed breaks off before its end; what came whole was kept."

/**
 * byline_parsed_feed_read_async:
 * @response: an answer with a body
 * @is_page: whether it is a page that is followed
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Reads an answer's body on a worker thread. A page that is followed is read as a list of stories;
 * if it has become a feed, as that. Of a feed that breaks off, what came whole is taken.
 *
 * Finish with byline_parsed_feed_read_finish().
 */
void byline_parsed_feed_read_async (const BylineResponse *response,
                                    gboolean is_page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_parsed_feed_read_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_parsed_feed_read_async().
 *
 * Returns: (transfer full): the feed; %NULL with a #BylineParseError, or with
 *   %BYLINE_FETCH_ERROR_TRUNCATED if nothing came whole
 */
BylineParsedFeed *byline_parsed_feed_read_finish (GAsyncResult *result, GError **error);

/**
 * byline_parsed_feed_make_articles:
 * @document: a feed's document, which loses its items
 * @network: where it came from
 *
 * Makes an article of each item. Whether one is only an excerpt is decided by all of them.
 *
 * Returns: (transfer full) (element-type BylineArticle): the articles, in the items' order
 */
GPtrArray *byline_parsed_feed_make_articles (BylineFeedDocument *document, BylineNetwork network);

/**
 * BylineFeedCommitJob:
 *
 * A parsed feed on its way into the store, with all that #BylineFeedUpdate points to.
 */
typedef struct {
  BylineParsedFeed *parsed;
  BylineFeedUpdate update;
  char *new_url;
  char *description;
  char *etag;
  char *last_modified;
  char *unprotected_by; /* nullable: #BylineResponse.unprotected_by */
  BylineFeedPoll *poll; /* nullable: it is no poll */
} BylineFeedCommitJob;

/**
 * byline_feed_commit_job_new:
 * @parsed: (transfer full): the feed
 * @feed: the feed as it was before
 * @response: the answer that it came in. Its validators are kept, unless the feed was cut off:
 *   then it is asked for as if nothing had come
 * @bounds: what the user has set
 * @now: the time now, in seconds since 1970
 *
 * Returns: (transfer full): a job that commits the feed
 */
BylineFeedCommitJob *byline_feed_commit_job_new (BylineParsedFeed *parsed,
                                                 const BylineFeed *feed,
                                                 const BylineResponse *response,
                                                 const BylineScheduleBounds *bounds,
                                                 gint64 now);
/**
 * byline_feed_commit_job_free:
 * @self: (transfer full): a feed commit job
 *
 * Frees @self and what it holds.
 */
void byline_feed_commit_job_free (BylineFeedCommitJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedCommitJob, byline_feed_commit_job_free)

/**
 * byline_feed_commit_job_run:
 * @self: a feed commit job
 * @db: the writing connection
 * @error: return location for an error
 *
 * Commits the feed (byline_db_commit_feed()). One that was cut off has that as its fault
 * afterwards. On the store's writing thread. It may be run again if its transaction did not last.
 *
 * Returns: (transfer full): what changed; %NULL with @error set
 */
BylineCommitResult *byline_feed_commit_job_run (const BylineFeedCommitJob *self,
                                                BylineDb *db,
                                                GError **error);

/**
 * BYLINE_FEED_UNPROTECTED:
 *
 * The code of the warning that a feed came by way of an unprotected address.
 */
#define BYLINE_FEED_UNPROTECTED "fetch:UNPROTECTED"
/**
 * byline_unprotected_text:
 * @host: a host
 *
 * Returns: (transfer full): the message about a feed that @host led from https to http
 */
char *byline_unprotected_text (const char *host);

G_END_DECLS
