/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-entity.h"

#include "byline-entity-private.h"

#include <string.h>

static void
check (const char *text, gboolean in_attribute, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  byline_entity_decode (out, text, strlen (text), in_attribute);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_names (void)
{
  check ("Caf&eacute; &amp; &rsquo;&nbsp;&lt;", FALSE, "Café & ’\u00a0<");
  /* HTML 5's */
  check ("&apos;&check;&zwj;&CounterClockwiseContourIntegral;", FALSE, "'✓\u200d∳");
  /* Two characters */
  check ("&NotEqualTilde;&fjlig;", FALSE, "≂\u0338fj");
  /* Case counts */
  check ("&Eacute;&eacute;&EACUTE;", FALSE, "Éé&EACUTE;");
  check ("&nosuch; &; &", FALSE, "&nosuch; &; &");
  /* Once only */
  check ("&amp;lt;", FALSE, "&lt;");
}

static void
test_open (void)
{
  check ("AT&amp T &copy 2024", FALSE, "AT& T © 2024");
  /* Younger names need their semicolon. */
  check ("&rsquo &hellip", FALSE, "&rsquo &hellip");
  /* In addresses "&copy=" is a parameter. */
  check ("?a=1&copy=2", TRUE, "?a=1&copy=2");
  check ("?a=1&copy=2", FALSE, "?a=1©=2");
  check ("?a=1&amp;copy=2", TRUE, "?a=1&copy=2");
}

static void
test_numbers (void)
{
  check ("&#233;&#xe9;&#XE9;&#233", FALSE, "éééé");
  /* Windows' quotation marks */
  check ("&#147;x&#148; &#150;", FALSE, "“x” –");
  check ("&#0;&#1;&#xd800;&#x110000;&#99999999999999;", FALSE, "\ufffd\ufffd\ufffd");
  check ("&#;&#x;&#xg;", FALSE, "&#;&#x;&#xg;");
}

static void
test_end (void)
{
  const char *text = "&amp;";
  gunichar first = 0;

  /* Nothing behind the end is looked at. */
  g_assert_cmpuint (byline_entity_read (text, text + 1, FALSE, &first, NULL), ==, 0);
  g_assert_cmpuint (byline_entity_read (text, text + 4, FALSE, &first, NULL), ==, 4);
  check ("&", FALSE, "&");
  check ("&#", FALSE, "&#");
}

/* It is searched by halves. */
static void
test_order (void)
{
  for (gsize i = 1; i < _byline_n_entity_names; i++)
    g_assert_cmpint (strcmp (_byline_entity_names[i - 1].name, _byline_entity_names[i].name), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/entity/names", test_names);
  g_test_add_func ("/text/entity/open", test_open);
  g_test_add_func ("/text/entity/numbers", test_numbers);
  g_test_add_func ("/text/entity/end", test_end);
  g_test_add_func ("/text/entity/order", test_order);
  return g_test_run ();
}
