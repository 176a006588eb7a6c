/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teasers-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author-box-private.h"
#include "byline-blocks-private.h"
#include "byline-metadata-private.h"
#include "byline-render.h"
#include "byline-text.h"

/* An element's text within a part, by its name; dropped from what remains. */
static char *
take_hinted (const BylinePage *page,
             guint from,
             guint end,
             guint32 hints,
             guint max_size,
             guint8 *dropped)
{
  for (guint i = from; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if ((node->hints & hints) == 0 || node->size < 2 || node->size > max_size || node->hidden ||
          dropped[i])
        continue;
      dropped[i] = TRUE;
      return _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_PASSAGE);
    }
  return NULL;
}

static void
read_headline (const BylinePage *page,
               const BylineStoryPart *part,
               BylineTeaser *teaser,
               guint8 *dropped)
{
  guint link;

  if (part->headline == 0)
    return;
  teaser->title = _byline_page_dup_text (page, part->headline, BYLINE_TEXT_MAX_HEADLINE);
  dropped[part->headline] = TRUE;
  link = _byline_page_find_tag (page, part->headline, page->nodes[part->headline].end,
                                BYLINE_HTML_TAG_A);
  if (link == 0)
    link = _byline_page_ancestor (page, part->headline, BYLINE_HTML_TAG_A);
  if (link != 0)
    teaser->url = _byline_link_target (page, link);
  /* Where on this page it stands is no part of its address. */
  if (teaser->url != NULL && strchr (teaser->url, '#') != NULL)
    *strchr (teaser->url, '#') = '\0';
}

static void
read_authors (const BylinePage *page,
              const BylineStoryPart *part,
              BylineTeaser *teaser,
              guint8 *dropped)
{
  const char *names = NULL;

  for (guint i = part->node; i < page->nodes[part->node].end;)
    {
      if (names == NULL)
        names = _byline_page_attribute (page, i, "data-authors");
      if (_byline_page_is_author_box (page, i))
        {
          byline_authors_add (teaser->authors, _byline_author_box_read (page, i));
          dropped[i] = TRUE;
          i = page->nodes[i].end;
        }
      else
        {
          i++;
        }
    }
  if (teaser->authors->len == 0)
    _byline_metadata_add_names (teaser->authors, names);
  if (teaser->authors->len == 0)
    {
      g_autofree char *byline = take_hinted (page, part->node, page->nodes[part->node].end,
                                             BYLINE_HINT_BYLINE | BYLINE_HINT_AUTHOR, 120, dropped);

      _byline_metadata_add_names (teaser->authors, byline);
    }
}

/* Buttons, dates and shares of a part are no text of its story. */
static void
drop_controls (const BylinePage *page, guint index, guint8 *dropped)
{
  static const char *labels[] = {
    "keep reading",
    "show less",
    "show more",
    "read more",
    "keep reading show less",
    "continue reading",
    "keep readingshow less",
  };

  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_TEXT || node->hidden)
        continue;
      if (node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FORM ||
          ((node->hints & (BYLINE_HINT_SHARE | BYLINE_HINT_NAV | BYLINE_HINT_PROMO |
                           BYLINE_HINT_TAGS | BYLINE_HINT_RELATED)) != 0 &&
           node->size < 400) ||
          ((node->hints & BYLINE_HINT_DATE) != 0 && node->size < 40))
        {
          dropped[i] = TRUE;
        }
      else if (node->size > 0 && node->size < 30)
        {
          g_autofree char *text = _byline_page_dup_text (page, i, 60);
          g_autofree char *folded = text != NULL ? g_utf8_strdown (text, -1) : NULL;

          for (gsize j = 0; folded != NULL && j < G_N_ELEMENTS (labels); j++)
            dropped[i] |= g_str_equal (folded, labels[j]);
        }
    }
}

/* The picture of the part is its first figure; the words are the rest. */
static void
read_body (const BylinePage *page,
           const BylineStoryPart *part,
           BylineTeaser *teaser,
           const guint8 *dropped)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();

  _byline_blocks_build (page, part->node, page->nodes[part->node].end, dropped, blocks, NULL);
  while (blocks->len > 0)
    {
      BylineBlock *block = g_ptr_array_steal_index (blocks, 0);

      if (block->type == BYLINE_BLOCK_FIGURE && teaser->picture == NULL &&
          teaser->paragraphs->len == 0)
        {
          teaser->picture = g_steal_pointer (&block->picture);
          byline_block_free (block);
        }
      else if (teaser->paragraphs->len == 0 && block->type == BYLINE_BLOCK_RULE)
        {
          byline_block_free (block);
        }
      else
        {
          g_ptr_array_add (teaser->paragraphs, block);
        }
    }
}

/* What is kept back often begins with what is shown already. */
static void
drop_shown_again (BylineTeaser *teaser)
{
  g_autofree char *shown = byline_render_blocks_text (teaser->paragraphs);
  g_autofree char *rest = byline_render_blocks_text (teaser->rest);

  if (*shown != '\0' && g_str_has_prefix (rest, shown))
    {
      g_ptr_array_set_size (teaser->paragraphs, 0);
      while (teaser->rest->len > 0 && teaser->paragraphs->len < 2)
        g_ptr_array_add (teaser->paragraphs, g_ptr_array_steal_index (teaser->rest, 0));
    }
}

BylineTeaser *
_byline_teaser_read (const BylinePage *page, const BylineStoryPart *part)
{
  BylineTeaser *teaser = byline_teaser_new ();
  guint end = page->nodes[part->node].end;
  g_autofree guint8 *dropped = g_new0 (guint8, page->n_nodes);
  g_autofree char *kicker = NULL;
  GPtrArray *rest;

  read_headline (page, part, teaser, dropped);
  read_authors (page, part, teaser, dropped);
  if (part->headline != 0)
    kicker = take_hinted (page, part->node, part->headline, BYLINE_HINT_KICKER, 80, dropped);
  teaser->kicker = _byline_kicker_split (kicker, NULL);
  if (teaser->kicker != NULL && !byline_section_name_is_generic (teaser->kicker, NULL))
    teaser->section = g_strdup (teaser->kicker);
  teaser->standfirst = take_hinted (page, part->node, end, BYLINE_HINT_STANDFIRST, 700, dropped);
  drop_controls (page, part->node, dropped);
  read_body (page, part, teaser, dropped);
  rest = _byline_hidden_rest (page, part->node, end);
  if (rest != NULL)
    {
      g_ptr_array_extend_and_steal (teaser->rest, rest);
      drop_shown_again (teaser);
    }
  return teaser;
}
