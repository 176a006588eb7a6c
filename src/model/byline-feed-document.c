/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-document.h"

#include "byline-text.h"

#define MAX_WARNINGS 50
/* The longest tag of a language, in characters. */
#define MAX_LANGUAGE 40

/* --- Members of JSON Feed 1.1 that are made of others --- */

static void
write_version (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  byline_json_writer_add_string (writer, field->name, "https://jsonfeed.org/version/1.1");
}

static void
write_title (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineFeedDocument *document = self;

  byline_json_writer_add_string (writer, field->name,
                                 document->title != NULL ? document->title : "");
}

static void
write_hubs (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineFeedDocument *document = self;

  if (document->hub_url == NULL)
    return;

  byline_json_writer_begin_array (writer, field->name);
  byline_json_writer_begin_object (writer, NULL);
  byline_json_writer_add_string (writer, "type", "WebSub");
  byline_json_writer_add_string (writer, "url", document->hub_url);
  byline_json_writer_end_object (writer);
  byline_json_writer_end_array (writer);
}

/* An address that stands in for a missing name is no name. */
static void
write_name (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineAuthor *author = self;

  if (g_strcmp0 (author->name, author->email) != 0 && g_strcmp0 (author->name, author->url) != 0)
    byline_json_writer_add_string (writer, field->name, author->name);
}

/* An item has HTML or text. */
static void
write_text (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  const BylineFeedItem *item = self;
  const char *text = item->content_text;

  if (text == NULL && item->content_html == NULL)
    text = item->summary != NULL ? item->summary : "";
  byline_json_writer_add_string (writer, field->name, text);
}

/* --- Tables --- */

static const BylineField author_extension_fields[] = {
  { BYLINE_STRING (BylineAuthor, email, "email") },
};

static const BylineRecord author_extension = { BYLINE_RECORD_FIELDS (author_extension_fields) };

/* What a feed says of an author. */
static const BylineField author_fields[] = {
  { BYLINE_STRING (BylineAuthor, name, "name"), .write = write_name },
  { BYLINE_URL (BylineAuthor, url, "url") },
  { BYLINE_URL (BylineAuthor, avatar, "avatar") },
  { BYLINE_GROUP ("_byline", author_extension) },
};

static const BylineRecord author_view = { BYLINE_RECORD_FIELDS (author_fields) };

#define TEXT_FIELD(name)                                                                           \
  { BYLINE_STRING (BylineFeedItem, name, #name), .max = BYLINE_TEXT_MAX_HEADLINE },

static const BylineField item_text_fields[] = { BYLINE_STORY_TEXTS (TEXT_FIELD) };

static const BylineRecord item_texts = { BYLINE_RECORD_FIELDS (item_text_fields) };

/* What is marked as written only is read with more care than a table can say: see the readers. */
static const BylineField item_extension_fields[] = {
  { BYLINE_GROUP (NULL, item_texts) },
  { BYLINE_STRING (BylineFeedItem, summary_html, "summary_html"),
    .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_URL (BylineFeedItem, comments_url, "comments_url") },
  { BYLINE_RECORD (BylineFeedItem, image, BylinePicture, "image", byline_picture_record),
    .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_RECORDS (BylineFeedItem, pictures, "pictures", byline_picture_record),
    .flags = BYLINE_FIELD_WRITE_ONLY },
};

static const BylineRecord item_extension = { BYLINE_RECORD_FIELDS (item_extension_fields) };

static const BylineField item_fields[] = {
  { BYLINE_STRING (BylineFeedItem, id, "id"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_URL (BylineFeedItem, url, "url") },
  { BYLINE_URL (BylineFeedItem, external_url, "external_url") },
  { BYLINE_STRING (BylineFeedItem, title, "title"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_STRING (BylineFeedItem, summary, "summary"), .max = BYLINE_TEXT_MAX_PASSAGE },
  { BYLINE_STRING (BylineFeedItem, content_html, "content_html"),
    .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_STRING (BylineFeedItem, content_text, "content_text"), .flags = BYLINE_FIELD_WRITE_ONLY,
    .write = write_text },
  { BYLINE_RECORD (BylineFeedItem, image, BylinePicture, "image", byline_picture_record),
    .flags = BYLINE_FIELD_VIEW | BYLINE_FIELD_WRITE_ONLY, .write = byline_picture_write_url },
  { BYLINE_TIME (BylineFeedItem, published, "date_published"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_TIME (BylineFeedItem, modified, "date_modified"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_RECORDS (BylineFeedItem, authors, "authors", byline_author_record),
    .flags = BYLINE_FIELD_WRITE_ONLY, .view = &author_view },
  { BYLINE_STRINGS (BylineFeedItem, tags, "tags"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_STRING (BylineFeedItem, language, "language"), .max = MAX_LANGUAGE },
  { BYLINE_RECORDS (BylineFeedItem, attachments, "attachments", byline_attachment_record),
    .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_GROUP ("_byline", item_extension) },
};

const BylineRecord byline_feed_item_record = {
  sizeof (BylineFeedItem),
  (GDestroyNotify) byline_feed_item_free,
  BYLINE_RECORD_FIELDS (item_fields),
};

static const BylineField document_extension_fields[] = {
  { BYLINE_STRING (BylineFeedDocument, format, "format"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_TIME (BylineFeedDocument, updated, "updated"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_INT (BylineFeedDocument, ttl_minutes, "ttl_minutes"), .flags = BYLINE_FIELD_WRITE_ONLY },
  { BYLINE_INT (BylineFeedDocument, skip_hours, NULL) },
  { BYLINE_INT (BylineFeedDocument, skip_days, NULL) },
  { BYLINE_STRINGS (BylineFeedDocument, warnings, "warnings"),
    .flags = BYLINE_FIELD_WRITE_ONLY | BYLINE_FIELD_ALWAYS },
};

static const BylineRecord document_extension = { BYLINE_RECORD_FIELDS (document_extension_fields) };

static const BylineField document_fields[] = {
  { BYLINE_DERIVED ("version", write_version) },
  { BYLINE_STRING (BylineFeedDocument, title, "title"), .max = BYLINE_TEXT_MAX_HEADLINE,
    .write = write_title },
  { BYLINE_URL (BylineFeedDocument, home_page_url, "home_page_url") },
  { BYLINE_URL (BylineFeedDocument, feed_url, "feed_url") },
  { BYLINE_STRING (BylineFeedDocument, description, "description"),
    .max = BYLINE_TEXT_MAX_PASSAGE },
  { BYLINE_URL (BylineFeedDocument, next_url, "next_url") },
  { BYLINE_URL (BylineFeedDocument, icon, "icon") },
  { BYLINE_URL (BylineFeedDocument, favicon, "favicon") },
  { BYLINE_RECORDS (BylineFeedDocument, authors, "authors", byline_author_record),
    .flags = BYLINE_FIELD_WRITE_ONLY, .view = &author_view },
  { BYLINE_STRING (BylineFeedDocument, language, "language"), .max = MAX_LANGUAGE },
  { BYLINE_URL (BylineFeedDocument, hub_url, "hubs"), .flags = BYLINE_FIELD_WRITE_ONLY,
    .write = write_hubs },
  { BYLINE_GROUP ("_byline", document_extension) },
  { BYLINE_RECORDS (BylineFeedDocument, items, "items", byline_feed_item_record),
    .flags = BYLINE_FIELD_WRITE_ONLY | BYLINE_FIELD_ALWAYS },
};

const BylineRecord byline_feed_document_record = {
  sizeof (BylineFeedDocument),
  (GDestroyNotify) byline_feed_document_free,
  BYLINE_RECORD_FIELDS (document_fields),
};

BylineFeedItem *
byline_feed_item_new (void)
{
  return byline_record_new (&byline_feed_item_record);
}

void
byline_feed_item_free (BylineFeedItem *self)
{
  byline_record_free (&byline_feed_item_record, self);
}

BylineFeedDocument *
byline_feed_document_new (void)
{
  return byline_record_new (&byline_feed_document_record);
}

void
byline_feed_document_free (BylineFeedDocument *self)
{
  byline_record_free (&byline_feed_document_record, self);
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
