/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-author-card.h"
#include "byline-document-links.h"
#include "byline-document-end.h"
#include "byline-document-place.h"
#include "byline-document-writer.h"
#include "byline-footnote-popover.h"
#include "byline-linear-view.h"
#include "test-helpers.h"
#include "test-reading-articles.h"
#include "test-reading-fixture.h"
#include "test-reading-library.h"

/* Presses the main button at a place of the buffer. */
static void
click_at (GtkTextView *view, int x, int y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  int widget_x, widget_y;

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &widget_x, &widget_y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        g_signal_emit_by_name (controller, "released", 1, (double) widget_x, (double) widget_y);
    }
}

static void
focus_cb (BylineDocumentLinks *links, guint kind, const char *target, gint64 id)
{
  byline_document_links_focus (links, 0);
}

/* What a click on Keep Reading or Show Less leaves the focus at has no ring, until a key is used; a click elsewhere
 * takes the focus from a link. */
static void
test_ring (void)
{
  BylineDocumentLook look = { .scale = 1 };
  g_autoptr (BylineDocumentBuffer) buffer = byline_document_buffer_new ();
  GtkWidget *window = gtk_window_new ();
  g_autoptr (BylineDocumentLinks) links = NULL;
  BylineDocumentWriter writer;
  GdkRectangle place;
  GtkTextIter iter;

  byline_document_writer_init (&writer, buffer, 0);
  byline_document_writer_insert_link (&writer, "Show Less", BYLINE_LINK_TOGGLE, NULL, 7);
  byline_document_writer_insert (&writer, "\n\n\n");
  look.document = buffer;
  look.view = GTK_TEXT_VIEW (gtk_text_view_new_with_buffer (GTK_TEXT_BUFFER (buffer)));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (look.view));
  gtk_window_present (GTK_WINDOW (window));
  links = byline_document_links_new (&look);
  g_signal_connect (links, "activate", G_CALLBACK (focus_cb), NULL);
  test_run_ms (300);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, 3);
  g_assert_true (byline_document_place_get_location (look.view, &iter, &place));

  byline_document_links_focus (links, 0);
  g_assert_nonnull (byline_document_links_get_visible_focus (links));
  click_at (look.view, place.x + 2, place.y + 2);
  g_assert_nonnull (byline_document_links_get_focus (links));
  g_assert_null (byline_document_links_get_visible_focus (links));
  byline_document_links_move (links, GTK_DIR_TAB_BACKWARD);
  byline_document_links_focus (links, 0);
  g_assert_nonnull (byline_document_links_get_visible_focus (links));
  click_at (look.view, place.x + 2, place.y + 3 * place.height);
  g_assert_null (byline_document_links_get_focus (links));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
target_cb (char **out, guint kind, const char *target)
{
  g_free (*out);
  *out = g_strdup (target);
}

/* A link is all of its letters, and a picture all of its surface; what is beside it is none. */
static void
test_clicks (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  g_autofree char *target = NULL;
  GPtrArray *links;
  guint n_pictures = 0;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  reading_fixture_settle ();
  /* What is asked for here is not done. */
  g_signal_handlers_block_matched (view, G_SIGNAL_MATCH_ID,
                                   g_signal_lookup ("activate-link", BYLINE_TYPE_DOCUMENT_VIEW), 0,
                                   NULL, NULL, NULL);
  g_signal_connect_swapped (view, "activate-link", G_CALLBACK (target_cb), &target);
  links = byline_document_buffer_get_links (byline_document_view_get_document (view));
  for (guint i = 0; i < links->len; i++)
    {
      const BylineDocumentLink *link = g_ptr_array_index (links, i);

      /* What unfolds a story changes the links. */
      if (link->kind == BYLINE_LINK_TOGGLE)
        continue;
      n_pictures += link->kind == BYLINE_LINK_PICTURE;
      for (guint offset = link->range.start; offset < link->range.end; offset++)
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
          GdkRectangle place;
          GtkTextIter iter;

          gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
          if (!byline_document_place_get_location (GTK_TEXT_VIEW (view), &iter, &place) ||
              place.width < 4)
            continue;
          for (int quarter = 1; quarter < 4; quarter += 2)
            {
              g_clear_pointer (&target, g_free);
              click_at (GTK_TEXT_VIEW (view), place.x + place.width * quarter / 4,
                        place.y + place.height / 2);
              g_assert_cmpstr (target, ==, link->target);
            }
        }
    }
  g_assert_cmpuint (n_pictures, >, 0);
  g_clear_pointer (&target, g_free);
  click_at (GTK_TEXT_VIEW (view), 2, 2);
  g_assert_null (target);
}

static void
test_links (ReadingFixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");

  reading_fixture_activate (fixture, BYLINE_LINK_URI);
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/reason");
  reading_fixture_activate (fixture, BYLINE_LINK_SECTION);
  g_assert_cmpstr (fixture->activated, ==, "China");
  reading_fixture_activate (fixture, BYLINE_LINK_AUTHOR);
  g_assert_cmpstr (fixture->activated, ==, "Mara Lindqvist");
  reading_fixture_activate (fixture, BYLINE_LINK_PUBLICATION);
  g_assert_cmpstr (fixture->activated, ==, "harbour");
  reading_fixture_activate (fixture, BYLINE_LINK_FOOTNOTE);
  reading_fixture_activate (fixture, BYLINE_LINK_BACK);
}

static void
test_find (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  GtkTextTag *tag;

  test_library_add (fixture->library, 1, test_article_new ("A word"));
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "The hotel bars");
  byline_reading_view_begin_find (fixture->view);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))),
                         "THE HOTEL");
  view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "current-match");
  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_text_buffer_get_start_iter (buffer, &iter);
    }
  g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, 'T');
  g_assert_true (byline_reading_view_end_find (fixture->view));
  g_assert_false (byline_reading_view_end_find (fixture->view));
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_false (gtk_text_iter_forward_to_tag_toggle (&iter, tag));
}

static void
test_keyboard (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  reading_fixture_settle ();
  view = GTK_WIDGET (reading_fixture_find_view (GTK_WIDGET (fixture->view)));
  gtk_widget_grab_focus (view);

  /* Eight links, three pictures, a listing, and the card's buttons; then the focus leaves. */
  for (guint i = 0; i < 12; i++)
    g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == view);
}

/* Returns: (nullable): a link of a list of rows. */
static GtkWidget *
find_link_row (GtkWidget *widget, const char *words)
{
  GtkWidget *label = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (label) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), words) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link_row (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Returns: (nullable): a widget of @type below @widget that is shown. */
static GtkWidget *
find_of_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return gtk_widget_get_visible (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_in_sight (BylineDocumentView *view, guint offset)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (view), 0, &start, &end);

  return offset >= start && offset < end;
}

/* Returns: whether a label's room has no more height than its text. */
static gboolean
fits (GtkWidget *label)
{
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), NULL, &height,
                      NULL, NULL);

  return gtk_widget_get_height (gtk_widget_get_parent (label)) <= height;
}

/* A footnote's number shows what it says; from there one goes where it stands. */
static void
test_footnote (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view;
  BylineDocumentBuffer *document;
  GPtrArray *links;
  BylineDocumentLink *reference = NULL;
  GtkWidget *popover;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  reading_fixture_settle ();
  view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  document = byline_document_view_get_document (view);
  links = byline_document_buffer_get_links (document);
  for (guint i = 0; i < links->len && reference == NULL; i++)
    if (((BylineDocumentLink *) links->pdata[i])->kind == BYLINE_LINK_FOOTNOTE)
      reference = links->pdata[i];
  g_assert_nonnull (reference);
  byline_reading_view_go_to (fixture->view, reference->range.start);
  /* Out of sight its number leads to the footnote. */
  for (guint i = 0; i < 500 && !is_in_sight (view, reference->range.start); i++)
    test_run_ms (20);
  g_signal_emit_by_name (view, "activate-link", (guint) BYLINE_LINK_FOOTNOTE, "fn1", (gint64) 0);
  reading_fixture_settle ();
  popover = find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (fits (test_find_widget (popover, GTK_TYPE_LABEL)));
  g_signal_emit_by_name (popover, "jump");
  gtk_popover_popdown (GTK_POPOVER (popover));
  reading_fixture_settle ();
  g_assert_null (find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER));
  /* One that the story has not is looked for in its text. */
  g_signal_emit_by_name (view, "activate-link", (guint) BYLINE_LINK_FOOTNOTE, "fn9", (gint64) 0);
  reading_fixture_settle ();
  g_assert_null (find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER));
}

/* The headings of the story in view, and the one that is read. */
static void
test_outline (ReadingFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryOutline) nothing = byline_reading_view_dup_outline (fixture->view);
  g_autoptr (BylineStoryOutline) outline = NULL;
  g_autoptr (BylineStoryOutline) below = NULL;

  g_assert_cmpuint (nothing->items->len, ==, 0);
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  reading_fixture_settle ();
  outline = byline_reading_view_dup_outline (fixture->view);
  g_assert_cmpuint (outline->items->len, ==, 2);
  g_assert_cmpstr (((BylineOutlineItem *) outline->items->pdata[0])->title, ==, "Tech for good");
  g_assert_cmpuint (outline->current, ==, 2);
  g_assert_cmpuint (outline->minutes_left, >, 0);
  byline_reading_view_go_to (fixture->view,
                             ((BylineOutlineItem *) outline->items->pdata[1])->offset);
  /* As soon as so much text has been laid out that the view can scroll there. */
  for (guint i = 0; i < 500 && (below == NULL || below->current != 1); i++)
    {
      reading_fixture_settle ();
      byline_reading_view_go_to (fixture->view,
                                 ((BylineOutlineItem *) outline->items->pdata[1])->offset);
      reading_fixture_settle ();
      g_clear_pointer (&below, byline_story_outline_free);
      below = byline_reading_view_dup_outline (fixture->view);
    }
  g_assert_cmpuint (below->current, ==, 1);
}

/* Returns: how many widgets below @widget have a role. */
static guint
count_role (GtkWidget *widget, GtkAccessibleRole role)
{
  guint n = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_role (child, role);

  return n;
}

/* For those who hear it a story is a list of rows with roles; its links lead where they do in the text. */
static void
test_linear (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *linear, *link;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  g_object_set (fixture->view, "linear", TRUE, NULL);
  reading_fixture_settle ();
  linear = find_of_type (GTK_WIDGET (fixture->view), BYLINE_TYPE_LINEAR_VIEW);
  g_assert_true (gtk_widget_get_mapped (linear));
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_HEADING), ==, 3);
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_TABLE), ==, 1);
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_CELL), ==, 6);
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER), ==, 3);
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_IMG), >=, 2);
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_LINK), >=, 2);
  link = find_link_row (linear, "the reason");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/reason");
  /* Another story takes its place, and then the text. */
  test_library_add (fixture->library, 2, test_article_new ("The next one"));
  byline_reading_view_show_story (fixture->view, 2);
  reading_fixture_settle ();
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_HEADING), ==, 1);
  g_object_set (fixture->view, "linear", FALSE, NULL);
  reading_fixture_settle ();
  g_assert_false (gtk_widget_get_mapped (linear));
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_HEADING), ==, 0);
}

/* Returns: whether a label in @widget says @text. */
/* What stands below a story's text stands below its rows, too: what is left out, its files, the way to its comments. */
static void
test_linear_end (ReadingFixture *fixture, gconstpointer data)
{
  BylineArticle *article = test_article_new ("The Slow Boat");
  GtkWidget *linear, *link;

  for (guint i = 0; i < 22; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/%u.mp3", i);
      BylineAttachment *attachment = byline_attachment_new (url, "audio/mpeg");

      attachment->duration = 225;
      g_ptr_array_add (article->attachments, attachment);
    }
  article->comments_url = g_strdup ("https://example.org/slow-boat#comments");
  article->is_cut = TRUE;
  test_library_add (fixture->library, 1, article);
  byline_reading_view_show_story (fixture->view, 1);
  g_object_set (fixture->view, "linear", TRUE, NULL);
  reading_fixture_settle ();

  linear = find_of_type (GTK_WIDGET (fixture->view), BYLINE_TYPE_LINEAR_VIEW);
  g_assert_true (test_has_label (linear, byline_document_end_get_cut_note ()));
  g_assert_true (test_has_label (linear, "2 more attachments are not shown."));
  link = find_link_row (linear, "The Slow Boat · Audio · 3:45 · example.org");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/0.mp3");
  link = find_link_row (linear, "Comments");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/slow-boat#comments");
}

static void
browser_cb (ReadingFixture *fixture, const char *uri)
{
  g_free (fixture->message);
  fixture->message = g_strdup (uri);
}

/* Ctrl and Enter open a link that is a widget in the browser, as a click with Ctrl does. */
static void
test_linear_browser (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *linear, *link;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  g_signal_connect_swapped (fixture->view, "browser-asked", G_CALLBACK (browser_cb), fixture);
  g_object_set (fixture->view, "linear", TRUE, NULL);
  reading_fixture_settle ();
  linear = find_of_type (GTK_WIDGET (fixture->view), BYLINE_TYPE_LINEAR_VIEW);
  link = find_link_row (linear, "the reason");
  gtk_widget_grab_focus (gtk_widget_get_ancestor (link, GTK_TYPE_LIST_BOX_ROW));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (linear), "focus.other-way", NULL));
  g_assert_null (fixture->message);
  g_assert_true (gtk_widget_grab_focus (link));
  g_assert_true (gtk_widget_activate_action (link, "focus.other-way", NULL));
  g_assert_cmpstr (fixture->message, ==, "https://example.org/reason");
  g_assert_null (fixture->activated);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/reason");
}

/* Returns: (nullable): what is said at the foot of the view. */
static const char *
get_target (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "byline-link-target"))
    return gtk_widget_get_mapped (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = get_target (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Where a link leads is said while it has the focus, and of addresses only. */
static void
test_target (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  BylineDocumentBuffer *document;
  guint n_shown = 0;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  reading_fixture_settle ();
  view = GTK_WIDGET (reading_fixture_find_view (GTK_WIDGET (fixture->view)));
  document = byline_document_view_get_document (BYLINE_DOCUMENT_VIEW (view));
  gtk_widget_grab_focus (view);
  g_assert_null (get_target (GTK_WIDGET (fixture->view)));
  for (guint i = 0; i < byline_document_buffer_get_links (document)->len; i++)
    {
      const BylineDocumentLink *link =
        g_ptr_array_index (byline_document_buffer_get_links (document), i);

      byline_document_view_focus_link (BYLINE_DOCUMENT_VIEW (view), link->range.start);
      reading_fixture_settle ();
      g_assert_cmpstr (get_target (GTK_WIDGET (fixture->view)), ==,
                       link->kind == BYLINE_LINK_URI ? link->target : NULL);
      n_shown += link->kind == BYLINE_LINK_URI;
    }
  g_assert_cmpuint (n_shown, >, 0);
  byline_reading_view_show_story (fixture->view, 0);
  reading_fixture_settle ();
  g_assert_null (get_target (GTK_WIDGET (fixture->view)));
}

/* Returns: (nullable) */
static GtkWidget *
find_target (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "byline-link-target"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_target (child);

  return found;
}

/* Where a link leads stands at the foot, but never over the link: scrolled to every place, it is seen. */
static void
test_target_covers_nothing (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view;
  GtkAdjustment *adjustment;
  GtkWidget *label;
  const BylineDocumentLink *link = NULL;
  GPtrArray *links;
  guint n_up = 0, n_down = 0;
  GdkRectangle area;
  double first, last;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Counted by hand");
  reading_fixture_settle ();
  view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  label = find_target (GTK_WIDGET (fixture->view));
  links = byline_document_buffer_get_links (byline_document_view_get_document (view));
  for (guint i = 0; i < links->len; i++)
    if (((BylineDocumentLink *) g_ptr_array_index (links, i))->kind == BYLINE_LINK_URI)
      link = g_ptr_array_index (links, i);
  g_assert_nonnull (link);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  byline_document_view_focus_link (view, link->range.start);
  reading_fixture_settle ();
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gtk_adjustment_set_value (adjustment, 0);
  reading_fixture_settle ();
  g_assert_true (byline_document_view_get_target_area (view, &area));
  g_assert_cmpint (area.y, >, gtk_adjustment_get_page_size (adjustment));
  last = area.y + area.height;
  first = area.y - gtk_adjustment_get_page_size (adjustment) - 50;
  for (double value = first; value < last; value += 9)
    {
      graphene_rect_t bounds;

      gtk_adjustment_set_value (adjustment, value);
      /* The text is laid out in the next frame, which may be late. */
      test_run_ms (30);
      g_assert_true (byline_document_view_get_target_area (view, &area));
      g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (view), &bounds));
      g_assert_false (area.y >= 0 && area.y + area.height > bounds.origin.y &&
                      area.y < bounds.origin.y + bounds.size.height);
      n_up += gtk_widget_get_valign (label) == GTK_ALIGN_START;
      n_down += gtk_widget_get_valign (label) == GTK_ALIGN_END;
    }
  g_assert_cmpuint (n_up, >, 0);
  g_assert_cmpuint (n_down, >, 0);
}

/* Holds a finger on a widget. */
static void
long_press (gpointer widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        g_signal_emit_by_name (controller, "pressed", x, y);
    }
}

/* Returns: (transfer full): the label of the menu's first entry */
static char *
dup_first_label (GtkPopover *menu)
{
  GMenuModel *model = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, 0, G_MENU_LINK_SECTION);
  char *label = NULL;

  g_menu_model_get_item_attribute (section != NULL ? section : model, 0, G_MENU_ATTRIBUTE_LABEL,
                                   "s", &label);

  return label;
}

/* Returns: (transfer none) (nullable): the menu that is open below a widget, itself not among them */
static GtkPopover *
find_open_menu (gpointer widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkPopover *below;

      if (GTK_IS_POPOVER_MENU (child))
        {
          if (gtk_widget_get_mapped (child))
            return GTK_POPOVER (child);
          continue;
        }
      below = find_open_menu (child);
      if (below != NULL)
        return below;
    }

  return NULL;
}

/* Scrolls until what stands at a place of the text is in the middle of the view. */
static void
bring_to_middle (BylineDocumentView *view, guint offset, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) offset);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (view), iter, 0, TRUE, 0, 0.5);
  test_run_ms (300);
  /* What comes below the story meanwhile makes iterators invalid. */
  gtk_text_buffer_get_iter_at_offset (buffer, iter, (int) offset);
}

/* A finger that stays on a link asks for its menu, as the pointer's second button does. */
static void
test_long_press (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  g_autofree char *label = NULL;
  GdkRectangle place;
  GtkTextIter iter;
  GtkPopover *menu;
  GPtrArray *links;
  guint i;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  reading_fixture_settle ();
  links = byline_document_buffer_get_links (byline_document_view_get_document (view));
  for (i = 0; ((BylineDocumentLink *) links->pdata[i])->kind != BYLINE_LINK_URI; i++)
    ;
  bring_to_middle (view, ((BylineDocumentLink *) links->pdata[i])->range.start, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, place.x,
                                         place.y, &place.x, &place.y);
  long_press (view, place.x + 2, place.y + place.height / 2);
  menu = find_open_menu (view);
  g_assert_nonnull (menu);
  label = dup_first_label (menu);
  g_assert_cmpstr (label, ==, "_Open Link");
  gtk_popover_popdown (menu);
  test_run_ms (100);
  g_assert_null (find_open_menu (view));
}

/* Behind the menu of an author's card the keyboard is where it was. */
static void
test_card_menu (ReadingFixture *fixture, gconstpointer data)
{
  BylineDocumentView *view = reading_fixture_find_view (GTK_WIDGET (fixture->view));
  g_autofree char *label = NULL;
  GtkWidget *card, *button;
  GtkPopover *menu;
  GPtrArray *objects;
  GtkTextIter iter;
  guint i;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  reading_fixture_settle ();
  card = test_find_widget (view, BYLINE_TYPE_AUTHOR_CARD);
  button = test_find_widget (card, GTK_TYPE_BUTTON);
  while (!gtk_widget_get_visible (button))
    button = gtk_widget_get_next_sibling (button);
  g_assert_true (gtk_widget_grab_focus (button));
  objects = byline_document_buffer_get_objects (byline_document_view_get_document (view));
  for (i = 0; ((BylineDocumentObject *) objects->pdata[i])->object != (gpointer) card; i++)
    ;
  bring_to_middle (view, ((BylineDocumentObject *) objects->pdata[i])->range.start, &iter);
  long_press (card, 4, 4);
  test_run_ms (100);
  menu = find_open_menu (view);
  g_assert_nonnull (menu);
  label = dup_first_label (menu);
  g_assert_cmpstr (label, ==, "_Follow");
  gtk_popover_popdown (menu);
  test_run_ms (100);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == button);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/links/" path, ReadingFixture, NULL, reading_fixture_set_up, function,      \
              reading_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("clicks", test_clicks);
  ADD ("links", test_links);
  ADD ("find", test_find);
  ADD ("keyboard", test_keyboard);
  ADD ("long-press", test_long_press);
  ADD ("card-menu", test_card_menu);
  ADD ("target", test_target);
  ADD ("target-place", test_target_covers_nothing);
  ADD ("footnote", test_footnote);
  ADD ("outline", test_outline);
  ADD ("linear", test_linear);
  ADD ("linear-end", test_linear_end);
  ADD ("linear-browser", test_linear_browser);
  g_test_add_func ("/reading/links/ring", test_ring);

  return g_test_run ();
}
