/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineSidebarKind:
 *
 * What a line of the sidebar stands for.
 */
typedef enum {
  BYLINE_SIDEBAR_ALL,
  BYLINE_SIDEBAR_UNREAD,
  BYLINE_SIDEBAR_SAVED,
  BYLINE_SIDEBAR_TODAY,
  BYLINE_SIDEBAR_FILTER,
  BYLINE_SIDEBAR_HEADING,
  BYLINE_SIDEBAR_SECTION,
  BYLINE_SIDEBAR_AUTHOR,
  BYLINE_SIDEBAR_FOLDER,
  BYLINE_SIDEBAR_PUBLICATION,
  BYLINE_SIDEBAR_COMMAND,
  BYLINE_SIDEBAR_MORE_SECTIONS,
  BYLINE_SIDEBAR_MORE_AUTHORS,
  BYLINE_SIDEBAR_MORE_ORGANISATIONS,
} BylineSidebarKind;

/**
 * BylineSidebarData:
 * @label: what it says, translated
 * @value: (nullable): what it filters by: a name, a publication's key, a folder, a saved filter's
 *   name; a command's action; of an account's heading: its key
 * @picture_url: (nullable): a portrait or a publication's icon
 * @id: a publication's row; of a folder, the account's whose publications it holds; else 0
 * @count: shown at its end, 0 for none
 * @depth: how far it is indented
 * @expanded: folders, and lists that are shown in full
 * @active: it is part of the filter
 * @has_errors: its last refresh failed
 * @is_pinned: it stands first because the user wants it so; of an author: followed
 * @is_organisation: of an author: no person
 * @is_outside: found by a search; no story that is listed has this name
 * @problem: (nullable): of an account's heading: what its server said last, translated
 *
 * A line's data.
 */
typedef struct {
  BylineSidebarKind kind;
  char *label;
  char *value;
  char *picture_url;
  BylineNetwork picture_network; /* of the document that names it */
  gint64 id;
  guint count;
  guint depth;
  gboolean expanded;
  gboolean active;
  gboolean has_errors;
  gboolean is_pinned;
  gboolean is_organisation;
  gboolean is_outside;
  char *problem;
} BylineSidebarData;

/**
 * byline_sidebar_data_clear:
 * @self: a row's data
 *
 * Frees what is in @self.
 */
void byline_sidebar_data_clear (BylineSidebarData *self);

/**
 * BylineSidebarItem:
 *
 * A line of the sidebar, live.
 *
 * Signals: changed: its data is different.
 */
#define BYLINE_TYPE_SIDEBAR_ITEM (byline_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarItem, byline_sidebar_item, BYLINE, SIDEBAR_ITEM, GObject)

/**
 * byline_sidebar_item_new:
 * @data: what it shows; its contents are moved into the item
 *
 * Returns: (transfer full): an item
 */
BylineSidebarItem *byline_sidebar_item_new (BylineSidebarData *data);
/**
 * byline_sidebar_item_get_data:
 * @self: an item
 *
 * Returns: (transfer none): what it shows; valid until the item changes
 */
const BylineSidebarData *byline_sidebar_item_get_data (BylineSidebarItem *self);
/**
 * byline_sidebar_item_set_data:
 * @self: an item
 * @data: what it shows; its contents are moved into the item
 *
 * Changes what the item shows, and says so if anything is different.
 */
void byline_sidebar_item_set_data (BylineSidebarItem *self, BylineSidebarData *data);
/**
 * byline_sidebar_data_get_key:
 * @data: a row's data
 *
 * Returns: (transfer full): what tells one row from the others, whatever its counts are
 */
char *byline_sidebar_data_get_key (const BylineSidebarData *data);

G_END_DECLS
