/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineNetworkTime:
 *
 * What time it is by the word of the servers that answered. Every host has one vote, so that one
 * whose clock is wrong (or that lies) decides nothing among others; servers on this machine have
 * our own clock and are heard only if no other has answered. One thread at a time.
 */
typedef struct _BylineNetworkTime BylineNetworkTime;

/**
 * byline_network_time_new:
 *
 * Returns: (transfer full): a poll without votes
 */
BylineNetworkTime *byline_network_time_new (void);
/**
 * byline_network_time_free:
 * @self: (transfer full): the votes
 *
 * Frees @self and what it holds.
 */
void byline_network_time_free (BylineNetworkTime *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineNetworkTime, byline_network_time_free)

/**
 * byline_network_time_add:
 * @self: the votes
 * @url: the address that answered
 * @date: when, by its clock, in seconds since 1970; 0: it did not say, which is no vote
 * @now: when, by our clock, in seconds since 1970
 *
 * Counts the vote of one server.
 */
void byline_network_time_add (BylineNetworkTime *self, const char *url, gint64 date, gint64 now);
/**
 * byline_network_time_get:
 * @self: the votes
 * @now: what our clock says, in seconds since 1970
 *
 * Returns: what time it is by the median of the votes (of two in the middle, the earlier one), in
 *   seconds since 1970; 0 if there was none
 */
gint64 byline_network_time_get (BylineNetworkTime *self, gint64 now);

G_END_DECLS
