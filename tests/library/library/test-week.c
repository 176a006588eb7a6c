/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-library-network.h"
#include "byline-library-parts-private.h"
#include "byline-settings.h"

#include "library-fixture.h"

#define RSS_TYPE "application/rss+xml"
#define HOUR ((gint64) 60 * 60)
#define DAY (24 * HOUR)
/* A Monday, 00:00 UTC. */
#define MONDAY ((gint64) 1795392000)

/* A week as a window spends it: each minute it is looked what is due. Here a look each five minutes is
 * enough to see how often servers are asked. */
#define LOOK (5 * 60)

static Route *
subscribe (Fixture *fixture, const char *path, const char *head, guint n)
{
  g_autofree char *rss = fixture_rss ("Paper", 0, n);
  g_autoptr (GString) text = g_string_new (rss);
  g_autofree char *home = g_strdup_printf ("<link>{{base}}%s/</link>", path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  Route *route;

  g_string_replace (text, "<link>{{base}}/</link>", home, 1);
  g_string_replace (text, "<channel>", head, 1);
  route = fixture_serve (fixture, path, RSS_TYPE, text->str);
  publication = fixture_subscribe (fixture, path, NULL, &error);
  g_assert_no_error (error);
  route->n_requests = 0;
  return route;
}

static void
settle (Fixture *fixture)
{
  gboolean refreshing = TRUE;

  while (refreshing)
    {
      g_main_context_iteration (NULL, FALSE);
      g_object_get (fixture->library, "refreshing", &refreshing, NULL);
    }
}

/* Returns: the most requests at one look. */
static guint
live (Fixture *fixture, gint64 from, gint64 until)
{
  guint most = 0;

  for (gint64 now = from; now < until; now += LOOK)
    {
      guint before = fixture->n_requests;

      byline_clock_set_now (now);
      g_assert_true (_byline_library_refresh_if_due (fixture->library));
      settle (fixture);
      most = MAX (most, fixture->n_requests - before);
    }
  return most;
}

/* Requests a feed and week: the interval, what feeds and servers say, what is broken and what is gone. */
static void
test_week (Fixture *fixture, gconstpointer data)
{
  Route *plain, *ttl, *daily, *nights, *broken, *gone;

  byline_clock_set_now (MONDAY);
  plain = subscribe (fixture, "/plain.xml", "<channel>", 3);
  ttl = subscribe (fixture, "/ttl.xml", "<channel><ttl>240</ttl>", 3);
  daily = subscribe (fixture, "/daily.xml",
                     "<channel><sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/"
                     "syndication/\">daily</sy:updatePeriod>",
                     3);
  nights = subscribe (fixture, "/nights.xml",
                      "<channel><skipHours><hour>0</hour><hour>1</hour><hour>2</hour>"
                      "<hour>3</hour><hour>4</hour><hour>5</hour></skipHours>"
                      "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>",
                      3);
  subscribe (fixture, "/broken.xml", "<channel>", 3);
  subscribe (fixture, "/gone.xml", "<channel>", 3);
  broken = fixture_serve_status (fixture, "/broken.xml", 500);
  gone = fixture_serve_status (fixture, "/gone.xml", 410);

  live (fixture, MONDAY + HOUR / 2, MONDAY + 7 * DAY);
  g_test_message ("plain %u, ttl %u, daily %u, nights %u, broken %u, gone %u", plain->n_requests,
                  ttl->n_requests, daily->n_requests, nights->n_requests, broken->n_requests,
                  gone->n_requests);
  /* Nothing changes in it: it is asked less and less often, but each day. */
  g_assert_cmpuint (plain->n_requests, <=, 48);
  g_assert_cmpuint (plain->n_requests, >=, 14);
  g_assert_cmpuint (ttl->n_requests, <=, 7 * 6);
  g_assert_cmpuint (daily->n_requests, <=, 7);
  g_assert_cmpuint (daily->n_requests, >=, 6);
  g_assert_cmpuint (nights->n_requests, <, plain->n_requests);
  /* After 1, 2, 4, 8, 16 hours, then each day. */
  g_assert_cmpuint (broken->n_requests, <=, 12);
  g_assert_cmpuint (broken->n_requests, >=, 9);
  g_assert_cmpuint (gone->n_requests, ==, 1);
  byline_clock_set_now (0);
}

/* A feed that brings something each hour is asked each hour; jitter makes it a little later, never
 * earlier. */
static void
test_lively (Fixture *fixture, gconstpointer data)
{
  Route *route;
  guint n_asked = 0;

  byline_clock_set_now (MONDAY);
  subscribe (fixture, "/lively.xml", "<channel>", 1);
  for (guint hour = 0; hour < 48; hour++)
    {
      g_autofree char *rss = fixture_rss ("Paper", 0, hour + 2);

      route = fixture_serve (fixture, "/lively.xml", RSS_TYPE, rss);
      live (fixture, MONDAY + hour * HOUR + LOOK, MONDAY + (hour + 1) * HOUR + LOOK);
      n_asked += route->n_requests;
    }
  g_test_message ("%u in 48 hours", n_asked);
  g_assert_cmpuint (n_asked, <=, 48);
  g_assert_cmpuint (n_asked, >=, 40);
  byline_clock_set_now (0);
}

/* After ten days of sleep, sixty feeds of one host are due. Four are asked at each look. */
static void
test_sleep (Fixture *fixture, gconstpointer data)
{
  guint most;
  guint before;

  byline_clock_set_now (MONDAY);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.xml", i);

      subscribe (fixture, path, "<channel>", 1);
    }
  before = fixture->n_requests;
  most = live (fixture, MONDAY + 10 * DAY, MONDAY + 10 * DAY + 2 * HOUR);
  g_test_message ("%u at most at once, %u in two hours", most, fixture->n_requests - before);
  g_assert_cmpuint (most, <=, 4);
  g_assert_cmpuint (fixture->n_requests - before, ==, 60);
  byline_clock_set_now (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library/week/feeds", Fixture, NULL, fixture_set_up, test_week, fixture_tear_down);
  g_test_add ("/library/week/lively", Fixture, NULL, fixture_set_up, test_lively,
              fixture_tear_down);
  g_test_add ("/library/week/sleep", Fixture, NULL, fixture_set_up, test_sleep, fixture_tear_down);
  return g_test_run ();
}
