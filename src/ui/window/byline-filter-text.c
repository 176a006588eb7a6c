/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-text.h"

#include <glib/gi18n.h>

#include "byline-publication.h"

static const char *
find_name (GPtrArray *publications, const char *key)
{
  for (guint i = 0; i < publications->len; i++)
    if (g_strcmp0 (((BylinePublication *) publications->pdata[i])->key, key) == 0)
      return ((BylinePublication *) publications->pdata[i])->name;

  return NULL;
}

const char *
byline_filter_text_publication (const BylineCounts *counts, const char *key)
{
  const char *name = NULL;

  if (counts != NULL)
    name = find_name (counts->publications, key);
  if (counts != NULL && name == NULL)
    name = find_name (counts->kept, key);

  return name != NULL ? name : _ ("Publication");
}

static char *
join_names (const BylineFilter *filter)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_extend (names, filter->sections, NULL, NULL);
  g_ptr_array_extend (names, filter->authors, NULL, NULL);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **) names->pdata);
}

char *
byline_filter_text_title (const BylineFilter *filter,
                          BylineSavedFilters *saved_filters,
                          const BylineCounts *counts)
{
  const BylineSavedFilter *saved = byline_saved_filters_find_filter (saved_filters, filter);

  if (saved != NULL)
    return g_strdup (saved->name);
  if (filter->muted)
    return g_strdup (_ ("Muted"));
  if (filter->sections->len + filter->authors->len > 0)
    return join_names (filter);
  if (filter->publication_key != NULL)
    return g_strdup (byline_filter_text_publication (counts, filter->publication_key));
  if (filter->folder != NULL)
    return g_path_get_basename (filter->folder);
  if (filter->saved)
    return g_strdup (_ ("Saved"));
  if (filter->today)
    return g_strdup (_ ("Today"));
  if (filter->unread)
    return g_strdup (_ ("Unread"));
  if (filter->search != NULL)
    return g_strdup (_ ("Search"));

  return g_strdup (_ ("All Stories"));
}

char *
byline_filter_text_suggest_name (const BylineFilter *filter,
                                 BylineSavedFilters *saved_filters,
                                 const BylineCounts *counts)
{
  g_autofree char *names = join_names (filter);

  if (filter->search != NULL && names[0] != '\0')
    return g_strdup_printf ("%s · %s", names, filter->search);
  if (filter->search != NULL)
    return g_strdup (filter->search);
  if (names[0] != '\0')
    return g_steal_pointer (&names);

  return byline_filter_text_title (filter, saved_filters, counts);
}
