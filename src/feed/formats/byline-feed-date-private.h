/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Reads a date as feeds write it: RFC 3339, ISO 8601 and W3C-DTF (with less of it, ordinal and week
 * dates), RFC 822 and 2822 with all usual sloppiness, asctime(), and Atom's and SQL's in between. A
 * date without a time is midnight, a time without a zone is UTC.
 *
 * Returns: seconds since 1970; 0 if @text is no date.
 */
gint64 _byline_feed_parse_date (const char *text);

G_END_DECLS
