/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-blocks-private.h"

/* Prose of one paragraph counts at most that much, so that one long licence text wins nothing. */
#define MAX_PROSE 1500
#define MIN_PROSE 60
/* Ancestors that a paragraph speaks for. */
#define MAX_LEVELS 6
/* Captions longer than this, in bytes, are text. */
#define MAX_CAPTION_SIZE 2500

static const struct {
  BylineStep step;
  const char *name;
} step_names[] = {
  { BYLINE_STEP_BOILERPLATE, "boilerplate" },
  { BYLINE_STEP_BOUND, "bound" },
  { BYLINE_STEP_CLIMB, "climb" },
  { BYLINE_STEP_CAPTIONS, "captions" },
  { BYLINE_STEP_HEAD, "head" },
  { BYLINE_STEP_TAIL, "tail" },
  { BYLINE_STEP_MIDDLE, "middle" },
  { BYLINE_STEP_BODY, "body" },
};

const char *
_byline_step_name (BylineStep step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_names); i++)
    {
      if (step_names[i].step == step)
        return step_names[i].name;
    }
  return NULL;
}

guint
_byline_content_prose_of (const BylinePage *page,
                          guint             index)
{
  const BylineNode *node = &page->nodes[index];
  guint words;

  if (node->own_size < 25 || node->own_links * 2 > node->own_size ||
      _byline_tag_is_heading (node->tag) || node->tag == BYLINE_TAG_FIGCAPTION ||
      node->tag == BYLINE_TAG_CAPTION)
    return 0;
  words = MIN (node->own_size - node->own_links, MAX_PROSE);
  if (node->own_stops > 0)
    return node->own_size >= MIN_PROSE ? words : words / 2;
  return node->own_size >= 2 * MIN_PROSE ? words / 2 : 0;
}

static void
drop (BylineContent *self,
      guint          index)
{
  self->dropped[index] = TRUE;
}

/* --- Boilerplate --- */

/* The prose of every subtree, nothing dropped yet, or without what is dropped. */
static void
sum_prose (BylineContent *self)
{
  const BylinePage *page = self->page;

  memset (self->prose + self->from, 0, (self->end - self->from) * sizeof (guint));
  for (guint i = self->from; i < self->end; )
    {
      if (self->dropped[i] || page->nodes[i].hidden)
        {
          i = page->nodes[i].end;
          continue;
        }
      if (!self->captions[i])
        self->prose[i] = _byline_content_prose_of (page, i);
      i++;
    }
  for (guint i = self->end; i > self->from + 1; i--)
    {
      if (!self->dropped[i - 1])
        self->prose[page->nodes[i - 1].parent] += self->prose[i - 1];
    }
}

/* An aside that belongs to the text: a few sentences, no list of links. */
static gboolean
is_aside_of_text (BylineContent *self,
                  guint          index)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & BYLINE_HINT_PULLQUOTE) != 0)
    return TRUE;
  return (node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 && self->prose[index] * 2 > node->size &&
         node->link_size * 5 < node->size;
}

static gboolean
is_meta_line (const BylineNode *node)
{
  if ((node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO)) != 0)
    return node->size < 1500;
  if ((node->hints & (BYLINE_HINT_BYLINE | BYLINE_HINT_META)) != 0)
    return node->size < 400;
  if ((node->hints & BYLINE_HINT_DATE) != 0)
    return node->size < 90 && _byline_tag_is_block (node->tag);
  return FALSE;
}

static gboolean
is_boilerplate (BylineContent *self,
                guint          index,
                guint          all_prose)
{
  const BylineNode *node = &self->page->nodes[index];

  switch ((int) node->tag)
    {
    case BYLINE_TAG_NAV:
      return TRUE;
    case BYLINE_TAG_FORM:
    case BYLINE_TAG_FOOTER:
      return _byline_page_ancestor (self->page, index, BYLINE_TAG_BLOCKQUOTE) == 0;
    case BYLINE_TAG_ASIDE:
      return !is_aside_of_text (self, index);
    default:
      break;
    }
  if (node->hints == 0 || node->tag == BYLINE_TAG_IMG || node->tag == BYLINE_TAG_A)
    return FALSE;
  if (is_meta_line (node))
    return TRUE;
  if ((node->hints & (BYLINE_HINT_POST | BYLINE_HINT_BODY | BYLINE_HINT_HEADLINE)) != 0)
    return FALSE;
  return (node->hints & BYLINE_HINTS_NOT_CONTENT) != 0;
}

static void
drop_boilerplate (BylineContent *self)
{
  guint all_prose = self->prose[self->from];

  for (guint i = self->from + 1; i < self->end; )
    {
      const BylineNode *node = &self->page->nodes[i];

      /* What holds the headline or much of the prose is the story, whatever it is called. */
      if (node->tag != BYLINE_TAG_TEXT && node->tag != BYLINE_TAG_BODY && !node->hidden &&
          self->prose[i] * 5 <= all_prose * 2 &&
          !_byline_page_contains (self->page, i, self->headline) &&
          is_boilerplate (self, i, all_prose))
        {
          drop (self, i);
          i = node->end;
        }
      else
        {
          i++;
        }
    }
}

/* --- Captions --- */

static void
mark_caption (BylineContent *self,
              guint          index)
{
  if (self->page->nodes[index].size < MAX_CAPTION_SIZE)
    memset (self->captions + index, TRUE, self->page->nodes[index].end - index);
}

static void
mark_captions (BylineContent *self)
{
  const BylinePage *page = self->page;
  g_autoptr (GArray) pictures = _byline_pictures_find (page, self->from, self->end, self->dropped);

  for (guint i = 0; i < pictures->len; i++)
    {
      guint picture = g_array_index (pictures, guint, i);
      guint figure = _byline_page_ancestor (page, picture, BYLINE_TAG_FIGURE);

      if (figure > self->from)
        mark_caption (self, figure);
      else
        mark_caption (self, _byline_picture_wrapper (page, pictures, picture, self->from));
    }
  for (guint i = self->from; i < self->end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (self->captions[i] || node->hidden || node->size == 0 || node->size > 700)
        continue;
      /* A caption whose picture was not found is none of the text either. */
      if (node->tag == BYLINE_TAG_FIGCAPTION ||
          ((node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0 &&
           node->tag != BYLINE_TAG_TABLE))
        {
          mark_caption (self, i);
          if (_byline_page_ancestor (page, i, BYLINE_TAG_FIGURE) <= self->from &&
              _byline_page_ancestor (page, i, BYLINE_TAG_TABLE) == 0)
            drop (self, i);
        }
    }
}

/* --- Candidates --- */

static gboolean
is_container (BylineTag tag)
{
  return tag == BYLINE_TAG_DIV || tag == BYLINE_TAG_SECTION || tag == BYLINE_TAG_ARTICLE ||
         tag == BYLINE_TAG_MAIN || tag == BYLINE_TAG_BODY || tag == BYLINE_TAG_TD ||
         tag == BYLINE_TAG_FORM;
}

static double *
score_candidates (BylineContent *self)
{
  const BylinePage *page = self->page;
  double *scores = g_new0 (double, page->n_nodes);

  for (guint i = self->from; i < self->end; )
    {
      guint prose;
      guint at;

      if (self->dropped[i] || page->nodes[i].hidden)
        {
          i = page->nodes[i].end;
          continue;
        }
      prose = self->captions[i] ? 0 : _byline_content_prose_of (page, i);
      at = is_container (page->nodes[i].tag) ? i : page->nodes[i].parent;
      for (guint level = 0; prose > 0 && level < MAX_LEVELS; level++)
        {
          double divisor = level == 0 ? 1 : level == 1 ? 2 : level * 3;

          scores[at] += (1 + MIN (prose / 100.0, 4)) / divisor;
          if (at <= self->from)
            break;
          at = page->nodes[at].parent;
        }
      i++;
    }
  return scores;
}

static guint
densest (BylineContent *self,
         const double  *scores,
         guint          bound)
{
  guint best = 0;
  double best_score = 0;

  for (guint i = bound; i < self->page->nodes[bound].end; i++)
    {
      const BylineNode *node = &self->page->nodes[i];
      double links = node->size > 0 ? (double) node->link_size / node->size : 0;
      double score = scores[i] * (1 - links);

      if (score > best_score && node->tag != BYLINE_TAG_HTML)
        {
          best = i;
          best_score = score;
        }
    }
  return best;
}

/* --- Bounds --- */

static gboolean
is_article_body (const BylinePage *page,
                 guint             index)
{
  return _byline_page_attribute_has_word (page, index, "itemprop", "articlebody") ||
         _byline_page_attribute_has_word (page, index, "property", "articlebody") ||
         _byline_page_attribute_has_word (page, index, "property", "schema:articlebody") ||
         _byline_page_attribute_has_word (page, index, "class", "e-content");
}

static gboolean
is_main (const BylinePage *page,
         guint             index)
{
  return page->nodes[index].tag == BYLINE_TAG_MAIN ||
         _byline_page_attribute_has_word (page, index, "role", "main");
}

/* Finds articleBody, else the article with the headline (or most prose), else main; 0 for none. */
static guint
find_bound (BylineContent *self)
{
  const BylinePage *page = self->page;
  guint all_prose = self->prose[self->from];
  guint body = 0;
  guint article = 0;
  gboolean article_has_headline = FALSE;
  guint main_part = 0;

  for (guint i = self->from; i < self->end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->xml->type != XML_ELEMENT_NODE || node->xml->properties == NULL)
        {
          if (node->tag != BYLINE_TAG_ARTICLE && node->tag != BYLINE_TAG_MAIN)
            continue;
        }
      if (self->prose[i] == 0)
        continue;
      if (is_article_body (page, i) && (body == 0 || self->prose[i] > self->prose[body]))
        body = i;
      if (node->tag == BYLINE_TAG_ARTICLE)
        {
          gboolean has_headline = self->headline != 0 &&
                                  _byline_page_contains (page, i, self->headline);

          if (article == 0 || (has_headline && !article_has_headline) ||
              (has_headline == article_has_headline && self->prose[i] > self->prose[article]))
            {
              article = i;
              article_has_headline = has_headline;
            }
        }
      if (is_main (page, i) && (main_part == 0 || self->prose[i] > self->prose[main_part]))
        main_part = i;
    }
  if (body != 0 && self->prose[body] * 4 >= all_prose)
    return body;
  if (article != 0 && self->prose[article] * 3 >= all_prose)
    return article;
  if (main_part != 0 && self->prose[main_part] * 3 >= all_prose)
    return main_part;
  return 0;
}

/* --- The element that holds the text --- */

/* Climbs while what stands beside is more of the same. */
static guint
climb (BylineContent *self,
       guint          root,
       guint          bound)
{
  const BylinePage *page = self->page;

  while (root > bound && page->nodes[root].tag != BYLINE_TAG_BODY &&
         page->nodes[root].parent != 0)
    {
      guint parent = page->nodes[root].parent;
      guint gain = self->prose[parent] - self->prose[root];
      gboolean alike = FALSE;

      for (guint i = parent + 1; i < page->nodes[parent].end; i = page->nodes[i].end)
        {
          if (i != root && !self->dropped[i] && self->prose[i] > 0 &&
              (page->nodes[i].tag == BYLINE_TAG_P ||
               (page->nodes[i].tag == page->nodes[root].tag &&
                self->prose[i] * 4 >= self->prose[root])))
            alike = TRUE;
        }
      if (gain > 0 && !alike && gain * 10 > self->prose[root] * 3)
        break;
      root = parent;
    }
  return root;
}

static void
find_root (BylineContent *self)
{
  g_autofree double *scores = score_candidates (self);
  guint bound = (self->without & BYLINE_STEP_BOUND) != 0 ? 0 : find_bound (self);
  gboolean is_weak = bound == 0;
  guint root;

  if (is_weak)
    bound = self->from;
  root = densest (self, scores, bound);
  if (root == 0)
    return;
  if ((self->without & BYLINE_STEP_CLIMB) == 0)
    root = is_weak ? climb (self, root, bound) : bound;
  self->root = root;
}

BylineContent *
_byline_content_find (const BylinePage *page,
                      guint             from,
                      guint             end,
                      guint             headline,
                      const char       *description,
                      guint             without)
{
  BylineContent *self = g_new0 (BylineContent, 1);

  self->page = page;
  self->without = without;
  self->from = from;
  self->end = MIN (end, page->n_nodes);
  self->headline = headline;
  self->description = description;
  self->dropped = g_new0 (guint8, page->n_nodes);
  self->captions = g_new0 (guint8, page->n_nodes);
  self->prose = g_new0 (guint, page->n_nodes);
  sum_prose (self);
  if ((without & BYLINE_STEP_BOILERPLATE) == 0)
    drop_boilerplate (self);
  if ((without & BYLINE_STEP_CAPTIONS) == 0)
    mark_captions (self);
  sum_prose (self);
  find_root (self);
  if (self->root != 0)
    _byline_content_trim (self);
  return self;
}

void
_byline_content_free (BylineContent *self)
{
  if (self == NULL)
    return;
  g_free (self->dropped);
  g_free (self->captions);
  g_free (self->prose);
  g_free (self);
}
