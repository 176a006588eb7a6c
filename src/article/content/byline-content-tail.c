/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

/* A heading or a line that asks the reader for something is not longer, in bytes. */
#define MAX_HEADING 60
#define MAX_REQUEST 400
#define MAX_LINE 200
/* Boxes between paragraphs that are looked for. */
#define MAX_BOXES 50

static void
cut (BylineContent *self, guint from, const char *reason)
{
  for (guint i = from; i < self->text_blocks->len; i++)
    _byline_content_drop_text_block (self, i, BYLINE_STEP_TAIL, reason);
  g_array_set_size (self->text_blocks, from);
}

/* --- Headings that end a story --- */

static gboolean
is_ending (BylineContent *self, const BylineTextBlock *text_block)
{
  g_autofree char *text = NULL;

  if (text_block->prose_score > 0 || self->page->nodes[text_block->node].own_size > MAX_HEADING)
    return FALSE;
  text = _byline_content_folded_text (self->page, text_block->node, MAX_HEADING);
  return _byline_words_are_ending (text) ||
         (text_block->is_heading && _byline_words_begin_ending (text));
}

/* Whether two elements are the same, or made alike and in like elements: the parts of one text. */
static gboolean
is_same_flow (BylineContent *self, guint a, guint b)
{
  const BylinePage *page = self->page;

  for (guint up = 0; up < 3; up++)
    {
      if (a == b)
        return TRUE;
      if (page->nodes[a].tag != page->nodes[b].tag ||
          g_strcmp0 (_byline_page_attribute (page, a, "class"),
                     _byline_page_attribute (page, b, "class")) != 0)
        return FALSE;
      a = page->nodes[a].parent;
      b = page->nodes[b].parent;
    }
  return TRUE;
}

/* Where the text goes on behind a heading at @from: a paragraph beside those in front of it, which no
 * heading that is a link stands above. 0 if it does not. */
static guint
find_continuation (BylineContent *self, guint from)
{
  const BylineTextBlock *before = NULL;
  guint container;

  for (guint i = from; i > 0 && before == NULL; i--)
    {
      if (_byline_content_text_block (self, i - 1)->prose_score > 0)
        before = _byline_content_text_block (self, i - 1);
    }
  if (before == NULL)
    return 0;
  container = _byline_content_container_of (self, before);
  /* A heading beside the text's paragraphs may stand above paragraphs of others: then they follow it
   * at once. */
  for (guint i = from + 1; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);
      const BylineTextBlock *above = text_block - 1;
      g_autofree char *text = NULL;

      if (text_block->prose_score == 0 || text_block->list != before->list ||
          !is_same_flow (self, _byline_content_container_of (self, text_block), container) ||
          (above->is_heading && above->is_link &&
           _byline_content_container_of (self, above) ==
             _byline_content_container_of (self, text_block)))
        continue;
      text = _byline_content_folded_text (self->page, text_block->node, MAX_REQUEST);
      if (_byline_words_begin_closing (text) || _byline_words_ask_reader (text))
        continue;
      if (i == from + 1 &&
          _byline_content_container_of (self, _byline_content_text_block (self, from)) == container)
        return 0;
      return i;
    }
  return 0;
}

/* Drops a box in the middle of the text, from its heading up to where the text goes on. */
static void
drop_box (BylineContent *self, guint from, guint behind)
{
  while (behind > from + 1)
    {
      const BylineTextBlock *last = _byline_content_text_block (self, behind - 1);

      if (!last->is_heading || last->is_link || is_ending (self, last))
        break;
      behind--;
    }
  for (guint i = from; i < behind; i++)
    _byline_content_drop_text_block (self, i, BYLINE_STEP_TAIL, "a box between paragraphs");
  g_array_remove_range (self->text_blocks, from, behind - from);
}

static void
drop_boxes (BylineContent *self)
{
  guint n = 0;

  for (guint i = 1; i < self->text_blocks->len && n < MAX_BOXES; i++)
    {
      guint behind;

      if (!is_ending (self, _byline_content_text_block (self, i)))
        continue;
      n++;
      behind = find_continuation (self, i);
      if (behind != 0)
        drop_box (self, i--, behind);
    }
}

/* Cuts at a heading such as "You may also like" that is followed by little prose. */
static void
cut_at_ending (BylineContent *self)
{
  guint before = 0;
  guint behind = 0;
  guint size_before = 0;
  guint size_behind = 0;
  guint words_behind = 0;

  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      const BylineNode *node = &self->page->nodes[_byline_content_text_block (self, i)->node];

      behind += _byline_content_text_block (self, i)->prose_score;
      size_behind += node->own_size;
      words_behind += node->own_size - node->own_links;
    }
  for (guint i = 1; i < self->text_blocks->len; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);
      const BylineTextBlock *last = _byline_content_text_block (self, i - 1);

      before += last->prose_score;
      behind -= last->prose_score;
      size_before += self->page->nodes[last->node].own_size;
      size_behind -= self->page->nodes[last->node].own_size;
      words_behind -= self->page->nodes[last->node].own_size -
                      self->page->nodes[last->node].own_links;
      /* Excerpts of other stories are prose, too: then less than the story itself. */
      if (words_behind <= 2 * (gsize) size_before && is_ending (self, text_block) &&
          (behind * 2 <= size_behind || (text_block->is_heading && behind * 2 < before)))
        {
          cut (self, i, "behind a heading that ends the story");
          return;
        }
    }
}

/* --- Strangers --- */

/* What an element is called, numbers left out: paragraphs of one text share it. */
static char *
signature_of (BylineContent *self, guint index)
{
  const char *names = _byline_page_attribute (self->page, index, "class");
  GString *signature = g_string_new ((const char *) self->page->nodes[index].xml->name);

  g_string_append_c (signature, '.');
  for (gsize i = 0; names != NULL && names[i] != '\0' && i < 200; i++)
    {
      if (!g_ascii_isdigit (names[i]))
        g_string_append_c (signature, names[i]);
    }
  return g_string_free (signature, FALSE);
}

static void
add_container (BylineContent *self, GHashTable *flows, guint index, guint prose_score)
{
  char *signature = signature_of (self, index);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (flows, signature));

  g_hash_table_replace (flows, signature, GUINT_TO_POINTER (known + prose_score));
}

/* The signatures of what the first three quarters of the prose stand in, each with its prose. */
static GHashTable *
find_containers (BylineContent *self, guint all_prose)
{
  GHashTable *flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint prose_score = 0;

  for (guint i = 0; i < self->text_blocks->len && prose_score * 4.0 < all_prose * 3.0; i++)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, i);
      const BylineNode *node = &self->page->nodes[text_block->node];

      prose_score += text_block->prose_score;
      add_container (self, flows, _byline_content_container_of (self, text_block),
                     text_block->prose_score);
      /* Loose words between headings and lists: what they stand in is a flow itself. */
      if (node->size > node->own_size)
        {
          add_container (self, flows, text_block->node, 0);
          add_container (self, flows, self->page->nodes[text_block->first].parent, 0);
        }
    }
  return flows;
}

/* Whether most of the text stands in one kind of element, so that what stands in others at its end
 * is a stranger. */
static gboolean
is_dominated (GHashTable *flows)
{
  GHashTableIter iter;
  gpointer prose_score;
  guint most = 0;
  guint all = 0;

  g_hash_table_iter_init (&iter, flows);
  while (g_hash_table_iter_next (&iter, NULL, &prose_score))
    {
      most = MAX (most, GPOINTER_TO_UINT (prose_score));
      all += GPOINTER_TO_UINT (prose_score);
    }
  return most * 2.0 > all;
}

/* What a term means ends a text without being a sentence. */
static gboolean
is_term (BylineContent *self, const BylineTextBlock *text_block)
{
  guint terms = _byline_page_ancestor (self->page, text_block->node, BYLINE_HTML_TAG_DL);

  return terms > self->top_candidate && !_byline_content_is_list_of_links (self, terms) &&
         _byline_page_ancestor (self->page, text_block->node, BYLINE_HTML_TAG_DD) > terms;
}

/* Recipes, steps, questions and polls stand in boxes of their own at the end of a text. */
static gboolean
is_box_of_text (BylineContent *self, guint index)
{
  static const char *names[] = {
    "recipe", "ingredient", "instruction", "direction",  "faq",     "review",  "poll",
    "step",   "spec",       "footnote",    "references", "summary", "verdict", "conclusion",
  };

  for (guint up = 0; up < 6 && index > self->top_candidate;
       up++, index = self->page->nodes[index].parent)
    {
      const char *names_of = _byline_page_attribute (self->page, index, "class");

      if (self->page->nodes[index].tag == BYLINE_HTML_TAG_TABLE ||
          self->page->nodes[index].tag == BYLINE_HTML_TAG_BLOCKQUOTE)
        return TRUE;
      for (gsize i = 0; names_of != NULL && i < G_N_ELEMENTS (names); i++)
        {
          if (strstr (names_of, names[i]) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Cuts what stands in other kinds of elements than the text behind its end, a quarter at most. */
static void
cut_strangers (BylineContent *self)
{
  g_autoptr (GHashTable) flows = NULL;
  guint all_prose = 0;
  guint prose_score = 0;
  gsize all_size = 0;
  gsize size = 0;
  guint from = self->text_blocks->len;

  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      all_prose += _byline_content_text_block (self, i)->prose_score;
      all_size += self->page->nodes[_byline_content_text_block (self, i)->node].own_size;
    }
  flows = find_containers (self, all_prose);
  if (!is_dominated (flows))
    return;
  while (from > 1)
    {
      const BylineTextBlock *text_block = _byline_content_text_block (self, from - 1);
      guint flow = _byline_content_container_of (self, text_block);
      g_autofree char *signature = signature_of (self, flow);

      prose_score += text_block->prose_score;
      size += self->page->nodes[text_block->node].own_size;
      if (prose_score * 4.0 > all_prose || size * 3 > all_size ||
          g_hash_table_contains (flows, signature) || is_box_of_text (self, flow) ||
          is_term (self, text_block))
        break;
      from--;
    }
  if (from < self->text_blocks->len)
    cut (self, from, "not in the same kind of element as the text");
}

/* --- Lines that end no story --- */

/* Half a sentence that goes on from the paragraph in front of it: "And the mayor […]". */
static gboolean
breaks_off (BylineContent *self, guint position, const char *text)
{
  const BylineTextBlock *text_block = _byline_content_text_block (self, position);

  return position > 0 && (g_str_has_suffix (text, "[…]") || g_str_has_suffix (text, "[...]")) &&
         _byline_content_text_block (self, position - 1)->prose_score > 0 &&
         _byline_content_container_of (self, text_block) ==
           _byline_content_container_of (self, _byline_content_text_block (self, position - 1));
}

static gboolean
ends_story (BylineContent *self, guint position)
{
  const BylineTextBlock *text_block = _byline_content_text_block (self, position);
  const BylineNode *node = &self->page->nodes[text_block->node];
  guint quote = _byline_page_ancestor (self->page, text_block->node, BYLINE_HTML_TAG_BLOCKQUOTE);
  g_autofree char *text = NULL;

  if (quote > self->top_candidate)
    return TRUE;
  if (text_block->list != 0)
    return !_byline_content_is_list_of_links (self, text_block->list) &&
           (text_block->prose_score > 0 || node->own_size >= 12);
  if (node->own_links * 2 > node->own_size)
    return FALSE;
  text = _byline_content_folded_text (self->page, text_block->node, MAX_REQUEST);
  if (text_block->prose_score == 0 && node->own_stops == 0 && node->own_size < 90 &&
      node->tag != BYLINE_HTML_TAG_TD && node->tag != BYLINE_HTML_TAG_PRE &&
      node->tag != BYLINE_HTML_TAG_TH && !is_term (self, text_block) &&
      !breaks_off (self, position, text))
    return FALSE;
  return !_byline_words_begin_closing (text) && !_byline_words_begin_pointer (text) &&
         !_byline_words_ask_reader (text) && !_byline_words_are_dateline (text);
}

/* A line of its own that asks the reader to follow, to write, to subscribe. */
static gboolean
is_request (BylineContent *self, const BylineTextBlock *text_block)
{
  const BylineNode *node = &self->page->nodes[text_block->node];
  g_autofree char *text = NULL;

  if (node->own_size > MAX_LINE || node->own_stops > 2 || text_block->list != 0 ||
      _byline_page_ancestor (self->page, text_block->node, BYLINE_HTML_TAG_BLOCKQUOTE) >
        self->top_candidate)
    return FALSE;
  text = _byline_content_folded_text (self->page, text_block->node, MAX_LINE);
  return _byline_words_ask_reader (text);
}

static void
drop_requests (BylineContent *self)
{
  for (guint i = 0; i < self->text_blocks->len; i++)
    {
      if (is_request (self, _byline_content_text_block (self, i)))
        _byline_content_drop_text_block (self, i, BYLINE_STEP_TAIL, "asks the reader");
    }
}

void
_byline_content_trim_tail (BylineContent *self)
{
  drop_boxes (self);
  cut_at_ending (self);
  cut_strangers (self);
  while (self->text_blocks->len > 1 && !ends_story (self, self->text_blocks->len - 1))
    cut (self, self->text_blocks->len - 1, "no sentence of the story at its end");
  drop_requests (self);
}
