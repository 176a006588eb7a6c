/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-network-time.h"
#include "byline-parsed-feed.h"
#include "byline-story-cache.h"
#include "byline-story-diff.h"
#include "byline-workers.h"

#include "library-fixture.h"

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

/* Applies the splices as the list does. */
static guint
check_diff (GArray *old_ids,
            GArray *new_ids)
{
  g_autoptr (GArray) splices = byline_story_diff (old_ids, new_ids);
  g_autoptr (GArray) ids = g_array_copy (old_ids);

  for (guint i = 0; i < splices->len; i++)
    {
      BylineSplice splice = g_array_index (splices, BylineSplice, i);

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

static void
test_diff (void)
{
  static const struct {
    const char *before;
    const char *after;
    guint n_splices;
  } cases[] = {
    { "", "", 0 },       { "", "abc", 1 },       { "abc", "", 1 },       { "abc", "abc", 0 },
    { "abc", "xabc", 1 }, { "abc", "abcx", 1 },   { "abc", "axbc", 1 },   { "abcd", "ad", 1 },
    { "abcdef", "xabyycdf", 3 }, { "abc", "cba", 1 }, { "abcdef", "xyz", 1 },
    { "abcd", "xbyd", 2 }, { "abcdefg", "agbcdef", 1 },
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

static void
test_cache (void)
{
  g_autoptr (BylineStoryCache) cache = byline_story_cache_new (3);
  guint epoch = 0;

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (BylineStory) story = byline_story_new ();

      story->id = id;
      byline_story_cache_put (cache, story, 7);
      byline_story_cache_get (cache, 1, &epoch);
    }
  g_assert_nonnull (byline_story_cache_get (cache, 1, &epoch));
  g_assert_null (byline_story_cache_get (cache, 2, &epoch));
  g_assert_nonnull (byline_story_cache_get (cache, 4, &epoch));
  g_assert_cmpuint (epoch, ==, 7);
  byline_story_cache_outdate (cache, 4);
  byline_story_cache_outdate (cache, 99);
  g_assert_nonnull (byline_story_cache_get (cache, 4, &epoch));
  g_assert_cmpuint (epoch, ==, 0);
}

static void
test_due (void)
{
  const gint64 now = 1000000;

  g_assert_cmpint (byline_feed_next_due (now, 60, 0, 0), ==, now + 3600);
  g_assert_cmpint (byline_feed_next_due (now, 1, 0, 0), ==, now + 900);
  g_assert_cmpint (byline_feed_next_due (now, 60, 120, 0), ==, now + 7200);
  g_assert_cmpint (byline_feed_next_due (now, 60, 30, 10800), ==, now + 10800);
  g_assert_cmpint (byline_feed_next_due (now, 60, G_MAXUINT, G_MAXINT64), ==, now + 86400);
  g_assert_cmpint (byline_feed_next_try (now, 60, 1), ==, now + 3600);
  g_assert_cmpint (byline_feed_next_try (now, 60, 3), ==, now + 4 * 3600);
  g_assert_cmpint (byline_feed_next_try (now, 0, 1), ==, now + 900);
  g_assert_cmpint (byline_feed_next_try (now, 60, 1000), ==, now + 86400);
}

static void
test_codes (void)
{
  static const struct {
    gint code;
    const char *text;
  } cases[] = {
    { BYLINE_FETCH_ERROR_BAD_URL, "fetch:BAD_URL" },
    { BYLINE_FETCH_ERROR_NOT_FOUND, "fetch:NOT_FOUND" },
    { BYLINE_FETCH_ERROR_GONE, "fetch:GONE" },
    { BYLINE_FETCH_ERROR_FAILED, "fetch:FAILED" },
    { 99, "fetch:FAILED" },
  };
  g_autoptr (GError) page = g_error_new (BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_IS_A_PAGE, "x");
  g_autofree char *text = byline_error_to_code (page);

  g_assert_cmpstr (text, ==, "parse:IS_A_PAGE");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (BYLINE_FETCH_ERROR, cases[i].code, "x");
      g_autofree char *code = byline_error_to_code (error);

      g_assert_cmpstr (code, ==, cases[i].text);
    }
}

static GThread *main_thread;

static gpointer
work (gpointer   data,
      GError   **error)
{
  g_assert_true (g_thread_self () != main_thread);
  if (data == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing");
  return data != NULL ? g_strconcat (data, "!", NULL) : NULL;
}

static void
test_workers (void)
{
  BylineWorkers *workers = byline_workers_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[20] = { NULL };

  main_thread = g_thread_self ();
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    byline_workers_run_async (workers, work, i % 3 == 0 ? NULL : g_strdup ("a"), g_free, g_free,
                              i % 3 == 1 ? cancellable : NULL, fixture_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      fixture_wait (&results[i]);
      text = byline_workers_run_finish (workers, results[i], &error);
      if (i % 3 == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      else if (i % 3 == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpstr (text, ==, "a!");
      g_clear_object (&results[i]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (workers);
}

/* Each host has one vote; this machine has one only if nobody else does. */
static void
test_network_time (void)
{
  static const struct {
    const char *votes; /* a host and by how much it is ahead, each */
    gint64 time;       /* at 1000000 */
  } cases[] = {
    { "", 0 },
    { "http://a.example/=5", 1000005 },
    /* One of two lies: the earlier one is believed, which deletes nothing. */
    { "http://a.example/=5 http://b.example/=900000", 1000005 },
    { "http://a.example/=5 http://b.example/=-900000", 100000 },
    { "http://a.example/=5 http://b.example/=900000 https://c.example/=7", 1000007 },
    { "http://a.example/=5 http://b.example/1=900000 http://b.example/2=900000"
      " http://b.example/3=900000 http://c.example/=7",
      1000007 },
    { "http://localhost:8080/=5", 1000005 },
    { "http://127.0.0.1/=5 http://[::1]/=6 http://bridge.localhost/=7 http://a.example/=-400",
      999600 },
    { "nonsense=5", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineNetworkTime) time = byline_network_time_new ();
      g_auto (GStrv) votes = g_strsplit (cases[i].votes, " ", -1);

      byline_network_time_add (time, "http://silent.example/", 0, 1000000);
      for (guint j = 0; votes[j] != NULL; j++)
        {
          g_auto (GStrv) parts = g_strsplit (votes[j], "=", 2);

          byline_network_time_add (time, parts[0],
                                   999990 + g_ascii_strtoll (parts[1], NULL, 10), 999990);
        }
      g_assert_cmpint (byline_network_time_get (time, 1000000), ==, cases[i].time);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/parts/diff", test_diff);
  g_test_add_func ("/library/parts/diff-random", test_diff_random);
  g_test_add_func ("/library/parts/cache", test_cache);
  g_test_add_func ("/library/parts/due", test_due);
  g_test_add_func ("/library/parts/network-time", test_network_time);
  g_test_add_func ("/library/parts/codes", test_codes);
  g_test_add_func ("/library/parts/workers", test_workers);
  return g_test_run ();
}
