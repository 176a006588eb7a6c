/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

#include "byline-text.h"

/* The longest text that is taken for a credit, in bytes. */
#define MAX_CREDIT 220

/* Words that a credit begins with, in front of a colon, "by" or "courtesy". */
static const char *labels[] = {
  "photo",
  "photos",
  "photograph",
  "photographs",
  "photography",
  "picture",
  "pictures",
  "image",
  "images",
  "illustration",
  "illustrations",
  "graphic",
  "graphics",
  "logo",
  "logos",
  "credit",
  "credits",
  "courtesy",
  "source",
  "video",
  "screenshot",
  "screenshots",
  "rendering",
  "art",
  "artwork",
  "collage",
  "composite",
  "foto",
  "fotos",
  "bild",
  "bilder",
  "quelle",
  "grafik",
  "photo credit",
  "image credit",
  "picture credit",
  "photo illustration",
  "photo courtesy",
  "photos courtesy",
  "image courtesy",
  "images courtesy",
  "crédit",
  "crédit photo",
  "crédits",
  "foto de",
  "fotografía",
  "imagen",
  "immagine",
  "foto di",
  "фото",
  "图",
  "图片来源",
  "写真",
  "사진",
  "تصوير",
  "الصورة",
  "撮影",
  "写真提供",
  "画像",
  "画像提供",
  "出典",
  "摄影",
  "攝影",
  "图源",
  "图片",
  "圖",
  "圖片來源",
  "来源",
  "사진제공",
  "출처",
};

/* What a credit in Chinese or Japanese ends with, behind who took or gave the picture. */
static const char *signs[] = { "撮影", "提供", "摄", "攝", "摄影", "攝影", "供图", "供圖" };

/* What stands in front of such a credit. */
static const char *stops[] = { "。", "！", "？", "、", "，", "＝", "；", "」", "　" };

static const char *agencies[] = {
  "getty images",
  "getty",
  "reuters",
  "ap",
  "ap photo",
  "associated press",
  "the associated press",
  "afp",
  "epa",
  "epa-efe",
  "dpa",
  "bloomberg",
  "shutterstock",
  "istock",
  "istockphoto",
  "alamy",
  "alamy stock photo",
  "pa",
  "pa images",
  "pa wire",
  "xinhua",
  "unsplash",
  "pexels",
  "pixabay",
  "wikimedia commons",
  "flickr",
  "corbis",
  "zuma press",
  "zuma",
  "magnum photos",
  "imago",
  "picture alliance",
  "keystone",
  "imaginechina",
  "vcg",
  "kyodo",
  "kyodo news",
  "yonhap",
  "ritzau scanpix",
  "scanpix",
  "tass",
  "polaris",
  "redux",
  "nurphoto",
  "anadolu agency",
  "anadolu",
  "sipa",
  "sipa usa",
  "rex",
  "rex features",
  "upi",
  "usa today sports",
  "adobe stock",
  "creative commons",
  "cc by",
  "public domain",
  "handout",
  "file photo",
  "staff",
  "afp via getty images",
  "adobe",
  "nasa",
  "ullstein bild",
  "laif",
  "ddp",
  "ansa",
  "efe",
  "canadian press",
  "the canadian press",
  "ロイター",
  "共同",
  "共同通信",
  "時事",
  "時事通信",
  "新华社",
  "中新社",
  "视觉中国",
  "연합뉴스",
  "뉴스1",
};

/* What templates put there when nobody wrote anything. */
static const char *placeholders[] = {
  "caption",
  "credit",
  "photo",
  "image",
  "picture",
  "none",
  "null",
  "undefined",
  "n/a",
  "untitled",
  "photo credit",
  "image credit",
  "media caption",
  "media credit",
  "image caption",
  "enter caption",
  "enter credit",
  "add caption",
  "add caption here",
  "add credit",
  "caption here",
  "placeholder",
  "placeholder title",
  "placeholder caption",
  "photo:",
  "credit:",
  "image:",
  "image via",
  "hide caption",
  "toggle caption",
  "enlarge this image",
  "click to enlarge",
  "loading",
  "view gallery",
  "file photo.",
  "-",
  "–",
  ".",
};

static gboolean
is_listed (const char *text, gsize length, const char *const *list, gsize n_list)
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

/* The first sign that stands behind labels; @behind is behind it. */
static const char *
find_colon (const char *text, const char **behind)
{
  static const char *colons[] = { ":", "：", "|", "=", "＝" };
  const char *first = NULL;

  *behind = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (colons); i++)
    {
      const char *colon = strstr (text, colons[i]);

      if (colon == NULL || (first != NULL && colon > first))
        continue;
      first = colon;
      *behind = colon + strlen (colons[i]);
    }
  return first;
}

/* Returns behind a label ("Photo: ", "Illustration by ") that begins @text, or NULL. */
static const char *
behind_label (const char *text)
{
  const char *behind;
  const char *colon = find_colon (text, &behind);
  const char *by = strstr (text, " by ");
  const char *slash = strchr (text, '/');

  if (colon != NULL && is_listed (text, (gsize) (colon - text), labels, G_N_ELEMENTS (labels)))
    return behind;
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
ends_sentence (const char *text, const char *p)
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

/* Whether @text is short enough for a name: "张三", or behind whom one works for: "新华社记者 张三". */
static gboolean
is_name (const char *text, gsize length)
{
  static const char *ends[] = { "社", "者", "员", "員", "报", "報", "部" };
  const char *space = g_strrstr_len (text, (gssize) length, " ");
  glong n_chars = g_utf8_strlen (text, (gssize) length);

  if (n_chars < 2 || n_chars > 10)
    return FALSE;
  if (space == NULL || n_chars <= 5)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize size = strlen (ends[i]);

      if (space >= text + size && memcmp (space - size, ends[i], size) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "山田太郎撮影", "张三 摄": a name and what it did. */
static gboolean
is_signed (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (strstr (text, stops[i]) != NULL)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (text);

      if (!g_str_has_suffix (text, signs[i]))
        continue;
      length -= strlen (signs[i]);
      while (length > 0 && text[length - 1] == ' ')
        length--;
      if (is_name (text, length))
        return TRUE;
    }
  return FALSE;
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
  return (rest != NULL && strlen (rest) < 120) || is_bare_credit (text) || is_signed (text);
}

/* Cuts a credit in brackets off the end of @caption: "… (AP Photo/Name)". */
static char *
cut_brackets (char *caption)
{
  static const char *pairs[][2] = {
    { "(", ")" }, { "[", "]" }, { "（", "）" }, { "［", "］" }, { "【", "】" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *open = g_strrstr (caption, pairs[i][0]);
      g_autofree char *inner = NULL;

      if (open == NULL || !g_str_has_suffix (caption, pairs[i][1]))
        continue;
      inner = g_strdup (open + strlen (pairs[i][0]));
      inner[strlen (inner) - strlen (pairs[i][1])] = '\0';
      if (!_byline_figure_text_is_credit (inner))
        continue;
      *open = '\0';
      g_strchomp (caption);
      return g_steal_pointer (&inner);
    }
  return NULL;
}

/* Whether a credit may begin at @p. */
static gboolean
may_begin (const char *caption, const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize size = strlen (stops[i]);

      if (p >= caption + size && memcmp (p - size, stops[i], size) == 0)
        return TRUE;
    }
  return p[-1] == '\n' || p[-1] == '|' ||
         (p[-1] == ' ' && p >= caption + 2 &&
          (strchr ("|)\"", p[-2]) != NULL || (guchar) p[-2] >= 0x80 ||
           ends_sentence (caption, p - 2)));
}

/* Takes the signs off that stood between caption and credit. */
static void
chomp_separators (char *caption)
{
  static const char *separators[] = { "|", "＝", "、", "，" };
  gboolean is_cut = TRUE;

  g_strchomp (caption);
  while (is_cut)
    {
      is_cut = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          if (!g_str_has_suffix (caption, separators[i]))
            continue;
          caption[strlen (caption) - strlen (separators[i])] = '\0';
          g_strchomp (caption);
          is_cut = TRUE;
        }
    }
}

/* Cuts the credit off the end of @caption: "… (AP Photo/Name)", "… Photo: Name". */
static char *
cut_credit (char *caption)
{
  gsize length = strlen (caption);
  char *found = cut_brackets (caption);
  char *begin = NULL;

  if (found != NULL)
    return found;
  for (char *p = caption + length - (length > 0); p > caption; p--)
    {
      if (caption + length - p > MAX_CREDIT)
        break;
      if (!may_begin (caption, p))
        continue;
      if (_byline_figure_text_is_credit (p))
        begin = p;
      /* "新华社记者 张三 摄": who signs may be told with whom they work for. */
      if (begin != NULL && (begin != p || begin[-1] != ' ' || !is_signed (begin)))
        break;
    }
  if (begin == NULL)
    return NULL;
  found = g_strdup (begin);
  *begin = '\0';
  chomp_separators (caption);
  return found;
}

static void
clear_placeholder (char **text)
{
  if (*text != NULL && is_listed (*text, strlen (*text), placeholders, G_N_ELEMENTS (placeholders)))
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
_byline_figure_text_split (char **caption, char **credit)
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
