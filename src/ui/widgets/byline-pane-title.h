/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylinePaneTitle:
 *
 * The title of a pane in its header bar, and a subtitle, of which a shorter form is shown where buttons leave no room
 * for all of it.
 */
#define BYLINE_TYPE_PANE_TITLE (byline_pane_title_get_type ())
G_DECLARE_FINAL_TYPE (BylinePaneTitle, byline_pane_title, BYLINE, PANE_TITLE, GtkBox)

/**
 * byline_pane_title_set_title:
 * @self: a title
 * @title: what it says
 *
 * Sets the title.
 */
void byline_pane_title_set_title (BylinePaneTitle *self, const char *title);
/**
 * byline_pane_title_set_subtitle:
 * @self: a title
 * @text: what stands below it
 * @brief: (nullable): the most important of that; %NULL if it is short
 *
 * Sets the subtitle.
 */
void byline_pane_title_set_subtitle (BylinePaneTitle *self, const char *text, const char *brief);

G_END_DECLS
