/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-pictures.h"

#include <string.h>

/* What gathers addresses: those that are there already count once. */
typedef struct {
  GPtrArray *urls;
  GHashTable *known;
} Gathering;

static void
add_picture (Gathering *self, const BylinePicture *picture)
{
  if (picture == NULL || picture->url == NULL || self->urls->len >= BYLINE_EXPORT_MAX_PICTURES ||
      !g_hash_table_add (self->known, picture->url))
    return;

  g_ptr_array_add (self->urls, g_strdup (picture->url));
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (Gathering *self, GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->type == BYLINE_BLOCK_FIGURE)
        add_picture (self, block->picture);
      add_blocks (self, block->children);
    }
}

char **
byline_export_list_pictures (const BylineArticle *article)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Gathering self = { g_ptr_array_new (), known };

  add_picture (&self, article->lead);
  add_blocks (&self, article->blocks);
  for (guint i = 0; i < article->footnotes->len; i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      add_blocks (&self, footnote->blocks);
    }
  g_ptr_array_add (self.urls, NULL);

  return (char **) g_ptr_array_free (self.urls, FALSE);
}

const char *
byline_export_picture_get_type (GBytes *bytes)
{
  static const struct {
    guint offset;
    guint length;
    const char *magic;
    const char *type;
  } types[] = {
    { 0, 8, "\x89PNG\r\n\x1a\n", "image/png" },
    { 0, 3, "\xff\xd8\xff", "image/jpeg" },
    { 0, 4, "GIF8", "image/gif" },
    { 8, 4, "WEBP", "image/webp" },
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (size >= 16 && memcmp (data + types[i].offset, types[i].magic, types[i].length) == 0)
      return types[i].type;

  return NULL;
}
