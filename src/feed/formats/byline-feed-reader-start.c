/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-xml-private.h"

#include "byline-feed-parser.h"
#include "byline-text.h"
#include "byline-url.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LANGUAGE 40

static gboolean
has_attribute (const Element *element, const char *name)
{
  g_autofree char *value = _byline_element_dup (element, name);

  return value != NULL;
}

/* --- The feed and its items --- */

static void
set_format (FeedReader *self, const char *format)
{
  if (self->builder.document->format == NULL)
    self->builder.document->format = g_strdup (format);
}

static void
set_rss_format (FeedReader *self, const Element *element)
{
  g_autofree char *version = _byline_element_dup (element, "version");

  if (version != NULL && strcmp (version, "0.9") == 0)
    set_format (self, "rss-0.90");
  else if (version != NULL &&
           (g_str_has_prefix (version, "0.9") || g_str_has_prefix (version, "1.")) &&
           strlen (version) < 6)
    {
      g_autofree char *format = g_strconcat ("rss-", version, NULL);

      set_format (self, format);
    }
  else
    set_format (self, "rss-2.0");
}

static void
set_atom_format (FeedReader *self, const Element *element)
{
  g_autofree char *version = _byline_element_dup (element, "version");

  if (element->ns == BYLINE_NS_ATOM03 ||
      (element->ns != BYLINE_NS_ATOM && version != NULL && g_str_has_prefix (version, "0.")))
    set_format (self, "atom-0.3");
  else
    set_format (self, "atom-1.0");
}

static void
read_language (FeedReader *self, const Element *element)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &element->attributes[i];

      /* What is longer is no language tag (BCP 47). */
      if (g_strcmp0 (attribute->prefix, "xml") != 0 || strcmp (attribute->name, "lang") != 0 ||
          attribute->length > MAX_LANGUAGE)
        continue;
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_LANGUAGE_XML,
                                g_strstrip (g_strndup (attribute->value, attribute->length)));
    }
}

static void
read_about (FeedReader *self, const Frame *frame, const Element *element)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &element->attributes[i];
      g_autofree char *about = NULL;

      if (attribute->prefix == NULL || strcmp (attribute->name, "about") != 0)
        continue;
      about = g_strstrip (g_strndup (attribute->value, attribute->length));
      if (byline_url_is_web (about))
        _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_ABOUT, g_strdup (about));
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ID_ABOUT, g_steal_pointer (&about));
    }
}

/* CDF has a base of its own (https://www.w3.org/TR/NOTE-CDFsubmit.html, CHANNEL). */
static void
read_channel_base (Frame *frame, const Element *element)
{
  char *base = _byline_element_dup_url (frame, element, "base");

  if (base == NULL)
    return;
  if (frame->owns_base)
    g_free ((char *) frame->base);
  frame->base = base;
  frame->owns_base = TRUE;
}

static void
start_feed (FeedReader *self, Frame *frame, const Frame *parent, const Element *element)
{
  if (parent->context > CONTEXT_FEED)
    return;

  if (element->tag == BYLINE_TAG_URLSET)
    set_format (self, BYLINE_FORMAT_SITEMAP);
  else if (element->tag == BYLINE_TAG_RSS)
    set_rss_format (self, element);
  else if (element->tag == BYLINE_TAG_FEED)
    set_atom_format (self, element);
  else if (element->tag == BYLINE_TAG_CHANNEL && parent->context == CONTEXT_ROOT)
    set_format (self, "cdf");
  else if (element->tag == BYLINE_TAG_CHANNEL)
    set_format (self, "rss-1.0");
  if (element->tag == BYLINE_TAG_CHANNEL)
    {
      read_channel_base (frame, element);
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_ALTERNATE,
                                _byline_element_dup_url (frame, element, "href"));
    }
  read_language (self, element);
  frame->context = CONTEXT_FEED;
}

static void
start_rdf (FeedReader *self, Frame *frame, const Frame *parent, const Element *element)
{
  if (parent->context != CONTEXT_ROOT)
    return;
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &element->attributes[i];

      if (g_strcmp0 (attribute->prefix, "xmlns") == 0 &&
          memmem (attribute->value, attribute->length, "netscape.com/rdf", 16) != NULL)
        set_format (self, "rss-0.90");
    }
  set_format (self, "rss-1.0");
  frame->context = CONTEXT_FEED;
}

static void
start_item (FeedReader *self, Frame *frame, const Frame *parent, const Element *element)
{
  BylineFeedBuilder *builder = &self->builder;

  if (parent->context != CONTEXT_FEED && parent->context != CONTEXT_ROOT)
    return;
  if (element->tag == BYLINE_TAG_ENTRY)
    set_atom_format (self, element);
  else
    set_format (self, "rss-1.0");
  _byline_feed_builder_begin_item (builder);
  read_language (self, element);
  read_about (self, frame, element);
  _byline_feed_builder_set (builder, BYLINE_SLOT_URL_ALTERNATE,
                            _byline_element_dup_url (frame, element, "href"));
  _byline_feed_builder_set (builder, BYLINE_SLOT_PUBLISHED_DATE,
                            _byline_element_dup (element, "lastmod"));
  frame->context = CONTEXT_ITEM;
}

static void
read_category (FeedReader *self, Frame *frame, const Element *element)
{
  g_autofree char *tag = _byline_element_dup (element, "label");

  if (tag == NULL || *tag == '\0')
    {
      g_free (tag);
      tag = _byline_element_dup (element, "term");
    }
  if (tag != NULL && *tag != '\0' && self->builder.item != NULL)
    _byline_feed_item_add_tag (self->builder.item, tag);
  else if (element->ns == BYLINE_NS_ITUNES)
    {
      g_autofree char *text = _byline_element_dup (element, "text");

      if (text != NULL && self->builder.item != NULL)
        _byline_feed_item_add_tag (self->builder.item, text);
    }
  else
    frame->context = CONTEXT_TEXT;
}

/* --- Texts --- */

static BylineContentKind
kind_of_type (const char *type)
{
  if (strcmp (type, "html") == 0 || strcmp (type, "text/html") == 0)
    return BYLINE_CONTENT_HTML;
  if (strcmp (type, "xhtml") == 0 || g_str_has_suffix (type, "+xml") ||
      g_str_has_suffix (type, "/xml"))
    return BYLINE_CONTENT_XHTML;
  if (strcmp (type, "text") == 0 || g_str_has_prefix (type, "text/"))
    return BYLINE_CONTENT_PLAIN;
  return BYLINE_CONTENT_BASE64;
}

/* Atom says what a text is: 1.0 in type, 0.3 in type and mode. */
static void
set_atom_kind (Frame *frame, const Element *element)
{
  g_autofree char *type = _byline_element_dup (element, "type");
  g_autofree char *mode = _byline_element_dup (element, "mode");
  g_autofree char *lower = g_ascii_strdown (type != NULL && *type != '\0' ? type : "text", -1);
  gboolean is_old = element->ns == BYLINE_NS_ATOM03 || mode != NULL;
  BylineContentKind kind;

  lower[strcspn (lower, "; ")] = '\0';
  kind = kind_of_type (lower);
  if (type == NULL && mode == NULL && _byline_tag_is_title (element->tag))
    {
      frame->kind = BYLINE_CONTENT_UNSAID;
      return;
    }
  if (mode != NULL && strcmp (mode, "base64") == 0)
    {
      frame->decoded_kind = kind != BYLINE_CONTENT_BASE64 && type != NULL ? kind
                                                                          : BYLINE_CONTENT_HTML;
      frame->kind = BYLINE_CONTENT_BASE64;
    }
  else if (is_old && (mode == NULL || strcmp (mode, "xml") == 0))
    frame->kind = kind == BYLINE_CONTENT_PLAIN ? BYLINE_CONTENT_PLAIN : BYLINE_CONTENT_XHTML;
  else if (is_old)
    frame->kind = type != NULL && kind == BYLINE_CONTENT_PLAIN ? BYLINE_CONTENT_PLAIN
                                                               : BYLINE_CONTENT_HTML;
  else
    {
      frame->kind = kind;
      frame->decoded_kind = BYLINE_CONTENT_HTML;
    }
}

static void
start_text (FeedReader *self, Frame *frame, const Element *element)
{
  gboolean is_atom = element->ns == BYLINE_NS_ATOM || element->ns == BYLINE_NS_ATOM03;

  frame->context = CONTEXT_TEXT;
  frame->kind = BYLINE_CONTENT_PLAIN;
  if (element->tag == BYLINE_SLOT_BODY_CONTENT && has_attribute (element, "src"))
    {
      /* Content out of line: what it is at is worth reading, if it is a page. */
      g_autofree char *type = _byline_element_dup (element, "type");
      g_autofree char *url = _byline_element_dup_url (frame, element, "src");

      if (type == NULL || strstr (type, "html") != NULL)
        _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_CONTENT, g_steal_pointer (&url));
      else
        _byline_feed_reader_add_file (self, url, type, NULL);
      frame->context = CONTEXT_SKIPPED;
    }
  else if (element->tag == BYLINE_SLOT_ICON_LOGO && has_attribute (element, "href"))
    {
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ICON_LOGO,
                                _byline_element_dup_url (frame, element, "href"));
      frame->context = CONTEXT_SKIPPED;
    }
  else if (element->tag == BYLINE_SLOT_BODY_XHTML && element->ns == BYLINE_NS_XHTML)
    frame->kind = BYLINE_CONTENT_XHTML;
  else if ((_byline_tag_is_body (element->tag) || _byline_tag_is_title (element->tag)) &&
           (is_atom || (element->ns == BYLINE_NS_RSS && has_attribute (element, "type"))))
    set_atom_kind (frame, element);
  else if (_byline_tag_is_body (element->tag) || _byline_tag_is_title (element->tag))
    frame->kind = BYLINE_CONTENT_HTML;
}

static void
start_guid (Frame *frame, const Element *element)
{
  g_autofree char *is_permalink = _byline_element_dup (element, "isPermaLink");

  frame->is_permalink = is_permalink == NULL || g_ascii_strcasecmp (is_permalink, "false") != 0;
  frame->context = CONTEXT_TEXT;
}

static void
start_in_item (FeedReader *self, Frame *frame, const Frame *parent, const Element *element)
{
  switch (element->tag)
    {
    case BYLINE_TAG_IMAGE:
      frame->context = CONTEXT_IMAGE;
      break;
    case BYLINE_TAG_SOURCE:
      frame->context = CONTEXT_SOURCE;
      break;
    case BYLINE_TAG_AUTHOR:
    case BYLINE_TAG_OWNER:
      g_clear_pointer (&self->builder.person, byline_author_free);
      self->builder.person = byline_author_new ("");
      frame->context = CONTEXT_PERSON;
      break;
    case BYLINE_TAG_LINK:
      if (has_attribute (element, "href"))
        _byline_feed_reader_read_link (self, frame, element);
      else
        frame->context = CONTEXT_TEXT;
      break;
    case BYLINE_TAG_LINK_ATOM:
      _byline_feed_reader_read_link (self, frame, element);
      break;
    case BYLINE_TAG_ENCLOSURE:
      _byline_feed_reader_read_enclosure (self, frame, element);
      break;
    case BYLINE_TAG_CATEGORY:
      read_category (self, frame, element);
      break;
    case BYLINE_TAG_GUID:
      start_guid (frame, element);
      break;
    case BYLINE_TAG_MEDIA_GROUP:
      frame->context = CONTEXT_MEDIA_GROUP;
      break;
    case BYLINE_TAG_MEDIA_CONTENT:
      _byline_feed_reader_start_media (self, frame, parent, element);
      break;
    case BYLINE_TAG_MEDIA_THUMBNAIL:
      _byline_feed_reader_read_thumbnail (self, frame, element);
      break;
    case BYLINE_TAG_ITUNES_IMAGE:
      _byline_feed_reader_read_itunes_image (self, frame, element);
      break;
    case BYLINE_TAG_NEWS:
      self->builder.is_news = TRUE;
      frame->context = CONTEXT_NEWS;
      break;
    case BYLINE_TAG_NEWS_PUBLICATION:
      frame->context = CONTEXT_NEWS_PUBLICATION;
      break;
    case BYLINE_TAG_CREATOR:
    case BYLINE_TAG_CREATOR_ITUNES:
    case BYLINE_TAG_SUBJECT:
    case BYLINE_TAG_KEYWORDS:
    case BYLINE_TAG_MEDIA_TITLE:
    case BYLINE_TAG_MEDIA_DESCRIPTION:
    case BYLINE_TAG_MEDIA_CREDIT:
      frame->context = CONTEXT_TEXT;
      break;
    default:
      if (element->tag >= BYLINE_SLOT_FIRST)
        start_text (self, frame, element);
      break;
    }
}

static gboolean
is_person_part (BylineTag tag)
{
  return tag >= BYLINE_TAG_PERSON_NAME && tag <= BYLINE_TAG_PERSON_URI;
}

static gboolean
is_media_part (BylineTag tag)
{
  return (tag >= BYLINE_TAG_MEDIA_CONTENT && tag <= BYLINE_TAG_MEDIA_CREDIT) ||
         tag == BYLINE_TAG_KEYWORDS;
}

void
_byline_feed_reader_start (FeedReader *self,
                           Frame *frame,
                           const Frame *parent,
                           const Element *element)
{
  BylineTag tag = element->tag;

  frame->tag = tag;
  frame->limit = _byline_tag_is_body (tag) ? BYLINE_FEED_MAX_BODY : BYLINE_FEED_MAX_TEXT;
  switch (tag)
    {
    case BYLINE_TAG_RSS:
    case BYLINE_TAG_FEED:
    case BYLINE_TAG_CHANNEL:
    case BYLINE_TAG_URLSET:
      start_feed (self, frame, parent, element);
      return;
    case BYLINE_TAG_RDF:
      start_rdf (self, frame, parent, element);
      return;
    case BYLINE_TAG_ITEM:
    case BYLINE_TAG_ENTRY:
    case BYLINE_TAG_PAGE:
      start_item (self, frame, parent, element);
      return;
    default:
      break;
    }

  switch ((Context) parent->context)
    {
    case CONTEXT_FEED:
    case CONTEXT_ITEM:
    case CONTEXT_NEWS:
      start_in_item (self, frame, parent, element);
      break;
    case CONTEXT_IMAGE:
      if (tag == BYLINE_TAG_URL || tag == BYLINE_TAG_MEDIA_TITLE ||
          tag == BYLINE_TAG_MEDIA_DESCRIPTION)
        frame->context = CONTEXT_TEXT;
      break;
    case CONTEXT_NEWS_PUBLICATION:
      if (tag == BYLINE_TAG_NEWS_NAME || tag == BYLINE_TAG_NEWS_LANGUAGE)
        frame->context = CONTEXT_TEXT;
      break;
    case CONTEXT_PERSON:
      if (is_person_part (tag))
        frame->context = CONTEXT_TEXT;
      break;
    case CONTEXT_SOURCE:
      if (tag == BYLINE_TAG_AUTHOR)
        start_in_item (self, frame, parent, element);
      break;
    case CONTEXT_MEDIA_GROUP:
    case CONTEXT_MEDIA_CONTENT:
      if (is_media_part (tag))
        start_in_item (self, frame, parent, element);
      break;
    case CONTEXT_ROOT:
    case CONTEXT_TEXT:
    case CONTEXT_SKIPPED:
      break;
    }
}
