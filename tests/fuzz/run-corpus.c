/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdint.h>

/* Gives a fuzz target every file of a folder once, without a fuzzer: the seeds stay read. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
test_file (gconstpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) content, length), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/corpus/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
