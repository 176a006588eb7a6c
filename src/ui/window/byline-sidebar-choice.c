/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-choice.h"

/* Choosing a section replaces the sections in the filter and keeps its authors; choosing an author
 * does the reverse. Choosing one that is active also drops the other kind. With @add it is added to
 * its kind, or removed if it is active. */
static void
choose_name (BylineFilter *filter,
             gboolean is_section,
             const char *name,
             gboolean active,
             gboolean add)
{
  GPtrArray *names = is_section ? filter->sections : filter->authors;

  if (add && active)
    {
      if (is_section)
        byline_filter_remove_section (filter, name);
      else
        byline_filter_remove_author (filter, name);
      return;
    }
  if (!add)
    g_ptr_array_set_size (names, 0);
  if (!add && active)
    g_ptr_array_set_size (is_section ? filter->authors : filter->sections, 0);
  if (is_section)
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
}

/* Returns: (transfer full): a filter of nothing but a place and flags */
static BylineFilter *
filter_new_alone (const char *publication, const char *folder)
{
  BylineFilter *filter = byline_filter_new ();

  filter->publication_key = g_strdup (publication);
  filter->folder = g_strdup (folder);
  return filter;
}

/* Choosing a publication or a folder takes the place of the one that was chosen before. Choosing it
 * again leaves it alone; with @add it is taken out. */
static void
choose_place (BylineFilter **filter, const BylineSidebarData *data, gboolean add)
{
  gboolean is_folder = data->kind == BYLINE_SIDEBAR_FOLDER;
  const char *value = add && data->active ? NULL : data->value;

  if (data->active && !add)
    {
      byline_filter_free (*filter);
      *filter = filter_new_alone (is_folder ? NULL : value, is_folder ? value : NULL);
      return;
    }
  g_free ((*filter)->publication_key);
  g_free ((*filter)->folder);
  (*filter)->publication_key = is_folder ? NULL : g_strdup (value);
  (*filter)->folder = is_folder ? g_strdup (value) : NULL;
}

/* Choosing a flag adds it to the filter; again leaves it alone; with @add it is taken out. */
static void
choose_flag (BylineFilter **filter, gsize offset, gboolean add)
{
  gboolean *flag = G_STRUCT_MEMBER_P (*filter, offset);

  if (*flag && !add)
    {
      byline_filter_free (*filter);
      *filter = byline_filter_new ();
      flag = G_STRUCT_MEMBER_P (*filter, offset);
      *flag = TRUE;
      return;
    }
  *flag = !*flag;
}

BylineFilter *
byline_sidebar_choice_apply (const BylineFilter *shown,
                             const BylineSidebarData *data,
                             BylineSavedFilters *saved_filters,
                             gboolean add)
{
  /* With what is filtered, a name that lies outside has no story. */
  g_autoptr (BylineFilter) filter = data->is_outside ? byline_filter_new ()
                                                     : byline_filter_copy (shown);
  const BylineSavedFilter *saved;

  switch (data->kind)
    {
    case BYLINE_SIDEBAR_ALL:
      return byline_filter_new ();
    case BYLINE_SIDEBAR_UNREAD:
      choose_flag (&filter, G_STRUCT_OFFSET (BylineFilter, unread), add);
      break;
    case BYLINE_SIDEBAR_SAVED:
      choose_flag (&filter, G_STRUCT_OFFSET (BylineFilter, saved), add);
      break;
    case BYLINE_SIDEBAR_TODAY:
      choose_flag (&filter, G_STRUCT_OFFSET (BylineFilter, today), add);
      break;
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
      choose_name (filter, data->kind == BYLINE_SIDEBAR_SECTION, data->value, data->active, add);
      break;
    case BYLINE_SIDEBAR_FILTER:
      saved = byline_saved_filters_find (saved_filters, data->value);
      return saved != NULL ? byline_filter_copy (saved->filter) : NULL;
    case BYLINE_SIDEBAR_FOLDER:
    case BYLINE_SIDEBAR_PUBLICATION:
      choose_place (&filter, data, add);
      break;
    case BYLINE_SIDEBAR_COMMAND:
    case BYLINE_SIDEBAR_HEADING:
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
    case BYLINE_SIDEBAR_MORE_ORGANISATIONS:
      return NULL;
    }

  return g_steal_pointer (&filter);
}
