/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-detail.h"
#include "byline-filter.h"
#include "byline-sidebar-build.h"
#include "byline-sidebar-item.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BYLINE_SIDEBAR_TOP_SECTIONS:
 *
 * How many sections are shown before the list of them is expanded.
 */
#define BYLINE_SIDEBAR_TOP_SECTIONS 7
/**
 * BYLINE_SIDEBAR_TOP_AUTHORS:
 *
 * How many authors are shown before the list of them is expanded.
 */
#define BYLINE_SIDEBAR_TOP_AUTHORS 5
/**
 * BYLINE_SIDEBAR_TOP_ORGANISATIONS:
 *
 * How many organisations are shown before the list of them is expanded.
 */
#define BYLINE_SIDEBAR_TOP_ORGANISATIONS 2
/**
 * BYLINE_SIDEBAR_MAX_FOUND:
 *
 * How many of each kind a search in the sidebar shows.
 */
#define BYLINE_SIDEBAR_MAX_FOUND 100

/**
 * BylineSidebarModel:
 *
 * The sidebar's lines, a flat GListModel of #BylineSidebarItem.
 *
 * Of sections, authors and organisations only those with most stories are in it, and those that are
 * pinned or that the filter names, until all are asked for; while names are searched for, those that
 * match. #BylineSidebarOrder says where they stand. A line keeps its object as long as it is there; a
 * change is one splice.
 */
#define BYLINE_TYPE_SIDEBAR_MODEL (byline_sidebar_model_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarModel, byline_sidebar_model, BYLINE, SIDEBAR_MODEL, GObject)

/**
 * byline_sidebar_model_new:
 *
 * Returns: (transfer full): a model without counts
 */
BylineSidebarModel *byline_sidebar_model_new (void);
/**
 * byline_sidebar_model_set_counts:
 * @self: the model
 * @counts: (transfer full): what there is
 *
 * Shows what there is.
 */
void byline_sidebar_model_set_counts (BylineSidebarModel *self, BylineCounts *counts);
/**
 * byline_sidebar_model_get_counts:
 * @self: the model
 *
 * Returns: (transfer none) (nullable): what was set last
 */
const BylineCounts *byline_sidebar_model_get_counts (BylineSidebarModel *self);
/**
 * byline_sidebar_model_set_saved:
 * @self: the model
 * @filters: (transfer full) (element-type BylineSavedFilter): the filters that the user has saved
 *
 * Shows saved filters.
 */
void byline_sidebar_model_set_saved (BylineSidebarModel *self, GPtrArray *filters);
/**
 * byline_sidebar_model_set_filter:
 * @self: the model
 * @filter: a filter, copied
 *
 * Marks the rows that the filter is made of.
 */
void byline_sidebar_model_set_filter (BylineSidebarModel *self, const BylineFilter *filter);
/**
 * byline_sidebar_model_set_scope:
 * @self: the model
 * @scope: a filter, copied
 *
 * Sets what the counts that come next are narrowed by. Names of another scope are ordered anew.
 */
void byline_sidebar_model_set_scope (BylineSidebarModel *self, const BylineFilter *scope);
/**
 * byline_sidebar_model_toggle:
 * @self: the model
 * @item: a folder, or the row that ends a list
 *
 * Opens or closes a folder, or a list that shows only its first rows.
 */
void byline_sidebar_model_toggle (BylineSidebarModel *self, BylineSidebarItem *item);
/**
 * byline_sidebar_model_set_accounts:
 * @self: the model
 * @accounts: (transfer full) (element-type BylineAccount): those on servers
 *
 * Where there are several, this computer among them, publications are listed by who brings them.
 */
void byline_sidebar_model_set_accounts (BylineSidebarModel *self, GPtrArray *accounts);
/**
 * byline_sidebar_model_set_search:
 * @self: the model
 * @text: (nullable): a part of a name; %NULL ends the search
 *
 * Shows what has the text in its name, whatever would be shown else.
 *
 * Returns: whether something else was searched for before
 */
gboolean byline_sidebar_model_set_search (BylineSidebarModel *self, const char *text);
/**
 * byline_sidebar_model_set_all:
 * @self: the model
 * @all: (transfer full): names of the whole library
 *
 * Sets what a search finds beside the names that are narrowed by the filter.
 */
void byline_sidebar_model_set_all (BylineSidebarModel *self, BylineCounts *all);
/**
 * byline_sidebar_model_set_commands:
 * @self: the model
 * @commands: (array length=n_commands): what the window does; it must live as long as the model
 * @n_commands: how many there are
 *
 * Sets which commands a search finds.
 */
void byline_sidebar_model_set_commands (BylineSidebarModel *self,
                                        const BylineSidebarCommand *commands,
                                        gsize n_commands);
/**
 * byline_sidebar_model_set_by_size:
 * @self: the model
 * @by_size: whether names with most stories stand first; else they stand by the alphabet
 *
 * Sets how names are ordered.
 */
void byline_sidebar_model_set_by_size (BylineSidebarModel *self, gboolean by_size);
/**
 * byline_sidebar_model_renew_order:
 * @self: the model
 *
 * Orders names anew by the counts that are set next: the user has changed them.
 */
void byline_sidebar_model_renew_order (BylineSidebarModel *self);
/**
 * byline_sidebar_model_find_active:
 * @self: the model
 *
 * Returns: the position of the first row that the filter is made of; without one, of the first that can
 *   be chosen; %G_MAXUINT if there is none
 */
guint byline_sidebar_model_find_active (BylineSidebarModel *self);
/**
 * byline_sidebar_model_first_found:
 * @self: the model
 *
 * Returns: the position of the first row that can be chosen; %G_MAXUINT if there is none
 */
guint byline_sidebar_model_first_found (BylineSidebarModel *self);

G_END_DECLS
