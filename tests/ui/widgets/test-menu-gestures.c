/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-menu-gestures.h"

/* Where a menu was asked for. */
typedef struct {
  guint n_asked;
  double x, y;
} Place;

static gboolean
menu_cb (GtkWidget *widget, double x, double y, gpointer user_data)
{
  Place *place = user_data;

  *place = (Place){ place->n_asked + 1, x, y };
  return TRUE;
}

/* Returns: (transfer none) (nullable): the gesture of that type on @widget */
static GtkGesture *
find_gesture (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) gesture = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (gesture), type))
        return gesture;
    }
  return NULL;
}

/* The second button asks for a menu, and a finger that stays; a mouse's first button that stays does not. */
static void
test_asked (void)
{
  GtkWidget *window = gtk_window_new (), *widget = gtk_label_new ("Headline");
  Place place = { 0 };
  GtkGesture *click, *press;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  byline_menu_gestures_add (widget, menu_cb, &place);
  click = find_gesture (widget, GTK_TYPE_GESTURE_CLICK);
  press = find_gesture (widget, GTK_TYPE_GESTURE_LONG_PRESS);
  g_assert_cmpuint (gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (click)), ==,
                    GDK_BUTTON_SECONDARY);
  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (press)));
  g_signal_emit_by_name (click, "pressed", 1, 3.0, 4.0);
  g_assert_cmpuint (place.n_asked, ==, 1);
  g_assert_cmpfloat (place.x, ==, 3.0);
  /* The second press of two asks no more. */
  g_signal_emit_by_name (click, "pressed", 2, 3.0, 4.0);
  g_assert_cmpuint (place.n_asked, ==, 1);
  g_signal_emit_by_name (press, "pressed", 5.0, 6.0);
  g_assert_cmpuint (place.n_asked, ==, 2);
  g_assert_cmpfloat (place.y, ==, 6.0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/menu-gestures/asked", test_asked);
  return g_test_run ();
}
