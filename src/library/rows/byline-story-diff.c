/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-diff.h"

/* More are not worth their moves: each is a change that all who look at the list follow. */
#define MAX_SPLICES 50

#define NOTHING G_MAXUINT

static gint64
id_at (GArray *ids, guint index)
{
  return g_array_index (ids, gint64, index);
}

static guint
number_at (GArray *numbers, guint index)
{
  return g_array_index (numbers, guint, index);
}

/* What differs: the rows from @start to before @old_end, and to before @new_end. */
typedef struct {
  GArray *old_ids;
  GArray *new_ids;
  guint start;
  guint old_end;
  guint new_end;
} Middle;

/* Returns: %FALSE if nothing differs. */
static gboolean
find_middle (Middle *middle, GArray *old_ids, GArray *new_ids)
{
  guint start = 0;
  guint old_end = old_ids->len;
  guint new_end = new_ids->len;

  while (start < old_end && start < new_end && id_at (old_ids, start) == id_at (new_ids, start))
    start++;
  while (old_end > start && new_end > start &&
         id_at (old_ids, old_end - 1) == id_at (new_ids, new_end - 1))
    {
      old_end--;
      new_end--;
    }
  *middle = (Middle){ old_ids, new_ids, start, old_end, new_end };
  return start < old_end || start < new_end;
}

/* Returns: of guint: where the rows that both lists have stood in the old one, in the new order. */
static GArray *
find_old_places (const Middle *middle)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *common = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = middle->start; i < middle->old_end; i++)
    g_hash_table_insert (places, &g_array_index (middle->old_ids, gint64, i), GUINT_TO_POINTER (i));
  for (guint j = middle->start; j < middle->new_end; j++)
    {
      gpointer place;

      if (g_hash_table_lookup_extended (places, &g_array_index (middle->new_ids, gint64, j), NULL,
                                        &place))
        {
          guint i = GPOINTER_TO_UINT (place);

          g_array_append_val (common, i);
        }
    }
  return common;
}

/* @ends: indices into @numbers, whose numbers grow.
 * Returns: the first of @ends whose number is not less than @number. */
static guint
find_end (GArray *ends, GArray *numbers, guint number)
{
  guint low = 0, high = ends->len;

  if (high > 0 && number_at (numbers, number_at (ends, high - 1)) < number)
    return high;

  while (low < high)
    {
      guint half = low + (high - low) / 2;

      if (number_at (numbers, number_at (ends, half)) < number)
        low = half + 1;
      else
        high = half;
    }
  return low;
}

/* Leaves of @numbers, each of which stands there once, a longest sequence that grows (M. L. Fredman,
 * On computing the length of longest increasing subsequences, 1975): the fewest rows move. */
static void
keep_growing (GArray *numbers)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *before = g_new (guint, numbers->len);
  guint at, n_kept;

  for (guint k = 0; k < numbers->len; k++)
    {
      guint end = find_end (ends, numbers, number_at (numbers, k));

      before[k] = end > 0 ? number_at (ends, end - 1) : NOTHING;
      if (end == ends->len)
        g_array_append_val (ends, k);
      else
        g_array_index (ends, guint, end) = k;
    }

  n_kept = ends->len;
  at = n_kept > 0 ? number_at (ends, n_kept - 1) : NOTHING;
  for (guint kept = n_kept; at != NOTHING; at = before[at])
    g_array_index (ends, guint, --kept) = number_at (numbers, at);
  g_array_set_size (numbers, 0);
  g_array_append_vals (numbers, ends->data, n_kept);
}

/* Returns: of guint: the rows that stay, by their places in the old list. */
static GArray *
find_staying (const Middle *middle)
{
  GArray *places = find_old_places (middle);

  keep_growing (places);
  return places;
}

/* Walks both middles at once: what lies between two rows that stay is a run. */
static GArray *
find_runs (const Middle *middle)
{
  g_autoptr (GArray) staying = find_staying (middle);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (BylineSplice));
  guint i = middle->start;
  guint j = middle->start;

  for (guint k = 0; k <= staying->len; k++)
    {
      guint next = k < staying->len ? number_at (staying, k) : middle->old_end;
      BylineSplice run = { .position = j, .n_removed = next - i };

      while (j < middle->new_end &&
             (k == staying->len || id_at (middle->new_ids, j) != id_at (middle->old_ids, next)))
        {
          run.n_added++;
          j++;
        }
      if (run.n_removed > 0 || run.n_added > 0)
        g_array_append_val (runs, run);
      i = next + 1;
      j++;
    }
  return runs;
}

static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Whether one of @set is a row from @start to before @end. */
static gboolean
has_any (GHashTable *set, GArray *ids, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      return TRUE;
  return FALSE;
}

/* Whether a row that somebody looks at changes its place: it would be gone for a moment. */
static gboolean
moves_any (GHashTable *set, GArray *runs, GArray *new_ids)
{
  for (guint i = 0; i < runs->len; i++)
    {
      BylineSplice run = g_array_index (runs, BylineSplice, i);

      if (has_any (set, new_ids, run.position, run.position + run.n_added))
        return TRUE;
    }
  return FALSE;
}

/* Joins the runs between which no row of @set stays. */
static GArray *
join_runs (GArray *runs, GArray *new_ids, GHashTable *set)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (BylineSplice));

  g_array_append_val (joined, g_array_index (runs, BylineSplice, 0));
  for (guint i = 1; i < runs->len; i++)
    {
      BylineSplice *last = &g_array_index (joined, BylineSplice, joined->len - 1);
      BylineSplice run = g_array_index (runs, BylineSplice, i);
      guint end = last->position + last->n_added;
      guint n_between = run.position - end;

      if (has_any (set, new_ids, end, run.position))
        {
          g_array_append_val (joined, run);
          continue;
        }
      last->n_removed += n_between + run.n_removed;
      last->n_added += n_between + run.n_added;
    }
  return joined;
}

GArray *
byline_story_diff (GArray *old_ids, GArray *new_ids, GArray *shown)
{
  g_autoptr (GHashTable) set = make_set (shown);
  g_autoptr (GHashTable) none = make_set (NULL);
  g_autoptr (GArray) runs = NULL;
  Middle middle;

  if (!find_middle (&middle, old_ids, new_ids))
    return g_array_new (FALSE, FALSE, sizeof (BylineSplice));

  runs = find_runs (&middle);
  if (moves_any (set, runs, new_ids))
    return join_runs (runs, new_ids, none);
  return runs->len > MAX_SPLICES ? join_runs (runs, new_ids, set) : g_steal_pointer (&runs);
}
