/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter.h"

static BylineFilter *
full_filter (void)
{
  BylineFilter *filter = byline_filter_new ();

  filter->unread = TRUE;
  filter->today = TRUE;
  byline_filter_add_section (filter, "China");
  byline_filter_add_section (filter, "Énergie; et autres");
  byline_filter_add_author (filter, "Tomás Aguirre");
  filter->publication_key = g_strdup ("p1");
  filter->folder = g_strdup ("Tech/Asia");
  filter->search = g_strdup ("\"open web\" -bot\nnext");
  filter->order = BYLINE_ORDER_SECTION;
  filter->density = BYLINE_DENSITY_CARDS;

  return filter;
}

static void
test_round_trip (void)
{
  g_autoptr (BylineFilter) filter = full_filter ();
  g_autofree char *text = byline_filter_to_string (filter);
  g_autoptr (BylineFilter) again = byline_filter_parse (text);
  g_autoptr (BylineFilter) copy = byline_filter_copy (filter);

  g_assert_true (byline_filter_equal (filter, again));
  g_assert_true (byline_filter_equal (filter, copy));
  g_assert_false (byline_filter_is_empty (again));
}

/* An order lets nothing through or out, but is kept. */
static void
test_order (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineFilter) again = NULL;
  g_autoptr (BylineFilter) bad = byline_filter_parse ("[filter]\norder=sideways\nunread=true\n");
  g_autofree char *text = NULL;

  filter->order = BYLINE_ORDER_OLDEST;
  g_assert_true (byline_filter_is_empty (filter));
  text = byline_filter_to_string (filter);
  again = byline_filter_parse (text);
  g_assert_true (byline_filter_equal (filter, again));
  again->order = BYLINE_ORDER_PUBLICATION;
  g_assert_false (byline_filter_equal (filter, again));
  g_assert_true (byline_filter_is_alike (filter, again));
  again->unread = TRUE;
  g_assert_false (byline_filter_is_alike (filter, again));
  g_assert_cmpint (bad->order, ==, BYLINE_ORDER_DEFAULT);
  g_assert_true (bad->unread);
}

/* Nor does a density. */
static void
test_density (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineFilter) again = NULL;
  g_autoptr (BylineFilter) bad = byline_filter_parse ("[filter]\ndensity=thick\nunread=true\n");
  g_autofree char *text = NULL;

  filter->density = BYLINE_DENSITY_COMPACT;
  g_assert_true (byline_filter_is_empty (filter));
  text = byline_filter_to_string (filter);
  again = byline_filter_parse (text);
  g_assert_true (byline_filter_equal (filter, again));
  again->density = BYLINE_DENSITY_CARDS;
  g_assert_false (byline_filter_equal (filter, again));
  g_assert_true (byline_filter_is_alike (filter, again));
  g_assert_cmpint (bad->density, ==, BYLINE_DENSITY_DEFAULT);
  g_assert_true (bad->unread);
}

static void
test_names (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_filter_add_section (filter, "China");
  byline_filter_add_section (filter, "CHINA");
  byline_filter_add_section (filter, "");
  byline_filter_add_section (filter, NULL);
  g_assert_cmpuint (filter->sections->len, ==, 1);
  g_assert_false (byline_filter_remove_section (filter, "Policy"));
  g_assert_true (byline_filter_remove_section (filter, "china"));
  g_assert_true (byline_filter_is_empty (filter));
}

static void
test_equal (void)
{
  g_autoptr (BylineFilter) a = byline_filter_new ();
  g_autoptr (BylineFilter) b = byline_filter_new ();

  byline_filter_add_author (a, "A");
  byline_filter_add_author (a, "B");
  byline_filter_add_author (b, "B");
  g_assert_false (byline_filter_equal (a, b));
  byline_filter_add_author (b, "a");
  g_assert_true (byline_filter_equal (a, b));
  b->saved = TRUE;
  g_assert_false (byline_filter_equal (a, b));
  g_assert_false (byline_filter_equal (a, NULL));
}

static void
test_parse_bad (void)
{
  const char *const texts[] = { "", "nonsense", "[filter", "[filter]\nunread=maybe\n",
                                "[other]\nx=1\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BylineFilter) filter = byline_filter_parse (texts[i]);

      g_assert_true (byline_filter_is_empty (filter));
    }
}

/* No unread stories of a section: all are read. None that is saved and unread: there may be both. */
static void
test_combined (void)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  g_assert_false (byline_filter_is_combined (filter));
  byline_filter_add_section (filter, "China");
  filter->unread = TRUE;
  g_assert_false (byline_filter_is_combined (filter));
  byline_filter_add_author (filter, "Tomás Aguirre");
  g_assert_true (byline_filter_is_combined (filter));
  g_ptr_array_set_size (filter->authors, 0);
  filter->publication_key = g_strdup ("p1");
  g_assert_true (byline_filter_is_combined (filter));
  g_clear_pointer (&filter->publication_key, g_free);
  g_ptr_array_set_size (filter->sections, 0);
  filter->saved = TRUE;
  g_assert_true (byline_filter_is_combined (filter));
  filter->unread = FALSE;
  g_assert_false (byline_filter_is_combined (filter));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/round-trip", test_round_trip);
  g_test_add_func ("/filter/order", test_order);
  g_test_add_func ("/filter/density", test_density);
  g_test_add_func ("/filter/names", test_names);
  g_test_add_func ("/filter/equal", test_equal);
  g_test_add_func ("/filter/parse-bad", test_parse_bad);
  g_test_add_func ("/filter/combined", test_combined);
  return g_test_run ();
}
