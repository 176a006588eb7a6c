/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-zip-writer.h"

#include <string.h>

/* The bytes of an archive with one stored file, as Info-ZIP's "zip -0 -X" writes them, but for the time and who made it. */
static void
test_stored (void)
{
  g_autoptr (BylineZipWriter) zip = byline_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *data;

  g_assert_true (byline_zip_writer_add (zip, "mimetype", "application/epub+zip", 20, FALSE, NULL));
  bytes = byline_zip_writer_finish (g_steal_pointer (&zip));
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, ==, 30 + 8 + 20 + 46 + 8 + 22);
  g_assert_cmpmem (data, 4, "PK\x03\x04", 4);
  /* OCF 3.3, 4.3: the type can be read at byte 38, without an extra field in front. */
  g_assert_cmpmem (data + 30, 28, "mimetypeapplication/epub+zip", 28);
  g_assert_cmpmem (data + 14, 4, "\x6f\x61\xab\x2c", 4);
}

static void
test_packed (void)
{
  g_autoptr (BylineZipWriter) zip = byline_zip_writer_new ();
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (byline_zip_writer_add (zip, "a.txt", text, 100000, TRUE, NULL));
  /* What does not become smaller is stored. */
  g_assert_true (byline_zip_writer_add (zip, "b.txt", "b", 1, TRUE, NULL));
  g_assert_true (byline_zip_writer_add (zip, "empty", "", 0, TRUE, NULL));
  bytes = byline_zip_writer_finish (g_steal_pointer (&zip));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/zip-writer/stored", test_stored);
  g_test_add_func ("/export/zip-writer/packed", test_packed);

  return g_test_run ();
}
