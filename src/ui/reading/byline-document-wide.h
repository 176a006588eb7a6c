/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_document_wide_language:
 * @text: plain text
 * @story: (nullable): the language of the story that it stands in, BCP 47
 *
 * Returns: (transfer none) (nullable): `ja`, `ko`, `zh` or `zh-tw` (traditional characters), by the letters in @text, and by
 *   @story where they do not tell; %NULL if none of them are wide
 */
const char *byline_document_wide_language (const char *text, const char *story);
/**
 * byline_document_wide_font:
 * @language: `ja`, `ko`, `zh` or `zh-tw`
 * @family: (nullable): the family that other text is set in, %NULL for the desktop's
 * @found: (out) (transfer full) (nullable): the family in which letters of @language are found, %NULL if there is none
 *
 * Lines that hold letters of two fonts are as high as the higher one of both, so that those of a paragraph differ; a font of such letters
 * has Latin ones, too. To be called on the main thread.
 *
 * Returns: how many times higher a line of @family is than one of @found
 */
double byline_document_wide_font (const char *language, const char *family, char **found);

G_END_DECLS
