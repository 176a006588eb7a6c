/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_time_text_relative:
 * @time: seconds since 1970, 0 if not known
 * @now: the present, seconds since 1970
 *
 * How long ago something was, as short as a list can bear: "now", "5 min", "2 h", "Yesterday",
 * "Tue", "20 Nov", "20 Nov 2025".
 *
 * Returns: (transfer full): translated; "" for 0
 */
char *byline_time_text_relative (gint64 time, gint64 now);

/**
 * byline_time_text_full:
 * @time: seconds since 1970
 *
 * Returns: (transfer full): day and time in full, "Friday, 20 November 2026, 14:05"; "" for 0
 */
char *byline_time_text_full (gint64 time);

/**
 * byline_time_text_update:
 * @published: when a story came out, in seconds since 1970; 0: nobody said it
 * @modified: when it was changed last, in seconds since 1970; 0: never
 * @now: in seconds since 1970
 *
 * Says when a story was updated, for its head: "updated 14:05", with the day if it is another one.
 * Within the minute in which a story came out nothing is an update.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if the story was not updated
 */
char *byline_time_text_update (gint64 published, gint64 modified, gint64 now);

/**
 * byline_time_text_or_never:
 * @time: seconds since 1970
 *
 * Returns: (transfer full): for a state that is looked at seldom: the full time; "Never" for 0
 */
char *byline_time_text_or_never (gint64 time);

G_END_DECLS
