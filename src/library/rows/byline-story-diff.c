/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-diff.h"

/* More are not worth their moves: each is a change that all who look at the list follow. */
#define MAX_SPLICES 50

static gint64
id_at (GArray *ids, guint index)
{
  return g_array_index (ids, gint64, index);
}

/* The ids from @start to before @end; the keys point into @ids. */
static GHashTable *
collect (GArray *ids, guint start, guint end)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = start; i < end; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Walks both middles at once. Returns: whether all could be said with removed and added runs. */
static gboolean
find_runs (GArray *splices,
           GArray *old_ids,
           guint old_end,
           GArray *new_ids,
           guint new_end,
           guint start)
{
  g_autoptr (GHashTable) old_set = collect (old_ids, start, old_end);
  g_autoptr (GHashTable) new_set = collect (new_ids, start, new_end);
  guint i = start;
  guint j = start;

  while (i < old_end || j < new_end)
    {
      BylineSplice splice = { .position = j };

      while (i < old_end && !g_hash_table_contains (new_set, &g_array_index (old_ids, gint64, i)))
        {
          splice.n_removed++;
          i++;
        }
      while (j < new_end && !g_hash_table_contains (old_set, &g_array_index (new_ids, gint64, j)))
        {
          splice.n_added++;
          j++;
        }
      if (splice.n_removed > 0 || splice.n_added > 0)
        g_array_append_val (splices, splice);
      if (splices->len > MAX_SPLICES)
        return FALSE;

      /* Both stand on an id that is in both lists: the same one, unless places were changed. */
      if (i < old_end && j < new_end && id_at (old_ids, i) != id_at (new_ids, j))
        return FALSE;
      if (i < old_end)
        i++;
      if (j < new_end)
        j++;
    }
  return TRUE;
}

GArray *
byline_story_diff (GArray *old_ids, GArray *new_ids)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (BylineSplice));
  guint old_end = old_ids->len;
  guint new_end = new_ids->len;
  guint start = 0;
  BylineSplice whole;

  while (start < old_end && start < new_end && id_at (old_ids, start) == id_at (new_ids, start))
    start++;
  while (old_end > start && new_end > start &&
         id_at (old_ids, old_end - 1) == id_at (new_ids, new_end - 1))
    {
      old_end--;
      new_end--;
    }
  if (start == old_end && start == new_end)
    return splices;

  if (find_runs (splices, old_ids, old_end, new_ids, new_end, start))
    return splices;

  whole = (BylineSplice){ start, old_end - start, new_end - start };
  g_array_set_size (splices, 0);
  g_array_append_val (splices, whole);
  return splices;
}
