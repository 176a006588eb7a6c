/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-incremental-list-model.h"

G_BEGIN_DECLS

/**
 * byline_list_growth_add:
 * @scrolled: a scrolled window with a list view
 * @model: what the list view shows
 *
 * Brings rows as they are needed: while less than a page of them is left below what is seen, a batch more, and
 * all of them once the pointer or the focus is in the list, or it is scrolled, since its scrollbar says then how long it is.
 */
void byline_list_growth_add (GtkScrolledWindow *scrolled, BylineIncrementalListModel *model);

G_END_DECLS
