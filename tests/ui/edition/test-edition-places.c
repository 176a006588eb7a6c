/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "byline-edition-places.h"

static BylineFilter *
make_filter (const char *section)
{
  BylineFilter *filter = byline_filter_new ();

  if (section != NULL)
    byline_filter_add_section (filter, section);
  return filter;
}

/* A page's place is given once, and the last one counts. */
static void
test_take (void)
{
  g_autoptr (BylineEditionPlaces) places = byline_edition_places_new ();
  g_autoptr (BylineFilter) all = make_filter (NULL);
  g_autoptr (BylineFilter) china = make_filter ("China");
  BylineEditionLeft left = { 0, 0 };

  g_assert_false (byline_edition_places_take (places, all, &left));
  byline_edition_places_leave (places, all, &(BylineEditionLeft){ 120, 3 });
  byline_edition_places_leave (places, china, &(BylineEditionLeft){ 40, -1 });
  byline_edition_places_leave (places, all, &(BylineEditionLeft){ 360, 7 });
  g_assert_true (byline_edition_places_take (places, all, &left));
  g_assert_cmpfloat (left.top, ==, 360);
  g_assert_cmpint (left.focus, ==, 7);
  g_assert_false (byline_edition_places_take (places, all, &left));
  g_assert_true (byline_edition_places_take (places, china, &left));
  g_assert_cmpint (left.focus, ==, -1);
}

/* Of many pages those that were left first are forgotten. */
static void
test_many (void)
{
  g_autoptr (BylineEditionPlaces) places = byline_edition_places_new ();
  guint n = 0;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section %d", i);
      g_autoptr (BylineFilter) filter = make_filter (name);

      byline_edition_places_leave (places, filter, &(BylineEditionLeft){ i, i });
    }
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section %d", i);
      g_autoptr (BylineFilter) filter = make_filter (name);
      BylineEditionLeft left;

      if (!byline_edition_places_take (places, filter, &left))
        continue;
      g_assert_cmpint (left.focus, ==, i);
      g_assert_cmpint (i, >=, 20);
      n++;
    }
  g_assert_cmpuint (n, ==, 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/edition-places/take", test_take);
  g_test_add_func ("/ui/edition-places/many", test_many);
  return g_test_run ();
}
