/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-toast.h"

/* In characters; what is longer wraps in a wide window, too. */
#define MAX_WIDTH 70
#define MAX_LINES 8
/* Above and below: the toast itself has room for one line. */
#define MARGIN 8

/* On both sides of a toast, what libadwaita leaves free. */
#define EDGE 12
/* In characters; below that the buttons would have to give way. */
#define MIN_WIDTH 8

static int
measure_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_character (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL,
                                                         NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width / PANGO_SCALE, 1);
}

/* libadwaita 1.2 asks a toast how high it is at its natural width, however narrow the window is: so the label's natural
 * width is what the window and the buttons leave. */
static void
map_cb (GtkWidget *label)
{
  GtkWidget *toast = label, *overlay;
  int room;

  while (toast != NULL && g_strcmp0 (gtk_widget_get_css_name (toast), "toast") != 0)
    toast = gtk_widget_get_parent (toast);
  overlay = toast != NULL ? gtk_widget_get_parent (toast) : NULL;
  if (overlay == NULL || gtk_widget_get_width (overlay) == 0)
    return;

  room = gtk_widget_get_width (overlay) - 2 * EDGE -
         (measure_width (toast) - measure_width (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 CLAMP (room / measure_character (label), MIN_WIDTH, MAX_WIDTH));
}

AdwToast *
byline_toast_new (const char *text)
{
  AdwToast *toast;
  GtkWidget *label;

  g_return_val_if_fail (text != NULL, NULL);

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, MARGIN);
  gtk_widget_set_margin_bottom (label, MARGIN);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect (label, "map", G_CALLBACK (map_cb), NULL);

  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  return toast;
}
