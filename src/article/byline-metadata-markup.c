/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author-card-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* How far from the headline, in elements, its byline, date and kicker stand. */
#define NEAR_HEADLINE 600
#define MAX_BYLINE_SIZE 240

/* What is about other stories or other people. */
static gboolean
is_elsewhere (const BylinePage *page,
              guint             index,
              guint             top)
{
  while (index > top)
    {
      const BylineNode *node = &page->nodes[index];

      if (node->tag == BYLINE_TAG_NAV || node->tag == BYLINE_TAG_FORM ||
          (node->hints & (BYLINE_HINT_COMMENT | BYLINE_HINT_RELATED | BYLINE_HINT_SIDEBAR |
                          BYLINE_HINT_NAV)) != 0)
        return node->tag != BYLINE_TAG_BODY;
      index = node->parent;
    }
  return FALSE;
}

static gboolean
is_near (BylineMetadata *self,
         guint           index)
{
  guint headline = self->headline;

  return headline == 0 || (index > headline ? index - headline : headline - index) < NEAR_HEADLINE;
}

/* --- Authors --- */

static gboolean
names_author (BylineMetadata *self,
              guint           index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];

  if (node->hidden || node->size < 3 || node->size > MAX_BYLINE_SIZE ||
      (node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE)) == 0 ||
      (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT | BYLINE_HINT_BIO)) != 0)
    return FALSE;
  return !is_elsewhere (page, index, 0);
}

/* The part of a byline that is the name: rel=author, itemprop=name, a link, or all of it. */
static char *
name_in (BylineMetadata *self,
         guint           index,
         char          **address)
{
  const BylinePage *page = self->page;
  guint at = 0;

  for (guint i = index; i < page->nodes[index].end && at == 0; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->size < 3 || node->hidden)
        continue;
      if ((node->hints & BYLINE_HINT_NAME) != 0 || (node->tag == BYLINE_TAG_A && node->in_link))
        at = i;
    }
  if (at != 0)
    {
      guint link = page->nodes[at].tag == BYLINE_TAG_A
                     ? at
                     : _byline_page_find_tag (page, index, page->nodes[index].end, BYLINE_TAG_A);

      if (link != 0)
        *address = _byline_page_address (page, link, "href");
    }
  return _byline_page_text (page, at != 0 ? at : index, BYLINE_TEXT_MAX_NAME);
}

/* "By A and B | 3 May 2021 | 5 min read": what stands behind the first bar is no name. */
static char *
before_bar (char *text)
{
  static const char *marks[] = { "|", "•", "·", " – ", " — ", "\n", "Updated", "Published", "Posted" };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (marks); i++)
    {
      char *found = strstr (text, marks[i]);

      if (found != NULL && found > text)
        *found = '\0';
    }
  return text;
}

static gboolean
looks_like_names (const char *text)
{
  guint words = 1;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ' ')
        words++;
      if (g_ascii_isdigit (*p))
        return FALSE;
    }
  return words <= 14;
}

static void
read_byline (BylineMetadata *self,
             guint           index)
{
  g_autofree char *address = NULL;
  g_autofree char *text = before_bar (name_in (self, index, &address));
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);

  if (text == NULL || !looks_like_names (text))
    return;
  _byline_metadata_add_names (people, text);
  if (people->len == 1 && address != NULL)
    {
      BylineAuthor *author = g_ptr_array_index (people, 0);

      if (author->url == NULL)
        author->url = g_steal_pointer (&address);
    }
  for (guint i = 0; i < people->len; i++)
    byline_authors_add (self->authors, byline_author_copy (g_ptr_array_index (people, i)));
}

/* Adds what bylines say of people that are known already; makes them known if none was. */
static void
read_bylines (BylineMetadata *self,
              guint           from,
              guint           end)
{
  const BylinePage *page = self->page;
  gboolean any_known = self->authors->len > 0;
  guint n_read = 0;

  for (guint i = from; i < end && n_read < 40; i++)
    {
      if (!names_author (self, i))
        continue;
      n_read++;
      if (!any_known && is_near (self, i))
        {
          read_byline (self, i);
        }
      else if (any_known)
        {
          g_autofree char *address = NULL;
          g_autofree char *name = name_in (self, i, &address);
          g_autofree char *folded = name != NULL ? byline_text_fold (name) : NULL;

          for (guint j = 0; folded != NULL && j < self->authors->len; j++)
            {
              BylineAuthor *author = g_ptr_array_index (self->authors, j);
              g_autofree char *known = byline_text_fold (author->name);

              if (author->url == NULL && g_str_equal (known, folded))
                author->url = g_steal_pointer (&address);
            }
        }
      i = page->nodes[i].end - 1;
    }
}

static void
read_cards (BylineMetadata *self,
            guint           from,
            guint           end)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  gboolean any_known = self->authors->len > 0;

  for (guint i = from; i < end && cards->len < 20; i++)
    {
      if (!_byline_author_card_is (self->page, i))
        continue;
      if (!is_elsewhere (self->page, i, 0))
        byline_authors_add (cards, _byline_author_card_read (self->page, i));
      i = self->page->nodes[i].end - 1;
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const BylineAuthor *card = g_ptr_array_index (cards, i);
      gboolean is_known = FALSE;

      for (guint j = 0; j < self->authors->len && !is_known; j++)
        {
          g_autofree char *a = byline_text_fold (card->name);
          g_autofree char *b = byline_text_fold (((BylineAuthor *) g_ptr_array_index (self->authors, j))->name);

          is_known = g_str_equal (a, b);
        }
      /* A card below a story whose authors are named shows one of them, or somebody else's story. */
      if (is_known || !any_known)
        byline_authors_add (self->authors, byline_author_copy (card));
    }
}

/* --- Dates --- */

static gint64
date_of_node (BylineMetadata *self,
              guint           index)
{
  const BylinePage *page = self->page;
  static const char *names[] = { "datetime", "content", "data-datetime", "data-published", "data-timestamp" };
  gint64 date = 0;

  for (gsize i = 0; date == 0 && i < G_N_ELEMENTS (names); i++)
    date = _byline_date_parse (_byline_page_attribute (page, index, names[i]));
  if (date == 0 && page->nodes[index].size < 80)
    {
      g_autofree char *text = _byline_page_text (page, index, 100);

      date = _byline_date_parse (text);
    }
  return date;
}

static void
read_dates (BylineMetadata *self,
            guint           from,
            guint           end)
{
  const BylinePage *page = self->page;

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_TAG_TIME && (node->hints & BYLINE_HINT_DATE) == 0)
        continue;
      if (node->tag == BYLINE_TAG_META ? FALSE : (node->size > 80 || !is_near (self, i)))
        continue;
      if (is_elsewhere (page, i, 0))
        continue;
      if (self->modified == 0 && _byline_page_attribute_has_word (page, i, "itemprop", "datemodified"))
        self->modified = date_of_node (self, i);
      else if (self->published == 0)
        self->published = date_of_node (self, i);
    }
}

/* --- Kicker --- */

static void
read_kicker (BylineMetadata *self,
             guint           from)
{
  const BylinePage *page = self->page;
  guint begin = self->headline > from + NEAR_HEADLINE ? self->headline - NEAR_HEADLINE : from;
  guint found = 0;

  for (guint i = begin; i < self->headline; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if ((node->hints & BYLINE_HINT_KICKER) == 0 || node->size < 2 || node->size > 60 ||
          node->hidden || is_elsewhere (page, i, from))
        continue;
      found = i;
    }
  if (found != 0)
    {
      g_autofree char *text = _byline_page_text (page, found, BYLINE_TEXT_MAX_NAME);

      self->kicker = _byline_kicker_split (text, &self->kicker_publication);
    }
}

/* --- Breadcrumb --- */

static void
read_breadcrumb (BylineMetadata *self)
{
  const BylinePage *page = self->page;
  g_autoptr (GString) path = g_string_new (NULL);
  guint list = 0;
  guint n = 0;

  if (self->breadcrumb != NULL)
    return;
  for (guint i = 0; i < page->n_nodes && list == 0; i++)
    {
      const char *type = (page->nodes[i].hints & BYLINE_HINT_NAV) != 0 || page->nodes[i].tag == BYLINE_TAG_OL
                           ? _byline_page_attribute (page, i, "itemtype")
                           : NULL;
      const char *names = _byline_page_attribute (page, i, "class");

      if ((type != NULL && strstr (type, "BreadcrumbList") != NULL) ||
          ((page->nodes[i].hints & BYLINE_HINT_NAV) != 0 && names != NULL &&
           strstr (names, "breadcrumb") != NULL))
        list = i;
    }
  for (guint i = list; list != 0 && i < page->nodes[list].end && n < 6; i++)
    {
      g_autofree char *name = NULL;

      if (page->nodes[i].tag != BYLINE_TAG_A || page->nodes[i].size < 2 ||
          page->nodes[i].size > 40 || page->nodes[i].hidden)
        continue;
      name = _byline_page_text (page, i, BYLINE_TEXT_MAX_NAME);
      if (name == NULL || byline_section_is_noise (name, self->publication))
        continue;
      g_string_append_printf (path, "%s%s", path->len > 0 ? " > " : "", name);
      n++;
    }
  if (path->len > 0)
    self->breadcrumb = g_string_free (g_steal_pointer (&path), FALSE);
}

void
_byline_metadata_read_markup (BylineMetadata *self,
                              guint           from,
                              guint           end)
{
  read_kicker (self, from);
  read_breadcrumb (self);
  read_bylines (self, from, end);
  read_cards (self, from, end);
  read_dates (self, from, end);
}
