/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-view.h"

G_BEGIN_DECLS

/**
 * BylineReadingText:
 *
 * Writes the story that was opened into a document of a view: its first lines at once, the rest a few
 * milliseconds a turn of the main loop, while the view shows the beginning.
 *
 * Signals:
 *   built: all of it is written; not emitted for what byline_reading_text_show() has written whole
 */
#define BYLINE_TYPE_READING_TEXT (byline_reading_text_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingText, byline_reading_text, BYLINE, READING_TEXT, GObject)

/**
 * byline_reading_text_new:
 * @view: where it is shown; must live until the text is cleared for the last time
 *
 * Makes a text.
 *
 * Returns: (transfer full): a text of no story
 */
BylineReadingText *byline_reading_text_new (BylineDocumentView *view);
/**
 * byline_reading_text_show:
 * @self: the text
 * @article: a story; a reference is kept
 *
 * Writes a story into a new document, and shows it.
 *
 * Returns: whether all of it is written
 */
gboolean byline_reading_text_show (BylineReadingText *self, BylineArticle *article);
/**
 * byline_reading_text_finish:
 * @self: the text
 *
 * Writes at once what is still to be written.
 */
void byline_reading_text_finish (BylineReadingText *self);
/**
 * byline_reading_text_clear:
 * @self: the text
 *
 * Writes nothing more, and lets the story go. What the view shows stays.
 */
void byline_reading_text_clear (BylineReadingText *self);
/**
 * byline_reading_text_is_whole:
 * @self: the text
 *
 * Returns: whether there is a story, and all of it is written
 */
gboolean byline_reading_text_is_whole (BylineReadingText *self);
/**
 * byline_reading_text_get_article:
 * @self: the text
 *
 * Returns: (transfer none) (nullable): the story that was opened, as it is known by now
 */
BylineArticle *byline_reading_text_get_article (BylineReadingText *self);
/**
 * byline_reading_text_get_article_of:
 * @self: the text
 * @story_id: a story's row
 *
 * Returns: (transfer none) (nullable): what is known of a story that stands in the document; if it does
 *   not, of the one that was opened
 */
BylineArticle *byline_reading_text_get_article_of (BylineReadingText *self, gint64 story_id);

G_END_DECLS
