/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"

#include <gio/gio.h>

static void
test_code (void)
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
  g_autoptr (GError) end = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autofree char *text = byline_error_to_code (page);
  g_autofree char *stopped = byline_error_to_code (end);

  g_assert_cmpstr (text, ==, "parse:IS_A_PAGE");
  g_assert_cmpstr (stopped, ==, "io:CANCELLED");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (BYLINE_FETCH_ERROR, cases[i].code, "x");
      g_autofree char *code = byline_error_to_code (error);

      g_assert_cmpstr (code, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error/code", test_code);
  return g_test_run ();
}
