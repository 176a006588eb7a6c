/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-outline.h"

static void
free_item (gpointer data)
{
  BylineOutlineItem *item = data;

  g_free (item->title);
  g_free (item);
}

BylineStoryOutline *
byline_story_outline_new (void)
{
  BylineStoryOutline *self = g_new0 (BylineStoryOutline, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);

  return self;
}

void
byline_story_outline_free (BylineStoryOutline *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
byline_story_outline_add (BylineStoryOutline *self, char *title, guint level, guint offset)
{
  BylineOutlineItem *item = g_new0 (BylineOutlineItem, 1);

  item->title = title;
  item->level = level;
  item->offset = offset;
  g_ptr_array_add (self->items, item);
}
