/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-health.h"
#include "byline-logged-request.h"
#include "byline-refresh-report.h"

G_BEGIN_DECLS

/* How feeds are doing and what went out, in sentences. */

/**
 * byline_health_text_status:
 * @health: a feed
 *
 * Returns: (transfer full): what came of the last try, in words: an error with the server's own, or how
 *   much is new
 */
char *byline_health_text_status (const BylineFeedHealth *health);
/**
 * byline_health_text_next:
 * @health: a feed
 * @now: the time now, in seconds since 1970
 *
 * Returns: (transfer full): when it is refreshed next, and why then
 */
char *byline_health_text_next (const BylineFeedHealth *health, gint64 now);
/**
 * byline_health_text_changes:
 * @health: a feed
 *
 * Returns: (transfer full) (nullable): how often it brings something new; %NULL if that is not known
 */
char *byline_health_text_changes (const BylineFeedHealth *health);
/**
 * byline_health_text_frequency:
 * @changes: how often a week
 *
 * Returns: (transfer full) (nullable): the same in words; %NULL for never, or if it is not known
 */
char *byline_health_text_frequency (double changes);
/**
 * byline_health_text_try:
 * @outcome: a try
 *
 * Returns: (transfer full): one line about it: status, what was new, bytes, what was wrong
 */
char *byline_health_text_try (const BylineFeedTry *outcome);
/**
 * byline_health_text_not_asked:
 * @report: a refresh that asked for nothing
 *
 * Returns: (transfer full): why, and when it may be asked again
 */
char *byline_health_text_not_asked (const BylineRefreshReport *report);
/**
 * byline_health_text_purpose:
 * @purpose: why something was asked for
 *
 * Returns: (transfer none): the same in a word or two
 */
const char *byline_health_text_purpose (BylineRequestPurpose purpose);

G_END_DECLS
