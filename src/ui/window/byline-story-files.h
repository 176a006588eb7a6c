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
 * BYLINE_BOOK_MAX_STORIES:
 *
 * So many stories go into one book.
 */
#define BYLINE_BOOK_MAX_STORIES 300
/**
 * byline_stories_save_book:
 * @context: the window's
 * @stories: (element-type gint64): rows of stories, in the order of the book
 * @title: what the book is called
 *
 * Asks where a book goes, and writes it, with the pictures of its stories; those whose text is not in
 * the library are left out. What came of it is said.
 */
void byline_stories_save_book (BylineWindowContext *context, GArray *stories, const char *title);
/**
 * byline_stories_write_book:
 * @context: the window's
 * @stories: (element-type gint64): rows of stories, in the order of the book
 * @title: what the book is called
 * @file: where it goes
 *
 * As byline_stories_save_book() when the file is chosen.
 */
void byline_stories_write_book (BylineWindowContext *context,
                                GArray *stories,
                                const char *title,
                                GFile *file);
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
