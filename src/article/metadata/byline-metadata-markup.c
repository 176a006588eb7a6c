/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author-box-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* How far from the headline, in elements, its byline, date and kicker stand. */
#define NEAR_HEADLINE 600
#define MAX_BYLINE_SIZE 240

/* What is about other stories or other people. */
static gboolean
is_elsewhere (const BylinePage *page, guint index, guint top)
{
  while (index > top)
    {
      const BylineNode *node = &page->nodes[index];

      if (node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FORM ||
          (node->hints & (BYLINE_HINT_COMMENT | BYLINE_HINT_RELATED | BYLINE_HINT_SIDEBAR |
                          BYLINE_HINT_NAV)) != 0)
        return node->tag != BYLINE_HTML_TAG_BODY;
      index = node->parent;
    }
  return FALSE;
}

static gboolean
is_near (BylineMetadata *self, guint index)
{
  guint headline = self->headline;

  return headline == 0 || (index > headline ? index - headline : headline - index) < NEAR_HEADLINE;
}

/* --- Authors --- */

static gboolean
names_author (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];

  if (node->hidden || node->size < 3 || node->size > MAX_BYLINE_SIZE ||
      (node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE)) == 0 ||
      (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT | BYLINE_HINT_BIO)) != 0)
    return FALSE;
  return !is_elsewhere (page, index, 0);
}

/* The page of the person called @name, from the links in [@from, @end). */
static char *
profile_of (BylineMetadata *self, guint from, guint end, const char *name)
{
  const BylinePage *page = self->page;
  g_autofree char *folded = byline_text_fold (name);

  for (guint i = from; i < end; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *other = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size > MAX_BYLINE_SIZE)
        continue;
      text = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME);
      other = text != NULL ? byline_text_fold (text) : NULL;
      if (other != NULL && g_str_equal (other, folded))
        return _byline_page_dup_url (page, i, "href");
    }
  return NULL;
}

/* The names in a byline: what is called a name in it, else all of it. */
static char *
names_in (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  g_autofree char *text = NULL;
  const char *by;
  guint found = 0;
  guint n_found = 0;

  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if ((page->nodes[i].hints & BYLINE_HINT_NAME) != 0 && page->nodes[i].size > 2 &&
          !page->nodes[i].hidden)
        {
          found = i;
          n_found++;
        }
    }
  text = _byline_page_dup_text (page, n_found == 1 ? found : index, BYLINE_TEXT_MAX_NAME);
  /* "Posted by", "Written on Tuesday by" */
  by = text != NULL ? strstr (text, " by ") : NULL;
  return by != NULL && by - text < 40 ? g_strdup (by + 4) : g_steal_pointer (&text);
}

/* "By A and B | 3 May 2021 | 5 min read": what stands behind the first bar is no name. */
static char *
before_bar (char *text)
{
  static const char *marks[] = {
    "|", "•", "·", " – ", " — ", "\n", "Updated", "Published", "Posted",
  };

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
read_byline (BylineMetadata *self, guint index)
{
  g_autofree char *text = before_bar (names_in (self, index));
  g_autoptr (GPtrArray)
    people = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);

  if (text == NULL || !looks_like_names (text))
    return;
  _byline_metadata_add_names (people, text);
  for (guint i = 0; i < people->len; i++)
    byline_authors_add (self->authors, byline_author_copy (g_ptr_array_index (people, i)));
}

/* Adds the pages of the people that a byline links to. */
static void
read_profiles (BylineMetadata *self, guint index)
{
  for (guint i = 0; i < self->authors->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (self->authors, i);

      if (author->url == NULL)
        author->url = profile_of (self, index, self->page->nodes[index].end, author->name);
    }
}

/* Reads bylines; of people that are known already only where their pages are. */
static void
read_bylines (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;
  gboolean any_known = self->authors->len > 0;
  guint n_read = 0;

  for (guint i = from; i < end && n_read < 40; i++)
    {
      if (_byline_page_is_author_box (page, i))
        {
          i = page->nodes[i].end - 1;
          continue;
        }
      if (!names_author (self, i))
        continue;
      n_read++;
      if (!any_known && is_near (self, i))
        read_byline (self, i);
      read_profiles (self, i);
      i = page->nodes[i].end - 1;
    }
}

static void
read_cards (BylineMetadata *self, guint from, guint end)
{
  g_autoptr (GPtrArray)
    cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  gboolean any_known = self->authors->len > 0;

  for (guint i = from; i < end && cards->len < 20; i++)
    {
      if (!_byline_page_is_author_box (self->page, i))
        continue;
      if (!is_elsewhere (self->page, i, 0))
        byline_authors_add (cards, _byline_author_box_read (self->page, i));
      i = self->page->nodes[i].end - 1;
    }
  for (guint i = 0; i < cards->len; i++)
    {
      const BylineAuthor *card = g_ptr_array_index (cards, i);
      gboolean is_known = FALSE;

      for (guint j = 0; j < self->authors->len && !is_known; j++)
        {
          g_autofree char *a = byline_text_fold (card->name);
          g_autofree char *b = byline_text_fold (
            ((BylineAuthor *) g_ptr_array_index (self->authors, j))->name);

          is_known = g_str_equal (a, b);
        }
      /* A card below a story whose authors are named shows one of them, or somebody else's
       * story. */
      if (is_known || !any_known)
        byline_authors_add (self->authors, byline_author_copy (card));
    }
}

/* --- Dates --- */

static gint64
date_of_node (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  static const char *names[] = {
    "datetime", "content", "data-datetime", "data-published", "data-timestamp",
  };
  gint64 date = 0;

  for (gsize i = 0; date == 0 && i < G_N_ELEMENTS (names); i++)
    date = _byline_page_parse_date (page, _byline_page_attribute (page, index, names[i]));
  if (date == 0 && page->nodes[index].size < 80)
    {
      g_autofree char *text = _byline_page_dup_text (page, index, 100);

      date = _byline_page_parse_date (page, text);
    }
  return date;
}

/* "Updated 3 May" says when a story was changed, not when it was published. */
static void
read_date (BylineMetadata *self, guint index)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->published != 0 && self->modified != 0)
    return;
  text = self->page->nodes[index].size < 80 ? _byline_page_dup_text (self->page, index, 100) : NULL;
  folded = g_utf8_strdown (text != NULL ? text : "", -1);
  if (g_str_has_prefix (folded, "updated") || g_str_has_prefix (folded, "last ") ||
      g_str_has_prefix (folded, "modified") || g_str_has_prefix (folded, "aktualisiert"))
    {
      if (self->modified == 0)
        self->modified = date_of_node (self, index);
    }
  else if (self->published == 0)
    {
      self->published = date_of_node (self, index);
    }
}

static void
read_dates (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;

  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_TIME && (node->hints & BYLINE_HINT_DATE) == 0)
        continue;
      if (node->tag == BYLINE_HTML_TAG_META ? FALSE : (node->size > 80 || !is_near (self, i)))
        continue;
      if (is_elsewhere (page, i, 0))
        continue;
      if (self->modified == 0 &&
          _byline_page_attribute_has_word (page, i, "itemprop", "datemodified"))
        self->modified = date_of_node (self, i);
      else
        read_date (self, i);
    }
}

/* --- Kicker --- */

static void
read_kicker (BylineMetadata *self, guint from)
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
      g_autofree char *text = _byline_page_dup_text (page, found, BYLINE_TEXT_MAX_NAME);

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
      const char *type = (page->nodes[i].hints & BYLINE_HINT_NAV) != 0 ||
                             page->nodes[i].tag == BYLINE_HTML_TAG_OL
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

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size < 2 ||
          page->nodes[i].size > 40 || page->nodes[i].hidden ||
          _byline_metadata_is_home (self, _byline_page_attribute (page, i, "href")))
        continue;
      name = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME);
      if (name == NULL || byline_section_name_is_generic (name, self->publication))
        continue;
      g_string_append_printf (path, "%s%s", path->len > 0 ? " > " : "", name);
      n++;
    }
  if (path->len > 0)
    self->breadcrumb = g_string_free (g_steal_pointer (&path), FALSE);
}

/* --- Categories --- */

/* rel=category is how blogs say a section, rel=tag how they say a tag. */
static void
read_categories (BylineMetadata *self, guint from, guint end)
{
  const BylinePage *page = self->page;
  gboolean any_tags = self->tags->len > 0;

  for (guint i = from; i < end; i++)
    {
      gboolean is_category;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size < 2 ||
          page->nodes[i].size > 60 || is_elsewhere (page, i, 0))
        continue;
      is_category = _byline_page_attribute_has_word (page, i, "rel", "category");
      if (is_category && self->sections->len < 8)
        g_ptr_array_add (self->sections, _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME));
      else if (!is_category && !any_tags && self->tags->len < 30 &&
               _byline_page_attribute_has_word (page, i, "rel", "tag"))
        g_ptr_array_add (self->tags, _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME));
    }
}

void
_byline_metadata_read_markup (BylineMetadata *self, guint from, guint end)
{
  read_kicker (self, from);
  read_breadcrumb (self);
  read_bylines (self, from, end);
  read_cards (self, from, end);
  read_dates (self, from, end);
  read_categories (self, from, end);
}
