/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* What a chosen row of the sidebar makes of the filter. */

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

void
_byline_window_choose (BylineWindow *self, BylineSidebarItem *item, gboolean add)
{
  const BylineSidebarData *data = byline_sidebar_item_get_data (item);
  gboolean is_name = data->kind == BYLINE_SIDEBAR_SECTION || data->kind == BYLINE_SIDEBAR_AUTHOR;
  g_autoptr (BylineFilter) filter = NULL;

  if (add || is_name)
    filter = byline_filter_copy (_byline_window_get_filter (self));
  else
    filter = byline_filter_new ();
  switch (data->kind)
    {
    case BYLINE_SIDEBAR_ALL:
      g_clear_pointer (&filter, byline_filter_free);
      filter = byline_filter_new ();
      break;
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
      case BYLINE_SIDEBAR_FILTER: {
        const BylineSavedFilter *saved = byline_saved_filters_find (self->saved_filters,
                                                                    data->value);

        if (saved == NULL)
          return;
        g_clear_pointer (&filter, byline_filter_free);
        filter = byline_filter_copy (saved->filter);
        break;
      }
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
      return;
    }

  _byline_window_set_filter (self, filter);
  if (!add)
    _byline_window_show_headlines (self);
}
