/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-library-sections.h"
#include "byline-story-list.h"

#include "library-fixture.h"

#define RSS_TYPE "application/rss+xml"

static const char feed[] =
  "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Paper</title>"
  "<link>{{base}}/</link>"
  "<item><title>Cold stores</title><guid>1</guid><category>China</category>"
  "<dc:creator>Mara Lindqvist</dc:creator><description>A long sentence on cold stores."
  "</description></item>"
  "<item><title>Old sea</title><guid>2</guid><category>World</category>"
  "<dc:creator>M. Lindqvist</dc:creator><description>Another one on the sea.</description></item>"
  "</channel></rss>";

static void
subscribe (Fixture *fixture)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/feed.xml", RSS_TYPE, feed);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
apply (Fixture *fixture, BylineRule *rule, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_apply_rule_async (fixture->library, rule, NULL, fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_apply_rules_finish (fixture->library, result, error);
}

static void
changed_cb (BylineLibrary *library, guint changes, guint *all)
{
  *all |= changes;
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) redo = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) rules_result = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (BylineCounts) merged = NULL;
  g_autoptr (BylineCounts) apart = NULL;
  guint changes = 0;

  subscribe (fixture);
  fixture_run_ms (10);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), &changes);
  undo = apply (fixture, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "M. Lindqvist", "Mara Lindqvist"),
                &error);
  g_assert_no_error (error);
  merged = fixture_counts (fixture->library);
  g_assert_cmpuint (merged->authors->len, ==, 1);
  fixture_run_ms (10);
  g_assert_cmpuint (changes & BYLINE_LIBRARY_CHANGES_RULES, !=, 0);
  g_assert_cmpuint (changes & BYLINE_LIBRARY_CHANGES_STORIES, !=, 0);

  nothing = apply (fixture,
                   byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", "M. Lindqvist"),
                   &error);
  g_assert_null (nothing);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_LOOP);
  g_clear_error (&error);

  byline_library_get_rules_async (fixture->library, NULL, fixture_cb, &rules_result);
  fixture_wait (&rules_result);
  rules = byline_library_get_rules_finish (fixture->library, rules_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 1);

  byline_library_apply_rules_async (fixture->library, undo, NULL, fixture_cb, &result);
  fixture_wait (&result);
  redo = byline_library_apply_rules_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  apart = fixture_counts (fixture->library);
  g_assert_cmpuint (apart->authors->len, ==, 2);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) author_result = NULL;
  g_autoptr (GAsyncResult) section_result = NULL;
  g_autoptr (GAsyncResult) none_result = NULL;
  g_autoptr (BylineAuthorDetail) author = NULL;
  g_autoptr (BylineSectionDetail) section = NULL;

  subscribe (fixture);
  byline_library_get_author_async (fixture->library, "mara lindqvist", NULL, fixture_cb,
                               &author_result);
  fixture_wait (&author_result);
  author = byline_library_get_author_finish (fixture->library, author_result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (author->author->name, ==, "Mara Lindqvist");
  g_assert_cmpuint (author->n_unread, ==, 1);

  byline_library_get_section_async (fixture->library, "china", NULL, fixture_cb, &section_result);
  fixture_wait (&section_result);
  section = byline_library_get_section_finish (fixture->library, section_result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (section->name, ==, "China");
  g_assert_cmpuint (section->authors->len, ==, 1);

  byline_library_get_author_async (fixture->library, "Nobody", NULL, fixture_cb, &none_result);
  fixture_wait (&none_result);
  g_assert_null (byline_library_get_author_finish (fixture->library, none_result, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  const BylineSavedFilter *saved;

  subscribe (fixture);
  byline_filter_add_section (filter, "China");
  undo = apply (fixture, byline_rule_save_filter ("Mine", filter, 0), &error);
  g_assert_no_error (error);
  byline_library_get_saved_filters_async (fixture->library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  filters = byline_library_get_saved_filters_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filters->len, ==, 1);
  saved = g_ptr_array_index (filters, 0);
  g_assert_true (byline_filter_equal (saved->filter, filter));
  g_assert_cmpuint (saved->n_unread, ==, 1);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) complete_result = NULL;
  g_autoptr (GAsyncResult) snippet_result = NULL;
  g_autoptr (GPtrArray) completions = NULL;
  g_autoptr (GPtrArray) snippets = NULL;
  gint64 story;

  subscribe (fixture);
  byline_library_get_completions_async (fixture->library, "author:lind", 11, NULL, fixture_cb,
                                 &complete_result);
  fixture_wait (&complete_result);
  completions = byline_library_get_completions_finish (fixture->library, complete_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (completions->len, ==, 2);

  story = fixture_story (fixture->library, "Cold stores");
  byline_library_get_snippets_async (fixture->library, "sentence", &story, 1, NULL, fixture_cb,
                                 &snippet_result);
  fixture_wait (&snippet_result);
  snippets = byline_library_get_snippets_finish (fixture->library, snippet_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snippets->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (snippets, 0), "sentence"));
}

/* A list follows what is muted, and one of muted stories shows it. */
static void
test_mute (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GArray) shown = NULL;
  g_autoptr (GArray) muted = NULL;
  BylineFilter *filter = byline_filter_new ();

  subscribe (fixture);
  undo = apply (fixture, byline_rule_mute (BYLINE_RULE_KIND_WORD, "cold stores", TRUE, 0), &error);
  g_assert_no_error (error);
  counts = fixture_counts (fixture->library);
  g_assert_cmpuint (counts->n_muted, ==, 1);
  g_assert_cmpuint (counts->n_stories, ==, 1);
  shown = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (shown->len, ==, 1);
  filter->muted = TRUE;
  muted = fixture_list (fixture->library, filter);
  g_assert_cmpuint (muted->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/library/sections/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("rules", test_rules);
  ADD ("pages", test_pages);
  ADD ("filters", test_filters);
  ADD ("search", test_search);
  ADD ("mute", test_mute);
  return g_test_run ();
}
