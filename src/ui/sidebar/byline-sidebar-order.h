/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineSidebarGroup:
 *
 * The lists of names in the sidebar.
 */
typedef enum {
  BYLINE_SIDEBAR_GROUP_SECTIONS,
  BYLINE_SIDEBAR_GROUP_AUTHORS,
  BYLINE_SIDEBAR_GROUP_ORGANISATIONS,
  BYLINE_SIDEBAR_N_GROUPS,
} BylineSidebarGroup;

/**
 * BylineSidebarName:
 * @name: a section's or an author's
 * @n_stories: how many stories there are
 * @is_pinned: whether it stands first
 * @data: (nullable): the caller's; %NULL for a name that is not there any more, whose row stays
 *
 * A name that may get a row.
 */
typedef struct {
  const char *name;
  guint n_stories;
  gboolean is_pinned;
  gconstpointer data;
} BylineSidebarName;

/**
 * BylineSidebarOrder:
 *
 * Which names the sidebar's lists have, in which order, and which of them are shown before a list is
 * expanded: as it was when the user last changed what is listed. Stories that come and go since
 * then move no row: a name keeps its place, a new one waits, one that is gone stays. Main thread.
 */
typedef struct _BylineSidebarOrder BylineSidebarOrder;

/**
 * byline_sidebar_order_new:
 *
 * Returns: (transfer full): an order by name
 */
BylineSidebarOrder *byline_sidebar_order_new (void);
/**
 * byline_sidebar_order_free:
 * @self: (transfer full): an order
 *
 * Frees @self.
 */
void byline_sidebar_order_free (BylineSidebarOrder *self);
/**
 * byline_sidebar_order_set_by_size:
 * @self: an order
 * @by_size: whether names with most stories stand first; else they stand by the alphabet
 *
 * Sets how names are ordered, which renews the order.
 */
void byline_sidebar_order_set_by_size (BylineSidebarOrder *self, gboolean by_size);
/**
 * byline_sidebar_order_renew:
 * @self: an order
 *
 * Forgets how it was: the next names are ordered anew.
 */
void byline_sidebar_order_renew (BylineSidebarOrder *self);
/**
 * byline_sidebar_order_apply:
 * @self: an order
 * @group: a list
 * @scope: what the names are narrowed by; another one renews the list's order
 * @names: (element-type BylineSidebarName): the names that there are, pinned ones first and in their
 *   order
 * @limit: how many are shown before the list is expanded
 *
 * Orders names. Those that wait are left out; of those that are gone @data is %NULL.
 *
 * Returns: (transfer full) (element-type BylineSidebarName): the names in the order of their rows,
 *   which must be used before @names and @self change
 */
GArray *byline_sidebar_order_apply (BylineSidebarOrder *self,
                                    BylineSidebarGroup group,
                                    const char *scope,
                                    GArray *names,
                                    guint limit);
/**
 * byline_sidebar_order_is_first:
 * @self: an order
 * @group: a list
 * @name: a name of it
 *
 * Returns: whether it is shown before the list is expanded
 */
gboolean byline_sidebar_order_is_first (BylineSidebarOrder *self,
                                        BylineSidebarGroup group,
                                        const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSidebarOrder, byline_sidebar_order_free)

G_END_DECLS
