/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-share.h"

#include "export-fixture.h"

static void
test_mail (void)
{
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autofree char *address = byline_export_mailto (article);

  g_assert_cmpstr (address, ==,
                   "mailto:?subject=A%20harbour%20counts%20its%20%3Clamps%3E&body="
                   "A%20harbour%20counts%20its%20%3Clamps%3E%0D%0ANobody%20knew%20how%20many.%0D%0A"
                   "Ida%20Strand%20and%20Jo%20Keel%2C%20Quayside%0D%0A%0D%0A"
                   "https%3A%2F%2Fquay.example%2Flamps%3Fa%3D1%26b%3D2%0D%0A");
}

static void
test_quote (void)
{
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autofree char *words = byline_export_quote (article, "One *line*.\n\nAnother.\n");
  g_autofree char *own = byline_export_quote (article, NULL);

  g_assert_cmpstr (words, ==,
                   "> One \\*line\\*.\n>\n> Another.\n>\n> — [A harbour counts its "
                   "\\<lamps>](<https://quay.example/lamps?a=1&b=2>), Ida Strand and Jo Keel, "
                   "Quayside\n");
  g_assert_true (g_str_has_prefix (own, "> Nobody knew how many.\n>\n> — ["));
}

static void
test_bare (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *address = byline_export_mailto (article);
  g_autofree char *quote = byline_export_quote (article, NULL);

  g_assert_cmpstr (address, ==, "mailto:?subject=Untitled&body=Untitled");
  g_assert_cmpstr (quote, ==, "> Untitled\n>\n> — Untitled\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/share/mail", test_mail);
  g_test_add_func ("/export/share/quote", test_quote);
  g_test_add_func ("/export/share/bare", test_bare);

  return g_test_run ();
}
