/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-person-name.h"

static void
test_parse (void)
{
  const struct {
    const char *name;
    const char *given; /* NULL: no name of a person */
    const char *family;
    gboolean is_plain;
  } cases[] = {
    { "Mara Lindqvist", "mara", "lindqvist", TRUE },
    { "MARA LINDQVIST", "mara", "lindqvist", TRUE },
    { "Lindqvist, Mara", "mara", "lindqvist", FALSE },
    { "Dr. Mara Lindqvist", "mara", "lindqvist", FALSE },
    { "Prof. Dr. Mara Lindqvist", "mara", "lindqvist", FALSE },
    { "Mara Lindqvist, PhD", "mara", "lindqvist", FALSE },
    { "M.K. Lindqvist", "m k", "lindqvist", TRUE },
    { "J.-P. Éluard", "j p", "eluard", TRUE },
    { "Jean-Pierre Éluard", "jean pierre", "eluard", TRUE },
    { "Ursula von der Heide", "ursula von der", "heide", TRUE },
    { "Иван Петров", "иван", "петров", TRUE },
    { "Reuters", NULL, NULL, FALSE },
    { "Dr Lindqvist", NULL, NULL, FALSE },
    { "Mara L.", NULL, NULL, FALSE },
    { "", NULL, NULL, FALSE },
    { ",", NULL, NULL, FALSE },
    { "a b c d e f g h i jk", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylinePersonName) name = byline_person_name_parse (cases[i].name);
      g_autofree char *given = NULL;

      if (cases[i].given == NULL)
        {
          g_assert_null (name);
          continue;
        }
      g_assert_nonnull (name);
      g_ptr_array_add (name->given, NULL);
      given = g_strjoinv (" ", (char **) name->given->pdata);
      g_assert_cmpstr (given, ==, cases[i].given);
      g_assert_cmpstr (name->family, ==, cases[i].family);
      g_assert_cmpint (name->is_plain, ==, cases[i].is_plain);
    }
}

static void
test_short (void)
{
  const struct {
    const char *name;
    const char *full;
    gboolean is_short;
  } cases[] = {
    { "M. Lindqvist", "Mara Lindqvist", TRUE },
    { "Lindqvist, M.", "Mara Lindqvist", TRUE },
    { "M. K. Lindqvist", "Mara Kristina Lindqvist", TRUE },
    { "M. Lindqvist", "Mara Kristina Lindqvist", TRUE },
    { "Mara K. Lindqvist", "Mara Kristina Lindqvist", TRUE },
    { "K. Lindqvist", "Mara Kristina Lindqvist", FALSE },
    { "M. K. Lindqvist", "Mara Lindqvist", FALSE },
    { "E. Lindqvist", "Mara Lindqvist", FALSE },
    { "M. Lindgren", "Mara Lindqvist", FALSE },
    { "M. Lindqvist", "M. Lindqvist", FALSE },
    { "Mara Lindqvist", "M. Lindqvist", FALSE },
    /* Two full names that differ. */
    { "Mara Lindqvist", "Mara Kristina Lindqvist", FALSE },
    { "Mona Lindqvist", "Mara Lindqvist", FALSE },
    { "Mara Lindqvist", "Dr Mara Lindqvist", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylinePersonName) name = byline_person_name_parse (cases[i].name);
      g_autoptr (BylinePersonName) full = byline_person_name_parse (cases[i].full);

      if (byline_person_name_is_short_for (name, full) != cases[i].is_short)
        g_error ("%s, %s", cases[i].name, cases[i].full);
    }
}

static void
test_equal (void)
{
  g_autoptr (BylinePersonName) a = byline_person_name_parse ("Dr Mara Lindqvist");
  g_autoptr (BylinePersonName) b = byline_person_name_parse ("LINDQVIST, Mara");
  g_autoptr (BylinePersonName) c = byline_person_name_parse ("Mara K Lindqvist");

  g_assert_true (byline_person_name_equal (a, b));
  g_assert_false (byline_person_name_equal (a, c));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-name/parse", test_parse);
  g_test_add_func ("/person-name/short", test_short);
  g_test_add_func ("/person-name/equal", test_equal);
  return g_test_run ();
}
