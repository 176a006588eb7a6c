/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-detail.h"
#include "byline-filter.h"
#include "byline-sidebar-item.h"
#include "byline-story.h"

G_BEGIN_DECLS

/** How many sections and authors are shown until all are asked for. */
#define BYLINE_SIDEBAR_TOP_SECTIONS 7
#define BYLINE_SIDEBAR_TOP_AUTHORS 5
#define BYLINE_SIDEBAR_TOP_ORGANISATIONS 2
/** How many of each kind a search in the sidebar shows. */
#define BYLINE_SIDEBAR_MAX_FOUND 100

/**
 * BylineSidebarModel: the sidebar's lines, a flat GListModel of #BylineSidebarItem.
 *
 * Of sections, authors and organisations only the first are in it (they come with most unread
 * first), and those that are pinned or that the filter names, until all are asked for; while names
 * are searched for, those that match. A line keeps its object as long as it is there; a
 * change is one splice.
 */
#define BYLINE_TYPE_SIDEBAR_MODEL (byline_sidebar_model_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarModel, byline_sidebar_model, BYLINE, SIDEBAR_MODEL, GObject)

BylineSidebarModel *byline_sidebar_model_new (void);
/** @counts: (transfer full) */
void byline_sidebar_model_set_counts (BylineSidebarModel *self, BylineCounts *counts);
/** Returns: (transfer none) (nullable): what was set last */
const BylineCounts *byline_sidebar_model_get_counts (BylineSidebarModel *self);
/** @filters: (transfer full) (element-type BylineSavedFilter): those that the user has saved */
void byline_sidebar_model_set_saved (BylineSidebarModel *self, GPtrArray *filters);
/** Marks the lines that @filter is made of. */
void byline_sidebar_model_set_filter (BylineSidebarModel *self, const BylineFilter *filter);
/** Opens or closes a folder or a list of which only the first are shown. */
void byline_sidebar_model_toggle (BylineSidebarModel *self, BylineSidebarItem *item);
/** @text: (nullable): shows what has this in its name, whatever would be shown else */
void byline_sidebar_model_set_search (BylineSidebarModel *self, const char *text);
/** Returns: the first line that can be chosen, or %G_MAXUINT. */
guint byline_sidebar_model_first_found (BylineSidebarModel *self);

G_END_DECLS
