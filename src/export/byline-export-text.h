/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_text:
 * @article: an article whose body is open
 *
 * Writes a story as plain text: a paragraph a line, an empty line between them; tables have columns,
 * and words of pictures stand in brackets.
 *
 * Returns: (transfer full): the text
 */
char *byline_export_text (const BylineArticle *article);

G_END_DECLS
