/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <string.h>

#include "byline-json-writer.h"

static void
add_author (BylineJsonWriter *self, const BylineAuthor *author)
{
  byline_json_writer_begin_object (self, NULL);
  /* An address that stands in for a missing name is no name. */
  if (g_strcmp0 (author->name, author->email) != 0 && g_strcmp0 (author->name, author->url) != 0)
    byline_json_writer_add_string (self, "name", author->name);
  byline_json_writer_add_string (self, "url", author->url);
  byline_json_writer_add_string (self, "avatar", author->avatar);
  if (author->email != NULL)
    {
      byline_json_writer_begin_object (self, "_byline");
      byline_json_writer_add_string (self, "email", author->email);
      byline_json_writer_end_object (self);
    }
  byline_json_writer_end_object (self);
}

static void
add_authors (BylineJsonWriter *self, const GPtrArray *authors)
{
  if (authors->len == 0)
    return;
  byline_json_writer_begin_array (self, "authors");
  for (guint i = 0; i < authors->len; i++)
    add_author (self, g_ptr_array_index (authors, i));
  byline_json_writer_end_array (self);
}

static void
add_attachments (BylineJsonWriter *self, const GPtrArray *attachments)
{
  if (attachments->len == 0)
    return;
  byline_json_writer_begin_array (self, "attachments");
  for (guint i = 0; i < attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);

      byline_json_writer_begin_object (self, NULL);
      byline_json_writer_add_string (self, "url", attachment->url);
      byline_json_writer_add_string (self, "mime_type", attachment->mime_type);
      byline_json_writer_add_string (self, "title", attachment->title);
      byline_json_writer_add_positive (self, "size_in_bytes", attachment->size);
      byline_json_writer_add_positive (self, "duration_in_seconds", attachment->duration);
      byline_json_writer_end_object (self);
    }
  byline_json_writer_end_array (self);
}

static void
add_picture (BylineJsonWriter *self, const BylinePicture *picture)
{
  byline_json_writer_begin_object (self, "image");
  byline_json_writer_add_string (self, "url", picture->url);
  byline_json_writer_add_string (self, "alt", picture->alt);
  byline_json_writer_add_string (self, "caption", picture->caption);
  byline_json_writer_add_string (self, "credit", picture->credit);
  byline_json_writer_add_positive (self, "width", picture->width);
  byline_json_writer_add_positive (self, "height", picture->height);
  byline_json_writer_end_object (self);
}

static void
add_item_extension (BylineJsonWriter *self, const BylineFeedItem *item)
{
  if (item->kicker == NULL && item->summary_html == NULL && item->comments_url == NULL &&
      item->image == NULL)
    return;
  byline_json_writer_begin_object (self, "_byline");
  byline_json_writer_add_string (self, "kicker", item->kicker);
  byline_json_writer_add_string (self, "summary_html", item->summary_html);
  byline_json_writer_add_string (self, "comments_url", item->comments_url);
  if (item->image != NULL)
    add_picture (self, item->image);
  byline_json_writer_end_object (self);
}

static void
add_item (BylineJsonWriter *self, const BylineFeedItem *item)
{
  byline_json_writer_begin_object (self, NULL);
  byline_json_writer_add_string (self, "id", item->id);
  byline_json_writer_add_string (self, "url", item->url);
  byline_json_writer_add_string (self, "external_url", item->external_url);
  byline_json_writer_add_string (self, "title", item->title);
  byline_json_writer_add_string (self, "summary", item->summary);
  byline_json_writer_add_string (self, "content_html", item->content_html);
  /* JSON Feed wants one of the two. */
  if (item->content_text != NULL)
    byline_json_writer_add_string (self, "content_text", item->content_text);
  else if (item->content_html == NULL)
    byline_json_writer_add_string (self, "content_text",
                                   item->summary != NULL ? item->summary : "");
  byline_json_writer_add_string (self, "image", item->image != NULL ? item->image->url : NULL);
  byline_json_writer_set_time (self, "date_published", item->published);
  byline_json_writer_set_time (self, "date_modified", item->modified);
  add_authors (self, item->authors);
  byline_json_writer_add_strings (self, "tags", item->tags);
  byline_json_writer_add_string (self, "language", item->language);
  add_attachments (self, item->attachments);
  add_item_extension (self, item);
  byline_json_writer_end_object (self);
}

static void
add_hub (BylineJsonWriter *self, const char *url)
{
  byline_json_writer_begin_array (self, "hubs");
  byline_json_writer_begin_object (self, NULL);
  byline_json_writer_add_string (self, "type", "WebSub");
  byline_json_writer_add_string (self, "url", url);
  byline_json_writer_end_object (self);
  byline_json_writer_end_array (self);
}

static void
add_document (BylineJsonWriter *self, const BylineFeedDocument *document)
{
  byline_json_writer_begin_object (self, NULL);
  byline_json_writer_add_string (self, "version", "https://jsonfeed.org/version/1.1");
  byline_json_writer_add_string (self, "title", document->title != NULL ? document->title : "");
  byline_json_writer_add_string (self, "home_page_url", document->home_page_url);
  byline_json_writer_add_string (self, "feed_url", document->feed_url);
  byline_json_writer_add_string (self, "description", document->description);
  byline_json_writer_add_string (self, "next_url", document->next_url);
  byline_json_writer_add_string (self, "icon", document->icon);
  byline_json_writer_add_string (self, "favicon", document->favicon);
  add_authors (self, document->authors);
  byline_json_writer_add_string (self, "language", document->language);
  if (document->hub_url != NULL)
    add_hub (self, document->hub_url);

  byline_json_writer_begin_object (self, "_byline");
  byline_json_writer_add_string (self, "format", document->format);
  byline_json_writer_set_time (self, "updated", document->updated);
  byline_json_writer_add_positive (self, "ttl_minutes", document->ttl_minutes);
  byline_json_writer_begin_array (self, "warnings");
  for (guint i = 0; i < document->warnings->len; i++)
    byline_json_writer_add_string (self, NULL, g_ptr_array_index (document->warnings, i));
  byline_json_writer_end_array (self);
  byline_json_writer_end_object (self);

  byline_json_writer_begin_array (self, "items");
  for (guint i = 0; i < document->items->len; i++)
    add_item (self, g_ptr_array_index (document->items, i));
  byline_json_writer_end_array (self);
  byline_json_writer_end_object (self);
}

static gsize
guess_size (const BylineFeedDocument *document)
{
  gsize size = 1024;

  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      size += 1024 + (item->content_html != NULL ? strlen (item->content_html) : 0);
    }
  return size + size / 16;
}

char *
byline_feed_document_to_json (const BylineFeedDocument *document, gboolean pretty)
{
  BylineJsonWriter *writer;

  g_return_val_if_fail (document != NULL, NULL);

  writer = byline_json_writer_new (pretty, guess_size (document));
  add_document (writer, document);
  return byline_json_writer_finish (writer);
}
