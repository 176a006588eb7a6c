/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-cache.h"

typedef struct {
  gint64 id;
  BylineStory *story;
  guint generation;
  GList link; /* in the order of use, the latest first */
} Entry;

struct _BylineStoryCache {
  GHashTable *entries; /* &entry->id to Entry */
  GQueue order;
  guint max_stories;
};

static void
entry_free (Entry *entry)
{
  byline_story_unref (entry->story);
  g_free (entry);
}

BylineStoryCache *
byline_story_cache_new (guint max_stories)
{
  BylineStoryCache *self = g_new0 (BylineStoryCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                         (GDestroyNotify) entry_free);
  g_queue_init (&self->order);
  self->max_stories = max_stories;
  return self;
}

void
byline_story_cache_free (BylineStoryCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
forget_oldest (BylineStoryCache *self)
{
  Entry *oldest = self->order.tail->data;

  g_queue_unlink (&self->order, &oldest->link);
  g_hash_table_remove (self->entries, &oldest->id);
}

void
byline_story_cache_put (BylineStoryCache *self, BylineStory *story, guint generation)
{
  Entry *entry = g_hash_table_lookup (self->entries, &story->id);

  if (entry != NULL)
    {
      g_queue_unlink (&self->order, &entry->link);
      g_hash_table_remove (self->entries, &story->id);
    }
  else if (self->order.length >= self->max_stories)
    forget_oldest (self);

  entry = g_new0 (Entry, 1);
  entry->id = story->id;
  entry->story = byline_story_ref (story);
  entry->generation = generation;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_head_link (&self->order, &entry->link);
}

BylineStory *
byline_story_cache_get (BylineStoryCache *self, gint64 id, guint *generation)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->order, &entry->link);
  g_queue_push_head_link (&self->order, &entry->link);
  *generation = entry->generation;
  return entry->story;
}

void
byline_story_cache_invalidate (BylineStoryCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL)
    entry->generation = 0;
}
