/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-known-publications.h"

/* The file that Byline ships: its publications can be offered. */
static void
test_shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "publications.ini",
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) languages = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GHashTable) addresses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  publications = byline_known_publications_read (text, &languages, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < publications->len; i++)
    {
      const BylineKnownPublication *publication = g_ptr_array_index (publications, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, publication->language));

      g_assert_true (g_str_has_prefix (publication->address, "https://"));
      g_assert_true (g_uri_is_valid (publication->address, G_URI_FLAGS_NONE, NULL));
      g_assert_true (g_hash_table_add (addresses, publication->address));
      g_assert_nonnull (publication->subject);
      g_assert_true (g_hash_table_contains (languages, publication->language));
      g_hash_table_insert (counts, publication->language, GUINT_TO_POINTER (n + 1));
    }
  /* A dozen, where most who translate Byline are; no language without any. */
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "en")), ==, 12);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "de")), ==, 12);
  g_assert_cmpuint (g_hash_table_size (counts), ==, g_hash_table_size (languages));
}

static void
test_language (void)
{
  const char *const german[] = { "de_AT.UTF-8", "de_AT", "de", "C", NULL };
  const char *const other[] = { "eo", "C", NULL };
  const char text[] = "[Languages]\nde=Deutsch\nen=English\n"
                      "[Das Blatt]\nLanguage=de\nAddress=https://a.example/\n"
                      "[The Paper]\nLanguage=en\nAddress=https://b.example/\n";
  g_autoptr (GHashTable) languages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publications = byline_known_publications_read (text, &languages, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (publications->len, ==, 2);
  g_assert_cmpstr (byline_known_publications_choose_language (publications, german), ==, "de");
  g_assert_cmpstr (byline_known_publications_choose_language (publications, other), ==, "en");
}

static void
test_broken (void)
{
  static const char *const texts[] = {
    "no group",
    "[The Paper]\nLanguage=en\nAddress=https://b.example/\n",
    "[Languages]\nen=English\n[The Paper]\nLanguage=en\n",
    "[Languages]\nen=English\n[The Paper]\nAddress=https://b.example/\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GHashTable) languages = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (byline_known_publications_read (texts[i], &languages, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-publications/shipped", test_shipped);
  g_test_add_func ("/known-publications/language", test_language);
  g_test_add_func ("/known-publications/broken", test_broken);
  return g_test_run ();
}
