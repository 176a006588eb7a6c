/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-builder.h"
#include "byline-document-part.h"
#include "byline-find-bar.h"
#include "byline-side-scroller.h"
#include "test-helpers.h"
#include "test-reading-articles.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  BylineFindBar *bar;
} FindFixture;

static BylineDocumentBuffer *
document_new (const char *const *paragraphs)
{
  BylineDocumentBuffer *buffer = byline_document_buffer_new ();
  g_autoptr (BylineArticle) article = byline_article_new ();

  article->title = g_strdup ("Harbour news");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    test_article_add (article, BYLINE_BLOCK_PARAGRAPH, paragraphs[i]);
  byline_document_build (buffer, article);
  return buffer;
}

static void
show (FindFixture *fixture, const char *const *paragraphs)
{
  g_autoptr (BylineDocumentBuffer) buffer = document_new (paragraphs);

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), buffer);
}

static void
set_up (FindFixture *fixture, gconstpointer data)
{
  static const char *const paragraphs[] = { "The harbour is closed.",
                                            "Ships wait. HARBOUR pilots, too.",
                                            "Ferien am Meer: 3 ß 5", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->view = byline_document_view_new ();
  fixture->bar = BYLINE_FIND_BAR (byline_find_bar_new (BYLINE_DOCUMENT_VIEW (fixture->view)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_box_append (GTK_BOX (box), fixture->view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show (fixture, paragraphs);
}

static void
tear_down (FindFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *icon)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (icon == NULL || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_entry (FindFixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY, NULL);
}

/* Types @words; the entry says so after a moment, which is not waited for. */
static void
type (FindFixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), words);
  g_signal_emit_by_name (get_entry (fixture), "search-changed");
}

/* What stands beside the entry. */
static const char *
get_count (FindFixture *fixture)
{
  GtkWidget *label = gtk_widget_get_next_sibling (get_entry (fixture));

  g_assert_true (GTK_IS_LABEL (label));
  return gtk_label_get_text (GTK_LABEL (label));
}

static void
press (FindFixture *fixture, const char *icon)
{
  g_signal_emit_by_name (find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, icon), "clicked");
}

/* Returns: how many characters have the tag. */
static guint
count_tagged (FindFixture *fixture, const char *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    n += gtk_text_iter_has_tag (&iter, tag);
  while (gtk_text_iter_forward_char (&iter));
  return n;
}

/* Capitals are no other letters; all are marked, the one that is shown more so. */
static void
test_find (FindFixture *fixture, gconstpointer data)
{
  byline_find_bar_begin (fixture->bar);
  g_assert_true (byline_find_bar_is_open (fixture->bar));
  g_assert_cmpstr (get_count (fixture), ==, "");
  type (fixture, "harbour");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 3");
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 3 * strlen ("harbour"));
  g_assert_cmpuint (count_tagged (fixture, "current-match"), ==, strlen ("harbour"));
  type (fixture, "lighthouse");
  g_assert_cmpstr (get_count (fixture), ==, "None");
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 0);
  type (fixture, "3 ß");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
}

/* After the last comes the first, before the first the last. */
static void
test_steps (FindFixture *fixture, gconstpointer data)
{
  byline_find_bar_begin (fixture->bar);
  type (fixture, "harbour");
  press (fixture, "go-up-symbolic");
  g_assert_cmpstr (get_count (fixture), ==, "3 of 3 · from the end");
  press (fixture, "go-down-symbolic");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 3 · from the beginning");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 3");
  /* Where nothing is found there is nowhere to go. */
  type (fixture, "lighthouse");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_count (fixture), ==, "None");
  g_assert_false (gtk_widget_get_sensitive (
    find_widget (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, "go-down-symbolic")));
}

/* Returns: how many labels of a widget have something marked in them. */
static guint
count_marked (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && gtk_label_get_attributes (GTK_LABEL (widget)) != NULL &&
            gtk_widget_get_ancestor (widget, BYLINE_TYPE_DOCUMENT_PART) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_marked (child);
  return n;
}

/* Tables, listings and captions are looked through as the text is, in its order. */
static void
test_parts (FindFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineDocumentBuffer) buffer = byline_document_buffer_new ();
  g_autoptr (BylineArticle) article = test_article_new_full ();

  byline_document_build (buffer, article);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), buffer);
  byline_find_bar_begin (fixture->bar);
  /* In a cell only. */
  type (fixture, "loud until");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
  g_assert_cmpuint (count_marked (fixture->view), ==, 1);
  /* In a table's caption. */
  type (fixture, "Three years of");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 1");
  g_assert_cmpuint (count_marked (fixture->view), ==, 0);
  /* In cells and in the text. */
  type (fixture, "forums");
  g_assert_cmpstr (get_count (fixture), ==, "1 of 2");
  g_assert_cmpuint (count_marked (fixture->view), ==, 1);
  byline_find_bar_end (fixture->bar);
  g_assert_cmpuint (count_marked (fixture->view), ==, 0);
}

/* Shows a table of one row, which is wider than the window. */
static void
show_wide_table (FindFixture *fixture)
{
  g_autoptr (BylineDocumentBuffer) buffer = byline_document_buffer_new ();
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *table = test_article_add (article, BYLINE_BLOCK_TABLE, NULL);
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

  article->title = g_strdup ("Harbour news");
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (table->rows, row);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *words = g_strdup_printf ("extraordinarily-%u", i);

      g_ptr_array_add (row, byline_cell_new (byline_text_new (words)));
    }
  byline_document_build (buffer, article);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), buffer);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  gtk_widget_set_vexpand (fixture->view, TRUE);
  test_run_ms (300);
}

/* Returns: (transfer none): the cell with those words */
static GtkWidget *
find_cell (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): what a widget looks like on the screen, as it was drawn last */
static GBytes *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes *bytes;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);

  return bytes;
}

/* Waits until a widget looks as before, or otherwise, which takes a frame. */
static void
wait_for_look (GtkWidget *widget, GBytes *before, gboolean is_same)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GBytes) now = NULL;

      test_run_ms (50);
      now = draw (widget);
      if (now != NULL && g_bytes_equal (now, before) == is_same)
        return;
    }
  g_assert_not_reached ();
}

/* The word that was looked for before is not marked on the screen any more. */
static void
test_part_is_drawn (FindFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  GtkWidget *cell;

  show_wide_table (fixture);
  cell = find_cell (fixture->view, "extraordinarily-1");
  for (guint i = 0; i < 100 && before == NULL; i++)
    {
      test_run_ms (50);
      before = draw (cell);
    }
  g_assert_nonnull (before);
  byline_find_bar_begin (fixture->bar);
  type (fixture, "extraordinarily-1");
  wait_for_look (cell, before, FALSE);
  type (fixture, "harbour");
  wait_for_look (cell, before, TRUE);
}

/* All of what was found is in sight, not only where it begins. */
static void
test_sideways (FindFixture *fixture, gconstpointer data)
{
  GtkWidget *cell, *scroller;
  graphene_rect_t place;

  show_wide_table (fixture);
  byline_find_bar_begin (fixture->bar);
  for (guint i = 14; i-- > 0;)
    {
      g_autofree char *words = g_strdup_printf ("extraordinarily-%u", i);

      type (fixture, words);
      cell = find_cell (fixture->view, words);
      scroller = gtk_widget_get_ancestor (cell, BYLINE_TYPE_SIDE_SCROLLER);
      /* It is laid out in the next frame, which may be late. */
      for (guint j = 0; j < 100; j++)
        {
          test_run_ms (30);
          g_assert_true (gtk_widget_compute_bounds (cell, scroller, &place));
          if (place.origin.x >= 0 &&
              place.origin.x + place.size.width <= gtk_widget_get_width (scroller))
            break;
        }
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, gtk_widget_get_width (scroller));
    }
}

static void
test_end (FindFixture *fixture, gconstpointer data)
{
  g_assert_false (byline_find_bar_end (fixture->bar));
  byline_find_bar_begin (fixture->bar);
  type (fixture, "harbour");
  g_assert_true (byline_find_bar_end (fixture->bar));
  g_assert_false (byline_find_bar_is_open (fixture->bar));
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 0);
  /* The next search begins anew. */
  byline_find_bar_begin (fixture->bar);
  g_assert_cmpstr (get_count (fixture), ==, "");
}

/* Another text is looked through when it is said to be there, if the bar is open. */
static void
test_update (FindFixture *fixture, gconstpointer data)
{
  static const char *const paragraphs[] = { "A harbour.", NULL };

  byline_find_bar_begin (fixture->bar);
  type (fixture, "harbour");
  byline_find_bar_clear (fixture->bar);
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 0);
  show (fixture, paragraphs);
  byline_find_bar_update (fixture->bar);
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 2 * strlen ("harbour"));
  byline_find_bar_end (fixture->bar);
  byline_find_bar_update (fixture->bar);
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 0);
}

/* A letter that stands everywhere is marked so often and no more. */
static void
test_many (FindFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (9000, 'e');
  const char *paragraphs[] = { text, NULL };

  show (fixture, paragraphs);
  byline_find_bar_begin (fixture->bar);
  type (fixture, "e");
  g_assert_cmpstr (get_count (fixture), ==, "1 of more than 4000");
}

/* Enter looks for all that was typed, however fast it comes, and the entry's late word leads nowhere else. */
static void
test_enter_at_once (FindFixture *fixture, gconstpointer data)
{
  byline_find_bar_begin (fixture->bar);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "harbour");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 3");
  g_signal_emit_by_name (get_entry (fixture), "search-changed");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 3");
}

/* Its button closes it, and is called so for those who hear it. */
static void
test_close (FindFixture *fixture, gconstpointer data)
{
  GtkWidget *close;

  byline_find_bar_begin (fixture->bar);
  close = test_find_button (GTK_WIDGET (fixture->bar), "Close");
  g_assert_nonnull (close);
  type (fixture, "harbour");
  g_assert_cmpuint (count_tagged (fixture, "match"), >, 0);
  g_signal_emit_by_name (close, "clicked");
  g_assert_cmpuint (count_tagged (fixture, "match"), ==, 0);
  g_assert_false (byline_find_bar_end (fixture->bar));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/find-bar/" name, FindFixture, NULL, set_up, func, tear_down)
  ADD ("find", test_find);
  ADD ("steps", test_steps);
  ADD ("end", test_end);
  ADD ("close", test_close);
  ADD ("update", test_update);
  ADD ("many", test_many);
  ADD ("parts", test_parts);
  ADD ("part-drawn", test_part_is_drawn);
  ADD ("sideways", test_sideways);
  ADD ("enter-at-once", test_enter_at_once);
#undef ADD
  return g_test_run ();
}
