/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "byline-story.h"

G_BEGIN_DECLS

/* What a headline's row says beside the headline. Pure. */

/**
 * byline_headline_text_kicker:
 * @story: a story
 * @line: the direction of the line, as for byline_isolate_text()
 *
 * Returns: (transfer full): what stands above a headline: its sections, else its kicker, else its
 *   publication
 */
char *byline_headline_text_kicker (const BylineStory *story, PangoDirection line);
/**
 * byline_headline_text_source:
 * @story: a story
 * @without_publication: whether its publication is left out
 * @without_author: whether a single author is left out
 * @line: the direction of the line, as for byline_isolate_text()
 *
 * Returns: (transfer full): publication · author; empty if neither is known
 */
char *byline_headline_text_source (const BylineStory *story,
                                   gboolean without_publication,
                                   gboolean without_author,
                                   PangoDirection line);
/**
 * byline_headline_text_meta:
 * @story: a story
 * @now: the time now, in seconds since 1970
 *
 * Returns: (transfer full): what stands below the headline, for those who hear it: publication · author · time
 */
char *byline_headline_text_meta (const BylineStory *story, gint64 now);

G_END_DECLS
