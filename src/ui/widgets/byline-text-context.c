/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-context.h"

gboolean
byline_text_context_is_current (PangoContext *context, GtkWidget *widget)
{
  PangoContext *other;
  gboolean is_current;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  other = gtk_widget_create_pango_context (widget);
  is_current = pango_cairo_context_get_resolution (context) ==
                 pango_cairo_context_get_resolution (other) &&
               pango_context_get_base_dir (context) == pango_context_get_base_dir (other) &&
               pango_font_description_equal (pango_context_get_font_description (context),
                                             pango_context_get_font_description (other));
  g_object_unref (other);
  return is_current;
}
