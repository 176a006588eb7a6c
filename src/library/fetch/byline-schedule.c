/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-schedule.h"

#include "byline-url.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define DEFAULT_MINUTES 60
#define MIN_WAIT (15 * 60)
/* Feeds that never change are asked a little more often than they are worth. */
#define PARTS_OF_GAP 8
/* 2^10 quarters of an hour are more than the longest wait. */
#define MAX_DOUBLINGS 10
#define MAX_JITTER (10 * 60)
#define ALL_HOURS ((1u << 24) - 1)
#define ALL_DAYS ((1u << 7) - 1)

static gint64
get_shortest (const BylineFeed *feed, const BylineScheduleBounds *bounds)
{
  guint minutes = feed->interval_minutes != 0 ? feed->interval_minutes : bounds->minutes;

  return (gint64) (minutes != 0 ? minutes : DEFAULT_MINUTES) * 60;
}

/* The user's own interval may be longer than the longest that others may ask for. */
static gint64
get_longest (const BylineFeed *feed, const BylineScheduleBounds *bounds)
{
  gint64 longest = bounds->longest_minutes != 0 ? (gint64) bounds->longest_minutes * 60 : DAY;

  return MAX (MAX (longest, get_shortest (feed, bounds)), MIN_WAIT);
}

static void
wait_for (BylineDue *due, gint64 seconds, BylineDueReason reason)
{
  if (seconds <= due->when)
    return;
  due->when = seconds;
  due->reason = reason;
}

/* How long it usually takes until something new comes; a feed that has become quiet is as rare as its
 * silence is long. */
static gint64
get_gap (const BylineFeed *feed, gint64 now)
{
  if (feed->changed == 0 || feed->changed > now)
    return 0;
  return MAX (feed->change_gap, now - feed->changed);
}

gboolean
byline_schedule_is_paused (const BylineFeed *feed, gint64 now)
{
  gint64 hours = now / HOUR;
  /* 1970 began on a Thursday. */
  guint day = (guint) ((hours / 24 + 3) % 7);
  guint skip_hours = feed->skip_hours & ALL_HOURS;
  guint skip_days = feed->skip_days & ALL_DAYS;

  return (skip_hours != ALL_HOURS && (skip_hours & 1u << (hours % 24)) != 0) ||
         (skip_days != ALL_DAYS && (skip_days & 1u << day) != 0);
}

/* At the first hour that is not excluded. */
static void
skip_pauses (BylineDue *due, const BylineFeed *feed)
{
  for (guint i = 0; i < 8 * 24 && byline_schedule_is_paused (feed, due->when); i++)
    {
      due->when = (due->when / HOUR + 1) * HOUR;
      due->reason = BYLINE_DUE_SKIPPED;
    }
}

BylineDue
byline_schedule_next (const BylineFeed *feed, const BylineScheduleBounds *bounds, gint64 now)
{
  BylineDue due = { get_shortest (feed, bounds), BYLINE_DUE_INTERVAL };

  wait_for (&due, (gint64) feed->ttl_minutes * 60, BYLINE_DUE_TTL);
  wait_for (&due, feed->max_age, BYLINE_DUE_MAX_AGE);
  if (bounds->adapts && feed->interval_minutes == 0)
    wait_for (&due, get_gap (feed, now) / PARTS_OF_GAP, BYLINE_DUE_RARE);
  due.when = now + CLAMP (due.when, MIN_WAIT, get_longest (feed, bounds));
  skip_pauses (&due, feed);
  return due;
}

BylineDue
byline_schedule_retry (const BylineFeed *feed, const BylineScheduleBounds *bounds, gint64 now)
{
  gint64 wait = CLAMP (get_shortest (feed, bounds), MIN_WAIT, DAY);

  wait <<= MIN (feed->n_failures, MAX_DOUBLINGS);
  return (BylineDue){ now + MIN (wait, DAY), BYLINE_DUE_BACK_OFF };
}

gint64
byline_schedule_jitter (const BylineFeed *feed)
{
  gint64 wait = feed->next_due - feed->last_polled;
  gint64 most = CLAMP (wait / 10, 0, MAX_JITTER);
  g_autofree char *seed = g_strdup_printf ("%s %" G_GINT64_FORMAT, feed->url, feed->next_due);

  return most > 0 ? (gint64) g_str_hash (seed) % (most + 1) : 0;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const BylineFeed *first = *(BylineFeed *const *) a;
  const BylineFeed *second = *(BylineFeed *const *) b;

  if (first->next_due != second->next_due)
    return first->next_due < second->next_due ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

void
byline_schedule_choose (GPtrArray *feeds, guint n_most, guint n_most_of_host)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_chosen = 0;

  g_ptr_array_sort (feeds, compare_due);
  for (guint i = 0; i < feeds->len;)
    {
      const BylineFeed *feed = g_ptr_array_index (feeds, i);
      char *host = byline_url_host (feed->url);
      guint n_of_host;

      if (host == NULL)
        host = g_strdup ("");
      n_of_host = GPOINTER_TO_UINT (g_hash_table_lookup (hosts, host)) + 1;
      if (n_chosen < n_most && n_of_host <= n_most_of_host)
        {
          g_hash_table_insert (hosts, host, GUINT_TO_POINTER (n_of_host));
          n_chosen++;
          i++;
          continue;
        }
      g_free (host);
      g_ptr_array_remove_index (feeds, i);
    }
}
