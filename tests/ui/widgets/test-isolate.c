/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-isolate.h"

#include <pango/pangocairo.h>
#include <string.h>

#define NAME "\331\205\330\255\331\205\330\257"
#define BOTH "Ann " NAME

static void
test_needed (void)
{
  g_assert_false (byline_isolate_is_needed ("Ann Smith", PANGO_DIRECTION_LTR));
  g_assert_true (byline_isolate_is_needed (NAME, PANGO_DIRECTION_LTR));
  g_assert_true (byline_isolate_is_needed (BOTH, PANGO_DIRECTION_LTR));
  g_assert_true (byline_isolate_is_needed ("Ann Smith", PANGO_DIRECTION_RTL));
  g_assert_false (byline_isolate_is_needed (NAME, PANGO_DIRECTION_RTL));
  g_assert_false (byline_isolate_is_needed ("24", PANGO_DIRECTION_RTL));
  g_assert_false (byline_isolate_is_needed ("", PANGO_DIRECTION_LTR));
  g_assert_false (byline_isolate_is_needed (NAME, PANGO_DIRECTION_NEUTRAL));
}

/* Returns: where a part of a line stands, from its left end. */
static int
place_of (PangoLayout *layout, const char *part)
{
  const char *text = pango_layout_get_text (layout);
  const char *found = strstr (text, part);
  PangoRectangle place;

  g_assert_nonnull (found);
  pango_layout_index_to_pos (layout, (int) (found - text), &place);
  return MIN (place.x, place.x + place.width);
}

/* The parts of a line stand in their order: "NAME · 2 h", and not "2 · NAME h". */
static void
test_order (void)
{
  const PangoDirection directions[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL };
  const char *const names[] = { NAME, "Ann Smith", BOTH };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
        g_autoptr (PangoLayout) layout = pango_layout_new (context);
        g_autofree char *name = byline_isolate_text (names[j], directions[i]);
        g_autofree char *line = g_strconcat (name, " · 2 @", NULL);
        gboolean is_before;

        pango_context_set_base_dir (context, directions[i]);
        pango_layout_set_auto_dir (layout, FALSE);
        pango_layout_set_text (layout, line, -1);
        is_before = place_of (layout, names[j]) < place_of (layout, "2");
        g_assert_true (is_before == (directions[i] == PANGO_DIRECTION_LTR));
        is_before = place_of (layout, "2") < place_of (layout, "@");
        g_assert_true (is_before == (directions[i] == PANGO_DIRECTION_LTR));
        g_object_unref (context);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/isolate/needed", test_needed);
  g_test_add_func ("/ui/isolate/order", test_order);
  return g_test_run ();
}
