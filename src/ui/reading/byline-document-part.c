/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-part.h"

#include "byline-document-tags.h"

G_DEFINE_INTERFACE (BylineDocumentPart, byline_document_part, GTK_TYPE_WIDGET)

static void
byline_document_part_default_init (BylineDocumentPartInterface *iface)
{
}

char *
byline_document_part_dup_text (BylineDocumentPart *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_PART (self), NULL);

  return BYLINE_DOCUMENT_PART_GET_IFACE (self)->dup_text (self);
}

double
byline_document_part_mark (BylineDocumentPart *self,
                           const BylineDocumentMatch *matches,
                           guint n_matches)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_PART (self), 0);
  g_return_val_if_fail (matches != NULL || n_matches == 0, 0);

  return BYLINE_DOCUMENT_PART_GET_IFACE (self)->mark (self, matches, n_matches);
}

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_color (PangoAttrList *list,
           PangoAttribute *(*new_attribute) (guint16 red, guint16 green, guint16 blue),
           const GdkRGBA *color,
           guint start,
           guint end)
{
  add (list,
       new_attribute ((guint16) (color->red * 65535), (guint16) (color->green * 65535),
                      (guint16) (color->blue * 65535)),
       start, end);
}

/* A label with markup takes its attributes among those of the markup, and keeps them there (GTK 4.8) until it reads the markup
 * anew. */
static void
unmark (GtkLabel *label)
{
  if (gtk_label_get_attributes (label) == NULL)
    return;

  gtk_label_set_attributes (label, NULL);
  if (gtk_label_get_use_markup (label))
    {
      gtk_label_set_use_markup (label, FALSE);
      gtk_label_set_use_markup (label, TRUE);
    }
}

gboolean
byline_document_part_mark_label (GtkLabel *label,
                                 guint offset,
                                 const BylineDocumentMatch *matches,
                                 guint n_matches)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  guint length = (guint) g_utf8_strlen (text, -1);
  gboolean is_current = FALSE;
  BylineDocumentColors colors;
  gboolean any = FALSE;

  for (guint i = 0; i < n_matches && matches[i].start < offset + length; i++)
    {
      const BylineDocumentMatch *match = &matches[i];
      const GdkRGBA *color;
      guint start, end;

      if (match->start + match->length <= offset)
        continue;
      if (!any)
        byline_document_colors_init (&colors, GTK_WIDGET (label), FALSE);
      any = TRUE;
      start = match->start > offset ? match->start - offset : 0;
      end = MIN (match->start + match->length - offset, length);
      is_current |= match->is_current && match->start >= offset;
      color = match->is_current ? &colors.current : &colors.match;
      start = (guint) (g_utf8_offset_to_pointer (text, start) - text);
      end = (guint) (g_utf8_offset_to_pointer (text, end) - text);
      add_color (list, pango_attr_background_new, color, start, end);
      add (list, pango_attr_background_alpha_new ((guint16) (color->alpha * 65535)), start, end);
      if (match->is_current)
        add_color (list, pango_attr_foreground_new, &colors.current_text, start, end);
    }
  unmark (label);
  if (any)
    gtk_label_set_attributes (label, list);

  return is_current;
}
