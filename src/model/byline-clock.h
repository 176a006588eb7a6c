/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_clock_now:
 *
 * The one place where Byline asks for the time of day. The environment variable BYLINE_NOW
 * (seconds since 1970) sets it for tests; it is read once.
 *
 * Returns: the time of day, in seconds since 1970; the one that a test or the environment has
 *   fixed
 */
gint64 byline_clock_now (void);

/**
 * byline_clock_set_now:
 * @now: seconds since 1970, or 0 to go back to the real time
 *
 * Sets the time for a test. Not for programs.
 */
void byline_clock_set_now (gint64 now);

/**
 * byline_clock_local_date:
 * @time: seconds since 1970
 *
 * Returns: (transfer full) (nullable): @time in the local time zone; %NULL if it is no year that
 *   GDateTime knows. A change of the zone is seen within seconds. Any thread.
 */
GDateTime *byline_clock_local_date (gint64 time);

/**
 * byline_clock_start_of_day:
 * @now: seconds since 1970
 *
 * Returns: the last local midnight at or before @now, in seconds since 1970. Any thread.
 */
gint64 byline_clock_start_of_day (gint64 now);

/**
 * byline_clock_format_iso8601:
 * @time: seconds since 1970
 *
 * Returns: (transfer full): @time as RFC 3339 in UTC, "2026-11-20T09:30:00Z". Any thread.
 */
char *byline_clock_format_iso8601 (gint64 time);

/**
 * byline_clock_parse_iso8601:
 * @text: (nullable): a date as RFC 3339
 *
 * Returns: seconds since 1970, or 0 if @text is no such date. Any thread.
 */
gint64 byline_clock_parse_iso8601 (const char *text);

G_END_DECLS
