/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* What feeds and pages have in common on the way to an article. */

/** How many blocks stand in front of a picture that still opens its body, at most. */
#define BYLINE_MAX_LEAD_POSITION 2

/** Returns: (transfer full): plain text as paragraphs, one a line. */
GPtrArray *_byline_blocks_from_text (const char *text);
/**
 * _byline_article_choose_lead:
 *
 * Makes the first picture of the body the lead if there is none, and takes a second copy of the
* lead out of the
 * body; what that one says (caption, credit, description) is kept.
 */
void _byline_article_choose_lead (BylineArticle *article);
/** Returns: whether a paragraph is the time of day above the first entry of a log, which is no text that
 * a picture stands behind. */
gboolean _byline_text_is_stamp (const char *text);
/** Returns: whether two addresses lead to one picture, perhaps in two sizes. */
gboolean _byline_picture_is_same (const char *a, const char *b);
/** Fills what @self lacks from @other, the same picture. */
void _byline_picture_merge (BylinePicture *self, const BylinePicture *other);
/**
 * _byline_kicker_split:
 * @kicker: (nullable): "Paper | China", "China"
 * @publication: (out) (transfer full) (nullable): what stands left of the bar
 *
 * Returns: (transfer full) (nullable): what stands right of it, or all.
 */
char *_byline_kicker_split (const char *kicker, char **publication);
/** Returns: whether a body breaks off: "…", "[…]", "Continue reading". */
gboolean _byline_text_is_truncated (const char *text);
/** Takes a link "Continue reading" off the end of a body, which is no part of the text. */
void _byline_blocks_drop_read_more (GPtrArray *blocks);
/** Sets the direction from @said ("rtl", nullable), else from the language, else from the words. */
void _byline_article_find_direction (BylineArticle *article, const char *said);

G_END_DECLS
