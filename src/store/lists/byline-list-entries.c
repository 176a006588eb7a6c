/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-list-entries-private.h"

GArray *
_byline_list_entries_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BylineListEntry));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const BylineListEntry *first = a;
  const BylineListEntry *second = b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return first->id > second->id ? -1 : first->id < second->id;
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  return compare_entries (b, a);
}

void
_byline_list_entries_sort (GArray *entries, gboolean oldest_first)
{
  g_array_sort (entries, oldest_first ? compare_oldest_first : compare_entries);
}

void
_byline_list_entries_append_ids (GArray *entries, GArray *ids)
{
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (ids, g_array_index (entries, BylineListEntry, i).id);
}
