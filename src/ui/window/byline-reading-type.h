/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-reading-view.h"
#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BYLINE_TEXT_SCALE_MIN:
 *
 * The smallest size of the text, as a factor.
 */
#define BYLINE_TEXT_SCALE_MIN 0.5
/**
 * BYLINE_TEXT_SCALE_MAX:
 *
 * The largest size of the text, as a factor.
 */
#define BYLINE_TEXT_SCALE_MAX 3.0

/**
 * BylineReadingType:
 *
 * What stories are set in follows the settings; keys, Ctrl with the wheel and two fingers change the
 * text's size there.
 *
 * Signals:
 *   changed: the text has another size
 */
#define BYLINE_TYPE_READING_TYPE (byline_reading_type_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingType, byline_reading_type, BYLINE, READING_TYPE, GObject)

/**
 * byline_reading_type_new:
 * @settings: a reference is kept
 * @view: what shows stories; must live as long as the settings change
 *
 * Sets @view's type from now on.
 *
 * Returns: (transfer full): what does so
 */
BylineReadingType *byline_reading_type_new (BylineSettings *settings, BylineReadingView *view);
/**
 * byline_reading_type_step:
 * @self: what sets the type
 * @step: how many steps larger, below 0 smaller; 0 for the normal size
 *
 * Sets the text's size.
 */
void byline_reading_type_step (BylineReadingType *self, int step);

G_END_DECLS
