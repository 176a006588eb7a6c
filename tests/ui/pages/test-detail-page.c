/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-page.h"
#include "window-fixture.h"

/* The page of a section or an author of six stories. */
typedef struct {
  WindowFixture base;
  GtkWidget *page;
  BylineFilter *filter; /* nullable: the one that was asked for last */
} PageFixture;

static void
filter_cb (PageFixture *fixture, BylineFilter *filter)
{
  g_clear_pointer (&fixture->filter, byline_filter_free);
  fixture->filter = byline_filter_copy (filter);
}

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->page = g_object_ref_sink (byline_detail_page_new ());
  g_signal_connect_swapped (fixture->page, "filter-requested", G_CALLBACK (filter_cb), fixture);
  byline_detail_page_set_library (BYLINE_DETAIL_PAGE (fixture->page), fixture->base.base.library);
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->base.window))), fixture->page);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->base.window))), NULL);
  fixture_finalize (fixture->page);
  g_clear_pointer (&fixture->filter, byline_filter_free);
  window_fixture_tear_down (&fixture->base, data);
}

static GtkWidget *
find (PageFixture *fixture, const char *text)
{
  return window_fixture_find_label (fixture->page, text);
}

static void
show (PageFixture *fixture, BylineRuleKind kind, const char *name)
{
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), kind, name);
  WINDOW_FIXTURE_WAIT (find (fixture, name) != NULL);
}

/* Chooses the row that says @text. */
static void
choose_row (PageFixture *fixture, const char *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (find (fixture, text), GTK_TYPE_LIST_BOX_ROW);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
}

static void
test_section (PageFixture *fixture, gconstpointer data)
{
  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  g_assert_nonnull (find (fixture, "SECTION"));
  g_assert_nonnull (find (fixture, "Authors"));
  g_assert_nonnull (find (fixture, "Publications"));
  g_assert_nonnull (window_fixture_find_button (fixture->page, "Pin"));
}

/* "Stories" asks for all of them. */
static void
test_stories (PageFixture *fixture, gconstpointer data)
{
  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  g_signal_emit_by_name (window_fixture_find_button (fixture->page, "Stories"), "clicked");
  g_assert_nonnull (fixture->filter);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_cmpstr (fixture->filter->sections->pdata[0], ==, "Harbours");
  g_assert_null (fixture->filter->publication_key);
}

/* A row asks for those that the section has in common with it. */
static void
test_rows (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylineAuthorSummary *author = counts->authors->pdata[0];
  const BylinePublication *publication = counts->publications->pdata[0];

  show (fixture, BYLINE_RULE_KIND_AUTHOR, author->name);
  choose_row (fixture, "The Paper");
  g_assert_cmpstr (fixture->filter->publication_key, ==, publication->key);
  g_assert_cmpuint (fixture->filter->authors->len, ==, 1);
  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  choose_row (fixture, author->name);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_cmpuint (fixture->filter->authors->len, ==, 1);
  g_assert_cmpstr (fixture->filter->authors->pdata[0], ==, author->name);
}

/* A name that only an old article knows. */
static void
test_unknown (PageFixture *fixture, gconstpointer data)
{
  show (fixture, BYLINE_RULE_KIND_AUTHOR, "Nobody Here");
  WINDOW_FIXTURE_WAIT (find (fixture, "Your library has no more about this name.") != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/detail-page/" name, PageFixture, NULL, set_up, func, tear_down)
  ADD ("section", test_section);
  ADD ("stories", test_stories);
  ADD ("rows", test_rows);
  ADD ("unknown", test_unknown);
  return g_test_run ();
}
