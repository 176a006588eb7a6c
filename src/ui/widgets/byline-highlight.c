/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-highlight.h"

/* In a headline or a standfirst. */
#define MAX_RANGES 40
#define ALPHA 0.28

void
byline_highlight_get_color (GtkWidget *widget, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color",
                                       color))
    *color = (GdkRGBA){ 0.2, 0.5, 0.9, 1 };
  color->alpha *= ALPHA;
}

static void
add (PangoAttrList *list,
     PangoAttribute *attribute,
     const char *text,
     const char *start,
     const char *end)
{
  attribute->start_index = start - text;
  attribute->end_index = end - text;
  pango_attr_list_insert (list, attribute);
}

PangoAttrList *
byline_highlight_attributes (const BylineSearchQuery *query, const char *text, const GdkRGBA *color)
{
  g_autoptr (GArray) ranges = NULL;
  PangoAttrList *list;
  const char *place = text;
  guint offset = 0;

  if (query != NULL)
    ranges = byline_search_query_ranges (query, text, MAX_RANGES);
  if (ranges == NULL || ranges->len == 0)
    return NULL;

  list = pango_attr_list_new ();
  for (guint i = 0; i < ranges->len; i++)
    {
      BylineSearchRange range = g_array_index (ranges, BylineSearchRange, i);
      const char *start = g_utf8_offset_to_pointer (place, range.start - offset);
      const char *end = g_utf8_offset_to_pointer (start, range.end - range.start);

      add (list,
           pango_attr_background_new (color->red * 65535, color->green * 65535,
                                      color->blue * 65535),
           text, start, end);
      add (list, pango_attr_background_alpha_new (color->alpha * 65535), text, start, end);
      place = end;
      offset = range.end;
    }
  return list;
}
