/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * BYLINE_LEFT_TO_RIGHT_MARK:
 *
 * The mark U+200E: a line that begins with it runs from left to right (UAX #9).
 */
#define BYLINE_LEFT_TO_RIGHT_MARK "\342\200\216"
/**
 * BYLINE_RIGHT_TO_LEFT_MARK:
 *
 * The mark U+200F: a line that begins with it runs from right to left (UAX #9).
 */
#define BYLINE_RIGHT_TO_LEFT_MARK "\342\200\217"
/**
 * BYLINE_FIRST_STRONG_ISOLATE:
 *
 * The mark U+2068, before a part that is isolated (UAX #9).
 */
#define BYLINE_FIRST_STRONG_ISOLATE "\342\201\250"
/**
 * BYLINE_POP_DIRECTIONAL_ISOLATE:
 *
 * The mark U+2069, behind a part that is isolated (UAX #9).
 */
#define BYLINE_POP_DIRECTIONAL_ISOLATE "\342\201\251"

/**
 * byline_isolate_is_needed:
 * @text: plain text
 * @line: the direction of the line in which it stands: %PANGO_DIRECTION_LTR or %PANGO_DIRECTION_RTL, or
 *   %PANGO_DIRECTION_NEUTRAL for a line that is heard and not seen
 *
 * Returns: whether letters of @text run against @line
 */
gboolean byline_isolate_is_needed (const char *text, PangoDirection line);

/**
 * byline_isolate_text:
 * @text: plain text, such as a name
 * @line: the direction of the line in which it stands, as for byline_isolate_is_needed()
 *
 * A line of several parts ("publication · author · 2 h") keeps their order, whatever they are written in, if each is
 * isolated: else "2" would join an Arabic name before it, and stand in front of it.
 *
 * Returns: (transfer full): @text, isolated by marks if that is needed
 */
char *byline_isolate_text (const char *text, PangoDirection line);

G_END_DECLS
