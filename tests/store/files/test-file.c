/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-file-private.h"

#define MEMBER "c"

static void
assert_whole (const char *json, gboolean expected)
{
  g_assert_cmpint (_byline_file_is_as_written (json, strlen (json), MEMBER), ==, expected);
}

static void
test_checksum (void)
{
  g_autofree char *json = _byline_file_add_checksum ("{\"op\":\"mark\",\"value\":1}", MEMBER);

  g_assert_true (g_str_has_prefix (json, "{\"op\":\"mark\",\"value\":1,\"c\":\""));
  assert_whole (json, TRUE);
}

/* Wherever a bit flips, in the text, in the checksum or in its name, it is seen. */
static void
test_every_bit (void)
{
  g_autofree char *json = _byline_file_add_checksum ("{\"op\":\"mark\",\"value\":1}", MEMBER);
  gsize length = strlen (json);

  for (gsize i = 0; i < length * 8; i++)
    {
      json[i / 8] = (char) (json[i / 8] ^ (1 << (i % 8)));
      g_assert_false (_byline_file_is_as_written (json, length, MEMBER));
      json[i / 8] = (char) (json[i / 8] ^ (1 << (i % 8)));
    }
  assert_whole (json, TRUE);
}

/* Nothing of ours is written without a checksum. */
static void
test_without_checksum (void)
{
  static const char *const texts[] = { "", "{}", "{\"op\":\"mark\"}",
                                       "{\"op\":\"mark\",\"c\":\"1\"}", ",\"c\":\"00000000\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_whole (texts[i], FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/checksum", test_checksum);
  g_test_add_func ("/file/every-bit", test_every_bit);
  g_test_add_func ("/file/without-checksum", test_without_checksum);
  return g_test_run ();
}
