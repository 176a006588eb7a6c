/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filters.h"

#include <glib/gi18n.h>

#include "byline-library-sections.h"
#include "byline-filter-text.h"
#include "byline-marks.h"
#include "byline-name-entry-dialog.h"
#include "byline-signal.h"

struct _BylineFilters {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineFilterHistory *history;
  BylineSavedFilters *saved;
  BylineCountsMonitor *counts;
  BylineNames *names;    /* nullable: until there are actions */
  BylineOrder order;     /* of filters that have none of their own */
  BylineDensity density; /* the same */
  guint n_muted;
};

G_DEFINE_FINAL_TYPE (BylineFilters, byline_filters, G_TYPE_OBJECT)

static guint muted_changed_signal;
static guint order_changed_signal;
static guint density_changed_signal;

static void
byline_filters_dispose (GObject *object)
{
  BylineFilters *self = BYLINE_FILTERS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->history);
  g_clear_object (&self->saved);
  g_clear_object (&self->counts);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (byline_filters_parent_class)->dispose (object);
}

static void
byline_filters_class_init (BylineFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_filters_dispose;

  muted_changed_signal = byline_signal_new (klass, "muted-changed", 0);
  order_changed_signal = byline_signal_new (klass, "order-changed", 0);
  density_changed_signal = byline_signal_new (klass, "density-changed", 0);
}

static void
byline_filters_init (BylineFilters *self)
{
  self->order = BYLINE_ORDER_NEWEST;
  self->density = BYLINE_DENSITY_COMFORTABLE;
  self->history = byline_filter_history_new ();
  self->saved = byline_saved_filters_new ();
}

static void
set_n_muted (BylineFilters *self, guint n_muted)
{
  if (self->n_muted == n_muted)
    return;

  self->n_muted = n_muted;
  g_signal_emit (self, muted_changed_signal, 0);
}

static void
filters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineFilters) self = user_data;
  g_autoptr (GPtrArray)
    filters = byline_library_get_saved_filters_finish (BYLINE_LIBRARY (source), result, NULL);

  if (filters != NULL && byline_window_context_get_window (self->context) != NULL)
    byline_saved_filters_set (self->saved, g_steal_pointer (&filters));
}

static void
muted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineFilters) self = user_data;
  g_autoptr (GArray)
    ids = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, NULL);

  if (ids != NULL && byline_window_context_get_window (self->context) != NULL &&
      !byline_filters_get (self)->muted)
    set_n_muted (self, ids->len);
}

static void
update_muted (BylineFilters *self)
{
  const BylineCounts *counts = byline_counts_monitor_get_counts (self->counts);
  g_autoptr (BylineFilter) filter = NULL;

  if (counts == NULL || counts->n_muted == 0 || byline_filters_get (self)->muted)
    {
      set_n_muted (self, 0);
      return;
    }

  filter = byline_filter_copy (byline_filters_get (self));
  filter->muted = TRUE;
  byline_library_list_story_ids_async (byline_window_context_get_library (self->context), filter,
                                       BYLINE_FILTERS_MAX_MUTED, 0,
                                       byline_window_context_get_cancellable (self->context),
                                       muted_cb, g_object_ref (self));
}

BylineFilters *
byline_filters_new (BylineWindowContext *context)
{
  BylineFilters *self = g_object_new (BYLINE_TYPE_FILTERS, NULL);

  self->context = g_object_ref (context);
  self->counts = byline_counts_monitor_new (context, self->history);
  return self;
}

const BylineFilter *
byline_filters_get (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  return byline_filter_history_get_filter (self->history);
}

BylineFilter *
byline_filters_dup_ordered (BylineFilters *self)
{
  BylineFilter *ordered;

  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  ordered = byline_filter_copy (byline_filters_get (self));
  if (ordered->order == BYLINE_ORDER_DEFAULT)
    ordered->order = self->order;
  /* The list is the same, whatever is shown of each story. */
  ordered->density = BYLINE_DENSITY_DEFAULT;
  return ordered;
}

void
byline_filters_set_order (BylineFilters *self, BylineOrder order)
{
  g_return_if_fail (BYLINE_IS_FILTERS (self));

  if (self->order == order)
    return;

  self->order = order;
  g_signal_emit (self, order_changed_signal, 0);
}

BylineDensity
byline_filters_get_density (BylineFilters *self)
{
  BylineDensity density;

  g_return_val_if_fail (BYLINE_IS_FILTERS (self), BYLINE_DENSITY_DEFAULT);

  density = byline_filters_get (self)->density;
  return density != BYLINE_DENSITY_DEFAULT ? density : self->density;
}

void
byline_filters_set_density (BylineFilters *self, BylineDensity density)
{
  g_return_if_fail (BYLINE_IS_FILTERS (self));

  if (self->density == density)
    return;

  self->density = density;
  g_signal_emit (self, density_changed_signal, 0);
}

BylineFilterHistory *
byline_filters_get_history (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  return self->history;
}

BylineSavedFilters *
byline_filters_get_saved (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  return self->saved;
}

BylineCountsMonitor *
byline_filters_get_counts (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  return self->counts;
}

guint
byline_filters_get_n_muted (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), 0);

  return self->n_muted;
}

char *
byline_filters_get_title (BylineFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_FILTERS (self), NULL);

  return byline_filter_text_title (byline_filters_get (self), self->saved,
                                   byline_counts_monitor_get_counts (self->counts));
}

gboolean
byline_filters_can_save (BylineFilters *self)
{
  const BylineFilter *filter = byline_filters_get (self);

  return !byline_filter_is_empty (filter) && !filter->muted &&
         byline_saved_filters_find_filter (self->saved, filter) == NULL;
}

void
byline_filters_update (BylineFilters *self)
{
  g_return_if_fail (BYLINE_IS_FILTERS (self));

  byline_library_get_saved_filters_async (byline_window_context_get_library (self->context),
                                          byline_window_context_get_cancellable (self->context),
                                          filters_cb, g_object_ref (self));
  update_muted (self);
}

/* --- Actions: the filter that is shown --- */

static void
clear_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_filter_history_go (self->history, filter);
}

static void
add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (byline_filters_get (self));
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  if (g_str_equal (kind, "section"))
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
  byline_filter_history_go (self->history, filter);
}

static void
remove_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (byline_filters_get (self));
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  if (g_str_equal (kind, "section"))
    byline_filter_remove_section (filter, name);
  else
    byline_filter_remove_author (filter, name);
  byline_filter_history_go (self->history, filter);
}

static void
show_muted_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (byline_filters_get (self));

  filter->muted = TRUE;
  byline_filter_history_go (self->history, filter);
}

/* --- Actions: those that have names --- */

/* A filter that a name is asked for. */
typedef struct {
  BylineFilters *filters;
  BylineFilter *filter;
  char *old_name; /* nullable */
} Naming;

static Naming *
naming_new (BylineFilters *self, const BylineFilter *filter, const char *old_name)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->filters = g_object_ref (self);
  naming->filter = byline_filter_copy (filter);
  naming->old_name = g_strdup (old_name);
  return naming;
}

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->filters);
  byline_filter_free (naming->filter);
  g_free (naming->old_name);
  g_free (naming);
}

static void
named_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  Naming *naming = user_data;
  BylineFilters *self = naming->filters;
  g_autoptr (GPtrArray) rules = NULL;
  char *text;

  if (name[0] == '\0' || g_strcmp0 (name, naming->old_name) == 0)
    return;

  rules = byline_saved_filters_name (self->saved, naming->filter, name, naming->old_name);
  /* What is shown is the saved filter from now on, with its order and density. */
  if (naming->old_name == NULL &&
      byline_filter_is_alike (naming->filter, byline_filters_get (self)))
    byline_filter_history_replace (self->history, naming->filter);
  if (naming->old_name != NULL)
    /* Translators: an old name and a new one */
    text = g_strdup_printf (_ ("“%s” renamed to “%s”"), naming->old_name, name);
  else
    text = g_strdup_printf (_ ("Filter “%s” saved"), name);
  byline_names_apply_rules (self->names, rules, text);
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  const BylineFilter *filter = byline_filters_get (self);
  g_autoptr (BylineFilter) shown = NULL;
  g_autofree char *name = NULL;

  if (byline_filter_is_empty (filter))
    return;

  shown = byline_filters_dup_ordered (self);
  shown->density = byline_filters_get_density (self);

  name = byline_filter_text_suggest_name (filter, self->saved,
                                          byline_counts_monitor_get_counts (self->counts));
  byline_name_entry_dialog_present (
    byline_window_context_get_window (self->context), _ ("Save Filter"),
    _ ("The filter appears in the sidebar with its number of unread stories."), _ ("Name"), name,
    NULL, _ ("_Save"), named_cb, naming_new (self, shown, NULL), naming_free);
}

static void
rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  const char *name = g_variant_get_string (target, NULL);
  const BylineSavedFilter *saved = byline_saved_filters_find (self->saved, name);

  if (saved != NULL)
    byline_name_entry_dialog_present (byline_window_context_get_window (self->context),
                                      _ ("Rename Filter"), NULL, _ ("Name"), name, NULL,
                                      _ ("_Rename"), named_cb,
                                      naming_new (self, saved->filter, name), naming_free);
}

static void
delete_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  const char *name = g_variant_get_string (target, NULL);

  byline_names_apply_rule (self->names, byline_rule_save_filter (name, NULL, 0),
                           g_strdup_printf (_ ("Filter “%s” deleted"), name));
}

static void
move (BylineFilters *self, const char *name, int step)
{
  g_autoptr (GPtrArray) rules = byline_saved_filters_move (self->saved, name, step);

  if (rules != NULL)
    byline_names_apply_rules (self->names, rules, NULL);
}

static void
up_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  move (user_data, g_variant_get_string (target, NULL), -1);
}

static void
down_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  move (user_data, g_variant_get_string (target, NULL), 1);
}

static void
read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineFilters *self = user_data;
  const BylineSavedFilter *saved = byline_saved_filters_find (self->saved,
                                                              g_variant_get_string (target, NULL));

  if (saved != NULL)
    byline_marks_read_all (self->context, saved->filter);
}

static const GActionEntry entries[] = {
  { "clear-filter", clear_cb },
  { "filter-add", add_cb, "(ss)" },
  { "filter-remove", remove_cb, "(ss)" },
  { "show-muted", show_muted_cb },
  { "save-filter", save_cb },
  { "saved-rename", rename_cb, "s" },
  { "saved-delete", delete_cb, "s" },
  { "saved-up", up_cb, "s" },
  { "saved-down", down_cb, "s" },
  { "saved-read", read_cb, "s" },
};

void
byline_filters_add_actions (BylineFilters *self, GActionMap *map, BylineNames *names)
{
  g_return_if_fail (BYLINE_IS_FILTERS (self));

  g_set_object (&self->names, names);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
