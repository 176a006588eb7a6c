/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-pane-title.h"
#include "test-helpers.h"

static const char *const whole = "1,234 unread · 43,210 stories";
static const char *const brief = "1,234 unread";

/* Returns: (transfer none) (nullable): the label that shows a text */
static GtkWidget *
find_shown (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: a title in a window of that width, made as wide as that */
static GtkWidget *
make_title (int width)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = g_object_new (BYLINE_TYPE_PANE_TITLE, "hexpand", TRUE, NULL);
  GtkWidget *rest = gtk_label_new (NULL);

  byline_pane_title_set_title (BYLINE_PANE_TITLE (title), "All");
  byline_pane_title_set_subtitle (BYLINE_PANE_TITLE (title), whole, brief);
  gtk_widget_set_size_request (rest, 600 - width, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), rest);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 100);
  gtk_widget_show (window);
  test_run_ms (200);
  return title;
}

static void
finish (GtkWidget *title)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (title)));
}

static void
test_room (void)
{
  GtkWidget *title = make_title (400);

  g_assert_nonnull (find_shown (title, whole));
  g_assert_null (find_shown (title, brief));
  finish (title);
}

static void
test_no_room (void)
{
  GtkWidget *title = make_title (130);

  g_assert_null (find_shown (title, whole));
  g_assert_nonnull (find_shown (title, brief));
  /* What is short has no other form. */
  byline_pane_title_set_subtitle (BYLINE_PANE_TITLE (title), "…", NULL);
  test_run_ms (100);
  g_assert_nonnull (find_shown (title, "…"));
  finish (title);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/pane-title/room", test_room);
  g_test_add_func ("/pane-title/no-room", test_no_room);
  return g_test_run ();
}
