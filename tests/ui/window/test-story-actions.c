/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "byline-headline-list.h"
#include "byline-story-export.h"
#include "byline-story-files.h"
#include "byline-ui.h"
#include "byline-window-context.h"
#include "byline-window.h"
#include "window-fixture.h"

#define N_STORIES 6

/* A window over six stories, the newest first. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineWindow *window;
  BylineHeadlineList *list;
  GtkWidget *view;
} ActionsFixture;

static GtkSelectionModel *
get_model (ActionsFixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view));
}

static void
set_up (ActionsFixture *fixture, gconstpointer data)
{
  g_autofree char *rss = fixture_rss ("The Paper", 1, N_STORIES);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture->base, NULL);
  fixture_serve (&fixture->base, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (&fixture->base, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture->settings = byline_settings_new (fixture->base.profile);
  g_object_set (fixture->settings, "mark-read-on-open", FALSE, NULL);
  fixture->window = byline_window_new (NULL, fixture->base.library, fixture->settings);
  byline_window_set_opened (fixture->window, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->list = BYLINE_HEADLINE_LIST (
    window_fixture_find_widget (GTK_WIDGET (fixture->window), BYLINE_TYPE_HEADLINE_LIST));
  fixture->view = window_fixture_find_widget (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);
  WINDOW_FIXTURE_WAIT (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))) == N_STORIES);
}

static void
tear_down (ActionsFixture *fixture, gconstpointer data)
{
  BylineWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_finalize (window);
  fixture_finalize (fixture->settings);
  fixture_tear_down (&fixture->base, data);
}

static void
activate (ActionsFixture *fixture, const char *action, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, target);
}

static guint
count (ActionsFixture *fixture, BylineStoryFlag flag)
{
  BylineFilter *filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  filter->unread = flag == BYLINE_STORY_FLAG_READ;
  filter->saved = flag == BYLINE_STORY_FLAG_SAVED;
  ids = fixture_list (fixture->base.library, filter);
  return flag == BYLINE_STORY_FLAG_READ ? N_STORIES - ids->len : ids->len;
}

static BylineStoryItem *
get_item (ActionsFixture *fixture, guint position)
{
  g_autoptr (BylineStoryItem)
    item = g_list_model_get_item (G_LIST_MODEL (get_model (fixture)), position);

  WINDOW_FIXTURE_WAIT (byline_story_item_get_story (item) != NULL);
  return item;
}

static GVariant *
pack (gint64 story_id)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &story_id, 1, sizeof story_id);
}

static void
test_marks (ActionsFixture *fixture, gconstpointer data)
{
  gint64 second = byline_story_item_get_id (get_item (fixture, 1));

  activate (fixture, "stories-read", pack (second));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 1);
  activate (fixture, "stories-unread", pack (second));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 0);
  activate (fixture, "stories-save", pack (second));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_SAVED) == 1);
  activate (fixture, "stories-unsave", pack (second));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_SAVED) == 0);
  /* Four acts, of which none is a word on the screen. */
  for (guint i = 0; i < 3; i++)
    activate (fixture, "undo", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 1 &&
                       count (fixture, BYLINE_STORY_FLAG_SAVED) == 0);
}

/* The story itself stays as it is; what is undone is as it was. */
static void
test_around (ActionsFixture *fixture, gconstpointer data)
{
  gint64 third = byline_story_item_get_id (get_item (fixture, 2));

  activate (fixture, "read-above", g_variant_new_int64 (third));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 2);
  WINDOW_FIXTURE_WAIT (byline_story_item_get_is_read (get_item (fixture, 1)));
  activate (fixture, "read-below", g_variant_new_int64 (third));
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 5);
  g_assert_false (byline_story_item_get_is_read (get_item (fixture, 2)));
  activate (fixture, "undo", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 2);
  activate (fixture, "redo", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 5);
}

static void
test_only_publication (ActionsFixture *fixture, gconstpointer data)
{
  const BylineStory *story = byline_story_item_get_story (get_item (fixture, 0));
  g_autofree char *title = NULL;

  /* The window knows its publications when they have been counted. */
  while (title == NULL || strstr (title, "The Paper") == NULL)
    {
      activate (fixture, "only-publication", g_variant_new_int64 (story->publication_id));
      fixture_run_ms (20);
      g_free (title);
      title = g_strdup (gtk_window_get_title (GTK_WINDOW (fixture->window)));
    }
}

/* Several are selected together; none of them is opened by that. */
static void
test_several (ActionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) several = NULL;
  gint64 first;

  gtk_selection_model_select_item (get_model (fixture), 1, TRUE);
  first = byline_headline_list_get_selected (fixture->list);
  g_assert_cmpint (first, ==, byline_story_item_get_id (get_item (fixture, 1)));
  gtk_selection_model_select_range (get_model (fixture), 2, 2, FALSE);
  g_assert_cmpuint (byline_headline_list_get_n_several (fixture->list), ==, 3);
  g_assert_cmpint (byline_headline_list_get_selected (fixture->list), ==, first);
  several = byline_headline_list_get_several (fixture->list);
  g_assert_cmpint (g_array_index (several, gint64, 0), ==, first);
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (fixture->window), "3 selected"));

  activate (fixture, "selection-save", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_SAVED) == 3);
  activate (fixture, "selection-read", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 3);
  /* All have it: then it is taken from all. */
  activate (fixture, "selection-read", NULL);
  WINDOW_FIXTURE_WAIT (count (fixture, BYLINE_STORY_FLAG_READ) == 0);
  activate (fixture, "selection-copy", NULL);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (GTK_WIDGET (fixture->window), "3 links copied") !=
                       NULL);

  activate (fixture, "escape", NULL);
  g_assert_cmpuint (byline_headline_list_get_n_several (fixture->list), ==, 0);
  g_assert_cmpint (byline_headline_list_get_selected (fixture->list), ==, first);
  g_assert_true (gtk_selection_model_is_selected (get_model (fixture), 1));
  g_assert_false (gtk_selection_model_is_selected (get_model (fixture), 2));
}

/* What comes in above moves those that are selected along. */
static void
test_several_stay (ActionsFixture *fixture, gconstpointer data)
{
  g_autofree char *rss = fixture_rss ("The Paper", 1, N_STORIES + 2);
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;

  gtk_selection_model_select_range (get_model (fixture), 1, 3, TRUE);
  before = byline_headline_list_get_several (fixture->list);
  fixture_serve (&fixture->base, "/feed.xml", "application/rss+xml", rss);
  report = fixture_refresh (fixture->base.library, &error);
  g_assert_no_error (error);
  WINDOW_FIXTURE_WAIT (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))) ==
                       N_STORIES + 2);
  after = byline_headline_list_get_several (fixture->list);
  g_assert_cmpmem (before->data, before->len * sizeof (gint64), after->data,
                   after->len * sizeof (gint64));
}

static void
test_export (ActionsFixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = window_fixture_find_widget (GTK_WIDGET (fixture->window),
                                                  ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (BylineWindowContext)
    context = byline_window_context_new (fixture->base.library, ADW_TOAST_OVERLAY (toasts));
  g_autoptr (GArray) stories = fixture_list (fixture->base.library, NULL);
  g_autofree char *path = g_build_filename (fixture->base.dir, "stories.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *items;

  byline_story_export_to_file (context, stories, file);
  WINDOW_FIXTURE_WAIT (
    window_fixture_find_label (GTK_WIDGET (fixture->window), "6 stories exported") != NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  items = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "items");
  g_assert_cmpuint (json_array_get_length (items), ==, N_STORIES);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 0),
                                                  "title"),
                   ==, "Story 6");
}

/* A book of all that are named, in their order; one that is not there is left out. */
static void
test_book (ActionsFixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = window_fixture_find_widget (GTK_WIDGET (fixture->window),
                                                  ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (BylineWindowContext)
    context = byline_window_context_new (fixture->base.library, ADW_TOAST_OVERLAY (toasts));
  g_autoptr (GArray) stories = fixture_list (fixture->base.library, NULL);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *path = g_build_filename (fixture->base.dir, "book.epub", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const gint64 missing = 4711;
  g_autofree char *bytes = NULL;
  gsize length;

  g_array_append_val (stories, missing);
  byline_stories_write_book (context, stories, "A week", file);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (GTK_WIDGET (fixture->window),
                                                  "Saved as “book.epub”, with 6 stories") != NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "EPUB/story-6.xhtml", strlen ("EPUB/story-6.xhtml")));
  g_assert_null (memmem (bytes, length, "EPUB/story-7.xhtml", strlen ("EPUB/story-7.xhtml")));

  byline_stories_write_book (context, none, "Nothing", file);
  WINDOW_FIXTURE_WAIT (
    window_fixture_find_label (GTK_WIDGET (fixture->window),
                               "The text of these stories is not in the library") != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/story-actions/" name, ActionsFixture, NULL, set_up, func, tear_down)
  ADD ("marks", test_marks);
  ADD ("around", test_around);
  ADD ("only-publication", test_only_publication);
  ADD ("several", test_several);
  ADD ("several-stay", test_several_stay);
  ADD ("export", test_export);
  ADD ("book", test_book);
#undef ADD
  return g_test_run ();
}
