/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-sections.h"
#include "byline-list-window.h"

G_BEGIN_DECLS

/**
 * BylineRulesWindow:
 *
 * What is muted, hidden, merged, renamed and split: each can be taken back, and more can be muted. It changes nothing
 * itself: whoever opens it does what the user decides, and shows messages in it.
 *
 * Signals:
 *   decided (BylineRule *rule, string text): the user wants that rule, or no such rule; text says so in the past tense
 */
#define BYLINE_TYPE_RULES_WINDOW (byline_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineRulesWindow,
                      byline_rules_window,
                      BYLINE,
                      RULES_WINDOW,
                      BylineListWindow)

/**
 * byline_rules_window_new:
 * @parent: the window that it belongs to
 * @library: whose rules they are
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWidget *byline_rules_window_new (GtkWindow *parent, BylineLibrary *library);

G_END_DECLS
