/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <string.h>

/* Writes JSON as it goes: a tree of nodes would take most of the time of reading a feed. */
typedef struct {
  GString *out;
  gboolean is_pretty;
  gboolean has_member; /* of what is open */
  guint depth;
} Writer;

static void
break_line (Writer *self)
{
  if (!self->is_pretty)
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* Before a member of an object or array. */
static void
begin_member (Writer *self)
{
  if (self->has_member)
    g_string_append_c (self->out, ',');
  self->has_member = TRUE;
  break_line (self);
}

static void
begin (Writer *self,
       char    bracket)
{
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_member = FALSE;
}

static void
end (Writer *self,
     char    bracket)
{
  self->depth--;
  if (self->has_member)
    break_line (self);
  g_string_append_c (self->out, bracket);
  self->has_member = TRUE;
}

static inline gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

static void
append_escaped (GString *out,
                guchar   c)
{
  static const char letters[] = "btnvfr"; /* 8 to 13 */

  g_string_append_c (out, '\\');
  if (c == '"' || c == '\\')
    g_string_append_c (out, c);
  else if (c >= '\b' && c <= '\r' && c != '\v')
    g_string_append_c (out, letters[c - '\b']);
  else
    g_string_append_printf (out, "u%04x", c);
}

/* @text: UTF-8 */
static void
append_string (GString    *out,
               const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (is_plain (*text))
        continue;
      g_string_append_len (out, run, text - run);
      append_escaped (out, *text);
      run = text + 1;
    }
  g_string_append_len (out, run, text - run);
  g_string_append_c (out, '"');
}

static void
add_name (Writer     *self,
          const char *name)
{
  begin_member (self);
  append_string (self->out, name);
  g_string_append (self->out, self->is_pretty ? " : " : ":");
}

static void
add_string (Writer     *self,
            const char *name,
            const char *value)
{
  if (value == NULL)
    return;
  add_name (self, name);
  append_string (self->out, value);
}

static void
add_number (Writer *self,
            const char  *name,
            gint64       value)
{
  if (value == 0)
    return;
  add_name (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

static void
add_date (Writer *self,
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
  add_string (self, name, text);
}

static void
add_strings (Writer          *self,
             const char      *name,
             const GPtrArray *strings)
{
  add_name (self, name);
  begin (self, '[');
  for (guint i = 0; i < strings->len; i++)
    {
      begin_member (self);
      append_string (self->out, g_ptr_array_index (strings, i));
    }
  end (self, ']');
}

static void
begin_extension (Writer *self)
{
  add_name (self, "_byline");
  begin (self, '{');
}

static void
add_author (Writer             *self,
            const BylineAuthor *author)
{
  begin_member (self);
  begin (self, '{');
  /* An address that stands in for a missing name is no name. */
  if (g_strcmp0 (author->name, author->email) != 0 && g_strcmp0 (author->name, author->url) != 0)
    add_string (self, "name", author->name);
  add_string (self, "url", author->url);
  add_string (self, "avatar", author->avatar);
  if (author->email != NULL)
    {
      begin_extension (self);
      add_string (self, "email", author->email);
      end (self, '}');
    }
  end (self, '}');
}

static void
add_authors (Writer          *self,
             const GPtrArray *authors)
{
  if (authors->len == 0)
    return;
  add_name (self, "authors");
  begin (self, '[');
  for (guint i = 0; i < authors->len; i++)
    add_author (self, g_ptr_array_index (authors, i));
  end (self, ']');
}

static void
add_attachments (Writer          *self,
                 const GPtrArray *attachments)
{
  if (attachments->len == 0)
    return;
  add_name (self, "attachments");
  begin (self, '[');
  for (guint i = 0; i < attachments->len; i++)
    {
      const BylineAttachment *attachment = g_ptr_array_index (attachments, i);

      begin_member (self);
      begin (self, '{');
      add_string (self, "url", attachment->url);
      add_string (self, "mime_type", attachment->mime_type);
      add_string (self, "title", attachment->title);
      add_number (self, "size_in_bytes", attachment->size);
      add_number (self, "duration_in_seconds", attachment->duration);
      end (self, '}');
    }
  end (self, ']');
}

static void
add_picture (Writer              *self,
             const BylinePicture *picture)
{
  add_name (self, "image");
  begin (self, '{');
  add_string (self, "url", picture->url);
  add_string (self, "alt", picture->alt);
  add_string (self, "caption", picture->caption);
  add_string (self, "credit", picture->credit);
  add_number (self, "width", picture->width);
  add_number (self, "height", picture->height);
  end (self, '}');
}

static void
add_item_extension (Writer               *self,
                    const BylineFeedItem *item)
{
  if (item->kicker == NULL && item->summary_html == NULL && item->comments_url == NULL
      && item->image == NULL)
    return;
  begin_extension (self);
  add_string (self, "kicker", item->kicker);
  add_string (self, "summary_html", item->summary_html);
  add_string (self, "comments_url", item->comments_url);
  if (item->image != NULL)
    add_picture (self, item->image);
  end (self, '}');
}

static void
add_item (Writer               *self,
          const BylineFeedItem *item)
{
  begin_member (self);
  begin (self, '{');
  add_string (self, "id", item->id);
  add_string (self, "url", item->url);
  add_string (self, "external_url", item->external_url);
  add_string (self, "title", item->title);
  add_string (self, "summary", item->summary);
  add_string (self, "content_html", item->content_html);
  /* JSON Feed wants one of the two. */
  if (item->content_text != NULL)
    add_string (self, "content_text", item->content_text);
  else if (item->content_html == NULL)
    add_string (self, "content_text", item->summary != NULL ? item->summary : "");
  add_string (self, "image", item->image != NULL ? item->image->url : NULL);
  add_date (self, "date_published", item->published);
  add_date (self, "date_modified", item->modified);
  add_authors (self, item->authors);
  if (item->tags->len > 0)
    add_strings (self, "tags", item->tags);
  add_string (self, "language", item->language);
  add_attachments (self, item->attachments);
  add_item_extension (self, item);
  end (self, '}');
}

static void
add_hub (Writer *self,
         const char  *url)
{
  add_name (self, "hubs");
  begin (self, '[');
  begin_member (self);
  begin (self, '{');
  add_string (self, "type", "WebSub");
  add_string (self, "url", url);
  end (self, '}');
  end (self, ']');
}

static void
add_document (Writer                   *self,
              const BylineFeedDocument *document)
{
  begin (self, '{');
  add_string (self, "version", "https://jsonfeed.org/version/1.1");
  add_string (self, "title", document->title != NULL ? document->title : "");
  add_string (self, "home_page_url", document->home_page_url);
  add_string (self, "feed_url", document->feed_url);
  add_string (self, "description", document->description);
  add_string (self, "next_url", document->next_url);
  add_string (self, "icon", document->icon);
  add_string (self, "favicon", document->favicon);
  add_authors (self, document->authors);
  add_string (self, "language", document->language);
  if (document->hub_url != NULL)
    add_hub (self, document->hub_url);

  begin_extension (self);
  add_string (self, "format", document->format);
  add_date (self, "updated", document->updated);
  add_number (self, "ttl_minutes", document->ttl_minutes);
  add_strings (self, "warnings", document->warnings);
  end (self, '}');

  add_name (self, "items");
  begin (self, '[');
  for (guint i = 0; i < document->items->len; i++)
    add_item (self, g_ptr_array_index (document->items, i));
  end (self, ']');
  end (self, '}');
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
byline_feed_document_to_json (const BylineFeedDocument *document,
                              gboolean                  pretty)
{
  Writer writer = { .is_pretty = pretty };

  g_return_val_if_fail (document != NULL, NULL);

  writer.out = g_string_sized_new (guess_size (document));
  add_document (&writer, document);
  return g_string_free (writer.out, FALSE);
}
