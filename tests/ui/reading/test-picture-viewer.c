/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "byline-picture-viewer.h"
#include "test-helpers.h"
#include "test-moving-pictures.h"
#include "test-reading-library.h"

#define WIDTH 800
#define HEIGHT 600

static char *folder;

typedef struct {
  BylineLibrary *library;
  GtkWindow *window;
  BylinePictureViewer *viewer;
  BylinePictureCanvas *canvas;
  char *saved;
  char *browsed;
  char *message;
  guint n_closed;
} Fixture;

static void
write_picture (const char *name, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save (pixbuf, path, "png", &error, "compression", "1", NULL);
  g_assert_no_error (error);
}

static void
add_picture (GPtrArray *blocks, const char *name, const char *caption, const char *credit)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_FIGURE);
  g_autofree char *url = g_strconcat ("https://example.org/", name, NULL);

  block->picture = byline_picture_new (url);
  block->picture->caption = g_strdup (caption);
  block->picture->credit = g_strdup (credit);
  g_ptr_array_add (blocks, block);
}

static BylineArticle *
make_article (void)
{
  BylineArticle *article = byline_article_new ();
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);

  article->lead = byline_picture_new ("https://example.org/large.png");
  article->lead->caption = g_strdup ("A bridge");
  article->lead->credit = g_strdup ("Photo: J. Marsh");
  quote->children = byline_blocks_new ();
  add_picture (quote->children, "small.png", "A lamp", NULL);
  g_ptr_array_add (article->blocks, quote);
  add_picture (article->blocks, "missing.png", NULL, NULL);
  add_picture (article->blocks, "moving.gif", "It moves", NULL);
  /* It stands once. */
  add_picture (article->blocks, "large.png", "A bridge", NULL);

  return article;
}

static void
take_text (char **out, const char *text)
{
  g_free (*out);
  *out = g_strdup (text);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
wait_for_picture (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (byline_picture_canvas_get_texture (fixture->canvas) == NULL &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (byline_picture_canvas_get_texture (fixture->canvas));
  test_run_ms (50);
}

static void
set_up (Fixture *fixture, const char *name)
{
  g_autoptr (BylineArticle) article = make_article ();
  g_autofree char *url = g_strconcat ("https://example.org/", name, NULL);

  *fixture = (Fixture){ .library = test_library_new () };
  test_library_set_pictures (fixture->library, folder);
  fixture->viewer = BYLINE_PICTURE_VIEWER (
    byline_picture_viewer_new (fixture->library, article, url));
  g_assert_nonnull (fixture->viewer);
  fixture->canvas = byline_picture_viewer_get_canvas (fixture->viewer);
  g_signal_connect_swapped (fixture->viewer, "closed", G_CALLBACK (count), &fixture->n_closed);
  g_signal_connect_swapped (fixture->viewer, "save-asked", G_CALLBACK (take_text), &fixture->saved);
  g_signal_connect_swapped (fixture->viewer, "browser-asked", G_CALLBACK (take_text),
                            &fixture->browsed);
  g_signal_connect_swapped (fixture->viewer, "message", G_CALLBACK (take_text), &fixture->message);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, WIDTH, HEIGHT);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->viewer));
  gtk_window_present (fixture->window);
  test_run_ms (200);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  test_run_ms (100);
  g_assert_finalize_object (fixture->library);
  g_free (fixture->saved);
  g_free (fixture->browsed);
  g_free (fixture->message);
}

/* Returns: (transfer none): the controller of that type which @widget has */
static gpointer
find_controller (gpointer widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  gboolean is_done = FALSE;

  g_signal_emit_by_name (find_controller (fixture->viewer, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, state, &is_done);
}

static double
get_width (Fixture *fixture)
{
  graphene_rect_t place;

  byline_picture_canvas_get_place (fixture->canvas, &place);
  return place.size.width;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = test_find_button (GTK_WIDGET (fixture->viewer), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The picture in full, not as it was shown in the story; its words; whose it is. */
static void
test_open (void)
{
  Fixture fixture;

  set_up (&fixture, "large.png");
  wait_for_picture (&fixture);
  g_assert_cmpint (gdk_texture_get_width (byline_picture_canvas_get_texture (fixture.canvas)), ==,
                   3000);
  g_assert_true (byline_picture_canvas_is_whole (fixture.canvas));
  g_assert_cmpfloat (get_width (&fixture), <=, WIDTH);
  g_assert_true (test_has_label (fixture.viewer, "A bridge"));
  g_assert_true (test_has_label (fixture.viewer, "Photo: J. Marsh"));
  g_assert_true (test_has_label (fixture.viewer, "1 of 4"));
  tear_down (&fixture);
}

static void
test_not_there (void)
{
  BylineLibrary *library = test_library_new ();
  g_autoptr (BylineArticle) article = make_article ();

  g_assert_null (byline_picture_viewer_new (library, article, "https://example.org/other.png"));
  g_assert_finalize_object (library);
}

static void
test_keys (void)
{
  Fixture fixture;
  double whole;

  set_up (&fixture, "large.png");
  wait_for_picture (&fixture);
  whole = get_width (&fixture);
  press (&fixture, GDK_KEY_plus, 0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), whole * 1.4, 0.5);
  press (&fixture, GDK_KEY_minus, 0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), whole, 0.5);
  /* It is never smaller than whole, and never larger than eight times its pixels. */
  press (&fixture, GDK_KEY_minus, 0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), whole, 0.5);
  for (guint i = 0; i < 40; i++)
    press (&fixture, GDK_KEY_equal, 0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), 8 * 3000, 1);
  press (&fixture, GDK_KEY_0, 0);
  g_assert_true (byline_picture_canvas_is_whole (fixture.canvas));
  byline_picture_viewer_zoom (fixture.viewer, 1);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), whole * 1.4, 0.5);
  byline_picture_viewer_zoom (fixture.viewer, 0);
  g_assert_true (byline_picture_canvas_is_whole (fixture.canvas));
  g_assert_cmpuint (fixture.n_closed, ==, 0);
  press (&fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (fixture.n_closed, ==, 1);
  tear_down (&fixture);
}

/* What is under the pointer stays there. */
static void
test_wheel (void)
{
  Fixture fixture;
  graphene_rect_t before, after;
  gboolean is_done = FALSE;
  gpointer scroll, motion;

  set_up (&fixture, "large.png");
  wait_for_picture (&fixture);
  scroll = find_controller (fixture.canvas, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  motion = find_controller (fixture.canvas, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  byline_picture_canvas_zoom_middle (fixture.canvas, 4);
  byline_picture_canvas_get_place (fixture.canvas, &before);
  g_signal_emit_by_name (motion, "motion", 200.0, 150.0);
  g_signal_emit_by_name (scroll, "scroll", 0.0, -1.0, &is_done);
  byline_picture_canvas_get_place (fixture.canvas, &after);
  g_assert_true (is_done);
  g_assert_cmpfloat (after.size.width, >, before.size.width);
  g_assert_cmpfloat_with_epsilon ((200 - before.origin.x) / before.size.width,
                                  (200 - after.origin.x) / after.size.width, 0.001);
  g_assert_cmpfloat_with_epsilon ((150 - before.origin.y) / before.size.height,
                                  (150 - after.origin.y) / after.size.height, 0.001);
  g_signal_emit_by_name (scroll, "scroll", 0.0, 1.0, &is_done);
  byline_picture_canvas_get_place (fixture.canvas, &after);
  g_assert_cmpfloat_with_epsilon (after.size.width, before.size.width, 0.5);
  tear_down (&fixture);
}

static void
test_fingers (void)
{
  Fixture fixture;
  gpointer pinch, clicks, drag;
  graphene_rect_t before, after;
  double whole;

  set_up (&fixture, "large.png");
  wait_for_picture (&fixture);
  whole = get_width (&fixture);
  pinch = find_controller (fixture.canvas, GTK_TYPE_GESTURE_ZOOM);
  clicks = find_controller (fixture.canvas, GTK_TYPE_GESTURE_CLICK);
  drag = find_controller (fixture.canvas, GTK_TYPE_GESTURE_DRAG);

  /* From where they were laid on it. */
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), whole * 2, 0.5);
  byline_picture_viewer_zoom (fixture.viewer, 0);

  /* One click is none; two show the picture's own pixels, and then all of it. */
  g_signal_emit_by_name (clicks, "pressed", 1, 100.0, 100.0);
  g_assert_true (byline_picture_canvas_is_whole (fixture.canvas));
  g_signal_emit_by_name (clicks, "pressed", 2, 300.0, 200.0);
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), 3000, 1);

  byline_picture_canvas_get_place (fixture.canvas, &before);
  g_signal_emit_by_name (drag, "drag-begin", 300.0, 200.0);
  g_signal_emit_by_name (drag, "drag-update", 40.0, -30.0);
  byline_picture_canvas_get_place (fixture.canvas, &after);
  g_assert_cmpfloat_with_epsilon (after.origin.x - before.origin.x, 40, 0.5);
  g_assert_cmpfloat_with_epsilon (after.origin.y - before.origin.y, -30, 0.5);
  /* As far as its edge. */
  g_signal_emit_by_name (drag, "drag-update", 90000.0, 0.0);
  byline_picture_canvas_get_place (fixture.canvas, &after);
  g_assert_cmpfloat_with_epsilon (after.origin.x, 0, 0.5);
  press (&fixture, GDK_KEY_Right, 0);
  byline_picture_canvas_get_place (fixture.canvas, &after);
  g_assert_cmpfloat_with_epsilon (after.origin.x, -80, 0.5);

  g_signal_emit_by_name (clicks, "pressed", 2, 300.0, 200.0);
  g_assert_true (byline_picture_canvas_is_whole (fixture.canvas));
  tear_down (&fixture);
}

static void
test_next (void)
{
  Fixture fixture;

  set_up (&fixture, "large.png");
  wait_for_picture (&fixture);
  press (&fixture, GDK_KEY_Right, 0);
  wait_for_picture (&fixture);
  g_assert_true (test_has_label (fixture.viewer, "2 of 4"));
  g_assert_true (test_has_label (fixture.viewer, "A lamp"));
  g_assert_false (test_has_label (fixture.viewer, "Photo: J. Marsh"));
  /* Nothing is made larger than it is before somebody asks for it. */
  g_assert_cmpfloat_with_epsilon (get_width (&fixture), 100, 0.5);
  press (&fixture, GDK_KEY_Left, 0);
  g_assert_true (test_has_label (fixture.viewer, "1 of 4"));
  press (&fixture, GDK_KEY_Page_Up, 0);
  g_assert_true (test_has_label (fixture.viewer, "4 of 4"));
  press (&fixture, GDK_KEY_Page_Down, 0);
  g_assert_true (test_has_label (fixture.viewer, "1 of 4"));
  press (&fixture, GDK_KEY_End, 0);
  g_assert_true (test_has_label (fixture.viewer, "4 of 4"));
  press (&fixture, GDK_KEY_Home, 0);
  g_assert_true (test_has_label (fixture.viewer, "1 of 4"));
  click (&fixture, "Next Picture");
  g_assert_true (test_has_label (fixture.viewer, "2 of 4"));
  click (&fixture, "Previous Picture");
  g_assert_true (test_has_label (fixture.viewer, "1 of 4"));
  test_run_ms (100);
  tear_down (&fixture);
}

static void
test_take_along (void)
{
  Fixture fixture;
  GdkContentFormats *formats;

  set_up (&fixture, "small.png");
  wait_for_picture (&fixture);
  press (&fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture.viewer)));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_cmpstr (fixture.message, ==, "Picture copied");
  press (&fixture, GDK_KEY_s, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture.saved, ==, "https://example.org/small.png");
  click (&fixture, "Open in Browser");
  g_assert_cmpstr (fixture.browsed, ==, "https://example.org/small.png");
  click (&fixture, "Close");
  g_assert_cmpuint (fixture.n_closed, ==, 1);
  tear_down (&fixture);
}

/* A sentence says why there is none; when it is tried again, it is there. */
static void
test_retry (void)
{
  Fixture fixture;
  g_autofree char *path = g_build_filename (folder, "missing.png", NULL);

  set_up (&fixture, "missing.png");
  g_assert_null (byline_picture_canvas_get_texture (fixture.canvas));
  g_assert_true (test_has_label (fixture.viewer, "There is no picture at its address any more."));
  write_picture ("missing.png", 40, 40);
  click (&fixture, "Try Again");
  wait_for_picture (&fixture);
  g_assert_false (test_has_label (fixture.viewer, "There is no picture at its address any more."));
  g_remove (path);
  tear_down (&fixture);
}

static gboolean
button_is_shown (Fixture *fixture, const char *label)
{
  GtkWidget *button = test_find_button (GTK_WIDGET (fixture->viewer), label);

  return button != NULL && gtk_widget_get_visible (button);
}

/* It moves unless nothing is to move; the reader decides. */
static void
test_moving (void)
{
  Fixture fixture;

  set_up (&fixture, "moving.gif");
  wait_for_picture (&fixture);
  g_assert_true (button_is_shown (&fixture, "Pause"));
  click (&fixture, "Pause");
  g_assert_true (button_is_shown (&fixture, "Play"));
  press (&fixture, GDK_KEY_space, 0);
  g_assert_true (button_is_shown (&fixture, "Pause"));
  press (&fixture, GDK_KEY_Home, 0);
  g_assert_false (button_is_shown (&fixture, "Pause"));
  tear_down (&fixture);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  set_up (&fixture, "moving.gif");
  wait_for_picture (&fixture);
  g_assert_true (button_is_shown (&fixture, "Play"));
  tear_down (&fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

/* The focus does not leave it: what lies behind is covered. */
static void
test_focus (void)
{
  Fixture fixture;

  set_up (&fixture, "small.png");
  wait_for_picture (&fixture);
  for (guint i = 0; i < 30; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture.window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture.window);
      g_assert_nonnull (focus);
      g_assert_true (focus == GTK_WIDGET (fixture.viewer) ||
                     gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture.viewer)));
    }
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_autofree char *moving = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  folder = g_dir_make_tmp ("byline-viewer-XXXXXX", NULL);
  write_picture ("large.png", 3000, 2000);
  write_picture ("small.png", 100, 50);
  moving = g_build_filename (folder, "moving.gif", NULL);
  g_file_set_contents (moving, (const char *) test_moving_gif, sizeof test_moving_gif, NULL);

  g_test_add_func ("/picture-viewer/open", test_open);
  g_test_add_func ("/picture-viewer/not-there", test_not_there);
  g_test_add_func ("/picture-viewer/keys", test_keys);
  g_test_add_func ("/picture-viewer/wheel", test_wheel);
  g_test_add_func ("/picture-viewer/fingers", test_fingers);
  g_test_add_func ("/picture-viewer/next", test_next);
  g_test_add_func ("/picture-viewer/take-along", test_take_along);
  g_test_add_func ("/picture-viewer/retry", test_retry);
  g_test_add_func ("/picture-viewer/moving", test_moving);
  g_test_add_func ("/picture-viewer/focus", test_focus);

  result = g_test_run ();
  g_free (folder);

  return result;
}
