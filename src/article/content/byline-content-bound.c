/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* Prose of an article that has the headline, so that the ones beside it do not count. */
#define MIN_ARTICLE_PROSE 400
/* The rows and columns that a body may stand in beside others of one text. */
#define MAX_ROWS 4
/* Letters that make a list one of readers' letters. */
#define MIN_LETTERS 4

static gboolean
is_article_body (const BylinePage *page, guint index)
{
  return _byline_page_attribute_has_word (page, index, "itemprop", "articlebody") ||
         _byline_page_attribute_has_word (page, index, "property", "articlebody") ||
         _byline_page_attribute_has_word (page, index, "property", "schema:articlebody") ||
         _byline_page_attribute_has_word (page, index, "class", "e-content");
}

static gboolean
is_main (const BylinePage *page, guint index)
{
  return page->nodes[index].tag == BYLINE_HTML_TAG_MAIN ||
         _byline_page_attribute_has_word (page, index, "role", "main");
}

typedef struct {
  guint body;       /* articleBody, or what stands around several of them */
  guint body_prose; /* in articleBody */
  guint article;    /* the one with the headline, else the one with most prose */
  gboolean article_has_headline;
  guint main_part;
} Bounds;

/* What holds two bodies that are siblings, or stand in like elements of a few rows. 0 if nothing does. */
static guint
find_holder (const BylinePage *page, guint a, guint b)
{
  for (guint up = 0; up < MAX_ROWS; up++)
    {
      if (page->nodes[a].tag != page->nodes[b].tag || page->nodes[a].tag == BYLINE_HTML_TAG_ARTICLE)
        return 0;
      if (up > 0 && g_strcmp0 (_byline_page_attribute (page, a, "class"),
                               _byline_page_attribute (page, b, "class")) != 0)
        return 0;
      a = page->nodes[a].parent;
      b = page->nodes[b].parent;
      if (a == b)
        return a;
    }
  return 0;
}

/* Several bodies of one article are one text; of bodies of several stories the longest counts. */
static void
add_body (BylineContent *self, Bounds *bounds, guint index)
{
  const BylinePage *page = self->page;
  guint prose = self->prose_score[index];
  guint holder = 0;

  if (bounds->body != 0 && !_byline_page_contains (page, bounds->body, index))
    holder = find_holder (page, bounds->body, index);
  if (bounds->body == 0)
    {
      bounds->body = index;
      bounds->body_prose = prose;
    }
  else if (_byline_page_contains (page, bounds->body, index) &&
           !is_article_body (page, bounds->body))
    {
      bounds->body_prose += prose;
    }
  else if (holder != 0)
    {
      bounds->body = holder;
      bounds->body_prose += prose;
    }
  else if (prose > bounds->body_prose)
    {
      bounds->body = index;
      bounds->body_prose = prose;
    }
}

static void
look_at (BylineContent *self, Bounds *bounds, guint index)
{
  const BylinePage *page = self->page;
  const guint *prose_score = self->prose_score;

  if (is_article_body (page, index))
    add_body (self, bounds, index);
  if (page->nodes[index].tag == BYLINE_HTML_TAG_ARTICLE)
    {
      gboolean has_headline = self->headline != 0 &&
                              _byline_page_contains (page, index, self->headline);

      if (bounds->article == 0 || (has_headline && !bounds->article_has_headline) ||
          (has_headline == bounds->article_has_headline &&
           prose_score[index] > prose_score[bounds->article]))
        {
          bounds->article = index;
          bounds->article_has_headline = has_headline;
        }
    }
  if (is_main (page, index) &&
      (bounds->main_part == 0 || prose_score[index] > prose_score[bounds->main_part]))
    bounds->main_part = index;
}

/* The prose that stands in articles beside @article, which has the headline. */
static guint
prose_of_other_articles (BylineContent *self, guint article)
{
  const BylinePage *page = self->page;
  guint prose_score = 0;

  for (guint i = self->from; i < self->end;)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_ARTICLE && !self->dropped[i] &&
          !page->nodes[i].hidden && !_byline_page_contains (page, i, article))
        {
          prose_score += self->prose_score[i];
          i = page->nodes[i].end;
        }
      else
        {
          i = self->dropped[i] ? page->nodes[i].end : i + 1;
        }
    }
  return prose_score;
}

/* Whether a list has several items that each say something: readers' letters, as a rule. */
static gboolean
is_list_of_prose (BylineContent *self, guint list)
{
  const BylinePage *page = self->page;
  guint n = 0;

  for (guint i = list + 1; i < page->nodes[list].end && n < MIN_LETTERS; i = page->nodes[i].end)
    n += self->prose_score[i] > 0;
  return n >= MIN_LETTERS;
}

/* The prose behind @body that stands in lists of letters. */
static guint
prose_of_readers (BylineContent *self, guint body)
{
  const BylinePage *page = self->page;
  guint prose_score = 0;

  for (guint i = page->nodes[body].end; i < self->end;)
    {
      const BylineNode *node = &page->nodes[i];

      if ((node->tag == BYLINE_HTML_TAG_UL || node->tag == BYLINE_HTML_TAG_OL ||
           node->tag == BYLINE_HTML_TAG_DIV || node->tag == BYLINE_HTML_TAG_SECTION) &&
          !self->dropped[i] && !node->hidden && is_list_of_prose (self, i))
        {
          prose_score += self->prose_score[i];
          i = node->end;
        }
      else
        {
          i = self->dropped[i] || node->hidden ? node->end : i + 1;
        }
    }
  return prose_score;
}

/* Finds articleBody, else the article with the headline (or most prose), else main. */
void
_byline_content_find_bound (BylineContent *self)
{
  const BylinePage *page = self->page;
  guint all_prose = self->prose_score[self->from];
  Bounds bounds = { 0 };

  for (guint i = self->from; i < self->end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || self->dropped[i])
        {
          i = node->end;
          continue;
        }
      if (self->prose_score[i] > 0 &&
          (node->tag == BYLINE_HTML_TAG_ARTICLE || node->tag == BYLINE_HTML_TAG_MAIN ||
           (node->xml->type == XML_ELEMENT_NODE && node->xml->properties != NULL)))
        look_at (self, &bounds, i);
      i++;
    }
  if (bounds.body != 0 &&
      (bounds.body_prose * 4.0 >= all_prose ||
       bounds.body_prose * 4.0 >= all_prose - prose_of_readers (self, bounds.body)))
    {
      self->bound = bounds.body;
      return;
    }
  if (bounds.article_has_headline && self->prose_score[bounds.article] >= MIN_ARTICLE_PROSE)
    all_prose -= prose_of_other_articles (self, bounds.article);
  if (bounds.article != 0 && self->prose_score[bounds.article] * 3.0 >= all_prose)
    self->bound = bounds.article;
  else if (bounds.main_part != 0 && self->prose_score[bounds.main_part] * 3.0 >= all_prose)
    self->bound = bounds.main_part;
}
