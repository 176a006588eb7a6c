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

/* A publication and a folder take each other's place, and that of names. */
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
  g_assert_cmpuint (fixture->filter->sections->len, ==, 0);
  choose (fixture, BYLINE_SIDEBAR_PUBLICATION, "p1", TRUE, TRUE);
  g_assert_null (fixture->filter->publication_key);
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
  ADD ("others", test_others);
#undef ADD
  return g_test_run ();
}
