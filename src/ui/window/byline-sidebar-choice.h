/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-saved-filters.h"
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * byline_sidebar_choice_apply:
 * @shown: the filter that is shown
 * @data: the row of the sidebar that was chosen
 * @saved_filters: those that have names
 * @add: whether it is added to what is shown, or taken away from it, instead of taking its place
 *
 * Returns: (transfer full) (nullable): the filter to be shown; %NULL if the row stands for none
 */
BylineFilter *byline_sidebar_choice_apply (const BylineFilter *shown,
                                           const BylineSidebarData *data,
                                           BylineSavedFilters *saved_filters,
                                           gboolean add);

G_END_DECLS
