/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-saved-filters.h"

static BylineFilter *
section_new (const char *section)
{
  BylineFilter *filter = byline_filter_new ();

  byline_filter_add_section (filter, section);
  return filter;
}

/* Each of @names is saved with a section of that name. */
static BylineSavedFilters *
saved_new (const char *const *names)
{
  BylineSavedFilters *self = byline_saved_filters_new ();
  GPtrArray *filters = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      BylineSavedFilter *saved = g_new0 (BylineSavedFilter, 1);

      saved->name = g_strdup (names[i]);
      saved->filter = section_new (names[i]);
      g_ptr_array_add (filters, saved);
    }
  byline_saved_filters_set (self, filters);
  return self;
}

static const char *const three[] = { "One", "Two", "Three", NULL };

/* @section: (nullable): %NULL: the rule deletes the filter */
static void
assert_rule (GPtrArray *rules, guint index, const char *name, const char *section, int place)
{
  BylineRule *rule = rules->pdata[index];
  g_autoptr (BylineFilter) filter = section != NULL ? section_new (section) : NULL;
  g_autoptr (BylineRule) expected = byline_rule_save_filter (name, filter, place);

  g_assert_cmpint (rule->kind, ==, BYLINE_RULE_KIND_FILTER);
  g_assert_cmpstr (rule->name, ==, expected->name);
  g_assert_cmpint (rule->op, ==, expected->op);
  g_assert_cmpstr (rule->value, ==, expected->value);
  g_assert_cmpint (rule->number, ==, expected->number);
  g_assert_true (rule->is_set == expected->is_set);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
test_find (void)
{
  g_autoptr (BylineFilter) two = section_new ("Two");
  g_autoptr (BylineFilter) other = section_new ("Other");
  g_autoptr (BylineFilter) all = byline_filter_new ();
  BylineSavedFilters *self = byline_saved_filters_new ();

  g_assert_cmpuint (byline_saved_filters_get (self)->len, ==, 0);
  g_assert_null (byline_saved_filters_find (self, "Two"));
  g_assert_null (byline_saved_filters_find_filter (self, all));
  g_assert_finalize_object (self);

  self = saved_new (three);
  g_assert_cmpuint (byline_saved_filters_get (self)->len, ==, 3);
  g_assert_cmpstr (byline_saved_filters_find (self, "Two")->name, ==, "Two");
  g_assert_null (byline_saved_filters_find (self, "two"));
  g_assert_cmpstr (byline_saved_filters_find_filter (self, two)->name, ==, "Two");
  g_assert_null (byline_saved_filters_find_filter (self, other));
  g_assert_finalize_object (self);
}

static void
test_changed (void)
{
  BylineSavedFilters *self = saved_new (three);
  GPtrArray *none = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);
  guint n = 0;

  g_signal_connect_swapped (self, "changed", G_CALLBACK (count_cb), &n);
  byline_saved_filters_set (self, g_ptr_array_ref (byline_saved_filters_get (self)));
  g_assert_cmpuint (byline_saved_filters_get (self)->len, ==, 3);
  byline_saved_filters_set (self, none);
  g_assert_cmpuint (byline_saved_filters_get (self)->len, ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (self);
}

static void
test_name (void)
{
  BylineSavedFilters *self = saved_new (three);
  g_autoptr (BylineFilter) filter = section_new ("New");
  g_autoptr (GPtrArray) added = byline_saved_filters_name (self, filter, "Four", NULL);
  g_autoptr (GPtrArray) again = byline_saved_filters_name (self, filter, "Two", NULL);
  g_autoptr (GPtrArray) renamed = byline_saved_filters_name (self, filter, "Zwei", "Two");

  g_assert_cmpuint (added->len, ==, 1);
  assert_rule (added, 0, "Four", "New", 3);
  /* What had the name is replaced where it stands. */
  g_assert_cmpuint (again->len, ==, 1);
  assert_rule (again, 0, "Two", "New", 1);
  g_assert_cmpuint (renamed->len, ==, 2);
  assert_rule (renamed, 0, "Two", NULL, 0);
  assert_rule (renamed, 1, "Zwei", "New", 1);
  g_assert_finalize_object (self);
}

static void
test_move (void)
{
  BylineSavedFilters *self = saved_new (three);
  g_autoptr (GPtrArray) up = byline_saved_filters_move (self, "Three", -1);
  g_autoptr (GPtrArray) down = byline_saved_filters_move (self, "One", 2);

  g_assert_cmpuint (up->len, ==, 3);
  assert_rule (up, 0, "One", "One", 0);
  assert_rule (up, 1, "Three", "Three", 1);
  assert_rule (up, 2, "Two", "Two", 2);
  g_assert_cmpuint (down->len, ==, 3);
  assert_rule (down, 0, "Two", "Two", 0);
  assert_rule (down, 1, "Three", "Three", 1);
  assert_rule (down, 2, "One", "One", 2);

  g_assert_null (byline_saved_filters_move (self, "One", -1));
  g_assert_null (byline_saved_filters_move (self, "Three", 1));
  g_assert_null (byline_saved_filters_move (self, "Other", 1));
  g_assert_finalize_object (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/saved-filters/find", test_find);
  g_test_add_func ("/ui/saved-filters/changed", test_changed);
  g_test_add_func ("/ui/saved-filters/name", test_name);
  g_test_add_func ("/ui/saved-filters/move", test_move);
  return g_test_run ();
}
