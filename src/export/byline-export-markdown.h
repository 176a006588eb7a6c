/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_markdown:
 * @article: an article whose body is open
 *
 * Writes a story as CommonMark, with the tables and footnotes of GitHub's dialect; pictures are
 * their addresses.
 *
 * Returns: (transfer full): the text
 */
char *byline_export_markdown (const BylineArticle *article);

G_END_DECLS
