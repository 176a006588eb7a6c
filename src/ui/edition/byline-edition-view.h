/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-edition.h"

G_BEGIN_DECLS

/**
 * BylineEditionView:
 *
 * A filter as a front page. It is made when it is shown and then stays as it is, but for marks: what
 * comes in meanwhile is offered at its top.
 *
 * Properties: load-pictures (boolean), text-scale (double).
 *
 * Signals:
 *   story-activated (gint64 story_id): a story was chosen
 *   filter-requested (BylineFilter filter): stories of a section, a publication, or what is unread, were
 *     asked for
 *   message (string text): fit for a toast
 *   shown: another page is there
 *   offered (string text): what came since the last visit, or while the page is read; %NULL: nothing. The date
 *     line says it; whatever stands in its place may
 *
 * Actions:
 *   edition.take-offer: shows what was offered
 */
#define BYLINE_TYPE_EDITION_VIEW (byline_edition_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineEditionView, byline_edition_view, BYLINE, EDITION_VIEW, AdwBin)

/**
 * byline_edition_view_new:
 *
 * Returns: (transfer none) (floating): a view that shows nothing
 */
GtkWidget *byline_edition_view_new (void);
/**
 * byline_edition_view_set_library:
 * @self: the view
 * @library: (nullable): whose stories it shows
 *
 * Sets the library.
 */
void byline_edition_view_set_library (BylineEditionView *self, BylineLibrary *library);
/**
 * BylineStoryMenuFunc:
 * @story: a story
 * @user_data: as given to byline_edition_view_set_menu_func()
 *
 * Returns: (transfer full): what can be done with it
 */
typedef GMenu *(*BylineStoryMenuFunc) (const BylineStory *story, gpointer user_data);
/**
 * byline_edition_view_set_menu_func:
 * @self: the view
 * @func: makes the menu of a story
 * @user_data: for @func; it lives as long as the view
 *
 * Says what the menu of a story offers beside "Why Here?"; without, there is none.
 */
void byline_edition_view_set_menu_func (BylineEditionView *self,
                                        BylineStoryMenuFunc func,
                                        gpointer user_data);
/**
 * byline_edition_view_set_since:
 * @self: the view
 * @since: the last visit, in seconds since 1970; 0: none
 *
 * Says what is new, from the next page on.
 */
void byline_edition_view_set_since (BylineEditionView *self, gint64 since);
/**
 * byline_edition_view_show:
 * @self: the view
 * @filter: what is to be shown
 * @head: (nullable) (transfer floating): what stands above the page in place of the date
 *
 * Makes a page, and shows it from its top.
 */
void byline_edition_view_show (BylineEditionView *self,
                               const BylineFilter *filter,
                               GtkWidget *head);
/**
 * byline_edition_view_clear:
 * @self: the view
 *
 * Shows nothing any more.
 */
void byline_edition_view_clear (BylineEditionView *self);
/**
 * byline_edition_view_go_back:
 * @self: the view, for which byline_edition_view_show() was just called
 *
 * Shows the page where it was left, if it was there before, rather than from its top.
 */
void byline_edition_view_go_back (BylineEditionView *self);
/**
 * byline_edition_view_reload:
 * @self: the view
 *
 * Makes the page anew, of what there is now.
 */
void byline_edition_view_reload (BylineEditionView *self);
/**
 * byline_edition_view_update:
 * @self: the view
 * @changes: #BylineLibraryChanges
 *
 * The library has changed: marks are shown, and new stories offered.
 */
void byline_edition_view_update (BylineEditionView *self, guint changes);
/**
 * byline_edition_view_update_story:
 * @self: the view
 * @story_id: a story's row
 *
 * The marks of a story have changed.
 */
void byline_edition_view_update_story (BylineEditionView *self, gint64 story_id);
/**
 * byline_edition_view_set_counts:
 * @self: the view
 * @n_stories: how many stories the filter shows now
 * @n_unread: how many of them are unread
 *
 * Stories have come or marks have changed: the date line says so.
 */
void byline_edition_view_set_counts (BylineEditionView *self, guint n_stories, guint n_unread);
/**
 * byline_edition_view_list_ids:
 * @self: the view
 *
 * Returns: (transfer full) (element-type gint64): the rows of all stories on the page, in reading order
 */
GArray *byline_edition_view_list_ids (BylineEditionView *self);
/**
 * byline_edition_view_grab_focus:
 * @self: the view
 *
 * Gives the focus to the story that had it last, else to the first one.
 */
void byline_edition_view_grab_focus (BylineEditionView *self);

G_END_DECLS
