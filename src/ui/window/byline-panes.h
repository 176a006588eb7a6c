/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-window-settings.h"

G_BEGIN_DECLS

/**
 * BylinePanes:
 *
 * Which of the window's three panes are beside each other, which one is in front where they are
 * not, and how they share the width. Main thread.
 *
 * Signals: changed: any of that is another.
 */
#define BYLINE_TYPE_PANES (byline_panes_get_type ())
G_DECLARE_FINAL_TYPE (BylinePanes, byline_panes, BYLINE, PANES, GObject)

/**
 * byline_panes_new:
 * @outer: lists and reading pane
 * @inner: sidebar and headlines, within the lists
 * @sidebar: what is in the sidebar's #BylinePane
 * @headlines: what is in the headlines' #BylinePane
 * @reading: what is in the reading pane's #BylinePane
 * @settings: whether the sidebar is shown
 *
 * The widgets are not kept alive.
 *
 * Returns: (transfer full): the panes, as the settings say
 */
BylinePanes *byline_panes_new (AdwLeaflet *outer,
                               AdwLeaflet *inner,
                               GtkWidget *sidebar,
                               GtkWidget *headlines,
                               GtkWidget *reading,
                               BylineWindowSettings *settings);
/**
 * byline_panes_show_reading:
 * @self: the panes
 *
 * Brings the reading pane to the front, and the keyboard's focus into it, if it does not stand
 * beside the others.
 */
void byline_panes_show_reading (BylinePanes *self);
/**
 * byline_panes_show_headlines:
 * @self: the panes
 *
 * Brings the headlines to the front, and the keyboard's focus into them, if they do not stand
 * beside the others.
 */
void byline_panes_show_headlines (BylinePanes *self);
/**
 * byline_panes_show_sidebar:
 * @self: the panes
 *
 * Shows the sidebar, and brings it to the front with the keyboard's focus, if it does not stand
 * beside the others.
 */
void byline_panes_show_sidebar (BylinePanes *self);
/**
 * byline_panes_toggle_sidebar:
 * @self: the panes
 *
 * Hides the sidebar, or brings it to the front where it is not beside the list.
 */
void byline_panes_toggle_sidebar (BylinePanes *self);
/**
 * byline_panes_has_sidebar:
 * @self: the panes
 *
 * Returns: whether the sidebar is shown in front of or beside the list
 */
gboolean byline_panes_has_sidebar (BylinePanes *self);
/**
 * byline_panes_is_outer_folded:
 * @self: the panes
 *
 * Returns: whether the reading pane stands alone or is hidden
 */
gboolean byline_panes_is_outer_folded (BylinePanes *self);
/**
 * byline_panes_is_inner_folded:
 * @self: the panes
 *
 * Returns: whether the sidebar and the list stand alone
 */
gboolean byline_panes_is_inner_folded (BylinePanes *self);
/**
 * byline_panes_is_reading_alone:
 * @self: the panes
 *
 * Returns: whether the reading pane stands alone
 */
gboolean byline_panes_is_reading_alone (BylinePanes *self);
/**
 * byline_panes_divide:
 * @self: the panes
 * @width: the window's, as it is about to be allocated
 * @readable_width: what the reading pane needs for lines that are read well
 *
 * Lets panes stand beside the story as long as its lines stay long enough: the sidebar and the list,
 * or the list, as wide as they are where there is room, or narrower.
 *
 * Returns: the width of the reading pane: @width if there is no room beside it
 */
int byline_panes_divide (BylinePanes *self, int width, int readable_width);

G_END_DECLS
