/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-document-part.h"
#include "byline-document-table.h"
#include "byline-side-scroller.h"
#include "byline-table-grid.h"
#include "test-documents.h"
#include "test-reading-articles.h"

static BylineBlock *
make_table (guint rows, guint columns)
{
  BylineBlock *table = byline_block_new (BYLINE_BLOCK_TABLE);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rows; i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      for (guint j = 0; j < columns; j++)
        g_ptr_array_add (row, byline_cell_new (byline_text_new ("cell")));
      g_ptr_array_add (table->rows, row);
    }

  return table;
}

#define NOT_ALL "This is not all of the table."

/* Returns: whether a label in @widget says @words. */
static gboolean
says (gpointer widget, const char *words)
{
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (widget), words);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, words))
        return TRUE;
    }

  return FALSE;
}

static void
test_tables (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;

  for (guint i = 0; i < 42; i++)
    g_ptr_array_add (article->blocks, make_table (2, 2));
  buffer = test_document_new (article);

  /* Forty widgets, the rest as text. */
  g_assert_cmpuint (byline_document_buffer_get_objects (buffer)->len, ==, 40);
  test_document_assert_contains (buffer, "\ncell\tcell\ncell\tcell\n");
}

/* However many columns there are, it is a table; of a very large one the beginning. */
static void
test_wide_tables (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (article->blocks, make_table (3, 14));
  g_ptr_array_add (article->blocks, make_table (300, 500));
  buffer = test_document_new (article);
  g_assert_cmpuint (byline_document_buffer_get_objects (buffer)->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (BYLINE_IS_DOCUMENT_TABLE (test_document_get_object (buffer, i)->object));
  text = byline_document_part_dup_text (
    BYLINE_DOCUMENT_PART (test_document_get_object (buffer, 0)->object));
  g_assert_cmpuint (strlen (text), ==, 3 * 14 * strlen ("cell\t") - 1);
  g_assert_false (says (test_document_get_object (buffer, 0)->object, NOT_ALL));
  g_assert_true (says (test_document_get_object (buffer, 1)->object, NOT_ALL));
}

/* A cell of very many words is cut, which is said. */
static void
test_long_cell (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  BylineBlock *table = make_table (2, 2);
  GPtrArray *row = g_ptr_array_index (table->rows, 0);
  BylineCell *cell = g_ptr_array_index (row, 0);

  for (guint i = 0; i < 2000; i++)
    g_string_append (words, "lamp ");
  byline_text_free (cell->text);
  cell->text = byline_text_new (words->str);
  g_ptr_array_add (article->blocks, table);
  buffer = test_document_new (article);
  g_assert_true (says (test_document_get_object (buffer, 0)->object, NOT_ALL));
}

/* Cells stand at the edge that the table says; numbers below each other; what spans takes its place. */
static void
test_table_cells (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  BylineTableGrid *grid;
  GPtrArray *labels, *row_of;
  const char *texts[] = { "Port", "Tons", "Hale", "1,200", "Norr", "40" };
  g_autofree char *text = NULL;
  int column, row, width, height;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      BylineCell *cell = byline_cell_new (byline_text_new (texts[i]));

      if (i % 2 == 0)
        g_ptr_array_add (rows, g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free));
      cell->header = i < 2;
      if (i == 2)
        cell->align = BYLINE_CELL_ALIGN_CENTER;
      g_ptr_array_add (g_ptr_array_index (rows, i / 2), cell);
    }
  grid = byline_table_grid_new (rows, 8, FALSE);
  g_assert_false (byline_table_grid_add_rows (grid, 100));
  labels = byline_table_grid_get_labels (grid);
  g_assert_cmpuint (labels->len, ==, 6);
  g_assert_cmpfloat (gtk_label_get_xalign (g_ptr_array_index (labels, 0)), ==, 0);
  g_assert_cmpfloat (gtk_label_get_xalign (g_ptr_array_index (labels, 2)), ==, 0.5);
  g_assert_cmpfloat (gtk_label_get_xalign (g_ptr_array_index (labels, 3)), ==, 1);
  text = byline_table_grid_dup_text (grid);
  g_assert_cmpstr (text, ==, "Port\tTons\nHale\t1,200\nNorr\t40");
  byline_table_grid_free (grid);

  /* Also where words begin at the right: a label turns its sides round there. */
  grid = byline_table_grid_new (rows, 8, TRUE);
  byline_table_grid_add_rows (grid, 100);
  labels = byline_table_grid_get_labels (grid);
  g_assert_cmpfloat (gtk_label_get_xalign (g_ptr_array_index (labels, 3)), ==, 0);
  byline_table_grid_free (grid);

  /* The first cell reaches down, so the second row begins in the second column. */
  row_of = g_ptr_array_index (rows, 0);
  ((BylineCell *) g_ptr_array_index (row_of, 0))->rowspan = 2;
  grid = byline_table_grid_new (rows, 8, FALSE);
  byline_table_grid_add_rows (grid, 100);
  labels = byline_table_grid_get_labels (grid);
  gtk_grid_query_child (GTK_GRID (byline_table_grid_get_widget (grid)),
                        g_ptr_array_index (labels, 2), &column, &row, &width, &height);
  g_assert_cmpint (column, ==, 1);
  g_assert_cmpint (row, ==, 1);
  byline_table_grid_free (grid);
}

/* Lines of a listing are never broken: it is a widget that scrolls, unless it is very long. */
static void
test_code (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  BylineBlock *code = byline_block_new (BYLINE_BLOCK_CODE);
  BylineBlock *long_code = byline_block_new (BYLINE_BLOCK_CODE);
  g_autofree char *lines = g_strnfill (2000, '\n');
  g_autofree char *text = NULL;

  code->text = byline_text_new ("if (wind > 7)\n  stay_in_port ();");
  code->language = g_strdup ("c");
  long_code->text = byline_text_new_take (g_strconcat ("a", lines, "b", NULL));
  g_ptr_array_add (article->blocks, code);
  g_ptr_array_add (article->blocks, long_code);
  buffer = test_document_new (article);
  g_assert_cmpuint (byline_document_buffer_get_objects (buffer)->len, ==, 1);
  text = byline_document_part_dup_text (
    BYLINE_DOCUMENT_PART (test_document_get_object (buffer, 0)->object));
  g_assert_cmpstr (text, ==, code->text->text);
  test_document_assert_contains (buffer, "b\n");
}

static void
check_controllers (GtkWidget *widget, guint *n_found)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      (*n_found)++;
      g_assert_cmphex (gtk_event_controller_scroll_get_flags (
                         GTK_EVENT_CONTROLLER_SCROLL (controller)) &
                         GTK_EVENT_CONTROLLER_SCROLL_VERTICAL,
                       ==, 0);
    }
}

/* A wheel that is turned over something wide scrolls the story on. */
static void
test_wheel (void)
{
  GtkWidget *scroller = g_object_ref_sink (byline_side_scroller_new (gtk_label_new ("wide")));
  GtkWidget *window = gtk_widget_get_first_child (scroller);
  guint n_found = 0;

  check_controllers (window, &n_found);
  check_controllers (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window)), &n_found);
  g_assert_cmpuint (n_found, >, 0);
  g_object_unref (scroller);
}

static guint
get_longest_line (BylineDocumentBuffer *buffer)
{
  guint longest = 0;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &iter);
  do
    longest = MAX (longest, (guint) gtk_text_iter_get_chars_in_line (&iter));
  while (gtk_text_iter_forward_line (&iter));

  return longest;
}

/* A word without an end would take minutes to be wrapped; in a script without spaces no words are seen. */
static void
test_endless_words (void)
{
  g_autofree char *letters = g_strnfill (100000, 'w');
  g_autoptr (GString) ideographs = g_string_new (NULL);
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  g_autoptr (BylineArticle) article = byline_article_new ();

  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, letters);
  buffer = test_document_new (article);
  g_assert_cmpuint (get_longest_line (buffer), <, 500);
  g_clear_object (&buffer);

  for (guint i = 0; i < 3000; i++)
    g_string_append (ideographs, "字");
  g_ptr_array_set_size (article->blocks, 0);
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, ideographs->str);
  buffer = test_document_new (article);
  g_assert_cmpuint (get_longest_line (buffer), >, 3000);
}

/* How wide a cell is at least, and how wide it is in one line. */
static void
measure_cell (const char *text, gboolean is_bold, int *minimum, int *whole)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  BylineCell *cell = byline_cell_new (byline_text_new (text));
  BylineTableGrid *grid;
  GtkLabel *label;

  if (is_bold)
    byline_text_add_mark (cell->text, 0, (guint) g_utf8_strlen (text, -1), BYLINE_MARK_STRONG,
                          NULL);
  g_ptr_array_add (row, cell);
  for (guint i = 1; i < 14; i++)
    g_ptr_array_add (row, byline_cell_new (byline_text_new ("1")));
  g_ptr_array_add (rows, row);
  grid = byline_table_grid_new (rows, 24, FALSE);
  byline_table_grid_add_rows (grid, 100);
  label = g_ptr_array_index (byline_table_grid_get_labels (grid), 0);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, minimum, NULL, NULL,
                      NULL);
  gtk_label_set_wrap (label, FALSE);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, whole, NULL, NULL, NULL);
  byline_table_grid_free (grid);
}

/* However many columns there are, a word stands whole; one of a hundred letters may break. */
static void
test_table_words (void)
{
  g_autofree char *long_word = g_strnfill (100, 'w');
  int minimum, whole;

  measure_cell ("MWMW", TRUE, &minimum, &whole);
  g_assert_cmpint (minimum, >=, whole);
  measure_cell ("MAM MWM", TRUE, &minimum, &whole);
  g_assert_cmpint (minimum, <, whole);
  measure_cell (long_word, FALSE, &minimum, &whole);
  g_assert_cmpint (minimum * 4, <, whole);
}

static void
test_table_markup (void)
{
  g_autoptr (BylineText) text = byline_text_new ("a <b> & link é x");
  g_autofree char *markup = NULL;

  byline_text_add_mark (text, 0, 1, BYLINE_MARK_STRONG, NULL);
  byline_text_add_mark (text, 8, 12, BYLINE_MARK_LINK, "https://example.org/?a=1&b=\"");
  byline_text_add_mark (text, 13, 14, BYLINE_MARK_EM, NULL);
  byline_text_add_mark (text, 15, 16, BYLINE_MARK_LINK, "javascript:x");
  markup = byline_table_grid_markup (text);

  g_assert_true (g_str_has_prefix (
    markup, "<b>a</b> &lt;b&gt; &amp; <a href=\"https://example.org/?a=1&amp;b="));
  g_assert_true (g_str_has_suffix (markup, "\">link</a> <i>é</i> x"));
  g_assert_true (pango_parse_markup ("x", -1, 0, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/document/parts/tables", test_tables);
  g_test_add_func ("/document/parts/wide-tables", test_wide_tables);
  g_test_add_func ("/document/parts/long-cell", test_long_cell);
  g_test_add_func ("/document/parts/table-cells", test_table_cells);
  g_test_add_func ("/document/parts/endless-words", test_endless_words);
  g_test_add_func ("/document/parts/table-words", test_table_words);
  g_test_add_func ("/document/parts/code", test_code);
  g_test_add_func ("/document/parts/wheel", test_wheel);
  g_test_add_func ("/document/parts/table-markup", test_table_markup);

  return g_test_run ();
}
