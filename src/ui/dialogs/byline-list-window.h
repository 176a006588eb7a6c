/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineListWindow:
 *
 * A window over another one that lists something of the library: a header with buttons, perhaps something above the
 * list, the list or a page that says that there is nothing, and messages. Escape closes it; it goes with its parent.
 * Main thread.
 */
#define BYLINE_TYPE_LIST_WINDOW (byline_list_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (BylineListWindow, byline_list_window, BYLINE, LIST_WINDOW, AdwWindow)

/**
 * BylineListWindowClass:
 *
 * What windows that list something derive from.
 */
struct _BylineListWindowClass {
  AdwWindowClass parent_class;
};

/**
 * byline_list_window_set_library:
 * @self: a window
 * @library: whose things it lists
 *
 * Sets the library, until the window is closed.
 */
void byline_list_window_set_library (BylineListWindow *self, BylineLibrary *library);
/**
 * byline_list_window_get_library:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the library; %NULL once the window is closed: what comes then comes too late
 */
BylineLibrary *byline_list_window_get_library (BylineListWindow *self);
/**
 * byline_list_window_get_cancellable:
 * @self: a window
 *
 * Returns: (transfer none): cancelled when the window is closed
 */
GCancellable *byline_list_window_get_cancellable (BylineListWindow *self);
/**
 * byline_list_window_pack:
 * @self: a window
 * @button: (transfer floating): a button with an icon and a tooltip, which is its name, too
 *
 * Adds @button at the start of the header.
 */
void byline_list_window_pack (BylineListWindow *self, GtkWidget *button);
/**
 * byline_list_window_set_head:
 * @self: a window
 * @head: (transfer floating): a widget
 *
 * Puts @head between the header and the list, whether that is empty or not.
 */
void byline_list_window_set_head (BylineListWindow *self, GtkWidget *head);
/**
 * byline_list_window_set_empty_page:
 * @self: a window
 * @icon: an icon's name
 * @title: what there is none of, translated
 * @description: what would be here, translated
 *
 * Says what is shown instead of an empty list.
 */
void byline_list_window_set_empty_page (BylineListWindow *self,
                                        const char *icon,
                                        const char *title,
                                        const char *description);
/**
 * byline_list_window_set_list:
 * @self: a window
 * @list: (transfer floating): the list, which takes the place of the one before it
 *
 * Sets the list. It is not shown before byline_list_window_show() is called.
 */
void byline_list_window_set_list (BylineListWindow *self, GtkWidget *list);
/**
 * byline_list_window_show:
 * @self: a window
 * @is_empty: whether there is nothing in the list
 *
 * Shows the list, or the page that says that it is empty.
 */
void byline_list_window_show (BylineListWindow *self, gboolean is_empty);
/**
 * byline_list_window_say:
 * @self: a window
 * @text: a sentence, translated
 *
 * Shows a message.
 */
void byline_list_window_say (BylineListWindow *self, const char *text);
/**
 * byline_list_window_get_toasts:
 * @self: a window
 *
 * Returns: (transfer none): where its messages appear
 */
AdwToastOverlay *byline_list_window_get_toasts (BylineListWindow *self);

G_END_DECLS
