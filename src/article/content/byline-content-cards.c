/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

/* Cards that point to other stories: a headline that is a link, and the first words. They are told by
 * standing in a row of their like. */

/* What a card says at most, in bytes. */
#define MAX_CARD_SIZE 700
#define MAX_CARD_NODES 250
#define MAX_CARDS 2000
/* A line that is a headline says at least that much, in bytes. */
#define MIN_LINE 20
/* What the story says beside them at least. */
#define MIN_STORY 300

/* A heading, or a line as long as one, that is a link to the same site, or stands in one. */
static gboolean
is_linked_heading (BylineContent *self, const BylineTextBlock *text_block)
{
  const BylineNode *node = &self->page->nodes[text_block->node];

  return (text_block->is_heading || (node->own_size >= MIN_LINE && text_block->list == 0 &&
                                     node->tag != BYLINE_HTML_TAG_TD)) &&
         node->own_links * 10 >= node->own_size * 9 &&
         !_byline_content_links_are_external (self, text_block) &&
         !_byline_content_links_stay (self, text_block);
}

static guint
count_headings (GArray *headings, const BylinePage *page, guint index)
{
  guint low = 0;
  guint high = headings->len;
  guint n = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (headings, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  while (low + n < headings->len && n < 2 &&
         g_array_index (headings, guint, low + n) < page->nodes[index].end)
    n++;
  return n;
}

/* The largest element around a linked heading that holds no other one and is no larger than a card. */
static guint
card_around (BylineContent *self, GArray *headings, guint heading)
{
  const BylinePage *page = self->page;
  guint card = heading;

  while (page->nodes[card].parent > self->top_candidate)
    {
      guint parent = page->nodes[card].parent;

      if (page->nodes[parent].size > MAX_CARD_SIZE ||
          page->nodes[parent].end - parent > MAX_CARD_NODES ||
          count_headings (headings, page, parent) > 1)
        break;
      card = parent;
    }
  return card;
}

static gboolean
is_alike (BylineContent *self, guint a, guint b)
{
  const BylinePage *page = self->page;
  const char *first = _byline_page_attribute (page, a, "class");
  const char *second = _byline_page_attribute (page, b, "class");
  gsize length;

  if (page->nodes[a].tag != page->nodes[b].tag || page->nodes[a].parent != page->nodes[b].parent)
    return FALSE;
  if (first == NULL || second == NULL)
    return first == second;
  length = strcspn (first, " 0123456789");
  return strncmp (first, second, length) == 0;
}

/* What the text says outside of @cards. */
static guint
prose_beside (BylineContent *self, GArray *cards)
{
  guint prose = 0;
  guint at = 0;

  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      while (at < cards->len &&
             self->page->nodes[g_array_index (cards, guint, at)].end <= text_block->node)
        at++;
      if (at >= cards->len || text_block->node < g_array_index (cards, guint, at))
        prose += text_block->prose_score;
    }
  return prose;
}

/* Whether a picture in an element leads where its headline does, and there is something said below: a card
 * even where it stands alone. */
static gboolean
has_picture_link (BylineContent *self, guint card)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[card].end;

  for (guint i = card; i < end; i++)
    {
      const char *href = page->nodes[i].tag == BYLINE_HTML_TAG_A
                           ? _byline_page_attribute (page, i, "href")
                           : NULL;

      if (href == NULL || page->nodes[i].size > 0 ||
          _byline_page_find_tag (page, i, page->nodes[i].end, BYLINE_HTML_TAG_IMG) == 0)
        continue;
      for (guint j = card; j < end; j++)
        {
          if (page->nodes[j].tag == BYLINE_HTML_TAG_A && page->nodes[j].size >= MIN_LINE &&
              g_strcmp0 (_byline_page_attribute (page, j, "href"), href) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

void
_byline_content_drop_cards (BylineContent *self)
{
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (guint));
  guint behind = 0;

  for (guint i = 0; i < self->text_blocks->len && headings->len < MAX_CARDS; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);

      if (text_block->node != self->headline && is_linked_heading (self, text_block))
        g_array_append_val (headings, text_block->node);
    }
  for (guint i = 0; i < headings->len; i++)
    {
      guint card = card_around (self, headings, g_array_index (headings, guint, i));

      /* What stands beside each other in the text itself is no card. */
      if (card >= behind && !_byline_html_tag_is_heading (self->page->nodes[card].tag) &&
          !_byline_page_contains (self->page, card, self->headline))
        {
          g_array_append_val (cards, card);
          behind = self->page->nodes[card].end;
        }
    }
  for (guint i = cards->len; i > 0; i--)
    {
      guint card = g_array_index (cards, guint, i - 1);

      if (has_picture_link (self, card))
        continue;
      if ((i < 2 || !is_alike (self, card, g_array_index (cards, guint, i - 2))) &&
          (i >= cards->len || !is_alike (self, card, g_array_index (cards, guint, i))))
        g_array_remove_index (cards, i - 1);
    }
  if (cards->len == 0 || prose_beside (self, cards) < MIN_STORY)
    return;
  for (guint i = 0; i < cards->len; i++)
    _byline_content_drop (self, g_array_index (cards, guint, i), BYLINE_STEP_TAIL,
                          "a card of another story");
  g_array_set_size (self->text_blocks, 0);
  _byline_content_collect_text_blocks (self);
}
