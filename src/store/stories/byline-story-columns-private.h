/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-columns-private.h"
#include "byline-story.h"

G_BEGIN_DECLS

/** The columns of the table "stories" that have what a list shows of a story's article. */
extern const BylineRecord _byline_story_columns;
/** Those that have what a list shows of the story besides. */
extern const BylineRecord _byline_story_row_columns;

/** Returns: (transfer full): what a list shows of @article; @body: its text. */
BylineStory *_byline_story_from_article (const BylineArticle *article, const char *body);

G_END_DECLS
