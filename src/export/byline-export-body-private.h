/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* What HTML files and books have in common: a story as XHTML5. */

/* Appends @text so that XML reads it as it is: escaped, without the characters that XML does not have. */
void _byline_export_append_escaped (GString *out, const char *text);
/* Appends the story: head, lead, body, footnotes, attachments, who wrote it, where it is from. @addresses says for a picture's
 * address which one takes its place; a picture that is not in it is its words alone. */
void _byline_export_append_body (GString *out, const BylineArticle *article, GHashTable *addresses);
/* Returns: (transfer full): who wrote it, as a list in a sentence; NULL if nobody is said. */
char *_byline_export_dup_authors (const BylineArticle *article);
/* Returns: (transfer full): the day of @time; NULL for 0. */
char *_byline_export_dup_date (gint64 time);
/* The style sheet of both. */
extern const char _byline_export_css[];

G_END_DECLS
