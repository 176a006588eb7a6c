/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

/* A post of another site: its words as a quotation, and a card that leads to it. */
static void
add_post (BylineBlockBuilder *self, guint index, const char *url)
{
  const BylinePage *page = self->page;
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);

  _byline_block_builder_flush (self);
  quote->children = byline_blocks_new ();
  self->is_cut |= self->build (page, index + 1, page->nodes[index].end, self->dropped,
                               quote->children, NULL);
  _byline_quote_take_attribution (quote);
  embed->url = g_strdup (url);
  embed->provider = g_strdup (_byline_embed_provider (url));
  if (embed->provider == NULL)
    embed->provider = byline_url_host (url);
  if (quote->text != NULL)
    embed->title = byline_text_clean (quote->text->text, BYLINE_TEXT_MAX_HEADLINE);
  /* "View this post" says nothing that the card does not say. */
  if (quote->children->len > 0 && page->nodes[index].link_size * 10 < page->nodes[index].size * 9 &&
      self->containers->len < BYLINE_BLOCK_BUILDER_MAX_CONTAINERS)
    _byline_block_builder_add_block (self, quote);
  else
    byline_block_free (quote);
  _byline_block_builder_add_block (self, embed);
}

guint
_byline_block_builder_enter_quote (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  g_autofree char *url = NULL;

  if (_byline_embed_is_post (page, index, &url))
    {
      add_post (self, index, url);
      return page->nodes[index].end;
    }
  /* The summary of a paper quotes nobody. */
  if (_byline_page_attribute_has_word (page, index, "class", "abstract"))
    return _byline_block_builder_enter_block (self, index);
  _byline_block_builder_open_container (self, index, BYLINE_BLOCK_QUOTE);
  return index + 1;
}

/* "A wrote" -> "A" */
static void
cut_verb (char *text)
{
  static const char *verbs[] = { " wrote", " said", " schrieb", " hat geschrieben", " a écrit" };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_has_suffix (text, verbs[i]) && strlen (text) > strlen (verbs[i]))
        text[strlen (text) - strlen (verbs[i])] = '\0';
    }
}

/* "A wrote:" in front of what is quoted. */
static gboolean
take_leading_name (BylineBlockBuilder *self, guint index, BylineBlock *quote)
{
  const BylinePage *page = self->page;
  g_autofree char *text = page->nodes[index].size < 80 ? _byline_page_dup_text (page, index, 100)
                                                       : NULL;
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < 2 || text[length - 1] != ':')
    return FALSE;
  text[length - 1] = '\0';
  cut_verb (text);
  quote->text = byline_text_new (text);
  return TRUE;
}

/* In a quote, a cite or footer that stands on a line of its own says whose words these are. */
gboolean
_byline_block_builder_enter_attribution (BylineBlockBuilder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineBlock *top = _byline_block_builder_top_container (self);

  if (top == NULL || top->type != BYLINE_BLOCK_QUOTE || top->text != NULL || node->size > 300 ||
      !_byline_text_builder_is_empty (&self->run))
    return FALSE;
  if (top->children == NULL || top->children->len == 0)
    return take_leading_name (self, index, top);
  top->text = _byline_inline_collect (self->page, index + 1, node->end, self->dropped);
  _byline_quote_cut_dash (top->text);
  return TRUE;
}

guint
_byline_block_builder_enter_pullquote (BylineBlockBuilder *self, guint index)
{
  guint end = self->page->nodes[index].end;
  BylineText *text = _byline_inline_collect (self->page, index, end, self->dropped);

  return _byline_block_builder_add_and_skip (
    self, index, text != NULL ? byline_block_new_text (BYLINE_BLOCK_PULLQUOTE, text) : NULL);
}
