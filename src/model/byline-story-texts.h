/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * BYLINE_STORY_TEXTS:
 * @TEXT: a macro that is written out for each of them, with its name
 *
 * The texts that a feed says of an item, that its article keeps and that a list shows, as they
 * came: plain, at most as long as a headline, %NULL if not said.
 *
 * Each is a field of that name in #BylineFeedItem, #BylineArticle and #BylineStory, their member of
 * JSON (of "_byline", where that is an item's), and a column of the index. A line here adds it to
 * all of these; the index needs a migration that adds the column.
 */
#define BYLINE_STORY_TEXTS(TEXT) TEXT (kicker)

/**
 * BYLINE_STORY_TEXT_MEMBER:
 * @name: the name of a text
 *
 * It as a member of a struct.
 */
#define BYLINE_STORY_TEXT_MEMBER(name) char *name;
