/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author.h"

static void
assert_names (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) authors = byline_authors_split_names (text);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (authors, i);

      if (i > 0)
        g_string_append_c (names, '|');
      g_string_append (names, author->name);
      if (author->email != NULL)
        g_string_append_printf (names, " <%s>", author->email);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_split (void)
{
  assert_names (NULL, "");
  assert_names ("   ", "");
  assert_names ("Mara Lindqvist", "Mara Lindqvist");
  assert_names ("By Mara Lindqvist", "Mara Lindqvist");
  assert_names ("Mara Lindqvist and Tomás Aguirre", "Mara Lindqvist|Tomás Aguirre");
  assert_names ("By Mara Lindqvist, Tomás Aguirre and Ines Okafor in Beijing",
                "Mara Lindqvist|Tomás Aguirre|Ines Okafor");
  assert_names ("Ines Okafor (Harbour Pictures)", "Ines Okafor");
  assert_names ("ines@example.org (Ines Okafor)", "Ines Okafor <ines@example.org>");
  assert_names ("Ines Okafor <ines@example.org>", "Ines Okafor <ines@example.org>");
  assert_names ("Ines Okafor (ines@example.org)", "Ines Okafor <ines@example.org>");
  assert_names ("ines@example.org", "ines@example.org <ines@example.org>");
  assert_names ("Jane Doe, Senior Editor", "Jane Doe");
  assert_names ("Doe, Jane", "Jane Doe");
  assert_names ("Martin Luther King, Jr.", "Martin Luther King");
  assert_names ("Anna Berg und Jens Tal", "Anna Berg|Jens Tal");
  assert_names ("Von Neumann", "Von Neumann");
  assert_names ("Mara Lindqvist; Mara Lindqvist", "Mara Lindqvist");
  assert_names ("MARA LINDQVIST AND JANE DOE", "MARA LINDQVIST|JANE DOE");
  assert_names ("Jane Doe\nMara Lindqvist", "Jane Doe|Mara Lindqvist");
  assert_names ("Jane Doe · Mara Lindqvist • Kim Poe", "Jane Doe|Mara Lindqvist|Kim Poe");
  assert_names ("李明、王芳", "李明|王芳");
  assert_names ("记者李明", "李明");
  assert_names ("Jane Doe, with additional reporting by Mara Lindqvist", "Jane Doe|Mara Lindqvist");
  assert_names ("<a href=\"/jane\">Jane Doe</a>", "Jane Doe");
  assert_names ("By", "");
  assert_names ("https://example.org/jane", "");
}

/* Where somebody is, and for whom. */
static void
test_split_places (void)
{
  assert_names ("By Jane Doe in Beijing and Mara Lindqvist in London", "Jane Doe|Mara Lindqvist");
  assert_names ("Jane Doe, Beijing", "Jane Doe");
  assert_names ("Jane Doe at the White House", "Jane Doe");
  assert_names ("Jane Doe for The Paper", "Jane Doe");
  assert_names ("By Jane Doe of the Associated Press", "Jane Doe");
  assert_names ("Jane Doe - The Paper", "Jane Doe");
  assert_names ("Jane Doe – Reuters", "Jane Doe");
  assert_names ("Jane Doe, Reuters", "Jane Doe|Reuters");
  assert_names ("Jane Doe / Reuters", "Jane Doe|Reuters");
  assert_names ("dpa/Jane Doe", "dpa|Jane Doe");
  assert_names ("AP, AFP", "AP|AFP");
  assert_names ("Jane van der Berg", "Jane van der Berg");
  assert_names ("Mary Anne O'Neil-Smith", "Mary Anne O'Neil-Smith");
}

static void
test_split_hostile (void)
{
  g_autofree char *commas = g_strnfill (100000, ',');
  g_autofree char *brackets = g_strnfill (100000, '(');
  g_autofree char *name = g_strnfill (100000, 'n');
  g_autoptr (GPtrArray) none = byline_authors_split_names (commas);
  g_autoptr (GPtrArray) bounded = byline_authors_split_names (brackets);
  g_autoptr (GPtrArray) one = byline_authors_split_names (name);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (bounded->len, <=, 1);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_merge (void)
{
  g_autoptr (GPtrArray)
    authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  BylineAuthor *card = byline_author_new ("TOMAS AGUIRRE");
  const BylineAuthor *author;

  byline_authors_add (authors, byline_author_new ("Tomás Aguirre"));
  card->bio = g_strdup ("Writes about chips.");
  byline_author_add_contact (card, BYLINE_CONTACT_HANDLE, "@tomas");
  byline_author_add_contact (card, BYLINE_CONTACT_HANDLE, "@Tomas");
  byline_author_add_contact (card, BYLINE_CONTACT_HANDLE, "  ");
  byline_authors_add (authors, card);
  byline_authors_add (authors, byline_author_new (""));
  byline_authors_add (authors, NULL);

  g_assert_cmpuint (authors->len, ==, 1);
  author = g_ptr_array_index (authors, 0);
  g_assert_cmpstr (author->name, ==, "Tomás Aguirre");
  g_assert_cmpstr (author->bio, ==, "Writes about chips.");
  g_assert_cmpuint (author->contacts->len, ==, 1);
}

static void
test_kinds (void)
{
  for (guint i = BYLINE_CONTACT_EMAIL; i <= BYLINE_CONTACT_PROFILE; i++)
    {
      BylineContactKind kind;

      g_assert_true (byline_contact_kind_from_string (byline_contact_kind_to_string (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/author/split", test_split);
  g_test_add_func ("/author/split-places", test_split_places);
  g_test_add_func ("/author/split-hostile", test_split_hostile);
  g_test_add_func ("/author/merge", test_merge);
  g_test_add_func ("/author/kinds", test_kinds);

  return g_test_run ();
}
