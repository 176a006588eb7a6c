/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-details.h"

#include "byline-db-lists.h"
#include "byline-db-rules.h"

GPtrArray *
byline_db_get_saved_filters (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray)
    filters = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);
  g_autoptr (GPtrArray) rules = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rules = byline_db_get_rules (self, error);
  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);
      BylineSavedFilter *saved;

      if (rule->kind != BYLINE_RULE_KIND_FILTER)
        continue;
      saved = g_new0 (BylineSavedFilter, 1);
      saved->name = g_strdup (rule->name);
      saved->filter = byline_filter_parse (rule->value);
      /* A search that is no longer understood counts nothing. */
      saved->n_stories = byline_db_count_stories (self, saved->filter, &saved->n_unread, NULL);
      g_ptr_array_add (filters, saved);
    }
  return g_steal_pointer (&filters);
}
