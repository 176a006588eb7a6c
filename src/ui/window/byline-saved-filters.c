/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-saved-filters.h"

#include "byline-signal.h"

struct _BylineSavedFilters {
  GObject parent_instance;

  GPtrArray *filters; /* of BylineSavedFilter */
};

G_DEFINE_FINAL_TYPE (BylineSavedFilters, byline_saved_filters, G_TYPE_OBJECT)

static guint changed_signal;

static void
byline_saved_filters_finalize (GObject *object)
{
  BylineSavedFilters *self = BYLINE_SAVED_FILTERS (object);

  g_ptr_array_unref (self->filters);

  G_OBJECT_CLASS (byline_saved_filters_parent_class)->finalize (object);
}

static void
byline_saved_filters_class_init (BylineSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_saved_filters_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_saved_filters_init (BylineSavedFilters *self)
{
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);
}

/* Returns: its place, or -1 */
static int
find_place (BylineSavedFilters *self, const char *name)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (g_strcmp0 (((BylineSavedFilter *) self->filters->pdata[i])->name, name) == 0)
      return (int) i;

  return -1;
}

BylineSavedFilters *
byline_saved_filters_new (void)
{
  return g_object_new (BYLINE_TYPE_SAVED_FILTERS, NULL);
}

void
byline_saved_filters_set (BylineSavedFilters *self, GPtrArray *filters)
{
  g_return_if_fail (BYLINE_IS_SAVED_FILTERS (self));
  g_return_if_fail (filters != NULL);

  g_ptr_array_unref (self->filters);
  self->filters = filters;
  g_signal_emit (self, changed_signal, 0);
}

GPtrArray *
byline_saved_filters_get (BylineSavedFilters *self)
{
  g_return_val_if_fail (BYLINE_IS_SAVED_FILTERS (self), NULL);

  return self->filters;
}

const BylineSavedFilter *
byline_saved_filters_find (BylineSavedFilters *self, const char *name)
{
  int place;

  g_return_val_if_fail (BYLINE_IS_SAVED_FILTERS (self), NULL);

  place = find_place (self, name);
  return place >= 0 ? self->filters->pdata[place] : NULL;
}

const BylineSavedFilter *
byline_saved_filters_find_filter (BylineSavedFilters *self, const BylineFilter *filter)
{
  g_return_val_if_fail (BYLINE_IS_SAVED_FILTERS (self), NULL);

  for (guint i = 0; i < self->filters->len; i++)
    {
      BylineSavedFilter *saved = self->filters->pdata[i];

      if (byline_filter_equal (saved->filter, filter))
        return saved;
    }

  return NULL;
}

GPtrArray *
byline_saved_filters_name (BylineSavedFilters *self,
                           const BylineFilter *filter,
                           const char *name,
                           const char *old_name)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  int place;

  g_return_val_if_fail (BYLINE_IS_SAVED_FILTERS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  place = find_place (self, old_name != NULL ? old_name : name);
  if (place < 0)
    place = (int) self->filters->len;
  if (old_name != NULL)
    g_ptr_array_add (rules, byline_rule_save_filter (old_name, NULL, 0));
  g_ptr_array_add (rules, byline_rule_save_filter (name, filter, place));
  return g_steal_pointer (&rules);
}

GPtrArray *
byline_saved_filters_move (BylineSavedFilters *self, const char *name, int step)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  int place;

  g_return_val_if_fail (BYLINE_IS_SAVED_FILTERS (self), NULL);

  place = find_place (self, name);
  if (place < 0 || place + step < 0 || place + step >= (int) self->filters->len)
    return NULL;

  g_ptr_array_extend (order, self->filters, NULL, NULL);
  g_ptr_array_insert (order, place + step, g_ptr_array_steal_index (order, place));
  for (guint i = 0; i < order->len; i++)
    {
      BylineSavedFilter *saved = order->pdata[i];

      g_ptr_array_add (rules, byline_rule_save_filter (saved->name, saved->filter, (int) i));
    }
  return g_steal_pointer (&rules);
}
