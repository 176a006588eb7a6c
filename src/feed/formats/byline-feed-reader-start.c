/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-xml-private.h"

#include "byline-feed-parser.h"
#include "byline-text.h"
#include "byline-url.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LANGUAGE 40

static gboolean
has_attribute (const BylineFeedStartTag *element, const char *name)
{
  g_autofree char *value = _byline_feed_start_tag_dup (element, name);

  return value != NULL;
}

/* --- The feed and its items --- */

static void
set_format (BylineFeedReader *self, const char *format)
{
  if (self->builder.document->format == NULL)
    self->builder.document->format = g_strdup (format);
}

static void
set_rss_format (BylineFeedReader *self, const BylineFeedStartTag *element)
{
  g_autofree char *version = _byline_feed_start_tag_dup (element, "version");

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
set_atom_format (BylineFeedReader *self, const BylineFeedStartTag *element)
{
  g_autofree char *version = _byline_feed_start_tag_dup (element, "version");

  if (element->ns == BYLINE_NS_ATOM03 ||
      (element->ns != BYLINE_NS_ATOM && version != NULL && g_str_has_prefix (version, "0.")))
    set_format (self, "atom-0.3");
  else
    set_format (self, "atom-1.0");
}

static void
read_language (BylineFeedReader *self, const BylineFeedStartTag *element)
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
read_about (BylineFeedReader *self, const BylineFeedFrame *frame, const BylineFeedStartTag *element)
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
read_channel_base (BylineFeedFrame *frame, const BylineFeedStartTag *element)
{
  char *base = _byline_feed_start_tag_dup_url (frame, element, "base");

  if (base == NULL)
    return;
  if (frame->owns_base)
    g_free ((char *) frame->base);
  frame->base = base;
  frame->owns_base = TRUE;
}

static void
start_feed (BylineFeedReader *self,
            BylineFeedFrame *frame,
            const BylineFeedFrame *parent,
            const BylineFeedStartTag *element)
{
  if (parent->context > BYLINE_FEED_CONTEXT_FEED)
    return;

  if (element->tag == BYLINE_FEED_ELEMENT_URLSET)
    set_format (self, BYLINE_FORMAT_SITEMAP);
  else if (element->tag == BYLINE_FEED_ELEMENT_RSS)
    set_rss_format (self, element);
  else if (element->tag == BYLINE_FEED_ELEMENT_FEED)
    set_atom_format (self, element);
  else if (element->tag == BYLINE_FEED_ELEMENT_CHANNEL &&
           parent->context == BYLINE_FEED_CONTEXT_ROOT)
    set_format (self, "cdf");
  else if (element->tag == BYLINE_FEED_ELEMENT_CHANNEL)
    set_format (self, "rss-1.0");
  if (element->tag == BYLINE_FEED_ELEMENT_CHANNEL)
    {
      read_channel_base (frame, element);
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_ALTERNATE,
                                _byline_feed_start_tag_dup_url (frame, element, "href"));
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_UPDATED,
                                _byline_feed_start_tag_dup (element, "lastmod"));
    }
  read_language (self, element);
  frame->context = BYLINE_FEED_CONTEXT_FEED;
}

static void
start_rdf (BylineFeedReader *self,
           BylineFeedFrame *frame,
           const BylineFeedFrame *parent,
           const BylineFeedStartTag *element)
{
  if (parent->context != BYLINE_FEED_CONTEXT_ROOT)
    return;
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const BylineXmlAttribute *attribute = &element->attributes[i];

      if (g_strcmp0 (attribute->prefix, "xmlns") == 0 &&
          memmem (attribute->value, attribute->length, "netscape.com/rdf", 16) != NULL)
        set_format (self, "rss-0.90");
    }
  set_format (self, "rss-1.0");
  frame->context = BYLINE_FEED_CONTEXT_FEED;
}

static void
start_item (BylineFeedReader *self,
            BylineFeedFrame *frame,
            const BylineFeedFrame *parent,
            const BylineFeedStartTag *element)
{
  BylineFeedBuilder *builder = &self->builder;

  if (parent->context != BYLINE_FEED_CONTEXT_FEED && parent->context != BYLINE_FEED_CONTEXT_ROOT)
    return;
  if (element->tag == BYLINE_FEED_ELEMENT_ENTRY)
    set_atom_format (self, element);
  else
    set_format (self, "rss-1.0");
  _byline_feed_builder_begin_item (builder);
  read_language (self, element);
  read_about (self, frame, element);
  _byline_feed_builder_set (builder, BYLINE_SLOT_URL_ALTERNATE,
                            _byline_feed_start_tag_dup_url (frame, element, "href"));
  _byline_feed_builder_set (builder, BYLINE_SLOT_PUBLISHED_DATE,
                            _byline_feed_start_tag_dup (element, "lastmod"));
  frame->context = BYLINE_FEED_CONTEXT_ITEM;
}

static void
read_category (BylineFeedReader *self, BylineFeedFrame *frame, const BylineFeedStartTag *element)
{
  g_autofree char *tag = _byline_feed_start_tag_dup (element, "label");

  if (tag == NULL || *tag == '\0')
    {
      g_free (tag);
      tag = _byline_feed_start_tag_dup (element, "term");
    }
  if (tag != NULL && *tag != '\0' && self->builder.item != NULL)
    _byline_feed_item_add_tag (self->builder.item, tag);
  else if (element->ns == BYLINE_NS_ITUNES)
    {
      g_autofree char *text = _byline_feed_start_tag_dup (element, "text");

      if (text != NULL && self->builder.item != NULL)
        _byline_feed_item_add_tag (self->builder.item, text);
      /* What it holds are its own parts. */
      frame->context = BYLINE_FEED_CONTEXT_CATEGORY;
    }
  else
    frame->context = BYLINE_FEED_CONTEXT_TEXT;
}

/* --- Texts --- */

static BylineFeedTextType
kind_of_type (const char *type)
{
  if (strcmp (type, "html") == 0 || strcmp (type, "text/html") == 0)
    return BYLINE_FEED_TEXT_HTML;
  if (strcmp (type, "xhtml") == 0 || g_str_has_suffix (type, "+xml") ||
      g_str_has_suffix (type, "/xml"))
    return BYLINE_FEED_TEXT_XHTML;
  if (strcmp (type, "text") == 0 || g_str_has_prefix (type, "text/"))
    return BYLINE_FEED_TEXT_PLAIN;
  return BYLINE_FEED_TEXT_BASE64;
}

/* Atom says what a text is: 1.0 in type, 0.3 in type and mode. */
static void
set_atom_kind (BylineFeedFrame *frame, const BylineFeedStartTag *element)
{
  g_autofree char *type = _byline_feed_start_tag_dup (element, "type");
  g_autofree char *mode = _byline_feed_start_tag_dup (element, "mode");
  g_autofree char *lower = g_ascii_strdown (type != NULL && *type != '\0' ? type : "text", -1);
  gboolean is_old = element->ns == BYLINE_NS_ATOM03 || mode != NULL;
  BylineFeedTextType kind;

  lower[strcspn (lower, "; ")] = '\0';
  kind = kind_of_type (lower);
  if (type == NULL && mode == NULL && _byline_feed_element_is_title (element->tag))
    {
      frame->kind = BYLINE_FEED_TEXT_UNDECLARED;
      return;
    }
  if (mode != NULL && strcmp (mode, "base64") == 0)
    {
      frame->decoded_kind = kind != BYLINE_FEED_TEXT_BASE64 && type != NULL ? kind
                                                                            : BYLINE_FEED_TEXT_HTML;
      frame->kind = BYLINE_FEED_TEXT_BASE64;
    }
  else if (is_old && (mode == NULL || strcmp (mode, "xml") == 0))
    frame->kind = kind == BYLINE_FEED_TEXT_PLAIN ? BYLINE_FEED_TEXT_PLAIN : BYLINE_FEED_TEXT_XHTML;
  else if (is_old)
    frame->kind = type != NULL && kind == BYLINE_FEED_TEXT_PLAIN ? BYLINE_FEED_TEXT_PLAIN
                                                                 : BYLINE_FEED_TEXT_HTML;
  else
    {
      frame->kind = kind;
      frame->decoded_kind = BYLINE_FEED_TEXT_HTML;
    }
}

static void
start_text (BylineFeedReader *self, BylineFeedFrame *frame, const BylineFeedStartTag *element)
{
  gboolean is_atom = element->ns == BYLINE_NS_ATOM || element->ns == BYLINE_NS_ATOM03;

  frame->context = BYLINE_FEED_CONTEXT_TEXT;
  frame->kind = BYLINE_FEED_TEXT_PLAIN;
  if (element->tag == BYLINE_SLOT_BODY_CONTENT && has_attribute (element, "src"))
    {
      /* Content out of line: what it is at is worth reading, if it is a page. */
      g_autofree char *type = _byline_feed_start_tag_dup (element, "type");
      g_autofree char *url = _byline_feed_start_tag_dup_url (frame, element, "src");

      if (type == NULL || strstr (type, "html") != NULL)
        _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_CONTENT, g_steal_pointer (&url));
      else
        _byline_feed_reader_add_file (self, url, type, NULL);
      frame->context = BYLINE_FEED_CONTEXT_SKIPPED;
    }
  else if (element->tag == BYLINE_SLOT_ICON_LOGO && has_attribute (element, "href"))
    {
      _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ICON_LOGO,
                                _byline_feed_start_tag_dup_url (frame, element, "href"));
      frame->context = BYLINE_FEED_CONTEXT_SKIPPED;
    }
  else if (element->tag == BYLINE_SLOT_BODY_XHTML && element->ns == BYLINE_NS_XHTML)
    frame->kind = BYLINE_FEED_TEXT_XHTML;
  else if ((_byline_feed_element_is_body (element->tag) ||
            _byline_feed_element_is_title (element->tag)) &&
           (is_atom || (element->ns == BYLINE_NS_RSS && has_attribute (element, "type"))))
    set_atom_kind (frame, element);
  else if (_byline_feed_element_is_body (element->tag) ||
           _byline_feed_element_is_title (element->tag))
    frame->kind = BYLINE_FEED_TEXT_HTML;
}

static void
start_guid (BylineFeedFrame *frame, const BylineFeedStartTag *element)
{
  g_autofree char *is_permalink = _byline_feed_start_tag_dup (element, "isPermaLink");

  frame->is_permalink = is_permalink == NULL || g_ascii_strcasecmp (is_permalink, "false") != 0;
  frame->context = BYLINE_FEED_CONTEXT_TEXT;
}

static void
start_in_item (BylineFeedReader *self,
               BylineFeedFrame *frame,
               const BylineFeedFrame *parent,
               const BylineFeedStartTag *element)
{
  switch (element->tag)
    {
    case BYLINE_FEED_ELEMENT_IMAGE:
      frame->context = BYLINE_FEED_CONTEXT_IMAGE;
      break;
    case BYLINE_FEED_ELEMENT_SOURCE:
      frame->context = BYLINE_FEED_CONTEXT_SOURCE;
      break;
    case BYLINE_FEED_ELEMENT_AUTHOR:
    case BYLINE_FEED_ELEMENT_OWNER:
      g_clear_pointer (&self->builder.person, byline_author_free);
      self->builder.person = byline_author_new ("");
      frame->context = BYLINE_FEED_CONTEXT_PERSON;
      break;
    case BYLINE_FEED_ELEMENT_LINK:
      if (has_attribute (element, "href"))
        _byline_feed_reader_read_link (self, frame, element);
      else
        frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    case BYLINE_FEED_ELEMENT_LINK_ATOM:
      /* Some write the address as RSS does. */
      if (has_attribute (element, "href"))
        _byline_feed_reader_read_link (self, frame, element);
      else if (!has_attribute (element, "rel"))
        {
          frame->tag = BYLINE_FEED_ELEMENT_LINK;
          frame->context = BYLINE_FEED_CONTEXT_TEXT;
        }
      break;
    case BYLINE_FEED_ELEMENT_ENCLOSURE:
      _byline_feed_reader_read_enclosure (self, frame, element);
      break;
    case BYLINE_FEED_ELEMENT_CATEGORY:
      read_category (self, frame, element);
      break;
    case BYLINE_FEED_ELEMENT_GUID:
      start_guid (frame, element);
      break;
    case BYLINE_FEED_ELEMENT_MEDIA_GROUP:
      frame->context = BYLINE_FEED_CONTEXT_MEDIA_GROUP;
      self->builder.media_group = ++self->builder.n_media_groups;
      break;
    case BYLINE_FEED_ELEMENT_MEDIA_CONTENT:
      _byline_feed_reader_start_media (self, frame, parent, element);
      break;
    case BYLINE_FEED_ELEMENT_MEDIA_THUMBNAIL:
      _byline_feed_reader_read_thumbnail (self, frame, element);
      break;
    case BYLINE_FEED_ELEMENT_ITUNES_IMAGE:
      _byline_feed_reader_read_itunes_image (self, frame, element);
      break;
    case BYLINE_FEED_ELEMENT_NEWS:
      self->builder.is_news = TRUE;
      frame->context = BYLINE_FEED_CONTEXT_NEWS;
      break;
    case BYLINE_FEED_ELEMENT_NEWS_PUBLICATION:
      frame->context = BYLINE_FEED_CONTEXT_NEWS_PUBLICATION;
      break;
    case BYLINE_FEED_ELEMENT_CREATOR:
    case BYLINE_FEED_ELEMENT_CREATOR_ITUNES:
    case BYLINE_FEED_ELEMENT_SUBJECT:
    case BYLINE_FEED_ELEMENT_KEYWORDS:
    case BYLINE_FEED_ELEMENT_MEDIA_TITLE:
    case BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION:
    case BYLINE_FEED_ELEMENT_MEDIA_CREDIT:
      frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    default:
      if (element->tag >= BYLINE_SLOT_FIRST)
        start_text (self, frame, element);
      break;
    }
}

static gboolean
is_person_part (BylineFeedElement tag)
{
  return tag >= BYLINE_FEED_ELEMENT_PERSON_NAME && tag <= BYLINE_FEED_ELEMENT_PERSON_URI;
}

static gboolean
is_media_part (BylineFeedElement tag)
{
  return (tag >= BYLINE_FEED_ELEMENT_MEDIA_CONTENT && tag <= BYLINE_FEED_ELEMENT_MEDIA_CREDIT) ||
         tag == BYLINE_FEED_ELEMENT_KEYWORDS;
}

/* CDF says what an element is in an attribute (https://www.w3.org/TR/NOTE-CDFsubmit.html). */
static void
read_cdf_value (BylineFeedReader *self,
                const BylineFeedFrame *frame,
                const BylineFeedStartTag *element)
{
  g_autofree char *value = NULL;

  if ((frame->context != BYLINE_FEED_CONTEXT_TEXT &&
       frame->context != BYLINE_FEED_CONTEXT_PERSON) ||
      g_strcmp0 (self->builder.document->format, "cdf") != 0)
    return;
  value = _byline_feed_start_tag_dup (element, "value");
  if (value != NULL && strlen (value) <= frame->limit)
    g_string_append (self->text, value);
}

void
_byline_feed_reader_start (BylineFeedReader *self,
                           BylineFeedFrame *frame,
                           const BylineFeedFrame *parent,
                           const BylineFeedStartTag *element)
{
  BylineFeedElement tag = element->tag;

  frame->tag = tag;
  frame->limit = _byline_feed_element_is_body (tag) ? BYLINE_FEED_MAX_BODY : BYLINE_FEED_MAX_TEXT;
  switch (tag)
    {
    case BYLINE_FEED_ELEMENT_RSS:
    case BYLINE_FEED_ELEMENT_FEED:
    case BYLINE_FEED_ELEMENT_CHANNEL:
    case BYLINE_FEED_ELEMENT_URLSET:
      start_feed (self, frame, parent, element);
      return;
    case BYLINE_FEED_ELEMENT_RDF:
      start_rdf (self, frame, parent, element);
      return;
    case BYLINE_FEED_ELEMENT_ITEM:
    case BYLINE_FEED_ELEMENT_ENTRY:
    case BYLINE_FEED_ELEMENT_PAGE:
      start_item (self, frame, parent, element);
      return;
    default:
      break;
    }

  switch ((BylineFeedContext) parent->context)
    {
    case BYLINE_FEED_CONTEXT_FEED:
      if (tag == BYLINE_FEED_ELEMENT_PAUSES)
        frame->context = BYLINE_FEED_CONTEXT_PAUSES;
      G_GNUC_FALLTHROUGH;
    case BYLINE_FEED_CONTEXT_ITEM:
    case BYLINE_FEED_CONTEXT_NEWS:
      start_in_item (self, frame, parent, element);
      read_cdf_value (self, frame, element);
      break;
    case BYLINE_FEED_CONTEXT_IMAGE:
      if (tag == BYLINE_FEED_ELEMENT_URL || tag == BYLINE_FEED_ELEMENT_MEDIA_TITLE ||
          tag == BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION)
        frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    case BYLINE_FEED_CONTEXT_NEWS_PUBLICATION:
      if (tag == BYLINE_FEED_ELEMENT_NEWS_NAME || tag == BYLINE_FEED_ELEMENT_NEWS_LANGUAGE)
        frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    case BYLINE_FEED_CONTEXT_PERSON:
      if (is_person_part (tag))
        frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    case BYLINE_FEED_CONTEXT_SOURCE:
      if (tag == BYLINE_FEED_ELEMENT_AUTHOR)
        start_in_item (self, frame, parent, element);
      break;
    case BYLINE_FEED_CONTEXT_MEDIA_GROUP:
    case BYLINE_FEED_CONTEXT_MEDIA_CONTENT:
      if (is_media_part (tag))
        start_in_item (self, frame, parent, element);
      break;
    case BYLINE_FEED_CONTEXT_CATEGORY:
      if (tag == BYLINE_FEED_ELEMENT_CATEGORY)
        start_in_item (self, frame, parent, element);
      break;
    case BYLINE_FEED_CONTEXT_PAUSES:
      if (tag == BYLINE_FEED_ELEMENT_PAUSE)
        frame->context = BYLINE_FEED_CONTEXT_TEXT;
      break;
    case BYLINE_FEED_CONTEXT_ROOT:
    case BYLINE_FEED_CONTEXT_TEXT:
    case BYLINE_FEED_CONTEXT_SKIPPED:
      break;
    }
}
