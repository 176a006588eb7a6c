/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineFeedChooser:
 *
 * The feeds that were found at an address, to choose one or several of. Says "changed" when others are
 * chosen.
 */
#define BYLINE_TYPE_FEED_CHOOSER (byline_feed_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BylineFeedChooser, byline_feed_chooser, BYLINE, FEED_CHOOSER, AdwBin)

/**
 * byline_feed_chooser_set_single:
 * @self: the chooser
 *
 * Makes it one of which a single candidate is chosen, whatever is shown next.
 */
void byline_feed_chooser_set_single (BylineFeedChooser *self);
/**
 * byline_feed_chooser_set_candidates:
 * @self: the chooser
 * @candidates: (element-type BylineFeedCandidate): what was found, best first; at least one
 *
 * Shows them. The first is chosen; one alone is no choice.
 */
void byline_feed_chooser_set_candidates (BylineFeedChooser *self, GPtrArray *candidates);
/**
 * byline_feed_chooser_get_chosen:
 * @self: the chooser
 *
 * Returns: (transfer container) (element-type BylineFeedCandidate): those that are chosen, in their
 *   order, maybe none; they belong to what was set
 */
GPtrArray *byline_feed_chooser_get_chosen (BylineFeedChooser *self);

G_END_DECLS
