/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block.h"

static void
test_from_string (void)
{
  static const struct {
    const char *text;
    guint seconds;
  } cases[] = {
    { NULL, 0 },         { "", 0 },         { "125", 125 },   { "2:05", 125 },
    { "1:02:05", 3725 }, { "PT2M5S", 125 }, { "PT1H", 3600 }, { "P1DT1S", 86401 },
    { "PT12.9S", 12 },   { "12.5", 12 },    { "1:2:3:4", 0 }, { "two", 0 },
    { "-5", 0 },         { "PT", 0 },       { "PT5X", 0 },    { "999999999999", 0 },
    { "P999999D", 0 },   { "2:", 0 },       { ":", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (byline_duration_from_string (cases[i].text), ==, cases[i].seconds);
    }
}

static void
test_to_string (void)
{
  static const guint durations[] = { 1, 59, 60, 125, 3600, 3725, BYLINE_BLOCK_MAX_DURATION };

  for (gsize i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *text = byline_duration_to_string (durations[i]);

      g_assert_cmpuint (byline_duration_from_string (text), ==, durations[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/from-string", test_from_string);
  g_test_add_func ("/duration/to-string", test_to_string);

  return g_test_run ();
}
