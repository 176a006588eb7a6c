/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-stories.h"
#include "byline-feed-document.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * BylineParsedFeed: a feed's answer, read, with a document for each of its stories.
 * @is_truncated: it breaks off before its end; what is here came whole
 */
typedef struct {
  BylineFeedDocument *document;
  GPtrArray *articles; /* of BylineArticle */
  gboolean is_truncated;
} BylineParsedFeed;

void byline_parsed_feed_free (BylineParsedFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineParsedFeed, byline_parsed_feed_free)

/** What a feed that breaks off is said to be, in English. */
#define BYLINE_PARSED_FEED_TRUNCATED "The feed breaks off before its end; what came whole was kept."

/**
 * Reads an answer's body on a worker. A page that is followed (@is_page) is read as a list of
 * stories; if it has become a feed, as that. Of a feed that breaks off what came whole is taken.
 * finish returns (transfer full) the feed, or %NULL with a #BylineParseError, or
 * %BYLINE_FETCH_ERROR_TRUNCATED if nothing came whole.
 */
void byline_parsed_feed_read_async (const BylineResponse *response,
                                    gboolean is_page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
BylineParsedFeed *byline_parsed_feed_read_finish (GAsyncResult *result, GError **error);

/**
 * BylineFeedCommitJob: a parsed feed on its way into the store, with all that #BylineFeedUpdate
 * points to.
 */
typedef struct {
  BylineParsedFeed *parsed;
  BylineFeedUpdate update;
  char *new_url;
  char *etag;
  char *last_modified;
  char *unprotected_by; /* nullable: #BylineResponse.unprotected_by */
} BylineFeedCommitJob;

/**
 * @parsed: (transfer full). @response: whose validators are kept, unless the feed was cut off: then
 * it is to be asked for as if nothing had come. */
BylineFeedCommitJob *byline_feed_commit_job_new (BylineParsedFeed *parsed,
                                                 const BylineResponse *response,
                                                 gint64 now,
                                                 gint64 next_due);
void byline_feed_commit_job_free (BylineFeedCommitJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedCommitJob, byline_feed_commit_job_free)

/**
 * Commits the feed: byline_db_commit_feed(). One that was cut off has that as its fault afterwards.
 * On the store's writing thread. Returns: (transfer full): what changed, or %NULL.
 */
BylineCommitResult *byline_feed_commit_job_run (BylineFeedCommitJob *self,
                                                BylineDb *db,
                                                GError **error);

/** The code of the warning that a feed came by way of an unprotected address. */
#define BYLINE_FEED_UNPROTECTED "fetch:UNPROTECTED"
/** Returns: (transfer full): what is said of a feed that @host led from https to http. */
char *byline_unprotected_text (const char *host);

/**
 * When a feed is to be asked again after a good answer.
 * @minutes: its interval
 * @ttl_minutes: what the feed asks for, 0 if nothing
 * @max_age: seconds that the answer may be kept, 0 if not said
 *
 * Returns: seconds since 1970, between 15 minutes and a day after @now.
 */
gint64 byline_feed_next_due (gint64 now, guint minutes, guint ttl_minutes, gint64 max_age);
/** As byline_feed_next_due(), after the @failures-th failure in a row: twice as long each time. */
gint64 byline_feed_next_retry (gint64 now, guint minutes, guint failures);
/** Returns: (transfer full): "fetch:NOT_FOUND": what kind of failure @error is, for translation. */
char *byline_error_to_code (const GError *error);

G_END_DECLS
