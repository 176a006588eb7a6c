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

static void
choose_place (BylineFilter *filter, const char *publication, const char *folder)
{
  g_free (filter->publication_key);
  g_free (filter->folder);
  filter->publication_key = g_strdup (publication);
  filter->folder = g_strdup (folder);
}

static void
choose_flag (gboolean *flag, gboolean add)
{
  *flag = add ? !*flag : TRUE;
}

BylineFilter *
byline_sidebar_choice_apply (const BylineFilter *shown,
                             const BylineSidebarData *data,
                             BylineSavedFilters *saved_filters,
                             gboolean add)
{
  gboolean is_name = data->kind == BYLINE_SIDEBAR_SECTION || data->kind == BYLINE_SIDEBAR_AUTHOR;
  g_autoptr (BylineFilter) filter = add || is_name ? byline_filter_copy (shown)
                                                   : byline_filter_new ();
  const BylineSavedFilter *saved;

  switch (data->kind)
    {
    case BYLINE_SIDEBAR_ALL:
      return byline_filter_new ();
    case BYLINE_SIDEBAR_UNREAD:
      choose_flag (&filter->unread, add);
      break;
    case BYLINE_SIDEBAR_SAVED:
      choose_flag (&filter->saved, add);
      break;
    case BYLINE_SIDEBAR_TODAY:
      choose_flag (&filter->today, add);
      break;
    case BYLINE_SIDEBAR_SECTION:
    case BYLINE_SIDEBAR_AUTHOR:
      choose_name (filter, data->kind == BYLINE_SIDEBAR_SECTION, data->value, data->active, add);
      break;
    case BYLINE_SIDEBAR_FILTER:
      saved = byline_saved_filters_find (saved_filters, data->value);
      return saved != NULL ? byline_filter_copy (saved->filter) : NULL;
    case BYLINE_SIDEBAR_FOLDER:
      choose_place (filter, NULL, add && data->active ? NULL : data->value);
      break;
    case BYLINE_SIDEBAR_PUBLICATION:
      choose_place (filter, add && data->active ? NULL : data->value, NULL);
      break;
    case BYLINE_SIDEBAR_HEADING:
    case BYLINE_SIDEBAR_MORE_SECTIONS:
    case BYLINE_SIDEBAR_MORE_AUTHORS:
    case BYLINE_SIDEBAR_MORE_ORGANISATIONS:
      return NULL;
    }

  return g_steal_pointer (&filter);
}
