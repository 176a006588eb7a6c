/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-canonical.h"

#include <string.h>

#include "byline-canonical-private.h"
#include "byline-text.h"

static void canonicalize_blocks (GPtrArray *blocks, const BylineBlock *parent, guint depth);

static void
drop_other_fields (BylineBlock *block)
{
  BylineBlockFields fields = byline_block_type_get_fields (block->type);

  if ((fields & BYLINE_BLOCK_FIELD_TEXT) == 0)
    g_clear_pointer (&block->text, byline_text_free);
  block->level = (fields & BYLINE_BLOCK_FIELD_LEVEL) != 0 ? CLAMP (block->level, 1, 6) : 0;
  block->ordered = (fields & BYLINE_BLOCK_FIELD_ORDER) != 0 && block->ordered;
  if (!block->ordered || block->start > G_MAXINT)
    block->start = 1;
  if ((fields & (BYLINE_BLOCK_FIELD_PICTURE | BYLINE_BLOCK_FIELD_EMBED)) == 0)
    g_clear_pointer (&block->picture, byline_picture_free);
  if ((fields & BYLINE_BLOCK_FIELD_CHILDREN) == 0)
    g_clear_pointer (&block->children, g_ptr_array_unref);
  if ((fields & BYLINE_BLOCK_FIELD_ROWS) == 0)
    g_clear_pointer (&block->rows, g_ptr_array_unref);
  if ((fields & BYLINE_BLOCK_FIELD_LANGUAGE) == 0)
    g_clear_pointer (&block->language, g_free);
  if ((fields & BYLINE_BLOCK_FIELD_EMBED) != 0)
    return;
  g_clear_pointer (&block->url, g_free);
  g_clear_pointer (&block->title, g_free);
  g_clear_pointer (&block->provider, g_free);
  block->media = BYLINE_MEDIA_NONE;
  block->duration = 0;
}

static int
side_within (int side)
{
  return side >= 0 && side <= BYLINE_PICTURE_MAX_SIDE ? side : 0;
}

static void
clear_if_empty (char **string)
{
  if (*string != NULL && **string == '\0')
    g_clear_pointer (string, g_free);
}

/* A figure may be words alone, of a picture that is not there. Returns: whether it says anything. */
static gboolean
canonicalize_picture (BylinePicture *picture)
{
  if (picture == NULL)
    return FALSE;
  clear_if_empty (&picture->url);
  _byline_string_canonicalize (&picture->caption);
  _byline_string_canonicalize (&picture->credit);
  if (picture->url == NULL)
    g_clear_pointer (&picture->alt, g_free);
  _byline_string_canonicalize (&picture->alt);
  picture->width = picture->url != NULL ? side_within (picture->width) : 0;
  picture->height = picture->url != NULL ? side_within (picture->height) : 0;
  return picture->url != NULL || picture->caption != NULL || picture->credit != NULL;
}

/* Returns: whether there is a text. */
static gboolean
canonicalize_text (BylineBlock *block)
{
  if (block->text == NULL)
    return FALSE;
  _byline_text_canonicalize (block->text);
  if (*block->text->text != '\0')
    return TRUE;
  g_clear_pointer (&block->text, byline_text_free);
  return FALSE;
}

/* A listing keeps its lines and how far they are indented. */
static gboolean
canonicalize_code (BylineBlock *block)
{
  g_autofree char *code = NULL;

  _byline_string_canonicalize (&block->language);
  if (block->text == NULL)
    return FALSE;
  code = byline_text_clean_lines (block->text->text, 0);
  if (code == NULL)
    return FALSE;
  g_clear_pointer (&block->text->marks, g_array_unref);
  g_free (block->text->text);
  block->text->text = g_strdup (g_strchomp (code) + strspn (code, "\n"));
  return TRUE;
}

static void
canonicalize_cell (gpointer data, gpointer user_data)
{
  BylineCell *cell = data;

  if (cell->text == NULL)
    cell->text = byline_text_new ("");
  _byline_text_canonicalize (cell->text);
  cell->header = cell->header != FALSE;
  if (byline_cell_align_to_string (cell->align) == NULL)
    cell->align = BYLINE_CELL_ALIGN_NONE;
  cell->colspan = cell->colspan <= BYLINE_CELL_MAX_SPAN ? MAX (cell->colspan, 1) : 1;
  cell->rowspan = cell->rowspan <= BYLINE_CELL_MAX_SPAN ? MAX (cell->rowspan, 1) : 1;
}

static gboolean
canonicalize_table (BylineBlock *block)
{
  canonicalize_text (block);
  if (block->rows == NULL || block->rows->len == 0)
    return FALSE;
  for (guint i = 0; i < block->rows->len; i++)
    g_ptr_array_foreach (g_ptr_array_index (block->rows, i), canonicalize_cell, NULL);
  return TRUE;
}

/* The picture of an embed is nothing but a picture. */
static void
canonicalize_embed_picture (BylineBlock *block)
{
  if (block->picture == NULL)
    return;
  g_clear_pointer (&block->picture->caption, g_free);
  g_clear_pointer (&block->picture->credit, g_free);
  if (!canonicalize_picture (block->picture))
    g_clear_pointer (&block->picture, byline_picture_free);
}

static gboolean
canonicalize_embed (BylineBlock *block)
{
  clear_if_empty (&block->url);
  _byline_string_canonicalize (&block->title);
  _byline_string_canonicalize (&block->provider);
  if (byline_media_to_string (block->media) == NULL)
    block->media = BYLINE_MEDIA_NONE;
  if (block->duration > BYLINE_BLOCK_MAX_DURATION)
    block->duration = 0;
  canonicalize_embed_picture (block);
  /* Without a title the address stands in its place. */
  if (block->title != NULL && g_strcmp0 (block->title, block->url) == 0)
    g_clear_pointer (&block->title, g_free);
  return block->url != NULL;
}

/* Returns: whether there is any child. */
static gboolean
canonicalize_children (BylineBlock *block, guint depth)
{
  if (block->children != NULL && depth < BYLINE_BLOCK_MAX_DEPTH)
    canonicalize_blocks (block->children, block, depth + 1);
  if (block->children != NULL && depth < BYLINE_BLOCK_MAX_DEPTH && block->children->len > 0)
    return TRUE;
  g_clear_pointer (&block->children, g_ptr_array_unref);
  return FALSE;
}

/* Returns: whether it says something. */
static gboolean
canonicalize_block (BylineBlock *block, guint depth)
{
  BylineBlockFields fields = byline_block_type_get_fields (block->type);
  gboolean has_text;

  drop_other_fields (block);
  if ((fields & BYLINE_BLOCK_FIELD_PICTURE) != 0)
    return canonicalize_picture (block->picture);
  if ((fields & BYLINE_BLOCK_FIELD_LANGUAGE) != 0)
    return canonicalize_code (block);
  if ((fields & BYLINE_BLOCK_FIELD_ROWS) != 0)
    return canonicalize_table (block);
  if ((fields & BYLINE_BLOCK_FIELD_EMBED) != 0)
    return canonicalize_embed (block);
  has_text = canonicalize_text (block);
  if ((fields & BYLINE_BLOCK_FIELD_CHILDREN) != 0)
    /* An empty item counts. */
    return canonicalize_children (block, depth) || block->type == BYLINE_BLOCK_ITEM;
  return has_text || fields == BYLINE_BLOCK_FIELD_NONE;
}

/* Returns: whether a block of @type may stand in @parent (NULL: in the article itself). */
static gboolean
fits (BylineBlockType type, const BylineBlock *parent)
{
  if (parent != NULL && parent->type == BYLINE_BLOCK_LIST)
    return type == BYLINE_BLOCK_ITEM;
  if (parent != NULL && parent->type == BYLINE_BLOCK_GALLERY)
    return type == BYLINE_BLOCK_FIGURE;
  return type != BYLINE_BLOCK_ITEM;
}

/* Recursion is bounded: nothing is looked at below BYLINE_BLOCK_MAX_DEPTH. */
static void
canonicalize_blocks (GPtrArray *blocks, const BylineBlock *parent, guint depth)
{
  guint n_kept = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);

      g_ptr_array_index (blocks, i) = NULL;
      if (fits (block->type, parent) && canonicalize_block (block, depth))
        g_ptr_array_index (blocks, n_kept++) = block;
      else
        byline_block_free (block);
    }
  g_ptr_array_set_size (blocks, (int) n_kept);
}

void
byline_blocks_canonicalize (GPtrArray *blocks)
{
  g_return_if_fail (blocks != NULL);

  canonicalize_blocks (blocks, NULL, 1);
}

void
byline_footnotes_canonicalize (GPtrArray *footnotes)
{
  g_return_if_fail (footnotes != NULL);

  for (guint i = footnotes->len; i > 0; i--)
    {
      BylineFootnote *footnote = g_ptr_array_index (footnotes, i - 1);

      _byline_string_canonicalize (&footnote->id);
      if (footnote->id != NULL && *footnote->id != '\0')
        canonicalize_blocks (footnote->blocks, NULL, 1);
      else
        g_ptr_array_remove_index (footnotes, i - 1);
    }
}

void
byline_article_canonicalize (BylineArticle *article)
{
  g_return_if_fail (article != NULL);

  byline_blocks_canonicalize (article->blocks);
  byline_footnotes_canonicalize (article->footnotes);
  for (guint i = 0; i < article->teasers->len; i++)
    {
      BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);

      byline_blocks_canonicalize (teaser->paragraphs);
      byline_blocks_canonicalize (teaser->rest);
    }
}
