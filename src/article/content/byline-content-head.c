/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

static gboolean
is_standfirst (BylineContent *self, const BylineTextBlock *text_block)
{
  return self->standfirst != 0 && text_block->node >= self->standfirst &&
         text_block->node < self->standfirst_end;
}

/* Whether byline, date or picture stand between two units: what is in front of them is no text
 * yet. Between paragraphs of one element they are in the middle of the text. */
static gboolean
is_apart (BylineContent *self, const BylineTextBlock *text_block, const BylineTextBlock *next)
{
  const BylinePage *page = self->page;

  if (page->nodes[text_block->node].tag == BYLINE_HTML_TAG_P &&
      page->nodes[next->node].tag == BYLINE_HTML_TAG_P &&
      page->nodes[text_block->node].parent == page->nodes[next->node].parent)
    return FALSE;
  for (guint i = page->nodes[text_block->node].end; i < next->node; i++)
    {
      if ((self->dropped[i] || self->captions[i]) && page->nodes[i].size > 0)
        return TRUE;
    }
  return next->prose_score == 0;
}

/* The headline said again, or a date. */
static gboolean
is_label (BylineContent *self, const BylineTextBlock *text_block, const char *headline)
{
  g_autofree char *text = _byline_content_folded_text (self->page, text_block->node, 300);

  return *text != '\0' && (g_str_equal (text, headline) ||
                           _byline_content_is_dateline (self->page, text_block->node) ||
                           _byline_words_are_label (text) || _byline_words_are_facts (text));
}

/* The element that a paragraph, a list, a table or a quotation stands in. */
static guint
container_of (BylineContent *self, const BylineTextBlock *text_block)
{
  const BylinePage *page = self->page;
  guint frame = 0;

  for (guint at = text_block->node; at > self->top_candidate; at = page->nodes[at].parent)
    {
      BylineHtmlTag tag = page->nodes[at].tag;

      if (tag == BYLINE_HTML_TAG_TABLE || tag == BYLINE_HTML_TAG_BLOCKQUOTE ||
          tag == BYLINE_HTML_TAG_PRE || tag == BYLINE_HTML_TAG_DL)
        frame = at;
    }
  return frame != 0 ? page->nodes[frame].parent : _byline_content_container_of (self, text_block);
}

static gboolean
is_framed (BylineContent *self, const BylineTextBlock *text_block)
{
  BylineHtmlTag tag = self->page->nodes[text_block->node].tag;

  return text_block->list == 0 &&
         (tag == BYLINE_HTML_TAG_PRE || tag == BYLINE_HTML_TAG_BLOCKQUOTE ||
          container_of (self, text_block) != _byline_content_container_of (self, text_block));
}

/* A heading that is a paragraph set large: it has sentences, and nothing stands between it and the
 * text. */
static gboolean
is_large_paragraph (BylineContent *self,
                    const BylineTextBlock *text_block,
                    const BylineTextBlock *text)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[text_block->node];

  return text_block->is_heading && node->tag != BYLINE_HTML_TAG_H1 && !text_block->is_link &&
         node->own_stops > 0 && node->own_size >= BYLINE_CONTENT_LARGE_PARAGRAPH &&
         node->hints == 0 && text == text_block + 1 &&
         page->nodes[text->node].parent == node->parent && !is_apart (self, text_block, text);
}

/* Whether a unit in front of the first sentence of some length is text all the same: a paragraph,
 * a list, a table, a quotation or a subhead in the same element. */
static gboolean
is_beside_text (BylineContent *self,
                const BylineTextBlock *text_block,
                const BylineTextBlock *text,
                const char *headline)
{
  const BylineNode *node = &self->page->nodes[text_block->node];

  if (container_of (self, text_block) != container_of (self, text) ||
      is_standfirst (self, text_block))
    return FALSE;
  if (is_framed (self, text_block))
    return node->own_links * 2 <= node->own_size;
  if (text_block->list != 0)
    return !_byline_content_is_list_of_links (self, text_block->list);
  if (is_large_paragraph (self, text_block, text))
    return TRUE;
  if (node->tag != BYLINE_HTML_TAG_P || (node->own_size < 10 && node->own_stops == 0) ||
      is_label (self, text_block, headline))
    return FALSE;
  return !text_block->is_link || node->own_stops > 0 ||
         _byline_content_links_are_external (self, text_block);
}

/* The position behind the headline. */
static guint
find_first (BylineContent *self, gboolean *is_around_headline)
{
  const BylinePage *page = self->page;
  guint first = 0;

  *is_around_headline = FALSE;
  for (guint i = 0; i < self->text_blocks->len && self->headline != 0; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      if (_byline_page_contains (page, self->headline, text_block->node))
        first = i + 1;
      /* Words that stand around the headline's own element are the text of a page without
       * paragraphs. */
      else if (_byline_page_contains (page, text_block->node, self->headline) &&
               text_block->prose_score > 0)
        *is_around_headline = TRUE;
    }
  return first;
}

/* The position of the first sentence behind the standfirst. */
static guint
find_begin (BylineContent *self, guint first, const char *headline)
{
  guint begin;

  for (begin = first; begin < self->text_blocks->len; begin++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, begin);

      if (begin + 1 < self->text_blocks->len && is_standfirst (self, text_block))
        continue;
      if (text_block->prose_score > 0 && !is_label (self, text_block, headline))
        break;
    }
  return begin;
}

/* From the first sentence of some length back to what belongs to the text in front of it. */
static guint
go_back (BylineContent *self, guint first, guint begin, const char *headline)
{
  const BylineTextBlock *text = _byline_content_text_block (self, begin);

  for (guint at = begin; at > first; at--)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, at - 1);

      if (is_beside_text (self, text_block, text, headline))
        begin = at - 1;
      /* A subhead is passed: it belongs to the text if a paragraph of it stands in front. */
      else if (!text_block->is_heading || text_block->is_link || is_standfirst (self, text_block) ||
               container_of (self, text_block) != container_of (self, text))
        break;
    }
  return begin;
}

/* Whether a unit is like another by its element and what that stands in. */
static gboolean
is_alike (BylineContent *self, const BylineTextBlock *a, const BylineTextBlock *b)
{
  const BylinePage *page = self->page;
  guint parent_a = page->nodes[a->node].parent;
  guint parent_b = page->nodes[b->node].parent;

  return page->nodes[a->node].tag == page->nodes[b->node].tag &&
         page->nodes[parent_a].tag == page->nodes[parent_b].tag &&
         g_strcmp0 (_byline_page_attribute (page, a->node, "class"),
                    _byline_page_attribute (page, b->node, "class")) == 0;
}

/* Whether a date or time in front of the text is the first of several that stand in it: above the
 * entries of a log. */
static gboolean
is_first_stamp (BylineContent *self, guint position)
{
  const BylineTextBlock *text_block = _byline_content_text_block (self, position);
  guint n = 0;

  for (guint i = position; i < self->text_blocks->len && n < 3; i++)
    {
      const BylineTextBlock *other = _byline_content_text_block (self, i);
      g_autofree char *text = NULL;

      if (other->prose_score > 0 || !is_alike (self, text_block, other))
        continue;
      text = _byline_content_folded_text (self->page, other->node, 60);
      if (_byline_words_are_dateline (text))
        n++;
      else if (i == position)
        return FALSE;
    }
  return n >= 3;
}

/* From the text's beginning back to the subhead and the stamp that stand right above it. */
static guint
go_back_to_heading (BylineContent *self, guint first, guint begin)
{
  const BylineTextBlock *before;

  if (begin > first && is_first_stamp (self, begin - 1))
    begin--;
  if (begin <= first)
    return begin;
  before = _byline_content_text_block (self, begin - 1);
  if (before->is_heading && self->page->nodes[before->node].tag != BYLINE_HTML_TAG_H1 &&
      !is_standfirst (self, before) &&
      (before->is_link ? _byline_content_links_stay (self, before) : begin - 1 > first))
    begin--;
  if (begin > first && is_first_stamp (self, begin - 1))
    begin--;
  return begin;
}

void
_byline_content_trim_head (BylineContent *self)
{
  g_autofree char *headline = NULL;
  gboolean is_around_headline;
  guint first = find_first (self, &is_around_headline);
  guint begin;

  headline = self->headline != 0 ? _byline_content_folded_text (self->page, self->headline, 300)
                                 : g_strdup ("");
  begin = find_begin (self, first, headline);
  if (begin >= self->text_blocks->len)
    return;
  begin = go_back_to_heading (self, first, go_back (self, first, begin, headline));
  for (guint i = 0; i < begin; i++)
    {
      if (!is_around_headline || _byline_content_text_block (self, i)->prose_score == 0)
        _byline_content_drop_text_block (self, i, BYLINE_STEP_HEAD,
                                         "in front of the first sentence");
    }
  g_array_remove_range (self->text_blocks, 0, begin);
}
