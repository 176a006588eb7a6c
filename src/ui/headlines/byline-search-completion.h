/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineSearchCompletion: below a search entry, what may stand at its cursor. Up and Down choose
 * among it, Tab and Enter take it, Escape sends it away.
 */
#define BYLINE_TYPE_SEARCH_COMPLETION (byline_search_completion_get_type ())
G_DECLARE_FINAL_TYPE (BylineSearchCompletion,
                      byline_search_completion,
                      BYLINE,
                      SEARCH_COMPLETION,
                      GtkPopover)

/** @entry: must live as long */
GtkWidget *byline_search_completion_new (GtkEditable *entry);
/** @library: (nullable) */
void byline_search_completion_set_library (BylineSearchCompletion *self, BylineLibrary *library);
/** Turns completion off or on. The owner turns it off while it sets the entry's text: that is not
 * typing, and no suggestions should open. */
void byline_search_completion_block (BylineSearchCompletion *self, gboolean block);

G_END_DECLS
