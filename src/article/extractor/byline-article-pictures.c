/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-pictures-private.h"

#include "byline-picture-address.h"

/* Returns: whether @picture has stood already, by its key in @seen; then it is merged into that. */
static gboolean
is_known (GHashTable *seen, BylinePicture *picture)
{
  g_autofree char *key = byline_picture_address_key (picture->url);
  BylinePicture *other = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

  if (other != NULL)
    byline_picture_merge_variant (other, picture);
  else if (key != NULL)
    g_hash_table_insert (seen, g_steal_pointer (&key), picture);
  return other != NULL;
}

static gboolean
is_lone_picture (const BylineBlock *block)
{
  return block->type == BYLINE_BLOCK_FIGURE && block->picture != NULL &&
         block->picture->url != NULL;
}

/* @blocks: figures, or blocks among which some are */
static void
drop_known (GPtrArray *blocks, GHashTable *seen)
{
  for (guint i = 0; i < blocks->len;)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == BYLINE_BLOCK_GALLERY && block->children != NULL)
        drop_known (block->children, seen);
      if ((is_lone_picture (block) && is_known (seen, block->picture)) ||
          (block->type == BYLINE_BLOCK_GALLERY && block->children != NULL &&
           block->children->len == 0 && block->text == NULL))
        g_ptr_array_remove_index (blocks, i);
      else
        i++;
    }
}

/* --- Pages --- */

/* Whether two pictures at one address are one: what is said of them is the same, or one says nothing. */
static gboolean
says_the_same (const BylinePicture *a, const BylinePicture *b)
{
  return a->caption == NULL || b->caption == NULL || g_str_equal (a->caption, b->caption);
}

/* As is_known(), but a picture that other words stand below is shown again. */
static gboolean
is_repeated (GHashTable *seen, BylinePicture *picture)
{
  g_autofree char *key = byline_picture_address_key (picture->url);
  BylinePicture *other = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

  if (other == NULL)
    {
      if (key != NULL)
        g_hash_table_insert (seen, g_steal_pointer (&key), picture);
      return FALSE;
    }
  if (!says_the_same (other, picture))
    return FALSE;
  byline_picture_merge_variant (other, picture);
  return TRUE;
}

/* A gallery of one is a picture. */
static void
unwrap_gallery (GPtrArray *blocks, guint index)
{
  BylineBlock *gallery = g_ptr_array_index (blocks, index);
  BylineBlock *figure = g_ptr_array_index (gallery->children, 0);

  if (gallery->text != NULL)
    return;
  g_ptr_array_steal_index (gallery->children, 0);
  byline_block_free (gallery);
  blocks->pdata[index] = figure;
}

static void
drop_repeated (GPtrArray *blocks, GHashTable *seen)
{
  for (guint i = 0; i < blocks->len;)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);
      gboolean is_gallery = block->type == BYLINE_BLOCK_GALLERY && block->children != NULL;
      guint n_before = is_gallery ? block->children->len : 0;

      if (is_gallery)
        drop_repeated (block->children, seen);
      if ((is_lone_picture (block) && is_repeated (seen, block->picture)) ||
          (is_gallery && block->children->len == 0 && block->text == NULL))
        {
          g_ptr_array_remove_index (blocks, i);
          continue;
        }
      if (is_gallery && block->children->len == 1 && n_before > 1)
        unwrap_gallery (blocks, i);
      i++;
    }
}

void
_byline_article_drop_repeated_pictures (BylineArticle *article)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (article->lead != NULL && article->lead->url != NULL)
    is_repeated (seen, article->lead);
  drop_repeated (article->blocks, seen);
}

/* --- Feeds --- */

static void
append_further (BylineArticle *article, GHashTable *seen)
{
  g_autoptr (GPtrArray) figures = byline_blocks_new ();
  BylineBlock *gallery;

  for (guint i = 0; i < article->pictures->len; i++)
    {
      const BylinePicture *picture = g_ptr_array_index (article->pictures, i);
      g_autoptr (BylinePicture) copy = byline_picture_copy (picture);
      BylineBlock *figure;

      if (copy->url == NULL || is_known (seen, copy))
        continue;
      figure = byline_block_new (BYLINE_BLOCK_FIGURE);
      figure->picture = g_steal_pointer (&copy);
      g_ptr_array_add (figures, figure);
    }
  if (figures->len < 2)
    {
      g_ptr_array_extend_and_steal (article->blocks, g_steal_pointer (&figures));
      return;
    }
  gallery = byline_block_new (BYLINE_BLOCK_GALLERY);
  for (guint i = 0; i < figures->len; i++)
    byline_block_add_child (gallery, g_ptr_array_index (figures, i));
  g_ptr_array_set_free_func (figures, NULL);
  g_ptr_array_add (article->blocks, gallery);
}

void
_byline_article_settle_pictures (BylineArticle *article)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (article->lead != NULL && article->lead->url != NULL)
    is_known (seen, article->lead);
  drop_known (article->blocks, seen);
  append_further (article, seen);
}
