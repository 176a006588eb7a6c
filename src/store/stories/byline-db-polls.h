/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-feed-health.h"
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineFeedPoll:
 * @due_reason: why it is asked again when it is
 * @has_hints: whether the feed itself came: the next three are what it says (0: nothing), and replace
 *   what it said before
 * @skip_hours: hours in which it is not to be asked: bit n from n to n + 1, UTC
 * @skip_days: days on which it is not: bit 0 is Monday, UTC
 * @max_age: how long the server says that its answer is good, in seconds; -1: it did not say, and what
 *   it said before stays
 * @held_until: until when the feed's server asked to be left alone, in seconds since 1970; 0 if it did not
 * @held_host: (nullable): the host that asked it, as "host:port", if the feed's address led to another one
 * @outcome: what is remembered as a try
 *
 * What there is to keep of one poll, besides stories and state.
 */
typedef struct {
  gint64 feed_id;
  BylineDueReason due_reason;
  gboolean has_hints;
  guint ttl_minutes;
  guint skip_hours;
  guint skip_days;
  gint64 max_age;
  gint64 held_until;
  char *held_host;
  BylineFeedTry *outcome;
} BylineFeedPoll;

/**
 * byline_db_record_poll:
 * @self: the writing connection
 * @poll: a poll
 * @error: return location for an error
 *
 * Keeps a poll beside what byline_db_commit_feed() and the like keep: the last
 * %BYLINE_FEED_MAX_TRIES tries, how often the feed changes, and what its schedule goes by.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_record_poll (BylineDb *self, const BylineFeedPoll *poll, GError **error);

/**
 * byline_db_get_health:
 * @self: a connection
 * @publication_id: a publication's row; 0 for all
 * @error: return location for an error
 *
 * Queries how feeds are doing: those that fail first, the longest first; then by name.
 *
 * Returns: (transfer full) (element-type BylineFeedHealth): the feeds; %NULL with @error set
 */
GPtrArray *byline_db_get_health (BylineDb *self, gint64 publication_id, GError **error);

/**
 * byline_db_move_feed_address:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @url: where it is from now on
 * @network: where that lies
 * @error: return location for an error
 *
 * Keeps that a feed has moved for good. If another feed has that address, both stay as they are.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_move_feed_address (BylineDb *self,
                                      gint64 feed_id,
                                      const char *url,
                                      BylineNetwork network,
                                      GError **error);

/**
 * byline_db_replace_feed_address:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @url: where somebody has found it
 * @network: where that lies
 * @error: return location for an error
 *
 * As byline_db_move_feed_address(), for a feed whose old address leads nowhere: it may be asked at
 * once, as if it never had been. A feed that is subscribed to there already becomes one with it
 * (byline_db_merge_feed()).
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_replace_feed_address (BylineDb *self,
                                         gint64 feed_id,
                                         const char *url,
                                         BylineNetwork network,
                                         GError **error);

/**
 * byline_db_may_be_asked:
 * @self: the writing connection
 * @url: a feed's address
 * @error: return location for an error
 *
 * Says that a feed may be asked again at once, however little time has gone by: somebody has changed
 * what it is asked with.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_may_be_asked (BylineDb *self, const char *url, GError **error);

G_END_DECLS
