/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

/* What stands in an embed's place is not longer, in bytes without spaces. */
#define MAX_NOTICE 1200
#define MAX_SHORT_NOTICE 600
#define MAX_NOTICE_START 120
/* What the paper says of the story or of itself is not longer. */
#define MAX_WORD_OF_PAPER 300
/* A label and a link are not longer. */
#define MAX_LABELLED 160
/* What a box is called is not longer. */
#define MAX_LABEL 60
/* A line of links is not made of more nodes. */
#define MAX_LINE_NODES 200
/* The elements that such a line leads past, at most. */
#define MAX_SKIPPED 120

/* The last link of a block with which its words end, or 0. */
static guint
closing_link (const BylinePage *page, guint index)
{
  for (guint i = page->nodes[index].end - 1; i > index; i--)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_TEXT && page->nodes[i].size > 0 &&
          page->nodes[i].block == index)
        return page->nodes[i].in_link ? _byline_page_ancestor (page, i, BYLINE_HTML_TAG_A) : 0;
    }
  return 0;
}

/* Whether all words in front of a link stand in bold, or end with a colon or a stroke. */
static gboolean
is_label_before (const BylinePage *page, guint index, guint link)
{
  gboolean is_bold = TRUE;
  char last = '\0';

  for (guint i = index + 1; i < link; i++)
    {
      const char *words = (const char *) page->nodes[i].xml->content;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_TEXT || page->nodes[i].size == 0)
        continue;
      for (const char *c = words; *c != '\0'; c++)
        last = g_ascii_isspace (*c) ? last : *c;
      is_bold = is_bold && _byline_page_ancestor (page, i, BYLINE_HTML_TAG_B) > index;
    }
  return last != '\0' && (is_bold || last == ':' || last == '|');
}

/* "Power cuts: What is known so far": a label, and the headline that is a link. */
static gboolean
is_labelled_link (const BylineContent *self, const BylineTextBlock *text_block)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[text_block->node];
  guint link;

  if (node->own_size > MAX_LABELLED || node->own_links * 2 <= node->own_size ||
      node->end - text_block->node > MAX_LINE_NODES)
    return FALSE;
  link = closing_link (page, text_block->node);
  return link > text_block->node && is_label_before (page, text_block->node, link);
}

/* "Skip what is embedded": a line that leads behind what stands below it. */
static gboolean
is_skip_link (const BylineContent *self, const BylineTextBlock *text_block)
{
  const BylinePage *page = self->page;
  guint end = MIN (page->nodes[text_block->node].end, text_block->node + MAX_LINE_NODES);
  guint link = _byline_page_find_tag (page, text_block->node, end, BYLINE_HTML_TAG_A);
  const char *href = link != 0 ? _byline_page_attribute (page, link, "href") : NULL;
  guint said = 0;

  if (href == NULL || href[0] != '#' || href[1] == '\0')
    return FALSE;
  for (guint i = page->nodes[link].end;
       i < MIN (page->n_nodes, page->nodes[link].end + MAX_SKIPPED) && said < MAX_LABELLED; i++)
    {
      const char *id = _byline_page_attribute (page, i, "id");

      if (id != NULL && g_str_equal (id, href + 1))
        return TRUE;
      said += page->nodes[i].tag == BYLINE_HTML_TAG_TEXT ? page->nodes[i].size : 0;
    }
  return FALSE;
}

static gboolean
is_pointer (BylineContent *self, const BylineTextBlock *text_block)
{
  const BylineNode *node = &self->page->nodes[text_block->node];
  g_autofree char *text = NULL;

  if (node->own_size > 300)
    return FALSE;
  if (text_block->is_link && _byline_content_links_stay (self, text_block))
    return text_block->list == 0 && is_skip_link (self, text_block);
  if (text_block->list != 0)
    return (text_block->is_link || is_labelled_link (self, text_block)) &&
           _byline_content_is_list_of_links (self, text_block->list) &&
           !_byline_content_links_are_external (self, text_block);
  text = _byline_content_folded_text (self->page, text_block->node, 300);
  if (text_block->is_link && node->tag != BYLINE_HTML_TAG_TD && node->tag != BYLINE_HTML_TAG_TH)
    return _byline_words_begin_closing (text) ||
           !_byline_content_links_are_external (self, text_block);
  if (_byline_words_are_label (text))
    return TRUE;
  if (is_labelled_link (self, text_block) && !_byline_content_links_are_external (self, text_block))
    return TRUE;
  if ((node->tag == BYLINE_HTML_TAG_P || node->tag == BYLINE_HTML_TAG_DIV) &&
      node->own_stops == 0 && _byline_words_are_ending (text))
    return TRUE;
  return node->own_links * 3 > node->own_size && _byline_words_begin_pointer (text);
}

/* What stands where an embed would, until the reader has allowed it. */
static gboolean
is_notice (BylineContent *self, const BylineTextBlock *text_block)
{
  g_autofree char *text = NULL;

  if (self->page->nodes[text_block->node].own_size > MAX_NOTICE)
    return FALSE;
  text = _byline_content_folded_text (self->page, text_block->node, MAX_NOTICE);
  /* A long one says so at once. */
  if (strlen (text) > MAX_SHORT_NOTICE)
    text[MAX_NOTICE_START] = '\0';
  return _byline_words_are_notice (text);
}

/* What the paper says for itself between paragraphs: where a story is from, what a subscription costs. */
static gboolean
is_word_of_paper (BylineContent *self, const BylineTextBlock *text_block)
{
  const BylineNode *node = &self->page->nodes[text_block->node];
  g_autofree char *text = NULL;

  if (node->own_size > MAX_WORD_OF_PAPER || text_block->list != 0 ||
      _byline_page_ancestor (self->page, text_block->node, BYLINE_HTML_TAG_BLOCKQUOTE) >
        self->top_candidate)
    return FALSE;
  text = _byline_content_folded_text (self->page, text_block->node, 2 * MAX_WORD_OF_PAPER);
  return _byline_words_are_from_agency (text) || _byline_words_offer_membership (text) ||
         (node->own_links > 0 && _byline_words_offer_subscription (text));
}

/* "Watch: the ice goes", above a film in an element of its own: no words of the text stand below it there. */
static gboolean
is_heading_of_box (BylineContent *self, guint position, const char *text)
{
  const BylineNode *nodes = self->page->nodes;
  guint parent = nodes[_byline_content_text_block (self, position)->node].parent;

  return _byline_words_begin_pointer (text) &&
         (position + 1 == self->text_blocks->len ||
          _byline_content_text_block (self, position + 1)->node >= nodes[parent].end);
}

/* Whether text that is left of an element stands in another block than the one at @position. */
static gboolean
is_all_of_box (BylineContent *self, guint position, guint box)
{
  guint end = self->page->nodes[box].end;

  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      guint node = _byline_content_text_block (self, i)->node;

      if (i != position && node >= box && node < end && !self->dropped[node])
        return FALSE;
    }
  return TRUE;
}

/* "New jobs": what a box is labelled with, whose links to elsewhere were left out. */
static gboolean
is_label_of_box (BylineContent *self, guint position)
{
  const BylinePage *page = self->page;
  const BylineTextBlock *text_block = _byline_content_text_block (self, position);
  guint at = text_block->node;

  if (page->nodes[at].own_size > MAX_LABEL || page->nodes[at].own_stops > 0)
    return FALSE;
  for (guint up = 0; up < 4 && at > self->top_candidate; up++, at = page->nodes[at].parent)
    {
      if (_byline_page_attribute (page, at, "aria-labelledby") != NULL)
        return is_all_of_box (self, position, at);
    }
  return FALSE;
}

void
_byline_content_trim_middle (BylineContent *self)
{
  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);
      g_autofree char *text = NULL;

      if (!text_block->is_heading)
        {
          if (is_pointer (self, text_block))
            _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE, "leads elsewhere");
          else if (is_notice (self, text_block))
            _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE, "in an embed's place");
          else if (is_label_of_box (self, i))
            _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE,
                                             "a label of an empty box");
          else if (is_word_of_paper (self, text_block))
            _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE, "the paper's own word");
          continue;
        }
      text = _byline_content_folded_text (self->page, text_block->node, 60);
      if (_byline_words_are_notice (text))
        _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE, "in an embed's place");
      else if (_byline_words_are_ending (text))
        _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE,
                                         "a heading above other stories");
      else if ((text_block->is_link && is_pointer (self, text_block)) ||
               is_heading_of_box (self, i, text))
        _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE,
                                         "a heading that leads elsewhere");
    }
  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      if (!_byline_content_text_block (self, i)->is_heading && is_label_of_box (self, i))
        _byline_content_drop_text_block (self, i, BYLINE_STEP_MIDDLE, "a label of an empty box");
    }
}
