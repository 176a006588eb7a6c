/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-import-text.h"

static void
add_entry (GPtrArray *entries, const char *title, const char *url, BylineImportOutcome outcome)
{
  BylineImportEntry *entry = g_new0 (BylineImportEntry, 1);

  entry->title = g_strdup (title);
  entry->url = g_strdup (url);
  entry->outcome = outcome;
  g_ptr_array_add (entries, entry);
}

static void
entry_free (gpointer data)
{
  BylineImportEntry *entry = data;

  g_free (entry->title);
  g_free (entry->url);
  g_free (entry->reason);
  g_free (entry);
}

static void
test_whole (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  BylineImportReport report = { 1, 1, 1, entries, problems };
  g_autofree char *summary = byline_import_text_summary (&report);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) more = NULL;

  add_entry (entries, "The Paper", "https://a.example/feed", BYLINE_IMPORT_ADDED);
  add_entry (entries, NULL, "https://b.example/feed", BYLINE_IMPORT_EXISTING);
  add_entry (entries, "Broken", NULL, BYLINE_IMPORT_FAILED);
  lines = byline_import_text_lines (&report);
  g_assert_cmpstr (summary, ==,
                   "1 feed was added. 1 was already in your library. 1 could not be added.");
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (lines->pdata[0], ==, "Broken: not added");
  g_assert_cmpstr (lines->pdata[1], ==, "https://b.example/feed: already in your library");
  g_assert_cmpstr (lines->pdata[2], ==, "The Paper: added");

  /* What failed is told once: with its reason. */
  g_ptr_array_add (problems, (gpointer) "Broken: this is no address");
  more = byline_import_text_lines (&report);
  g_assert_cmpuint (more->len, ==, 3);
  g_assert_cmpstr (more->pdata[0], ==, "Broken: this is no address");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/import-text/whole", test_whole);
  return g_test_run ();
}
