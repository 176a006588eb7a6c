/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BYLINE_PRINT_MAX_CHARS:
 *
 * A longer paragraph is cut: nobody prints a word of a million letters.
 */
#define BYLINE_PRINT_MAX_CHARS 60000

/**
 * byline_print_text_set:
 * @layout: a layout
 * @text: (nullable): what stands in it
 *
 * Sets text with its marks as they look on paper.
 */
void byline_print_text_set (PangoLayout *layout, const BylineText *text);
/**
 * byline_print_text_set_words:
 * @layout: a layout
 * @words: plain text
 *
 * Sets text without marks as it looks on paper.
 */
void byline_print_text_set_words (PangoLayout *layout, const char *words);

G_END_DECLS
