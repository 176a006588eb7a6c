/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* The one filter, and the ways to set it. All that shows it follows the history's signal. */

/* What was pasted may have lines; a chip and a title have one. What says nothing yet, such as
 * "section:", is no search. Returns: (transfer full) (nullable) */
static char *
clean_search (const char *text)
{
  g_autofree char *stripped = g_strdup (text);
  g_autoptr (BylineSearchQuery) query = NULL;

  if (text == NULL)
    return NULL;

  g_strstrip (g_strdelimit (stripped, "\n\r\t", ' '));
  query = byline_search_query_parse (stripped);
  return byline_search_query_is_usable (query) ? g_steal_pointer (&stripped) : NULL;
}

/* Returns: (transfer full): the filter, with a search that the search box would say alike. */
static BylineFilter *
clean_filter (const BylineFilter *filter)
{
  BylineFilter *clean = byline_filter_copy (filter);

  g_free (clean->search);
  clean->search = clean_search (filter->search);
  clean->ranked = clean->search != NULL && filter->ranked;
  return clean;
}

void
_byline_window_set_filter (BylineWindow *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = NULL;

  if (self->stories == NULL)
    return;

  clean = clean_filter (filter);
  byline_filter_history_go (self->history, clean);
}

void
_byline_window_replace_filter (BylineWindow *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = NULL;

  if (self->stories == NULL)
    return;

  clean = clean_filter (filter);
  byline_filter_history_replace (self->history, clean);
}

void
_byline_window_restore_filter (BylineWindow *self, const BylineFilter *filter)
{
  g_autoptr (BylineFilter) clean = clean_filter (filter);

  byline_filter_history_begin (self->history, clean);
}

void
_byline_window_clear_filter (BylineWindow *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  _byline_window_set_filter (self, filter);
}

void
_byline_window_set_search (BylineWindow *self, const char *text)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (_byline_window_get_filter (self));

  g_free (filter->search);
  filter->search = g_strdup (text);
  filter->ranked = byline_search_box_get_ranked (self->search_box);
  self->searching = TRUE;
  _byline_window_set_filter (self, filter);
  self->searching = FALSE;
}

char *
_byline_window_describe_names (const BylineFilter *filter)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_extend (names, filter->sections, NULL, NULL);
  g_ptr_array_extend (names, filter->authors, NULL, NULL);
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **) names->pdata);
}
