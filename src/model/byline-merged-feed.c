/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-merged-feed.h"

BylineMergedFeed *
byline_merged_feed_copy (const BylineMergedFeed *self)
{
  BylineMergedFeed *copy = g_memdup2 (self, sizeof *self);

  copy->publication_key = g_strdup (self->publication_key);
  copy->name = g_strdup (self->name);
  copy->into_name = g_strdup (self->into_name);
  copy->url = g_strdup (self->url);
  return copy;
}

void
byline_merged_feed_free (BylineMergedFeed *self)
{
  g_free (self->publication_key);
  g_free (self->name);
  g_free (self->into_name);
  g_free (self->url);
  g_free (self);
}
