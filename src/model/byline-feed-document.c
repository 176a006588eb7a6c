/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-document.h"

#define MAX_WARNINGS 50

BylineFeedItem *
byline_feed_item_new (void)
{
  BylineFeedItem *self = g_new0 (BylineFeedItem, 1);

  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_attachment_free);

  return self;
}

void
byline_feed_item_free (BylineFeedItem *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->url);
  g_free (self->external_url);
  g_free (self->title);
  g_free (self->kicker);
  g_free (self->summary);
  g_free (self->summary_html);
  g_free (self->content_html);
  g_free (self->content_text);
  g_free (self->language);
  g_free (self->comments_url);
  byline_picture_free (self->image);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

BylineFeedDocument *
byline_feed_document_new (void)
{
  BylineFeedDocument *self = g_new0 (BylineFeedDocument, 1);

  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_item_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
byline_feed_document_free (BylineFeedDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->format);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->feed_url);
  g_free (self->description);
  g_free (self->icon);
  g_free (self->favicon);
  g_free (self->language);
  g_free (self->hub_url);
  g_free (self->next_url);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

void
byline_feed_document_warn (BylineFeedDocument *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->warnings->len >= MAX_WARNINGS)
    return;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  if (!g_ptr_array_find_with_equal_func (self->warnings, text, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_steal_pointer (&text));
}
