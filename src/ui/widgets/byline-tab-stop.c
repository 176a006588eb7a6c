/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-tab-stop.h"

/* A widget that can take the focus, and where it is. */
typedef struct {
  GtkWidget *widget;
  graphene_rect_t area;
} Stop;

/* As GTK orders them: by lines, and within a line as it is read. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Stop *one = a, *other = b;
  gboolean is_mirrored = GPOINTER_TO_INT (user_data);
  float y = one->area.origin.y + one->area.size.height / 2 -
            (other->area.origin.y + other->area.size.height / 2);
  float x = one->area.origin.x + one->area.size.width / 2 -
            (other->area.origin.x + other->area.size.width / 2);

  if (y != 0)
    return y < 0 ? -1 : 1;
  if (x == 0)
    return 0;
  return (x < 0) != is_mirrored ? -1 : 1;
}

/* What stands in a container, in the order of Tab: that of the children may be another one, as in a flap, whose
 * content comes first. */
static GArray *
list_stops (GtkWidget *parent)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      Stop stop = { .widget = child };

      if (!GTK_IS_NATIVE (child) && gtk_widget_get_mapped (child) &&
          gtk_widget_compute_bounds (child, parent, &stop.area))
        g_array_append_val (stops, stop);
    }
  g_array_sort_with_data (stops, compare,
                          GINT_TO_POINTER (gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL));
  return stops;
}

/* Gives the focus to what comes behind @widget in its container. */
static gboolean
move_on (GtkWidget *parent, GtkWidget *widget, GtkDirectionType direction)
{
  g_autoptr (GArray) stops = list_stops (parent);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1, i = 0, n = (int) stops->len;

  while (i < n && g_array_index (stops, Stop, i).widget != widget)
    i++;
  if (i == n)
    return FALSE;
  for (i += step; i >= 0 && i < n; i += step)
    if (gtk_widget_child_focus (g_array_index (stops, Stop, i).widget, direction))
      return TRUE;
  return FALSE;
}

gboolean
byline_tab_stop_leave (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *widget = list, *parent;

  g_return_val_if_fail (GTK_IS_WIDGET (list), FALSE);

  for (; (parent = gtk_widget_get_parent (widget)) != NULL; widget = parent)
    if (move_on (parent, widget, direction))
      return TRUE;
  /* It was the last one of the window: the first one comes. */
  if (!GTK_IS_ROOT (widget))
    return FALSE;
  gtk_root_set_focus (GTK_ROOT (widget), NULL);
  return gtk_widget_child_focus (widget, direction);
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            gpointer user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_tab = keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab ||
                    keyval == GDK_KEY_ISO_Left_Tab;

  if (!is_tab || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return byline_tab_stop_leave (list, modifiers == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

void
byline_tab_stop_add (GtkWidget *list)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (list));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (list, controller);
}

GtkWidget *
byline_tab_stop_get_row (GtkWidget *list)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (list), NULL);

  root = gtk_widget_get_root (list);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || focus == list || !gtk_widget_is_ancestor (focus, list))
    return NULL;
  return gtk_widget_get_first_child (focus);
}
