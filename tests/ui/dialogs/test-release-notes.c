/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "byline-release-notes.h"

static const char metainfo[] =
  "<component><name>Byline</name><description><p>Not this.</p></description><releases>"
  "<release version='2.0'><description>"
  "<p>First &amp; last.</p><p xml:lang='de'>Zuerst &amp; zuletzt.</p><p xml:lang='fr'>D’abord.</p>"
  "<ul><li>One</li><li xml:lang='de'>Eins</li><li>Two</li></ul>"
  "<ul xml:lang='xx'/></description></release>"
  "<release version='1.0'><description><p>Older.</p></description></release>"
  "</releases></component>";

static void
check (const char *version, const char *const *languages, const char *expected)
{
  g_autofree char *notes = byline_release_notes_read (metainfo, -1, version, languages);

  g_assert_cmpstr (notes, ==, expected);
}

static void
test_languages (void)
{
  const char *const german[] = { "de_DE", "de", "C", NULL };
  const char *const english[] = { "en_US", "en", "C", NULL };

  check ("2.0", german, "<p>Zuerst &amp; zuletzt.</p><ul><li>Eins</li><li>Two</li></ul><ul></ul>");
  check ("2.0", english, "<p>First &amp; last.</p><ul><li>One</li><li>Two</li></ul><ul></ul>");
  check ("1.0", german, "<p>Older.</p>");
}

static void
test_nothing (void)
{
  const char *const languages[] = { "C", NULL };
  g_autofree char *broken = byline_release_notes_read ("<component><release", -1, "1", languages);

  g_assert_null (broken);
  check ("3.0", languages, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/release-notes/languages", test_languages);
  g_test_add_func ("/release-notes/nothing", test_nothing);
  return g_test_run ();
}
