/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-date-private.h"

typedef struct {
  const char *text;
  const char *expected; /* NULL: no date */
} Case;

static const Case cases[] = {
  /* RFC 3339, ISO 8601, W3C-DTF */
  { "2025-06-03T09:39:21Z", "2025-06-03T09:39:21Z" },
  { "2025-06-03t09:39:21z", "2025-06-03T09:39:21Z" },
  { "2025-06-03T09:39:21.123+02:00", "2025-06-03T07:39:21Z" },
  { "2025-06-03T09:39:21,5-0330", "2025-06-03T13:09:21Z" },
  { "2025-06-03T09:39+01", "2025-06-03T08:39:00Z" },
  { "2025-06-03 09:39:21", "2025-06-03T09:39:21Z" },
  { "2025-06-03 09:39:21 +0200", "2025-06-03T07:39:21Z" },
  { "2025-06-03 09:39:21 EST", "2025-06-03T14:39:21Z" },
  { "20250603T093921Z", "2025-06-03T09:39:21Z" },
  { "20250603", "2025-06-03T00:00:00Z" },
  { "2025-06-03", "2025-06-03T00:00:00Z" },
  { "2025-06", "2025-06-01T00:00:00Z" },
  { "2025", "2025-01-01T00:00:00Z" },
  { "2024-060", "2024-02-29T00:00:00Z" },
  { "2024060", "2024-02-29T00:00:00Z" },
  { "2025-W23-2", "2025-06-03T00:00:00Z" },
  { "2025/6/3", "2025-06-03T00:00:00Z" },
  { "2024-12-31T23:59:60Z", "2025-01-01T00:00:00Z" },
  { "2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z" },
  { "1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z" },
  /* RFC 822 and what is made of it */
  { "Tue, 03 Jun 2025 09:39:21 GMT", "2025-06-03T09:39:21Z" },
  { "Tue, 3 Jun 25 09:39 EDT", "2025-06-03T13:39:00Z" },
  { "Tue, 03 Jun 2025 09:39:21 +0200", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 GMT+2", "2025-06-03T07:39:21Z" },
  { "Tue, 03 Jun 2025 09:39:21 +02:00", "2025-06-03T07:39:21Z" },
  { "03 June 2025 9:39:21 Z", "2025-06-03T09:39:21Z" },
  { "Tue, 03 June 2025", "2025-06-03T00:00:00Z" },
  { "Tuesday, 3 June 2025 9:39 PM", "2025-06-03T21:39:00Z" },
  { "June 3, 2025 12:05 am", "2025-06-03T00:05:00Z" },
  { "Jun 3rd 2025", "2025-06-03T00:00:00Z" },
  { "Tue Jun  3 09:39:21 PST 2025", "2025-06-03T17:39:21Z" },
  { "Tue Jun  3 09:39:21 2025", "2025-06-03T09:39:21Z" },
  { "Tue,03 Jun 2025 09:39:21 CET", "2025-06-03T08:39:21Z" },
  { "Thu, 01 Jan 98 00:00:00 GMT", "1998-01-01T00:00:00Z" },
  { "Fri, 2025/06/03 08:19:53 EDT", "2025-06-03T12:19:53Z" },
  { "6/3/2025 09:39", "2025-06-03T09:39:00Z" },
  { "July 2025", "2025-07-01T00:00:00Z" },
  { "  Tue, 03 Jun 2025 09:39:21 GMT \n", "2025-06-03T09:39:21Z" },
  /* None */
  { "", NULL },
  { "yesterday", NULL },
  { "32 Jun 2025 00:00:00 GMT", NULL },
  { "2025-13-01", NULL },
  { "2025-02-30", NULL },
  { "0000-00-00T00:00:00Z", NULL },
  { "0000-366", NULL },
  { "12:30", NULL },
  { "+ - : / 99999999999999999999", NULL },
  { "2025-06-03T25:00:00Z", NULL },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds = _byline_feed_parse_date (cases[i].text);
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
      g_autofree char *text = g_date_time_format_iso8601 (date);

      g_test_message ("%s", cases[i].text);
      if (cases[i].expected == NULL)
        g_assert_cmpint (seconds, ==, 0);
      else
        g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpint (_byline_feed_parse_date (NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/date/table", test_table);
  return g_test_run ();
}
