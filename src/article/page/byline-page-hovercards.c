/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

/* Elements that a card is made of at most. */
#define MAX_CARD_NODES 120

/* An element inside of a line with a picture and several links, and nothing but links. */
static gboolean
is_card (const BylinePage *self, guint index)
{
  const BylineNode *node = &self->nodes[index];
  const BylineNode *block = &self->nodes[node->block];
  guint n_links = 0;
  guint n_pictures = 0;

  if (node->size == 0 || node->hidden || node->in_link || _byline_html_tag_is_block (node->tag) ||
      node->link_size * 10 < node->size * 9 || node->end - index < 5 ||
      node->end - index > MAX_CARD_NODES)
    return FALSE;
  /* There is a sentence around it that goes on without it. */
  if (block->tag != BYLINE_HTML_TAG_P && block->tag != BYLINE_HTML_TAG_LI)
    return FALSE;
  if (block->own_size < node->size + 20)
    return FALSE;
  for (guint i = index + 1; i < node->end; i++)
    {
      n_links += self->nodes[i].tag == BYLINE_HTML_TAG_A && self->nodes[i].size > 0;
      n_pictures += self->nodes[i].tag == BYLINE_HTML_TAG_IMG;
      if (self->nodes[i].block != node->block)
        return FALSE;
    }
  return n_links >= 2 && n_pictures > 0;
}

/* Whether the card is a part of this element: in front of it there may stand the name itself. */
static gboolean
holds_card (const BylinePage *self, guint index)
{
  for (guint i = index + 1; i < self->nodes[index].end; i++)
    {
      if (is_card (self, i))
        return TRUE;
    }
  return FALSE;
}

void
_byline_page_hide_hovercards (BylinePage *self)
{
  for (guint i = 1; i < self->n_nodes;)
    {
      if (is_card (self, i) && !holds_card (self, i))
        {
          _byline_page_hide (self, i);
          i = self->nodes[i].end;
        }
      else
        {
          i++;
        }
    }
}
