/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* Appends plain text so that Markdown reads it as it is. @line_break stands for a line feed in it. */
void _byline_export_append_markdown (GString *out, const char *text, const char *line_break);
/* Appends a text with its marks. @notes: (nullable): the numbers of footnotes by their ids. */
void _byline_export_append_marked (GString *out,
                                   const BylineText *text,
                                   GHashTable *notes,
                                   const char *line_break);
/* Appends a link's or a picture's address. */
void _byline_export_append_markdown_address (GString *out, const char *url);

G_END_DECLS
