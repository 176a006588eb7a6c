/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-xml-private.h"

#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

char *
_byline_feed_start_tag_dup (const BylineFeedStartTag *element, const char *name)
{
  return _byline_xml_dup_attribute (element->attributes, element->n_attributes, name);
}

char *
_byline_feed_start_tag_dup_url (const BylineFeedFrame *frame,
                                const BylineFeedStartTag *element,
                                const char *name)
{
  g_autofree char *reference = _byline_feed_start_tag_dup (element, name);

  return reference != NULL && *reference != '\0' ? byline_url_resolve (frame->base, reference)
                                                 : NULL;
}

static int
int_attribute (const BylineFeedStartTag *element, const char *name)
{
  g_autofree char *text = _byline_feed_start_tag_dup (element, name);

  return text != NULL ? CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 100000) : 0;
}

/* --- Elements that say everything in their attributes --- */

BylineAttachment *
_byline_feed_reader_add_file (BylineFeedReader *self,
                              const char *url,
                              const char *type,
                              const char *size)
{
  BylineAttachment *attachment;
  gint64 bytes = size != NULL ? g_ascii_strtoll (size, NULL, 10) : 0;

  if (self->builder.item == NULL)
    return NULL;
  attachment = _byline_feed_item_add_attachment (self->builder.item, url, type);
  if (attachment != NULL && attachment->size == 0 && bytes > 0)
    attachment->size = bytes;
  return attachment;
}

static gboolean
is_picture (const BylineAttachment *attachment)
{
  return attachment != NULL && g_str_has_prefix (attachment->mime_type, "image/");
}

/* Older stories: of a paged feed those behind, of an archived one the archive before (RFC 5005). */
static gboolean
is_older (const char *rel)
{
  return g_ascii_strcasecmp (rel, "next") == 0 || g_ascii_strcasecmp (rel, "prev-archive") == 0;
}

void
_byline_feed_reader_read_link (BylineFeedReader *self,
                               const BylineFeedFrame *frame,
                               const BylineFeedStartTag *element)
{
  BylineFeedBuilder *builder = &self->builder;
  g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "href");
  g_autofree char *rel = _byline_feed_start_tag_dup (element, "rel");
  g_autofree char *type = _byline_feed_start_tag_dup (element, "type");
  gboolean is_page = type == NULL || strstr (type, "html") != NULL;

  if (url == NULL)
    return;
  if (rel == NULL || *rel == '\0' || g_ascii_strcasecmp (rel, "alternate") == 0 ||
      g_str_has_suffix (rel, "/alternate"))
    _byline_feed_builder_set (builder,
                              is_page ? BYLINE_SLOT_URL_ALTERNATE_PAGE : BYLINE_SLOT_URL_ALTERNATE,
                              g_steal_pointer (&url));
  else if (g_ascii_strcasecmp (rel, "enclosure") == 0)
    {
      g_autofree char *length = _byline_feed_start_tag_dup (element, "length");
      BylineAttachment *attachment = _byline_feed_reader_add_file (self, url, type, length);
      g_autofree char *title = _byline_feed_start_tag_dup (element, "title");

      if (attachment != NULL && attachment->title == NULL)
        attachment->title = byline_text_clean (title, BYLINE_TEXT_MAX_HEADLINE);
      if (is_picture (attachment))
        _byline_feed_builder_offer_picture (builder, byline_picture_new (url),
                                            BYLINE_PICTURE_RANK_ENCLOSURE);
    }
  else if (g_ascii_strcasecmp (rel, "self") == 0)
    _byline_feed_builder_set (builder, BYLINE_SLOT_SELF, g_steal_pointer (&url));
  else if (g_ascii_strcasecmp (rel, "hub") == 0)
    _byline_feed_builder_set (builder, BYLINE_SLOT_HUB, g_steal_pointer (&url));
  else if (builder->item == NULL && is_older (rel))
    _byline_feed_builder_set (builder, BYLINE_SLOT_NEXT, g_steal_pointer (&url));
  else if (g_ascii_strcasecmp (rel, "replies") == 0 && is_page)
    _byline_feed_builder_set (builder, BYLINE_SLOT_COMMENTS_REPLIES, g_steal_pointer (&url));
}

void
_byline_feed_reader_read_enclosure (BylineFeedReader *self,
                                    const BylineFeedFrame *frame,
                                    const BylineFeedStartTag *element)
{
  g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "url");
  g_autofree char *type = _byline_feed_start_tag_dup (element, "type");
  g_autofree char *length = _byline_feed_start_tag_dup (element, "length");

  if (url == NULL || self->builder.item == NULL)
    return;
  if (is_picture (_byline_feed_reader_add_file (self, url, type, length)))
    _byline_feed_builder_offer_picture (&self->builder, byline_picture_new (url),
                                        BYLINE_PICTURE_RANK_ENCLOSURE);
}

static BylinePicture *
read_picture (const char *url, const BylineFeedStartTag *element)
{
  BylinePicture *picture = byline_picture_new (url);

  picture->width = int_attribute (element, "width");
  picture->height = int_attribute (element, "height");
  return picture;
}

void
_byline_feed_reader_start_media (BylineFeedReader *self,
                                 BylineFeedFrame *frame,
                                 const BylineFeedFrame *parent,
                                 const BylineFeedStartTag *element)
{
  g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "url");
  g_autofree char *type = _byline_feed_start_tag_dup (element, "type");
  g_autofree char *medium = _byline_feed_start_tag_dup (element, "medium");
  const char *guess = url != NULL ? _byline_feed_guess_type (url) : NULL;

  if (self->builder.item == NULL || parent->context == BYLINE_FEED_CONTEXT_MEDIA_CONTENT)
    return;
  frame->context = BYLINE_FEED_CONTEXT_MEDIA_CONTENT;
  if (url == NULL)
    return;
  if ((medium != NULL && strcmp (medium, "image") == 0) ||
      (type != NULL && g_str_has_prefix (type, "image")) ||
      (medium == NULL && type == NULL && guess != NULL && g_str_has_prefix (guess, "image/")))
    {
      g_clear_pointer (&self->builder.media, byline_picture_free);
      self->builder.media = read_picture (url, element);
    }
  else if ((type != NULL &&
            (g_str_has_prefix (type, "audio/") || g_str_has_prefix (type, "video/"))) ||
           (medium != NULL && (strcmp (medium, "audio") == 0 || strcmp (medium, "video") == 0)))
    {
      g_autofree char *size = _byline_feed_start_tag_dup (element, "fileSize");
      BylineAttachment *attachment = _byline_feed_reader_add_file (self, url, type, size);

      if (attachment != NULL && attachment->duration == 0)
        attachment->duration = int_attribute (element, "duration");
    }
}

void
_byline_feed_reader_read_thumbnail (BylineFeedReader *self,
                                    const BylineFeedFrame *frame,
                                    const BylineFeedStartTag *element)
{
  g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "url");

  if (url != NULL && self->builder.item != NULL)
    _byline_feed_builder_offer_picture (&self->builder, read_picture (url, element),
                                        BYLINE_PICTURE_RANK_THUMBNAIL);
}

/* Of the feed, or of an item. */
void
_byline_feed_reader_read_itunes_image (BylineFeedReader *self,
                                       const BylineFeedFrame *frame,
                                       const BylineFeedStartTag *element)
{
  g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "href");

  if (url == NULL)
    url = _byline_feed_start_tag_dup_url (frame, element, "url");
  if (url == NULL)
    return;
  if (self->builder.item == NULL)
    _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ICON_ITUNES, g_steal_pointer (&url));
  else
    _byline_feed_builder_offer_picture (&self->builder, byline_picture_new (url),
                                        BYLINE_PICTURE_RANK_EPISODE);
}
