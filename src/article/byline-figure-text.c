/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

#include "byline-text.h"

/* The longest text that is taken for a credit, in bytes. */
#define MAX_CREDIT 220

/* Words that a credit begins with, in front of a colon, "by" or "courtesy". */
static const char *labels[] = {
  "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image",
  "images", "illustration", "illustrations", "graphic", "graphics", "logo", "logos", "credit",
  "credits", "courtesy", "source", "video", "screenshot", "screenshots", "rendering", "art",
  "artwork", "collage", "composite", "foto", "fotos", "bild", "bilder", "quelle", "grafik",
  "photo credit", "image credit", "picture credit", "photo illustration", "photo courtesy",
  "photos courtesy", "image courtesy", "images courtesy", "crédit", "crédit photo", "crédits",
  "foto de", "fotografía", "imagen", "immagine", "foto di", "фото", "图", "图片来源", "写真", "사진",
  "تصوير", "الصورة",
};

static const char *agencies[] = {
  "getty images", "getty", "reuters", "ap", "ap photo", "associated press",
  "the associated press", "afp", "epa", "epa-efe", "dpa", "bloomberg", "shutterstock", "istock",
  "istockphoto", "alamy", "alamy stock photo", "pa", "pa images", "pa wire", "xinhua",
  "unsplash", "pexels", "pixabay", "wikimedia commons", "flickr", "corbis", "zuma press", "zuma",
  "magnum photos", "imago", "picture alliance", "keystone", "imaginechina", "vcg", "kyodo",
  "kyodo news", "yonhap", "ritzau scanpix", "scanpix", "tass", "polaris", "redux", "nurphoto",
  "anadolu agency", "anadolu", "sipa", "sipa usa", "rex", "rex features", "upi",
  "usa today sports", "adobe stock", "creative commons", "cc by", "public domain", "handout",
  "file photo", "staff", "afp via getty images", "adobe", "nasa", "ullstein bild", "laif", "ddp",
  "ansa", "efe", "canadian press", "the canadian press",
};

/* What templates put there when nobody wrote anything. */
static const char *placeholders[] = {
  "caption", "credit", "photo", "image", "picture", "none", "null", "undefined", "n/a",
  "untitled", "photo credit", "image credit", "media caption", "media credit", "image caption",
  "enter caption", "enter credit", "add caption", "add caption here", "add credit",
  "caption here", "placeholder", "placeholder title", "placeholder caption", "photo:", "credit:",
  "image:", "image via", "hide caption", "toggle caption", "enlarge this image",
  "click to enlarge", "loading", "view gallery", "file photo.", "-", "–", ".",
};

static gboolean
is_listed (const char         *text,
           gsize               length,
           const char * const *list,
           gsize               n_list)
{
  g_autofree char *folded = NULL;

  if (length > 64)
    return FALSE;
  folded = g_utf8_strdown (text, (gssize) length);
  for (gsize i = 0; i < n_list; i++)
    {
      if (g_str_equal (folded, list[i]))
        return TRUE;
    }
  return FALSE;
}

/* Returns behind a label ("Photo: ", "Illustration by ") that begins @text, or NULL. */
static const char *
behind_label (const char *text)
{
  const char *colon = strpbrk (text, ":：|");
  const char *by = strstr (text, " by ");
  const char *slash = strchr (text, '/');

  if (colon != NULL && is_listed (text, (gsize) (colon - text), labels, G_N_ELEMENTS (labels)))
    return colon + (*colon == '\357' ? 3 : 1);
  if (by != NULL && by - text < 40)
    {
      gsize length = (gsize) (by - text);

      if (is_listed (text, length, labels, G_N_ELEMENTS (labels)))
        return by + 4;
    }
  if (slash != NULL && is_listed (text, (gsize) (slash - text), labels, G_N_ELEMENTS (labels)))
    return slash + 1;
  if (g_ascii_strncasecmp (text, "courtesy of ", 12) == 0 ||
      g_ascii_strncasecmp (text, "photo courtesy", 14) == 0 ||
      g_ascii_strncasecmp (text, "image courtesy", 14) == 0 || g_str_has_prefix (text, "©") ||
      g_str_has_prefix (text, "(c) "))
    return text;
  return NULL;
}

/* Whether the last of the parts that "/", "via" or a comma make is an agency. */
static gboolean
ends_in_agency (const char *text)
{
  static const char *separators[] = { "/", " via ", ", ", " - ", " – ", "|", "© " };
  gsize length = strlen (text);

  while (length > 0 && strchr (". )]", text[length - 1]) != NULL)
    length--;
  if (is_listed (text, length, agencies, G_N_ELEMENTS (agencies)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *last = g_strrstr_len (text, (gssize) length, separators[i]);

      if (last == NULL)
        continue;
      last += strlen (separators[i]);
      while (*last == ' ')
        last++;
      if (last < text + length &&
          is_listed (last, (gsize) (text + length - last), agencies, G_N_ELEMENTS (agencies)))
        return TRUE;
    }
  return FALSE;
}

/* "AP Photo/Name" */
static gboolean
begins_with_agency (const char *text)
{
  const char *slash = strchr (text, '/');

  return slash != NULL && slash[1] != '\0' &&
         is_listed (text, (gsize) (slash - text), agencies, G_N_ELEMENTS (agencies));
}

/* Whether a sentence ends at the stop @p; behind an initial ("J. Marsh") none does. */
static gboolean
ends_sentence (const char *text,
               const char *p)
{
  if (*p != '.')
    return *p == '!' || *p == '?';
  return p < text + 1 || !g_ascii_isupper (p[-1]) || (p - 1 > text && p[-2] != ' ' && p[-2] != '/');
}

/* "Name/Getty Images", "Name for The Paper": names, no sentence. */
static gboolean
is_bare_credit (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length >= 90 || strpbrk (text, "\n([") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[1] == ' ' && ends_sentence (text, p))
        return FALSE;
    }
  return ends_in_agency (text) || begins_with_agency (text);
}

gboolean
_byline_figure_text_is_credit (const char *text)
{
  gsize length = strlen (text);
  const char *rest;

  if (length > MAX_CREDIT)
    return FALSE;
  rest = behind_label (text);
  /* "Photos: what the week looked like" is a headline; a credit holds names and ends without a
   * stop. */
  return (rest != NULL && strlen (rest) < 120) || is_bare_credit (text);
}

/* Cuts the credit off the end of @caption: "… (AP Photo/Name)", "… Photo: Name". */
static char *
cut_credit (char *caption)
{
  gsize length = strlen (caption);
  char *open = strrchr (caption, '(');

  if (open == NULL)
    open = strrchr (caption, '[');
  if (open != NULL && length > 0 && strchr (")]", caption[length - 1]) != NULL)
    {
      g_autofree char *inner = g_strndup (open + 1, strlen (open) - 2);

      if (_byline_figure_text_is_credit (inner))
        {
          *open = '\0';
          g_strchomp (caption);
          return g_steal_pointer (&inner);
        }
    }
  for (char *p = caption + length; p > caption; p--)
    {
      gboolean starts = p[-1] == '\n' || p[-1] == '|' ||
                        (p[-1] == ' ' && p >= caption + 2 &&
                         (strchr ("|)\"", p[-2]) != NULL || (guchar) p[-2] >= 0x80 ||
                          ends_sentence (caption, p - 2)));

      if (caption + length - p > MAX_CREDIT)
        break;
      if (starts && p < caption + length && _byline_figure_text_is_credit (p))
        {
          char *credit = g_strdup (p);

          *p = '\0';
          g_strchomp (caption);
          while (*caption != '\0' && caption[strlen (caption) - 1] == '|')
            {
              caption[strlen (caption) - 1] = '\0';
              g_strchomp (caption);
            }
          return credit;
        }
    }
  return NULL;
}

static void
clear_placeholder (char **text)
{
  if (*text != NULL &&
      is_listed (*text, strlen (*text), placeholders, G_N_ELEMENTS (placeholders)))
    g_clear_pointer (text, g_free);
}

/* Takes a pair of brackets or a dash off what is wholly inside it. */
static void
unwrap (char **text)
{
  gsize length;

  if (*text == NULL)
    return;
  length = strlen (*text);
  if (length > 2 && (*text)[0] == '(' && (*text)[length - 1] == ')' &&
      strchr (*text + 1, '(') == NULL)
    {
      char *inner = g_strndup (*text + 1, length - 2);

      g_free (*text);
      *text = inner;
    }
}

void
_byline_figure_text_split (char **caption,
                           char **credit)
{
  clear_placeholder (caption);
  clear_placeholder (credit);
  unwrap (credit);
  if (*caption != NULL && *credit != NULL)
    {
      gsize length = strlen (*caption);
      gsize tail = strlen (*credit);

      /* What is said twice is taken out of the caption. */
      if (length >= tail && g_str_has_suffix (*caption, *credit))
        {
          (*caption)[length - tail] = '\0';
          g_strchomp (*caption);
        }
    }
  else if (*caption != NULL)
    {
      g_autofree char *unwrapped = g_strdup (*caption);

      unwrap (&unwrapped);
      if (_byline_figure_text_is_credit (unwrapped))
        {
          *credit = g_steal_pointer (&unwrapped);
          g_clear_pointer (caption, g_free);
        }
      else
        {
          *credit = cut_credit (*caption);
        }
    }
  if (*caption != NULL && **caption == '\0')
    g_clear_pointer (caption, g_free);
  clear_placeholder (caption);
}
