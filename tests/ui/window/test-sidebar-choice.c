/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-choice.h"

/* The filter after some choices. */
typedef struct {
  BylineFilter *filter;
  BylineSavedFilters *saved;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->filter = byline_filter_new ();
  fixture->saved = byline_saved_filters_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  byline_filter_free (fixture->filter);
  g_assert_finalize_object (fixture->saved);
}

/* Returns: whether the row stands for a filter. */
static gboolean
choose (Fixture *fixture, BylineSidebarKind kind, const char *value, gboolean active, gboolean add)
{
  const BylineSidebarData data = { .kind = kind, .value = (char *) value, .active = active };
  BylineFilter *filter = byline_sidebar_choice_apply (fixture->filter, &data, fixture->saved, add);

  if (filter == NULL)
    return FALSE;

  byline_filter_free (fixture->filter);
  fixture->filter = filter;
  return TRUE;
}

/* A section takes the place of another; an author narrows. Chosen again it stands alone. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China", FALSE, FALSE);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "Policy", FALSE, FALSE);
  choose (fixture, BYLINE_SIDEBAR_AUTHOR, "Mara", FALSE, FALSE);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_cmpstr (fixture->filter->sections->pdata[0], ==, "Policy");
  g_assert_cmpuint (fixture->filter->authors->len, ==, 1);

  choose (fixture, BYLINE_SIDEBAR_SECTION, "Policy", TRUE, FALSE);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_cmpuint (fixture->filter->authors->len, ==, 0);
  choose (fixture, BYLINE_SIDEBAR_ALL, NULL, FALSE, FALSE);
  g_assert_true (byline_filter_is_empty (fixture->filter));
}

/* Ctrl adds, and takes away. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  choose (fixture, BYLINE_SIDEBAR_SECTION, "Policy", FALSE, FALSE);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China", FALSE, TRUE);
  choose (fixture, BYLINE_SIDEBAR_UNREAD, NULL, FALSE, TRUE);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 2);
  g_assert_true (fixture->filter->unread);
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China", TRUE, TRUE);
  choose (fixture, BYLINE_SIDEBAR_UNREAD, NULL, TRUE, TRUE);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  g_assert_false (fixture->filter->unread);
}

/* A publication and a folder take each other's place, and narrow what else was chosen; chosen again
 * they stand alone. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  choose (fixture, BYLINE_SIDEBAR_SECTION, "China", FALSE, FALSE);
  choose (fixture, BYLINE_SIDEBAR_FOLDER, "News", FALSE, TRUE);
  g_assert_cmpstr (fixture->filter->folder, ==, "News");
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  choose (fixture, BYLINE_SIDEBAR_PUBLICATION, "p1", FALSE, FALSE);
  g_assert_cmpstr (fixture->filter->publication_key, ==, "p1");
  g_assert_null (fixture->filter->folder);
  g_assert_cmpuint (fixture->filter->sections->len, ==, 1);
  choose (fixture, BYLINE_SIDEBAR_PUBLICATION, "p1", TRUE, FALSE);
  g_assert_cmpstr (fixture->filter->publication_key, ==, "p1");
  g_assert_cmpuint (fixture->filter->sections->len, ==, 0);
  choose (fixture, BYLINE_SIDEBAR_PUBLICATION, "p1", TRUE, TRUE);
  g_assert_null (fixture->filter->publication_key);
}

/* The same rows make the same filter in whatever order they are chosen. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  static const struct {
    BylineSidebarKind kind;
    const char *value;
  } rows[] = { { BYLINE_SIDEBAR_UNREAD, NULL },   { BYLINE_SIDEBAR_SAVED, NULL },
               { BYLINE_SIDEBAR_TODAY, NULL },    { BYLINE_SIDEBAR_SECTION, "China" },
               { BYLINE_SIDEBAR_AUTHOR, "Mara" }, { BYLINE_SIDEBAR_PUBLICATION, "p1" } };
  const guint n = G_N_ELEMENTS (rows);
  g_autoptr (BylineFilter) expected = NULL;

  /* Each row comes first once, forwards and backwards. */
  for (guint order = 0; order < 2 * n; order++)
    {
      choose (fixture, BYLINE_SIDEBAR_ALL, NULL, FALSE, FALSE);
      for (guint i = 0; i < n; i++)
        {
          guint row = order < n ? (order + i) % n : (order + n - i) % n;

          choose (fixture, rows[row].kind, rows[row].value, FALSE, FALSE);
        }
      if (expected == NULL)
        expected = byline_filter_copy (fixture->filter);
      g_assert_true (byline_filter_equal (fixture->filter, expected));
    }
  g_assert_true (expected->unread && expected->saved && expected->today);
  g_assert_cmpstr (expected->publication_key, ==, "p1");

  /* Again: that alone. */
  choose (fixture, BYLINE_SIDEBAR_UNREAD, NULL, TRUE, FALSE);
  g_assert_true (fixture->filter->unread);
  g_assert_false (fixture->filter->today);
  g_assert_null (fixture->filter->publication_key);
}

/* What a search found outside what is filtered would have no story with it. */
static void
test_outside (Fixture *fixture, gconstpointer data)
{
  const BylineSidebarData found = { .kind = BYLINE_SIDEBAR_AUTHOR,
                                    .value = (char *) "Mara",
                                    .is_outside = TRUE };
  g_autoptr (BylineFilter) filter = NULL;

  choose (fixture, BYLINE_SIDEBAR_SECTION, "China", FALSE, FALSE);
  filter = byline_sidebar_choice_apply (fixture->filter, &found, fixture->saved, FALSE);
  g_assert_cmpuint (filter->sections->len, ==, 0);
  g_assert_cmpstr (filter->authors->pdata[0], ==, "Mara");
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_assert_false (choose (fixture, BYLINE_SIDEBAR_HEADING, NULL, FALSE, FALSE));
  g_assert_false (choose (fixture, BYLINE_SIDEBAR_MORE_AUTHORS, NULL, FALSE, FALSE));
  g_assert_false (choose (fixture, BYLINE_SIDEBAR_FILTER, "Gone", FALSE, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sidebar-choice/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("names", test_names);
  ADD ("add", test_add);
  ADD ("places", test_places);
  ADD ("any-order", test_any_order);
  ADD ("outside", test_outside);
  ADD ("others", test_others);
#undef ADD
  return g_test_run ();
}
