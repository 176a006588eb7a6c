/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>

#include "byline-toast.h"

#define LATE (900 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  GtkWidget *window;
  AdwToastOverlay *overlay;
} ToastFixture;

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, end_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (ToastFixture *fixture, gconstpointer data)
{
  /* Other tests may do without. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  fixture->window = gtk_window_new ();
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->overlay, gtk_label_new ("Stories"));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->overlay));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for (300);
}

static void
tear_down (ToastFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
dismissed_cb (guint *n)
{
  (*n)++;
}

/* Returns: (transfer full): a toast that has begun to come; @n counts what the overlay is told */
static AdwToast *
show (ToastFixture *fixture, guint *n)
{
  AdwToast *toast = byline_toast_new ("Marked as read");

  adw_toast_overlay_add_toast (fixture->overlay, g_object_ref (toast));
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), n);
  run_for (50);
  g_assert_true (gtk_widget_get_mapped (adw_toast_get_custom_title (toast)));
  return toast;
}

static gboolean
is_shown (AdwToast *toast)
{
  return gtk_widget_get_mapped (adw_toast_get_custom_title (toast));
}

static void
wait_gone (AdwToast *toast)
{
  for (guint look = 0; look < 400 && is_shown (toast); look++)
    run_for (50);
  g_assert_false (is_shown (toast));
}

/* A frame is so late that what shows it and what hides it would end in the same one. */
static void
test_late (ToastFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      guint n = 0;
      g_autoptr (AdwToast) toast = show (fixture, &n);

      adw_toast_dismiss (toast);
      g_usleep (LATE);
      wait_gone (toast);
      g_assert_cmpuint (n, ==, 1);
    }
}

/* One that has come goes at once. */
static void
test_come (ToastFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autoptr (AdwToast) toast = show (fixture, &n);

  /* Frames are late on a busy machine. */
  for (guint look = 0; look < 20 && n == 0; look++)
    {
      run_for (1000);
      adw_toast_dismiss (toast);
    }
  g_assert_cmpuint (n, ==, 1);
  wait_gone (toast);
}

/* One that waits behind another is not shown any more. */
static void
test_waits (ToastFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autoptr (AdwToast) first = show (fixture, &n);
  g_autoptr (AdwToast) second = byline_toast_new ("Saved");

  adw_toast_overlay_add_toast (fixture->overlay, g_object_ref (second));
  adw_toast_dismiss (second);
  adw_toast_dismiss (first);
  wait_gone (first);
  g_assert_null (gtk_widget_get_parent (adw_toast_get_custom_title (second)));
}

/* The window may be closed before it has come, and goes with all that is in it. */
static void
test_closed (ToastFixture *fixture, gconstpointer data)
{
  guint n = 0;
  AdwToast *toast = show (fixture, &n);

  adw_toast_dismiss (toast);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for (100);
  g_assert_finalize_object (toast);
  fixture->window = gtk_window_new ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* What is used after it is gone is found out. */
  mallopt (M_PERTURB, 165);
#define ADD(name, func) g_test_add ("/ui/toast/" name, ToastFixture, NULL, set_up, func, tear_down)
  ADD ("late", test_late);
  ADD ("come", test_come);
  ADD ("waits", test_waits);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
