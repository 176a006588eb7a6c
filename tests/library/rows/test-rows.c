/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-cache.h"
#include "byline-story-diff.h"

static GArray *
make_ids (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      gint64 id = *text;

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Applies the splices as the list does. @shown: (nullable): rows that must stay */
static guint
check_diff_shown (GArray *old_ids, GArray *new_ids, GArray *shown)
{
  g_autoptr (GArray) splices = byline_story_diff (old_ids, new_ids, shown);
  g_autoptr (GArray) ids = g_array_copy (old_ids);

  for (guint i = 0; i < splices->len; i++)
    {
      BylineSplice splice = g_array_index (splices, BylineSplice, i);

      for (guint j = 0; j < splice.n_removed; j++)
        g_assert_false (contains (shown, g_array_index (ids, gint64, splice.position + j)));
      if (splice.n_removed > 0)
        g_array_remove_range (ids, splice.position, splice.n_removed);
      if (splice.n_added > 0)
        g_array_insert_vals (ids, splice.position,
                             &g_array_index (new_ids, gint64, splice.position), splice.n_added);
    }
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), new_ids->data,
                   new_ids->len * sizeof (gint64));
  return splices->len;
}

static guint
check_diff (GArray *old_ids, GArray *new_ids)
{
  return check_diff_shown (old_ids, new_ids, NULL);
}

static void
test_diff (void)
{
  static const struct {
    const char *before;
    const char *after;
    guint n_splices;
  } cases[] = {
    { "", "", 0 },
    { "", "abc", 1 },
    { "abc", "", 1 },
    { "abc", "abc", 0 },
    { "abc", "xabc", 1 },
    { "abc", "abcx", 1 },
    { "abc", "axbc", 1 },
    { "abcd", "ad", 1 },
    { "abcdef", "xabyycdf", 3 },
    { "abc", "cba", 2 },
    { "abcdef", "xyz", 1 },
    { "abcd", "xbyd", 2 },
    { "abcdefg", "agbcdef", 2 },
    { "abcdefg", "bcdaefg", 2 },
    { "abcdef", "xfaybcd", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = make_ids (cases[i].before);
      g_autoptr (GArray) after = make_ids (cases[i].after);

      g_assert_cmpuint (check_diff (before, after), ==, cases[i].n_splices);
    }
}

static void
test_diff_random (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (gint64 id = 1; id < 400; id++)
        {
          gint where = g_test_rand_int_range (0, 20);

          if (where != 0)
            g_array_append_val (before, id);
          if (where != 1)
            g_array_append_val (after, id);
        }
      if (round % 5 == 0)
        {
          gint64 moved = g_array_index (after, gint64, 3);

          g_array_remove_index (after, 3);
          g_array_append_val (after, moved);
        }
      g_assert_cmpuint (check_diff (before, after), <=, 50);
    }
}

/* Very many rows come between the others, as at a first refresh: those that are looked at stay. */
static void
test_diff_shown (void)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= 6000; id++)
    {
      if (id % 3 != 0)
        g_array_append_val (before, id);
      if (id % 50 != 1)
        g_array_append_val (after, id);
      if (id > 2999 && id < 3030 && id % 3 != 0 && id % 50 != 1)
        g_array_append_val (shown, id);
    }
  g_assert_cmpuint (check_diff (before, after), ==, 1);
  g_assert_cmpuint (check_diff_shown (before, after, shown), ==, 11);
}

/* What is looked at is never gone between two splices. */
static void
test_diff_shown_moves (void)
{
  g_autoptr (GArray) before = make_ids ("abcdefghi");
  g_autoptr (GArray) after = make_ids ("hxabcdfgi");
  g_autoptr (GArray) shown = make_ids ("bc");
  g_autoptr (GArray) moved = make_ids ("h");
  g_autoptr (GArray) splices = NULL;

  g_assert_cmpuint (check_diff_shown (before, after, shown), ==, 3);
  splices = byline_story_diff (before, after, moved);
  g_assert_cmpuint (splices->len, ==, 1);
}

static void
test_cache (void)
{
  g_autoptr (BylineStoryCache) cache = byline_story_cache_new (3);
  guint generation = 0;

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (BylineStory) story = byline_story_new ();

      story->id = id;
      byline_story_cache_put (cache, story, 7);
      byline_story_cache_get (cache, 1, &generation);
    }
  g_assert_nonnull (byline_story_cache_get (cache, 1, &generation));
  g_assert_null (byline_story_cache_get (cache, 2, &generation));
  g_assert_nonnull (byline_story_cache_get (cache, 4, &generation));
  g_assert_cmpuint (generation, ==, 7);
  byline_story_cache_invalidate (cache, 4);
  byline_story_cache_invalidate (cache, 99);
  g_assert_nonnull (byline_story_cache_get (cache, 4, &generation));
  g_assert_cmpuint (generation, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/rows/diff", test_diff);
  g_test_add_func ("/library/rows/diff-random", test_diff_random);
  g_test_add_func ("/library/rows/diff-shown", test_diff_shown);
  g_test_add_func ("/library/rows/diff-shown-moves", test_diff_shown_moves);
  g_test_add_func ("/library/rows/cache", test_cache);
  return g_test_run ();
}
