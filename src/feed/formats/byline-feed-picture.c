/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-private.h"

#include "byline-markup-tokenizer-private.h"
#include "byline-text.h"

#include <string.h>

/* A picture that more text than this stands before does not open the story. In bytes. */
#define MAX_TEXT_BEFORE 1000
/* What is said to be narrower or lower is a symbol. In pixels. */
#define MIN_SIZE 100

static const struct {
  const char *ending;
  const char *type;
} types[] = {
  { "avif", "image/avif" },     { "epub", "application/epub+zip" },
  { "flac", "audio/flac" },     { "gif", "image/gif" },
  { "jpeg", "image/jpeg" },     { "jpg", "image/jpeg" },
  { "m4a", "audio/mp4" },       { "m4v", "video/mp4" },
  { "mov", "video/quicktime" }, { "mp3", "audio/mpeg" },
  { "mp4", "video/mp4" },       { "oga", "audio/ogg" },
  { "ogg", "audio/ogg" },       { "ogv", "video/ogg" },
  { "opus", "audio/opus" },     { "pdf", "application/pdf" },
  { "png", "image/png" },       { "wav", "audio/wav" },
  { "webm", "video/webm" },     { "webp", "image/webp" },
  { "zip", "application/zip" },
};

const char *
_byline_feed_guess_type (const char *url)
{
  gsize length = strcspn (url, "?#");

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gsize n = strlen (types[i].ending);

      if (length > n + 1 && url[length - n - 1] == '.' &&
          g_ascii_strncasecmp (url + length - n, types[i].ending, n) == 0)
        return types[i].type;
    }
  return NULL;
}

static int
read_size (const BylineMarkupTokenizer *markup, const char *name)
{
  g_autofree char *value = _byline_markup_tokenizer_dup_attribute (markup, name);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 100000) : 0;
}

static BylinePicture *
read_picture (const BylineMarkupTokenizer *markup)
{
  g_autofree char *url = _byline_markup_tokenizer_dup_attribute (markup, "src");
  g_autofree char *alt = _byline_markup_tokenizer_dup_attribute (markup, "alt");
  g_autofree char *class = _byline_markup_tokenizer_dup_attribute (markup, "class");
  int width = read_size (markup, "width");
  int height = read_size (markup, "height");
  BylinePicture *picture;

  if (url == NULL || (width > 0 && width < MIN_SIZE) || (height > 0 && height < MIN_SIZE) ||
      (class != NULL && (strstr (class, "emoji") != NULL || strstr (class, "smiley") != NULL)))
    return NULL;
  picture = byline_picture_new (url);
  picture->alt = byline_text_clean (alt, BYLINE_TEXT_MAX_PASSAGE);
  picture->width = width;
  picture->height = height;
  return picture;
}

BylinePicture *
_byline_feed_find_picture (const char *html)
{
  BylineMarkupTokenizer markup;
  gsize n_text = 0;

  /* Most texts have none: that is told faster than where it would stand. */
  if (html == NULL || strstr (html, "<img ") == NULL)
    return NULL;

  _byline_markup_tokenizer_init (&markup, html, strlen (html), FALSE);
  while (n_text <= MAX_TEXT_BEFORE && _byline_markup_tokenizer_next (&markup))
    {
      BylinePicture *picture = NULL;

      if (markup.type == BYLINE_MARKUP_TEXT)
        n_text += markup.length;
      else if (markup.type == BYLINE_MARKUP_START && _byline_markup_tokenizer_is (&markup, "img"))
        picture = read_picture (&markup);
      if (picture != NULL)
        return picture;
    }
  return NULL;
}
