/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-text.h"
#include "test-counts.h"

/* A filter is called by its most telling part; a saved one by its name. */
static void
test_title (void)
{
  const struct {
    const char *filter, *title, *suggestion;
  } cases[] = {
    { "", "All Stories", "All Stories" },
    { "unread=true\n", "Unread", "Unread" },
    { "sections=China\nauthors=Ada\nunread=true\n", "China · Ada", "China · Ada" },
    { "sections=China\nsearch=rare earths\n", "China", "China · rare earths" },
    { "search=rare earths\n", "Search", "rare earths" },
    { "publication=p7\n", "Publication 7", "Publication 7" },
    { "publication=gone\n", "Publication", "Publication" },
    { "folder=News/Asia\n", "Asia", "Asia" },
    { "muted=true\nsections=China\n", "Muted", "China" },
  };
  g_autoptr (BylineSavedFilters) saved = byline_saved_filters_new ();
  g_autoptr (BylineCounts) counts = test_counts_new (0, 0);

  test_counts_add_publication (counts, 7, NULL, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("[filter]\n", cases[i].filter, NULL);
      g_autoptr (BylineFilter) filter = byline_filter_parse (text);
      g_autofree char *title = byline_filter_text_title (filter, saved, counts);
      g_autofree char *suggestion = byline_filter_text_suggest_name (filter, saved, counts);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (suggestion, ==, cases[i].suggestion);
    }
  g_assert_cmpstr (byline_filter_text_publication (NULL, "p7"), ==, "Publication");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/filter-text/title", test_title);
  return g_test_run ();
}
