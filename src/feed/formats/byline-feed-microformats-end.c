/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-microformats-private.h"

#include "byline-sanitizer.h"
#include "byline-text.h"
#include "byline-url.h"

#include <string.h>

/* The markup in the element, bounded. */
static char *
dup_slice (const BylineMicroformatsElement *element, const char *end, gsize limit)
{
  gsize length = MIN ((gsize) (end - element->content), limit);

  while (length > 0 && length == limit && ((guchar) element->content[length] & 0xc0) == 0x80)
    length--;
  return g_strndup (element->content, length);
}

/* Elements in one another hold the same text, which is not read as often as there are elements. */
static char *
dup_plain (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  g_autofree char *slice = NULL;
  gsize length;

  if (element->value != NULL && *element->value != '\0')
    return byline_text_clean_headline (element->value, 0);
  slice = dup_slice (element, end, BYLINE_FEED_MAX_TEXT);
  length = strlen (slice);
  if (length > self->text_budget)
    {
      self->is_over_budget = TRUE;
      return NULL;
    }
  self->text_budget -= length;
  return byline_html_to_headline (slice);
}

static char *
dup_url (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  g_autofree char *plain = NULL;

  if (element->url != NULL)
    return byline_url_is_web (element->url) ? g_strdup (element->url) : NULL;
  plain = dup_plain (self, element, end);
  return plain != NULL ? byline_url_resolve (self->base, plain) : NULL;
}

static void
set_body (BylineMicroformatsReader *self, BylineFeedElement slot, const BylineMicroformatsElement *element, const char *end)
{
  if (self->builder.item_slots[slot - BYLINE_SLOT_FIRST] == NULL)
    {
      g_autofree char *slice = dup_slice (element, end, BYLINE_FEED_MAX_BODY);

      _byline_feed_builder_set (&self->builder, slot, byline_sanitize_html (slice, -1, self->base));
    }
}

/* "p-author" without a card: its text is the name. */
static void
end_author (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  g_autofree char *plain = dup_plain (self, element, end);
  g_autofree char *name = byline_text_clean (plain, BYLINE_TEXT_MAX_NAME);
  BylineAuthor *author;

  if (name == NULL)
    return;
  if (element->url == NULL || byline_url_is_web (name))
    {
      _byline_feed_add_names (_byline_feed_builder_authors (&self->builder), name);
      return;
    }
  author = byline_author_new (name);
  author->url = g_strdup (element->url);
  byline_authors_add (_byline_feed_builder_authors (&self->builder), author);
}

static void
end_card (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  g_autoptr (BylineAuthor) person = g_steal_pointer (&self->builder.person);

  if (person == NULL)
    return;
  if (person->url == NULL && element->url != NULL && byline_url_is_web (element->url))
    person->url = g_strdup (element->url);
  if (*person->name == '\0')
    {
      g_autofree char *plain = dup_plain (self, element, end);

      g_free (person->name);
      person->name = byline_text_clean (plain, BYLINE_TEXT_MAX_NAME);
      if (person->name == NULL)
        person->name = g_strdup (person->email != NULL ? person->email : person->url);
    }
  if (person->name != NULL)
    byline_authors_add (_byline_feed_builder_authors (&self->builder), g_steal_pointer (&person));
  else
    person->name = g_strdup ("");
}

static void
end_card_property (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  BylineAuthor *person = self->builder.person;

  if (person == NULL)
    return;
  if ((element->properties & BYLINE_MICROFORMATS_PROPERTY_NAME) && *person->name == '\0')
    {
      g_autofree char *plain = dup_plain (self, element, end);
      char *name = byline_text_clean (plain, BYLINE_TEXT_MAX_NAME);

      if (name != NULL)
        {
          g_free (person->name);
          person->name = name;
        }
    }
  if ((element->properties & (BYLINE_MICROFORMATS_PROPERTY_URL | BYLINE_MICROFORMATS_PROPERTY_UID)) && person->url == NULL)
    person->url = dup_url (self, element, end);
  if ((element->properties & BYLINE_MICROFORMATS_PROPERTY_PHOTO) && person->avatar == NULL)
    person->avatar = dup_url (self, element, end);
  if ((element->properties & BYLINE_MICROFORMATS_PROPERTY_EMAIL) && person->email == NULL && element->url != NULL &&
      g_str_has_prefix (element->url, "mailto:"))
    person->email = g_strdup (element->url + strlen ("mailto:"));
}

static void
end_feed_property (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  BylineFeedBuilder *builder = &self->builder;

  if (element->properties & BYLINE_MICROFORMATS_PROPERTY_NAME)
    {
      g_autofree char *plain = dup_plain (self, element, end);

      _byline_feed_builder_set (builder, BYLINE_SLOT_TITLE,
                                byline_text_clean_headline (plain, BYLINE_TEXT_MAX_HEADLINE));
    }
  if (element->properties & BYLINE_MICROFORMATS_PROPERTY_SUMMARY)
    {
      g_autofree char *plain = dup_plain (self, element, end);

      _byline_feed_builder_set (builder, BYLINE_SLOT_BODY_SUMMARY,
                                byline_text_clean (plain, BYLINE_TEXT_MAX_PASSAGE));
    }
  if (element->properties & (BYLINE_MICROFORMATS_PROPERTY_URL | BYLINE_MICROFORMATS_PROPERTY_UID))
    _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK, dup_url (self, element, end));
  if (element->properties & (BYLINE_MICROFORMATS_PROPERTY_PHOTO | BYLINE_MICROFORMATS_PROPERTY_FEATURED))
    _byline_feed_builder_set (builder, BYLINE_SLOT_ICON_IMAGE, dup_url (self, element, end));
}

static void
end_picture (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  g_autofree char *url = dup_url (self, element, end);
  BylinePicture *picture;

  if (url == NULL)
    return;
  picture = byline_picture_new (url);
  picture->alt = byline_text_clean (element->value, BYLINE_TEXT_MAX_PASSAGE);
  _byline_feed_builder_offer_picture (&self->builder, picture,
                                      element->properties & BYLINE_MICROFORMATS_PROPERTY_FEATURED
                                        ? BYLINE_PICTURE_RANK_CONTENT
                                        : BYLINE_PICTURE_RANK_ELEMENT);
}

static void
end_entry_property (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  BylineFeedBuilder *builder = &self->builder;
  guint properties = element->properties;
  g_autofree char *plain = NULL;

  if (properties & BYLINE_MICROFORMATS_PROPERTY_CONTENT)
    set_body (self, BYLINE_SLOT_BODY_CONTENT, element, end);
  if (properties & BYLINE_MICROFORMATS_PROPERTY_SUMMARY)
    set_body (self, BYLINE_SLOT_BODY_SUMMARY, element, end);
  if (properties & BYLINE_MICROFORMATS_PROPERTY_URL)
    _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK, dup_url (self, element, end));
  if (properties & (BYLINE_MICROFORMATS_PROPERTY_PHOTO | BYLINE_MICROFORMATS_PROPERTY_FEATURED))
    end_picture (self, element, end);
  if (properties & BYLINE_MICROFORMATS_PROPERTY_FILE)
    {
      g_autofree char *url = dup_url (self, element, end);

      _byline_feed_item_add_attachment (builder->item, url, NULL);
    }
  if (!(properties &
        (BYLINE_MICROFORMATS_PROPERTY_NAME | BYLINE_MICROFORMATS_PROPERTY_UID | BYLINE_MICROFORMATS_PROPERTY_PUBLISHED | BYLINE_MICROFORMATS_PROPERTY_UPDATED | BYLINE_MICROFORMATS_PROPERTY_CATEGORY)))
    return;

  plain = dup_plain (self, element, end);
  if (properties & BYLINE_MICROFORMATS_PROPERTY_NAME)
    _byline_feed_builder_set (builder, BYLINE_SLOT_TITLE,
                              byline_text_clean_headline (plain, BYLINE_TEXT_MAX_HEADLINE));
  if (properties & BYLINE_MICROFORMATS_PROPERTY_UID)
    _byline_feed_builder_set (builder, BYLINE_SLOT_ID,
                              g_strdup (element->url != NULL ? element->url : plain));
  if (properties & BYLINE_MICROFORMATS_PROPERTY_PUBLISHED)
    _byline_feed_builder_set (builder, BYLINE_SLOT_PUBLISHED, g_strdup (plain));
  if (properties & BYLINE_MICROFORMATS_PROPERTY_UPDATED)
    _byline_feed_builder_set (builder, BYLINE_SLOT_UPDATED, g_strdup (plain));
  if ((properties & BYLINE_MICROFORMATS_PROPERTY_CATEGORY) && plain != NULL)
    _byline_feed_item_add_tag (builder->item, plain);
}

/* A note's name is its content: it has no headline of its own. */
static void
end_entry (BylineMicroformatsReader *self, const BylineMicroformatsElement *element, const char *end)
{
  BylineFeedBuilder *builder = &self->builder;
  char **title = &builder->item_slots[BYLINE_SLOT_TITLE - BYLINE_SLOT_FIRST];
  const char *content = builder->item_slots[BYLINE_SLOT_BODY_CONTENT - BYLINE_SLOT_FIRST];

  if (*title != NULL && content != NULL)
    {
      g_autofree char *plain = byline_html_to_headline (content);

      if (plain != NULL && g_str_has_prefix (plain, *title) && strlen (plain) == strlen (*title))
        g_clear_pointer (title, g_free);
    }
  else if (*title == NULL && content == NULL)
    {
      g_autofree char *plain = dup_plain (self, element, end);

      *title = byline_text_clean_headline (plain, BYLINE_TEXT_MAX_HEADLINE);
    }
  if (element->url != NULL && byline_url_is_web (element->url))
    _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK, g_strdup (element->url));
  if (self->n_entry_links == 1)
    _byline_feed_builder_set (builder, BYLINE_SLOT_URL_LINK, g_steal_pointer (&self->entry_link));
  _byline_feed_builder_end_item (builder);
}

void
_byline_microformats_reader_end_element (BylineMicroformatsReader *self, const char *end)
{
  BylineMicroformatsElement element = g_array_index (self->open, BylineMicroformatsElement, self->open->len - 1);

  if (element.is_root && element.root == BYLINE_MICROFORMATS_ROOT_ENTRY)
    end_entry (self, &element, end);
  else if (element.is_root && element.root == BYLINE_MICROFORMATS_ROOT_CARD)
    end_card (self, &element, end);
  else if (element.properties & BYLINE_MICROFORMATS_PROPERTY_AUTHOR &&
           (element.owner == BYLINE_MICROFORMATS_ROOT_ENTRY || element.owner == BYLINE_MICROFORMATS_ROOT_FEED))
    end_author (self, &element, end);

  if (element.properties != 0 && element.owner == BYLINE_MICROFORMATS_ROOT_ENTRY && self->builder.item != NULL)
    end_entry_property (self, &element, end);
  else if (element.properties != 0 && element.owner == BYLINE_MICROFORMATS_ROOT_FEED)
    end_feed_property (self, &element, end);
  else if (element.properties != 0 && element.owner == BYLINE_MICROFORMATS_ROOT_CARD)
    end_card_property (self, &element, end);
  g_array_set_size (self->open, self->open->len - 1);
}
