/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What is searched of a story, in the order of the search's columns. */
typedef enum {
  /* First: a place in the first column takes two bytes less than one in any other. */
  BYLINE_STORY_TEXT_BODY,
  BYLINE_STORY_TEXT_HEADLINE,
  BYLINE_STORY_TEXT_STANDFIRST,
  BYLINE_STORY_TEXT_AUTHORS,
  BYLINE_STORY_TEXT_SECTIONS,
} BylineStoryText;
#define BYLINE_N_STORY_TEXTS (BYLINE_STORY_TEXT_SECTIONS + 1)

/** A pack is full when its texts take so many bytes: one that is read is expanded whole. */
#define BYLINE_TEXT_PACK_SIZE (192 * 1024)

/** Adds what is searched of @story to texts that will be compressed; NULL is an empty text. */
void _byline_text_pack_add (GByteArray *pack,
                            gint64 story,
                            const char *const texts[BYLINE_N_STORY_TEXTS]);
/** Returns: (transfer full): a pack as it is kept. */
GBytes *_byline_text_pack_compress (GByteArray *pack);
/** Returns: (transfer full) (nullable): the texts of a pack; NULL if it is damaged. */
GBytes *_byline_text_pack_expand (gconstpointer data, gsize size);
/**
 * _byline_text_pack_find:
 * @pack: what _byline_text_pack_expand() returned
 * @length: (out): in bytes
 *
 * Returns: (nullable): a text of @story, which lives as long as @pack and does not end in a zero
 *   byte; NULL if the pack has none of that story.
 */
const char *_byline_text_pack_find (GBytes *pack,
                                    gint64 story,
                                    BylineStoryText what,
                                    gsize *length);
/** Called with the number of a story of a pack. Returns: %FALSE to stop. */
typedef gboolean (*BylineTextPackFunc) (gint64 story, gpointer user_data);
/** Calls @func for each story of a pack. Returns: %FALSE if @func did. */
gboolean _byline_text_pack_foreach (GBytes *pack, BylineTextPackFunc func, gpointer user_data);

G_END_DECLS
