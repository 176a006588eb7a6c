/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "byline-line-estimator.h"

typedef struct {
  PangoContext *context;
  PangoFontDescription *font;
  BylineLineEstimator *ruler;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  fixture->context = gtk_widget_create_pango_context (widget);
  fixture->font = pango_font_description_from_string ("Sans Bold 11.5");
  fixture->ruler = byline_line_estimator_new (fixture->context, fixture->font);
  g_object_unref (widget);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  byline_line_estimator_free (fixture->ruler);
  pango_font_description_free (fixture->font);
  g_object_unref (fixture->context);
}

static guint
real_lines (Fixture *fixture, const char *text, int width)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (fixture->context);

  pango_layout_set_font_description (layout, fixture->font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  return pango_layout_get_line_count (layout);
}

/* As many lines as Pango makes of them, at nearly any width: kerning may shift a word now and
 * then. */
static void
test_as_pango (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "A quieter summit rewrites the rules of the open web",
    "Fabs race to copy a machine nobody may sell them",
    "Wörter mit Umlauten, größer als gewöhnlich – und Gedankenstriche",
    "Pneumonoultramicroscopicsilicovolcanoconiosis is a word that no line holds",
    "Новые правила открытой сети: что изменилось за год",
    "A well-known state-of-the-art half-finished machine",
  };
  guint n = 0, n_same = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int width = 90; width < 500; width += 10)
      {
        guint lines = byline_line_estimator_count_lines (fixture->ruler, texts[i], width, 100);
        guint expected = real_lines (fixture, texts[i], width);

        g_assert_cmpint (ABS ((int) lines - (int) expected), <=, 1);
        n++;
        n_same += lines == expected;
      }
  g_assert_cmpuint (n_same * 100, >=, n * 95);
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "字");
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, NULL, 100, 3), ==, 0);
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, "", 100, 3), ==, 0);
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, "a", 100, 3), ==, 1);
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, "a b c", 1, 3), ==, 3);
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, "a", 0, 3), <=, 3);
  /* Ends at the third line, however long the text is. */
  g_assert_cmpuint (byline_line_estimator_count_lines (fixture->ruler, text->str, 100, 3), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/ui/text-ruler/as-pango", Fixture, NULL, set_up, test_as_pango, tear_down);
  g_test_add ("/ui/text-ruler/edges", Fixture, NULL, set_up, test_edges, tear_down);
  return g_test_run ();
}
