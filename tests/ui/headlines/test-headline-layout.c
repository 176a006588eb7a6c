/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-layout.h"

#include <adwaita.h>

#define TITLE                                                                                      \
  "Fabs race to copy a machine that nobody may sell them, and wait for the one that can be bought"

/* What stands in a row's lines takes the same height when it has been read: no row is higher than its texts. */
static void
test_read (void)
{
  static const BylineHeadlineOptions options = { .density = BYLINE_DENSITY_COMFORTABLE };
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
  static const BylineHeadlineOptions options = { .density = BYLINE_DENSITY_COMFORTABLE };
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

typedef struct {
  double x, end;
} Run;

/* Adds where the runs of letters begin and end whose line stands at @y. */
static void
add_runs (GArray *runs, GskRenderNode *node, double x, double y, double *lowest)
{
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    {
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        add_runs (runs, gsk_container_node_get_child (node, i), x, y, lowest);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    {
      float dx, dy;

      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      add_runs (runs, gsk_transform_node_get_child (node), x + dx, y + dy, lowest);
    }
  else if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    {
      const graphene_point_t *offset = gsk_text_node_get_offset (node);
      graphene_rect_t bounds;
      Run run;

      if (y + offset->y > *lowest + 4)
        g_array_set_size (runs, 0);
      *lowest = MAX (*lowest, y + offset->y);
      if (y + offset->y < *lowest - 4)
        return;
      gsk_render_node_get_bounds (node, &bounds);
      run = (Run){ x + bounds.origin.x, x + bounds.origin.x + bounds.size.width };
      g_array_append_val (runs, run);
    }
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *first = a, *second = b;

  return (first->x > second->x) - (first->x < second->x);
}

/* Returns: the widest space between two runs of the lowest line, in pixels */
static double
widest_space (GtkTextDirection direction, int width)
{
  static const BylineHeadlineOptions options = { .density = BYLINE_DENSITY_COMFORTABLE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineHeadlineMetrics) look = NULL;
  g_autoptr (BylineStory) story = byline_story_new ();
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  BylineHeadlineContent content = { .story = story };
  BylineHeadlineColors colors = { .text = { 0, 0, 0, 1 }, .accent = { 0, 0, 0, 1 } };
  BylineHeadlineIcons icons = { NULL };
  g_autoptr (BylineHeadlineLayout) layout = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  double widest = 0, lowest = 0;

  gtk_widget_set_direction (widget, direction);
  look = byline_headline_metrics_new (widget, &options);
  story->title = g_strdup ("Ships");
  story->sort_time = 1795150000 - 600;
  story->publication_name = g_strdup ("The Wwwwwwwwwwwwwwww Mmmmmmmmmmmmmmmmmmmmmm Dispatch");
  layout = byline_headline_layout_new (look, &content, &colors, width);
  byline_headline_layout_snapshot (layout, snapshot, &colors, &icons,
                                   direction == GTK_TEXT_DIR_RTL);
  node = gtk_snapshot_free_to_node (snapshot);
  add_runs (runs, node, 0, 0, &lowest);
  g_assert_cmpuint (runs->len, >=, 2);
  g_array_sort (runs, compare_runs);
  for (guint i = 1; i < runs->len; i++)
    widest = MAX (widest, g_array_index (runs, Run, i).x - g_array_index (runs, Run, i - 1).end);

  gsk_render_node_unref (node);
  g_object_unref (widget);
  return widest;
}

/* The time stands right behind what had to be cut before it. */
static void
test_cut_source (void)
{
  for (int width = 160; width < 300; width += 3)
    {
      g_assert_cmpfloat (widest_space (GTK_TEXT_DIR_LTR, width), <, 9);
      g_assert_cmpfloat (widest_space (GTK_TEXT_DIR_RTL, width), <, 9);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/headlines/layout/read", test_read);
  g_test_add_func ("/headlines/layout/sides", test_sides);
  g_test_add_func ("/headlines/layout/cut-source", test_cut_source);

  return g_test_run ();
}
