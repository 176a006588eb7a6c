/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-document-type.h"
#include "byline-document-view.h"
#include "byline-reading-view.h"
#include "test-helpers.h"
#include "test-reading-articles.h"
#include "test-reading-library.h"

/* Other prose than the one that the column is measured by. */
static const char prose[] =
  "The hotel bars of the canal town were half empty this year. In other autumns the founders of "
  "the country's largest platforms had filled them until morning; now they arrived by afternoon "
  "train, took the stage with a page in hand, read it, and left before dinner. Nobody could say "
  "when the change had come, only that the waiters had noticed it before the ministers did, and "
  "that the interpreters, who notice everything, had brought books. What was said on the stage "
  "could have been read in the morning's paper, and most of it had been. Outside, the boats that "
  "carry guests from the bridge to the hall went to and fro with their curtains drawn, and the "
  "two men who untie them played cards between the runs.";

typedef struct {
  BylineLibrary *library;
  BylineReadingView *view;
  BylineDocumentView *document;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, int width)
{
  BylineArticle *article = byline_article_new ();

  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, prose);
  self->library = test_library_new ();
  test_library_add (self->library, 1, article);
  self->view = BYLINE_READING_VIEW (byline_reading_view_new ());
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set (self->view, "river", FALSE, NULL);
  byline_reading_view_set_library (self->view, self->library);
  gtk_window_set_default_size (self->window, width, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->view));
  gtk_window_present (self->window);
  byline_reading_view_show_story (self->view, 1);
  test_run_ms (300);
  self->document = test_find_widget (self->view, BYLINE_TYPE_DOCUMENT_VIEW);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (self->window);
  test_run_ms (100);
  g_assert_finalize_object (self->library);
}

/* Characters in a line, on average, but for the paragraph's last one. */
static double
count_characters (Fixture *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->document);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, found, end, line;
  int n_lines = 0, last;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "The hotel bars", 0, &found, &end, NULL));
  start = line = found;
  last = gtk_text_iter_get_offset (&start);
  gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_view_forward_display_line (view, &line) &&
         gtk_text_iter_compare (&line, &end) < 0)
    {
      n_lines++;
      last = gtk_text_iter_get_offset (&line);
    }
  g_assert_cmpint (n_lines, >, 0);

  return (double) (last - gtk_text_iter_get_offset (&start)) / n_lines;
}

/* Laying out takes some frames. Returns: the number, when it has come into its range */
static double
wait_for_characters (Fixture *self, double least, double most)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  double n;

  do
    {
      test_run_ms (40);
      n = count_characters (self);
    }
  while ((n < least || n > most) && g_get_monotonic_time () < end);

  return n;
}

static void
set_type (Fixture *self, BylineDocumentFont font, int columns, gboolean is_justified)
{
  BylineDocumentType type;

  byline_document_type_init (&type);
  type.font = font;
  type.columns = columns;
  type.is_justified = is_justified;
  byline_reading_view_set_type (self->view, &type);
}

/* Where there is room: 45 to 75, whatever is set. */
static void
test_wide (void)
{
  static const int columns[] = { 45, 55, 66, 75 };
  static const double scales[] = { 0.7, 1.0, 1.3, 1.6 };
  Fixture fixture;

  set_up (&fixture, 1250);
  for (guint font = 0; font <= BYLINE_DOCUMENT_FONT_DESKTOP; font++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
        {
          double n;

          set_type (&fixture, font, columns[i], (i + j) % 2 == 1);
          byline_reading_view_set_text_scale (fixture.view, scales[j]);
          n = wait_for_characters (&fixture, MAX (45, columns[i] - 4), columns[i] + 2);
          g_test_message ("font %u, %d columns, scale %.1f: %.1f characters", font, columns[i],
                          scales[j], n);
          g_assert_cmpfloat (n, >=, 45);
          g_assert_cmpfloat (n, <=, 75);
        }
  tear_down (&fixture);
}

/* As wide as the view asks for: 45 at least, in each font and size. */
static void
test_readable (void)
{
  static const double scales[] = { 1.0, 1.5 };
  Fixture fixture;

  set_up (&fixture, 1250);
  gtk_widget_set_halign (GTK_WIDGET (fixture.view), GTK_ALIGN_START);
  for (guint font = 0; font <= BYLINE_DOCUMENT_FONT_DESKTOP; font++)
    for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
      {
        int width;
        double n;

        set_type (&fixture, font, 75, i % 2 == 1);
        byline_reading_view_set_text_scale (fixture.view, scales[i]);
        width = byline_reading_view_get_readable_width (fixture.view);
        gtk_widget_set_size_request (GTK_WIDGET (fixture.view), width, -1);
        n = wait_for_characters (&fixture, 45, 55);
        g_test_message ("font %u, scale %.1f, %d pixels: %.1f characters", font, scales[i], width,
                        n);
        g_assert_cmpfloat (n, >=, 45);
        g_assert_cmpfloat (n, <=, 55);
      }
  tear_down (&fixture);
}

/* Where there is less room, never more than that; and 45 still in a window of 400 pixels. */
static void
test_narrow (void)
{
  static const int widths[] = { 400, 600, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture fixture;
      double n;

      set_up (&fixture, widths[i]);
      n = wait_for_characters (&fixture, 45, 75);
      g_test_message ("%d pixels: %.1f characters", widths[i], n);
      g_assert_cmpfloat (n, >=, 45);
      g_assert_cmpfloat (n, <=, 75);
      byline_reading_view_set_text_scale (fixture.view, 3);
      g_assert_cmpfloat (wait_for_characters (&fixture, 5, 75), <=, 75);
      tear_down (&fixture);
    }
}

/* Whatever is set, and however wide the window is: never more than 75, and 45 unless letters are large. */
static void
test_bounded (void)
{
  static const int widths[] = { 360, 400, 600, 2000 };
  static const int columns[] = { 45, 66, 75 };
  static const double scales[] = { 0.5, 1.0, 3.0 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture fixture;

      set_up (&fixture, widths[i]);
      for (guint font = 0; font <= BYLINE_DOCUMENT_FONT_DESKTOP; font++)
        for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
          {
            double n[G_N_ELEMENTS (scales)];

            set_type (&fixture, font, columns[j], FALSE);
            for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
              {
                byline_reading_view_set_text_scale (fixture.view, scales[k]);
                test_run_ms (80);
                n[k] = wait_for_characters (&fixture, scales[k] > 1 ? 5 : 45, 75);
                g_assert_cmpfloat (n[k], <=, 75);
                g_assert_true (n[k] >= 45 || scales[k] > 1);
              }
            g_test_message ("%d pixels, font %u, %d columns: %.1f, %.1f, %.1f characters",
                            widths[i], font, columns[j], n[0], n[1], n[2]);
          }
      tear_down (&fixture);
    }
}

/* Where the line ends that begins so, in pixels from the left. */
static int
find_line_end (Fixture *self, const char *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->document);
  GtkTextIter start, found, end;
  GdkRectangle place;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &found, &end, NULL));
  gtk_text_view_get_iter_location (view, &end, &place);

  return place.x;
}

/* Justified lines are as long as the column, but not those of a verse. */
static void
test_verse (void)
{
  BylineArticle *article = byline_article_new ();
  Fixture fixture;
  int width;

  set_up (&fixture, 800);
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "The night is long\nand the ink is dry.");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, prose);
  test_library_add (fixture.library, 2, article);
  byline_reading_view_show_story (fixture.view, 2);
  set_type (&fixture, BYLINE_DOCUMENT_FONT_SERIF, 66, TRUE);
  test_run_ms (300);
  width = gtk_widget_get_width (GTK_WIDGET (fixture.document));
  g_assert_cmpint (find_line_end (&fixture, "The night is long"), <, width / 2);
  g_assert_cmpint (find_line_end (&fixture, "The night is long"), >, 0);
  tear_down (&fixture);
}

/* What a font does not have is taken from one that does, and not from a box with a number in it. */
static void
test_fallbacks (void)
{
  static const char *const texts[] = {
    "日本語の記事", "中文新闻报道", "한국어 기사", "مقال عربي", "מאמר בעברית", "हिन्दी लेख",
  };
  Fixture fixture;

  set_up (&fixture, 800);
  for (guint font = 0; font <= BYLINE_DOCUMENT_FONT_DESKTOP; font++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (PangoLayout)
          layout = gtk_widget_create_pango_layout (GTK_WIDGET (fixture.view), texts[i]);
        const char *family = byline_document_font_get_family (font);
        PangoFontDescription *description = pango_font_description_new ();
        int unknown;

        if (family != NULL)
          pango_font_description_set_family (description, family);
        pango_layout_set_font_description (layout, description);
        unknown = pango_layout_get_unknown_glyphs_count (layout);
        if (unknown > 0)
          g_test_message ("no font installed for “%s”", texts[i]);
        /* The desktop's font says whether there is any. */
        pango_layout_set_font_description (layout, NULL);
        g_assert_cmpint (unknown, <=, pango_layout_get_unknown_glyphs_count (layout));
        pango_font_description_free (description);
      }
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/document-type/wide", test_wide);
  g_test_add_func ("/document-type/readable", test_readable);
  g_test_add_func ("/document-type/narrow", test_narrow);
  g_test_add_func ("/document-type/bounded", test_bounded);
  g_test_add_func ("/document-type/verse", test_verse);
  g_test_add_func ("/document-type/fallbacks", test_fallbacks);

  return g_test_run ();
}
