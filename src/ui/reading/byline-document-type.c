/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-type.h"

/* The size of running text at scale 1, as in the tag of the body. */
#define BODY_POINTS 12.5
#define DEFAULT_COLUMNS 66
/* By how many characters short lines are shorter than there is room for. */
#define RAGGED 5.0

/* Prose with the letters and spaces that prose has: what a character is wide on average. */
static const char prose[] =
  "There are four hundred and eleven lamps on the quays, and the man who lights them had thought "
  "of fewer. He wrote the number on his sleeve, took the nine o'clock boat home, and said nothing "
  "about it until the rain of the following Monday.";

BylineDocumentFont
byline_document_font_from_name (const char *name)
{
  if (g_strcmp0 (name, "sans") == 0)
    return BYLINE_DOCUMENT_FONT_SANS;
  if (g_strcmp0 (name, "desktop") == 0)
    return BYLINE_DOCUMENT_FONT_DESKTOP;

  return BYLINE_DOCUMENT_FONT_SERIF;
}

const char *
byline_document_font_get_family (BylineDocumentFont font)
{
  switch (font)
    {
    case BYLINE_DOCUMENT_FONT_SERIF:
      return "serif,Noto Serif,Noto Serif CJK SC,Noto Serif CJK JP,Noto Naskh Arabic,Amiri";
    case BYLINE_DOCUMENT_FONT_SANS:
      return "sans-serif,Noto Sans,Noto Sans CJK SC,Noto Sans CJK JP,Noto Sans Arabic";
    case BYLINE_DOCUMENT_FONT_DESKTOP:
      break;
    }

  return NULL;
}

void
byline_document_type_init (BylineDocumentType *self)
{
  *self = (BylineDocumentType){
    .font = BYLINE_DOCUMENT_FONT_SERIF,
    .line_height = 1.0,
    .columns = DEFAULT_COLUMNS,
  };
}

gboolean
byline_document_type_equal (const BylineDocumentType *a, const BylineDocumentType *b)
{
  return a->font == b->font && a->line_height == b->line_height && a->columns == b->columns &&
         a->is_justified == b->is_justified;
}

int
byline_document_type_measure_column (const BylineDocumentType *self,
                                     GtkWidget *widget,
                                     double scale)
{
  const char *family = byline_document_font_get_family (self->font);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, prose);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (pango_layout_get_context (layout)));
  double columns = self->columns;
  int width;

  if (family != NULL)
    pango_font_description_set_family_static (font, family);
  pango_font_description_set_size (font, (int) (BODY_POINTS * scale * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_get_size (layout, &width, NULL);

  /* Lines end at words, so that they are shorter than there is room for: where they are short, that
   * is made up for. */
  columns += RAGGED * (BYLINE_DOCUMENT_COLUMNS_MAX - columns) /
             (BYLINE_DOCUMENT_COLUMNS_MAX - BYLINE_DOCUMENT_COLUMNS_MIN);

  return (int) ((double) width * columns / (sizeof prose - 1) / PANGO_SCALE + 0.5);
}
