/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-item.h"
#include "byline-sidebar.h"
#include "byline-ui.h"
#include "byline-window.h"
#include "window-fixture.h"

#define N_MINUTES 30
#define N_FIRST 40

/* A window over a feed to which something is added every minute. */
typedef struct {
  Fixture base;
  BylineSettings *settings;
  BylineWindow *window;
  GListModel *rows; /* of the sidebar */
} StillFixture;

/* What has come until @minute: new stories, among them of sections and authors that are new, too. */
static void
serve (StillFixture *fixture, guint minute)
{
  g_autoptr (GString) rss = g_string_new (
    "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    "<channel><title>The Paper</title><link>{{base}}/</link>");

  for (guint k = 1; k <= N_FIRST + 2 * minute; k++)
    {
      guint section = k <= N_FIRST ? k % 12 : (k * 7) % 30;
      guint author = k <= N_FIRST ? k % 9 : (k * 5) % 23;

      g_string_append_printf (
        rss,
        "<item><title>Story %u</title><link>{{base}}/story-%u</link>"
        "<guid isPermaLink=\"false\">id-%u</guid><category>Theme %u</category>"
        "<dc:creator>Ada Writer%c</dc:creator>"
        "<pubDate>Mon, 02 Nov 2026 10:%02u:%02u GMT</pubDate></item>",
        k, k, k, section, 'a' + author, k / 60, k % 60);
    }
  g_string_append (rss, "</channel></rss>");
  fixture_serve (&fixture->base, "/feed.xml", "application/rss+xml", rss->str);
}

/* Returns: (transfer full): what the sidebar lists, from top to bottom */
static char *
describe_rows (StillFixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fixture->rows); i++)
    {
      g_autoptr (BylineSidebarItem) item = g_list_model_get_item (fixture->rows, i);

      g_string_append_printf (text, "%s\n", byline_sidebar_item_get_data (item)->label);
    }
  return g_string_free (text, FALSE);
}

static guint
sum_counts (StillFixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fixture->rows); i++)
    {
      g_autoptr (BylineSidebarItem) item = g_list_model_get_item (fixture->rows, i);

      n += byline_sidebar_item_get_data (item)->count;
    }
  return n;
}

static void
set_up (StillFixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *sidebar, *view;

  fixture_set_up (&fixture->base, NULL);
  serve (fixture, 0);
  publication = fixture_subscribe (&fixture->base, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture->settings = byline_settings_new (fixture->base.profile);
  fixture->window = byline_window_new (NULL, fixture->base.library, fixture->settings);
  byline_window_set_opened (fixture->window, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sidebar = window_fixture_find_widget (GTK_WIDGET (fixture->window), BYLINE_TYPE_SIDEBAR);
  view = window_fixture_find_widget (sidebar, GTK_TYPE_LIST_VIEW);
  fixture->rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  WINDOW_FIXTURE_WAIT (g_list_model_get_n_items (fixture->rows) > 18);
}

static void
tear_down (StillFixture *fixture, gconstpointer data)
{
  BylineWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_finalize (window);
  fixture_finalize (fixture->settings);
  fixture_tear_down (&fixture->base, data);
}

static void
activate (StillFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

/* A refresh that brings something, and two stories that are read. Returns when the sidebar has
 * heard of it. */
static void
pass_minute (StillFixture *fixture, guint minute)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  guint before = sum_counts (fixture);

  serve (fixture, minute);
  report = fixture_refresh (fixture->base.library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 2);
  activate (fixture, "next");
  activate (fixture, "next-unread");
  WINDOW_FIXTURE_WAIT (sum_counts (fixture) != before);
  fixture_run_ms (60);
}

static void
pass_time (StillFixture *fixture, guint from, guint to)
{
  g_autofree char *before = describe_rows (fixture);

  for (guint minute = from; minute < to; minute++)
    {
      g_autofree char *after = NULL;

      pass_minute (fixture, minute);
      after = describe_rows (fixture);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Half an hour of reading, with a refresh every minute: the numbers change, no row moves. */
static void
test_reading (StillFixture *fixture, gconstpointer data)
{
  pass_time (fixture, 1, N_MINUTES + 1);
}

static BylineSidebarItem *
find_row (StillFixture *fixture, BylineSidebarKind kind, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (fixture->rows); i++)
    {
      g_autoptr (BylineSidebarItem) item = g_list_model_get_item (fixture->rows, i);

      if (byline_sidebar_item_get_data (item)->kind == kind)
        {
          *position = i;
          return item;
        }
    }
  return NULL;
}

/* The same with all sections shown, by size; then the user asks for what there is now. */
static void
test_expanded (StillFixture *fixture, gconstpointer data)
{
  GtkWidget *view = window_fixture_find_widget (
    window_fixture_find_widget (GTK_WIDGET (fixture->window), BYLINE_TYPE_SIDEBAR),
    GTK_TYPE_LIST_VIEW);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint position = 0;

  g_object_set (fixture->settings, "sidebar-order", "size", NULL);
  /* Rows are made a few at a time. */
  WINDOW_FIXTURE_WAIT (find_row (fixture, BYLINE_SIDEBAR_MORE_SECTIONS, &position) != NULL);
  g_signal_emit_by_name (view, "activate", position);
  activate (fixture, "escape");
  fixture_run_ms (100);
  before = describe_rows (fixture);
  pass_time (fixture, 1, 11);
  after = describe_rows (fixture);
  g_assert_cmpstr (before, ==, after);

  g_object_set (fixture->settings, "sidebar-order", "name", NULL);
  g_clear_pointer (&after, g_free);
  after = describe_rows (fixture);
  g_assert_cmpstr (before, !=, after);
  g_assert_nonnull (strstr (after, "Theme 2\nTheme 3\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sidebar-still/" name, StillFixture, NULL, set_up, func, tear_down)
  ADD ("reading", test_reading);
  ADD ("expanded", test_expanded);
#undef ADD
  return g_test_run ();
}
