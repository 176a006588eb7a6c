/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-row-private.h"

BylineStoryRow *
_byline_story_row_new (void)
{
  return g_new0 (BylineStoryRow, 1);
}

void
_byline_story_row_free (BylineStoryRow *self)
{
  g_free (self->key);
  g_free (self);
}
