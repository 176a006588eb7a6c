/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-print-items.h"
#include "byline-print-operation.h"
#include "byline-print-pages.h"
#include "byline-print-picture.h"
#include "byline-print-table.h"
#include "byline-print-text.h"
#include "test-reading-articles.h"

/* A4 without margins of 14 mm, in points. */
#define WIDTH 516
#define HEIGHT 762
#define BLUE 0xff3584e4
/* What stands at the foot of each page is the number. */
#define FOOT 26

static const char lorem[] =
  "He wrote the number on his sleeve, took the nine o'clock boat home, and said nothing about it "
  "until the rain of the following Monday. There are four hundred and eleven lamps on the quays, "
  "and the man who lights them had thought of fewer.";

static char *folder;

static GBytes *
make_png (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static GHashTable *
make_pictures (BylineArticle *article)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) cairo_surface_destroy);
  g_autoptr (GBytes) bytes = make_png (900, 600);
  cairo_surface_t *picture = byline_print_picture_new (bytes, 1, NULL);

  g_assert_nonnull (picture);
  if (article->lead != NULL)
    g_hash_table_insert (pictures, g_strdup (article->lead->url), picture);
  else
    g_hash_table_insert (pictures, g_strdup ("https://example.org/a.png"), picture);

  return pictures;
}

static BylinePrintPages *
make_pages (BylineArticle *article, GHashTable *pictures, double width, double height)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  BylinePrintPages *pages;

  pango_cairo_context_set_resolution (context, 72);
  pages = byline_print_pages_new (article, pictures, BYLINE_DOCUMENT_FONT_SERIF, context, width,
                                  height);
  while (!byline_print_pages_step (pages, 1000))
    ;
  g_object_unref (context);
  g_object_unref (map);

  return pages;
}

static cairo_surface_t *
draw (BylinePrintPages *pages, guint page, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  byline_print_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                                     y * cairo_image_surface_get_stride (surface));

  return row[x];
}

static gboolean
row_has (cairo_surface_t *surface, int y, guint32 color)
{
  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    if (get_pixel (surface, x, y) == color)
      return TRUE;

  return FALSE;
}

static gboolean
row_is_white (cairo_surface_t *surface, int y)
{
  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    if (get_pixel (surface, x, y) != 0xffffffff)
      return FALSE;

  return TRUE;
}

static void
add_paragraphs (BylineArticle *article, guint n)
{
  for (guint i = 0; i < n; i++)
    test_article_add (article, BYLINE_BLOCK_PARAGRAPH, lorem);
}

/* What a printer gets: a PDF of several pages. */
static void
test_pdf (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  g_autoptr (GtkPrintOperation)
    operation = byline_print_operation_new (article, pictures, BYLINE_DOCUMENT_FONT_SERIF);
  g_autofree char *path = g_build_filename (folder, "story.pdf", NULL);
  g_autofree char *data = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int n_pages = 0;

  add_paragraphs (article, 30);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages-to-print", &n_pages, "job-name", &name, NULL);
  g_assert_cmpint (n_pages, >=, 3);
  g_assert_cmpstr (name, ==, article->title);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_cmpuint (length, >, 10000);
  g_unlink (path);
}

/* A story that is printed to a file names it, in the folder of the one before, which stays. */
static void
test_file_name (void)
{
  g_autoptr (BylineArticle) article = test_article_new ("Ports a/b of Hale");
  g_autoptr (BylineArticle) next = test_article_new ("The Slow Boat");
  g_autoptr (GtkPrintSettings) first = byline_print_settings_new (NULL, article);
  g_autoptr (GtkPrintSettings) second = NULL;

  g_assert_cmpstr (gtk_print_settings_get (first, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   "Ports a b of Hale");
  gtk_print_settings_set (first, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///tmp/paper/Ports.pdf");
  gtk_print_settings_set_n_copies (first, 2);
  second = byline_print_settings_new (first, next);
  g_assert_cmpstr (gtk_print_settings_get (second, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   "The Slow Boat");
  g_assert_cmpstr (gtk_print_settings_get (second, GTK_PRINT_SETTINGS_OUTPUT_DIR), ==,
                   "/tmp/paper");
  g_assert_null (gtk_print_settings_get (second, GTK_PRINT_SETTINGS_OUTPUT_URI));
  g_assert_cmpint (gtk_print_settings_get_n_copies (second), ==, 2);
}

/* Nothing is beside the column, nor beyond the page; the second page has a running head. */
static void
test_margins (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  g_autoptr (BylinePrintPages) pages = NULL;
  int left, right;

  add_paragraphs (article, 30);
  pages = make_pages (article, pictures, WIDTH, HEIGHT);
  left = (int) ((WIDTH - byline_print_pages_get_column (pages)) / 2) - 2;
  right = WIDTH - left;
  g_assert_cmpuint (byline_print_pages_get_n_pages (pages), >=, 3);
  for (guint i = 0; i < byline_print_pages_get_n_pages (pages); i++)
    {
      /* A page that is larger shows what would be cut off. */
      cairo_surface_t *page = draw (pages, i, WIDTH + 100, HEIGHT + 100);

      for (int y = 0; y < HEIGHT + 100; y++)
        for (int x = 0; x < WIDTH + 100; x++)
          if ((x < left || x > right || y > HEIGHT) && get_pixel (page, x, y) != 0xffffffff)
            g_error ("there is something at %d, %d of page %u", x, y, i);
      g_assert_true (row_is_white (page, 6) == (i == 0) || i > 0);
      g_assert_true (i == 0 || !row_is_white (page, 13));
      g_assert_false (row_is_white (page, HEIGHT - 6) && row_is_white (page, HEIGHT - 8));
      cairo_surface_destroy (page);
    }
}

static void
find_ink (cairo_surface_t *page, int y, int *first, int *last)
{
  *first = *last = -1;
  for (int x = 0; x < WIDTH; x++)
    for (int line = 0; line < y; line++)
      if (get_pixel (page, x, line) != 0xffffffff)
        {
          *first = *first < 0 ? x : MIN (*first, x);
          *last = MAX (*last, x);
        }
}

/* Where words run from right to left the title stands on the right, and both reach the margins. */
static void
test_running_head (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  g_autoptr (BylinePrintPages) pages = NULL;
  int left, right, first, last;
  cairo_surface_t *page;

  article->title = g_strdup ("قطار");
  article->publication_name = g_strdup ("Showcase");
  article->direction = BYLINE_DIRECTION_RTL;
  add_paragraphs (article, 60);
  pages = make_pages (article, pictures, WIDTH, HEIGHT);
  left = (int) ((WIDTH - byline_print_pages_get_column (pages)) / 2);
  right = WIDTH - left;
  page = draw (pages, 1, WIDTH, HEIGHT);
  find_ink (page, 11, &first, &last);
  g_assert_cmpint (first, <=, left + 4);
  g_assert_cmpint (last, >=, right - 4);
  cairo_surface_destroy (page);
}

/* A text that runs from right to left begins at the right margin: its last line ends before the left one. */
static void
test_right_to_left (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  g_autoptr (BylinePrintPages) pages = NULL;
  int right, first, last;
  cairo_surface_t *page;

  article->title = g_strdup ("قطار");
  article->direction = BYLINE_DIRECTION_RTL;
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "عاد القطار");
  pages = make_pages (article, pictures, WIDTH, HEIGHT);
  right = (int) (WIDTH + byline_print_pages_get_column (pages)) / 2;
  page = draw (pages, 0, WIDTH, HEIGHT);
  find_ink (page, HEIGHT / 2, &first, &last);
  g_assert_cmpint (last, >=, right - 4);
  g_assert_cmpint (first, >, WIDTH / 2);
  cairo_surface_destroy (page);
}

/* Names that run against the story keep their order on paper, too. */
static void
test_names (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GPtrArray) items = NULL;
  const BylinePrintItem *kicker, *names;

  article->publication_name = g_strdup ("The Quay");
  article->kicker = g_strdup ("سياسة");
  g_ptr_array_add (article->authors, byline_author_new ("محمد"));
  g_ptr_array_add (article->authors, byline_author_new ("Ann Smith"));
  items = byline_print_items_new (article);
  kicker = g_ptr_array_index (items, 0);
  names = g_ptr_array_index (items, 2);
  g_assert_cmpstr (kicker->words, ==, "The Quay  |  \u2068سياسة\u2069");
  g_assert_cmpstr (names->words, ==, "\u2068محمد\u2069 and Ann Smith");
}

/* Letters that Chinese and Japanese share have shapes of their own in each: those of the story's language. */
static void
test_language (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (BylinePrintPages) pages = NULL;
  PangoAttrIterator *iter;
  PangoFontDescription *font = pango_font_description_new ();
  PangoLanguage *language = NULL;

  article->title = g_strdup ("新聞");
  article->language = g_strdup ("ja-JP");
  pages = byline_print_pages_new (article, pictures, BYLINE_DOCUMENT_FONT_SERIF, context, WIDTH,
                                  HEIGHT);
  pango_layout_set_font_description (layout, pango_context_get_font_description (context));
  byline_print_text_set_words (layout, article->title);
  iter = pango_attr_list_get_iterator (pango_layout_get_attributes (layout));
  pango_attr_iterator_get_font (iter, font, &language, NULL);
  g_assert_cmpstr (pango_language_to_string (language), ==, "ja");
  pango_attr_iterator_destroy (iter);
  pango_font_description_free (font);
  g_object_unref (context);
}

/* Returns: (transfer full) (element-type int): where each line of ink begins, between the head and the foot of a page */
static GArray *
list_tops (cairo_surface_t *page, int from)
{
  GArray *tops = g_array_new (FALSE, FALSE, sizeof (int));

  for (int y = from; y < HEIGHT - 2 * FOOT; y++)
    if (row_is_white (page, y - 1) && !row_is_white (page, y))
      g_array_append_val (tops, y);

  return tops;
}

/* Paragraphs are further from each other than the lines of one, whatever letters they are of. */
static void
test_paragraphs (void)
{
  static const char *const letters[] = { "E", "\345\233\275" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (BylineArticle) article = byline_article_new ();
      g_autoptr (GHashTable) pictures = make_pictures (article);
      g_autoptr (BylinePrintPages) pages = NULL;
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GArray) tops = NULL;
      cairo_surface_t *page;
      const int *top;

      for (guint j = 0; j < 100; j++)
        g_string_append (line, letters[i]);
      article->language = g_strdup ("ja");
      test_article_add (article, BYLINE_BLOCK_PARAGRAPH, line->str);
      test_article_add (article, BYLINE_BLOCK_PARAGRAPH, letters[i]);
      pages = make_pages (article, pictures, WIDTH, HEIGHT);
      page = draw (pages, 0, WIDTH, HEIGHT);
      tops = list_tops (page, 40);
      g_assert_cmpuint (tops->len, >=, 3);
      top = (const int *) (gpointer) tops->data + tops->len - 3;
      g_assert_cmpint (top[2] - top[1], >=, top[1] - top[0] + 3);
      cairo_surface_destroy (page);
    }
}

/* However much text stands in front of it. */
static void
test_picture_is_whole (void)
{
  for (guint n = 0; n < 14; n += 3)
    {
      g_autoptr (BylineArticle) article = byline_article_new ();
      g_autoptr (GHashTable) pictures = NULL;
      g_autoptr (BylinePrintPages) pages = NULL;
      BylineBlock *figure;
      int n_rows = 0, n_pages = 0;

      article->title = g_strdup ("A picture");
      add_paragraphs (article, n);
      figure = test_article_add (article, BYLINE_BLOCK_FIGURE, NULL);
      figure->picture = byline_picture_new ("https://example.org/a.png");
      figure->picture->caption = g_strdup ("A caption that stays with it");
      add_paragraphs (article, 3);
      pictures = make_pictures (article);
      pages = make_pages (article, pictures, WIDTH, HEIGHT);
      for (guint i = 0; i < byline_print_pages_get_n_pages (pages); i++)
        {
          cairo_surface_t *page = draw (pages, i, WIDTH, HEIGHT);
          int before = n_rows;

          for (int y = 0; y < HEIGHT; y++)
            n_rows += row_has (page, y, BLUE);
          n_pages += n_rows > before;
          cairo_surface_destroy (page);
        }
      g_assert_cmpint (n_pages, ==, 1);
      g_assert_cmpfloat_with_epsilon (n_rows, byline_print_pages_get_column (pages) * 2 / 3, 3);
    }
}

/* Tall pictures of a gallery are whole, two on a page. */
static void
test_gallery (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) cairo_surface_destroy);
  g_autoptr (GBytes) bytes = make_png (600, 1200);
  g_autoptr (BylinePrintPages) pages = NULL;
  BylineBlock *gallery = test_article_add (article, BYLINE_BLOCK_GALLERY, NULL);
  int n_pictures = 0, n_most = 0;

  for (guint i = 0; i < 4; i++)
    {
      BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);
      char *url = g_strdup_printf ("https://example.org/%u.png", i);

      figure->picture = byline_picture_new (url);
      figure->picture->caption = g_strdup ("A caption");
      byline_block_add_child (gallery, figure);
      g_hash_table_insert (pictures, url, byline_print_picture_new (bytes, 4, NULL));
    }
  pages = make_pages (article, pictures, WIDTH, HEIGHT);
  for (guint i = 0; i < byline_print_pages_get_n_pages (pages); i++)
    {
      cairo_surface_t *page = draw (pages, i, WIDTH, HEIGHT);
      int n_here = 0, height = 0;

      for (int y = 0; y < HEIGHT; y++)
        {
          height = row_has (page, y, BLUE) ? height + 1 : 0;
          n_here += height == 1;
          g_assert_cmpint (height, <, HEIGHT * 45 / 100);
        }
      n_pictures += n_here;
      n_most = MAX (n_most, n_here);
      cairo_surface_destroy (page);
    }
  g_assert_cmpint (n_pictures, ==, 4);
  g_assert_cmpint (n_most, ==, 2);
}

/* Where what is drawn of a row begins and ends. */
static void
measure_row (BylinePrintTable *table, guint row, int from, int *left, int *right)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 30);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  byline_print_table_draw_row (table, row, 30, cr, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *left = 300;
  *right = 0;
  /* Without the line below. */
  for (int y = 0; y < (int) byline_print_table_measure_row (table, row, 30) - 1; y++)
    for (int x = from; x < 300; x++)
      if (get_pixel (surface, x, y) != 0xffffffff)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x);
        }
  cairo_surface_destroy (surface);
}

/* Numbers stand below each other by their last digits, words by their first letters. */
static void
test_numbers (void)
{
  static const char *const cells[] = { "Hale", "11,200", "Norrenberg", "10", "Nor", "110" };
  g_autoptr (BylinePrintTable) table = NULL;
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_TABLE);
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("sans 10");
  int lefts[3], rights[3], word;

  pango_cairo_context_set_resolution (context, 72);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i % 2 == 0)
        g_ptr_array_add (block->rows,
                         g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free));
      g_ptr_array_add (g_ptr_array_index (block->rows, i / 2),
                       byline_cell_new (byline_text_new (cells[i])));
    }
  table = byline_print_table_new (block, context, font, 300);
  for (guint i = 0; i < 3; i++)
    {
      measure_row (table, i, 0, &word, &rights[i]);
      /* The last digit of all is a nought. */
      g_assert_cmpint (ABS (rights[i] - rights[0]), <=, 1);
      g_assert_cmpint (word, <, 10);
      /* Behind the longest word: the second column. */
      measure_row (table, i, 75, &lefts[i], &rights[i]);
    }
  g_assert_cmpint (lefts[1], >, lefts[0] + 10);
  g_clear_pointer (&table, byline_print_table_free);
  byline_block_free (block);
  pango_font_description_free (font);
  g_object_unref (context);
  g_object_unref (map);
}

/* By their last digits, too, where words begin at the right. */
static void
test_numbers_rtl (void)
{
  static const char *const cells[] = { "11,200", "10", "110" };
  g_autoptr (BylinePrintTable) table = NULL;
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_TABLE);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("sans 10");
  int left, right, first = 0;

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      g_ptr_array_add (row, byline_cell_new (byline_text_new (cells[i])));
      g_ptr_array_add (block->rows, row);
    }
  table = byline_print_table_new (block, context, font, 300);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      measure_row (table, i, 0, &left, &right);
      if (i == 0)
        first = right;
      g_assert_cmpint (ABS (right - first), <=, 1);
    }
  g_clear_pointer (&table, byline_print_table_free);
  byline_block_free (block);
  pango_font_description_free (font);
  g_object_unref (context);
}

/* A heading is never the last on its page; here it stands out by its ground. */
static void
test_headings (void)
{
  for (guint n = 1; n < 4; n++)
    {
      g_autoptr (BylineArticle) article = byline_article_new ();
      g_autoptr (GHashTable) pictures = make_pictures (article);
      g_autoptr (BylinePrintPages) pages = NULL;

      article->title = g_strdup ("Headings");
      for (guint i = 0; i < 24; i++)
        {
          BylineBlock *heading = test_article_add (article, BYLINE_BLOCK_HEADING, "A heading");

          heading->level = 2;
          byline_text_add_mark (heading->text, 0, 9, BYLINE_MARK_HIGHLIGHT, NULL);
          add_paragraphs (article, n);
        }
      pages = make_pages (article, pictures, WIDTH, HEIGHT);
      g_assert_cmpuint (byline_print_pages_get_n_pages (pages), >, 2);
      for (guint i = 0; i < byline_print_pages_get_n_pages (pages); i++)
        {
          cairo_surface_t *page = draw (pages, i, WIDTH, HEIGHT);
          int y = HEIGHT - FOOT;

          while (y > 40 && row_is_white (page, y))
            y--;
          for (int k = 0; k < 14 && y - k > 0; k++)
            g_assert_false (row_has (page, y - k, 0xfff0e8b0));
          cairo_surface_destroy (page);
        }
    }
}

/* 45 to 75 characters a line on any paper that has room for them. */
static void
test_column (void)
{
  static const struct {
    double width;
    double height;
  } papers[] = { { WIDTH, HEIGHT }, { 762, 516 }, { 700, 1000 } };
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = make_pictures (article);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (BylinePrintPages)
        pages = make_pages (article, pictures, papers[i].width, papers[i].height);
      g_autoptr (PangoLayout) layout = NULL;
      PangoFontMap *map = pango_cairo_font_map_new ();
      PangoContext *context = pango_font_map_create_context (map);
      PangoFontDescription *font = pango_font_description_from_string ("serif 10.5");
      double chars;
      int width;

      pango_cairo_context_set_resolution (context, 72);
      layout = pango_layout_new (context);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, lorem, -1);
      pango_layout_get_size (layout, &width, NULL);
      chars = byline_print_pages_get_column (pages) * (sizeof lorem - 1) * PANGO_SCALE / width;
      g_assert_cmpfloat (chars, >=, 45);
      g_assert_cmpfloat (chars, <=, 75);
      pango_font_description_free (font);
      g_object_unref (context);
      g_object_unref (map);
    }
}

/* A table of 500 columns, a word of a million letters, a deep quotation, nothing at all: all end. */
static void
test_bad_stories (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GHashTable) pictures = make_pictures (article);
  g_autoptr (BylinePrintPages) pages = make_pages (article, pictures, WIDTH, HEIGHT);
  g_autofree char *word = g_strnfill (1000 * 1000, 'w');
  BylineBlock *table, *quote;

  g_assert_cmpuint (byline_print_pages_get_n_pages (pages), ==, 1);
  g_clear_object (&pages);

  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, word);
  table = test_article_add (article, BYLINE_BLOCK_TABLE, NULL);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < 3; i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      for (guint j = 0; j < 500; j++)
        g_ptr_array_add (row, byline_cell_new (byline_text_new ("cell")));
      g_ptr_array_add (table->rows, row);
    }
  quote = test_article_add (article, BYLINE_BLOCK_QUOTE, NULL);
  for (guint i = 0; i < 14; i++)
    {
      BylineBlock *inner = byline_block_new (BYLINE_BLOCK_QUOTE);

      byline_block_add_child (quote, inner);
      quote = inner;
    }
  byline_block_add_child (quote, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new ("Deep down")));
  pages = make_pages (article, pictures, 120, 160);
  g_assert_cmpuint (byline_print_pages_get_n_pages (pages), >, 1);
  g_clear_object (&pages);
  pages = make_pages (article, pictures, WIDTH, HEIGHT);
  g_assert_cmpuint (byline_print_pages_get_n_pages (pages), <, 40);
  for (guint i = 0; i < byline_print_pages_get_n_pages (pages); i++)
    cairo_surface_destroy (draw (pages, i, WIDTH, HEIGHT));
}

static guint
count_words (GPtrArray *items, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_strcmp0 (((BylinePrintItem *) items->pdata[i])->words, words) == 0;

  return n;
}

/* A post that is quoted stands once, and no name of a host is a title. */
static void
test_embeds (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (GPtrArray) items = NULL;
  BylineBlock *quote = test_article_add (article, BYLINE_BLOCK_QUOTE, "Harbour Library");
  BylineBlock *post = test_article_add (article, BYLINE_BLOCK_EMBED, NULL);
  BylineBlock *film = test_article_add (article, BYLINE_BLOCK_EMBED, NULL);

  byline_block_add_child (quote, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new ("We are open.")));
  post->url = g_strdup ("https://posts.example/7");
  post->title = g_strdup ("Harbour Library");
  film->url = g_strdup ("https://films.example/7.mp4");
  film->provider = g_strdup ("films.example");
  film->media = BYLINE_MEDIA_VIDEO;
  items = byline_print_items_new (article);
  g_assert_cmpuint (count_words (items, "https://posts.example/7"), ==, 0);
  g_assert_cmpuint (count_words (items, "https://films.example/7.mp4"), ==, 1);
  g_assert_cmpuint (count_words (items, "films.example"), ==, 0);
  g_assert_cmpuint (count_words (items, "Video"), ==, 1);
}

static void
test_broken_picture (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("GIF89a and nothing more", 23);
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_print_picture_new (bytes, 1, &error));
  g_assert_nonnull (error);
}

/* The more there are, the less memory has each. */
static void
test_many_pictures (void)
{
  g_autoptr (GBytes) bytes = make_png (2400, 1600);
  cairo_surface_t *one = byline_print_picture_new (bytes, 1, NULL);
  cairo_surface_t *many = byline_print_picture_new (bytes, 100, NULL);

  g_assert_cmpint (cairo_image_surface_get_width (one), ==, 1400);
  g_assert_cmpint (cairo_image_surface_get_width (many), <, 600);
  cairo_surface_destroy (one);
  cairo_surface_destroy (many);
}

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("byline-print-XXXXXX", NULL);
  g_test_add_func ("/print/pdf", test_pdf);
  g_test_add_func ("/print/file-name", test_file_name);
  g_test_add_func ("/print/margins", test_margins);
  g_test_add_func ("/print/running-head", test_running_head);
  g_test_add_func ("/print/right-to-left", test_right_to_left);
  g_test_add_func ("/print/paragraphs", test_paragraphs);
  g_test_add_func ("/print/names", test_names);
  g_test_add_func ("/print/language", test_language);
  g_test_add_func ("/print/picture-is-whole", test_picture_is_whole);
  g_test_add_func ("/print/gallery", test_gallery);
  g_test_add_func ("/print/numbers", test_numbers);
  g_test_add_func ("/print/numbers-rtl", test_numbers_rtl);
  g_test_add_func ("/print/embeds", test_embeds);
  g_test_add_func ("/print/headings", test_headings);
  g_test_add_func ("/print/column", test_column);
  g_test_add_func ("/print/bad-stories", test_bad_stories);
  g_test_add_func ("/print/broken-picture", test_broken_picture);
  g_test_add_func ("/print/many-pictures", test_many_pictures);

  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return result;
}
