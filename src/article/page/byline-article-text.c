/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article-text-private.h"

#include <string.h>

#include "byline-picture-address.h"
#include "byline-render.h"
#include "byline-text.h"

/* "14:05", "2.05 p.m.", in bytes. */
#define MAX_STAMP 12
/* A body shorter than that which ends in an ellipsis is only a beginning, in bytes. */
#define MAX_EXCERPT 1500

GPtrArray *
_byline_blocks_from_text (const char *text)
{
  GPtrArray *blocks = byline_blocks_new ();
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return blocks;
  lines = g_strsplit (text, "\n", 20000);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = byline_text_clean (lines[i], 0);

      if (line != NULL)
        g_ptr_array_add (blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new_take (line)));
    }
  return blocks;
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL && value != NULL)
    *field = g_strdup (value);
}

void
_byline_picture_merge (BylinePicture *self, const BylinePicture *other)
{
  g_autofree char *key = byline_picture_address_key (self->url);
  g_autofree char *other_key = byline_picture_address_key (other->url);

  if (key != NULL && g_strcmp0 (key, other_key) == 0)
    {
      byline_picture_merge_variant (self, other);
      return;
    }
  fill (&self->alt, other->alt);
  fill (&self->caption, other->caption);
  fill (&self->credit, other->credit);
  if (self->width == 0 || self->height == 0)
    {
      self->width = other->width;
      self->height = other->height;
    }
}

/* What makes two addresses one picture: they often differ in the size asked for only. */
static char *
picture_key (const char *url)
{
  gsize length = strcspn (url, "?#");
  const char *name = url + length;

  while (name > url && name[-1] != '/')
    name--;
  if (strncmp (url + length, "?id=", 4) == 0)
    length += strcspn (url + length, "&#");
  return g_strndup (name, (gsize) (url + length - name));
}

/* Whether the run of signs at @p names one picture among all: a long number that is no date, or a long
 * hexadecimal one. */
static gboolean
is_mark (const char *p, gsize length)
{
  gboolean all_digits = TRUE;
  guint n_digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      all_digits &= g_ascii_isdigit (p[i]) != 0;
      n_digits += g_ascii_isdigit (p[i]) != 0;
    }
  if (all_digits)
    return length >= 7 &&
           !(length == 8 && (strncmp (p, "20", 2) == 0 || strncmp (p, "19", 2) == 0));
  return length >= 16 && n_digits >= 4;
}

/* Pictures are asked for in sizes of these, which are round; a number that only counts pictures seldom is. */
#define MIN_SIZE 100
#define MAX_SIZE 9999

static gboolean
is_size (const char *digits, gsize length)
{
  guint64 size = 0;

  for (gsize i = 0; i < length && i < 5; i++)
    size = size * 10 + (guint64) (digits[i] - '0');
  return size >= MIN_SIZE && size <= MAX_SIZE && digits[0] != '0' &&
         (size % 10 == 0 || size % 8 == 0);
}

static gsize
count_digits_before (const char *name, gsize end)
{
  gsize n = 0;

  while (n < end && g_ascii_isdigit (name[end - n - 1]))
    n++;
  return n;
}

/* Returns: how many of the first @length signs of @name are in front of a size at their end ("1200x630", "w1200",
 * "1200w", "800", "@2x"); @length if there is none. */
static gsize
skip_size (const char *name, gsize length)
{
  gboolean has_unit = length > 0 && strchr ("wWxX", name[length - 1]) != NULL;
  gsize end = has_unit ? length - 1 : length;
  gsize n = count_digits_before (name, end);
  gsize start = end - n;
  gsize n_before;

  if (n == 0)
    return length;
  if (n == 1)
    return has_unit && start > 0 && name[start - 1] == '@' ? start - 1 : length;
  n_before = start > 1 && strchr ("xX", name[start - 1]) != NULL
               ? count_digits_before (name, start - 1)
               : 0;
  if (n_before > 1 && !has_unit)
    return start - 1 - n_before;
  if (!is_size (name + start, n))
    return length;
  return start > 0 && strchr ("wW", name[start - 1]) != NULL ? start - 1 : start;
}

/* A name without the size and the kind that it ends in: "harbour-1200x630.jpg" is "harbour", but "harbour-2.jpg" is
 * the second picture of the harbour. */
static char *
without_size (const char *key)
{
  const char *dot = strrchr (key, '.');
  gsize length = dot != NULL && strlen (dot) <= 5 ? (gsize) (dot - key) : strlen (key);
  gsize shorter;

  while ((shorter = skip_size (key, length)) < length)
    {
      length = shorter;
      while (length > 0 && strchr ("@_-", key[length - 1]) != NULL)
        length--;
    }
  return g_strndup (key, length);
}

/* Whether the run of letters at @word says a size or a use, and no picture. */
static gboolean
is_form (const char *word, gsize length)
{
  static const char *const forms[] = {
    "crop",   "default", "full",     "header",  "hero",     "image",   "img",   "landscape",
    "large",  "lead",    "master",   "medium",  "original", "photo",   "pic",   "picture",
    "scaled", "share",   "small",    "social",  "square",   "teaser",  "thumb", "thumbnail",
    "web",    "wide",    "portrait", "preview", "cropped",  "resized",
  };

  if (length < 3)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i]) == length && g_ascii_strncasecmp (word, forms[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a file's name says more than sizes, uses and numbers. */
static gboolean
has_words (const char *name)
{
  while (*name != '\0')
    {
      gsize length = 0, n_digits = 0;

      while (g_ascii_isalnum (name[length]) || (guchar) name[length] >= 0x80)
        n_digits += g_ascii_isdigit (name[length++]) != 0;
      if (n_digits == 0 && !is_form (name, length))
        return TRUE;
      name += MAX (length, 1);
    }
  return FALSE;
}

/* Whether what the files of two addresses are called is not the same. */
static gboolean
are_called_otherwise (const char *a, const char *b)
{
  g_autofree char *key_a = picture_key (a);
  g_autofree char *key_b = picture_key (b);
  g_autofree char *name_a = without_size (key_a);
  g_autofree char *name_b = without_size (key_b);

  return has_words (name_a) && has_words (name_b) && g_ascii_strcasecmp (name_a, name_b) != 0;
}

/* Whether a part of an address is that of a folder. */
static gboolean
is_in_folder (const char *part)
{
  return part[strcspn (part, "/?#")] == '/';
}

/* Whether two addresses have such a mark in common. That of a folder may be the story's, which all of its pictures share: it
 * counts for files that are not called otherwise. */
static gboolean
share_mark (const char *a, const char *b)
{
  const char *path = strstr (a, "://");

  for (const char *p = path != NULL ? path + 3 : a; *p != '\0';)
    {
      gsize length = 0;

      while (g_ascii_isxdigit (p[length]) ||
             (length > 0 && p[length] == '-' && g_ascii_isxdigit (p[length + 1])))
        length++;
      if (length > 0 && is_mark (p, length))
        {
          g_autofree char *mark = g_strndup (p, length);
          const char *other = strstr (b, mark);

          if (other != NULL &&
              (!is_in_folder (p) || !is_in_folder (other) || !are_called_otherwise (a, b)))
            return TRUE;
        }
      p += MAX (length, 1);
    }
  return FALSE;
}

gboolean
_byline_picture_is_same (const char *a, const char *b)
{
  g_autofree char *key_a = NULL;
  g_autofree char *key_b = NULL;
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  key_a = picture_key (a);
  key_b = picture_key (b);
  if (strlen (key_a) > 8 && g_str_equal (key_a, key_b))
    return TRUE;
  name_a = without_size (key_a);
  name_b = without_size (key_b);
  return (strlen (name_a) > 12 && g_str_equal (name_a, name_b)) || share_mark (a, b);
}

gboolean
_byline_text_is_stamp (const char *text)
{
  return strlen (text) <= MAX_STAMP;
}

static gboolean
is_stamp (const BylineBlock *block)
{
  return block->type == BYLINE_BLOCK_PARAGRAPH && block->text != NULL &&
         _byline_text_is_stamp (block->text->text);
}

void
_byline_article_choose_lead (BylineArticle *article)
{
  guint n_before = 0;

  for (guint i = 0; i < article->blocks->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (article->blocks, i);

      if (block->type != BYLINE_BLOCK_FIGURE)
        {
          n_before += !is_stamp (block);
          continue;
        }
      if (article->lead == NULL)
        {
          if (n_before > BYLINE_MAX_LEAD_POSITION)
            return;
          article->lead = g_steal_pointer (&block->picture);
          g_ptr_array_remove_index (article->blocks, i);
          return;
        }
      if (!_byline_picture_is_same (article->lead->url, block->picture->url))
        continue;
      _byline_picture_merge (article->lead, block->picture);
      g_ptr_array_remove_index (article->blocks, i);
      return;
    }
}

/* "Chess:": the colon stands between kicker and headline. Takes @kicker (nullable). */
static char *
without_colon (char *kicker)
{
  gsize length = kicker != NULL ? strlen (kicker) : 0;

  if (length > 1 && kicker[length - 1] == ':')
    {
      kicker[length - 1] = '\0';
      g_strchomp (kicker);
    }
  return kicker;
}

char *
_byline_kicker_split (const char *kicker, char **publication)
{
  const char *bar = kicker != NULL ? strrchr (kicker, '|') : NULL;
  g_autofree char *left = NULL;
  char *right;

  if (publication != NULL)
    *publication = NULL;
  if (bar == NULL)
    return without_colon (byline_text_clean (kicker, BYLINE_TEXT_MAX_HEADLINE));
  left = g_strndup (kicker, (gsize) (bar - kicker));
  right = byline_text_clean (bar + 1, BYLINE_TEXT_MAX_HEADLINE);
  if (right == NULL)
    return byline_text_clean (left, BYLINE_TEXT_MAX_HEADLINE);
  if (publication != NULL)
    *publication = byline_text_clean (left, BYLINE_TEXT_MAX_NAME);
  return right;
}

static gboolean
language_is_rtl (const char *language)
{
  static const char *codes[] = {
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku-arab", "ps", "sd", "ug", "ur", "yi",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gsize length = strlen (codes[i]);

      if (g_ascii_strncasecmp (language, codes[i], length) == 0 &&
          !g_ascii_isalpha (language[length]))
        return TRUE;
    }
  return FALSE;
}

void
_byline_article_find_direction (BylineArticle *article, const char *said)
{
  g_autofree char *text = NULL;
  gboolean is_rtl;

  /* What is written counts before what is said: templates say the wrong thing. */
  text = byline_article_dup_text (article);
  if (*text != '\0')
    is_rtl = byline_text_is_rtl (text);
  else if (said != NULL && *said != '\0')
    is_rtl = g_ascii_strcasecmp (said, "rtl") == 0;
  else if (article->language != NULL)
    is_rtl = language_is_rtl (article->language);
  else
    is_rtl = byline_text_is_rtl (article->title);
  article->direction = is_rtl ? BYLINE_DIRECTION_RTL : BYLINE_DIRECTION_LTR;
}

/* Whether the body breaks off: "…", "[…]", "Continue reading". */
gboolean
_byline_text_is_truncated (const char *text)
{
  static const char *ends[] = {
    "…",
    "...",
    "[…]",
    "[...]",
    "[&hellip;]",
    "continue reading",
    "read more",
    "read more »",
    "continue reading →",
    "read the full story",
    "weiterlesen",
    "read on",
    "lire la suite",
    "read full article",
    "keep reading",
    "[more]",
  };
  g_autofree char *folded = NULL;
  gsize length = strlen (text);

  if (length > MAX_EXCERPT)
    return FALSE;
  folded = g_utf8_strdown (text, -1);
  g_strchomp (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (folded, ends[i]))
        return TRUE;
    }
  return FALSE;
}

/* A link "Continue reading" at the end is no part of the text. */
void
_byline_blocks_drop_read_more (GPtrArray *blocks)
{
  const BylineBlock *last = blocks->len > 1 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  if (last != NULL && last->type == BYLINE_BLOCK_PARAGRAPH && last->text != NULL &&
      strlen (last->text->text) < 120 && byline_text_n_marks (last->text) > 0 &&
      byline_text_get_mark (last->text, 0)->kind == BYLINE_MARK_LINK &&
      byline_text_get_mark (last->text, 0)->start == 0 &&
      _byline_text_is_truncated (last->text->text))
    g_ptr_array_remove_index (blocks, blocks->len - 1);
}
