/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BylineListEntry: a story of a list, and the time that it stands at. */
typedef struct {
  gint64 time;
  gint64 id;
} BylineListEntry;

/** Returns: (transfer full): an array of #BylineListEntry. */
GArray *_byline_list_entries_new (void);
/** Puts entries in reading order: a search finds them by their places, of which those of nearly one time are not. */
void _byline_list_entries_sort (GArray *entries, gboolean oldest_first);
/** Adds the numbers of @entries to @ids (of gint64). */
void _byline_list_entries_append_ids (GArray *entries, GArray *ids);

G_END_DECLS
