/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-network-time.h"
#include "byline-parsed-feed.h"

static void
test_due (void)
{
  const gint64 now = 1000000;

  g_assert_cmpint (byline_feed_next_due (now, 60, 0, 0), ==, now + 3600);
  g_assert_cmpint (byline_feed_next_due (now, 1, 0, 0), ==, now + 900);
  g_assert_cmpint (byline_feed_next_due (now, 60, 120, 0), ==, now + 7200);
  g_assert_cmpint (byline_feed_next_due (now, 60, 30, 10800), ==, now + 10800);
  g_assert_cmpint (byline_feed_next_due (now, 60, G_MAXUINT, G_MAXINT64), ==, now + 86400);
  g_assert_cmpint (byline_feed_next_retry (now, 60, 1), ==, now + 3600);
  g_assert_cmpint (byline_feed_next_retry (now, 60, 3), ==, now + 4 * 3600);
  g_assert_cmpint (byline_feed_next_retry (now, 0, 1), ==, now + 900);
  g_assert_cmpint (byline_feed_next_retry (now, 60, 1000), ==, now + 86400);
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
  g_test_add_func ("/library/due/times", test_due);
  g_test_add_func ("/library/due/network-time", test_network_time);
  g_test_add_func ("/library/due/codes", test_codes);
  return g_test_run ();
}
