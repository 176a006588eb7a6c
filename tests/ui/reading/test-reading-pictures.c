/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <sys/resource.h>
#include "byline-author-card.h"
#include "byline-error.h"
#include "byline-picture-error.h"
#include "byline-picture-loader.h"
#include "byline-picture-paintable.h"
#include "byline-reading-notice.h"
#include "test-reading-library.h"

static char *folder;

static GBytes *
make_picture (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", &error, "compression", "1", NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static void
assert_decodes (int width,
                int height,
                int max_width,
                int max_height,
                int scale,
                int expected_width,
                int expected_height)
{
  g_autoptr (GBytes) bytes = make_picture (width, height);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture)
    texture = byline_picture_loader_decode (bytes, max_width, max_height, scale, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, expected_width);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, expected_height);
}

static void
test_sizes (void)
{
  /* As wide as it is shown, times the device's pixels; never larger than it is. */
  assert_decodes (1200, 600, 600, 0, 1, 600, 300);
  assert_decodes (1200, 600, 300, 0, 2, 600, 300);
  assert_decodes (300, 200, 600, 0, 1, 300, 200);
  /* Large enough to cover a square. */
  assert_decodes (800, 400, 100, 100, 1, 200, 100);
  assert_decodes (400, 800, 100, 100, 1, 100, 200);
}

/* The header promises more than may be decoded; the pixels never come. */
static void
test_bomb (void)
{
  static const guint8 header[] = {
    0x89, 'P',  'N',  'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I',  'H',  'D',  'R',  0,
    0,    0x4e, 0x20, 0,   0,    0x4e, 0x20, 8,    2, 0, 0, 0,  0x6c, 0x12, 0xd1, 0x6e,
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (header, sizeof header);
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_picture_loader_decode (bytes, 600, 0, 1, &error));
  g_assert_nonnull (error);
}

static guint32
count_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }

  return ~crc;
}

static void
append_number (GByteArray *array, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (array, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_chunk (GByteArray *array, const char *kind, const guint8 *data, gsize length)
{
  guint start;

  append_number (array, (guint32) length);
  start = array->len;
  g_byte_array_append (array, (const guint8 *) kind, 4);
  if (length > 0)
    g_byte_array_append (array, data, (guint) length);
  append_number (array, count_crc (array->data + start, array->len - start));
}

/* A black PNG of one bit for each pixel: of a thousand pixels a byte is left when it is compressed. */
static GBytes *
make_black_picture (guint side)
{
  g_autoptr (GConverter)
    compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  GByteArray *array = g_byte_array_new ();
  gsize raw_length = (gsize) side * (1 + (side + 7) / 8), n_read, n_written;
  g_autofree guint8 *raw = g_malloc0 (raw_length);
  g_autofree guint8 *packed = g_malloc (raw_length);
  guint32 header[] = { GUINT32_TO_BE (side), GUINT32_TO_BE (side), GUINT32_TO_BE (1u << 24), 0 };

  g_converter_convert (compressor, raw, raw_length, packed, raw_length, G_CONVERTER_INPUT_AT_END,
                       &n_read, &n_written, NULL);
  g_assert_cmpuint (n_read, ==, raw_length);
  g_byte_array_append (array, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (array, "IHDR", (const guint8 *) header, 13);
  append_chunk (array, "IDAT", packed, n_written);
  append_chunk (array, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (array);
}

/* In kilobytes. */
static glong
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

/* All pixels come with the first bytes: they take no memory. */
static void
test_packed_bomb (void)
{
  g_autoptr (GBytes) bytes = make_black_picture (12000);
  g_autoptr (GError) error = NULL;
  glong before = get_peak_memory ();

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 64 * 1024);
  g_assert_null (byline_picture_loader_decode (bytes, 600, 0, 1, &error));
  g_assert_cmpstr (byline_picture_error_get_text (error), ==,
                   "This picture is too large to be shown.");
  g_assert_cmpint (get_peak_memory () - before, <, 100 * 1024);
}

/* What went wrong is said in a sentence, and whether it is worth another try. */
static void
test_sentences (void)
{
  static const struct {
    int code;
    const char *text;
    gboolean may_pass;
  } errors[] = {
    { BYLINE_FETCH_ERROR_TOO_LARGE, "This picture is too large to be shown.", FALSE },
    { BYLINE_FETCH_ERROR_GONE, "There is no picture at its address any more.", TRUE },
    { BYLINE_FETCH_ERROR_OFFLINE, "You are offline, and this picture has not been loaded before.",
      TRUE },
    { BYLINE_FETCH_ERROR_TIMEOUT, "This picture could not be loaded.", TRUE },
  };
  g_autoptr (GBytes) garbage = g_bytes_new_static ("This is no picture", 18);
  g_autoptr (GError) broken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (BYLINE_FETCH_ERROR, errors[i].code, "");

      g_assert_cmpstr (byline_picture_error_get_text (error), ==, errors[i].text);
      g_assert_true (byline_picture_error_may_pass (error) == errors[i].may_pass);
    }
  g_assert_null (byline_picture_loader_decode (garbage, 600, 0, 1, &broken));
  g_assert_cmpstr (byline_picture_error_get_text (broken), ==,
                   "This picture is damaged, or of a kind that cannot be shown.");
  g_assert_false (byline_picture_error_may_pass (broken));
}

static void
test_garbage (void)
{
  static const char *const texts[] = { "", "x", "<html><body>404</body></html>", "GIF89a" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (byline_picture_loader_decode (bytes, 600, 0, 1, &error));
      g_assert_nonnull (error);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

static GAsyncResult *
load (BylineLibrary *library, const char *name, GCancellable *cancellable)
{
  g_autofree char *url = g_strconcat ("https://example.org/", name, NULL);
  GAsyncResult *result = NULL;

  byline_picture_loader_load_async (library, url, BYLINE_NETWORK_PUBLIC, 50, 0, 1, cancellable,
                                    loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_load (void)
{
  BylineLibrary *library = test_library_new ();
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);
  g_autoptr (GBytes) bytes = make_picture (100, 50);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTexture) same = NULL;
  g_autoptr (GdkTexture) known = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  test_library_set_pictures (library, folder);
  result = load (library, "picture.png", NULL);
  texture = byline_picture_loader_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 50);

  /* Decoded once. */
  again = load (library, "picture.png", NULL);
  same = byline_picture_loader_load_finish (again, &error);
  g_assert_true (same == texture);
  known = byline_picture_loader_lookup ("https://example.org/picture.png", 50, 0, 1);
  g_assert_true (known == texture);

  missing = load (library, "missing.png", NULL);
  g_assert_null (byline_picture_loader_load_finish (missing, &error));
  g_assert_nonnull (error);
  g_clear_object (&result);
  g_clear_object (&again);
  g_clear_object (&missing);
  g_assert_finalize_object (library);
}

static void
test_cancel (void)
{
  BylineLibrary *library = test_library_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  result = load (library, "picture.png", cancellable);
  g_assert_null (byline_picture_loader_load_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static void
assert_size (BylinePicturePaintable *paintable, int width, int height)
{
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (paintable)), ==, width);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (paintable)), ==, height);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_paintable (void)
{
  BylinePicturePaintable *paintable =
    byline_picture_paintable_new ("https://example.org/", BYLINE_NETWORK_PUBLIC, "Alt", 0, 0);
  g_autoptr (GBytes) bytes = make_picture (800, 200);
  g_autoptr (GdkTexture) texture = byline_picture_loader_decode (bytes, 600, 0, 1, NULL);
  guint sizes = 0;

  g_signal_connect_swapped (paintable, "invalidate-size", G_CALLBACK (count_cb), &sizes);
  assert_size (paintable, 600, 400);
  byline_picture_paintable_set_column (paintable, 300);
  assert_size (paintable, 300, 200);
  byline_picture_paintable_set_loading (paintable);
  byline_picture_paintable_set_texture (paintable, texture);
  assert_size (paintable, 300, 75);
  g_assert_cmpint (byline_picture_paintable_get_state (paintable), ==, BYLINE_PICTURE_SHOWN);
  g_assert_cmpuint (sizes, ==, 2);

  /* Larger than it was decoded for: it is asked for anew, and stays until then. */
  byline_picture_paintable_set_column (paintable, 600);
  g_assert_cmpint (byline_picture_paintable_get_state (paintable), ==, BYLINE_PICTURE_WAITING);
  byline_picture_paintable_set_failed (paintable, NULL);
  g_assert_cmpint (byline_picture_paintable_get_state (paintable), ==, BYLINE_PICTURE_SHOWN);
  byline_picture_paintable_unload (paintable);
  assert_size (paintable, 600, 150);
  byline_picture_paintable_set_failed (paintable, NULL);
  assert_size (paintable, 600, 88);
  g_assert_finalize_object (paintable);
}

static void
test_known_size (void)
{
  BylinePicturePaintable *paintable =
    byline_picture_paintable_new ("https://example.org/", BYLINE_NETWORK_PUBLIC, NULL, 1200, 1500);
  BylinePicturePaintable *small =
    byline_picture_paintable_new ("https://example.org/", BYLINE_NETWORK_PUBLIC, NULL, 120, 60);

  assert_size (paintable, 600, 750);
  byline_picture_paintable_set_blocked (paintable, TRUE);
  assert_size (paintable, 600, 88);
  byline_picture_paintable_set_blocked (paintable, FALSE);
  assert_size (paintable, 600, 750);
  assert_size (small, 120, 60);
  g_assert_finalize_object (paintable);
  g_assert_finalize_object (small);
}

static void
clicked_cb (char **out, const char *what)
{
  g_free (*out);
  *out = g_strdup (what);
}

static void
click_all (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    click_all (child);
}

static void
test_author_card (void)
{
  g_autoptr (BylineAuthor) author = byline_author_new ("Mara Lindqvist");
  g_autofree char *name = NULL;
  g_autofree char *link = NULL;
  g_autofree char *message = NULL;
  GtkWidget *card;

  g_assert_false (byline_author_card_is_worth (author));
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "mara@example.org");
  byline_author_add_contact (author, BYLINE_CONTACT_SIGNAL, "+886 555 0142");
  g_assert_true (byline_author_card_is_worth (author));

  card = g_object_ref_sink (byline_author_card_new (author, BYLINE_NETWORK_PUBLIC));
  g_signal_connect_swapped (card, "author-activated", G_CALLBACK (clicked_cb), &name);
  g_signal_connect_swapped (card, "link-activated", G_CALLBACK (clicked_cb), &link);
  g_signal_connect_swapped (card, "message", G_CALLBACK (clicked_cb), &message);
  click_all (card);
  g_assert_cmpstr (name, ==, "Mara Lindqvist");
  g_assert_cmpstr (link, ==, "mailto:mara@example.org");
  g_assert_cmpstr (message, ==, "“+886 555 0142” copied");
  g_assert_finalize_object (card);
}

/* Returns: (nullable): the label of a text */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static graphene_rect_t
get_place (GtkWidget *card, const char *text)
{
  GtkWidget *label = find_label (card, text);
  graphene_rect_t place;

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, card, &place));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (place.origin.x, >=, 0);
  g_assert_cmpint (place.origin.x + place.size.width, <=, gtk_widget_get_width (card));

  return place;
}

/* However narrow a card is, the name stands whole, and the buttons beside it or below it. */
static void
test_author_card_narrow (void)
{
  g_autoptr (BylineAuthor) author = byline_author_new ("Maximiliane von Hohenstein-Waldenburg");
  GtkWidget *card;
  gboolean was_below = FALSE;

  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "maximiliane@example.org");
  author->bio = g_strdup ("Maximiliane writes about harbours, and about what ferries do in them.");
  card = g_object_ref_sink (byline_author_card_new (author, BYLINE_NETWORK_PUBLIC));
  for (int width = 700; width >= 240; width--)
    {
      int height, natural;
      graphene_rect_t name, button;
      gboolean is_below;

      gtk_widget_set_size_request (card, width, -1);
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, &height, &natural, NULL, NULL);
      gtk_widget_allocate (card, width, height, -1, NULL);
      name = get_place (card, "Maximiliane von Hohenstein-Waldenburg");
      button = get_place (card, "All Stories");
      is_below = button.origin.y >= name.origin.y + name.size.height;
      g_assert_true (is_below || button.origin.x >= name.origin.x + name.size.width);
      g_assert_true (is_below || !was_below);
      was_below = is_below;
      if (width == 700)
        {
          g_assert_false (is_below);
          g_assert_cmpint (width - button.origin.x - button.size.width, <, 40);
        }
    }
  g_assert_true (was_below);
  g_assert_finalize_object (card);
}

static void
test_notice (void)
{
  GtkWidget *notice = g_object_ref_sink (byline_reading_notice_new ());

  byline_reading_notice_set_busy (BYLINE_READING_NOTICE (notice), "Wait");
  byline_reading_notice_set_text (BYLINE_READING_NOTICE (notice), "No", TRUE, TRUE);
  g_assert_finalize_object (notice);
}

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("byline-pictures-XXXXXX", NULL);

  g_test_add_func ("/reading/pictures/sizes", test_sizes);
  g_test_add_func ("/reading/pictures/bomb", test_bomb);
  g_test_add_func ("/reading/pictures/packed-bomb", test_packed_bomb);
  g_test_add_func ("/reading/pictures/sentences", test_sentences);
  g_test_add_func ("/reading/pictures/garbage", test_garbage);
  g_test_add_func ("/reading/pictures/load", test_load);
  g_test_add_func ("/reading/pictures/cancel", test_cancel);
  g_test_add_func ("/reading/pictures/paintable", test_paintable);
  g_test_add_func ("/reading/pictures/known-size", test_known_size);
  g_test_add_func ("/reading/author-card", test_author_card);
  g_test_add_func ("/reading/author-card/narrow", test_author_card_narrow);
  g_test_add_func ("/reading/notice", test_notice);

  result = g_test_run ();
  g_free (folder);

  return result;
}
