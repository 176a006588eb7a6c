/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "byline-article.h"
#include "byline-extractor.h"
#include "byline-text.h"
#include "byline-url.h"

/* Blocks stop nesting here, so that a list with an item with a paragraph still fits. */
#define MAX_CONTAINERS (BYLINE_BLOCK_MAX_DEPTH - 4)
#define MAX_BLOCKS 100000
#define MAX_FOOTNOTES 2000

typedef enum {
  FRAME_BLOCK,
  FRAME_HEADING,
  FRAME_MARK,
  FRAME_CONTAINER,
  FRAME_QUOTATION,
} FrameType;

/* An open element, and what is to be done where it ends. */
typedef struct {
  guint end;
  FrameType type;
  BylineMarkKind kind;
  guint level; /* of the heading around it */
} Frame;

typedef struct {
  const BylinePage *page;
  const guint8 *dropped;
  guint root;
  guint end;
  GPtrArray *blocks;
  GPtrArray *footnotes;      /* nullable */
  GHashTable *footnote_ids;  /* id -> node, nullable */
  guint8 *footnote_dropped;  /* as dropped, inside of footnotes; nullable */
  GArray *pictures;
  GHashTable *wrappers;      /* node -> picture node, or 0 for what such a node has told already */
  GArray *frames;
  GPtrArray *containers;     /* of BylineBlock, not owned */
  BylineRun run;
  guint level;               /* of the heading that is being gathered, 0 for a paragraph */
} Builder;

/* --- Adding --- */

static BylineBlock *
top_container (Builder *self)
{
  return self->containers->len > 0
           ? g_ptr_array_index (self->containers, self->containers->len - 1)
           : NULL;
}

static void
add_block (Builder     *self,
           BylineBlock *block)
{
  BylineBlock *top = top_container (self);

  if (self->blocks->len >= MAX_BLOCKS)
    {
      byline_block_free (block);
      return;
    }
  if (top == NULL)
    {
      g_ptr_array_add (self->blocks, block);
    }
  else if (top->type == BYLINE_BLOCK_LIST && block->type != BYLINE_BLOCK_ITEM)
    {
      BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

      byline_block_add_child (item, block);
      byline_block_add_child (top, item);
    }
  else
    {
      byline_block_add_child (top, block);
    }
}

static void
flush (Builder *self)
{
  BylineText *text = _byline_run_take (&self->run);
  BylineBlock *block;

  if (text == NULL)
    return;
  block = byline_block_new_text (self->level > 0 ? BYLINE_BLOCK_HEADING : BYLINE_BLOCK_PARAGRAPH,
                                 text);
  block->level = self->level;
  add_block (self, block);
}

static void
push_frame (Builder        *self,
            guint           end,
            FrameType       type,
            BylineMarkKind  kind)
{
  Frame frame = { end, type, kind, self->level };

  g_array_append_val (self->frames, frame);
}

/* Opens a container block around @index; FALSE if blocks nest too deep already. */
static gboolean
open_container (Builder         *self,
                guint            index,
                BylineBlockType  type)
{
  BylineBlock *block;

  flush (self);
  if (self->containers->len >= MAX_CONTAINERS)
    {
      push_frame (self, self->page->nodes[index].end, FRAME_BLOCK, 0);
      return FALSE;
    }
  block = byline_block_new (type);
  push_frame (self, self->page->nodes[index].end, FRAME_CONTAINER, 0);
  g_ptr_array_add (self->containers, block);
  return TRUE;
}

/* Takes the first @n characters off a text; its marks move with the words. */
static void
cut_front (BylineText *text,
           guint       n)
{
  char *rest = g_strdup (g_utf8_offset_to_pointer (text->text, (glong) n));

  g_free (text->text);
  text->text = rest;
  for (guint i = byline_text_n_marks (text); i > 0; i--)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i - 1);

      mark->start = mark->start > n ? mark->start - n : 0;
      mark->end = mark->end > n ? mark->end - n : 0;
      if (mark->end == mark->start)
        g_array_remove_index (text->marks, i - 1);
    }
}

static gboolean
begins_with_dash (const char *text)
{
  return g_str_has_prefix (text, "—") || g_str_has_prefix (text, "–") || g_str_has_prefix (text, "―");
}

/* Whose words a quotation is, without the dash in front of the name: that is how it is drawn. */
static void
cut_dash (BylineText *text)
{
  if (text != NULL && begins_with_dash (text->text))
    cut_front (text, g_str_has_prefix (text->text + strlen ("—"), " ") ? 2 : 1);
}

/* The last line of a quotation that begins with a dash says whose words these are. */
static void
settle_quote (BylineBlock *quote)
{
  guint n = quote->children != NULL ? quote->children->len : 0;
  BylineBlock *last = n > 1 ? g_ptr_array_index (quote->children, n - 1) : NULL;

  if (last == NULL || quote->text != NULL || last->type != BYLINE_BLOCK_PARAGRAPH ||
      last->text == NULL || strlen (last->text->text) > 300 ||
      !begins_with_dash (last->text->text))
    return;
  quote->text = g_steal_pointer (&last->text);
  cut_dash (quote->text);
  g_ptr_array_set_size (quote->children, (int) n - 1);
}

static void
close_container (Builder *self)
{
  BylineBlock *block = top_container (self);

  flush (self);
  if (block->type == BYLINE_BLOCK_QUOTE)
    settle_quote (block);
  g_ptr_array_set_size (self->containers, (int) self->containers->len - 1);
  if (block->children == NULL || block->children->len == 0)
    byline_block_free (block);
  else
    add_block (self, block);
}

static void
close_frames (Builder *self,
              guint    index)
{
  while (self->frames->len > 0 &&
         g_array_index (self->frames, Frame, self->frames->len - 1).end <= index)
    {
      Frame frame = g_array_index (self->frames, Frame, self->frames->len - 1);

      g_array_set_size (self->frames, self->frames->len - 1);
      switch (frame.type)
        {
        case FRAME_MARK:
          _byline_run_close (&self->run, frame.kind);
          break;
        case FRAME_QUOTATION:
          _byline_run_append (&self->run, "”");
          break;
        case FRAME_CONTAINER:
          close_container (self);
          break;
        case FRAME_HEADING:
        case FRAME_BLOCK:
        default:
          flush (self);
          self->level = frame.level;
          break;
        }
    }
}

/* --- Footnotes --- */

static const char *
fragment_of (const char *href)
{
  const char *hash = href != NULL ? strchr (href, '#') : NULL;

  return hash != NULL && hash[1] != '\0' ? hash + 1 : NULL;
}

static gboolean
is_footnotes_part (const BylineNode *node)
{
  return (node->hints & BYLINE_HINT_FOOTNOTE) != 0 && _byline_tag_is_block (node->tag) &&
         node->size > 0;
}

/* Remembers which ids are footnotes: those of the items in a part of that name, or with that role. */
static void
find_footnotes (Builder *self)
{
  const BylinePage *page = self->page;

  for (guint i = self->root; i < self->end; )
    {
      const BylineNode *node = &page->nodes[i];

      if (!is_footnotes_part (node))
        {
          i++;
          continue;
        }
      for (guint j = i; j < node->end; j++)
        {
          const BylineNode *inner = &page->nodes[j];
          const char *id = _byline_page_attribute (page, j, "id");

          if (id != NULL && *id != '\0' && inner->size > 0 &&
              (inner->tag == BYLINE_TAG_LI || inner->tag == BYLINE_TAG_P ||
               inner->tag == BYLINE_TAG_DD || inner->tag == BYLINE_TAG_DIV ||
               inner->tag == BYLINE_TAG_ASIDE) &&
              g_hash_table_size (self->footnote_ids) < MAX_FOOTNOTES)
            g_hash_table_insert (self->footnote_ids, (gpointer) id, GUINT_TO_POINTER (j));
        }
      i = node->end;
    }
}

static const char *
footnote_target (Builder *self,
                 guint    index)
{
  const char *id;

  if (self->footnote_ids == NULL || self->page->nodes[index].tag != BYLINE_TAG_A)
    return NULL;
  id = fragment_of (_byline_page_attribute (self->page, index, "href"));
  return id != NULL && g_hash_table_contains (self->footnote_ids, id) ? id : NULL;
}

/* "↩" and the like: back to where the footnote was called. */
static void
drop_back_links (const BylinePage *page,
                 guint             index,
                 guint8           *dropped)
{
  for (guint i = index; i < page->nodes[index].end; i++)
    {
      if (page->nodes[i].tag == BYLINE_TAG_A && page->nodes[i].size <= 12 &&
          fragment_of (_byline_page_attribute (page, i, "href")) != NULL)
        memset (dropped + i, 1, page->nodes[i].end - i);
    }
}

static void
build_footnotes (Builder *self,
                 guint    index)
{
  const BylinePage *page = self->page;

  if (self->footnote_dropped == NULL)
    self->footnote_dropped = g_new0 (guint8, page->n_nodes);
  drop_back_links (page, index, self->footnote_dropped);
  for (guint i = index; i < page->nodes[index].end; )
    {
      const char *id = _byline_page_attribute (page, i, "id");
      BylineFootnote *footnote;

      if (id == NULL || g_hash_table_lookup (self->footnote_ids, id) != GUINT_TO_POINTER (i) ||
          i == 0 || (page->nodes[i].tag == BYLINE_TAG_DIV && i == index &&
                     _byline_page_find_tag (page, i, page->nodes[i].end, BYLINE_TAG_LI) != 0))
        {
          i++;
          continue;
        }
      footnote = byline_footnote_new (id);
      _byline_blocks_build (page, i + 1, page->nodes[i].end, self->footnote_dropped,
                            footnote->blocks, NULL);
      if (footnote->blocks->len > 0)
        g_ptr_array_add (self->footnotes, footnote);
      else
        byline_footnote_free (footnote);
      i = page->nodes[i].end;
    }
}

/* --- Pictures --- */

static void
add_figure (Builder *self,
            guint    picture,
            guint    wrapper)
{
  BylinePicture *built = _byline_picture_build (self->page, picture, wrapper);
  BylineBlock *block;

  if (built == NULL)
    return;
  flush (self);
  block = byline_block_new (BYLINE_BLOCK_FIGURE);
  block->picture = built;
  add_block (self, block);
}

/* The part of a gallery that is about one of its pictures. */
static guint
slide_of (Builder *self,
          guint    picture,
          guint    gallery)
{
  const BylinePage *page = self->page;
  guint at = picture;

  while (page->nodes[at].parent != gallery && at > gallery &&
         _byline_pictures_count (page, self->pictures, page->nodes[at].parent, NULL) == 1)
    at = page->nodes[at].parent;
  return at;
}

static BylineText *
gallery_caption (Builder *self,
                 guint    index)
{
  const BylinePage *page = self->page;

  for (guint i = index + 1; i < page->nodes[index].end; i = page->nodes[i].end)
    {
      if (page->nodes[i].tag == BYLINE_TAG_FIGCAPTION)
        return _byline_inline_collect (page, i, page->nodes[i].end, self->dropped);
    }
  return NULL;
}

static void
add_gallery (Builder *self,
             guint    index,
             guint    n_pictures)
{
  BylineBlock *gallery = byline_block_new (BYLINE_BLOCK_GALLERY);
  guint at = index;

  flush (self);
  gallery->text = gallery_caption (self, index);
  for (guint i = 0; i < n_pictures; i++)
    {
      BylineBlock *figure;
      guint picture;

      if (_byline_pictures_count (self->page, self->pictures, at, &picture) == 0 && picture == 0)
        break;
      if (picture >= self->page->nodes[index].end)
        break;
      figure = byline_block_new (BYLINE_BLOCK_FIGURE);
      figure->picture = _byline_picture_build (self->page, picture, slide_of (self, picture, index));
      if (figure->picture != NULL)
        byline_block_add_child (gallery, figure);
      else
        byline_block_free (figure);
      at = picture + 1;
      if (at >= self->page->n_nodes)
        break;
    }
  if (gallery->children != NULL && gallery->children->len > 0)
    add_block (self, gallery);
  else
    byline_block_free (gallery);
}

/* A carousel of pictures, told from a carousel of stories by how little is said in it. */
static gboolean
is_gallery (Builder *self,
            guint    index,
            guint   *n_pictures)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & BYLINE_HINT_GALLERY) == 0 || !_byline_tag_is_block (node->tag) ||
      node->tag == BYLINE_TAG_ARTICLE || node->tag == BYLINE_TAG_MAIN)
    return FALSE;
  *n_pictures = _byline_pictures_count (self->page, self->pictures, index, NULL);
  return *n_pictures > 1 && node->size < 400 + 250 * *n_pictures &&
         node->link_size * 2 <= node->size + 1;
}

/* --- Elements --- */

static guint
enter_figure (Builder *self,
              guint    index)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[index].end;
  guint first;
  guint n_pictures = _byline_pictures_count (page, self->pictures, index, &first);
  guint caption = _byline_page_find_tag (page, index, end, BYLINE_TAG_FIGCAPTION);

  if (n_pictures > 1)
    {
      add_gallery (self, index, n_pictures);
      return end;
    }
  if (n_pictures == 1 && page->nodes[index].size < 3000)
    {
      add_figure (self, first, index);
      return end;
    }
  for (guint i = index + 1; i < end; i++)
    {
      BylineTag tag = page->nodes[i].tag;
      BylineBlock *embed = NULL;

      if (tag == BYLINE_TAG_IFRAME || tag == BYLINE_TAG_VIDEO || tag == BYLINE_TAG_AUDIO ||
          tag == BYLINE_TAG_OBJECT || tag == BYLINE_TAG_EMBED)
        embed = _byline_embed_build (page, i);
      if (embed == NULL)
        continue;
      if (caption != 0)
        {
          g_free (embed->title);
          embed->title = _byline_page_text (page, caption, BYLINE_TEXT_MAX_HEADLINE);
        }
      flush (self);
      add_block (self, embed);
      return end;
    }
  /* A figure of words: a quotation, a table, a listing. */
  flush (self);
  push_frame (self, end, FRAME_BLOCK, 0);
  return index + 1;
}

/* A post of another site: its words as a quotation, and a card that leads to it. */
static void
add_post (Builder    *self,
          guint       index,
          const char *url)
{
  const BylinePage *page = self->page;
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);

  flush (self);
  quote->children = byline_blocks_new ();
  _byline_blocks_build (page, index + 1, page->nodes[index].end, self->dropped, quote->children,
                        NULL);
  settle_quote (quote);
  embed->url = g_strdup (url);
  embed->provider = g_strdup (_byline_embed_provider (url));
  if (embed->provider == NULL)
    embed->provider = byline_url_host (url);
  if (quote->text != NULL)
    embed->title = byline_text_clean (quote->text->text, BYLINE_TEXT_MAX_HEADLINE);
  if (quote->children->len > 0 && self->containers->len < MAX_CONTAINERS)
    add_block (self, quote);
  else
    byline_block_free (quote);
  add_block (self, embed);
}

static guint
enter_quote (Builder *self,
             guint    index)
{
  const BylinePage *page = self->page;
  g_autofree char *url = NULL;

  if (_byline_embed_is_post (page, index, &url))
    {
      add_post (self, index, url);
      return page->nodes[index].end;
    }
  open_container (self, index, BYLINE_BLOCK_QUOTE);
  return index + 1;
}

/* In a quote, a cite or footer that stands on a line of its own says whose words these are. */
static gboolean
enter_attribution (Builder *self,
                   guint    index)
{
  const BylineNode *node = &self->page->nodes[index];
  BylineBlock *top = top_container (self);

  if (top == NULL || top->type != BYLINE_BLOCK_QUOTE || top->text != NULL || node->size > 300 ||
      !_byline_run_is_empty (&self->run) || top->children == NULL || top->children->len == 0)
    return FALSE;
  top->text = _byline_inline_collect (self->page, index + 1, node->end, self->dropped);
  cut_dash (top->text);
  return TRUE;
}

static guint
enter_list (Builder *self,
            guint    index)
{
  const char *start = _byline_page_attribute (self->page, index, "start");

  if (open_container (self, index, BYLINE_BLOCK_LIST))
    {
      BylineBlock *list = top_container (self);

      list->ordered = self->page->nodes[index].tag == BYLINE_TAG_OL;
      list->start = start != NULL ? (guint) CLAMP (atoi (start), 0, 1000000) : 1;
    }
  return index + 1;
}

static guint
enter_table (Builder *self,
             guint    index)
{
  BylineBlock *table;

  flush (self);
  if (_byline_table_is_data (self->page, index))
    {
      table = _byline_table_build (self->page, index, self->dropped);
      if (table != NULL)
        add_block (self, table);
      return self->page->nodes[index].end;
    }
  push_frame (self, self->page->nodes[index].end, FRAME_BLOCK, 0);
  return index + 1;
}

static guint
add_and_skip (Builder     *self,
              guint        index,
              BylineBlock *block)
{
  if (block != NULL)
    {
      flush (self);
      add_block (self, block);
    }
  return self->page->nodes[index].end;
}

static guint
enter_rule (Builder *self,
            guint    index)
{
  BylineBlock *top = top_container (self);
  GPtrArray *around = top != NULL ? top->children : self->blocks;

  flush (self);
  if (around != NULL && around->len > 0)
    {
      const BylineBlock *last = g_ptr_array_index (around, around->len - 1);

      if (last->type != BYLINE_BLOCK_RULE)
        add_block (self, byline_block_new (BYLINE_BLOCK_RULE));
    }
  return self->page->nodes[index].end;
}

static guint
enter_inline (Builder *self,
              guint    index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  int kind = _byline_mark_of_tag (node->tag);
  const char *footnote = footnote_target (self, index);
  g_autofree char *href = NULL;

  if (node->tag == BYLINE_TAG_SUP && node->end > index + 1 &&
      footnote_target (self, index + 1) != NULL)
    return index + 1;
  if (footnote != NULL)
    {
      kind = BYLINE_MARK_FOOTNOTE;
      href = g_strdup (footnote);
    }
  else if (kind == BYLINE_MARK_LINK)
    {
      href = _byline_link_target (page, index);
      if (href == NULL)
        return index + 1;
    }
  if (kind >= 0 && _byline_run_open (&self->run, (BylineMarkKind) kind, href))
    push_frame (self, node->end, FRAME_MARK, (BylineMarkKind) kind);
  return index + 1;
}

static guint
enter_image (Builder *self,
             guint    index)
{
  const BylinePage *page = self->page;
  const char *alt = _byline_page_attribute (page, index, "alt");

  if (_byline_picture_is_shown (page, index))
    add_figure (self, index, index);
  else if (alt != NULL && *alt != '\0' && g_utf8_strlen (alt, 64) <= 4 && (guchar) *alt >= 0x80)
    _byline_run_append (&self->run, alt); /* a small face drawn as a picture */
  return page->nodes[index].end;
}

static guint
enter_block (Builder *self,
             guint    index)
{
  flush (self);
  push_frame (self, self->page->nodes[index].end, FRAME_BLOCK, 0);
  return index + 1;
}

static guint
enter_heading (Builder *self,
               guint    index)
{
  const BylineNode *node = &self->page->nodes[index];

  flush (self);
  push_frame (self, node->end, FRAME_HEADING, 0);
  self->level = (guint) (node->tag - BYLINE_TAG_H1) + 1;
  return index + 1;
}

static guint
enter_text (Builder *self,
            guint    index)
{
  if (_byline_run_at_double_break (&self->run) && self->page->nodes[index].size > 0)
    flush (self);
  _byline_run_append (&self->run, (const char *) self->page->nodes[index].xml->content);
  return index + 1;
}

static guint
enter_pullquote (Builder *self,
                 guint    index)
{
  guint end = self->page->nodes[index].end;
  BylineText *text = _byline_inline_collect (self->page, index, end, self->dropped);

  return add_and_skip (self, index,
                       text != NULL ? byline_block_new_text (BYLINE_BLOCK_PULLQUOTE, text) : NULL);
}

/* Dispatches on the element at @index. Returns the next node to look at. */
static guint
enter (Builder *self,
       guint    index)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];

  switch ((int) node->tag)
    {
    case BYLINE_TAG_TEXT:
      return enter_text (self, index);
    case BYLINE_TAG_BR:
      _byline_run_break (&self->run);
      return index + 1;
    case BYLINE_TAG_H1:
    case BYLINE_TAG_H2:
    case BYLINE_TAG_H3:
    case BYLINE_TAG_H4:
    case BYLINE_TAG_H5:
    case BYLINE_TAG_H6:
      return enter_heading (self, index);
    case BYLINE_TAG_UL:
    case BYLINE_TAG_OL:
      return enter_list (self, index);
    case BYLINE_TAG_LI:
      if (top_container (self) != NULL && top_container (self)->type == BYLINE_BLOCK_LIST)
        open_container (self, index, BYLINE_BLOCK_ITEM);
      else
        enter_block (self, index);
      return index + 1;
    case BYLINE_TAG_BLOCKQUOTE:
      return enter_quote (self, index);
    case BYLINE_TAG_CITE:
    case BYLINE_TAG_FOOTER:
      if (enter_attribution (self, index))
        return node->end;
      return node->tag == BYLINE_TAG_CITE ? enter_inline (self, index) : enter_block (self, index);
    case BYLINE_TAG_ASIDE:
      open_container (self, index, BYLINE_BLOCK_ASIDE);
      return index + 1;
    case BYLINE_TAG_FIGURE:
      return enter_figure (self, index);
    case BYLINE_TAG_FIGCAPTION:
      return enter_attribution (self, index) ? node->end : enter_block (self, index);
    case BYLINE_TAG_IMG:
      return enter_image (self, index);
    case BYLINE_TAG_TABLE:
      return enter_table (self, index);
    case BYLINE_TAG_PRE:
      return add_and_skip (self, index, _byline_code_build (page, index));
    case BYLINE_TAG_HR:
      return enter_rule (self, index);
    case BYLINE_TAG_IFRAME:
    case BYLINE_TAG_VIDEO:
    case BYLINE_TAG_AUDIO:
    case BYLINE_TAG_OBJECT:
    case BYLINE_TAG_EMBED:
      return add_and_skip (self, index, _byline_embed_build (page, index));
    case BYLINE_TAG_Q:
      _byline_run_append (&self->run, "“");
      push_frame (self, node->end, FRAME_QUOTATION, 0);
      return index + 1;
    case BYLINE_TAG_DT:
      enter_block (self, index);
      if (_byline_run_open (&self->run, BYLINE_MARK_STRONG, NULL))
        push_frame (self, node->end, FRAME_MARK, BYLINE_MARK_STRONG);
      return index + 1;
    default:
      return _byline_tag_is_block (node->tag) ? enter_block (self, index)
                                              : enter_inline (self, index);
    }
}

/* What an element is by its name or by what stands in it, before its tag counts. */
static guint
enter_special (Builder *self,
               guint    index)
{
  const BylineNode *node = &self->page->nodes[index];
  gpointer picture;
  guint n_pictures;

  if (g_hash_table_lookup_extended (self->wrappers, GUINT_TO_POINTER (index), NULL, &picture))
    {
      if (picture != NULL)
        add_figure (self, GPOINTER_TO_UINT (picture), index);
      return node->end;
    }
  if (node->hints == 0)
    return 0;
  if (self->footnotes != NULL && is_footnotes_part (node))
    {
      flush (self);
      build_footnotes (self, index);
      return node->end;
    }
  if ((node->hints & BYLINE_HINT_PULLQUOTE) != 0 && _byline_tag_is_block (node->tag) &&
      node->size < 1500)
    return enter_pullquote (self, index);
  if (is_gallery (self, index, &n_pictures))
    {
      add_gallery (self, index, n_pictures);
      return node->end;
    }
  if ((node->hints & BYLINE_HINT_BOX) != 0 && _byline_tag_is_block (node->tag) &&
      node->tag != BYLINE_TAG_P && node->size < 6000)
    {
      open_container (self, index, BYLINE_BLOCK_ASIDE);
      return index + 1;
    }
  return 0;
}

static void
find_wrappers (Builder *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      guint picture = g_array_index (self->pictures, guint, i);
      guint followers[BYLINE_MAX_FOLLOWERS];
      guint n_followers;
      guint wrapper;

      if (_byline_page_ancestor (self->page, picture, BYLINE_TAG_FIGURE) > self->root)
        continue;
      wrapper = _byline_picture_wrapper (self->page, self->pictures, picture, self->root);
      g_hash_table_insert (self->wrappers, GUINT_TO_POINTER (wrapper), GUINT_TO_POINTER (picture));
      n_followers = _byline_picture_followers (self->page, wrapper, followers);
      for (guint j = 0; j < n_followers; j++)
        g_hash_table_insert (self->wrappers, GUINT_TO_POINTER (followers[j]), NULL);
    }
}

static void
walk (Builder *self)
{
  for (guint i = self->root; i < self->end; )
    {
      const BylineNode *node = &self->page->nodes[i];
      guint next = 0;

      close_frames (self, i);
      if (self->dropped != NULL && self->dropped[i])
        {
          i = node->end;
          continue;
        }
      if (node->tag != BYLINE_TAG_TEXT)
        next = node->hidden && node->tag != BYLINE_TAG_NOSCRIPT &&
               !g_hash_table_contains (self->wrappers, GUINT_TO_POINTER (i))
                 ? node->end
                 : enter_special (self, i);
      if (next == 0 && node->tag == BYLINE_TAG_NOSCRIPT)
        next = i + 1;
      i = next != 0 ? next : node->hidden ? node->end : enter (self, i);
    }
  close_frames (self, self->end);
  flush (self);
}

void
_byline_blocks_build (const BylinePage *page,
                      guint             from,
                      guint             end,
                      const guint8     *dropped,
                      GPtrArray        *blocks,
                      GPtrArray        *footnotes)
{
  Builder self = { page, dropped, from, MIN (end, page->n_nodes), blocks, footnotes };

  self.pictures = _byline_pictures_find (page, from, self.end, dropped);
  self.wrappers = g_hash_table_new (NULL, NULL);
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self.containers = g_ptr_array_new ();
  _byline_run_init (&self.run);
  find_wrappers (&self);
  if (footnotes != NULL)
    {
      self.footnote_ids = g_hash_table_new (g_str_hash, g_str_equal);
      find_footnotes (&self);
    }
  walk (&self);
  _byline_run_clear (&self.run);
  g_clear_pointer (&self.footnote_ids, g_hash_table_unref);
  g_free (self.footnote_dropped);
  g_hash_table_unref (self.wrappers);
  g_array_unref (self.pictures);
  g_array_unref (self.frames);
  g_ptr_array_unref (self.containers);
}

GPtrArray *
byline_blocks_from_html (const char *html,
                         gssize      length,
                         const char *base_url,
                         GPtrArray  *footnotes)
{
  GPtrArray *blocks = byline_blocks_new ();
  g_autoptr (BylinePage) page = NULL;

  if (html == NULL)
    return blocks;
  page = _byline_page_new_fragment (html, length < 0 ? strlen (html) : (gsize) length, base_url);
  if (page != NULL)
    _byline_blocks_build (page, 0, page->n_nodes, NULL, blocks, footnotes);
  return blocks;
}
