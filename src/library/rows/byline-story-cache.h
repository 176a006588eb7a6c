/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineStoryCache:
 *
 * The rows used last, by id. Each entry is of an generation: one of an older generation is still
 * good to be shown at once, but is to be read again.
 */
typedef struct _BylineStoryCache BylineStoryCache;

/**
 * byline_story_cache_new:
 * @max_stories: how many stories it holds at most; the oldest are evicted
 *
 * Returns: (transfer full): an empty cache
 */
BylineStoryCache *byline_story_cache_new (guint max_stories);
/**
 * byline_story_cache_free:
 * @self: (transfer full): the cache
 *
 * Frees @self and what it holds.
 */
void byline_story_cache_free (BylineStoryCache *self);
/**
 * byline_story_cache_put:
 * @self: the cache
 * @story: a story
 * @generation: the generation in which it was read
 *
 * Keeps a reference to @story.
 */
void byline_story_cache_put (BylineStoryCache *self, BylineStory *story, guint generation);
/**
 * byline_story_cache_get:
 * @self: the cache
 * @id: a story's row
 * @generation: (out): the generation in which it was read
 *
 * Returns: (transfer none) (nullable): the cached story; %NULL if it is not there
 */
BylineStory *byline_story_cache_get (BylineStoryCache *self, gint64 id, guint *generation);
/**
 * byline_story_cache_invalidate:
 * @self: the cache
 * @id: a story's row
 *
 * Makes an entry older than all generations.
 */
void byline_story_cache_invalidate (BylineStoryCache *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryCache, byline_story_cache_free)

G_END_DECLS
