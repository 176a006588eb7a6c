/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-xml-private.h"

#include "byline-date.h"
#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"
#include "byline-entity.h"

#include <string.h>

static char *
read_plain (const char *text, guint kind, gsize max_chars)
{
  g_autofree char *plain = NULL;

  if (kind == BYLINE_FEED_TEXT_PLAIN)
    return byline_text_clean (text, max_chars);
  plain = byline_html_to_plain (text);
  return byline_text_clean (plain, max_chars);
}

/* Text is text; but where nobody said so, many escape it twice. */
static char *
read_headline (const char *text, guint kind)
{
  g_autofree char *plain = NULL;

  if (kind == BYLINE_FEED_TEXT_UNDECLARED)
    {
      GString *decoded = g_string_new (NULL);

      byline_entity_decode (decoded, text, strlen (text), FALSE);
      text = plain = g_string_free (decoded, FALSE);
    }
  else if (kind != BYLINE_FEED_TEXT_PLAIN)
    text = plain = byline_html_to_headline (text);
  return byline_text_clean_headline (text, BYLINE_TEXT_MAX_HEADLINE);
}

static char *
read_date (BylineFeedReader *self, const char *text)
{
  if (byline_date_parse (text, NULL, BYLINE_DATE_MONTH_FIRST) != 0)
    return g_strdup (text);
  if (text[strspn (text, " \t\r\n")] != '\0')
    byline_feed_document_warn (self->builder.document, "A date cannot be read");
  return NULL;
}

static void
end_slot (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  BylineFeedBuilder *builder = &self->builder;
  g_autofree guchar *bytes = NULL;
  BylineFeedElement slot = frame->tag;
  guint kind = frame->kind;
  char *value;

  if (kind == BYLINE_FEED_TEXT_BASE64)
    {
      gsize length;

      bytes = g_base64_decode (text, &length);
      bytes = g_realloc (bytes, length + 1);
      bytes[length] = '\0';
      text = (const char *) bytes;
      kind = frame->decoded_kind;
      if (!g_utf8_validate_len (text, length, NULL))
        return;
    }

  if (_byline_feed_element_is_title (slot))
    value = read_headline (text, kind);
  else if (_byline_feed_element_is_body (slot) && builder->item != NULL)
    {
      _byline_feed_builder_set_body (builder, slot, text, kind,
                                     frame->base != self->url ? frame->base : NULL);
      return;
    }
  else if (_byline_feed_element_is_body (slot))
    value = read_plain (text, kind, BYLINE_TEXT_MAX_PASSAGE);
  else if (slot >= BYLINE_SLOT_PUBLISHED && slot <= BYLINE_SLOT_UPDATED_BUILD)
    value = read_date (self, text);
  else if (slot >= BYLINE_SLOT_COMMENTS && slot <= BYLINE_SLOT_COMMENTS_REPLIES)
    value = byline_url_resolve (frame->base, text);
  else if ((slot >= BYLINE_SLOT_ICON_ITUNES && slot <= BYLINE_SLOT_NEXT) ||
           slot == BYLINE_SLOT_URL_ORIGINAL)
    value = byline_url_resolve (frame->base, text);
  else if (slot >= BYLINE_SLOT_ID && slot <= BYLINE_SLOT_ID_DC)
    value = g_strstrip (g_utf8_make_valid (text, -1));
  else
    value = byline_text_clean (text, BYLINE_TEXT_MAX_NAME);
  _byline_feed_builder_set (builder, slot, value);
}

static void
end_guid (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  g_autofree char *id = g_strstrip (g_utf8_make_valid (text, -1));

  if (frame->is_permalink && byline_url_is_web (id))
    _byline_feed_builder_set (&self->builder, BYLINE_SLOT_URL_GUID, byline_url_resolve (NULL, id));
  _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ID, g_steal_pointer (&id));
}

static void
end_keywords (BylineFeedReader *self, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (self->builder.item == NULL)
    return;
  words = g_strsplit_set (text, ",;", BYLINE_FEED_MAX_TAGS);
  for (gsize i = 0; words[i] != NULL; i++)
    _byline_feed_item_add_tag (self->builder.item, words[i]);
}

static void
end_person_part (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  BylineAuthor *person = self->builder.person;
  g_autofree char *clean = read_plain (text, BYLINE_FEED_TEXT_HTML, BYLINE_TEXT_MAX_NAME);

  if (person == NULL || clean == NULL)
    return;
  if (frame->tag == BYLINE_FEED_ELEMENT_PERSON_URI)
    {
      g_free (person->url);
      person->url = byline_url_resolve (frame->base, text);
    }
  else if (frame->tag == BYLINE_FEED_ELEMENT_PERSON_EMAIL)
    {
      g_free (person->email);
      person->email = g_strdup (g_ascii_strncasecmp (clean, "mailto:", 7) == 0 ? clean + 7 : clean);
    }
  else
    {
      g_free (person->name);
      person->name = g_steal_pointer (&clean);
    }
}

/* A person's parts come as elements, or its name as text, or one name element holds several people.
 */
static void
end_person (BylineFeedReader *self,
            const BylineFeedFrame *frame,
            const BylineFeedFrame *parent,
            const char *text)
{
  BylineFeedBuilder *builder = &self->builder;
  g_autoptr (BylineAuthor) person = g_steal_pointer (&builder->person);
  GPtrArray *authors = _byline_feed_builder_authors (builder);
  g_autoptr (GPtrArray) names = NULL;

  if (person == NULL)
    return;
  if (parent->context == BYLINE_FEED_CONTEXT_SOURCE)
    authors = builder->source_authors;
  else if (frame->tag == BYLINE_FEED_ELEMENT_OWNER)
    authors = _byline_feed_builder_fallback_authors (builder);

  if (*person->name == '\0' && person->email == NULL && person->url == NULL)
    {
      _byline_feed_add_names (authors, text);
      return;
    }
  names = byline_authors_split_names (person->name);
  g_ptr_array_set_free_func (names, NULL);
  if (names->len > 1 && person->email == NULL && person->url == NULL)
    {
      for (guint i = 0; i < names->len; i++)
        byline_authors_add (authors, g_ptr_array_index (names, i));
      return;
    }
  if (names->len == 1)
    {
      BylineAuthor *split = g_ptr_array_index (names, 0);

      /* "a@b (A)" in a name */
      if (split->email != NULL)
        {
          g_free (person->name);
          person->name = g_strdup (split->name);
        }
      byline_author_merge (person, split);
    }
  g_ptr_array_foreach (names, (GFunc) (void *) byline_author_free, NULL);
  if (*person->name == '\0')
    {
      g_free (person->name);
      person->name = g_strdup (person->email != NULL ? person->email : person->url);
    }
  byline_authors_add (authors, g_steal_pointer (&person));
}

static void
set_once (char **field, char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
end_media_text (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  BylineFeedBuilder *builder = &self->builder;
  BylinePicture *picture = builder->media;
  gboolean is_of_picture = picture != NULL || (frame - 1)->context == BYLINE_FEED_CONTEXT_IMAGE;
  char *plain;

  if (builder->item == NULL)
    return;
  if (!is_of_picture && frame->tag == BYLINE_FEED_ELEMENT_MEDIA_TITLE)
    _byline_feed_builder_set (builder, BYLINE_SLOT_TITLE_MEDIA,
                              read_headline (text, BYLINE_FEED_TEXT_HTML));
  if (!is_of_picture && frame->tag == BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION)
    _byline_feed_builder_set_body (builder, BYLINE_SLOT_BODY_MEDIA, text, BYLINE_FEED_TEXT_PLAIN,
                                   NULL);
  plain = read_plain (text, BYLINE_FEED_TEXT_HTML, BYLINE_TEXT_MAX_PASSAGE);
  if (frame->tag == BYLINE_FEED_ELEMENT_MEDIA_CREDIT)
    set_once (picture != NULL ? &picture->credit : &builder->media_credit, plain);
  else if (frame->tag == BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION)
    set_once (picture != NULL ? &picture->caption : &builder->media_description, plain);
  else
    set_once (picture != NULL ? &picture->alt : &builder->media_title, plain);
}

static void
end_url (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  g_autofree char *url = byline_url_resolve (frame->base, text);

  if (url == NULL)
    return;
  if (self->builder.item == NULL)
    _byline_feed_builder_set (&self->builder, BYLINE_SLOT_ICON_IMAGE, g_steal_pointer (&url));
  else
    _byline_feed_builder_offer_picture (&self->builder, byline_picture_new (url),
                                        BYLINE_PICTURE_RANK_ELEMENT);
}

/* An hour (0 to 23, or 1 to 24 in RSS 0.91) or the name of a day, in which the feed is not to be asked. */
static void
end_pause (BylineFeedReader *self, const char *text)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  BylineFeedDocument *document = self->builder.document;
  g_autofree char *pause = g_strstrip (g_strdup (text));
  guint64 hour;

  if (g_ascii_string_to_unsigned (pause, 10, 0, 24, &hour, NULL))
    document->skip_hours |= 1u << (hour % 24);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strncasecmp (pause, days[i], 3) == 0)
      document->skip_days |= 1u << i;
}

/* Without an xml:base, RSS means the site: its feed may well come from another host. */
static const char *
find_link_base (BylineFeedReader *self, const BylineFeedFrame *frame)
{
  const char *home = self->builder.feed_slots[BYLINE_SLOT_URL_LINK - BYLINE_SLOT_FIRST];

  return frame->base == self->url && home != NULL ? home : frame->base;
}

static void
end_text (BylineFeedReader *self, const BylineFeedFrame *frame, const char *text)
{
  BylineFeedBuilder *builder = &self->builder;

  switch (frame->tag)
    {
    case BYLINE_FEED_ELEMENT_LINK:
      _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK,
                                byline_url_resolve (find_link_base (self, frame), text));
      break;
    case BYLINE_FEED_ELEMENT_GUID:
      end_guid (self, frame, text);
      break;
    case BYLINE_FEED_ELEMENT_CATEGORY:
    case BYLINE_FEED_ELEMENT_SUBJECT:
      if (builder->item != NULL)
        _byline_feed_item_add_tag (builder->item, text);
      break;
    case BYLINE_FEED_ELEMENT_KEYWORDS:
      end_keywords (self, text);
      break;
    case BYLINE_FEED_ELEMENT_CREATOR:
      _byline_feed_add_names (_byline_feed_builder_authors (builder), text);
      break;
    case BYLINE_FEED_ELEMENT_CREATOR_ITUNES:
      _byline_feed_add_names (_byline_feed_builder_fallback_authors (builder), text);
      break;
    case BYLINE_FEED_ELEMENT_PERSON_NAME:
    case BYLINE_FEED_ELEMENT_PERSON_EMAIL:
    case BYLINE_FEED_ELEMENT_PERSON_URI:
      end_person_part (self, frame, text);
      break;
    case BYLINE_FEED_ELEMENT_MEDIA_TITLE:
    case BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION:
    case BYLINE_FEED_ELEMENT_MEDIA_CREDIT:
      end_media_text (self, frame, text);
      break;
    case BYLINE_FEED_ELEMENT_NEWS_NAME:
      _byline_feed_builder_set_feed (builder, BYLINE_SLOT_TITLE,
                                     read_headline (text, BYLINE_FEED_TEXT_HTML));
      break;
    case BYLINE_FEED_ELEMENT_NEWS_LANGUAGE:
      _byline_feed_builder_set_feed (builder, BYLINE_SLOT_LANGUAGE,
                                     byline_text_clean (text, BYLINE_TEXT_MAX_NAME));
      break;
    case BYLINE_FEED_ELEMENT_URL:
      end_url (self, frame, text);
      break;
    case BYLINE_FEED_ELEMENT_PAUSE:
      end_pause (self, text);
      break;
    default:
      end_slot (self, frame, text);
      break;
    }
}

void
_byline_feed_reader_end (BylineFeedReader *self, const BylineFeedFrame *frame)
{
  const char *text = self->text->str + frame->text_start;
  BylineFeedBuilder *builder = &self->builder;

  if (frame->context == BYLINE_FEED_CONTEXT_TEXT)
    end_text (self, frame, text);
  else if (frame->context == BYLINE_FEED_CONTEXT_PERSON)
    end_person (self, frame, frame - 1, text);
  else if (frame->context == BYLINE_FEED_CONTEXT_ITEM)
    _byline_feed_builder_end_item (builder);
  else if (frame->context == BYLINE_FEED_CONTEXT_MEDIA_CONTENT && builder->media != NULL)
    _byline_feed_builder_offer_picture (builder, g_steal_pointer (&builder->media),
                                        BYLINE_PICTURE_RANK_CONTENT);
  else if (frame->context == BYLINE_FEED_CONTEXT_MEDIA_GROUP)
    builder->media_group = 0;
}
