/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-values.h"

BylineSyncFeed *
byline_sync_feed_new (const char *id, const char *url)
{
  BylineSyncFeed *self = g_new0 (BylineSyncFeed, 1);

  self->id = g_strdup (id);
  self->url = g_strdup (url);
  return self;
}

void
byline_sync_feed_free (BylineSyncFeed *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->url);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->folder);
  g_free (self->folder_id);
  g_free (self);
}

void
byline_sync_enclosure_free (BylineSyncEnclosure *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->mime_type);
  g_free (self);
}

BylineSyncEntry *
byline_sync_entry_new (const char *id)
{
  BylineSyncEntry *self = g_new0 (BylineSyncEntry, 1);

  self->id = g_strdup (id);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->enclosures = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_sync_enclosure_free);
  return self;
}

void
byline_sync_entry_free (BylineSyncEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->feed_id);
  g_free (self->url);
  g_free (self->title);
  g_free (self->content_html);
  g_free (self->author);
  g_free (self->comments_url);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->enclosures);
  g_free (self);
}

void
byline_sync_category_free (BylineSyncCategory *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

BylineSyncAnswer *
byline_sync_answer_new (void)
{
  return g_new0 (BylineSyncAnswer, 1);
}

void
byline_sync_answer_free (BylineSyncAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->text);
  g_free (self->continuation);
  g_free (self);
}
