/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-export-format.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_story_save:
 * @context: the window's
 * @article: a story whose body is open
 * @format: what is made of it
 *
 * Asks where a story's file goes, and writes it: with its pictures, where the format has them. What
 * came of it is said.
 */
void byline_story_save (BylineWindowContext *context,
                        BylineArticle *article,
                        BylineExportFormat format);
/**
 * byline_picture_save:
 * @context: the window's
 * @url: a picture's address
 * @from: where the document came from that shows it
 *
 * Asks where a picture's file goes, and writes it as it was published.
 */
void byline_picture_save (BylineWindowContext *context, const char *url, BylineNetwork from);

G_END_DECLS
