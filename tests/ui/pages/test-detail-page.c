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
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), kind, name, FALSE);
  WINDOW_FIXTURE_WAIT (find (fixture, name) != NULL);
}

/* Chooses the button that says @text. */
static void
choose (PageFixture *fixture, const char *text)
{
  GtkWidget *button = gtk_widget_get_ancestor (find (fixture, text), GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_section (PageFixture *fixture, gconstpointer data)
{
  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  g_assert_nonnull (find (fixture, "SECTION"));
  g_assert_nonnull (find (fixture, "The Paper"));
  g_assert_nonnull (window_fixture_find_button (fixture->page, "Pin"));
}

/* A publication's head is made of the counts. */
static void
test_publication (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];
  const BylineSectionSummary *section = counts->sections->pdata[0];
  BylineFeed *feed = publication->feeds->pdata[0];

  feed->change_gap = 8 * 60 * 60;
  ((BylinePublication *) publication)->description = g_strdup ("News of <our> harbour");
  byline_detail_page_set_counts (BYLINE_DETAIL_PAGE (fixture->page), counts);
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), BYLINE_RULE_KIND_PUBLICATION,
                           publication->key, FALSE);
  g_assert_nonnull (find (fixture, "New stories: About 3 times a day"));
  g_assert_nonnull (find (fixture, "PUBLICATION"));
  g_assert_nonnull (find (fixture, publication->name));
  g_assert_nonnull (find (fixture, "News of <our> harbour"));
  choose (fixture, section->name);
  g_assert_cmpstr (fixture->filter->publication_key, ==, publication->key);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
}

/* Of one without sections no list of them begins. */
static void
test_without_sections (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];
  GtkWidget *label;

  g_ptr_array_set_size (counts->sections, 0);
  byline_detail_page_set_counts (BYLINE_DETAIL_PAGE (fixture->page), counts);
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), BYLINE_RULE_KIND_PUBLICATION,
                           publication->key, FALSE);
  label = find (fixture, "Writes in");
  g_assert_true (label == NULL || !gtk_widget_get_visible (gtk_widget_get_parent (label)));
}

/* Many names leave room for the first story, until they are asked for. */
static void
test_folded (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];

  g_ptr_array_set_size (counts->authors, 0);
  for (int i = 0; i < 7; i++)
    {
      BylineAuthorSummary *author = g_new0 (BylineAuthorSummary, 1);

      author->name = g_strdup_printf ("Author %d", i);
      author->n_stories = 1;
      g_ptr_array_add (counts->authors, author);
    }
  byline_detail_page_set_counts (BYLINE_DETAIL_PAGE (fixture->page), counts);
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), BYLINE_RULE_KIND_PUBLICATION,
                           publication->key, FALSE);
  g_assert_nonnull (find (fixture, "Author 3"));
  g_assert_null (find (fixture, "Author 4"));
  choose (fixture, "Show more");
  g_assert_nonnull (find (fixture, "Author 6"));
  g_assert_null (find (fixture, "Show more"));
}

/* Names that have no story here are not counted among those that would be shown, nor do they take the place of any. */
static void
test_elsewhere (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylinePublication *publication = counts->publications->pdata[0];

  g_ptr_array_set_size (counts->authors, 0);
  g_ptr_array_set_size (counts->sections, 0);
  for (guint i = 0; i < 16; i++)
    {
      BylineAuthorSummary *author = g_new0 (BylineAuthorSummary, 1);
      BylineSectionSummary *section = g_new0 (BylineSectionSummary, 1);

      author->name = g_strdup_printf ("Author %u", i);
      author->n_stories = i < 4;
      g_ptr_array_add (counts->authors, author);
      section->name = g_strdup_printf ("Section %u", i);
      section->n_stories = i > 12;
      g_ptr_array_add (counts->sections, section);
    }
  byline_detail_page_set_counts (BYLINE_DETAIL_PAGE (fixture->page), counts);
  byline_detail_page_show (BYLINE_DETAIL_PAGE (fixture->page), BYLINE_RULE_KIND_PUBLICATION,
                           publication->key, FALSE);
  g_assert_nonnull (find (fixture, "Author 3"));
  g_assert_null (find (fixture, "Show more"));
  g_assert_nonnull (find (fixture, "Section 15"));
  g_assert_null (find (fixture, "Section 12"));
}

/* A name asks for those that the section has in common with it. */
static void
test_rows (PageFixture *fixture, gconstpointer data)
{
  BylineCounts *counts = window_fixture_count (&fixture->base);
  const BylineAuthorSummary *author = counts->authors->pdata[0];
  const BylinePublication *publication = counts->publications->pdata[0];

  show (fixture, BYLINE_RULE_KIND_AUTHOR, author->name);
  choose (fixture, "The Paper");
  g_assert_cmpstr (fixture->filter->publication_key, ==, publication->key);
  g_assert_cmpuint (fixture->filter->authors->len, ==, 1);
  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  choose (fixture, author->name);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_cmpuint (fixture->filter->authors->len, ==, 1);
  g_assert_cmpstr (fixture->filter->authors->pdata[0], ==, author->name);
}

/* What the front page offers stands beside the counts, also when the page is made anew; another page knows nothing of it. */
static void
test_offer (PageFixture *fixture, gconstpointer data)
{
  BylineDetailPage *page = BYLINE_DETAIL_PAGE (fixture->page);

  show (fixture, BYLINE_RULE_KIND_SECTION, "Harbours");
  g_assert_null (find (fixture, "3 new stories"));
  byline_detail_page_set_offer (page, "3 new stories");
  g_assert_true (gtk_widget_get_mapped (find (fixture, "3 new stories")));
  byline_detail_page_set_counts (page, window_fixture_count (&fixture->base));
  WINDOW_FIXTURE_WAIT (find (fixture, "The Paper") != NULL);
  g_assert_nonnull (find (fixture, "3 new stories"));
  byline_detail_page_set_offer (page, NULL);
  g_assert_null (find (fixture, "3 new stories"));
  byline_detail_page_set_offer (page, "3 new stories");
  byline_detail_page_show (page, BYLINE_RULE_KIND_SECTION, "Harbours", FALSE);
  WINDOW_FIXTURE_WAIT (find (fixture, "The Paper") != NULL);
  g_assert_null (find (fixture, "3 new stories"));
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
  ADD ("publication", test_publication);
  ADD ("without-sections", test_without_sections);
  ADD ("folded", test_folded);
  ADD ("elsewhere", test_elsewhere);
  ADD ("rows", test_rows);
  ADD ("offer", test_offer);
  ADD ("unknown", test_unknown);
  return g_test_run ();
}
