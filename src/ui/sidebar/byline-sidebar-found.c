/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-build-private.h"

#include <glib/gi18n.h>

#include "byline-sidebar-model.h"
#include "byline-text.h"

/* A name that matches. */
typedef struct {
  BylineSidebarData data; /* owned until it is given to the builder */
  gboolean is_outside;    /* the filter's stories have no such name */
  gboolean is_inside_word;
  char *key; /* as it is sorted by */
} Found;

static void
found_clear (gpointer data)
{
  Found *found = data;

  byline_sidebar_data_clear (&found->data);
  g_free (found->key);
}

/* Those in the filter come first, and names that begin as it was typed. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Found *first = a, *second = b;

  if (first->is_outside != second->is_outside)
    return first->is_outside ? 1 : -1;
  if (first->is_inside_word != second->is_inside_word)
    return first->is_inside_word ? 1 : -1;
  return strcmp (first->key, second->key);
}

/* Adds what @data holds if @data->label matches; @data is cleared else. */
static void
consider (BylineSidebarBuilder *build, GArray *found, BylineSidebarData *data)
{
  const char *search = build->state->search;
  g_autofree char *folded = byline_text_fold (data->label);
  const char *at = strstr (folded, search);
  Found match = { .is_outside = data->is_outside };

  if (at == NULL)
    {
      byline_sidebar_data_clear (data);
      return;
    }
  match.is_inside_word = at != folded && at[-1] != ' ';
  match.key = byline_text_sort_key (data->label);
  match.data = *data;
  g_array_append_val (found, match);
}

static GArray *
found_new (void)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (found, found_clear);
  return found;
}

/* Gives the first that were found to the builder, below a heading. */
static void
add_group (BylineSidebarBuilder *build, const char *heading, GArray *found)
{
  guint n = MIN (found->len, BYLINE_SIDEBAR_MAX_FOUND);

  g_array_sort (found, compare);
  for (guint i = 0; i < n; i++)
    {
      if (i == 0)
        _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, heading, 0, FALSE);
      _byline_sidebar_builder_add (build, &g_array_index (found, Found, i).data);
      memset (&g_array_index (found, Found, i).data, 0, sizeof (BylineSidebarData));
    }
}

/* --- Sections and authors --- */

static void
consider_section (BylineSidebarBuilder *build,
                  GArray *found,
                  const BylineSectionSummary *row,
                  gboolean is_outside)
{
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_SECTION,
    .label = g_strdup (row->name),
    .value = g_strdup (row->name),
    .count = row->n_unread,
    .active = _byline_sidebar_names_contain (build->state->filter->sections, row->name),
    .is_pinned = row->is_pinned,
    .is_outside = is_outside,
  };

  consider (build, found, &data);
}

static void
consider_author (BylineSidebarBuilder *build,
                 GArray *found,
                 const BylineAuthorSummary *row,
                 gboolean is_outside)
{
  BylineSidebarData data = {
    .kind = BYLINE_SIDEBAR_AUTHOR,
    .label = g_strdup (row->name),
    .value = g_strdup (row->name),
    .count = row->n_unread,
    .active = _byline_sidebar_names_contain (build->state->filter->authors, row->name),
    .is_pinned = row->is_pinned,
    .is_organisation = row->is_organisation,
    .is_outside = is_outside,
    .picture_url = g_strdup (row->avatar_url),
    .picture_network = row->avatar_network,
  };

  consider (build, found, &data);
}

static const char *
get_name (gconstpointer row, gboolean is_section)
{
  return is_section ? ((const BylineSectionSummary *) row)->name
                    : ((const BylineAuthorSummary *) row)->name;
}

/* @all: (nullable): those of the whole library */
static void
add_names (BylineSidebarBuilder *build,
           const char *heading,
           gboolean is_section,
           GPtrArray *inside,
           GPtrArray *all)
{
  g_autoptr (GArray) found = found_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lists[] = { inside, all };

  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; lists[k] != NULL && i < lists[k]->len; i++)
      {
        gconstpointer row = lists[k]->pdata[i];

        if (!g_hash_table_add (seen, (gpointer) get_name (row, is_section)))
          continue;
        if (is_section)
          consider_section (build, found, row, k > 0);
        else
          consider_author (build, found, row, k > 0);
      }
  add_group (build, heading, found);
}

/* --- The others --- */

static void
add_filters (BylineSidebarBuilder *build)
{
  g_autoptr (GArray) found = found_new ();
  BylineSidebarData top[BYLINE_SIDEBAR_N_TOP] = { 0 };

  _byline_sidebar_make_top (build->state, top);
  for (guint i = 0; i < BYLINE_SIDEBAR_N_TOP; i++)
    consider (build, found, &top[i]);
  for (guint i = 0; i < build->state->saved->len; i++)
    {
      const BylineSavedFilter *saved = build->state->saved->pdata[i];
      BylineSidebarData data = {
        .kind = BYLINE_SIDEBAR_FILTER,
        .label = g_strdup (saved->name),
        .value = g_strdup (saved->name),
        .count = saved->n_unread,
        .active = byline_filter_equal (build->state->filter, saved->filter),
      };

      consider (build, found, &data);
    }
  add_group (build, _ ("Filters"), found);
}

static void
add_publications (BylineSidebarBuilder *build)
{
  GPtrArray *publications = build->state->counts->publications;
  guint n = 0;

  for (guint i = 0; i < publications->len && n < BYLINE_SIDEBAR_MAX_FOUND; i++)
    {
      const BylinePublication *publication = publications->pdata[i];
      g_autofree char *folded = publication->name != NULL ? byline_text_fold (publication->name)
                                                          : NULL;

      if (folded == NULL || strstr (folded, build->state->search) == NULL)
        continue;
      if (n++ == 0)
        _byline_sidebar_builder_add_simple (build, BYLINE_SIDEBAR_HEADING, _ ("Publications"), 0,
                                            FALSE);
      _byline_sidebar_builder_add_publication (build, publication, 0);
    }
}

/* But for what a key does where the focus is: here the sidebar has it. */
static void
add_commands (BylineSidebarBuilder *build)
{
  g_autoptr (GArray) found = found_new ();

  for (gsize i = 0; i < build->state->n_commands; i++)
    {
      const BylineSidebarCommand *command = &build->state->commands[i];
      BylineSidebarData data = { .kind = BYLINE_SIDEBAR_COMMAND };

      if (g_str_has_prefix (command->action, "focus."))
        continue;

      data.label = g_strdup (command->label);
      data.value = g_strdup (command->action);
      consider (build, found, &data);
    }
  add_group (build, _ ("Commands"), found);
}

void
_byline_sidebar_builder_add_found (BylineSidebarBuilder *build)
{
  BylineCounts *inside = build->state->counts;
  BylineCounts *all = build->state->all;

  add_filters (build);
  add_names (build, _ ("Sections"), TRUE, inside->sections, all != NULL ? all->sections : NULL);
  add_names (build, _ ("Authors"), FALSE, inside->authors, all != NULL ? all->authors : NULL);
  add_names (build, _ ("Staff and Agencies"), FALSE, inside->organisations,
             all != NULL ? all->organisations : NULL);
  add_publications (build);
  add_commands (build);
}
