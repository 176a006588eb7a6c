/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-river.h"
#include "byline-document-view.h"
#include "byline-headline-row.h"
#include "byline-headlines-pane.h"
#include "byline-reading-header.h"
#include "byline-reading-pane.h"
#include "byline-reading-view.h"
#include "byline-search-box.h"
#include "byline-sidebar.h"
#include "byline-ui.h"
#include "byline-window-settings.h"
#include "byline-window.h"
#include "library-fixture.h"
#include "test-helpers.h"
#include "window-fixture.h"

#define N_STORIES 6

/* A window over six stories, which keys and buttons lead through. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineWindow *window;
  BylineHeadlineList *list;
  BylineReadingView *view;
} NavigationFixture;

static void
activate (NavigationFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static gint64
get_story (NavigationFixture *fixture)
{
  return byline_reading_view_get_story (fixture->view);
}

/* Of the two leaflets, that of sidebar and headlines is the inner one. */
static AdwLeaflet *
get_outer (NavigationFixture *fixture)
{
  return test_find_widget (fixture->window, ADW_TYPE_LEAFLET);
}

static gboolean
is_reading_alone (NavigationFixture *fixture)
{
  AdwLeaflet *outer = get_outer (fixture);

  return adw_leaflet_get_folded (outer) &&
         gtk_widget_is_ancestor (GTK_WIDGET (fixture->view), adw_leaflet_get_visible_child (outer));
}

static void
set_up (NavigationFixture *fixture, gconstpointer width)
{
  g_autofree char *rss = fixture_rss ("The Paper", 1, N_STORIES);
  g_autoptr (BylineWindowSettings) window_settings = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture->base, NULL);
  fixture_serve (&fixture->base, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (&fixture->base, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture->settings = byline_settings_new (fixture->base.profile);
  window_settings = byline_window_settings_new (fixture->settings);
  g_object_set (window_settings, "width", GPOINTER_TO_INT (width), "height", 700, NULL);
  fixture->window = byline_window_new (NULL, fixture->base.library, fixture->settings);
  byline_window_set_opened (fixture->window, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->list = test_find_widget (fixture->window, BYLINE_TYPE_HEADLINE_LIST);
  fixture->view = test_find_widget (fixture->window, BYLINE_TYPE_READING_VIEW);
  /* The first story can be reached when the list has been read. */
  while (byline_headline_list_get_selected (fixture->list) == 0 && get_story (fixture) == 0)
    {
      activate (fixture, "next");
      fixture_run_ms (10);
    }
}

static void
tear_down (NavigationFixture *fixture, gconstpointer data)
{
  BylineWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_finalize (window);
  fixture_finalize (fixture->settings);
  fixture_tear_down (&fixture->base, data);
}

/* The place in the list that is read. */
static gint64
get_selected (NavigationFixture *fixture)
{
  return byline_headline_list_get_selected (fixture->list);
}

static gboolean
is_unread (NavigationFixture *fixture)
{
  g_autoptr (GVariant)
    state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "unread");

  return g_variant_get_boolean (state);
}

static gboolean
is_enabled (NavigationFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static guint
count_river (NavigationFixture *fixture)
{
  BylineDocumentView *view = test_find_widget (fixture->view, BYLINE_TYPE_DOCUMENT_VIEW);
  BylineDocumentBuffer *document = byline_document_view_get_document (view);

  return document != NULL ? byline_river_get_entries (document)->len : 0;
}

static gboolean
is_saved (NavigationFixture *fixture)
{
  g_autoptr (GVariant)
    state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "saved");

  return g_variant_get_boolean (state);
}

/* Next leads to a story that stands in the river already, and opens it there: list, marks and what
 * is kept follow. */
static void
test_river (NavigationFixture *fixture, gconstpointer data)
{
  gint64 first = get_story (fixture), second;
  g_autoptr (BylineWindowSettings) settings = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  WINDOW_FIXTURE_WAIT (count_river (fixture) > 1 && is_enabled (fixture, "saved") &&
                       !is_unread (fixture));
  byline_window_save_state (fixture->window);
  settings = byline_window_settings_new (fixture->settings);
  g_object_get (settings, "story", &before, NULL);
  activate (fixture, "next");
  second = byline_reading_view_get_story (fixture->view);
  g_assert_cmpint (second, !=, first);
  WINDOW_FIXTURE_WAIT (get_selected (fixture) == second && is_enabled (fixture, "saved"));
  WINDOW_FIXTURE_WAIT (!is_unread (fixture));
  byline_window_save_state (fixture->window);
  g_object_get (settings, "story", &after, NULL);
  g_assert_cmpstr (before, !=, after);

  /* What is saved is the story in view. */
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "saved",
                                      g_variant_new_boolean (TRUE));
  WINDOW_FIXTURE_WAIT (is_saved (fixture));
  activate (fixture, "previous");
  WINDOW_FIXTURE_WAIT (get_selected (fixture) == first && is_enabled (fixture, "saved"));
  g_assert_cmpint (byline_reading_view_get_story (fixture->view), ==, first);
  g_assert_false (is_saved (fixture));
}

/* A link to a story that is in the library opens it here, wherever in the list it stands. */
static void
test_link (NavigationFixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (&fixture->base, "/story-2");
  gint64 story_id = fixture_story (fixture->base.library, "Story 2");

  g_assert_cmpint (story_id, >, 0);
  g_assert_cmpint (get_story (fixture), !=, story_id);
  g_signal_emit_by_name (fixture->view, "link-activated", url);
  WINDOW_FIXTURE_WAIT (get_story (fixture) == story_id);
  g_assert_cmpint (get_selected (fixture), ==, story_id);
}

static void
test_next (NavigationFixture *fixture, gconstpointer data)
{
  gint64 first = get_story (fixture);
  gint64 second;

  activate (fixture, "next");
  second = get_story (fixture);
  g_assert_cmpint (second, !=, first);
  g_assert_cmpint (byline_headline_list_get_selected (fixture->list), ==, second);
  activate (fixture, "previous");
  g_assert_cmpint (get_story (fixture), ==, first);
  /* There is none before the first, nor one behind the last. */
  activate (fixture, "previous");
  g_assert_cmpint (get_story (fixture), ==, first);
  for (guint i = 0; i < 2 * N_STORIES; i++)
    activate (fixture, "next");
  activate (fixture, "previous");
  activate (fixture, "next");
  g_assert_cmpint (get_story (fixture), !=, second);
}

/* What has been read is passed by. */
static void
test_next_unread (NavigationFixture *fixture, gconstpointer data)
{
  gint64 first = get_story (fixture);
  gint64 second, third;
  g_autoptr (GArray) marked = NULL;

  activate (fixture, "next");
  second = get_story (fixture);
  activate (fixture, "next");
  third = get_story (fixture);
  activate (fixture, "previous");
  activate (fixture, "previous");
  g_assert_cmpint (get_story (fixture), ==, first);
  marked = fixture_mark (fixture->base.library, second, BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (fixture->base.library, third, BYLINE_STORY_FLAG_READ, FALSE);
  activate (fixture, "next-unread");
  WINDOW_FIXTURE_WAIT (get_story (fixture) != first);
  g_assert_cmpint (get_story (fixture), ==, third);
}

/* Enter searches for all that was typed, however fast it comes, before the keyboard goes to the rows. */
static void
test_search_at_once (NavigationFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *entry;

  activate (fixture, "begin-search");
  WINDOW_FIXTURE_WAIT (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (window))));
  entry = test_find_widget (test_find_widget (window, BYLINE_TYPE_SEARCH_BOX),
                            GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "story");
  g_assert_null (window_fixture_find_label (window, "Search"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (window_fixture_find_label (window, "Search"));
}

/* Who presses Space faster than stories come passes none by: that which is on its way is shown. */
static void
test_page_at_once (NavigationFixture *fixture, gconstpointer data)
{
  gint64 first = get_story (fixture);
  gint64 second;

  g_object_set (fixture->view, "river", FALSE, NULL);
  activate (fixture, "next-unread");
  WINDOW_FIXTURE_WAIT (get_story (fixture) != first);
  second = get_story (fixture);
  activate (fixture, "page-forward");
  WINDOW_FIXTURE_WAIT (byline_reading_view_get_title (fixture->view) != NULL);
  fixture_run_ms (200);
  g_assert_cmpint (get_story (fixture), ==, second);
}

/* Escape closes what is open, the innermost first: here the search, then nothing. */
static void
test_escape (NavigationFixture *fixture, gconstpointer data)
{
  GtkSearchBar *bar = test_find_widget (
    test_find_widget (fixture->window, BYLINE_TYPE_HEADLINES_PANE), GTK_TYPE_SEARCH_BAR);
  gint64 story_id = get_story (fixture);

  activate (fixture, "begin-search");
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  activate (fixture, "escape");
  g_assert_false (gtk_search_bar_get_search_mode (bar));
  activate (fixture, "escape");
  g_assert_cmpint (get_story (fixture), ==, story_id);
}

/* Back and forward lead through the stories that were opened, and through the filters between them, the
 * last one first. */
static void
test_history (NavigationFixture *fixture, gconstpointer data)
{
  gint64 first = get_story (fixture), second, third;

  g_assert_false (is_enabled (fixture, "back"));
  activate (fixture, "next");
  second = get_story (fixture);
  g_assert_cmpint (second, !=, first);
  activate (fixture, "next");
  third = get_story (fixture);
  g_assert_true (is_enabled (fixture, "back"));
  activate (fixture, "back");
  g_assert_cmpint (get_story (fixture), ==, second);
  g_assert_cmpint (get_selected (fixture), ==, second);
  g_assert_true (is_enabled (fixture, "forward"));
  activate (fixture, "forward");
  g_assert_cmpint (get_story (fixture), ==, third);
  g_assert_false (is_enabled (fixture, "forward"));
  activate (fixture, "back");

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "filter-add",
                                  g_variant_new ("(ss)", "section", "Nowhere"));
  fixture_run_ms (50);
  activate (fixture, "back");
  g_assert_cmpint (get_story (fixture), ==, second);
  fixture_run_ms (50);
  activate (fixture, "back");
  g_assert_cmpint (get_story (fixture), ==, first);
  g_assert_false (is_enabled (fixture, "back"));
}

/* Where the keyboard is in the list, it goes with the story that is read. */
static void
test_focus (NavigationFixture *fixture, gconstpointer data)
{
  GtkWidget *before, *focus;

  byline_headline_list_grab_focus (fixture->list);
  before = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (before, GTK_WIDGET (fixture->list)));
  activate (fixture, "next");
  WINDOW_FIXTURE_WAIT (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != before);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)));
  g_assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED);
  /* Elsewhere it stays. */
  gtk_widget_grab_focus (test_find_widget (fixture->view, BYLINE_TYPE_DOCUMENT_VIEW));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  activate (fixture, "next");
  fixture_run_ms (50);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
  /* Where nothing has it, as in a window that was just opened, the list gets it. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  activate (fixture, "next");
  WINDOW_FIXTURE_WAIT (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)));
  g_assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED);
  gtk_widget_grab_focus (test_find_widget (fixture->view, BYLINE_TYPE_DOCUMENT_VIEW));
  /* Back in the list it is where the reader has got to meanwhile. */
  byline_headline_list_grab_focus (fixture->list);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)));
  g_assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED);
}

static gboolean
is_focus_in_list (NavigationFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list));
}

/* Who ends a search with Escape is among the rows again, not at a button beside the box that went. */
static void
test_search_focus (NavigationFixture *fixture, gconstpointer data)
{
  activate (fixture, "next");
  activate (fixture, "begin-search");
  WINDOW_FIXTURE_WAIT (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  activate (fixture, "escape");
  WINDOW_FIXTURE_WAIT (is_focus_in_list (fixture));
  fixture_run_ms (300);
  g_assert_true (is_focus_in_list (fixture));
}

static gboolean
is_focus_selected (NavigationFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Shift selects from the story that is read, however that was reached. */
static void
test_extend (NavigationFixture *fixture, gconstpointer data)
{
  GtkWidget *rows = test_find_widget (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);

  byline_headline_list_grab_focus (fixture->list);
  gtk_widget_activate_action (rows, "list.select-item", "(ubb)", 0, FALSE, FALSE);
  activate (fixture, "next");
  activate (fixture, "next");
  /* The list follows with its next frame, and the keyboard with it. */
  WINDOW_FIXTURE_WAIT (is_focus_selected (fixture));
  gtk_widget_activate_action (rows, "list.select-item", "(ubb)", 3, FALSE, TRUE);
  g_assert_cmpuint (byline_headline_list_get_n_several (fixture->list), ==, 2);
}

/* A narrow window shows one pane: the story that was opened, and what leads back from it. */
static void
test_narrow (NavigationFixture *fixture, gconstpointer data)
{
  gint64 story_id;

  WINDOW_FIXTURE_WAIT (adw_leaflet_get_folded (get_outer (fixture)));
  activate (fixture, "next");
  WINDOW_FIXTURE_WAIT (is_reading_alone (fixture));
  g_assert_true (is_enabled (fixture, "back"));
  activate (fixture, "up");
  g_assert_false (is_reading_alone (fixture));
  activate (fixture, "next");
  g_assert_true (is_reading_alone (fixture));
  /* Space reads on. */
  g_assert_true (BYLINE_IS_DOCUMENT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  /* It was reached from the list: there back leads, too. */
  activate (fixture, "back");
  g_assert_false (is_reading_alone (fixture));
  activate (fixture, "next");
  story_id = get_story (fixture);
  activate (fixture, "next");
  g_assert_cmpint (get_story (fixture), !=, story_id);
  /* This one from a story. */
  activate (fixture, "back");
  g_assert_true (is_reading_alone (fixture));
  g_assert_cmpint (get_story (fixture), ==, story_id);
  activate (fixture, "escape");
  g_assert_false (is_reading_alone (fixture));
}

/* Alone, a front page says what it is of, where a story has its buttons. */
static void
test_narrow_front_page (NavigationFixture *fixture, gconstpointer data)
{
  GtkWidget *header = test_find_widget (fixture->window, BYLINE_TYPE_READING_HEADER);
  GObject *title = gtk_widget_get_template_child (GTK_WIDGET (header), BYLINE_TYPE_READING_HEADER,
                                                  "title");
  GObject *button = gtk_widget_get_template_child (GTK_WIDGET (header), BYLINE_TYPE_READING_HEADER,
                                                   "saved_button");

  WINDOW_FIXTURE_WAIT (adw_leaflet_get_folded (get_outer (fixture)));
  activate (fixture, "front-page");
  WINDOW_FIXTURE_WAIT (gtk_widget_get_mapped (GTK_WIDGET (title)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (title)), ==, "All Stories");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
  activate (fixture, "up");
  activate (fixture, "next");
  WINDOW_FIXTURE_WAIT (is_reading_alone (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (title)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
}

static int
get_row_height (NavigationFixture *fixture, BylineDensity density)
{
  byline_headline_list_set_options (fixture->list, &(BylineHeadlineOptions){ .density = density });
  fixture_run_ms (100);
  return gtk_widget_get_height (test_find_widget (fixture->list, BYLINE_TYPE_HEADLINE_ROW));
}

/* Compact rows are one line of text high: what room the program's style gives a picture is not theirs. */
static void
test_density (NavigationFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "style.css", NULL);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (fixture->window));
  int comfortable;
  int compact;
  int card;

  gtk_css_provider_load_from_path (style, path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  comfortable = get_row_height (fixture, BYLINE_DENSITY_COMFORTABLE);
  compact = get_row_height (fixture, BYLINE_DENSITY_COMPACT);
  card = get_row_height (fixture, BYLINE_DENSITY_CARDS);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (style));
  g_assert_cmpint (comfortable, >=, 76);
  g_assert_cmpint (compact, <, 40);
  g_assert_cmpint (card, >, comfortable - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func, width)                                                                     \
  g_test_add ("/ui/navigation/" name, NavigationFixture, GINT_TO_POINTER (width), set_up, func,    \
              tear_down)
  ADD ("next", test_next, 1200);
  ADD ("next-unread", test_next_unread, 1200);
  ADD ("search-at-once", test_search_at_once, 1200);
  ADD ("page-at-once", test_page_at_once, 1200);
  ADD ("river", test_river, 1200);
  ADD ("link", test_link, 1200);
  ADD ("escape", test_escape, 1200);
  ADD ("history", test_history, 1200);
  ADD ("focus", test_focus, 1200);
  ADD ("search-focus", test_search_focus, 1200);
  ADD ("extend", test_extend, 1200);
  ADD ("narrow", test_narrow, 600);
  ADD ("narrow-front-page", test_narrow_front_page, 600);
  ADD ("density", test_density, 1200);
  return g_test_run ();
}
