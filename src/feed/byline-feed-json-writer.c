/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  if (value == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_date (JsonBuilder *builder,
          const char  *name,
          gint64       seconds)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (seconds == 0)
    return;
  date = g_date_time_new_from_unix_utc (seconds);
  if (date == NULL)
    return;
  text = g_date_time_format_iso8601 (date);
  add_string (builder, name, text);
}

static void
add_strings (JsonBuilder     *builder,
             const char      *name,
             const GPtrArray *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static void
begin_extension (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "_byline");
  json_builder_begin_object (builder);
}

static void
add_author (JsonBuilder        *builder,
            const BylineAuthor *author)
{
  json_builder_begin_object (builder);
  /* An address that stands in for a missing name is no name. */
  if (g_strcmp0 (author->name, author->email) != 0 && g_strcmp0 (author->name, author->url) != 0)
    add_string (builder, "name", author->name);
  add_string (builder, "url", author->url);
  add_string (builder, "avatar", author->avatar);
  if (author->email != NULL)
    {
      begin_extension (builder);
      add_string (builder, "email", author->email);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_authors (JsonBuilder     *builder,
             const GPtrArray *authors)
{
  if (authors->len == 0)
    return;
  json_builder_set_member_name (builder, "authors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < authors->len; i++)
    add_author (builder, g_ptr_array_index (authors, i));
  json_builder_end_array (builder);
}

static void
add_attachments (JsonBuilder     *builder,
                 const GPtrArray *attachments)
{
  if (attachments->len == 0)
    return;
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);

      json_builder_begin_object (builder);
      add_string (builder, "url", attachment->url);
      add_string (builder, "mime_type", attachment->mime_type);
      add_string (builder, "title", attachment->title);
      add_number (builder, "size_in_bytes", attachment->size);
      add_number (builder, "duration_in_seconds", attachment->duration);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_picture (JsonBuilder         *builder,
             const BylinePicture *picture)
{
  json_builder_set_member_name (builder, "image");
  json_builder_begin_object (builder);
  add_string (builder, "url", picture->url);
  add_string (builder, "alt", picture->alt);
  add_string (builder, "caption", picture->caption);
  add_string (builder, "credit", picture->credit);
  add_number (builder, "width", picture->width);
  add_number (builder, "height", picture->height);
  json_builder_end_object (builder);
}

static void
add_item_extension (JsonBuilder          *builder,
                    const BylineFeedItem *item)
{
  if (item->kicker == NULL && item->summary_html == NULL && item->comments_url == NULL
      && item->image == NULL)
    return;
  begin_extension (builder);
  add_string (builder, "kicker", item->kicker);
  add_string (builder, "summary_html", item->summary_html);
  add_string (builder, "comments_url", item->comments_url);
  if (item->image != NULL)
    add_picture (builder, item->image);
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder          *builder,
          const BylineFeedItem *item)
{
  json_builder_begin_object (builder);
  add_string (builder, "id", item->id);
  add_string (builder, "url", item->url);
  add_string (builder, "external_url", item->external_url);
  add_string (builder, "title", item->title);
  add_string (builder, "summary", item->summary);
  add_string (builder, "content_html", item->content_html);
  /* JSON Feed wants one of the two. */
  if (item->content_text != NULL)
    add_string (builder, "content_text", item->content_text);
  else if (item->content_html == NULL)
    add_string (builder, "content_text", item->summary != NULL ? item->summary : "");
  add_string (builder, "image", item->image != NULL ? item->image->url : NULL);
  add_date (builder, "date_published", item->published);
  add_date (builder, "date_modified", item->modified);
  add_authors (builder, item->authors);
  if (item->tags->len > 0)
    add_strings (builder, "tags", item->tags);
  add_string (builder, "language", item->language);
  add_attachments (builder, item->attachments);
  add_item_extension (builder, item);
  json_builder_end_object (builder);
}

static void
add_hub (JsonBuilder *builder,
         const char  *url)
{
  json_builder_set_member_name (builder, "hubs");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_string (builder, "type", "WebSub");
  add_string (builder, "url", url);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_document (JsonBuilder              *builder,
              const BylineFeedDocument *document)
{
  json_builder_begin_object (builder);
  add_string (builder, "version", "https://jsonfeed.org/version/1.1");
  add_string (builder, "title", document->title != NULL ? document->title : "");
  add_string (builder, "home_page_url", document->home_page_url);
  add_string (builder, "feed_url", document->feed_url);
  add_string (builder, "description", document->description);
  add_string (builder, "next_url", document->next_url);
  add_string (builder, "icon", document->icon);
  add_string (builder, "favicon", document->favicon);
  add_authors (builder, document->authors);
  add_string (builder, "language", document->language);
  if (document->hub_url != NULL)
    add_hub (builder, document->hub_url);

  begin_extension (builder);
  add_string (builder, "format", document->format);
  add_date (builder, "updated", document->updated);
  add_number (builder, "ttl_minutes", document->ttl_minutes);
  add_strings (builder, "warnings", document->warnings);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->items->len; i++)
    add_item (builder, g_ptr_array_index (document->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
byline_feed_document_to_json (const BylineFeedDocument *document,
                              gboolean                  pretty)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  builder = json_builder_new_immutable ();
  add_document (builder, document);
  root = json_builder_get_root (builder);
  generator = json_generator_new ();
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}
