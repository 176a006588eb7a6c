/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * BylineLineEstimator:
 *
 * Says how many lines a text takes, without laying it out.
 *
 * It knows how wide the letters of one font are and breaks lines between them as Pango would, but
 * for kerning and joined letters: a hundred times faster, and right for all but a few texts. Good
 * enough to give rows their heights before anybody sees them. Main thread.
 */
typedef struct _BylineLineEstimator BylineLineEstimator;

/**
 * byline_line_estimator_new:
 * @context: what text is laid out in; a reference is kept
 * @font: the text's font, copied
 *
 * @context, @font: referenced and copied.
 *
 * Returns: (transfer full): an estimator
 */
BylineLineEstimator *byline_line_estimator_new (PangoContext *context,
                                                const PangoFontDescription *font);
/**
 * byline_line_estimator_free:
 * @self: (transfer full): an estimator
 *
 * Frees @self and what it holds.
 */
void byline_line_estimator_free (BylineLineEstimator *self);
/**
 * byline_line_estimator_count_lines:
 * @self: an estimator
 * @text: (nullable): UTF-8
 * @width: pixels
 * @max: counting ends here; at least 1
 *
 * Returns: lines, wrapped between words and in words that are too long; 0 for no text
 */
guint byline_line_estimator_count_lines (BylineLineEstimator *self,
                                         const char *text,
                                         int width,
                                         guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineLineEstimator, byline_line_estimator_free)

G_END_DECLS
