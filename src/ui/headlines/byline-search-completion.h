/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineSearchCompletion:
 *
 * Below a search entry, what may stand at its cursor. Up and Down choose among it, Tab and Enter
 * take it, Escape sends it away.
 */
#define BYLINE_TYPE_SEARCH_COMPLETION (byline_search_completion_get_type ())
G_DECLARE_FINAL_TYPE (BylineSearchCompletion,
                      byline_search_completion,
                      BYLINE,
                      SEARCH_COMPLETION,
                      GtkPopover)

/**
 * byline_search_completion_new:
 * @entry: an entry, which must live as long
 *
 * Returns: (transfer full): a completion of what is typed there
 */
GtkWidget *byline_search_completion_new (GtkEditable *entry);
/**
 * byline_search_completion_set_library:
 * @self: the completion
 * @library: (nullable): what knows the names
 *
 * Sets where completions come from.
 */
void byline_search_completion_set_library (BylineSearchCompletion *self, BylineLibrary *library);
/**
 * byline_search_completion_block:
 * @self: the completion
 * @block: %TRUE turns it off
 *
 * Turns completion off or on. The owner turns it off while it sets the entry's text: that is not
 * typing, and no suggestions should open.
 */
void byline_search_completion_block (BylineSearchCompletion *self, gboolean block);

G_END_DECLS
