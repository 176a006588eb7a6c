/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-pane.h"
#include "byline-panes.h"
#include "library-fixture.h"

/* Three panes in two leaflets, as the window has them, without what stands in them. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineWindowSettings *window_settings;
  GtkWidget *window;
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  GtkWidget *buttons[3]; /* of sidebar, headlines and reading pane */
  BylinePanes *panes;
  guint n_changed;
} PanesFixture;

static void
changed_cb (PanesFixture *fixture)
{
  fixture->n_changed++;
}

/* A leaflet gives the focus to the first button of what it shows: that of a header. */
static GtkWidget *
add_header (GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Header"));
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static GtkWidget *
make_pane (GtkWidget *child, int width, int minimum)
{
  return g_object_new (BYLINE_TYPE_PANE, "child", child, "width", width, "minimum", minimum, NULL);
}

static void
set_up (PanesFixture *fixture, gconstpointer data)
{
  const char *names[] = { "sidebar", "headlines", "reading" };

  fixture_set_up (&fixture->base, data);
  fixture->settings = byline_settings_new (fixture->base.profile);
  fixture->window_settings = byline_window_settings_new (fixture->settings);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->buttons[i] = gtk_button_new_with_label (names[i]);
  fixture->inner = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_append (fixture->inner, make_pane (add_header (fixture->buttons[0]), 248, 220));
  adw_leaflet_append (fixture->inner, make_pane (add_header (fixture->buttons[1]), 372, 312));
  fixture->outer = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_append (fixture->outer, make_pane (GTK_WIDGET (fixture->inner), 621, 0));
  adw_leaflet_append (fixture->outer, make_pane (add_header (fixture->buttons[2]), 400, 0));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->outer));
  fixture->panes = byline_panes_new (fixture->outer, fixture->inner, fixture->buttons[0],
                                     fixture->buttons[1], fixture->buttons[2],
                                     fixture->window_settings);
  g_signal_connect_swapped (fixture->panes, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (PanesFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->panes);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_finalize (fixture->window_settings);
  fixture_finalize (fixture->settings);
  fixture_tear_down (&fixture->base, data);
}

static gboolean
is_front (AdwLeaflet *leaflet, GtkWidget *content)
{
  return adw_leaflet_get_visible_child (leaflet) ==
         gtk_widget_get_ancestor (content, BYLINE_TYPE_PANE);
}

static gboolean
shows_sidebar (PanesFixture *fixture)
{
  return gtk_widget_get_visible (gtk_widget_get_ancestor (fixture->buttons[0], BYLINE_TYPE_PANE));
}

/* The story has what it needs to be read well, and the lists what is left, up to what they need. */
static void
test_divide (PanesFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->window_settings, "sidebar-visible", TRUE, NULL);
  g_assert_true (shows_sidebar (fixture));
  g_assert_cmpint (byline_panes_divide (fixture->panes, 1200, 470), ==, 1200 - 621 - 1);
  /* Narrower lists, down to what they need. */
  g_assert_cmpint (byline_panes_divide (fixture->panes, 1050, 470), ==, 470);
  g_assert_cmpint (byline_panes_divide (fixture->panes, 220 + 1 + 312 + 1 + 470, 470), ==, 470);
  /* No room for three. */
  g_assert_cmpint (byline_panes_divide (fixture->panes, 1003, 470), ==, 1003 - 372 - 1);
  g_assert_cmpint (byline_panes_divide (fixture->panes, 800, 470), ==, 470);
  g_assert_true (adw_leaflet_get_can_unfold (fixture->outer));
  /* Nor for two. */
  g_assert_cmpint (byline_panes_divide (fixture->panes, 312 + 1 + 469, 470), ==, 312 + 1 + 469);
  g_assert_false (adw_leaflet_get_can_unfold (fixture->outer));
  /* Large text. */
  g_assert_cmpint (byline_panes_divide (fixture->panes, 1200, 700), ==, 1200 - 372 - 1);
  g_assert_true (adw_leaflet_get_can_unfold (fixture->outer));

  g_object_set (fixture->window_settings, "sidebar-visible", FALSE, NULL);
  g_assert_cmpint (byline_panes_divide (fixture->panes, 1200, 470), ==, 1200 - 372 - 1);
}

/* In a wide window the sidebar comes and goes beside the list. */
static void
test_sidebar (PanesFixture *fixture, gconstpointer data)
{
  guint n_changed;

  adw_leaflet_set_can_unfold (fixture->outer, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (byline_panes_is_outer_folded (fixture->panes) ||
         byline_panes_is_inner_folded (fixture->panes))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (byline_panes_has_sidebar (fixture->panes));
  g_assert_false (byline_panes_is_reading_alone (fixture->panes));

  n_changed = fixture->n_changed;
  byline_panes_toggle_sidebar (fixture->panes);
  g_assert_false (byline_panes_has_sidebar (fixture->panes));
  g_assert_false (shows_sidebar (fixture));
  g_assert_cmpuint (fixture->n_changed, >, n_changed);
  byline_panes_toggle_sidebar (fixture->panes);
  g_assert_true (byline_panes_has_sidebar (fixture->panes));
  g_assert_true (shows_sidebar (fixture));
}

/* Where only one has room, what is asked for comes to the front, with the keyboard's focus. */
static void
test_folded (PanesFixture *fixture, gconstpointer data)
{
  /* Panes that never stand beside each other are folded in any window. */
  adw_leaflet_set_can_unfold (fixture->outer, FALSE);
  adw_leaflet_set_can_unfold (fixture->inner, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!byline_panes_is_outer_folded (fixture->panes) ||
         !byline_panes_is_inner_folded (fixture->panes))
    g_main_context_iteration (NULL, TRUE);

  byline_panes_show_reading (fixture->panes);
  g_assert_true (byline_panes_is_reading_alone (fixture->panes));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->buttons[2]);

  byline_panes_show_headlines (fixture->panes);
  g_assert_false (byline_panes_is_reading_alone (fixture->panes));
  g_assert_true (is_front (fixture->inner, fixture->buttons[1]));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->buttons[1]);

  /* It is brought to the front instead of being hidden. */
  byline_panes_toggle_sidebar (fixture->panes);
  g_assert_true (byline_panes_has_sidebar (fixture->panes));
  g_assert_true (is_front (fixture->inner, fixture->buttons[0]));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->buttons[0]);
}

/* What was begun before the window closed, such as a subscription, ends later: no pane is shown then. */
static void
test_closed (PanesFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) outer = g_object_ref (GTK_WIDGET (fixture->outer));

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  byline_panes_show_reading (fixture->panes);
  byline_panes_show_headlines (fixture->panes);
  byline_panes_show_sidebar (fixture->panes);

  g_clear_object (&outer);
  byline_panes_show_reading (fixture->panes);
  byline_panes_show_headlines (fixture->panes);
  byline_panes_show_sidebar (fixture->panes);
  byline_panes_toggle_sidebar (fixture->panes);
  g_assert_false (byline_panes_is_outer_folded (fixture->panes));
  g_assert_false (byline_panes_is_inner_folded (fixture->panes));
  g_assert_false (byline_panes_is_reading_alone (fixture->panes));
  g_assert_cmpint (byline_panes_divide (fixture->panes, 900, 400), ==, 900);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/ui/panes/" name, PanesFixture, NULL, set_up, func, tear_down)
  ADD ("divide", test_divide);
  ADD ("sidebar", test_sidebar);
  ADD ("folded", test_folded);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
