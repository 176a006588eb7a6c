/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story.h"
#include "byline-publication.h"

G_DEFINE_BOXED_TYPE (BylineStory, byline_story, byline_story_ref, byline_story_unref)

static const BylineField publication_fields[] = {
  { BYLINE_INT64 (BylineStory, publication_id, "id"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_STRING (BylineStory, publication_name, "name") },
};

static const BylineRecord publication_record = { BYLINE_RECORD_FIELDS (publication_fields) };

#define TEXT_FIELD(name) { BYLINE_STRING (BylineStory, name, #name) },

static const BylineField text_fields[] = { BYLINE_STORY_TEXTS (TEXT_FIELD) };

static const BylineRecord texts_record = { BYLINE_RECORD_FIELDS (text_fields) };

static const BylineField fields[] = {
  { BYLINE_INT64 (BylineStory, id, "id"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_STRING (BylineStory, key, "key") },
  { BYLINE_URL (BylineStory, url, "url") },
  { BYLINE_STRING (BylineStory, title, "title") },
  { BYLINE_GROUP (NULL, texts_record) },
  { BYLINE_STRING (BylineStory, standfirst, "standfirst") },
  { BYLINE_URL (BylineStory, picture_url, "picture") },
  { BYLINE_IS (BylineStory, network, BylineNetwork, NULL) },
  { BYLINE_GROUP ("publication", publication_record) },
  { BYLINE_STRV (BylineStory, authors, "authors"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_STRV (BylineStory, sections, "sections"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_TIME (BylineStory, sort_time, "sort_time") },
  { BYLINE_TIME (BylineStory, published, "published") },
  { BYLINE_BOOLEAN (BylineStory, is_read, "read"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_BOOLEAN (BylineStory, is_saved, "saved"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_BOOLEAN (BylineStory, has_article, "has_article"), .flags = BYLINE_FIELD_ALWAYS },
  { BYLINE_ENUM (BylineStory, offline, BylineAheadLevel, "offline", byline_ahead_level_names),
    .flags = BYLINE_FIELD_ALWAYS },
};

const BylineRecord byline_story_record = {
  .size = sizeof (BylineStory),
  BYLINE_RECORD_FIELDS (fields),
};

BylineStory *
byline_story_new (void)
{
  BylineStory *self = g_atomic_rc_box_new0 (BylineStory);

  byline_record_init (&byline_story_record, self);

  return self;
}

BylineStory *
byline_story_ref (BylineStory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
byline_story_clear (gpointer self)
{
  byline_record_clear (&byline_story_record, self);
}

void
byline_story_unref (BylineStory *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, byline_story_clear);
}

void
byline_section_summary_free (BylineSectionSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->path);
  g_free (self->parent);
  g_free (self);
}

void
byline_author_summary_free (BylineAuthorSummary *self)
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

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_section_summary_free);
  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_summary_free);
  self->organisations = g_ptr_array_new_with_free_func (
    (GDestroyNotify) byline_author_summary_free);
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
