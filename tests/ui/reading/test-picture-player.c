/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-document-view.h"
#include "byline-picture-frames.h"
#include "byline-picture-loader.h"
#include "byline-picture-motion.h"
#include "byline-picture-paintable.h"
#include "byline-reading-view.h"
#include "test-helpers.h"
#include "test-moving-pictures.h"
#include "test-reading-articles.h"
#include "test-reading-library.h"

static char *folder;

static void
assert_moves (gconstpointer data, gsize size, gboolean moves)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  g_assert_true (byline_picture_frames_bytes_move (bytes) == moves);
}

/* By its structure; what is cut off anywhere does not lead beyond its end. */
static void
test_which (void)
{
  assert_moves (test_moving_gif, sizeof test_moving_gif, TRUE);
  assert_moves (test_moving_webp, sizeof test_moving_webp, TRUE);
  assert_moves ("", 0, FALSE);
  assert_moves ("GIF89a", 6, FALSE);
  for (gsize n = 0; n < sizeof test_moving_gif; n++)
    {
      g_autofree guint8 *cut = g_memdup2 (test_moving_gif, n);

      assert_moves (cut, n, n > 74);
    }
  for (gsize n = 0; n < 22; n++)
    {
      g_autofree guint8 *cut = g_memdup2 (test_moving_webp, n);

      assert_moves (cut, n, FALSE);
    }
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GdkTexture *
get_next (BylinePictureFrames *frames, guint *delay, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_picture_frames_next_async (frames, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return byline_picture_frames_next_finish (frames, result, delay, error);
}

/* Returns: whether it is red; else it is blue */
static gboolean
is_red (GdkTexture *texture)
{
  guint32 pixels[8 * 8];

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 8);
  gdk_texture_download (texture, (guchar *) pixels, 8 * 4);
  g_assert_true (((pixels[0] >> 16) & 0xff) > 0x80 || (pixels[0] & 0xff) > 0x80);

  return ((pixels[0] >> 16) & 0xff) > 0x80;
}

static void
assert_frames (gconstpointer data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (BylinePictureFrames) frames = byline_picture_frames_new (bytes, 8, 8);
  g_autoptr (GError) error = NULL;

  /* Twice through, and on. */
  for (guint i = 0; i < 5; i++)
    {
      guint delay = 0;
      g_autoptr (GdkTexture) frame = get_next (frames, &delay, &error);

      g_assert_no_error (error);
      g_assert_true (is_red (frame) == (i % 2 == 0));
      g_assert_cmpuint (delay, ==, 50);
    }
}

static void
test_gif (void)
{
  assert_frames (test_moving_gif, sizeof test_moving_gif);
}

static gboolean
can_read_webp (void)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type ("image/webp", NULL);

  if (loader != NULL)
    gdk_pixbuf_loader_close (loader, NULL);

  return loader != NULL;
}

static void
test_webp (void)
{
  if (can_read_webp ())
    assert_frames (test_moving_webp, sizeof test_moving_webp);
  else
    g_test_skip ("no decoder for WebP is installed");
}

/* One frame is no motion, and garbage is none. */
static void
test_broken (void)
{
  g_autoptr (GBytes) cut = g_bytes_new_static (test_moving_gif, 40);
  g_autoptr (BylinePictureFrames) frames = byline_picture_frames_new (cut, 8, 8);
  g_autoptr (GError) error = NULL;
  guint delay = 1;

  g_assert_null (get_next (frames, &delay, &error));
  g_assert_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE);
  g_assert_cmpuint (delay, ==, 0);
}

/* A picture of a billion pixels does not move. */
static void
test_large (void)
{
  g_autofree guint8 *data = g_memdup2 (test_moving_gif, sizeof test_moving_gif);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BylinePictureFrames) frames = NULL;
  g_autoptr (GError) error = NULL;
  guint delay;

  data[6] = data[7] = data[8] = data[9] = 0x70;
  bytes = g_bytes_new_static (data, sizeof test_moving_gif);
  frames = byline_picture_frames_new (bytes, 8, 8);
  g_assert_null (get_next (frames, &delay, &error));
  g_assert_nonnull (error);
}

static void
count_cb (GdkTexture *frame, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
run_until (guint *n, guint wanted)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (*n < wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*n, >=, wanted);
}

/* Nothing comes while it stands; then it goes on. */
static void
test_motion (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (test_moving_gif, sizeof test_moving_gif);
  guint n = 0, before;
  BylinePictureMotion *motion = byline_picture_motion_new (byline_picture_frames_new (bytes, 8, 8),
                                                           count_cb, &n);

  test_run_ms (150);
  g_assert_cmpuint (n, ==, 0);
  byline_picture_motion_start (motion);
  run_until (&n, 3);
  byline_picture_motion_stop (motion);
  g_assert_false (byline_picture_motion_is_started (motion));
  before = n;
  test_run_ms (250);
  g_assert_cmpuint (n, ==, before);
  byline_picture_motion_start (motion);
  run_until (&n, before + 2);
  byline_picture_motion_stop (motion);
  test_run_ms (100);
  g_assert_finalize_object (motion);
}

/* --- In a story --- */

static BylineArticle *
make_article (void)
{
  BylineArticle *article = test_article_new ("It moves");

  byline_picture_free (article->lead);
  article->lead = byline_picture_new ("https://example.org/moving.gif");
  article->lead->width = article->lead->height = 8;
  for (guint i = 0; i < 60; i++)
    test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                      "He wrote the number on his sleeve, took the nine o'clock boat home, and "
                      "said nothing about it until the rain of the following Monday.");

  return article;
}

static guint n_drawn;

static void
find_picture_cb (gpointer data, gpointer user_data)
{
  BylineDocumentObject *object = data;

  if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
    *(BylinePicturePaintable **) user_data = BYLINE_PICTURE_PAINTABLE (object->object);
}

static void
drawn_cb (void)
{
  n_drawn++;
}

/* In sight it moves, out of sight it stands, and it stands where nothing is to move. */
static void
test_story (void)
{
  BylineLibrary *library = test_library_new ();
  BylineReadingView *view = BYLINE_READING_VIEW (byline_reading_view_new ());
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  BylinePicturePaintable *picture = NULL;
  GtkScrolledWindow *scroller;
  BylineDocumentView *document;
  GtkAdjustment *adjustment;

  test_library_set_pictures (library, folder);
  test_library_add (library, 1, make_article ());
  byline_reading_view_set_library (view, library);
  gtk_window_set_default_size (window, 700, 500);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  byline_reading_view_show_story (view, 1);
  test_run_ms (500);

  document = test_find_widget (view, BYLINE_TYPE_DOCUMENT_VIEW);
  scroller = GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (GTK_WIDGET (document), GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_ptr_array_foreach (byline_document_buffer_get_objects (
                         byline_document_view_get_document (document)),
                       find_picture_cb, &picture);
  g_assert_nonnull (picture);
  g_signal_connect (picture, "invalidate-contents", G_CALLBACK (drawn_cb), NULL);
  run_until (&n_drawn, 3);

  /* All is laid out. */
  while (gtk_adjustment_get_upper (adjustment) < 3000)
    g_main_context_iteration (NULL, TRUE);
  test_run_ms (500);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  test_run_ms (500);
  n_drawn = 0;
  test_run_ms (300);
  g_assert_cmpuint (n_drawn, ==, 0);

  gtk_adjustment_set_value (adjustment, 0);
  run_until (&n_drawn, 3);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  test_run_ms (100);
  n_drawn = 0;
  test_run_ms (300);
  g_assert_cmpuint (n_drawn, ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  run_until (&n_drawn, 2);

  gtk_window_destroy (window);
  test_run_ms (200);
  g_assert_finalize_object (library);
}

int
main (int argc, char **argv)
{
  g_autofree char *moving = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  folder = g_dir_make_tmp ("byline-player-XXXXXX", NULL);
  moving = g_build_filename (folder, "moving.gif", NULL);
  g_file_set_contents (moving, (const char *) test_moving_gif, sizeof test_moving_gif, NULL);

  g_test_add_func ("/picture-frames/which", test_which);
  g_test_add_func ("/picture-frames/gif", test_gif);
  g_test_add_func ("/picture-frames/webp", test_webp);
  g_test_add_func ("/picture-frames/broken", test_broken);
  g_test_add_func ("/picture-frames/large", test_large);
  g_test_add_func ("/picture-motion/stops-and-goes-on", test_motion);
  g_test_add_func ("/picture-player/story", test_story);

  result = g_test_run ();
  g_free (folder);

  return result;
}
