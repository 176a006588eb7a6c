/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-view.h"

/* Lives as long as the action. */
typedef struct {
  BylineSettings *settings;
  BylineFilters *filters;
  GSimpleAction *action; /* unowned */
} Orders;

static void
orders_free (gpointer data, GClosure *closure)
{
  Orders *orders = data;

  g_object_unref (orders->settings);
  g_object_unref (orders->filters);
  g_free (orders);
}

static BylineOrder
get_setting (Orders *orders)
{
  g_autofree char *name = NULL;

  g_object_get (orders->settings, "headline-order", &name, NULL);
  return byline_order_from_string (name);
}

static void
show_state (Orders *orders)
{
  g_autoptr (BylineFilter) filter = byline_filters_dup_ordered (orders->filters);

  g_simple_action_set_state (orders->action,
                             g_variant_new_string (byline_order_to_string (filter->order)));
}

static void
setting_cb (BylineSettings *settings, GParamSpec *pspec, GSimpleAction *action)
{
  Orders *orders = g_object_get_data (G_OBJECT (action), "orders");

  byline_filters_set_order (orders->filters, get_setting (orders));
  show_state (orders);
}

static void
filter_cb (BylineFilterHistory *history, const BylineFilter *old, GSimpleAction *action)
{
  show_state (g_object_get_data (G_OBJECT (action), "orders"));
}

static void
order_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Orders *orders = user_data;
  const BylineFilter *shown = byline_filters_get (orders->filters);
  BylineOrder order = byline_order_from_string (g_variant_get_string (target, NULL));
  g_autoptr (BylineFilter) filter = NULL;

  if (order == BYLINE_ORDER_DEFAULT)
    return;

  if (shown->order == BYLINE_ORDER_DEFAULT)
    {
      g_object_set (orders->settings, "headline-order", byline_order_to_string (order), NULL);
      return;
    }
  filter = byline_filter_copy (shown);
  filter->order = order;
  byline_filter_history_replace (byline_filters_get_history (orders->filters), filter);
}

static void
add_order (GActionMap *map, BylineSettings *settings, BylineFilters *filters)
{
  g_autoptr (GSimpleAction)
    action = g_simple_action_new_stateful ("headline-order", G_VARIANT_TYPE_STRING,
                                           g_variant_new_string ("newest"));
  Orders *orders = g_new0 (Orders, 1);

  orders->settings = g_object_ref (settings);
  orders->filters = g_object_ref (filters);
  orders->action = action;
  g_object_set_data (G_OBJECT (action), "orders", orders);
  g_signal_connect_data (action, "activate", G_CALLBACK (order_cb), orders, orders_free, 0);
  g_signal_connect_object (settings, "notify::headline-order", G_CALLBACK (setting_cb), action, 0);
  g_signal_connect_object (byline_filters_get_history (filters), "changed", G_CALLBACK (filter_cb),
                           action, 0);
  setting_cb (settings, NULL, action);
  g_action_map_add_action (map, G_ACTION (action));
}

void
byline_headline_view_add_actions (GActionMap *map, BylineSettings *settings, BylineFilters *filters)
{
  g_autoptr (GPropertyAction) density = NULL;

  g_return_if_fail (BYLINE_IS_SETTINGS (settings));
  g_return_if_fail (BYLINE_IS_FILTERS (filters));

  density = g_property_action_new ("headline-density", settings, "headline-density");
  g_action_map_add_action (map, G_ACTION (density));
  add_order (map, settings, filters);
}

void
byline_headline_view_remove_actions (GActionMap *map)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));

  g_action_map_remove_action (map, "headline-density");
  g_action_map_remove_action (map, "headline-order");
}
