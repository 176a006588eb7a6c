/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-print-text.h"

#include "byline-document-wide.h"
#include "byline-text.h"

#define SMALL 0.72
#define RISE 3
#define DROP -2
/* A paragraph ends in a longer word: finding out where it is broken takes the square of its length. */
#define MAX_WORD 2000

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_mark (PangoAttrList *list, BylineMarkKind kind, gboolean is_caseless, guint start, guint end)
{
  switch (kind)
    {
    case BYLINE_MARK_STRONG:
      add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      break;
    case BYLINE_MARK_EM:
      add (list,
           is_caseless ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                       : pango_attr_style_new (PANGO_STYLE_ITALIC),
           start, end);
      break;
    case BYLINE_MARK_CODE:
      add (list, pango_attr_family_new ("monospace"), start, end);
      break;
    case BYLINE_MARK_SUB:
      add (list, pango_attr_scale_new (SMALL), start, end);
      add (list, pango_attr_rise_new (DROP * PANGO_SCALE), start, end);
      break;
    case BYLINE_MARK_SUP:
    case BYLINE_MARK_FOOTNOTE:
      add (list, pango_attr_scale_new (SMALL), start, end);
      add (list, pango_attr_rise_new (RISE * PANGO_SCALE), start, end);
      break;
    case BYLINE_MARK_DEL:
      add (list, pango_attr_strikethrough_new (TRUE), start, end);
      break;
    case BYLINE_MARK_HIGHLIGHT:
      add (list, pango_attr_background_new (0xf000, 0xe800, 0xb000), start, end);
      break;
    case BYLINE_MARK_LINK:
      /* Nobody can follow it on paper. */
      break;
    }
}

/* Returns: (transfer full): where each character begins, in bytes, and at last where the text ends */
static GArray *
list_places (const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *p = text;
  guint run = 0;

  for (; *p != '\0' && places->len < BYLINE_PRINT_MAX_CHARS && run < MAX_WORD;
       p = g_utf8_next_char (p))
    {
      guint place = (guint) (p - text);

      run = g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iswide (g_utf8_get_char (p))
              ? 0
              : run + 1;

      g_array_append_val (places, place);
    }
  g_array_append_vals (places, &(guint){ (guint) (p - text) }, 1);

  return places;
}

/* Chinese, Japanese and Korean in one font, in lines as high as those of other text; what has no capitals without slanted letters. */
static void
dress (PangoLayout *layout, PangoAttrList *list, const char *text)
{
  PangoLanguage *story = pango_context_get_language (pango_layout_get_context (layout));
  const char *language =
    byline_document_wide_language (text, story != NULL ? pango_language_to_string (story) : NULL);
  g_autofree char *family = NULL;
  double ratio;

  add (list, pango_attr_style_new (PANGO_STYLE_NORMAL), 0, G_MAXUINT);
  if (language == NULL)
    return;

  ratio = byline_document_wide_font (
    language, pango_font_description_get_family (pango_layout_get_font_description (layout)),
    &family);
  if (family != NULL)
    add (list, pango_attr_family_new (family), 0, G_MAXUINT);
  add (list, pango_attr_language_new (pango_language_from_string (language)), 0, G_MAXUINT);
  pango_layout_set_line_spacing (layout, (float) (pango_layout_get_line_spacing (layout) * ratio));
}

void
byline_print_text_set_words (PangoLayout *layout, const char *words)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_layout_set_text (layout, words, -1);
  if (byline_text_is_caseless (words))
    dress (layout, list, words);
  pango_layout_set_attributes (layout, list);
}

void
byline_print_text_set (PangoLayout *layout, const BylineText *text)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GArray) places = NULL;
  gboolean is_caseless;
  guint last;

  if (text == NULL)
    return;

  is_caseless = byline_text_is_caseless (text->text);
  if (is_caseless)
    dress (layout, list, text->text);
  places = list_places (text->text);
  last = places->len - 1;
  pango_layout_set_text (layout, text->text, (int) g_array_index (places, guint, last));
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      if (mark->start < last)
        add_mark (list, mark->kind, is_caseless, g_array_index (places, guint, mark->start),
                  g_array_index (places, guint, MIN (mark->end, last)));
    }
  pango_layout_set_attributes (layout, list);
}
