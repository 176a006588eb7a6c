/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-pack-private.h"

#include <string.h>

static GBytes *
make_pack (void)
{
  static const char *const first[BYLINE_N_STORY_TEXTS] = { "Salt.", "Old sea", NULL, "Mara", "" };
  static const char *const second[BYLINE_N_STORY_TEXTS] = { "水", "", "Dek", NULL, "China" };
  g_autoptr (GByteArray) pack = g_byte_array_new ();

  _byline_text_pack_add (pack, 7, first);
  _byline_text_pack_add (pack, G_MAXINT64, second);
  return _byline_text_pack_compress (pack);
}

static void
assert_text (GBytes *pack, gint64 story, BylineStoryText what, const char *expected)
{
  gsize length = 0;
  const char *text = _byline_text_pack_find (pack, story, what, &length);
  g_autofree char *found = text != NULL ? g_strndup (text, length) : NULL;

  g_assert_cmpstr (found, ==, expected);
}

static gboolean
add_cb (gint64 story, gpointer user_data)
{
  GString *stories = user_data;

  g_string_append_printf (stories, "%" G_GINT64_FORMAT " ", story);
  return stories->len < 100;
}

static void
test_texts (void)
{
  g_autoptr (GBytes) kept = make_pack ();
  g_autoptr (GBytes)
    pack = _byline_text_pack_expand (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_autoptr (GString) stories = g_string_new (NULL);

  g_assert_nonnull (pack);
  assert_text (pack, 7, BYLINE_STORY_TEXT_BODY, "Salt.");
  assert_text (pack, 7, BYLINE_STORY_TEXT_HEADLINE, "Old sea");
  assert_text (pack, 7, BYLINE_STORY_TEXT_STANDFIRST, "");
  assert_text (pack, 7, BYLINE_STORY_TEXT_SECTIONS, "");
  assert_text (pack, G_MAXINT64, BYLINE_STORY_TEXT_BODY, "水");
  assert_text (pack, G_MAXINT64, BYLINE_STORY_TEXT_SECTIONS, "China");
  assert_text (pack, 8, BYLINE_STORY_TEXT_BODY, NULL);
  g_assert_true (_byline_text_pack_foreach (pack, add_cb, stories));
  g_assert_cmpstr (stories->str, ==, "7 9223372036854775807 ");
}

/* A byte that was changed is found out, wherever it is; so is a pack that was cut. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) kept = make_pack ();
  gsize size = g_bytes_get_size (kept);
  g_autoptr (GBytes) whole = _byline_text_pack_expand (g_bytes_get_data (kept, NULL), size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (kept, NULL), size);
      g_autoptr (GBytes) pack = NULL;
      g_autoptr (GBytes) cut = _byline_text_pack_expand (data, i);

      g_assert_null (cut);
      data[i] ^= 0x10;
      pack = _byline_text_pack_expand (data, size);
      /* Some bits of a frame's head mean nothing. */
      g_assert_true (pack == NULL || g_bytes_equal (pack, whole));
    }
  g_assert_null (_byline_text_pack_expand (NULL, 0));
}

/* Lengths that a valid frame says are not trusted. */
static void
test_wrong_lengths (void)
{
  static const char *const texts[BYLINE_N_STORY_TEXTS] = { "Salt.", "", "", "", "" };
  g_autoptr (GByteArray) pack = g_byte_array_new ();
  gsize length;

  _byline_text_pack_add (pack, 7, texts);
  for (guint n = 0; n < pack->len; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (pack->data, n);

      g_assert_null (_byline_text_pack_find (cut, 7, BYLINE_STORY_TEXT_BODY, &length));
    }
  memset (pack->data + 8, 0xff, 4);
  {
    g_autoptr (GBytes) wrong = g_bytes_new (pack->data, pack->len);

    g_assert_null (_byline_text_pack_find (wrong, 7, BYLINE_STORY_TEXT_BODY, &length));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-pack/texts", test_texts);
  g_test_add_func ("/text-pack/damaged", test_damaged);
  g_test_add_func ("/text-pack/wrong-lengths", test_wrong_lengths);
  return g_test_run ();
}
