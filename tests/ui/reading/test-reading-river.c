/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-decorations.h"
#include "byline-document-place.h"
#include "test-river-fixture.h"

/* What is over the upper third is the story; headline and title follow. */
static void
test_in_view (Fixture *fixture, gconstpointer data)
{
  double value;

  test_run_ms (200);
  g_assert_cmpint (river_get_in_view (fixture), ==, 1);
  river_scroll_into (fixture, 2);
  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==, "Story 2");
  g_assert_cmpint (river_get_y (fixture, 2), <, gtk_widget_get_height (fixture->window) / 3);

  /* A few pixels back and forth change nothing. */
  value = gtk_adjustment_get_value (river_get_adjustment (fixture));
  fixture->n_changes = 0;
  for (guint i = 0; i < 6; i++)
    {
      gtk_adjustment_set_value (river_get_adjustment (fixture), value - (i % 2) * 5);
      test_run_ms (15);
    }
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  river_scroll_into (fixture, 1);
  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==, "Story 1");
  g_assert_cmpint (fixture->passed, ==, 0);
  river_scroll_into (fixture, 4);
  g_assert_cmpint (fixture->passed, >=, 2);
  /* None of those that only came by was read. */
  g_assert_cmpuint (fixture->read->len, ==, 0);
}

/* Read is what was unfolded; of what shows all that there is, what was seen to its end. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = byline_article_new ();

  article->title = g_strdup ("A short one");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "That is all.");
  test_library_add (fixture->library, 3, article);
  river_scroll_into (fixture, 2);
  g_assert_false (river_has_read (fixture, 2));
  river_toggle (fixture, 2);
  g_assert_true (river_has_read (fixture, 2));
  g_assert_false (river_has_read (fixture, 3));
  river_scroll_into (fixture, 3);
  test_run_ms (50);
  g_assert_true (river_has_read (fixture, 3));
  g_assert_cmpuint (fixture->read->len, ==, 2);
  river_scroll_into (fixture, 4);
  river_scroll_into (fixture, 3);
  g_assert_cmpuint (fixture->read->len, ==, 2);
}

/* Waits until a story stands at the top. */
static void
wait_for_top (Fixture *fixture, gint64 id)
{
  for (guint i = 0; i < 500 && ABS (river_get_y (fixture, id)) >= 80; i++)
    test_run_ms (20);
}

/* A story that is jumped to is the one in view, wherever it comes to stand. */
static void
test_jump (Fixture *fixture, gconstpointer data)
{
  test_run_ms (200);
  g_assert_false (byline_reading_view_open_in_river (fixture->view, 50));
  river_scroll_into (fixture, 2);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 3));
  g_assert_cmpint (river_get_in_view (fixture), ==, 3);
  wait_for_top (fixture, 3);
  g_assert_cmpint (river_get_in_view (fixture), ==, 3);
  g_assert_cmpint (ABS (river_get_y (fixture, 3)), <, 80);
  /* To go there is to open it. */
  g_assert_true (river_has_read (fixture, 3));
  g_assert_false (river_has_read (fixture, 2));
  g_assert_cmpint (byline_river_find (river_get_document (fixture), 3)->state, ==,
                   BYLINE_RIVER_UNFOLDED);
  /* What was opened is scrolled to when it is opened again. */
  byline_reading_view_show_story (fixture->view, 1);
  test_run_ms (300);
  g_assert_cmpint (river_get_in_view (fixture), ==, 1);
  g_assert_nonnull (byline_river_find (river_get_document (fixture), 3));
}

/* A page down goes as far as the story's end; what is folded is unfolded, not passed by. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  test_run_ms (500);
  while (byline_reading_view_page (fixture->view, FALSE))
    {
      test_run_ms (300);
      g_assert_cmpuint (++n, <, 30);
    }
  g_assert_cmpint (river_get_in_view (fixture), ==, 1);
  g_assert_cmpuint (n, >, 2);
  river_scroll_into (fixture, 2);
  g_assert_true (byline_reading_view_page (fixture->view, FALSE));
  g_assert_true (river_has_read (fixture, 2));
  g_assert_cmpint (river_get_in_view (fixture), ==, 2);
  g_assert_true (byline_reading_view_page (fixture->view, FALSE));
}

/* Keep Reading and Show Less leave the headline where it is. */
static void
test_fold (Fixture *fixture, gconstpointer data)
{
  int y;

  river_scroll_into (fixture, 5);
  test_run_ms (200);
  y = river_get_y (fixture, 5);
  river_toggle (fixture, 5);
  test_run_ms (200);
  g_assert_cmpint (river_get_y (fixture, 5), ==, y);
  river_toggle (fixture, 5);
  test_run_ms (200);
  g_assert_cmpint (river_get_y (fixture, 5), ==, y);
  g_assert_cmpint (river_get_in_view (fixture), ==, 5);
}

static double
get_value (Fixture *fixture)
{
  return gtk_adjustment_get_value (river_get_adjustment (fixture));
}

/* Returns: (transfer full): the paragraph at the top of the view, and which one of the text it is. */
static char *
dup_top_line (Fixture *fixture)
{
  BylineRiverEntry *entry = byline_river_find (river_get_document (fixture),
                                               river_get_in_view (fixture));
  GdkRectangle visible;
  GtkTextIter start, end, top;
  g_autofree char *text = NULL;

  gtk_text_view_get_visible_rect (river_get_text_view (fixture), &visible);
  gtk_text_view_get_line_at_y (river_get_text_view (fixture), &start, visible.y, NULL);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (&start, &end);
  /* As long as a story's end is far away, there is no river below it: the document is the story. */
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (river_get_document (fixture)), &top);
  if (entry != NULL)
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (river_get_document (fixture)), &top,
                                      entry->top);

  return g_strdup_printf ("%d %s",
                          gtk_text_iter_get_line (&start) - gtk_text_iter_get_line (&top) +
                            (entry == NULL || entry->is_opened),
                          text);
}

/* Scrolls there, as soon as so much text has been laid out, and rests until the place is kept. */
static void
rest_at (Fixture *fixture, double value)
{
  for (guint i = 0; i < 500 && get_value (fixture) != value; i++)
    {
      gtk_adjustment_set_value (river_get_adjustment (fixture), value);
      test_run_ms (20);
    }
  g_assert_cmpfloat (get_value (fixture), ==, value);
  test_run_ms (900);
  g_assert_cmpfloat (get_value (fixture), ==, value);
}

/* Waits until the view stands still at @value, a pixel more or less. */
static void
wait_for_value (Fixture *fixture, double value)
{
  guint n = 0;

  for (guint i = 0; i < 500 && n < 10; i++)
    {
      test_run_ms (20);
      n = ABS (get_value (fixture) - value) <= 1 ? n + 1 : 0;
    }
  g_assert_cmpfloat (ABS (get_value (fixture) - value), <=, 1);
}

/* The same of a story of the river: @y below the top of the view. */
static void
wait_for_y (Fixture *fixture, gint64 id, int y)
{
  guint n = 0;

  for (guint i = 0; i < 500 && n < 10; i++)
    {
      test_run_ms (20);
      n = ABS (river_get_y (fixture, id) - y) <= 1 ? n + 1 : 0;
    }
  g_assert_cmpint (ABS (river_get_y (fixture, id) - y), <=, 1);
}

/* A story opens where it was left, to the pixel, also with others between, and in another size of the
 * text; one that was read to its end opens at its beginning. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int y;

  rest_at (fixture, 421);
  byline_reading_view_show_story (fixture->view, 9);
  wait_for_value (fixture, 0);
  byline_reading_view_show_story (fixture->view, 1);
  wait_for_value (fixture, 421);
  g_assert_cmpint (river_get_in_view (fixture), ==, 1);

  /* In the river: there and back again */
  river_scroll_into (fixture, 3);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 3));
  test_run_ms (600);
  rest_at (fixture, get_value (fixture) + 333);
  g_assert_cmpint (river_get_in_view (fixture), ==, 3);
  y = river_get_still_y (fixture, 3);
  byline_reading_view_show_story (fixture->view, 1);
  test_run_ms (600);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 3));
  wait_for_y (fixture, 3, y);
  g_assert_cmpint (river_get_in_view (fixture), ==, 3);

  /* Opened by itself, in larger letters */
  before = dup_top_line (fixture);
  byline_reading_view_show_story (fixture->view, 9);
  test_run_ms (300);
  byline_reading_view_set_text_scale (fixture->view, 1.7);
  byline_reading_view_show_story (fixture->view, 3);
  for (guint i = 0; i < 500 && get_value (fixture) <= 300; i++)
    test_run_ms (20);
  test_run_ms (600);
  g_assert_cmpfloat (get_value (fixture), >, 300);
  after = dup_top_line (fixture);
  g_assert_cmpstr (after, ==, before);
  byline_reading_view_set_text_scale (fixture->view, 1);

  /* Read to the end and scrolled past */
  river_scroll_into (fixture, 4);
  byline_reading_view_show_story (fixture->view, 20);
  test_run_ms (300);
  byline_reading_view_show_story (fixture->view, 3);
  test_run_ms (600);
  g_assert_cmpfloat (get_value (fixture), ==, 0);
}

/* Also where the space below a paragraph is at the top of the view. */
static void
test_place_between (Fixture *fixture, gconstpointer data)
{
  GtkTextIter iter;
  int y, height;

  rest_at (fixture, 421);
  gtk_text_view_get_line_at_y (river_get_text_view (fixture), &iter, 421, NULL);
  gtk_text_view_get_line_yrange (river_get_text_view (fixture), &iter, &y, &height);
  rest_at (fixture, y + height - 2);
  byline_reading_view_show_story (fixture->view, 9);
  wait_for_value (fixture, 0);
  byline_reading_view_show_story (fixture->view, 1);
  wait_for_value (fixture, y + height - 2);
}

/* From the middle of a story of the river back to the one that was opened, and there again. */
static void
test_back_up (Fixture *fixture, gconstpointer data)
{
  int y;

  river_scroll_into (fixture, 2);
  g_assert_true (byline_reading_view_page (fixture->view, FALSE));
  test_run_ms (600);
  rest_at (fixture, get_value (fixture) + 333);
  y = river_get_still_y (fixture, 2);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 1));
  test_run_ms (600);
  g_assert_cmpint (river_get_in_view (fixture), ==, 1);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 2));
  wait_for_y (fixture, 2, y);
  g_assert_cmpint (river_get_in_view (fixture), ==, 2);
}

/* As by the pointer. Returns: the gesture that opens the reader's menu. */
static GtkEventController *
find_menu_gesture (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        return controller;
    }
  g_assert_not_reached ();
}

static void
popdown_all (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_popdown (GTK_POPOVER (child));
}

/* Time that something else takes from the frames. */
static gboolean
load_cb (gpointer user_data)
{
  g_usleep (g_random_int_range (0, 12) * 1000);

  return G_SOURCE_CONTINUE;
}

/* Menus open and close while stories are written, unfolded and removed around, the view scrolls and the
 * window changes its size, under load: the view is always drawn (a warning of GTK ends the test). */
static void
test_menus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (river_get_text_view (fixture));
  GtkEventController *gesture = find_menu_gesture (view);
  guint source = g_timeout_add (11, load_cb, NULL);

  for (guint i = 0; i < 120; i++)
    {
      g_signal_emit_by_name (gesture, "pressed", 1, 40.0 + i, 30.0 + 3 * i);
      gtk_adjustment_set_value (river_get_adjustment (fixture),
                                get_value (fixture) + (i % 40 < 25 ? 300 : -300));
      test_run_ms (i % 4 * 8);
      river_toggle (fixture, river_get_in_view (fixture));
      if (i % 5 == 4)
        byline_reading_view_set_text_scale (fixture->view, 1.0 + i % 3 * 0.2);
      if (i % 10 == 9)
        gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600 + (int) i, 500 + (int) i);
      test_run_ms (i % 3 * 10);
      /* As a press elsewhere does. */
      popdown_all (view);
    }
  g_source_remove (source);
  popdown_all (view);
  test_run_ms (200);
  g_assert_cmpint (river_get_in_view (fixture), >, 0);
}

/* Whatever asks for a size after sizes were given out, the text is drawn (GTK would warn, and leave it out). */
static void
test_late_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (river_get_text_view (fixture));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  test_run_ms (300);
  for (GtkWidget *widget = view; widget != GTK_WIDGET (fixture->view);
       widget = gtk_widget_get_parent (widget))
    {
      gtk_widget_queue_allocate (view);
      gtk_widget_queue_allocate (widget);
      GTK_WIDGET_GET_CLASS (fixture->view)->snapshot (GTK_WIDGET (fixture->view), snapshot);
    }
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
}

/* --- What changes while a frame is drawn --- */

typedef void (*SnapshotFunc) (GtkWidget *widget, GtkSnapshot *snapshot);

static struct {
  Fixture *fixture;
  SnapshotFunc draw;
  gboolean is_drawn;
  gboolean is_asked; /* to hide most of the text */
  guint n_told;
} frame;

static void
snapshot_cb (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (river_get_document (frame.fixture));
  GtkTextIter start, end;

  frame.is_drawn = TRUE;
  if (frame.is_asked)
    {
      frame.is_asked = FALSE;
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_iter_set_offset (&start, gtk_text_iter_get_offset (&end) / 5);
      gtk_text_buffer_apply_tag (buffer,
                                 gtk_text_buffer_create_tag (buffer, NULL, "invisible", TRUE, NULL),
                                 &start, &end);
    }
  frame.draw (widget, snapshot);
  frame.is_drawn = FALSE;
}

static void
story_cb (void)
{
  /* Whoever is told changes other widgets, which are being drawn, too. */
  g_assert_false (frame.is_drawn);
  frame.n_told++;
}

/* A text's lines get their heights while they are drawn. Text that is hidden in that moment scrolls the view back: all is drawn
 * (GTK would warn, and leave out what must have another size), and the story in view is told of behind it. */
static void
test_late_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *clamp = gtk_widget_get_parent (GTK_WIDGET (river_get_text_view (fixture)));
  GtkWidget *scrolled = gtk_widget_get_ancestor (clamp, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (clamp);
  gint64 before;

  /* A scroll bar that is always there. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  river_scroll_into (fixture, 5);
  test_run_ms (100);
  before = river_get_in_view (fixture);
  frame.fixture = fixture;
  frame.draw = klass->snapshot;
  frame.is_asked = TRUE;
  klass->snapshot = snapshot_cb;
  g_signal_connect (fixture->view, "notify::story", G_CALLBACK (story_cb), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (river_get_text_view (fixture)));
  test_run_ms (500);
  g_assert_false (frame.is_asked);
  g_assert_cmpint (river_get_in_view (fixture), !=, before);
  g_assert_cmpuint (frame.n_told, >, 0);
  g_signal_handlers_disconnect_by_func (fixture->view, story_cb, NULL);
  klass->snapshot = frame.draw;
}

static gboolean
hide_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_iter_set_offset (&start, gtk_text_iter_get_offset (&end) / 5);
  gtk_text_buffer_apply_tag (buffer,
                             gtk_text_buffer_create_tag (buffer, NULL, "invisible", TRUE, NULL),
                             &start, &end);
  gtk_widget_queue_allocate (view);
  gtk_widget_queue_resize (user_data);
  return G_SOURCE_REMOVE;
}

/* A text that gets its lines' heights while sizes are given out asks for another size, and so for all that it is in, which
 * have theirs already: they are drawn (GTK would warn, leave out all, and never ask them again). */
static void
test_size_within_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other = gtk_label_new ("Other");
  g_autoptr (GtkWidget) view = GTK_WIDGET (g_object_ref (fixture->view));

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (inner), view);
  gtk_box_append (GTK_BOX (outer), inner);
  gtk_box_append (GTK_BOX (outer), other);
  gtk_window_set_child (GTK_WINDOW (fixture->window), outer);
  river_scroll_into (fixture, 5);
  test_run_ms (300);
  gtk_widget_add_tick_callback (GTK_WIDGET (river_get_text_view (fixture)), hide_cb, other, NULL);
  test_run_ms (300);
}

/* What the library kept: the line is found though others came in before it. */
static void
test_kept_place (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = river_make_article (9);
  GtkTextIter iter, end;
  GdkRectangle visible;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 12; i++)
    test_article_add (
      article, BYLINE_BLOCK_PARAGRAPH,
      "What comes behind it is as long again, so that it can stand at the top of the "
      "view; for that there has to be something below it, and there is.");
  article->position = byline_record_new (&byline_reading_position_record);
  article->position->block = 3;
  article->position->mark = g_str_hash ("The end of story 9.");
  article->position->offset = 4;
  test_library_add (fixture->library, 9, article);
  byline_reading_view_show_story (fixture->view, 9);
  test_run_ms (600);
  gtk_text_view_get_visible_rect (river_get_text_view (fixture), &visible);
  gtk_text_view_get_line_at_y (river_get_text_view (fixture), &iter, visible.y + 2, NULL);
  end = iter;
  gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (&iter, &end);
  g_assert_cmpstr (text, ==, "The end of story 9.");
}

/* Returns: the link at the middle of a story's portrait, where it stands beside a line that begins on the
 * right, or on the left. */
static BylineDocumentLink *
find_portrait (Fixture *fixture, gint64 id, gboolean on_right)
{
  const BylineDocumentLook look = {
    .view = river_get_text_view (fixture),
    .document = river_get_document (fixture),
    .scale = 1,
  };
  GPtrArray *objects = byline_document_buffer_get_objects (look.document);

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);
      GdkRectangle place;
      GtkTextIter iter;

      if (object->image == NULL ||
          byline_river_find_at (look.document, object->range.start)->key != id)
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (look.document), &iter,
                                          (int) object->range.start);
      g_assert_true (byline_document_place_get_location (look.view, &iter, &place));
      return byline_document_decorations_find_link (&look, place.x + (on_right ? 28 : -28),
                                                    place.y + 10);
    }

  return NULL;
}

/* Returns: what lies @beside pixels to the left of the first letter of a story's pill. */
static BylineDocumentLink *
find_pill (Fixture *fixture, gint64 id, int beside)
{
  const BylineDocumentLook look = {
    .view = river_get_text_view (fixture),
    .document = river_get_document (fixture),
    .scale = 1,
  };
  GPtrArray *links = byline_document_buffer_get_links (look.document);

  for (guint i = 0; i < links->len; i++)
    {
      const BylineDocumentLink *link = g_ptr_array_index (links, i);
      GdkRectangle place;
      GtkTextIter iter;

      if (link->kind != BYLINE_LINK_TOGGLE || link->id != id)
        continue;
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (look.document), &iter,
                                          (int) link->range.start);
      g_assert_true (byline_document_place_get_location (look.view, &iter, &place));
      gtk_adjustment_set_value (river_get_adjustment (fixture), place.y - 200);
      test_run_ms (100);
      return byline_document_decorations_find_link (&look,
                                                    MIN (place.x, place.x + place.width) - beside,
                                                    place.y + 10);
    }

  return NULL;
}

/* Stories of both directions stand in one river: the portrait is on the side where its own story begins, and the
 * pill is around its words, whichever way these run. */
static void
test_directions (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = river_make_article (2);

  article->direction = BYLINE_DIRECTION_RTL;
  test_library_add (fixture->library, 2, article);
  river_scroll_into (fixture, 2);
  test_run_ms (300);
  g_assert_nonnull (find_portrait (fixture, 2, TRUE));
  g_assert_null (find_portrait (fixture, 2, FALSE));
  g_assert_nonnull (find_pill (fixture, 2, 8));
  g_assert_null (find_pill (fixture, 2, 30));
  river_scroll_into (fixture, 3);
  test_run_ms (300);
  g_assert_nonnull (find_portrait (fixture, 3, FALSE));
  g_assert_null (find_portrait (fixture, 3, TRUE));
  g_assert_nonnull (find_pill (fixture, 3, 8));
}

typedef struct {
  guint kind;
  gint64 id;
  char *target;
} Followed;

static void
followed_cb (Followed *followed, guint kind, const char *target, gint64 id)
{
  followed->kind = kind;
  followed->id = id;
  g_free (followed->target);
  followed->target = g_strdup (target);
}

/* A headline opens its story here; with Ctrl, its page in the browser. */
static void
test_headline (Fixture *fixture, gconstpointer data)
{
  BylineDocumentView *view = BYLINE_DOCUMENT_VIEW (river_get_text_view (fixture));
  BylineDocumentLink *headline = NULL;
  Followed followed = { 0, 0, NULL };
  GPtrArray *links;

  river_scroll_into (fixture, 2);
  links = byline_document_buffer_get_links (river_get_document (fixture));
  for (guint i = 0; i < links->len; i++)
    if (((BylineDocumentLink *) g_ptr_array_index (links, i))->kind == BYLINE_LINK_STORY &&
        ((BylineDocumentLink *) g_ptr_array_index (links, i))->id == 2)
      headline = g_ptr_array_index (links, i);
  g_assert_nonnull (headline);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  byline_document_view_focus_link (view, headline->range.start);
  g_signal_connect_swapped (view, "activate-link", G_CALLBACK (followed_cb), &followed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "focus.other-way", NULL));
  g_assert_cmpuint (followed.kind, ==, BYLINE_LINK_BROWSER);
  g_assert_cmpstr (followed.target, ==, "https://example.org/summit");
  test_press_key (GTK_WIDGET (view), GDK_KEY_Return);
  g_assert_cmpuint (followed.kind, ==, BYLINE_LINK_STORY);
  g_assert_cmpint (followed.id, ==, 2);
  g_free (followed.target);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (river_get_document (fixture)), &start, &end);

  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (river_get_document (fixture)), &start, &end,
                                    TRUE);
}

static void
activated_cb (gint64 *out, gint64 id)
{
  *out = id;
}

/* With Tab to the last link, and Enter. Returns: the story that this asks for */
static gint64
follow_last_link (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (river_get_text_view (fixture));
  gint64 asked = 0;
  gulong id = g_signal_connect_swapped (fixture->view, "story-activated", G_CALLBACK (activated_cb),
                                        &asked);
  GPtrArray *links = byline_document_buffer_get_links (river_get_document (fixture));

  gtk_widget_grab_focus (view);
  for (guint i = 0; i < links->len && gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD); i++)
    ;
  test_press_key (view, GDK_KEY_Return);
  g_signal_handler_disconnect (fixture->view, id);

  return asked;
}

/* Without a river a button leads to the next story. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *alone = NULL;
  g_autofree char *river = NULL;

  g_object_set (fixture->view, "river", FALSE, NULL);
  test_run_ms (300);
  gtk_adjustment_set_value (river_get_adjustment (fixture), 1e6);
  test_run_ms (300);
  alone = dup_text (fixture);
  g_assert_true (g_str_has_suffix (alone, "\nNext: Headline 2\n"));
  g_assert_null (byline_river_find (river_get_document (fixture), 2));
  g_assert_false (byline_reading_view_open_in_river (fixture->view, 2));
  g_assert_cmpint (follow_last_link (fixture), ==, 2);

  g_object_set (fixture->view, "river", TRUE, NULL);
  test_run_ms (600);
  river = dup_text (fixture);
  g_assert_null (strstr (river, "Next: Headline"));
  river_scroll_into (fixture, 2);
}

/* The last story of the river is muted, and is in the list no more: others follow it all the same. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  GPtrArray *entries;
  gint64 last;

  test_run_ms (400);
  entries = byline_river_get_entries (river_get_document (fixture));
  last = ((BylineRiverEntry *) entries->pdata[entries->len - 1])->key;
  g_assert_cmpint (last, >, 2);
  test_story_list_remove (fixture->list, last);
  test_story_list_remove (fixture->list, last + 1);
  river_scroll_into (fixture, last + 2);
}

/* A story that is shown before the list is there has its river, or its button, as soon as that comes. */
static void
test_late_list (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = test_article_new ("A short one");
  g_autofree char *alone = NULL;

  byline_reading_view_set_next (fixture->view, NULL);
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "That is all.");
  test_library_add (fixture->library, 7, article);
  byline_reading_view_show_story (fixture->view, 7);
  test_run_ms (400);
  g_assert_null (byline_river_find (river_get_document (fixture), 8));
  byline_reading_view_set_next (fixture->view, fixture->list);
  test_run_ms (400);
  g_assert_nonnull (byline_river_find (river_get_document (fixture), 8));

  byline_reading_view_set_next (fixture->view, NULL);
  g_object_set (fixture->view, "river", FALSE, NULL);
  test_run_ms (400);
  byline_reading_view_set_next (fixture->view, fixture->list);
  test_run_ms (400);
  alone = dup_text (fixture);
  g_assert_true (g_str_has_suffix (alone, "\nNext: Headline 8\n"));
}

/* If the reader wishes, all text shows from the beginning; nothing is read by that. */
static void
test_unfolded (Fixture *fixture, gconstpointer data)
{
  BylineArticle *excerpt = test_article_new ("Story 3");

  excerpt->is_excerpt = TRUE;
  excerpt->wants_page = TRUE;
  test_library_add (fixture->library, 3, excerpt);
  test_library_add_page (fixture->library, 3, river_make_article (3));
  g_object_set (fixture->view, "unfold-river", TRUE, NULL);
  test_run_ms (300);
  river_scroll_into (fixture, 2);
  g_assert_cmpint (byline_river_find (river_get_document (fixture), 2)->state, ==,
                   BYLINE_RIVER_UNFOLDED);
  g_assert_cmpuint (fixture->read->len, ==, 0);
  river_scroll_into (fixture, 3);
  g_assert_true (river_has_read (fixture, 2));
  test_run_ms (100);
  g_assert_cmpint (byline_river_find (river_get_document (fixture), 3)->state, ==,
                   BYLINE_RIVER_UNFOLDED);
  g_assert_false (river_has_read (fixture, 3));
}

/* Far from the view stories are forgotten, as soon as there is time for it. */
static void
wait_until_small (Fixture *fixture)
{
  for (guint i = 0;
       i < 200 && byline_river_get_entries (river_get_document (fixture))->len >= N_STORIES; i++)
    test_run_ms (20);
  g_assert_cmpuint (byline_river_get_entries (river_get_document (fixture))->len, <, N_STORIES);
}

/* The river has no end but the list's, and the document stays small. */
static void
test_endless (Fixture *fixture, gconstpointer data)
{
  for (gint64 id = 2; id <= N_STORIES; id++)
    {
      river_scroll_into (fixture, id);
      wait_until_small (fixture);
    }
  g_assert_null (byline_river_find (river_get_document (fixture), 1));
  /* Back at the top is what was opened, whole. */
  for (gint64 id = N_STORIES - 1; id > 0; id--)
    {
      river_scroll_into (fixture, id);
      wait_until_small (fixture);
    }
  g_assert_nonnull (byline_river_find (river_get_document (fixture), 1));
  g_assert_null (byline_river_find (river_get_document (fixture), N_STORIES));
}

/* Whatever is removed and comes back above: the story in view stays where it is. */
static void
test_still (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *adjustment = river_get_adjustment (fixture);
  guint n_moves = 0, n_removed = 0, n_added = 0;

  test_run_ms (200);
  for (guint i = 0; i < 190; i++)
    {
      GPtrArray *entries = byline_river_get_entries (river_get_document (fixture));
      gint64 id = river_get_in_view (fixture);
      gint64 top = entries->len > 0 ? ((BylineRiverEntry *) entries->pdata[0])->key : 1, now;
      int y;

      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + (i < 110 ? 470 : -470));
      id = river_get_in_view (fixture);
      if (byline_river_find (river_get_document (fixture), id) == NULL)
        continue;
      y = river_get_y (fixture, id);
      test_run_ms (60);
      now = ((BylineRiverEntry *) entries->pdata[0])->key;
      n_removed += now > top;
      n_added += now < top;
      if (now != top && river_get_y (fixture, id) != y)
        {
          g_test_message ("%d: story %d went from %d to %d (top %d, was %d)", i, (int) id, y,
                          river_get_y (fixture, id), (int) now, (int) top);
          n_moves++;
        }
    }
  g_assert_cmpuint (n_removed, >, 3);
  g_assert_cmpuint (n_added, >, 3);
  g_assert_cmpuint (n_moves, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/river/" path, Fixture, NULL, river_set_up, function, river_tear_down)

int
main (int argc, char **argv)
{
  river_init (&argc, &argv);

  ADD ("in-view", test_in_view);
  ADD ("read", test_read);
  ADD ("jump", test_jump);
  ADD ("page", test_page);
  ADD ("fold", test_fold);
  ADD ("alone", test_alone);
  ADD ("late-list", test_late_list);
  ADD ("gone", test_gone);
  ADD ("unfolded", test_unfolded);
  ADD ("places", test_places);
  ADD ("place-between", test_place_between);
  ADD ("back-up", test_back_up);
  ADD ("menus", test_menus);
  ADD ("late-size", test_late_size);
  ADD ("late-text", test_late_text);
  ADD ("size-within-size", test_size_within_size);
  ADD ("kept-place", test_kept_place);
  ADD ("directions", test_directions);
  ADD ("headline", test_headline);
  ADD ("endless", test_endless);
  ADD ("still", test_still);

  return g_test_run ();
}
