/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-pack-private.h"

#include <string.h>
#include <zstd.h>

/*
 * What is searched of several stories, compressed together: texts of one feed have much in common, and a
 * text by itself is too short to be compressed well.
 *
 * A pack is one frame of Zstandard, with a checksum, over one entry a story: the story's number (8 bytes),
 * the length of each text (4 bytes), the texts. Numbers are little-endian.
 */

/* The fastest that is no worse than the next ones for texts of this size. */
#define LEVEL 1

/* One text that is larger than a pack makes a pack of its own; no article has so much text. */
#define MAX_EXPANDED (256 * 1024 * 1024)

typedef struct {
  gint64 story;
  guint32 lengths[BYLINE_N_STORY_TEXTS];
} Head;

#define HEAD_SIZE (8 + 4 * BYLINE_N_STORY_TEXTS)

void
_byline_text_pack_add (GByteArray *pack,
                       gint64 story,
                       const char *const texts[BYLINE_N_STORY_TEXTS])
{
  gint64 number = GINT64_TO_LE (story);

  g_byte_array_append (pack, (const guint8 *) &number, sizeof number);
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    {
      gsize length = texts[i] != NULL ? strlen (texts[i]) : 0;
      guint32 written = GUINT32_TO_LE ((guint32) length);

      g_byte_array_append (pack, (const guint8 *) &written, sizeof written);
    }
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    if (texts[i] != NULL)
      g_byte_array_append (pack, (const guint8 *) texts[i], (guint) strlen (texts[i]));
}

GBytes *
_byline_text_pack_compress (GByteArray *pack)
{
  gsize bound = ZSTD_compressBound (pack->len);
  g_autofree guint8 *data = g_malloc (bound);
  ZSTD_CCtx *context = ZSTD_createCCtx ();
  gsize size;

  ZSTD_CCtx_setParameter (context, ZSTD_c_compressionLevel, LEVEL);
  ZSTD_CCtx_setParameter (context, ZSTD_c_checksumFlag, 1);
  size = ZSTD_compress2 (context, data, bound, pack->data, pack->len);
  ZSTD_freeCCtx (context);
  /* It fails only without memory, and GLib ends the program then. */
  if (ZSTD_isError (size))
    g_error ("%s", ZSTD_getErrorName (size));
  return g_bytes_new (data, size);
}

GBytes *
_byline_text_pack_expand (gconstpointer data, gsize size)
{
  unsigned long long expanded = data != NULL ? ZSTD_getFrameContentSize (data, size)
                                             : ZSTD_CONTENTSIZE_ERROR;
  g_autofree guint8 *texts = NULL;

  if (expanded == ZSTD_CONTENTSIZE_UNKNOWN || expanded == ZSTD_CONTENTSIZE_ERROR ||
      expanded > MAX_EXPANDED)
    return NULL;
  texts = g_try_malloc (MAX (expanded, 1));
  if (texts == NULL || ZSTD_decompress (texts, expanded, data, size) != expanded)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&texts), expanded);
}

/* Reads the entry at @offset. Returns: where the next one begins; 0 if there is none. */
static gsize
read_head (GBytes *pack, gsize offset, Head *head)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (pack, &size);
  gsize end = offset + HEAD_SIZE;

  if (size < HEAD_SIZE || offset > size - HEAD_SIZE)
    return 0;
  memcpy (&head->story, data + offset, 8);
  memcpy (head->lengths, data + offset + 8, 4 * BYLINE_N_STORY_TEXTS);
  head->story = GINT64_FROM_LE (head->story);
  for (gsize i = 0; i < BYLINE_N_STORY_TEXTS; i++)
    {
      head->lengths[i] = GUINT32_FROM_LE (head->lengths[i]);
      end += head->lengths[i];
    }
  return end <= size ? end : 0;
}

const char *
_byline_text_pack_find (GBytes *pack, gint64 story, BylineStoryText what, gsize *length)
{
  const char *data = g_bytes_get_data (pack, NULL);
  gsize offset = 0;
  gsize next;
  Head head;

  while ((next = read_head (pack, offset, &head)) != 0 && head.story != story)
    offset = next;
  if (next == 0)
    return NULL;
  offset += HEAD_SIZE;
  for (gsize i = 0; i < what; i++)
    offset += head.lengths[i];
  *length = head.lengths[what];
  return data + offset;
}

gboolean
_byline_text_pack_foreach (GBytes *pack, BylineTextPackFunc func, gpointer user_data)
{
  gsize offset = 0;
  Head head;

  while ((offset = read_head (pack, offset, &head)) != 0)
    if (!func (head.story, user_data))
      return FALSE;
  return TRUE;
}
