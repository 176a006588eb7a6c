/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-text-context.h"

/* Of the desktop's settings: 96 dots per inch, times 1024. */
#define USUAL_DPI (96 * 1024)

static void
test_same (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);

  g_assert_true (byline_text_context_is_current (context, label));
  g_object_unref (label);
  g_object_unref (context);
}

static void
test_size (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * USUAL_DPI, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (label);
  label = g_object_ref_sink (gtk_label_new (NULL));
  g_assert_false (byline_text_context_is_current (context, label));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  g_object_unref (label);
  g_object_unref (context);
}

static void
test_direction (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_RTL);
  g_assert_false (byline_text_context_is_current (context, label));
  g_object_unref (label);
  g_object_unref (context);
}

static void
test_font (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (label);
  PangoFontDescription *font = pango_font_description_from_string ("serif 31");

  pango_context_set_font_description (context, font);
  g_assert_false (byline_text_context_is_current (context, label));
  pango_font_description_free (font);
  g_object_unref (label);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/text-context/same", test_same);
  g_test_add_func ("/ui/text-context/size", test_size);
  g_test_add_func ("/ui/text-context/direction", test_direction);
  g_test_add_func ("/ui/text-context/font", test_font);
  return g_test_run ();
}
