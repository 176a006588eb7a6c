/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-builder-private.h"

#include "byline-date.h"
#include "byline-sanitizer.h"
#include "byline-text.h"

#include <stdlib.h>
#include <string.h>

/* The longest time between two polls that a feed may ask for, in minutes. */
#define MAX_TTL (7 * 24 * 60)
static GPtrArray *
new_authors (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
}

void
_byline_feed_builder_init (BylineFeedBuilder *self)
{
  memset (self, 0, sizeof *self);
  self->document = byline_feed_document_new ();
  self->feed_fallback = new_authors ();
  self->item_fallback = new_authors ();
  self->source_authors = new_authors ();
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_offered_picture_free);
}

static void
clear_slots (char **slots)
{
  for (guint i = 0; i < BYLINE_N_SLOTS; i++)
    g_clear_pointer (&slots[i], g_free);
}

static void
clear_item (BylineFeedBuilder *self)
{
  clear_slots (self->item_slots);
  _byline_feed_builder_clear_bodies (self);
  g_clear_pointer (&self->item, byline_feed_item_free);
  g_clear_pointer (&self->media, byline_picture_free);
  g_ptr_array_set_size (self->pictures, 0);
  self->media_group = 0;
  self->n_media_groups = 0;
  g_clear_pointer (&self->media_title, g_free);
  g_clear_pointer (&self->media_description, g_free);
  g_clear_pointer (&self->media_credit, g_free);
  g_ptr_array_set_size (self->item_fallback, 0);
  g_ptr_array_set_size (self->source_authors, 0);
}

void
_byline_feed_builder_clear (BylineFeedBuilder *self)
{
  clear_item (self);
  clear_slots (self->feed_slots);
  g_clear_pointer (&self->person, byline_author_free);
  g_clear_pointer (&self->feed_fallback, g_ptr_array_unref);
  g_clear_pointer (&self->item_fallback, g_ptr_array_unref);
  g_clear_pointer (&self->source_authors, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
}

static void
set_slot (char **slots, BylineFeedElement slot, char *value)
{
  g_autofree char *owned = value;

  g_return_if_fail (slot >= BYLINE_SLOT_FIRST && slot < BYLINE_SLOT_END);

  if (owned != NULL && *owned != '\0' && slots[slot - BYLINE_SLOT_FIRST] == NULL)
    slots[slot - BYLINE_SLOT_FIRST] = g_steal_pointer (&owned);
}

void
_byline_feed_builder_set (BylineFeedBuilder *self, BylineFeedElement slot, char *value)
{
  set_slot (self->item != NULL ? self->item_slots : self->feed_slots, slot, value);
}

void
_byline_feed_builder_set_feed (BylineFeedBuilder *self, BylineFeedElement slot, char *value)
{
  set_slot (self->feed_slots, slot, value);
}

/* Takes the first text there is among the slots from @first to @last. */
static char *
take (char **slots, BylineFeedElement first, BylineFeedElement last)
{
  for (BylineFeedElement slot = first; slot <= last; slot++)
    if (slots[slot - BYLINE_SLOT_FIRST] != NULL)
      return g_steal_pointer (&slots[slot - BYLINE_SLOT_FIRST]);
  return NULL;
}

/* (nullable): the language of the open item, or of the feed as far as it was read. */
static const char *
find_language (BylineFeedBuilder *self)
{
  if (self->item != NULL && self->item->language != NULL)
    return self->item->language;
  for (BylineFeedElement slot = BYLINE_SLOT_LANGUAGE; slot <= BYLINE_SLOT_LANGUAGE_XML; slot++)
    if (self->feed_slots[slot - BYLINE_SLOT_FIRST] != NULL)
      return self->feed_slots[slot - BYLINE_SLOT_FIRST];
  return self->document->language;
}

static gint64
find_date (char **slots, BylineFeedElement first, BylineFeedElement last, const char *language)
{
  for (BylineFeedElement slot = first; slot <= last; slot++)
    {
      gint64 date = byline_date_parse (slots[slot - BYLINE_SLOT_FIRST], language,
                                       BYLINE_DATE_MONTH_FIRST);

      if (date != 0)
        return date;
    }
  return 0;
}

GPtrArray *
_byline_feed_builder_authors (BylineFeedBuilder *self)
{
  return self->item != NULL ? self->item->authors : self->document->authors;
}

GPtrArray *
_byline_feed_builder_fallback_authors (BylineFeedBuilder *self)
{
  return self->item != NULL ? self->item_fallback : self->feed_fallback;
}

void
_byline_feed_builder_begin_item (BylineFeedBuilder *self)
{
  clear_item (self);
  self->item = byline_feed_item_new ();
  self->is_news = FALSE;
}

static void
move_authors (GPtrArray *from, GPtrArray *to)
{
  if (to->len == 0)
    g_ptr_array_extend_and_steal (to, g_ptr_array_ref (from));
}

/* Takes content and summary from the item's bodies, in the order of the slots. The first is the
 * content (a summary or subtitle never is), the next one that differs is the summary. If both may
 * be whole texts, from description on, the longer one is the content. */
static void
take_bodies (BylineFeedItem *item, char **slots)
{
  g_autofree char *second = NULL;
  BylineFeedElement slot = BYLINE_SLOT_BODY_CONTENT;

  for (; slot <= BYLINE_SLOT_BODY_ITUNES && item->content_html == NULL; slot++)
    item->content_html = take (slots, slot, slot);

  for (BylineFeedElement other = slot; other <= BYLINE_SLOT_BODY_SUBTITLE && second == NULL;
       other++)
    {
      second = take (slots, other, other);
      if (g_strcmp0 (second, item->content_html) == 0)
        g_clear_pointer (&second, g_free);
      else if (second != NULL && slot > BYLINE_SLOT_BODY_DESCRIPTION &&
               other <= BYLINE_SLOT_BODY_ITUNES && strlen (second) > strlen (item->content_html))
        {
          char *longer = g_steal_pointer (&second);

          second = g_steal_pointer (&item->content_html);
          item->content_html = longer;
        }
    }
  if (second == NULL)
    return;

  item->summary_html = g_steal_pointer (&second);
  {
    g_autofree char *plain = byline_html_to_plain (item->summary_html);

    item->summary = byline_text_clean (plain, BYLINE_TEXT_MAX_PASSAGE);
  }
}

/* Where there is nothing else, as with videos, what is said of the media is the body; of a picture
 * it is the caption. */
static void
take_media_texts (BylineFeedBuilder *self)
{
  BylineFeedItem *item = self->item;

  if (item->content_html != NULL || item->summary_html != NULL ||
      _byline_feed_builder_has_picture (self, BYLINE_PICTURE_RANK_CONTENT))
    return;
  item->content_html = take (self->item_slots, BYLINE_SLOT_BODY_MEDIA, BYLINE_SLOT_BODY_MEDIA);
  if (item->content_html != NULL)
    g_clear_pointer (&self->media_description, g_free);
}

/* "1:02:03", "62:03" or seconds. */
static gint64
parse_duration (const char *text)
{
  gint64 seconds = 0;

  for (guint i = 0; text != NULL && i < 3; i++)
    {
      char *end;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (end == text || number < 0 || number > 1000000)
        return 0;
      seconds = seconds * 60 + number;
      if (*end != ':')
        break;
      text = end + 1;
    }
  return seconds;
}

static void
take_media (BylineFeedBuilder *self)
{
  BylineFeedItem *item = self->item;
  g_autofree char *duration = take (self->item_slots, BYLINE_SLOT_DURATION, BYLINE_SLOT_DURATION);

  if (duration != NULL && item->attachments->len > 0)
    {
      BylineAttachment *first = g_ptr_array_index (item->attachments, 0);

      if (first->duration == 0)
        first->duration = parse_duration (duration);
    }

  _byline_feed_builder_take_pictures (self);
  if (item->image == NULL)
    return;
  if (item->image->alt == NULL)
    item->image->alt = g_steal_pointer (&self->media_title);
  if (item->image->caption == NULL)
    item->image->caption = g_steal_pointer (&self->media_description);
  if (item->image->credit == NULL)
    item->image->credit = g_steal_pointer (&self->media_credit);
}

void
_byline_feed_builder_end_item (BylineFeedBuilder *self)
{
  BylineFeedItem *item = self->item;
  char **slots = self->item_slots;
  const char *language;

  if (item == NULL)
    return;
  if (!self->is_news && g_strcmp0 (self->document->format, BYLINE_FORMAT_SITEMAP) == 0)
    {
      clear_item (self);
      return;
    }

  _byline_feed_builder_read_bodies (self);
  item->id = take (slots, BYLINE_SLOT_ID, BYLINE_SLOT_ID_DC);
  item->url = take (slots, BYLINE_SLOT_URL_ORIGINAL, BYLINE_SLOT_URL_CONTENT);
  item->title = take (slots, BYLINE_SLOT_TITLE, BYLINE_SLOT_TITLE_MEDIA);
  item->comments_url = take (slots, BYLINE_SLOT_COMMENTS, BYLINE_SLOT_COMMENTS_REPLIES);
  item->language = take (slots, BYLINE_SLOT_LANGUAGE, BYLINE_SLOT_LANGUAGE_XML);
  language = find_language (self);
  item->published = find_date (slots, BYLINE_SLOT_PUBLISHED, BYLINE_SLOT_PUBLISHED_CREATED,
                               language);
  item->modified = find_date (slots, BYLINE_SLOT_UPDATED, BYLINE_SLOT_UPDATED_BUILD, language);
  take_bodies (item, slots);
  take_media_texts (self);
  take_media (self);
  move_authors (self->item_fallback, item->authors);
  move_authors (self->source_authors, item->authors);
  _byline_feed_item_tidy (item);
  _byline_feed_item_ensure_id (item);

  g_ptr_array_add (self->document->items, g_steal_pointer (&self->item));
  _byline_feed_document_prune (self->document, FALSE);
  clear_item (self);
}

/* sy:updatePeriod and sy:updateFrequency in minutes. */
static guint
period_minutes (const char *period, const char *frequency)
{
  static const struct {
    const char *name;
    guint minutes;
  } periods[] = {
    { "hourly", 60 },     { "daily", 1440 },    { "weekly", 10080 },
    { "monthly", 43200 }, { "yearly", 525600 },
  };
  gint64 times = frequency != NULL ? g_ascii_strtoll (frequency, NULL, 10) : 1;

  for (gsize i = 0; period != NULL && i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (period, periods[i].name) == 0)
      return periods[i].minutes / CLAMP (times, 1, periods[i].minutes);
  return 0;
}

static guint
take_ttl (char **slots)
{
  g_autofree char *ttl = take (slots, BYLINE_SLOT_TTL, BYLINE_SLOT_TTL);
  g_autofree char *period = take (slots, BYLINE_SLOT_PERIOD, BYLINE_SLOT_PERIOD);
  g_autofree char *frequency = take (slots, BYLINE_SLOT_FREQUENCY, BYLINE_SLOT_FREQUENCY);
  gint64 minutes = ttl != NULL ? g_ascii_strtoll (ttl, NULL, 10) : 0;

  if (minutes <= 0)
    minutes = period_minutes (period, frequency);
  return CLAMP (minutes, 0, MAX_TTL);
}

void
_byline_feed_builder_end_feed (BylineFeedBuilder *self)
{
  BylineFeedDocument *document = self->document;
  char **slots = self->feed_slots;

  document->title = take (slots, BYLINE_SLOT_TITLE, BYLINE_SLOT_TITLE_MEDIA);
  document->home_page_url = take (slots, BYLINE_SLOT_URL_ORIGINAL, BYLINE_SLOT_URL_LINK);
  document->feed_url = take (slots, BYLINE_SLOT_SELF, BYLINE_SLOT_SELF);
  document->hub_url = take (slots, BYLINE_SLOT_HUB, BYLINE_SLOT_HUB);
  document->next_url = take (slots, BYLINE_SLOT_NEXT, BYLINE_SLOT_NEXT);
  document->description = take (slots, BYLINE_SLOT_BODY_CONTENT, BYLINE_SLOT_BODY_MEDIA);
  document->language = take (slots, BYLINE_SLOT_LANGUAGE, BYLINE_SLOT_LANGUAGE_XML);
  document->icon = take (slots, BYLINE_SLOT_ICON_ITUNES, BYLINE_SLOT_ICON_IMAGE);
  document->favicon = take (slots, BYLINE_SLOT_FAVICON, BYLINE_SLOT_FAVICON);
  document->updated = find_date (slots, BYLINE_SLOT_UPDATED, BYLINE_SLOT_UPDATED_BUILD,
                                 document->language);
  if (document->updated == 0)
    document->updated = find_date (slots, BYLINE_SLOT_PUBLISHED, BYLINE_SLOT_PUBLISHED_CREATED,
                                   document->language);
  document->ttl_minutes = take_ttl (slots);
  move_authors (self->feed_fallback, document->authors);
  _byline_feed_document_prune (document, TRUE);
  clear_slots (slots);
}
