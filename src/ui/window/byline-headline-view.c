/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-view.h"

/* What can be chosen for a filter or, by a setting, for all that have none of their own: by names, "default" for none. */
typedef struct {
  const char *name; /* of the action and of the setting */
  const char *(*get_own) (const BylineFilter *filter);
  void (*set_own) (BylineFilter *filter, const char *name);
  const char *(*get_shown) (BylineFilters *filters);
  void (*set_default) (BylineFilters *filters, const char *name);
} Kind;

/* Lives as long as the action. */
typedef struct {
  const Kind *kind;
  BylineSettings *settings;
  BylineFilters *filters;
  GSimpleAction *action; /* unowned */
} Choice;

/* --- Order --- */

static const char *
get_own_order (const BylineFilter *filter)
{
  return byline_order_to_string (filter->order);
}

static void
set_own_order (BylineFilter *filter, const char *name)
{
  filter->order = byline_order_from_string (name);
}

static const char *
get_shown_order (BylineFilters *filters)
{
  g_autoptr (BylineFilter) filter = byline_filters_dup_ordered (filters);

  return byline_order_to_string (filter->order);
}

static void
set_default_order (BylineFilters *filters, const char *name)
{
  byline_filters_set_order (filters, byline_order_from_string (name));
}

static const Kind order = { "headline-order", get_own_order, set_own_order, get_shown_order,
                            set_default_order };

/* --- Density --- */

static const char *
get_own_density (const BylineFilter *filter)
{
  return byline_density_to_string (filter->density);
}

static void
set_own_density (BylineFilter *filter, const char *name)
{
  filter->density = byline_density_from_string (name);
}

static const char *
get_shown_density (BylineFilters *filters)
{
  return byline_density_to_string (byline_filters_get_density (filters));
}

static void
set_default_density (BylineFilters *filters, const char *name)
{
  byline_filters_set_density (filters, byline_density_from_string (name));
}

static const Kind density = { "headline-density", get_own_density, set_own_density,
                              get_shown_density, set_default_density };

/* --- Actions --- */

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->settings);
  g_object_unref (choice->filters);
  g_free (choice);
}

static void
show_state (Choice *choice)
{
  const char *name = choice->kind->get_shown (choice->filters);

  g_simple_action_set_state (choice->action, g_variant_new_string (name));
}

static void
setting_cb (BylineSettings *settings, GParamSpec *pspec, GSimpleAction *action)
{
  Choice *choice = g_object_get_data (G_OBJECT (action), "choice");
  g_autofree char *name = NULL;

  g_object_get (settings, choice->kind->name, &name, NULL);
  choice->kind->set_default (choice->filters, name);
  show_state (choice);
}

static void
filter_cb (BylineFilterHistory *history, const BylineFilter *old, GSimpleAction *action)
{
  show_state (g_object_get_data (G_OBJECT (action), "choice"));
}

static gboolean
is_default (const char *name)
{
  return g_str_equal (name, "default");
}

static void
chosen_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Choice *choice = user_data;
  const BylineFilter *shown = byline_filters_get (choice->filters);
  const char *name = g_variant_get_string (target, NULL);
  g_autoptr (BylineFilter) filter = byline_filter_copy (shown);

  choice->kind->set_own (filter, name);
  if (is_default (choice->kind->get_own (filter)))
    return;

  if (is_default (choice->kind->get_own (shown)))
    g_object_set (choice->settings, choice->kind->name, name, NULL);
  else
    byline_filter_history_replace (byline_filters_get_history (choice->filters), filter);
}

static void
add_choice (GActionMap *map, const Kind *kind, BylineSettings *settings, BylineFilters *filters)
{
  g_autofree char *notify = g_strconcat ("notify::", kind->name, NULL);
  g_autoptr (GSimpleAction)
    action = g_simple_action_new_stateful (kind->name, G_VARIANT_TYPE_STRING,
                                           g_variant_new_string ("default"));
  Choice *choice = g_new0 (Choice, 1);

  choice->kind = kind;
  choice->settings = g_object_ref (settings);
  choice->filters = g_object_ref (filters);
  choice->action = action;
  g_object_set_data (G_OBJECT (action), "choice", choice);
  g_signal_connect_data (action, "activate", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  g_signal_connect_object (settings, notify, G_CALLBACK (setting_cb), action, 0);
  g_signal_connect_object (byline_filters_get_history (filters), "changed", G_CALLBACK (filter_cb),
                           action, 0);
  setting_cb (settings, NULL, action);
  g_action_map_add_action (map, G_ACTION (action));
}

void
byline_headline_view_add_actions (GActionMap *map, BylineSettings *settings, BylineFilters *filters)
{
  g_return_if_fail (BYLINE_IS_SETTINGS (settings));
  g_return_if_fail (BYLINE_IS_FILTERS (filters));

  add_choice (map, &density, settings, filters);
  add_choice (map, &order, settings, filters);
}

void
byline_headline_view_remove_actions (GActionMap *map)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));

  g_action_map_remove_action (map, "headline-density");
  g_action_map_remove_action (map, "headline-order");
}
