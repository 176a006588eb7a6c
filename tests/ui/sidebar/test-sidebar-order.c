/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-order.h"

#define SECTIONS BYLINE_SIDEBAR_GROUP_SECTIONS

/* Returns: (transfer full): names with their numbers of stories; one with "*" in front is pinned */
static GArray *
names_new (const char *const *names, const guint *sizes)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (BylineSidebarName));

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_pinned = names[i][0] == '*';
      BylineSidebarName name = { names[i] + is_pinned, sizes != NULL ? sizes[i] : 1, is_pinned,
                                 names[i] };

      g_array_append_val (array, name);
    }
  return array;
}

/* Asserts that the rows are @expected; those that are gone have "-" in front. */
static void
assert_rows (BylineSidebarOrder *order,
             const char *scope,
             const char *const *names,
             const guint *sizes,
             guint limit,
             const char *expected)
{
  g_autoptr (GArray) array = names_new (names, sizes);
  g_autoptr (GArray) rows = byline_sidebar_order_apply (order, SECTIONS, scope, array, limit);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const BylineSidebarName *row = &g_array_index (rows, BylineSidebarName, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", row->data == NULL ? "-" : "",
                              row->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* By the alphabet, numbers as numbers; pinned ones first, as the user has them. */
static void
test_by_name (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const names[] = {
    "*Zoo", "*Arts", "Part 10", "China", "Part 2", "Bonn", NULL
  };

  assert_rows (order, "", names, NULL, 9, "Zoo Arts Bonn China Part 2 Part 10");
}

static void
test_by_size (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const names[] = { "*Zoo", "A", "B", "C", NULL };
  static const guint sizes[] = { 1, 5, 9, 5 };
  static const guint later[] = { 1, 50, 9, 500 };

  byline_sidebar_order_set_by_size (order, TRUE);
  assert_rows (order, "", names, sizes, 9, "Zoo B A C");
  /* Other sizes move nothing. */
  assert_rows (order, "", names, later, 9, "Zoo B A C");
  byline_sidebar_order_renew (order);
  assert_rows (order, "", names, later, 9, "Zoo C A B");
  byline_sidebar_order_set_by_size (order, FALSE);
  assert_rows (order, "", names, later, 9, "Zoo A B C");
}

/* The largest are shown before the list is expanded, and stay the same ones. */
static void
test_first (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const names[] = { "A", "B", "C", "D", "E", NULL };
  static const guint sizes[] = { 1, 7, 2, 9, 3 };
  static const guint later[] = { 99, 7, 2, 9, 3 };

  assert_rows (order, "", names, sizes, 2, "A B C D E");
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "B"));
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "D"));
  g_assert_false (byline_sidebar_order_is_first (order, SECTIONS, "A"));
  assert_rows (order, "", names, later, 2, "A B C D E");
  g_assert_false (byline_sidebar_order_is_first (order, SECTIONS, "A"));
  /* Of what is narrowed by something else, others are the largest. */
  assert_rows (order, "Mara", names, later, 2, "A B C D E");
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "A"));
}

/* One name more than there is room for takes the row that would say so. */
static void
test_one_more (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const names[] = { "A", "B", "C", NULL };

  assert_rows (order, "", names, NULL, 2, "A B C");
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "A"));
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "B"));
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "C"));
}

/* New names wait and old ones stay, until something is changed by the user. */
static void
test_still (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const before[] = { "B", "C", "D", NULL };
  static const char *const after[] = { "A", "B", "D", "E", NULL };

  assert_rows (order, "", before, NULL, 2, "B C D");
  assert_rows (order, "", after, NULL, 2, "B -C D");
  byline_sidebar_order_renew (order);
  assert_rows (order, "", after, NULL, 2, "A B D E");
}

/* A list that is empty in a library that has names takes none by itself. */
static void
test_empty_list (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const some[] = { "A", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GArray) no_names = names_new (none, NULL);
  g_autoptr (GArray) names = names_new (some, NULL);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  assert_rows (order, "", some, NULL, 3, "A");
  before = byline_sidebar_order_apply (order, BYLINE_SIDEBAR_GROUP_ORGANISATIONS, "", no_names, 3);
  after = byline_sidebar_order_apply (order, BYLINE_SIDEBAR_GROUP_ORGANISATIONS, "", names, 3);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (after->len, ==, 0);
}

/* A new library's lists fill up at their end. */
static void
test_fill (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const none[] = { NULL };
  static const char *const one[] = { "M", NULL };
  static const char *const many[] = { "A", "B", "C", "M", NULL };

  assert_rows (order, "", none, NULL, 3, "");
  assert_rows (order, "", one, NULL, 3, "M");
  assert_rows (order, "", many, NULL, 3, "M A B");
  g_assert_true (byline_sidebar_order_is_first (order, SECTIONS, "A"));
}

/* What the user pins moves at once; a name that comes twice has one row. */
static void
test_pin (void)
{
  g_autoptr (BylineSidebarOrder) order = byline_sidebar_order_new ();
  static const char *const before[] = { "A", "B", "B", NULL };
  static const char *const after[] = { "*New", "*B", "A", NULL };

  assert_rows (order, "", before, NULL, 9, "A B");
  assert_rows (order, "", after, NULL, 2, "New B A");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/sidebar-order/by-name", test_by_name);
  g_test_add_func ("/ui/sidebar-order/by-size", test_by_size);
  g_test_add_func ("/ui/sidebar-order/first", test_first);
  g_test_add_func ("/ui/sidebar-order/one-more", test_one_more);
  g_test_add_func ("/ui/sidebar-order/still", test_still);
  g_test_add_func ("/ui/sidebar-order/empty-list", test_empty_list);
  g_test_add_func ("/ui/sidebar-order/fill", test_fill);
  g_test_add_func ("/ui/sidebar-order/pin", test_pin);
  return g_test_run ();
}
