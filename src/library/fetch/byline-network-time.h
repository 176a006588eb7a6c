/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineNetworkTime: what time it is by the word of the servers that answered. Every host has one
 * vote, so that one whose clock is wrong (or that lies) decides nothing among others; servers on this
 * machine have our own clock and are heard only if no other has answered. One thread at a time.
 */
typedef struct _BylineNetworkTime BylineNetworkTime;

BylineNetworkTime *byline_network_time_new (void);
void byline_network_time_free (BylineNetworkTime *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineNetworkTime, byline_network_time_free)

/**
 * byline_network_time_add:
 * @url: the address that answered
 * @date: when, by its clock, in seconds since 1970; 0: it did not say, which is no vote
 * @now: when, by ours
 */
void byline_network_time_add (BylineNetworkTime *self, const char *url, gint64 date, gint64 now);
/**
 * Returns: what time it is by the median of the votes (of two in the middle, the earlier one) when our
 * clock says @now; 0 if there was none.
 */
gint64 byline_network_time_get (BylineNetworkTime *self, gint64 now);

G_END_DECLS
