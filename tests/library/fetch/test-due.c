/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-network-time.h"
#include "byline-parsed-feed.h"
#include "byline-schedule.h"

/* A Thursday, 10:46:40 UTC. */
#define NOW ((gint64) 1001 * 86400 + 38800)

static void
check_next (const BylineFeed *feed,
            const BylineScheduleBounds *bounds,
            gint64 wait,
            BylineDueReason reason)
{
  BylineDue due = byline_schedule_next (feed, bounds, NOW);

  g_assert_cmpint (due.when - NOW, ==, wait);
  g_assert_cmpint (due.reason, ==, reason);
}

/* What the user, the feed, its server and its silence say, within the bounds. */
static void
test_next (void)
{
  const BylineScheduleBounds hour = { 60, 0, TRUE };
  const BylineScheduleBounds minute = { 1, 0, TRUE };
  const BylineScheduleBounds by_hand = { 0, 0, TRUE };
  const BylineScheduleBounds half_day = { 60, 12 * 60, TRUE };
  const BylineScheduleBounds fixed = { 60, 0, FALSE };
  const BylineScheduleBounds week = { 7 * 24 * 60, 0, FALSE };

  check_next (&(BylineFeed){ 0 }, &hour, 3600, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ 0 }, &minute, 900, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ 0 }, &by_hand, 3600, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ 0 }, &week, 7 * 86400, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ .interval_minutes = 30 }, &hour, 1800, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ .ttl_minutes = 120 }, &hour, 7200, BYLINE_DUE_TTL);
  check_next (&(BylineFeed){ .ttl_minutes = 30 }, &hour, 3600, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ .ttl_minutes = 30, .max_age = 10800 }, &hour, 10800,
              BYLINE_DUE_MAX_AGE);
  check_next (&(BylineFeed){ .ttl_minutes = G_MAXUINT, .max_age = G_MAXINT64 }, &hour, 86400,
              BYLINE_DUE_MAX_AGE);
  check_next (&(BylineFeed){ .max_age = 20 * 3600 }, &half_day, 12 * 3600, BYLINE_DUE_MAX_AGE);
  /* A feed that brings something every second day. */
  check_next (&(BylineFeed){ .changed = NOW - 100, .change_gap = 2 * 86400 }, &hour, 6 * 3600,
              BYLINE_DUE_RARE);
  check_next (&(BylineFeed){ .changed = NOW - 100, .change_gap = 2 * 86400 }, &fixed, 3600,
              BYLINE_DUE_INTERVAL);
  check_next (
    &(BylineFeed){ .changed = NOW - 100, .change_gap = 2 * 86400, .interval_minutes = 60 }, &hour,
    3600, BYLINE_DUE_INTERVAL);
  /* One that was lively and has been silent for a year. */
  check_next (&(BylineFeed){ .changed = NOW - 365 * 86400, .change_gap = 600 }, &hour, 86400,
              BYLINE_DUE_RARE);
  /* Its change was noted by a clock that was ahead. */
  check_next (&(BylineFeed){ .changed = NOW + 86400, .change_gap = 86400 }, &hour, 3600,
              BYLINE_DUE_INTERVAL);
}

static void
test_pauses (void)
{
  const BylineScheduleBounds hour = { 60, 0, TRUE };
  /* 11:46:40 lies in the twelfth hour. */
  const guint eleven_and_twelve = 1u << 11 | 1u << 12;
  const gint64 till_one = 2 * 3600 + 800;
  const gint64 till_midnight = 86400 - 38800;

  check_next (&(BylineFeed){ .skip_hours = eleven_and_twelve }, &hour, till_one,
              BYLINE_DUE_SKIPPED);
  check_next (&(BylineFeed){ .skip_hours = 1u << 13 }, &hour, 3600, BYLINE_DUE_INTERVAL);
  check_next (&(BylineFeed){ .skip_days = 1u << 3 }, &hour, till_midnight, BYLINE_DUE_SKIPPED);
  check_next (&(BylineFeed){ .skip_days = 1u << 3 | 1u << 4 }, &hour, till_midnight + 86400,
              BYLINE_DUE_SKIPPED);
  check_next (&(BylineFeed){ .skip_days = 1u << 2 }, &hour, 3600, BYLINE_DUE_INTERVAL);
  /* Who wants to be left alone for ever has made a mistake. */
  check_next (&(BylineFeed){ .skip_hours = 0xffffff, .skip_days = 0x7f }, &hour, 3600,
              BYLINE_DUE_INTERVAL);
  g_assert_true (byline_schedule_is_paused (&(BylineFeed){ .skip_hours = 1u << 10 }, NOW));
  g_assert_true (byline_schedule_is_paused (&(BylineFeed){ .skip_days = 1u << 3 }, NOW));
  g_assert_false (byline_schedule_is_paused (&(BylineFeed){ .skip_hours = 1u << 11 }, NOW));
}

static void
check_retry (guint minutes, guint failures, gint64 wait)
{
  const BylineScheduleBounds bounds = { minutes, 0, TRUE };
  BylineDue due = byline_schedule_retry (&(BylineFeed){ .n_failures = failures }, &bounds, NOW);

  g_assert_cmpint (due.when - NOW, ==, wait);
  g_assert_cmpint (due.reason, ==, BYLINE_DUE_BACK_OFF);
}

static void
test_retry (void)
{
  check_retry (60, 0, 3600);
  check_retry (60, 2, 4 * 3600);
  check_retry (1, 0, 900);
  check_retry (60, 1000, 86400);
}

static void
test_jitter (void)
{
  gboolean differs = FALSE;
  gint64 first = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://paper.example/%u", i);
      BylineFeed feed = { .url = url, .last_polled = NOW, .next_due = NOW + 3600 };
      gint64 jitter = byline_schedule_jitter (&feed);

      g_assert_cmpint (jitter, >=, 0);
      g_assert_cmpint (jitter, <=, 360);
      g_assert_cmpint (byline_schedule_jitter (&feed), ==, jitter);
      if (i == 0)
        first = jitter;
      differs = differs || jitter != first;
      feed.next_due = NOW + 86400;
      g_assert_cmpint (byline_schedule_jitter (&feed), <=, 600);
      feed.next_due = NOW - 5;
      g_assert_cmpint (byline_schedule_jitter (&feed), ==, 0);
    }
  g_assert_true (differs);
}

/* After a long sleep: those that have waited longest first, few of one host. */
static void
test_choose (void)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_free);

  for (guint i = 0; i < 60; i++)
    {
      BylineFeed *feed = byline_feed_new ();

      feed->id = i + 1;
      feed->url = g_strdup_printf ("https://%s.example/%u", i % 2 == 0 ? "one" : "other", i);
      feed->next_due = NOW - 60 + i;
      g_ptr_array_add (feeds, feed);
    }
  byline_schedule_choose (feeds, 20, 4);
  g_assert_cmpuint (feeds->len, ==, 8);
  for (guint i = 0; i < feeds->len; i++)
    g_assert_cmpint (((BylineFeed *) g_ptr_array_index (feeds, i))->id, ==, i + 1);
  byline_schedule_choose (feeds, 3, 4);
  g_assert_cmpuint (feeds->len, ==, 3);
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

          byline_network_time_add (time, parts[0], 999990 + g_ascii_strtoll (parts[1], NULL, 10),
                                   999990);
        }
      g_assert_cmpint (byline_network_time_get (time, 1000000), ==, cases[i].time);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/due/next", test_next);
  g_test_add_func ("/library/due/pauses", test_pauses);
  g_test_add_func ("/library/due/retry", test_retry);
  g_test_add_func ("/library/due/jitter", test_jitter);
  g_test_add_func ("/library/due/choose", test_choose);
  g_test_add_func ("/library/due/network-time", test_network_time);
  return g_test_run ();
}
