/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-text.h"

/* Where a byline stands: whose it is, by what is around it, and where its links lead. */

gboolean
_byline_metadata_is_on_card (const BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  guint inner_from = index;
  guint inner_end = page->nodes[index].end;

  for (guint up = 0; up < 5 && index != 0; up++, index = page->nodes[index].parent)
    {
      const BylineNode *node = &page->nodes[index];

      if (_byline_page_contains (page, index, self->headline) || node->size > 900 ||
          node->end - index > 150)
        return FALSE;
      for (guint i = index + 1; i < node->end; i++)
        {
          const BylineNode *inner = &page->nodes[i];

          if (_byline_html_tag_is_heading (inner->tag) && inner->size >= 8 &&
              (i < inner_from || i >= inner_end) &&
              !_byline_page_contains (page, i, self->headline) &&
              inner->link_size * 10 >= inner->size * 9)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
_byline_metadata_is_elsewhere (const BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;

  while (index > 0)
    {
      const BylineNode *node = &page->nodes[index];

      if ((node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FORM ||
           (node->hints & (BYLINE_HINT_COMMENT | BYLINE_HINT_RELATED | BYLINE_HINT_SIDEBAR |
                           BYLINE_HINT_NAV)) != 0) &&
          !_byline_page_contains (page, index, self->headline))
        return node->tag != BYLINE_HTML_TAG_BODY;
      index = node->parent;
    }
  return FALSE;
}

gboolean
_byline_metadata_is_near (const BylineMetadata *self, guint index)
{
  guint headline = self->headline;

  return headline == 0 ||
         (index > headline ? index - headline : headline - index) < BYLINE_NEAR_HEADLINE;
}

/* "credit" is said of who wrote a story, too: in such an element there is a date, or a label that says so. */
static gboolean
is_credit_of_story (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  g_autofree char *text = NULL;
  gboolean is_label = FALSE;

  if ((node->hints & BYLINE_HINT_CREDIT) == 0 || (node->hints & BYLINE_HINT_CAPTION) != 0 ||
      node->size > BYLINE_MAX_BYLINE_SIZE || node->end - index > BYLINE_MAX_BYLINE_NODES)
    return FALSE;
  if (_byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_TIME) != 0)
    return TRUE;
  text = _byline_page_dup_text (page, index, 80);
  if (text != NULL && strncmp (text, "©", 2) != 0)
    _byline_words_behind_label (text, &is_label);
  return is_label;
}

static gboolean
is_in_caption (const BylinePage *page, guint index)
{
  for (guint up = 0; up < 6 && index != 0; up++, index = page->nodes[index].parent)
    {
      const BylineNode *node = &page->nodes[index];

      if (node->tag == BYLINE_HTML_TAG_FIGCAPTION || node->tag == BYLINE_HTML_TAG_FIGURE)
        return !_byline_page_holds_author_link (page, index) &&
               _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_ADDRESS) == 0;
      if ((node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0)
        return !is_credit_of_story (page, index);
    }
  return FALSE;
}

gboolean
_byline_metadata_is_anothers (const BylineMetadata *self, guint index)
{
  return _byline_metadata_is_elsewhere (self, index) || is_in_caption (self->page, index) ||
         _byline_metadata_is_on_card (self, index);
}

gboolean
_byline_metadata_names_author (const BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];

  if (node->hidden || node->size < 2 || node->size > BYLINE_MAX_BYLINE_SIZE ||
      node->end - index > BYLINE_MAX_BYLINE_NODES || (node->hints & BYLINE_HINT_BIO) != 0)
    return FALSE;
  if ((node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0
        ? !is_credit_of_story (page, index)
        : (node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BYLINE)) == 0 &&
            node->tag != BYLINE_HTML_TAG_ADDRESS)
    return FALSE;
  return !_byline_metadata_is_anothers (self, index);
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

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A || page->nodes[i].size > BYLINE_MAX_BYLINE_SIZE)
        continue;
      text = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME);
      other = text != NULL ? byline_text_fold (text) : NULL;
      if (other != NULL && g_str_equal (other, folded))
        return _byline_page_dup_url (page, i, "href");
    }
  return NULL;
}

void
_byline_metadata_read_profiles (BylineMetadata *self, GPtrArray *people, guint from, guint end)
{
  for (guint i = 0; i < people->len; i++)
    {
      BylineAuthor *author = g_ptr_array_index (people, i);

      if (author->url == NULL)
        author->url = profile_of (self, from, end, author->name);
    }
}
