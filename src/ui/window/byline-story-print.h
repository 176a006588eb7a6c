/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-type.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_story_print:
 * @context: the window's
 * @article: a story whose body is open
 * @font: what it is set in
 *
 * Asks how a story is printed, and prints it, with its pictures as far as they can be had in a short
 * time.
 */
void byline_story_print (BylineWindowContext *context,
                         BylineArticle *article,
                         BylineDocumentFont font);

G_END_DECLS
