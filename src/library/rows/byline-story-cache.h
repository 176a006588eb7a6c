/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineStoryCache: the rows used last, by id. Each entry is of an generation: one of an older generation
 * is still good to be shown at once, but is to be read again.
 */
typedef struct _BylineStoryCache BylineStoryCache;

BylineStoryCache *byline_story_cache_new (guint max_stories);
void byline_story_cache_free (BylineStoryCache *self);
/** Keeps a reference to @story. */
void byline_story_cache_put (BylineStoryCache *self, BylineStory *story, guint generation);
/** Returns: (transfer none) (nullable): the row, and in @generation of when it is. */
BylineStory *byline_story_cache_get (BylineStoryCache *self, gint64 id, guint *generation);
/** Makes an entry older than all generations. */
void byline_story_cache_invalidate (BylineStoryCache *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryCache, byline_story_cache_free)

G_END_DECLS
