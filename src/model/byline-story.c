/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story.h"
#include "byline-publication.h"

G_DEFINE_BOXED_TYPE (BylineStory, byline_story, byline_story_ref, byline_story_unref)

BylineStory *
byline_story_new (void)
{
  BylineStory *self = g_atomic_rc_box_new0 (BylineStory);

  self->authors = g_new0 (char *, 1);
  self->sections = g_new0 (char *, 1);

  return self;
}

BylineStory *
byline_story_ref (BylineStory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
byline_story_clear (gpointer data)
{
  BylineStory *self = data;

  g_free (self->key);
  g_free (self->url);
  g_free (self->title);
  g_free (self->kicker);
  g_free (self->standfirst);
  g_free (self->picture_url);
  g_free (self->publication_name);
  g_strfreev (self->authors);
  g_free (self->author_ids);
  g_strfreev (self->sections);
  g_free (self->section_ids);
}

void
byline_story_unref (BylineStory *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, byline_story_clear);
}

void
byline_section_row_free (BylineSectionRow *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->path);
  g_free (self->parent);
  g_free (self);
}

void
byline_author_row_free (BylineAuthorRow *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->avatar_url);
  g_free (self->url);
  g_free (self->bio);
  g_free (self);
}

BylineCounts *
byline_counts_new (void)
{
  BylineCounts *self = g_atomic_rc_box_new0 (BylineCounts);

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_section_row_free);
  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_row_free);
  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_row_free);
  self->publications = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_publication_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_publication_free);

  return self;
}

BylineCounts *
byline_counts_ref (BylineCounts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_counts (gpointer data)
{
  BylineCounts *self = data;

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->publications);
  g_ptr_array_unref (self->kept);
}

void
byline_counts_unref (BylineCounts *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_counts);
}
