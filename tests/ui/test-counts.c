/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-counts.h"

#include "byline-publication.h"

BylineCounts *
test_counts_new (guint n_sections, guint n_authors)
{
  BylineCounts *counts = byline_counts_new ();

  counts->n_stories = 100;
  counts->n_unread = 10;
  for (guint i = 1; i <= n_sections; i++)
    {
      BylineSectionSummary *row = g_new0 (BylineSectionSummary, 1);

      row->id = i;
      row->name = g_strdup_printf ("Section %u", i);
      row->n_unread = n_sections - i;
      g_ptr_array_add (counts->sections, row);
    }
  for (guint i = 1; i <= n_authors; i++)
    {
      BylineAuthorSummary *row = g_new0 (BylineAuthorSummary, 1);

      row->id = i;
      row->name = g_strdup_printf ("Author %u", i);
      row->n_unread = n_authors - i;
      g_ptr_array_add (counts->authors, row);
    }

  return counts;
}

void
test_counts_add_publication (BylineCounts *counts, gint64 id, const char *folder, guint unread)
{
  BylinePublication *publication = byline_publication_new ();

  publication->id = id;
  publication->key = g_strdup_printf ("p%" G_GINT64_FORMAT, id);
  publication->name = g_strdup_printf ("Publication %" G_GINT64_FORMAT, id);
  publication->folder = g_strdup (folder);
  publication->n_unread = unread;
  g_ptr_array_add (counts->publications, publication);
}
