/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-health.h"
#include "byline-publication.h"

G_BEGIN_DECLS

/**
 * BylineScheduleBounds:
 * @minutes: how often feeds are asked: the shortest wait; 0: by hand, as if it were an hour
 * @longest_minutes: the longest wait that a feed, its server or its rareness may ask for; 0: a day
 * @adapts: whether feeds that change rarely are asked less often
 *
 * What the user has set. A feed with an interval of its own has that as its shortest wait and does not
 * adapt.
 */
typedef struct {
  guint minutes;
  guint longest_minutes;
  gboolean adapts;
} BylineScheduleBounds;

/**
 * BylineDue:
 *
 * When a feed is to be asked again, in seconds since 1970, and why then.
 */
typedef struct {
  gint64 when;
  BylineDueReason reason;
} BylineDue;

/**
 * byline_schedule_next:
 * @feed: a feed: its interval, what it and its server say, and how often it changes
 * @bounds: what the user has set
 * @now: the time now, in seconds since 1970
 *
 * Says when a feed is to be asked again after a good answer: after the longest of the interval, what the
 * feed (ttl, sy:updatePeriod) and its server (max-age) say, and an eighth of the usual time between its
 * changes; within the bounds, at least 15 minutes, and never in hours or on days that the feed excludes.
 *
 * Returns: when, and why
 */
BylineDue byline_schedule_next (const BylineFeed *feed,
                                const BylineScheduleBounds *bounds,
                                gint64 now);
/**
 * byline_schedule_retry:
 * @feed: a feed that has failed once more than it says
 * @bounds: what the user has set
 * @now: the time now, in seconds since 1970
 *
 * Says when a feed is to be asked again after a failure: each time after twice as long, at most a day.
 *
 * Returns: when, and why
 */
BylineDue byline_schedule_retry (const BylineFeed *feed,
                                 const BylineScheduleBounds *bounds,
                                 gint64 now);
/**
 * byline_schedule_is_paused:
 * @feed: a feed
 * @now: the time now, in seconds since 1970
 *
 * Returns: whether @feed excludes this hour or this day (skipHours, skipDays)
 */
gboolean byline_schedule_is_paused (const BylineFeed *feed, gint64 now);

/**
 * byline_schedule_jitter:
 * @feed: a feed
 *
 * Feeds that were asked together would be asked together for ever. So each waits a little longer, by a
 * time that is its own each time: up to a tenth of its wait, and ten minutes at most.
 *
 * Returns: seconds after next_due
 */
gint64 byline_schedule_jitter (const BylineFeed *feed);

/**
 * byline_schedule_choose:
 * @feeds: (element-type BylineFeed): feeds whose time has come; those that are to wait are removed
 * @n_most: the most that are asked at once
 * @n_most_of_host: the most of one host
 *
 * Chooses which feeds are asked now, so that a computer that has slept for days does not ask for all of
 * them at once: those that have waited longest. The others follow at the next looks.
 */
void byline_schedule_choose (GPtrArray *feeds, guint n_most, guint n_most_of_host);

G_END_DECLS
