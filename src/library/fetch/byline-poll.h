/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-polls.h"
#include "byline-feed-document.h"
#include "byline-schedule.h"
#include "byline-session.h"

G_BEGIN_DECLS

/**
 * byline_poll_new_answered:
 * @feed: the feed as it was before
 * @response: an answer that can be used
 * @document: (nullable): what came; %NULL if nothing has changed
 * @bounds: what the user has set
 * @now: the time now, in seconds since 1970
 * @due: (out): when the feed is asked again
 *
 * Returns: (transfer full): what there is to keep of a poll that went well
 */
BylineFeedPoll *byline_poll_new_answered (const BylineFeed *feed,
                                          const BylineResponse *response,
                                          const BylineFeedDocument *document,
                                          const BylineScheduleBounds *bounds,
                                          gint64 now,
                                          gint64 *due);
/**
 * byline_poll_new_failed:
 * @feed: the feed as it was before
 * @error: why
 * @not_before: when its host may be asked again, as it said; 0 if it did not
 * @bounds: what the user has set
 * @now: the time now, in seconds since 1970
 * @due: (out): when the feed is asked again
 *
 * Returns: (transfer full): what there is to keep of a poll that failed
 */
BylineFeedPoll *byline_poll_new_failed (const BylineFeed *feed,
                                        const GError *error,
                                        gint64 not_before,
                                        const BylineScheduleBounds *bounds,
                                        gint64 now,
                                        gint64 *due);
/**
 * byline_poll_free:
 * @self: (transfer full) (nullable): a poll
 *
 * Frees @self and what it holds.
 */
void byline_poll_free (BylineFeedPoll *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedPoll, byline_poll_free)

/**
 * byline_poll_hold_back:
 * @session: what fetches
 * @feeds: (element-type BylineFeed): feeds whose servers asked to be left alone until their held_until
 *
 * Tells the session what earlier polls were told, in this run or another.
 */
void byline_poll_hold_back (BylineSession *session, GPtrArray *feeds);

G_END_DECLS
