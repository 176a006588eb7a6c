/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

#include "byline-text.h"

void
_byline_block_builder_add_figure (BylineBlockBuilder *self, guint picture, guint wrapper)
{
  BylinePicture *built = _byline_picture_build (self->page, picture, wrapper);
  BylineBlock *block;

  if (built == NULL)
    return;
  _byline_block_builder_flush (self);
  block = byline_block_new (BYLINE_BLOCK_FIGURE);
  block->picture = built;
  _byline_block_builder_add_block (self, block);
}

/* The part of a gallery that is about one of its pictures. */
static guint
slide_of (BylineBlockBuilder *self, guint picture, guint gallery)
{
  const BylinePage *page = self->page;
  guint at = picture;

  while (page->nodes[at].parent != gallery && at > gallery &&
         _byline_pictures_count (page, self->pictures, page->nodes[at].parent, NULL) == 1)
    at = page->nodes[at].parent;
  return at;
}

static BylineText *
gallery_caption (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;

  for (guint i = index + 1; i < page->nodes[index].end; i = page->nodes[i].end)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_FIGCAPTION)
        return _byline_inline_collect (page, i, page->nodes[i].end, self->dropped);
    }
  return NULL;
}

void
_byline_block_builder_add_gallery (BylineBlockBuilder *self, guint index, guint n_pictures)
{
  BylineBlock *gallery = byline_block_new (BYLINE_BLOCK_GALLERY);
  guint at = index;

  _byline_block_builder_flush (self);
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
      figure->picture = _byline_picture_build (self->page, picture,
                                               slide_of (self, picture, index));
      /* What is said of all of them is not said of the last one. */
      if (figure->picture != NULL && gallery->text != NULL &&
          g_strcmp0 (figure->picture->caption, gallery->text->text) == 0)
        g_clear_pointer (&figure->picture->caption, g_free);
      if (figure->picture != NULL)
        byline_block_add_child (gallery, figure);
      else
        byline_block_free (figure);
      at = picture + 1;
      if (at >= self->page->n_nodes)
        break;
    }
  if (gallery->children != NULL && gallery->children->len > 0)
    _byline_block_builder_add_block (self, gallery);
  else
    byline_block_free (gallery);
}

/* A carousel of pictures, told from a carousel of stories by how little is said in it. */
gboolean
_byline_block_builder_is_gallery (BylineBlockBuilder *self, guint index, guint *n_pictures)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & BYLINE_HINT_GALLERY) == 0 || !_byline_html_tag_is_block (node->tag) ||
      node->tag == BYLINE_HTML_TAG_ARTICLE || node->tag == BYLINE_HTML_TAG_MAIN)
    return FALSE;
  *n_pictures = _byline_pictures_count (self->page, self->pictures, index, NULL);
  return *n_pictures > 1 && node->size < 400 + 250 * *n_pictures &&
         node->link_size * 2 <= node->size + 1;
}

guint
_byline_block_builder_enter_figure (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[index].end;
  guint first;
  guint n_pictures = _byline_pictures_count (page, self->pictures, index, &first);
  guint caption = _byline_page_find_tag (page, index, end, BYLINE_HTML_TAG_FIGCAPTION);

  if (n_pictures > 1)
    {
      _byline_block_builder_add_gallery (self, index, n_pictures);
      return end;
    }
  if (n_pictures == 1 && page->nodes[index].size < 3000)
    {
      _byline_block_builder_add_figure (self, first, index);
      return end;
    }
  for (guint i = index + 1; i < end; i++)
    {
      BylineHtmlTag tag = page->nodes[i].tag;
      BylineBlock *embed = NULL;

      if (tag == BYLINE_HTML_TAG_IFRAME || tag == BYLINE_HTML_TAG_VIDEO ||
          tag == BYLINE_HTML_TAG_AUDIO || tag == BYLINE_HTML_TAG_OBJECT ||
          tag == BYLINE_HTML_TAG_EMBED)
        embed = _byline_embed_build (page, i);
      if (embed == NULL)
        continue;
      if (caption != 0)
        {
          g_free (embed->title);
          embed->title = _byline_page_dup_text (page, caption, BYLINE_TEXT_MAX_HEADLINE);
        }
      _byline_block_builder_flush (self);
      _byline_block_builder_add_block (self, embed);
      return end;
    }
  /* A figure of words: a quotation, a table, a listing. */
  _byline_block_builder_flush (self);
  _byline_block_builder_push_frame (self, end, BYLINE_BLOCK_FRAME_BLOCK, 0);
  return index + 1;
}

guint
_byline_block_builder_enter_image (BylineBlockBuilder *self, guint index)
{
  const BylinePage *page = self->page;
  const char *alt = _byline_page_attribute (page, index, "alt");

  if (_byline_picture_is_shown (page, index))
    _byline_block_builder_add_figure (self, index, index);
  else if (alt != NULL && *alt != '\0' && g_utf8_strlen (alt, 64) <= 4 && (guchar) *alt >= 0x80)
    _byline_text_builder_append (&self->run, alt); /* a small face drawn as a picture */
  return page->nodes[index].end;
}

void
_byline_block_builder_find_wrappers (BylineBlockBuilder *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      guint picture = g_array_index (self->pictures, guint, i);
      guint followers[BYLINE_MAX_FOLLOWERS];
      guint n_followers;
      guint wrapper;

      guint figure = _byline_page_ancestor (self->page, picture, BYLINE_HTML_TAG_FIGURE);

      wrapper = _byline_picture_wrapper (self->page, self->pictures, picture, self->root);
      if (figure > self->root && wrapper >= figure)
        continue;
      g_hash_table_insert (self->wrappers, GUINT_TO_POINTER (wrapper), GUINT_TO_POINTER (picture));
      n_followers = _byline_picture_followers (self->page, wrapper, followers);
      for (guint j = 0; j < n_followers; j++)
        g_hash_table_insert (self->wrappers, GUINT_TO_POINTER (followers[j]), NULL);
    }
}
