/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-document-place.h"
#include "byline-document-view.h"
#include "byline-footnote-popover.h"
#include "byline-linear-view.h"
#include "byline-reading-view.h"
#include "test-helpers.h"
#include "test-reading-articles.h"
#include "test-reading-library.h"

typedef struct {
  BylineLibrary *library;
  BylineReadingView *view;
  GtkWidget *window;
  char *activated;
  char *message;
  gint64 activated_id;
} Fixture;

static void
activated_cb (Fixture *fixture, const char *what)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (what);
}

static void
message_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
story_cb (Fixture *fixture, gint64 id)
{
  fixture->activated_id = id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = test_library_new ();
  fixture->view = BYLINE_READING_VIEW (byline_reading_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  byline_reading_view_set_library (fixture->view, fixture->library);
  g_signal_connect_swapped (fixture->view, "link-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "section-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "author-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "publication-activated", G_CALLBACK (activated_cb),
                            fixture);
  g_signal_connect_swapped (fixture->view, "story-activated", G_CALLBACK (story_cb), fixture);
  g_signal_connect_swapped (fixture->view, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  BylineReadingView *view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->library);
  g_free (fixture->activated);
  g_free (fixture->message);
}

static BylineDocumentView *
find_document_view (GtkWidget *widget)
{
  if (BYLINE_IS_DOCUMENT_VIEW (widget))
    return BYLINE_DOCUMENT_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BylineDocumentView *found = find_document_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Returns: a button that is to be seen. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
get_text (Fixture *fixture)
{
  BylineDocumentView *view = find_document_view (GTK_WIDGET (fixture->view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Turns the main loop until @needle stands in the text. */
static void
wait_for (Fixture *fixture, const char *needle)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (30, timeout_cb, &late);

  while (TRUE)
    {
      g_autofree char *text = get_text (fixture);

      if (strstr (text, needle) != NULL)
        break;
      if (late)
        g_error ("“%s” never came:\n%s", needle, text);
      g_main_context_iteration (NULL, TRUE);
    }
  if (!late)
    g_source_remove (source);
}

static void
settle (void)
{
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
activate_link (Fixture *fixture, BylineLinkKind kind)
{
  BylineDocumentView *view = find_document_view (GTK_WIDGET (fixture->view));
  GPtrArray *links = byline_document_buffer_get_links (byline_document_view_get_document (view));

  for (guint i = 0; i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->kind == kind)
        {
          g_autofree char *target = g_strdup (link->target);

          g_signal_emit_by_name (view, "activate-link", (guint) kind, target, link->id);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Presses the main button at a place of the buffer. */
static void
click_at (BylineDocumentView *view, int x, int y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  int widget_x, widget_y;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y,
                                         &widget_x, &widget_y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        g_signal_emit_by_name (controller, "released", 1, (double) widget_x, (double) widget_y);
    }
}

static void
target_cb (char **out, guint kind, const char *target)
{
  g_free (*out);
  *out = g_strdup (target);
}

/* A link is all of its letters, and a picture all of its surface; what is beside it is none. */
static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  BylineDocumentView *view = find_document_view (GTK_WIDGET (fixture->view));
  g_autofree char *target = NULL;
  GPtrArray *links;
  guint n_pictures = 0;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Then the trains left.");
  settle ();
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
              click_at (view, place.x + place.width * quarter / 4, place.y + place.height / 2);
              g_assert_cmpstr (target, ==, link->target);
            }
        }
    }
  g_assert_cmpuint (n_pictures, >, 0);
  g_clear_pointer (&target, g_free);
  click_at (view, 2, 2);
  g_assert_null (target);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (byline_reading_view_get_story (fixture->view), ==, 0);
  g_assert_null (byline_reading_view_get_title (fixture->view));
  g_assert_false (byline_reading_view_page (fixture->view, FALSE));
  byline_reading_view_begin_find (fixture->view);
  g_assert_false (byline_reading_view_end_find (fixture->view));
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Then the trains left.");

  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==,
                   "A quieter summit rewrites the rules of the open web");
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 0);
  byline_reading_view_show_story (fixture->view, 0);
  g_assert_null (byline_reading_view_get_title (fixture->view));
}

/* What GTK lays out late, a moment after the text has changed. */
static void
wait_a_moment (void)
{
  gboolean late = FALSE;

  g_timeout_add (300, timeout_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* Text is laid out piece by piece: turns the main loop until there is more than @height of it below
 * what is seen, or none above. */
static void
wait_for_scroll (GtkAdjustment *adjustment, double height, gboolean at_top)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (gtk_adjustment_get_upper (adjustment) <=
           height + gtk_adjustment_get_page_size (adjustment) ||
         (at_top && gtk_adjustment_get_value (adjustment) > 0))
    {
      if (g_get_monotonic_time () > end)
        g_error ("The text never got its place: %g of %g", gtk_adjustment_get_value (adjustment),
                 gtk_adjustment_get_upper (adjustment));
      wait_a_moment ();
    }
}

static void
test_top (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller;
  GtkAdjustment *adjustment;

  test_library_add (fixture->library, 1, test_article_new_full ());
  test_library_add (fixture->library, 2, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Then the trains left.");
  scroller = gtk_widget_get_ancestor (GTK_WIDGET (find_document_view (GTK_WIDGET (fixture->view))),
                                      GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  wait_for_scroll (adjustment, 600, FALSE);
  gtk_adjustment_set_value (adjustment, 300);
  g_assert_true (byline_reading_view_page (fixture->view, FALSE));

  byline_reading_view_show_story (fixture->view, 2);
  wait_a_moment ();
  wait_for_scroll (adjustment, 0, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");

  activate_link (fixture, BYLINE_LINK_URI);
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/reason");
  activate_link (fixture, BYLINE_LINK_SECTION);
  g_assert_cmpstr (fixture->activated, ==, "China");
  activate_link (fixture, BYLINE_LINK_AUTHOR);
  g_assert_cmpstr (fixture->activated, ==, "Mara Lindqvist");
  activate_link (fixture, BYLINE_LINK_PUBLICATION);
  g_assert_cmpstr (fixture->activated, ==, "harbour");
  activate_link (fixture, BYLINE_LINK_FOOTNOTE);
  activate_link (fixture, BYLINE_LINK_BACK);
}

static void
test_excerpt (Fixture *fixture, gconstpointer data)
{
  BylineArticle *excerpt = test_article_new ("An excerpt");

  excerpt->is_excerpt = TRUE;
  excerpt->wants_page = TRUE;
  test_library_add (fixture->library, 1, excerpt);
  test_library_add_page (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Then the trains left.");

  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 1);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;
  BylineArticle *excerpt = test_article_new ("An excerpt");

  excerpt->is_excerpt = TRUE;
  excerpt->wants_page = TRUE;
  test_library_add (fixture->library, 1, excerpt);
  byline_reading_view_show_story (fixture->view, 1);
  while (button == NULL || !gtk_widget_get_mapped (button))
    {
      g_main_context_iteration (NULL, TRUE);
      button = find_button (GTK_WIDGET (fixture->view), "Try Again");
    }

  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->view), "Open in Browser"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/summit");

  test_library_add_page (fixture->library, 1, test_article_new_full ());
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, "Then the trains left.");
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 2);
}

/* Returns: a label that is to be seen and says @text. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
wait_for_label (Fixture *fixture, const char *text, gboolean is_there)
{
  while ((find_label (GTK_WIDGET (fixture->view), text) != NULL) != is_there)
    g_main_context_iteration (NULL, TRUE);
}

/* A story that is whole is fetched again when the reader wishes it, and says so meanwhile. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new ("First"));
  byline_reading_view_reload (fixture->view);
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "First");
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 0);

  test_library_add_page (fixture->library, 1, test_article_new ("Second"));
  test_library_hold (fixture->library, TRUE);
  byline_reading_view_reload (fixture->view);
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "Reloading story", TRUE);
  test_library_hold (fixture->library, FALSE);
  wait_for (fixture, "Second");
  wait_for_label (fixture, "Reloading story", FALSE);

  g_assert_cmpuint (test_library_get_n_refetched (fixture->library), ==, 1);
  g_assert_cmpstr (fixture->message, ==, "Story reloaded");
}

/* What cannot be loaded again stays as it was, says why, and is tried again by a button. */
static void
test_reload_failure (Fixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new ("First"));
  test_library_add (fixture->library, 2, test_article_new ("Other"));
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "First");
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "could not be reloaded", TRUE);
  wait_for (fixture, "First");
  g_assert_null (fixture->message);

  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->view), "Open in Browser"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/summit");
  test_library_add_page (fixture->library, 1, test_article_new ("Second"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture->view), "Try Again"), "clicked");
  wait_for (fixture, "Second");
  g_assert_cmpuint (test_library_get_n_refetched (fixture->library), ==, 2);

  test_library_add_page (fixture->library, 1, NULL);
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "could not be reloaded", TRUE);
  byline_reading_view_show_story (fixture->view, 2);
  wait_for_label (fixture, "could not be reloaded", FALSE);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  test_library_add_page (fixture->library, 5, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 5);
  wait_for (fixture, "Then the trains left.");
}

/* What comes for a story that is no longer shown is not shown. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  test_library_add (fixture->library, 1, test_article_new ("Too late"));
  test_library_add (fixture->library, 2, test_article_new ("In time"));
  test_library_hold (fixture->library, TRUE);
  byline_reading_view_show_story (fixture->view, 2);
  byline_reading_view_show_story (fixture->view, 1);
  byline_reading_view_show_story (fixture->view, 2);
  test_library_hold (fixture->library, FALSE);
  wait_for (fixture, "In time");
  settle ();

  text = get_text (fixture);
  g_assert_null (strstr (text, "Too late"));
  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==, "In time");
}

static gboolean
has_text (Fixture *fixture, const char *needle)
{
  g_autofree char *text = get_text (fixture);

  return strstr (text, needle) != NULL;
}

static void
test_river (Fixture *fixture, gconstpointer data)
{
  BylineStoryList *list = test_story_list_new (fixture->library, 4);

  test_library_add (fixture->library, 1, test_article_new_full ());
  test_library_add (fixture->library, 2, test_article_new ("The second"));
  byline_reading_view_set_next (fixture->view, list);
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Then the trains left.");
  /* Lines get their heights by and by, and with them the view its end. */
  while (!has_text (fixture, "Headline 4"))
    {
      byline_reading_view_page (fixture->view, FALSE);
      for (guint i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  /* Those that the archive has not got are there with their headlines. */
  wait_for (fixture, "Headline 4");
  wait_for (fixture, "NEXT IN CHINA");
  wait_for (fixture, "The second");

  activate_link (fixture, BYLINE_LINK_TOGGLE);
  wait_for (fixture, "a secret of state");
  wait_for (fixture, "Show Less");
  activate_link (fixture, BYLINE_LINK_STORY);
  g_assert_cmpint (fixture->activated_id, ==, 2);

  byline_reading_view_set_next (fixture->view, NULL);
  g_assert_finalize_object (list);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  BylineDocumentView *view;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  GtkTextTag *tag;

  test_library_add (fixture->library, 1, test_article_new ("A word"));
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "The hotel bars");
  byline_reading_view_begin_find (fixture->view);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))),
                         "THE HOTEL");
  view = find_document_view (GTK_WIDGET (fixture->view));
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
test_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");
  settle ();
  view = GTK_WIDGET (find_document_view (GTK_WIDGET (fixture->view)));
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

/* A footnote's number shows what it says; from there one goes where it stands. */
static void
test_footnote (Fixture *fixture, gconstpointer data)
{
  BylineDocumentView *view;
  BylineDocumentBuffer *document;
  GPtrArray *links;
  BylineDocumentLink *reference = NULL;
  GtkWidget *popover;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");
  settle ();
  view = find_document_view (GTK_WIDGET (fixture->view));
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
  settle ();
  popover = find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER);
  g_assert_nonnull (popover);
  g_signal_emit_by_name (popover, "jump");
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_null (find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER));
  /* One that the story has not is looked for in its text. */
  g_signal_emit_by_name (view, "activate-link", (guint) BYLINE_LINK_FOOTNOTE, "fn9", (gint64) 0);
  settle ();
  g_assert_null (find_of_type (GTK_WIDGET (view), BYLINE_TYPE_FOOTNOTE_POPOVER));
}

/* The headings of the story in view, and the one that is read. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryOutline) nothing = byline_reading_view_dup_outline (fixture->view);
  g_autoptr (BylineStoryOutline) outline = NULL;
  g_autoptr (BylineStoryOutline) below = NULL;

  g_assert_cmpuint (nothing->items->len, ==, 0);
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");
  settle ();
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
      test_run_ms (20);
      byline_reading_view_go_to (fixture->view,
                                 ((BylineOutlineItem *) outline->items->pdata[1])->offset);
      settle ();
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
test_linear (Fixture *fixture, gconstpointer data)
{
  GtkWidget *linear, *link;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");
  g_object_set (fixture->view, "linear", TRUE, NULL);
  settle ();
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
  settle ();
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_HEADING), ==, 1);
  g_object_set (fixture->view, "linear", FALSE, NULL);
  settle ();
  g_assert_false (gtk_widget_get_mapped (linear));
  g_assert_cmpuint (count_role (linear, GTK_ACCESSIBLE_ROLE_HEADING), ==, 0);
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
test_target (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  BylineDocumentBuffer *document;
  guint n_shown = 0;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "Counted by hand");
  settle ();
  view = GTK_WIDGET (find_document_view (GTK_WIDGET (fixture->view)));
  document = byline_document_view_get_document (BYLINE_DOCUMENT_VIEW (view));
  gtk_widget_grab_focus (view);
  g_assert_null (get_target (GTK_WIDGET (fixture->view)));
  for (guint i = 0; i < byline_document_buffer_get_links (document)->len; i++)
    {
      const BylineDocumentLink *link =
        g_ptr_array_index (byline_document_buffer_get_links (document), i);

      byline_document_view_focus_link (BYLINE_DOCUMENT_VIEW (view), link->range.start);
      settle ();
      g_assert_cmpstr (get_target (GTK_WIDGET (fixture->view)), ==,
                       link->kind == BYLINE_LINK_URI ? link->target : NULL);
      n_shown += link->kind == BYLINE_LINK_URI;
    }
  g_assert_cmpuint (n_shown, >, 0);
  byline_reading_view_show_story (fixture->view, 0);
  settle ();
  g_assert_null (get_target (GTK_WIDGET (fixture->view)));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  double scale;
  gboolean pictures;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  g_object_set (fixture->view, "text-scale", 2.0, "load-pictures", FALSE, NULL);
  wait_for (fixture, "Then the trains left.");
  g_object_set (fixture->view, "text-scale", 0.5, "load-pictures", TRUE, NULL);
  settle ();
  g_object_get (fixture->view, "text-scale", &scale, "load-pictures", &pictures, NULL);

  g_assert_cmpfloat (scale, ==, 0.5);
  g_assert_true (pictures);
}

static void
test_rtl (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = test_article_new ("قمة أهدأ");
  GtkTextIter start;
  GtkWidget *view;

  article->direction = BYLINE_DIRECTION_RTL;
  g_free (article->kicker);
  article->kicker = g_strdup ("Paper");
  test_library_add (fixture->library, 1, article);
  byline_reading_view_show_story (fixture->view, 1);
  wait_for (fixture, "قمة");
  view = GTK_WIDGET (find_document_view (GTK_WIDGET (fixture->view)));

  g_assert_cmpint (gtk_widget_get_direction (view), ==, GTK_TEXT_DIR_RTL);
  /* Its first line does so, too, in whatever letters the publication's name is. */
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start);
  g_assert_cmphex (gtk_text_iter_get_char (&start), ==, 0x200f);
}

static void
test_destroy (void)
{
  GtkWidget *view = g_object_ref_sink (byline_reading_view_new ());

  g_assert_finalize_object (view);
}

/* Let go in the middle of a long story. */
static void
test_destroy_while_building (void)
{
  BylineLibrary *library = test_library_new ();
  GtkWidget *view = g_object_ref_sink (byline_reading_view_new ());
  BylineArticle *article = test_article_new ("Long");

  for (guint i = 0; i < 3000; i++)
    test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                      "A paragraph of some length, and another sentence.");
  test_library_add (library, 1, article);
  byline_reading_view_set_library (BYLINE_READING_VIEW (view), library);
  byline_reading_view_show_story (BYLINE_READING_VIEW (view), 1);
  while (byline_reading_view_get_title (BYLINE_READING_VIEW (view)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (view);
  g_assert_finalize_object (library);
}

static void
act_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  activated_cb (user_data, g_variant_get_string (target, NULL));
}

/* The menu of the text finds actions that whoever shows it adds later. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = { { "view", act_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *view = GTK_WIDGET (find_document_view (GTK_WIDGET (fixture->view)));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  byline_reading_view_insert_actions (fixture->view, "picture", G_ACTION_GROUP (group));
  g_assert_true (gtk_widget_activate_action (view, "picture.view", "s", "https://a.example/1.png"));
  g_assert_cmpstr (fixture->activated, ==, "https://a.example/1.png");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/view/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/reading/view/destroy", test_destroy);
  g_test_add_func ("/reading/view/destroy-while-building", test_destroy_while_building);
  ADD ("empty", test_empty);
  ADD ("show", test_show);
  ADD ("clicks", test_clicks);
  ADD ("top", test_top);
  ADD ("links", test_links);
  ADD ("excerpt", test_excerpt);
  ADD ("failure", test_failure);
  ADD ("reload", test_reload);
  ADD ("reload-failure", test_reload_failure);
  ADD ("missing", test_missing);
  ADD ("late", test_late);
  ADD ("river", test_river);
  ADD ("find", test_find);
  ADD ("keyboard", test_keyboard);
  ADD ("target", test_target);
  ADD ("footnote", test_footnote);
  ADD ("outline", test_outline);
  ADD ("linear", test_linear);
  ADD ("actions", test_actions);
  ADD ("settings", test_settings);
  ADD ("rtl", test_rtl);

  return g_test_run ();
}
