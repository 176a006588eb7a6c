/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-section.h"

static GPtrArray *
sections_of (const char *const *names)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_section_free);

  for (gsize i = 0; names[i] != NULL; i++)
    byline_sections_add (sections, names[i]);

  return sections;
}

static void
assert_section (GPtrArray *sections, guint index, const char *name, const char *path)
{
  const BylineSection *section;

  g_assert_cmpuint (index, <, sections->len);
  section = g_ptr_array_index (sections, index);
  g_assert_cmpstr (section->name, ==, name);
  g_assert_cmpstr (section->path, ==, path);
}

static void
test_add (void)
{
  const char *const names[] = {
    "China", "CHINA", "Paper | Enterprise", "World > Asia", "Science/Energy", "AI/ML", "  ", "Café",
    "cafe",  NULL
  };
  g_autoptr (GPtrArray) sections = sections_of (names);

  g_assert_cmpuint (sections->len, ==, 6);
  assert_section (sections, 0, "China", NULL);
  assert_section (sections, 1, "Enterprise", NULL);
  assert_section (sections, 2, "Asia", "World > Asia");
  assert_section (sections, 3, "Energy", "Science > Energy");
  assert_section (sections, 4, "AI/ML", NULL);
  assert_section (sections, 5, "Café", NULL);
}

static void
test_add_many (void)
{
  g_autoptr (GPtrArray)
    sections = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_section_free);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Section %u", i);

      byline_sections_add (sections, name);
    }
  g_assert_cmpuint (sections->len, <, 100);
}

static void
test_noise (void)
{
  g_assert_true (byline_section_name_is_generic ("News", NULL));
  g_assert_true (byline_section_name_is_generic ("Uncategorized", NULL));
  g_assert_true (byline_section_name_is_generic ("The Harbour Dispatch", "The harbour dispatch"));
  g_assert_false (byline_section_name_is_generic ("China", "The Harbour Dispatch"));
  g_assert_false (byline_section_name_is_generic ("Newsroom", NULL));
  g_assert_true (byline_section_name_is_generic ("Harbour Dispatch", "The Harbour Dispatch"));
  g_assert_true (byline_section_name_is_generic ("Sin categoría", NULL));
  g_assert_true (byline_section_name_is_generic ("2026", NULL));
  g_assert_false (byline_section_name_is_generic ("G20", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/section/add", test_add);
  g_test_add_func ("/section/add-many", test_add_many);
  g_test_add_func ("/section/noise", test_noise);

  return g_test_run ();
}
