/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-article.h"
#include "byline-document-type.h"
#include "byline-library.h"
#include "byline-story-list.h"
#include "byline-story-outline.h"

G_BEGIN_DECLS

/**
 * BylineReadingView:
 *
 * One story to be read, and behind it the river of those that follow.
 *
 * Properties: story (int64, 0 for none: the one that is read; set, it is opened), title (string,
 * read-only: its headline), text-scale (double, 0.5-3.0), load-pictures (boolean), river (boolean:
 * the next stories stand below the one that was opened; if not, a button leads to the next),
 * unfold-river (boolean: they show all of their text), linear (boolean: the story that is opened is a list
 * of rows, for those who hear it).
 *
 * Signals, all for the window to act on:
 *   link-activated (string uri)
 *   browser-asked (string uri): as link-activated, but the reader wishes to see it in the browser
 *   section-activated (string name)
 *   author-activated (string name)
 *   publication-activated (string key)
 *   story-activated (int64 id)
 *   story-read (int64 id): a story below the opened one was unfolded, or a story's end was seen
 *   story-passed (int64 id): a story below the opened one was scrolled past
 *   message (string text): a short word to the reader ("Copied"), fit for a toast
 */
#define BYLINE_TYPE_READING_VIEW (byline_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingView, byline_reading_view, BYLINE, READING_VIEW, GtkWidget)

/**
 * byline_reading_view_new:
 *
 * Returns: (transfer none) (floating): a view that shows nothing
 */
GtkWidget *byline_reading_view_new (void);

/**
 * byline_reading_view_set_library:
 * @self: the view
 * @library: (nullable): where articles and pictures come from
 *
 * Sets the library. What is shown is let go.
 */
void byline_reading_view_set_library (BylineReadingView *self, BylineLibrary *library);

/**
 * byline_reading_view_show_story:
 * @self: the view
 * @story_id: a story's row, or 0 for none
 *
 * Shows a story's archived article at once. If it is an excerpt or missing, its page is fetched
 * meanwhile. If it is shown already, with others below it, the view scrolls to its beginning.
 */
void byline_reading_view_show_story (BylineReadingView *self, gint64 story_id);
/**
 * byline_reading_view_get_story:
 * @self: the view
 *
 * Returns: the row of the story that stands over the upper third of the view: the one that was
 *   opened, or one of those below it; 0 for none
 */
gint64 byline_reading_view_get_story (BylineReadingView *self);
/**
 * byline_reading_view_open_in_river:
 * @self: the view
 * @story_id: a story's row
 *
 * Scrolls to a story that stands in the river and unfolds it: it is the story in view then.
 *
 * Returns: whether it stands there
 */
gboolean byline_reading_view_open_in_river (BylineReadingView *self, gint64 story_id);
/**
 * byline_reading_view_get_title:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the headline of what is shown
 */
const char *byline_reading_view_get_title (BylineReadingView *self);

/**
 * byline_reading_view_set_next:
 * @self: the view
 * @list: (nullable): the list that the story was chosen from
 *
 * Sets whose following stories make the river.
 */
void byline_reading_view_set_next (BylineReadingView *self, BylineStoryList *list);

/**
 * byline_reading_view_page:
 * @self: the view
 * @backwards: whether it goes up
 *
 * Scrolls by a page; not while the story is on its way, of which nothing was seen.
 *
 * Returns: %FALSE if there is nothing further in that direction, or the story in view has been shown
 *   to its end
 */
gboolean byline_reading_view_page (BylineReadingView *self, gboolean backwards);

/**
 * byline_reading_view_dup_outline:
 * @self: the view
 *
 * Returns: (transfer full): the headings of the story in view, the one that is read, and how long the
 *   rest takes
 */
BylineStoryOutline *byline_reading_view_dup_outline (BylineReadingView *self);
/**
 * byline_reading_view_go_to:
 * @self: the view
 * @offset: where a heading stands, by the outline
 *
 * Scrolls to a part of a story.
 */
void byline_reading_view_go_to (BylineReadingView *self, guint offset);

/**
 * byline_reading_view_keep_place:
 * @self: the view
 *
 * Keeps where the story in view is read: it opens there the next time. By itself the view does so
 * when it rests.
 */
void byline_reading_view_keep_place (BylineReadingView *self);

/**
 * byline_reading_view_get_readable_width:
 * @self: the view
 *
 * Returns: how wide it has to be at least for lines that are read well, in pixels; it changes with
 *   the font and the size of the text
 */
int byline_reading_view_get_readable_width (BylineReadingView *self);
/**
 * byline_reading_view_set_text_scale:
 * @self: the view
 * @scale: a factor, brought between 0.5 and 3
 *
 * Sets the size of the text.
 */
void byline_reading_view_set_text_scale (BylineReadingView *self, double scale);
/**
 * byline_reading_view_get_article:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): what is known of the story in view
 */
BylineArticle *byline_reading_view_get_article (BylineReadingView *self);
/**
 * byline_reading_view_get_article_with_picture:
 * @self: a reading view
 * @url: a picture's address
 *
 * Several stories may be in sight.
 *
 * Returns: (transfer none) (nullable): the one that shows the picture; that in view, if none does
 */
BylineArticle *byline_reading_view_get_article_with_picture (BylineReadingView *self,
                                                             const char *url);
/**
 * byline_reading_view_dup_selection:
 * @self: the view
 *
 * Returns: (transfer full) (nullable): the words that are selected
 */
char *byline_reading_view_dup_selection (BylineReadingView *self);
/**
 * byline_reading_view_insert_actions:
 * @self: the view
 * @prefix: what stands before their names
 * @actions: "view", "copy", "save" and "browse", whose target is a picture's address
 *
 * Sets what the menu of the story's text calls as actions of @prefix.
 */
void byline_reading_view_insert_actions (BylineReadingView *self,
                                         const char *prefix,
                                         GActionGroup *actions);
/**
 * byline_reading_view_set_type:
 * @self: the view
 * @type: font, line height, width and edge, copied
 *
 * Sets what stories are set in.
 */
void byline_reading_view_set_type (BylineReadingView *self, const BylineDocumentType *type);
/**
 * byline_reading_view_set_load_pictures:
 * @self: the view
 * @load_pictures: whether pictures are loaded
 *
 * Says whether pictures are loaded.
 */
void byline_reading_view_set_load_pictures (BylineReadingView *self, gboolean load_pictures);

/**
 * byline_reading_view_set_search:
 * @self: the view
 * @search: (nullable): the query that the story was found by
 *
 * Sets whose words are marked.
 */
void byline_reading_view_set_search (BylineReadingView *self, const char *search);

/**
 * byline_reading_view_reload:
 * @self: the view
 *
 * Fetches the page of the story in view once more, whenever it was fetched last.
 */
void byline_reading_view_reload (BylineReadingView *self);

/**
 * byline_reading_view_begin_find:
 * @self: the view
 *
 * Opens the bar that finds words in the story.
 */
void byline_reading_view_begin_find (BylineReadingView *self);
/**
 * byline_reading_view_end_find:
 * @self: the view
 *
 * Closes the bar that finds words in the story.
 *
 * Returns: whether it was open
 */
gboolean byline_reading_view_end_find (BylineReadingView *self);

G_END_DECLS
