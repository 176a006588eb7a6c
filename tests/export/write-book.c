/* SPDX-License-Identifier: GPL-3.0-or-later */

/* write-book FILE [last]: a book of two stories, or of the last of them, for test-epub.py. */
#include "byline-export-epub.h"

#include "export-fixture.h"

/* One pixel. */
static const guint8 webp[] = {
  0x52, 0x49, 0x46, 0x46, 0x1a, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50,
  0x56, 0x50, 0x38, 0x4c, 0x0d, 0x00, 0x00, 0x00, 0x2f, 0x00, 0x00, 0x00,
  0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 0x07, 0x00,
};

int
main (int argc, char **argv)
{
  g_autoptr (BylineArticle) first = export_fixture_new ();
  g_autoptr (BylineArticle) second = byline_article_new ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GHashTable)
    pictures = export_fixture_new_pictures (first, "https://pictures.example/gone.png");
  g_autoptr (GBytes) book = NULL;
  g_autoptr (GError) error = NULL;

  second->title = g_strdup ("العربية & \x02");
  second->language = g_strdup ("ar");
  second->direction = BYLINE_DIRECTION_RTL;
  g_ptr_array_add (second->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                          byline_text_new ("مرحبا <b> & ]]>")));
  second->lead = byline_picture_new ("https://pictures.example/one.webp");
  g_hash_table_insert (pictures, g_strdup (second->lead->url),
                       g_bytes_new_static (webp, sizeof webp));
  if (argc < 3)
    g_ptr_array_add (articles, first);
  g_ptr_array_add (articles, second);
  book = byline_export_epub (articles, "Two & a half", 1700000000, pictures, &error);
  g_assert_no_error (error);
  g_assert_true (
    g_file_set_contents (argv[1], g_bytes_get_data (book, NULL), g_bytes_get_size (book), NULL));

  return 0;
}
