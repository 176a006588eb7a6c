/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-canonical.h"

/* The words of a player that has not come yet: "Play", a title, in bytes. */
#define MAX_PLAYER_SIZE 200
/* A heading that holds more than that, in bytes, most of it in paragraphs, was never closed. */
#define MAX_HEADING_SIZE 250

static guint
enter_list (BylineBlockBuilder *self, guint index)
{
  const char *start = _byline_page_attribute (self->page, index, "start");

  if (_byline_block_builder_open_container (self, index, BYLINE_BLOCK_LIST))
    {
      BylineBlock *list = _byline_block_builder_top_container (self);

      list->ordered = self->page->nodes[index].tag == BYLINE_HTML_TAG_OL;
      list->start = start != NULL ? (guint) CLAMP (atoi (start), 0, 1000000) : 1;
    }
  return index + 1;
}

static guint
enter_table (BylineBlockBuilder *self, guint index)
{
  BylineBlock *table;

  _byline_block_builder_flush (self);
  if (_byline_table_is_data (self->page, index))
    {
      table = _byline_table_build (self->page, index, self->dropped, &self->is_cut);
      if (table != NULL)
        _byline_block_builder_add_block (self, table);
      return self->page->nodes[index].end;
    }
  _byline_block_builder_push_frame (self, self->page->nodes[index].end, BYLINE_BLOCK_FRAME_BLOCK,
                                    0);
  return index + 1;
}

static guint
enter_rule (BylineBlockBuilder *self, guint index)
{
  BylineBlock *top = _byline_block_builder_top_container (self);
  GPtrArray *around = top != NULL ? top->children : self->blocks;

  _byline_block_builder_flush (self);
  if (around != NULL && around->len > 0)
    {
      const BylineBlock *last = g_ptr_array_index (around, around->len - 1);

      if (last->type != BYLINE_BLOCK_RULE)
        _byline_block_builder_add_block (self, byline_block_new (BYLINE_BLOCK_RULE));
    }
  return self->page->nodes[index].end;
}

/* "¶" behind a heading, which leads to the heading. */
static gboolean
is_anchor_sign (const BylinePage *page, guint index)
{
  static const char *signs[] = { "¶", "#", "§", "🔗", "⚓", NULL };
  const char *href = _byline_page_attribute (page, index, "href");
  g_autofree char *text = NULL;

  if (href == NULL || strchr (href, '#') == NULL || page->nodes[index].size == 0 ||
      page->nodes[index].size > 4)
    return FALSE;
  text = _byline_page_dup_text (page, index, 4);
  return text != NULL && g_strv_contains (signs, text);
}

/* Frameworks make an element of a line's end: <span class="br">. */
static gboolean
is_called_break (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  return node->tag == BYLINE_HTML_TAG_SPAN && node->end == index + 1 &&
         node->xml->properties != NULL &&
         _byline_page_attribute_has_word (page, index, "class", "br");
}

static guint
enter_inline (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  int kind = _byline_mark_of_tag (node->tag);
  const char *footnote = _byline_block_builder_footnote_target (self, index);
  g_autofree char *href = NULL;

  if (is_called_break (page, index))
    {
      _byline_text_builder_break (&self->run);
      return node->end;
    }
  if (node->tag == BYLINE_HTML_TAG_SUP && node->end > index + 1 &&
      _byline_block_builder_footnote_target (self, index + 1) != NULL)
    return index + 1;
  if (footnote != NULL)
    {
      kind = BYLINE_MARK_FOOTNOTE;
      href = g_strdup (footnote);
    }
  else if (kind == BYLINE_MARK_LINK)
    {
      if (is_anchor_sign (page, index))
        return node->end;
      href = _byline_link_target (page, index);
      if (href == NULL)
        return index + 1;
    }
  if (kind >= 0 && _byline_text_builder_open (&self->run, (BylineMarkKind) kind, href))
    _byline_block_builder_push_frame (self, node->end, BYLINE_BLOCK_FRAME_MARK,
                                      (BylineMarkKind) kind);
  return index + 1;
}

/* A heading that nobody closed has paragraphs in it: these are none. */
static guint
enter_paragraph (BylineBlockBuilder *self, guint index)
{
  guint next = _byline_block_builder_enter_block (self, index);

  if (index < self->unclosed_end)
    self->level = 0;
  return next;
}

static guint
enter_heading (BylineBlockBuilder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  _byline_block_builder_flush (self);
  _byline_block_builder_push_frame (self, node->end, BYLINE_BLOCK_FRAME_HEADING, 0);
  self->level = (guint) (node->tag - BYLINE_HTML_TAG_H1) + 1;
  if (node->size > MAX_HEADING_SIZE && node->size > 2 * node->own_size)
    self->unclosed_end = node->end;
  return index + 1;
}

/* A style parts a time from the words that stand right behind it: "21:00" and a name. */
static void
part_from_time (BylineBlockBuilder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if (self->time_end == 0 || index < self->time_end || node->size == 0)
    return;
  if (g_unichar_isalnum (g_utf8_get_char ((const char *) node->xml->content)))
    _byline_text_builder_append (&self->run, " ");
  self->time_end = 0;
}

/* The lines of a text in a pre; an empty one parts stanzas. */
static guint
enter_verse (BylineBlockBuilder *self, guint index)
{
  g_auto (GStrv)
    stanzas = g_strsplit ((const char *) self->page->nodes[index].xml->content, "\n\n", -1);

  for (gsize i = 0; stanzas[i] != NULL; i++)
    {
      if (i > 0)
        _byline_block_builder_flush (self);
      _byline_verse_append (&self->run, stanzas[i]);
    }
  return index + 1;
}

static guint
enter_text (BylineBlockBuilder *self, guint index)
{
  if (_byline_text_builder_at_double_break (&self->run) && self->page->nodes[index].size > 0)
    _byline_block_builder_flush (self);
  part_from_time (self, index);
  if (index < self->verse_end)
    return enter_verse (self, index);
  _byline_text_builder_append (&self->run, (const char *) self->page->nodes[index].xml->content);
  return index + 1;
}

/* One that is empty parts stanzas. */
static guint
enter_verse_line (BylineBlockBuilder *self, guint index)
{
  g_autofree char *text = _byline_page_dup_text (self->page, index, 8);

  if (text == NULL || *text == '\0')
    _byline_block_builder_flush (self);
  else
    _byline_text_builder_break (&self->run);
  return index + 1;
}

/* Dispatches on the element at @index. Returns the next node to look at. */
static guint
enter (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];

  switch ((int) node->tag)
    {
    case BYLINE_HTML_TAG_TEXT:
      return enter_text (self, index);
    case BYLINE_HTML_TAG_BR:
      _byline_text_builder_break (&self->run);
      return index + 1;
    case BYLINE_HTML_TAG_H1:
    case BYLINE_HTML_TAG_H2:
    case BYLINE_HTML_TAG_H3:
    case BYLINE_HTML_TAG_H4:
    case BYLINE_HTML_TAG_H5:
    case BYLINE_HTML_TAG_H6:
      return enter_heading (self, index);
    case BYLINE_HTML_TAG_P:
      return enter_paragraph (self, index);
    case BYLINE_HTML_TAG_UL:
    case BYLINE_HTML_TAG_OL:
      return enter_list (self, index);
    case BYLINE_HTML_TAG_LI:
      if (_byline_block_builder_top_container (self) != NULL &&
          _byline_block_builder_top_container (self)->type == BYLINE_BLOCK_LIST)
        _byline_block_builder_open_container (self, index, BYLINE_BLOCK_ITEM);
      else
        _byline_block_builder_enter_block (self, index);
      return index + 1;
    case BYLINE_HTML_TAG_BLOCKQUOTE:
      return _byline_block_builder_enter_quote (self, index);
    case BYLINE_HTML_TAG_CITE:
    case BYLINE_HTML_TAG_FOOTER:
      if (_byline_block_builder_enter_attribution (self, index))
        return node->end;
      return node->tag == BYLINE_HTML_TAG_CITE ? enter_inline (self, index)
                                               : _byline_block_builder_enter_block (self, index);
    case BYLINE_HTML_TAG_ASIDE:
      _byline_block_builder_open_container (self, index, BYLINE_BLOCK_ASIDE);
      return index + 1;
    case BYLINE_HTML_TAG_FIGURE:
      return _byline_block_builder_enter_figure (self, index);
    case BYLINE_HTML_TAG_FIGCAPTION:
      return _byline_block_builder_enter_attribution (self, index)
               ? node->end
               : _byline_block_builder_enter_block (self, index);
    case BYLINE_HTML_TAG_IMG:
      return _byline_block_builder_enter_image (self, index);
    case BYLINE_HTML_TAG_TABLE:
      return enter_table (self, index);
    case BYLINE_HTML_TAG_PRE:
      if (_byline_verse_is_listing (page, index))
        {
          self->verse_end = node->end;
          return _byline_block_builder_enter_block (self, index);
        }
      return _byline_block_builder_add_and_skip (self, index, _byline_code_build (page, index));
    case BYLINE_HTML_TAG_HR:
      return enter_rule (self, index);
    case BYLINE_HTML_TAG_IFRAME:
    case BYLINE_HTML_TAG_VIDEO:
    case BYLINE_HTML_TAG_AUDIO:
    case BYLINE_HTML_TAG_OBJECT:
    case BYLINE_HTML_TAG_EMBED:
      return _byline_block_builder_add_and_skip (self, index, _byline_embed_build (page, index));
    case BYLINE_HTML_TAG_TIME:
      self->time_end = self->dropped != NULL && node->size > 0 ? node->end : 0;
      return enter_inline (self, index);
    case BYLINE_HTML_TAG_Q:
      _byline_text_builder_append (&self->run, "“");
      _byline_block_builder_push_frame (self, node->end, BYLINE_BLOCK_FRAME_QUOTATION, 0);
      return index + 1;
    case BYLINE_HTML_TAG_DT:
      _byline_block_builder_enter_block (self, index);
      if (_byline_text_builder_open (&self->run, BYLINE_MARK_STRONG, NULL))
        _byline_block_builder_push_frame (self, node->end, BYLINE_BLOCK_FRAME_MARK,
                                          BYLINE_MARK_STRONG);
      return index + 1;
    case BYLINE_HTML_TAG_DIV:
      if (_byline_verse_is_line (page, index))
        return enter_verse_line (self, index);
      return _byline_block_builder_enter_block (self, index);
    default:
      return _byline_html_tag_is_block (node->tag) ? _byline_block_builder_enter_block (self, index)
                                                   : enter_inline (self, index);
    }
}

/* How many have voted for what stands beside: a number in an element that says so. */
static gboolean
is_tally (const BylinePage *page, guint index)
{
  static const char *words[] = { "vote", "score", "likes", "upvotes", "points" };
  g_autofree char *text = NULL;

  if (page->nodes[index].size == 0 || page->nodes[index].size > 6 ||
      page->nodes[index].tag == BYLINE_HTML_TAG_TD || page->nodes[index].in_link)
    return FALSE;
  text = _byline_page_dup_text (page, index, 8);
  if (text == NULL || strspn (text, "0123456789,.k-+") != strlen (text))
    return FALSE;
  for (guint up = 0; up < 3 && index != 0; up++, index = page->nodes[index].parent)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          if (_byline_page_attribute_has_word (page, index, "class", words[i]))
            return TRUE;
        }
    }
  return FALSE;
}

/* What an element is by its name or by what stands in it, before its tag counts. */
static guint
enter_special (BylineBlockBuilder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  gpointer picture;
  guint n_pictures;

  if (g_hash_table_lookup_extended (self->wrappers, GUINT_TO_POINTER (index), NULL, &picture))
    {
      /* The picture of a player stands for what it plays. */
      BylineBlock *player = _byline_embed_build_player (self->page, index);

      if (player != NULL)
        return _byline_block_builder_add_and_skip (self, index, player);
      if (picture != NULL)
        _byline_block_builder_add_figure (self, GPOINTER_TO_UINT (picture), index);
      return node->end;
    }
  if (_byline_block_builder_take_note (self, index) || is_tally (self->page, index))
    return node->end;
  if (node->hints == 0)
    return 0;
  if (self->footnotes != NULL && _byline_block_builder_is_footnotes_part (node))
    {
      _byline_block_builder_flush (self);
      _byline_block_builder_build_footnotes (self, index);
      return node->end;
    }
  if ((node->hints & BYLINE_HINT_PULLQUOTE) != 0 && _byline_html_tag_is_block (node->tag) &&
      node->size < 1500)
    return _byline_block_builder_enter_pullquote (self, index);
  if (_byline_block_builder_is_gallery (self, index, &n_pictures))
    {
      _byline_block_builder_add_gallery (self, index, n_pictures);
      return node->end;
    }
  if ((node->hints & BYLINE_HINT_BOX) != 0 && _byline_html_tag_is_block (node->tag) &&
      node->tag != BYLINE_HTML_TAG_P && node->size < 6000)
    {
      _byline_block_builder_open_container (self, index, BYLINE_BLOCK_ASIDE);
      return index + 1;
    }
  return 0;
}

/* An element without words that holds what a script would make a player of. */
static guint
enter_player (BylineBlockBuilder *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineBlock *player;

  if (node->tag != BYLINE_HTML_TAG_DIV || node->size > MAX_PLAYER_SIZE ||
      node->xml->properties == NULL)
    return 0;
  player = _byline_embed_build_player (self->page, index);
  return player != NULL ? _byline_block_builder_add_and_skip (self, index, player) : 0;
}

static void
walk (BylineBlockBuilder *self)
{
  for (guint i = self->root; i < self->end;)
    {
      const BylineNode *node = &self->page->nodes[i];
      guint next = 0;

      _byline_block_builder_close_frames (self, i);
      if (self->dropped != NULL && self->dropped[i])
        {
          i = node->end;
          continue;
        }
      if (node->tag != BYLINE_HTML_TAG_TEXT)
        next = node->hidden && node->tag != BYLINE_HTML_TAG_NOSCRIPT &&
                   !g_hash_table_contains (self->wrappers, GUINT_TO_POINTER (i))
                 ? node->end
                 : enter_special (self, i);
      if (next == 0 && node->tag == BYLINE_HTML_TAG_DIV && !node->hidden)
        next = enter_player (self, i);
      if (next == 0 && node->tag == BYLINE_HTML_TAG_NOSCRIPT)
        next = i + 1;
      if ((next == 0 || node->tag == BYLINE_HTML_TAG_SCRIPT) &&
          _byline_formula_take (self->page, i, &self->run))
        next = node->end;
      i = next != 0 ? next : node->hidden ? node->end : enter (self, i);
    }
  _byline_block_builder_close_frames (self, self->end);
  _byline_block_builder_flush (self);
}

gboolean
_byline_blocks_build (const BylinePage *page,
                      guint from,
                      guint end,
                      const guint8 *dropped,
                      GPtrArray *blocks,
                      GPtrArray *footnotes)
{
  BylineBlockBuilder self = {
    .build = _byline_blocks_build,
    .page = page,
    .dropped = dropped,
    .root = from,
    .end = MIN (end, page->n_nodes),
    .blocks = blocks,
    .footnotes = footnotes,
  };

  self.pictures = _byline_pictures_find (page, from, self.end, dropped);
  self.wrappers = g_hash_table_new (NULL, NULL);
  self.frames = g_array_new (FALSE, FALSE, sizeof (BylineBlockFrame));
  self.containers = g_ptr_array_new ();
  _byline_text_builder_init (&self.run);
  _byline_block_builder_find_wrappers (&self);
  if (footnotes != NULL)
    {
      self.footnote_ids = g_hash_table_new (g_str_hash, g_str_equal);
      self.notes = g_hash_table_new (NULL, NULL);
      _byline_block_builder_find_footnotes (&self);
    }
  walk (&self);
  _byline_text_builder_clear (&self.run);
  g_clear_pointer (&self.footnote_ids, g_hash_table_unref);
  g_clear_pointer (&self.notes, g_hash_table_unref);
  g_free (self.footnote_dropped);
  g_hash_table_unref (self.wrappers);
  g_array_unref (self.pictures);
  g_array_unref (self.frames);
  g_ptr_array_unref (self.containers);

  return self.is_cut;
}

GPtrArray *
byline_blocks_from_html (const char *html,
                         gssize length,
                         const char *base_url,
                         GPtrArray *footnotes)
{
  GPtrArray *blocks = byline_blocks_new ();
  g_autoptr (BylinePage) page = NULL;

  if (html == NULL)
    return blocks;
  page = _byline_page_new_fragment (html, length < 0 ? strlen (html) : (gsize) length, base_url);
  if (page != NULL)
    _byline_blocks_build (page, 0, page->n_nodes, NULL, blocks, footnotes);
  byline_blocks_canonicalize (blocks);
  if (footnotes != NULL)
    byline_footnotes_canonicalize (footnotes);
  return blocks;
}
