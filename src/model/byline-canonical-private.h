/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/** Returns: whether @text is folded and trimmed; with line breaks if it @has_breaks. */
gboolean _byline_string_is_canonical (const char *text, gboolean has_breaks);
/** Makes one clean line of @string; %NULL for nothing. */
void _byline_string_canonicalize (char **string);
/** Folds and trims a text and brings its marks into order. "" may be left. */
void _byline_text_canonicalize (BylineText *self);
/** Sorts, trims, cuts, and splits the marks of a text that is folded and trimmed already. */
void _byline_marks_canonicalize (BylineText *self);

G_END_DECLS
