/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-layout.h"

#include <adwaita.h>

#define TITLE                                                                                      \
  "Fabs race to copy a machine that nobody may sell them, and wait for the one that can be bought"

/* What stands in a row's lines takes the same height when it has been read: no row is higher than its texts. */
static void
test_read (void)
{
  static const BylineHeadlineOptions options = { .density = BYLINE_HEADLINE_DENSITY_COMFORTABLE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineHeadlineMetrics) look = byline_headline_metrics_new (widget, &options);
  g_autoptr (BylineStory) story = byline_story_new ();
  BylineHeadlineContent content = { .story = story };
  BylineHeadlineColors colors = { 0 };

  story->title = g_strdup (TITLE);
  for (int width = 160; width < 700; width += 3)
    {
      BylineHeadlineLayout *unread, *read;

      content.is_read = FALSE;
      unread = byline_headline_layout_new (look, &content, &colors, width);
      content.is_read = TRUE;
      read = byline_headline_layout_new (look, &content, &colors, width);
      if (byline_headline_layout_get_height (read) != byline_headline_layout_get_height (unread))
        g_test_message ("%d pixels wide", width);
      g_assert_cmpint (byline_headline_layout_get_height (read), ==,
                       byline_headline_layout_get_height (unread));
      byline_headline_layout_free (unread);
      byline_headline_layout_free (read);
    }
  g_object_unref (widget);
}

/* Returns: where a row's texts begin and end. */
static graphene_rect_t
get_bounds (GtkTextDirection direction, gboolean is_read, const char *title, int width)
{
  static const BylineHeadlineOptions options = { .density = BYLINE_HEADLINE_DENSITY_COMFORTABLE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineHeadlineMetrics) look = NULL;
  g_autoptr (BylineStory) story = byline_story_new ();
  BylineHeadlineContent content = { .story = story, .is_read = is_read };
  BylineHeadlineColors colors = { .text = { 0, 0, 0, 1 }, .accent = { 0, 0, 0, 1 } };
  BylineHeadlineIcons icons = { NULL };
  BylineHeadlineLayout *layout;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  graphene_rect_t bounds;

  gtk_widget_set_direction (widget, direction);
  look = byline_headline_metrics_new (widget, &options);
  story->title = g_strdup (title);
  layout = byline_headline_layout_new (look, &content, &colors, width);
  byline_headline_layout_snapshot (layout, snapshot, &colors, &icons,
                                   direction == GTK_TEXT_DIR_RTL);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &bounds);
  gsk_render_node_unref (node);
  byline_headline_layout_free (layout);
  g_object_unref (widget);
  return bounds;
}

/* A headline begins at the side where its letters do, whatever the window's is, read or not. */
static void
test_sides (void)
{
  for (int width = 160; width < 400; width += 3)
    {
      graphene_rect_t bounds =
        get_bounds (GTK_TEXT_DIR_LTR, TRUE,
                    "سفن لا تنتظر أحدا في الميناء وفيه كلمات كثيرة يقرأها الناس", width);

      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, width - 12);
    }
  g_assert_cmpfloat (get_bounds (GTK_TEXT_DIR_RTL, FALSE, "سفن", 400).origin.x, >, 200);
  g_assert_cmpfloat (get_bounds (GTK_TEXT_DIR_RTL, TRUE, "Ships", 400).origin.x, <, 20);
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/headlines/layout/read", test_read);
  g_test_add_func ("/headlines/layout/sides", test_sides);

  return g_test_run ();
}
