/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-helpers.h"

gpointer
test_find_widget (gpointer widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = test_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
test_has_label (gpointer widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (widget), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (test_has_label (child, text))
      return TRUE;

  return FALSE;
}

GtkWidget *
test_find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      (g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0 ||
       g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = test_find_button (child, label);

      if (button != NULL)
        return button;
    }

  return NULL;
}

gboolean
test_press_key (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* GTK's own does nothing without an event. */
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_taken);
    }

  return is_taken;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gboolean
time_over_cb (gpointer loop)
{
  g_idle_add_full (G_PRIORITY_LOW, quit_cb, loop, NULL);
  return G_SOURCE_REMOVE;
}

void
test_run_ms (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, time_over_cb, loop);
  g_main_loop_run (loop);
}
