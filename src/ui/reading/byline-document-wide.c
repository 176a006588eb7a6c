/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-wide.h"

#include <pango/pangocairo.h>

#define SIZE 64

static gboolean
is_kana (gunichar c)
{
  return c >= 0x3041 && c <= 0x30ff;
}

static gboolean
is_hangul (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xac00 && c <= 0xd7a3);
}

/* Whether Chinese is written in traditional characters: as its script or its region says. */
static gboolean
is_traditional (const char *language)
{
  static const char *const parts[] = { "hant", "tw", "hk", "mo" };
  g_auto (GStrv) subtags = g_strsplit_set (language, "-_", 6);

  for (guint i = 1; subtags[0] != NULL && subtags[i] != NULL; i++)
    {
      /* The script comes first. */
      if (g_ascii_strcasecmp (subtags[i], "hans") == 0)
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (g_ascii_strcasecmp (subtags[i], parts[j]) == 0)
          return TRUE;
    }

  return FALSE;
}

static const char *
language_of_ideographs (const char *story)
{
  if (story == NULL)
    return "zh";
  if (g_ascii_strncasecmp (story, "ja", 2) == 0)
    return "ja";
  if (g_ascii_strncasecmp (story, "ko", 2) == 0)
    return "ko";

  return g_ascii_strncasecmp (story, "zh", 2) == 0 && is_traditional (story) ? "zh-tw" : "zh";
}

const char *
byline_document_wide_language (const char *text, const char *story)
{
  const char *language = NULL;
  const char *ideographs = language_of_ideographs (story);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_kana (c))
        return "ja";
      if (is_hangul (c))
        return "ko";
      if (g_unichar_iswide (c) && g_unichar_isalpha (c))
        language = ideographs;
    }

  return language;
}

static gunichar
get_sample (const char *language)
{
  if (g_str_equal (language, "ja"))
    return 0x3042;

  return g_str_equal (language, "ko") ? 0xac00 : 0x4e2d;
}

static int
measure (PangoFont *font)
{
  PangoFontMetrics *metrics = pango_font_get_metrics (font, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return height;
}

/* How many times higher a line of the one is than one of the other, and what that is called. */
static double
compare (PangoFont *narrow, PangoFont *wide, char **found)
{
  PangoFontDescription *description;

  if (narrow == NULL || wide == NULL || measure (wide) <= 0)
    return 1.0;

  description = pango_font_describe (wide);
  *found = g_strdup (pango_font_description_get_family (description));
  pango_font_description_free (description);

  return (double) measure (narrow) / measure (wide);
}

/* Returns: (transfer full) (nullable): the font that a letter is set in */
static PangoFont *
find_font (PangoContext *context, const char *family, PangoLanguage *language, gunichar letter)
{
  PangoFontDescription *wanted = pango_font_description_new ();
  PangoFontset *fonts;
  PangoFont *font;

  pango_font_description_set_family (wanted, family != NULL ? family : "sans");
  pango_font_description_set_size (wanted, SIZE * PANGO_SCALE);
  fonts = pango_context_load_fontset (context, wanted, language);
  font = fonts != NULL ? pango_fontset_get_font (fonts, letter) : NULL;
  g_clear_object (&fonts);
  pango_font_description_free (wanted);

  return font;
}

double
byline_document_wide_font (const char *language, const char *family, char **found)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFont *wide = find_font (context, family, pango_language_from_string (language),
                               get_sample (language));
  PangoFont *narrow = find_font (context, family, pango_language_get_default (), 'x');
  double ratio;

  *found = NULL;
  ratio = compare (narrow, wide, found);
  g_clear_object (&wide);
  g_clear_object (&narrow);
  g_object_unref (context);

  return ratio;
}
