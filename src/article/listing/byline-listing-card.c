/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author-box-private.h"
#include "byline-page-listing-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-blocks-private.h"
#include "byline-date.h"
#include "byline-section.h"
#include "byline-text.h"

/* What an index page tells of one story besides its headline. */

/* The elements of a part that are looked at, and its longest line of names, in bytes. */
#define MAX_CARD_NODES 3000
#define MAX_BYLINE 160
#define MIN_STANDFIRST 24
#define MAX_STANDFIRST 900

typedef struct {
  const BylinePage *page;
  const BylineIndexEntry *entry;
  guint end;
  BylineFeedItem *item;
} Card;

static gboolean
is_in_title (Card *self, guint index)
{
  return _byline_page_contains (self->page, self->entry->title, index);
}

/* What a node or those around it, up to the card, are called. */
static guint32
hints_around (Card *self, guint index)
{
  guint32 hints = 0;

  for (guint up = 0; up < 12 && index > self->entry->from; up++)
    {
      hints |= self->page->nodes[index].hints;
      index = self->page->nodes[index].parent;
    }
  return hints;
}

static gboolean
is_standfirst (Card *self, guint index)
{
  static const guint32 not_words = BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO |
                                   BYLINE_HINT_DATE | BYLINE_HINT_META | BYLINE_HINT_CAPTION |
                                   BYLINE_HINT_CREDIT | BYLINE_HINT_KICKER | BYLINE_HINT_SHARE |
                                   BYLINE_HINT_COMMENT | BYLINE_HINT_TAGS;
  const BylineNode *node = &self->page->nodes[index];
  guint32 hints;

  if (node->hidden || is_in_title (self, index) || node->size < MIN_STANDFIRST ||
      _byline_page_contains (self->page, index, self->entry->title))
    return FALSE;
  hints = hints_around (self, index);
  if ((node->hints & BYLINE_HINT_STANDFIRST) != 0)
    return node->size <= MAX_STANDFIRST;
  if ((hints & not_words) != 0 || node->tag == BYLINE_HTML_TAG_FIGCAPTION ||
      _byline_html_tag_is_heading (node->tag) || node->own_size < MIN_STANDFIRST)
    return FALSE;
  return node->tag == BYLINE_HTML_TAG_P || node->own_stops > 0 || node->own_size >= 60;
}

static void
read_standfirst (Card *self)
{
  guint link_end = self->page->nodes[self->entry->link].end;

  for (guint i = self->entry->from; i < self->end; i++)
    {
      gboolean in_own_link = i > self->entry->link && i < link_end;

      /* Words in a link of their own lead elsewhere. */
      if (!is_standfirst (self, i) ||
          (self->page->nodes[i].in_link && !in_own_link &&
           self->page->nodes[i].tag == BYLINE_HTML_TAG_A) ||
          (!in_own_link && self->page->nodes[i].own_links * 2 > self->page->nodes[i].own_size &&
           self->page->nodes[i].tag != BYLINE_HTML_TAG_P))
        continue;
      self->item->summary = _byline_page_dup_text (self->page, i, BYLINE_TEXT_MAX_PASSAGE);
      return;
    }
}

static void
read_picture (Card *self)
{
  g_autoptr (GArray)
    pictures = _byline_pictures_find (self->page, self->entry->from, self->end, NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      guint picture = g_array_index (pictures, guint, i);
      guint figure = _byline_page_ancestor (self->page, picture, BYLINE_HTML_TAG_FIGURE);

      if ((hints_around (self, picture) &
           (BYLINE_HINT_AVATAR | BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE | BYLINE_HINT_AD)) != 0)
        continue;
      if (figure <= self->entry->from)
        figure = _byline_picture_wrapper (self->page, pictures, picture, self->entry->from);
      self->item->image = _byline_picture_build (self->page, picture, figure);
      return;
    }
}

static void
read_date (Card *self)
{
  static const char *names[] = { "datetime", "content", "data-datetime", "data-timestamp" };

  for (guint i = self->entry->from; i < self->end && self->item->published == 0; i++)
    {
      const BylineNode *node = &self->page->nodes[i];

      if ((node->tag != BYLINE_HTML_TAG_TIME && (node->hints & BYLINE_HINT_DATE) == 0) ||
          node->size > 80)
        continue;
      for (gsize a = 0; a < G_N_ELEMENTS (names) && self->item->published == 0; a++)
        self->item->published =
          _byline_page_parse_date (self->page, _byline_page_attribute (self->page, i, names[a]));
      if (self->item->published == 0)
        {
          g_autofree char *text = _byline_page_dup_text (self->page, i, 100);

          self->item->published = _byline_page_parse_date (self->page, text);
        }
    }
  if (self->item->published == 0)
    self->item->published = byline_date_from_address (self->entry->url);
}

/* "By A and B | 3 May 2021": what stands behind the first bar or in front of a date is no name. */
static void
read_names (Card *self, guint index)
{
  static const char *marks[] = { "|", "•", "·", " – ", " — ", " on ", "Updated", "Published" };
  g_autofree char *text = _byline_page_dup_text (self->page, index, BYLINE_TEXT_MAX_NAME);
  GPtrArray *authors = self->item->authors;
  guint n_known = authors->len;
  char *digit;

  if (text == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *found = strstr (text, marks[i]);

      if (found > text)
        *found = '\0';
    }
  digit = strpbrk (text, "0123456789");
  if (digit != NULL)
    *digit = '\0';
  _byline_metadata_add_names (authors, text);
  for (guint i = index; authors->len == n_known + 1 && i < self->page->nodes[index].end; i++)
    {
      BylineAuthor *author = g_ptr_array_index (authors, n_known);

      if (self->page->nodes[i].tag == BYLINE_HTML_TAG_A && author->url == NULL)
        author->url = _byline_page_dup_url (self->page, i, "href");
    }
}

static void
read_authors (Card *self)
{
  guint skip = 0;

  for (guint i = self->entry->from; i < self->end && self->item->authors->len < 8; i++)
    {
      const BylineNode *node = &self->page->nodes[i];

      /* A card within the card: with portrait, biography and contacts. */
      if (i >= skip && _byline_page_is_author_box (self->page, i))
        {
          byline_authors_add (self->item->authors, _byline_author_box_read (self->page, i));
          skip = node->end;
          continue;
        }
      if (i < skip || node->hidden || node->size < 3 || node->size > MAX_BYLINE ||
          (node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE)) == 0 ||
          (node->hints & (BYLINE_HINT_BIO | BYLINE_HINT_CREDIT | BYLINE_HINT_CAPTION)) != 0 ||
          is_in_title (self, i) || _byline_page_contains (self->page, i, self->entry->title))
        continue;
      read_names (self, i);
      skip = node->end;
    }
}

static void
add_section (Card *self, const char *name)
{
  if (name != NULL && g_utf8_strlen (name, -1) <= 40 &&
      !byline_section_name_is_generic (name, NULL) &&
      !g_ptr_array_find_with_equal_func (self->item->tags, name, g_str_equal, NULL))
    g_ptr_array_add (self->item->tags, g_strdup (name));
}

static gboolean
leads_to_section (const BylinePage *page, guint index)
{
  const char *href = _byline_page_attribute (page, index, "href");

  return _byline_page_attribute_has_word (page, index, "rel", "category") ||
         (href != NULL &&
          (strstr (href, "/category/") != NULL || strstr (href, "/section/") != NULL ||
           strstr (href, "/sections/") != NULL || strstr (href, "/kategorie/") != NULL ||
           strstr (href, "/rubrique/") != NULL || strstr (href, "/topics/") != NULL));
}

static void
read_sections (Card *self)
{
  for (guint i = self->entry->from; i < self->end; i++)
    {
      const BylineNode *node = &self->page->nodes[i];
      gboolean is_kicker = (node->hints & BYLINE_HINT_KICKER) != 0;
      g_autofree char *text = NULL;

      if (node->hidden || node->size < 2 || node->size > 60 || is_in_title (self, i) ||
          _byline_page_contains (self->page, i, self->entry->title) ||
          (!is_kicker && (node->tag != BYLINE_HTML_TAG_A || !leads_to_section (self->page, i))))
        continue;
      text = _byline_page_dup_text (self->page, i, BYLINE_TEXT_MAX_NAME);
      if (is_kicker && self->item->kicker == NULL)
        self->item->kicker = _byline_kicker_split (text, NULL);
      add_section (self, is_kicker ? self->item->kicker : text);
    }
  if (self->item->tags->len == 0 && self->entry->section != 0)
    {
      g_autofree char *name = _byline_page_dup_text (self->page, self->entry->section,
                                                     BYLINE_TEXT_MAX_NAME);

      add_section (self, name);
    }
}

BylineFeedItem *
_byline_listing_read (const BylinePage *page, const BylineIndexEntry *entry)
{
  Card self = { page, entry, MIN (entry->end, entry->from + MAX_CARD_NODES) };

  self.item = byline_feed_item_new ();
  self.item->id = g_strdup (entry->canonical);
  self.item->url = g_strdup (entry->url);
  self.item->title = _byline_page_dup_text (page, entry->title, BYLINE_TEXT_MAX_HEADLINE);
  read_standfirst (&self);
  read_picture (&self);
  read_date (&self);
  read_authors (&self);
  read_sections (&self);
  return self.item;
}
