/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineOrder:
 * @BYLINE_ORDER_DEFAULT: as is set for all lists
 * @BYLINE_ORDER_NEWEST: newest first
 * @BYLINE_ORDER_OLDEST: oldest first
 * @BYLINE_ORDER_PUBLICATION: in groups, by publication; newest first in each
 * @BYLINE_ORDER_SECTION: in groups, by the first section of each story; newest first in each
 *
 * How a list of stories is ordered.
 */
typedef enum {
  BYLINE_ORDER_DEFAULT,
  BYLINE_ORDER_NEWEST,
  BYLINE_ORDER_OLDEST,
  BYLINE_ORDER_PUBLICATION,
  BYLINE_ORDER_SECTION,
} BylineOrder;

/**
 * byline_order_names:
 *
 * The names of #BylineOrder, in its order, with %NULL at the end.
 */
extern const char *const byline_order_names[];

/**
 * byline_order_from_string:
 * @text: (nullable): any text
 *
 * Returns: the order of that name; %BYLINE_ORDER_DEFAULT if there is none
 */
BylineOrder byline_order_from_string (const char *text);
/**
 * byline_order_to_string:
 * @order: an order
 *
 * Returns: (transfer none): "default", "newest", "oldest", "publication" or "section"
 */
const char *byline_order_to_string (BylineOrder order);
/**
 * byline_order_has_groups:
 * @order: an order
 *
 * Returns: whether stories stand in groups that have headings
 */
gboolean byline_order_has_groups (BylineOrder order);

G_END_DECLS
