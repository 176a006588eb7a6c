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

/* In µs, more than libadwaita takes to show a toast. */
#define COMING (500 * 1000)

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

/* Returns: (nullable): the widget that stands for the toast that @label is in */
static GtkWidget *
find_toast (GtkWidget *label)
{
  GtkWidget *toast = label;

  while (toast != NULL && g_strcmp0 (gtk_widget_get_css_name (toast), "toast") != 0)
    toast = gtk_widget_get_parent (toast);
  return toast;
}

/* --- A toast that comes is not taken back --- */

/* libadwaita 1.2 frees what a toast is shown with once it is hidden, though it may be coming still: where a frame is late, as in a
 * window that was out of sight, both animations end in one, and the first uses what is gone. So a toast is dismissed
 * when it has come, whoever dismisses it: its buttons, its time, the program. */
typedef struct {
  gint64 since; /* the first frame in which it came, in µs; 0 until then */
  gboolean is_coming;
  gboolean has_come;
  gboolean is_dismissed;
} Coming;

static gboolean
animates (GtkWidget *widget)
{
  gboolean animates = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animates, NULL);
  return animates;
}

static gboolean
tick_cb (GtkWidget *label, GdkFrameClock *clock, gpointer user_data)
{
  Coming *coming = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  AdwToast *toast;

  /* Only a frame later libadwaita has surely been told of the one that ended it. */
  if (!coming->has_come)
    {
      if (coming->since == 0)
        coming->since = now;
      coming->has_come = now - coming->since >= COMING;
      return G_SOURCE_CONTINUE;
    }

  coming->is_coming = FALSE;
  if (coming->is_dismissed)
    {
      toast = g_object_get_data (G_OBJECT (label), "byline-toast");
      g_object_ref (toast);
      /* To itself it is dismissed. */
      g_signal_emit_by_name (toast, "dismissed");
      g_object_unref (toast);
    }
  return G_SOURCE_REMOVE;
}

static void
come_cb (GtkWidget *label, Coming *coming)
{
  if (coming->is_coming || coming->has_come || !animates (label))
    return;

  coming->is_coming = TRUE;
  gtk_widget_add_tick_callback (label, tick_cb, coming, NULL);
}

/* It is connected before what the overlay connects. */
static void
dismissed_cb (AdwToast *toast, Coming *coming)
{
  GtkWidget *widget;

  if (!coming->is_coming)
    return;

  g_signal_stop_emission_by_name (toast, "dismissed");
  coming->is_dismissed = TRUE;
  /* Its buttons have been pressed. */
  widget = find_toast (adw_toast_get_custom_title (toast));
  if (widget != NULL)
    gtk_widget_set_sensitive (widget, FALSE);
}

/* The toast outlives its label, which is drawn as long as it is shown. */
static void
watch (AdwToast *toast, GtkWidget *label)
{
  Coming *coming = g_new0 (Coming, 1);

  g_object_set_data_full (G_OBJECT (toast), "byline-coming", coming, g_free);
  g_object_set_data (G_OBJECT (label), "byline-toast", toast);
  g_signal_connect (label, "map", G_CALLBACK (come_cb), coming);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), coming);
}

/* --- Its text --- */

/* libadwaita 1.2 asks a toast how high it is at its natural width, however narrow the window is: so the label's natural
 * width is what the window and the buttons leave. */
static void
fit (GtkWidget *label)
{
  GtkWidget *toast = find_toast (label);
  GtkWidget *overlay;
  int room;

  overlay = toast != NULL ? gtk_widget_get_parent (toast) : NULL;
  if (overlay == NULL || gtk_widget_get_width (overlay) == 0)
    return;

  room = gtk_widget_get_width (overlay) - 2 * EDGE -
         (measure_width (toast) - measure_width (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 CLAMP (room / measure_character (label), MIN_WIDTH, MAX_WIDTH));
}

static gboolean
fit_cb (GtkWidget *label, GdkFrameClock *clock, gpointer user_data)
{
  fit (label);
  return G_SOURCE_REMOVE;
}

/* The window has another size; what is in it has its own in the next frame. */
static void
layout_cb (GtkWidget *label, int width, int height)
{
  gtk_widget_add_tick_callback (label, fit_cb, NULL, NULL);
}

static void
map_cb (GtkWidget *label)
{
  fit (label);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (label)), "layout",
                           G_CALLBACK (layout_cb), label, G_CONNECT_SWAPPED);
}

static void
unmap_cb (GtkWidget *label)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (label)),
                                        layout_cb, label);
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
  g_signal_connect (label, "unmap", G_CALLBACK (unmap_cb), NULL);

  toast = adw_toast_new ("");
  watch (toast, label);
  adw_toast_set_custom_title (toast, label);
  return toast;
}
