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
/**
 * byline_export_text_body:
 * @article: an article whose body is open
 * @width: the most columns of a line; 0 for lines as long as they come
 * @has_bold: whether headings are bold, as terminals are told it
 *
 * Writes what stands below a story's head as byline_export_text() does: lead, body, footnotes,
 * attachments and who wrote it. Nothing in @article reaches a terminal as more than text.
 *
 * Returns: (transfer full): the text
 */
char *byline_export_text_body (const BylineArticle *article, guint width, gboolean has_bold);

G_END_DECLS
