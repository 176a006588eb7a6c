/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-document-view.h"
#include "byline-reading-view.h"
#include "test-helpers.h"
#include "test-reading-articles.h"
#include "test-reading-fixture.h"
#include "test-reading-library.h"

static void
test_empty (ReadingFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (byline_reading_view_get_story (fixture->view), ==, 0);
  g_assert_null (byline_reading_view_get_title (fixture->view));
  g_assert_false (byline_reading_view_page (fixture->view, FALSE));
  byline_reading_view_begin_find (fixture->view);
  g_assert_false (byline_reading_view_end_find (fixture->view));
}

static void
test_show (ReadingFixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");

  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==,
                   "A quieter summit rewrites the rules of the open web");
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 0);
  byline_reading_view_show_story (fixture->view, 0);
  g_assert_null (byline_reading_view_get_title (fixture->view));
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
      test_run_ms (300); /* GTK lays out late */
    }
}

static void
test_top (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *scroller;
  GtkAdjustment *adjustment;

  test_library_add (fixture->library, 1, test_article_new_full ());
  test_library_add (fixture->library, 2, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  scroller = gtk_widget_get_ancestor (
    GTK_WIDGET (reading_fixture_find_view (GTK_WIDGET (fixture->view))), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  wait_for_scroll (adjustment, 600, FALSE);
  gtk_adjustment_set_value (adjustment, 300);
  g_assert_true (byline_reading_view_page (fixture->view, FALSE));

  byline_reading_view_show_story (fixture->view, 2);
  test_run_ms (300);
  wait_for_scroll (adjustment, 0, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
test_excerpt (ReadingFixture *fixture, gconstpointer data)
{
  BylineArticle *excerpt = test_article_new ("An excerpt");

  excerpt->is_excerpt = TRUE;
  excerpt->wants_page = TRUE;
  test_library_add (fixture->library, 1, excerpt);
  test_library_add_page (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");

  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 1);
}

static void
test_failure (ReadingFixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;
  BylineArticle *excerpt = test_article_new ("An excerpt");
  g_autofree char *text = NULL;

  excerpt->is_excerpt = TRUE;
  excerpt->wants_page = TRUE;
  g_ptr_array_set_size (excerpt->authors, 0);
  test_library_add (fixture->library, 1, excerpt);
  byline_reading_view_show_story (fixture->view, 1);
  while (button == NULL || !gtk_widget_get_mapped (button))
    {
      g_main_context_iteration (NULL, TRUE);
      button = test_find_button (GTK_WIDGET (fixture->view), "Try Again");
    }

  /* What is missing is said right below the text. */
  text = reading_fixture_get_text (fixture);
  g_assert_nonnull (strstr (text, "but barrier.\n\357\277\274\nMore in"));
  g_signal_emit_by_name (test_find_button (GTK_WIDGET (fixture->view), "Open in Browser"),
                         "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/summit");

  test_library_add_page (fixture->library, 1, test_article_new_full ());
  g_signal_emit_by_name (button, "clicked");
  reading_fixture_wait_for (fixture, "Then the trains left.");
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
wait_for_label (ReadingFixture *fixture, const char *text, gboolean is_there)
{
  while ((find_label (GTK_WIDGET (fixture->view), text) != NULL) != is_there)
    g_main_context_iteration (NULL, TRUE);
}

/* A story that is whole is fetched again when the reader wishes it, and says so meanwhile. */
static void
test_reload (ReadingFixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new ("First"));
  byline_reading_view_reload (fixture->view);
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "First");
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 0);

  test_library_add_page (fixture->library, 1, test_article_new ("Second"));
  test_library_hold (fixture->library, TRUE);
  byline_reading_view_reload (fixture->view);
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "Reloading story", TRUE);
  test_library_hold (fixture->library, FALSE);
  reading_fixture_wait_for (fixture, "Second");
  wait_for_label (fixture, "Reloading story", FALSE);

  g_assert_cmpuint (test_library_get_n_refetched (fixture->library), ==, 1);
  g_assert_cmpstr (fixture->message, ==, "Story reloaded");
}

/* What cannot be loaded again stays as it was, says why, and is tried again by a button. */
static void
test_reload_failure (ReadingFixture *fixture, gconstpointer data)
{
  test_library_add (fixture->library, 1, test_article_new ("First"));
  test_library_add (fixture->library, 2, test_article_new ("Other"));
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "First");
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "could not be reloaded", TRUE);
  reading_fixture_wait_for (fixture, "First");
  g_assert_null (fixture->message);

  g_signal_emit_by_name (test_find_button (GTK_WIDGET (fixture->view), "Open in Browser"),
                         "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://example.org/summit");
  test_library_add_page (fixture->library, 1, test_article_new ("Second"));
  g_signal_emit_by_name (test_find_button (GTK_WIDGET (fixture->view), "Try Again"), "clicked");
  reading_fixture_wait_for (fixture, "Second");
  g_assert_cmpuint (test_library_get_n_refetched (fixture->library), ==, 2);

  test_library_add_page (fixture->library, 1, NULL);
  byline_reading_view_reload (fixture->view);
  wait_for_label (fixture, "could not be reloaded", TRUE);
  byline_reading_view_show_story (fixture->view, 2);
  wait_for_label (fixture, "could not be reloaded", FALSE);
}

static void
test_missing (ReadingFixture *fixture, gconstpointer data)
{
  test_library_add_page (fixture->library, 5, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 5);
  reading_fixture_wait_for (fixture, "Then the trains left.");
}

/* What comes for a story that is no longer shown is not shown. */
static void
test_late (ReadingFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  test_library_add (fixture->library, 1, test_article_new ("Too late"));
  test_library_add (fixture->library, 2, test_article_new ("In time"));
  test_library_hold (fixture->library, TRUE);
  byline_reading_view_show_story (fixture->view, 2);
  byline_reading_view_show_story (fixture->view, 1);
  byline_reading_view_show_story (fixture->view, 2);
  test_library_hold (fixture->library, FALSE);
  reading_fixture_wait_for (fixture, "In time");
  reading_fixture_settle ();

  text = reading_fixture_get_text (fixture);
  g_assert_null (strstr (text, "Too late"));
  g_assert_cmpstr (byline_reading_view_get_title (fixture->view), ==, "In time");
}

static gboolean
has_text (ReadingFixture *fixture, const char *needle)
{
  g_autofree char *text = reading_fixture_get_text (fixture);

  return strstr (text, needle) != NULL;
}

static void
test_river (ReadingFixture *fixture, gconstpointer data)
{
  BylineStoryList *list = test_story_list_new (fixture->library, 4);

  test_library_add (fixture->library, 1, test_article_new_full ());
  test_library_add (fixture->library, 2, test_article_new ("The second"));
  byline_reading_view_set_next (fixture->view, list);
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  /* Lines get their heights by and by, and with them the view its end. */
  while (!has_text (fixture, "Headline 4"))
    {
      byline_reading_view_page (fixture->view, FALSE);
      for (guint i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  /* Those that the archive has not got are there with their headlines. */
  reading_fixture_wait_for (fixture, "Headline 4");
  reading_fixture_wait_for (fixture, "NEXT IN CHINA");
  reading_fixture_wait_for (fixture, "The second");

  reading_fixture_activate (fixture, BYLINE_LINK_TOGGLE);
  reading_fixture_wait_for (fixture, "a secret of state");
  reading_fixture_wait_for (fixture, "Show Less");
  reading_fixture_activate (fixture, BYLINE_LINK_STORY);
  g_assert_cmpint (fixture->activated_id, ==, 2);

  byline_reading_view_set_next (fixture->view, NULL);
  g_assert_finalize_object (list);
}

static void
test_settings (ReadingFixture *fixture, gconstpointer data)
{
  double scale;
  gboolean pictures;

  test_library_add (fixture->library, 1, test_article_new_full ());
  byline_reading_view_show_story (fixture->view, 1);
  g_object_set (fixture->view, "text-scale", 2.0, "load-pictures", FALSE, NULL);
  reading_fixture_wait_for (fixture, "Then the trains left.");
  g_object_set (fixture->view, "text-scale", 0.5, "load-pictures", TRUE, NULL);
  reading_fixture_settle ();
  g_object_get (fixture->view, "text-scale", &scale, "load-pictures", &pictures, NULL);

  g_assert_cmpfloat (scale, ==, 0.5);
  g_assert_true (pictures);
}

static void
test_rtl (ReadingFixture *fixture, gconstpointer data)
{
  BylineArticle *article = test_article_new ("قمة أهدأ");
  GtkTextIter start;
  GtkWidget *view;

  article->direction = BYLINE_DIRECTION_RTL;
  g_free (article->kicker);
  article->kicker = g_strdup ("Paper");
  test_library_add (fixture->library, 1, article);
  byline_reading_view_show_story (fixture->view, 1);
  reading_fixture_wait_for (fixture, "قمة");
  view = GTK_WIDGET (reading_fixture_find_view (GTK_WIDGET (fixture->view)));

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
  ReadingFixture *fixture = user_data;

  g_free (fixture->activated);
  fixture->activated = g_variant_dup_string (target, NULL);
}

/* The menu of the text finds actions that whoever shows it adds later. */
static void
test_actions (ReadingFixture *fixture, gconstpointer data)
{
  const GActionEntry entries[] = { { "view", act_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *view = GTK_WIDGET (reading_fixture_find_view (GTK_WIDGET (fixture->view)));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  byline_reading_view_insert_actions (fixture->view, "picture", G_ACTION_GROUP (group));
  g_assert_true (gtk_widget_activate_action (view, "picture.view", "s", "https://a.example/1.png"));
  g_assert_cmpstr (fixture->activated, ==, "https://a.example/1.png");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/view/" path, ReadingFixture, NULL, reading_fixture_set_up, function,       \
              reading_fixture_tear_down)

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
  ADD ("top", test_top);
  ADD ("excerpt", test_excerpt);
  ADD ("failure", test_failure);
  ADD ("reload", test_reload);
  ADD ("reload-failure", test_reload_failure);
  ADD ("missing", test_missing);
  ADD ("late", test_late);
  ADD ("river", test_river);
  ADD ("actions", test_actions);
  ADD ("settings", test_settings);
  ADD ("rtl", test_rtl);

  return g_test_run ();
}
