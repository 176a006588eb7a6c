/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-order.h"

#include "byline-text.h"

/* A name that has a place. */
typedef struct {
  char *name;
  char *key; /* as it is sorted by */
  guint rank;
  gboolean is_first; /* shown before the list is expanded */
} Place;

typedef struct {
  char *scope;        /* nullable: there is no order yet */
  GHashTable *places; /* name -> Place */
  gboolean is_young;  /* there was no name at all when the order was made */
} Group;

struct _BylineSidebarOrder {
  Group groups[BYLINE_SIDEBAR_N_GROUPS];
  gboolean by_size;
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->name);
  g_free (place->key);
  g_free (place);
}

BylineSidebarOrder *
byline_sidebar_order_new (void)
{
  BylineSidebarOrder *self = g_new0 (BylineSidebarOrder, 1);

  for (guint i = 0; i < BYLINE_SIDEBAR_N_GROUPS; i++)
    self->groups[i].places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, place_free);
  return self;
}

void
byline_sidebar_order_free (BylineSidebarOrder *self)
{
  for (guint i = 0; i < BYLINE_SIDEBAR_N_GROUPS; i++)
    {
      g_hash_table_unref (self->groups[i].places);
      g_free (self->groups[i].scope);
    }
  g_free (self);
}

void
byline_sidebar_order_renew (BylineSidebarOrder *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < BYLINE_SIDEBAR_N_GROUPS; i++)
    g_clear_pointer (&self->groups[i].scope, g_free);
}

void
byline_sidebar_order_set_by_size (BylineSidebarOrder *self, gboolean by_size)
{
  g_return_if_fail (self != NULL);

  if (self->by_size == by_size)
    return;

  self->by_size = by_size;
  byline_sidebar_order_renew (self);
}

/* --- How places are given --- */

/* A name on its way to a place. */
typedef struct {
  const BylineSidebarName *name;
  Place *place;
} Candidate;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Candidate *) a)->place->key, ((const Candidate *) b)->place->key);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  guint first = ((const Candidate *) a)->name->n_stories;
  guint second = ((const Candidate *) b)->name->n_stories;

  return first != second ? (first < second ? 1 : -1) : compare_names (a, b);
}

static Place *
add_place (Group *group, const char *name)
{
  Place *place = g_new0 (Place, 1);

  place->name = g_strdup (name);
  place->key = byline_text_sort_key (name);
  g_hash_table_insert (group->places, place->name, place);
  return place;
}

/* Of pinned and then of the largest names, the first @limit are shown; where but one would be left
 * out, it is shown in the place of the row that says so. */
static void
choose_first (GArray *candidates, guint limit)
{
  guint n = candidates->len <= limit + 1 ? candidates->len : limit;

  g_array_sort (candidates, compare_sizes);
  for (guint pinned = 0; pinned < 2; pinned++)
    for (guint i = 0; i < candidates->len; i++)
      {
        const Candidate *candidate = &g_array_index (candidates, Candidate, i);

        if (candidate->name->is_pinned == (pinned == 0) && n > 0)
          {
            candidate->place->is_first = TRUE;
            n--;
          }
      }
}

static void
give_places (BylineSidebarOrder *self, Group *group, GArray *names, guint limit)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_hash_table_remove_all (group->places);
  for (guint i = 0; i < names->len; i++)
    {
      const BylineSidebarName *name = &g_array_index (names, BylineSidebarName, i);
      Candidate candidate = { name, NULL };

      if (g_hash_table_contains (group->places, name->name))
        continue;
      candidate.place = add_place (group, name->name);
      g_array_append_val (candidates, candidate);
    }
  choose_first (candidates, limit);
  if (!self->by_size)
    g_array_sort (candidates, compare_names);
  for (guint i = 0; i < candidates->len; i++)
    g_array_index (candidates, Candidate, i).place->rank = i;
}

static gboolean
has_names (BylineSidebarOrder *self)
{
  for (guint i = 0; i < BYLINE_SIDEBAR_N_GROUPS; i++)
    if (g_hash_table_size (self->groups[i].places) > 0)
      return TRUE;

  return FALSE;
}

/* In a new library, a list that is not full yet takes new names at its end. */
static void
fill (Group *group, GArray *names, guint limit)
{
  if (!group->is_young)
    return;

  for (guint i = 0; i < names->len && g_hash_table_size (group->places) < limit; i++)
    {
      const BylineSidebarName *name = &g_array_index (names, BylineSidebarName, i);
      Place *place;

      if (g_hash_table_contains (group->places, name->name))
        continue;
      place = add_place (group, name->name);
      place->rank = g_hash_table_size (group->places) - 1;
      place->is_first = TRUE;
    }
}

/* --- The order --- */

/* The place among those that are pinned, or among those that are not, stands in n_stories here. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const BylineSidebarName *first = a, *second = b;

  if (first->is_pinned != second->is_pinned)
    return first->is_pinned ? -1 : 1;

  return (int) first->n_stories - (int) second->n_stories;
}

/* Those that are gone have no number that would say where they stand among pinned ones. */
static void
add_gone (Group *group, GHashTable *present, GArray *rows)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, group->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Place *place = value;
      BylineSidebarName gone = { place->name, place->rank, FALSE, NULL };

      if (!g_hash_table_contains (present, gone.name))
        g_array_append_val (rows, gone);
    }
}

GArray *
byline_sidebar_order_apply (BylineSidebarOrder *self,
                            BylineSidebarGroup kind,
                            const char *scope,
                            GArray *names,
                            guint limit)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (BylineSidebarName));
  Group *group = &self->groups[kind];

  if (g_strcmp0 (group->scope, scope) != 0)
    {
      give_places (self, group, names, limit);
      group->is_young = !has_names (self);
      g_free (group->scope);
      group->scope = g_strdup (scope);
    }
  fill (group, names, limit);

  for (guint i = 0; i < names->len; i++)
    {
      BylineSidebarName row = g_array_index (names, BylineSidebarName, i);
      const Place *place = g_hash_table_lookup (group->places, row.name);

      if (!row.is_pinned && place == NULL)
        continue;
      if (!g_hash_table_add (present, (gpointer) row.name))
        continue;
      /* Pinned ones are in the user's order. */
      row.n_stories = row.is_pinned ? i : place->rank;
      g_array_append_val (rows, row);
    }
  add_gone (group, present, rows);
  g_array_sort (rows, compare_rows);
  return rows;
}

gboolean
byline_sidebar_order_is_first (BylineSidebarOrder *self, BylineSidebarGroup kind, const char *name)
{
  const Place *place = g_hash_table_lookup (self->groups[kind].places, name);

  return place != NULL && place->is_first;
}
