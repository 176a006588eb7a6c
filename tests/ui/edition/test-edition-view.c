/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-clock.h"
#include "byline-edition-head.h"
#include "byline-edition-page.h"
#include "byline-edition-story.h"
#include "byline-edition-text.h"
#include "byline-edition-view.h"
#include "library-fixture.h"
#include "test-helpers.h"

/* Of the desktop's settings: 96 dots per inch, times 1024. */
#define USUAL_DPI (96 * 1024)

static BylineEditionCandidate *
make (gint64 id, const char *title, gint64 age)
{
  BylineStory *story = byline_story_new ();
  BylineEditionCandidate *self;

  story->id = id;
  story->title = g_strdup (title);
  story->standfirst = g_strdup ("The council wants a timetable that learns.");
  story->publication_name = g_strdup ("Signal & Noise");
  story->publication_id = 1;
  story->sort_time = byline_clock_now () - age;
  g_strfreev (story->authors);
  story->authors = g_strsplit ("Hana Vrubelová", ",", -1);
  self = byline_edition_candidate_new (story);
  g_strfreev (self->sections);
  self->sections = g_strsplit ("Policy,China", ",", -1);
  self->n_bytes = 4200;
  return self;
}

static BylineEdition *
make_edition (const char *title)
{
  g_autoptr (GPtrArray)
    all = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_edition_candidate_unref);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (gint64 i = 1; i <= 9; i++)
    g_ptr_array_add (all, make (i, title, i * 3600));
  return byline_edition_new (all, filter, 0);
}

static void
test_view_is_finalized (void)
{
  BylineEditionView *view = g_object_ref_sink (BYLINE_EDITION_VIEW (byline_edition_view_new ()));
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  byline_edition_view_show (view, filter, NULL);
  byline_edition_view_reload (view);
  byline_edition_view_update (view, BYLINE_LIBRARY_CHANGES_STORIES);
  byline_edition_view_grab_focus (view);
  ids = byline_edition_view_list_ids (view);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_finalize_object (view);
}

static GtkWidget *
make_story (BylineEdition *edition, BylineEditionRank rank, BylineEditionStyle *style)
{
  BylineEditionPlace place = { .rank = rank };
  GtkWidget *story = byline_edition_story_new (edition, edition->lead, &place, NULL);

  g_object_ref_sink (story);
  byline_edition_story_set_style (BYLINE_EDITION_STORY (story), style);
  return story;
}

static int
height_of (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_story_measures (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("The last ferry is now a computer’s problem");
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (label, 1);
  GtkWidget *lead = make_story (edition, BYLINE_EDITION_RANK_LEAD, style);
  GtkWidget *rest = make_story (edition, BYLINE_EDITION_RANK_REST, style);

  g_assert_cmpint (height_of (lead, 500), >, height_of (rest, 500));
  g_assert_cmpint (height_of (rest, 140), >, height_of (rest, 500));
  g_assert_finalize_object (lead);
  g_assert_finalize_object (rest);
  g_object_unref (label);
}

/* A picture that cannot be loaded keeps no place free. */
static void
test_failed_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineEdition) edition = make_edition ("The last ferry is now a computer’s problem");
  BylineEditionPlace place = { .rank = BYLINE_EDITION_RANK_LEAD };
  GtkWidget *window = gtk_window_new ();
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (window, 1);
  g_autofree char *url = fixture_url (fixture, "/gone.jpg");
  GtkWidget *story;
  int height;

  ((BylineStory *) edition->lead->candidate->story)->picture_url = g_steal_pointer (&url);
  story = byline_edition_story_new (edition, edition->lead, &place, fixture->library);
  byline_edition_story_set_style (BYLINE_EDITION_STORY (story), style);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 800);
  gtk_window_set_child (GTK_WINDOW (window), story);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (story) == 0)
    g_main_context_iteration (NULL, TRUE);
  height = height_of (story, 500);
  byline_edition_story_load_pictures (BYLINE_EDITION_STORY (story));
  while (byline_edition_story_has_picture (BYLINE_EDITION_STORY (story)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (height_of (story, 500), <=, height - 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Balanced lines are no more lines, and none is wider than it may be. */
static void
test_balance (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (label, 1);
  int n_saved = 0;

  for (int width = 160; width < 700; width += 20)
    {
      g_autoptr (PangoLayout)
        layout = byline_edition_style_layout (style, BYLINE_EDITION_FONT_HEADLINE, 18, FALSE,
                                              "Fabs race to copy a machine nobody may sell them",
                                              width, 9);
      int n_lines = pango_layout_get_line_count (layout), balanced;

      byline_edition_style_balance (style, layout, 18);
      pango_layout_get_pixel_size (layout, &balanced, NULL);
      g_assert_cmpint (pango_layout_get_line_count (layout), <=, n_lines);
      n_saved += pango_layout_get_line_count (layout) < n_lines;
      g_assert_cmpint (balanced, <=, width);
    }
  /* Here and there a last word has found room. */
  g_assert_cmpint (n_saved, >, 0);
  g_assert_cmpint (n_saved, <, 9);
  g_object_unref (label);
}

/* How far the second line's letters stand below the first one's, in em. */
static double
line_distance (BylineEditionStyle *style, const char *text, double points)
{
  g_autoptr (PangoLayout) layout = byline_edition_style_layout (style, BYLINE_EDITION_FONT_HEADLINE,
                                                                points, FALSE, text, 300, 5);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int first = pango_layout_iter_get_baseline (iter);
  double distance;

  g_assert_true (pango_layout_iter_next_line (iter));
  distance = pango_layout_iter_get_baseline (iter) - first;
  pango_layout_iter_free (iter);
  return distance / PANGO_SCALE / (points * 96 / 72);
}

/* Lines are as far from each other in any script, whichever is written in another font. */
static void
test_line_distance (void)
{
  static const char *const texts[] = {
    "Fabs race to copy a machine nobody may sell them, and are not the first to do so",
    "北京の新聞、世界の経済と政治についての長い見出し、そして二行目にはもっと長い見出し",
    "Fabs race to copy a machine nobody may sell them, and are not the first to do so",
  };
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (label, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpfloat_with_epsilon (line_distance (style, texts[i], 18), 1.17, 0.05);
  g_object_unref (label);
}

/* A headline of any length steps down before it is cut, and is cut in the end. */
static void
test_long_headline (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (label, 1);
  g_autoptr (BylineEdition) edition = NULL;
  g_autoptr (BylineEditionLayout) layout = NULL;
  BylineEditionPlace place = { .rank = BYLINE_EDITION_RANK_LEAD };

  for (int i = 0; i < 200; i++)
    g_string_append (words, "breakwater ");
  edition = make_edition (words->str);
  layout = byline_edition_layout_new (style, edition->lead, &place, 500);
  g_assert_true (byline_edition_layout_is_cut (layout));
  g_assert_cmpint (byline_edition_layout_get_height (layout), <, 700);
  g_object_unref (label);
}

static void
test_texts (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("Data has a customs house now");
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *kicker = byline_edition_text_kicker (edition->lead, filter, PANGO_DIRECTION_LTR);
  g_autofree char *why = byline_edition_text_why (edition->lead, byline_clock_now ());
  g_autofree char *other = NULL;

  g_assert_cmpstr (kicker, ==, "POLICY · CHINA");
  byline_filter_add_section (filter, "china");
  other = byline_edition_text_kicker (edition->lead, filter, PANGO_DIRECTION_LTR);
  g_assert_cmpstr (other, ==, "POLICY");
  g_assert_nonnull (strstr (why, "1 h"));
}

static void
assert_also (const BylineEditionItem *item,
             guint max_names,
             gboolean is_markup,
             const char *expected)
{
  g_autofree char *text = byline_edition_text_also (item, max_names, is_markup);

  g_assert_cmpstr (text, ==, expected);
}

/* However many publications carry a story, a few are named. */
static void
test_also (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("Data has a customs house now");
  BylineEditionItem *item = edition->lead;

  assert_also (item, 3, TRUE, NULL);
  g_ptr_array_add (item->also, g_strdup ("Signal & Noise"));
  assert_also (item, 3, TRUE, "Also in <b>Signal &amp; Noise</b>");
  g_ptr_array_add (item->also, g_strdup ("The Courier"));
  assert_also (item, 3, FALSE, "Also in Signal & Noise and The Courier");
  assert_also (item, 1, FALSE, "Also in Signal & Noise and 1 other");
  g_ptr_array_add (item->also, g_strdup ("Tide"));
  assert_also (item, 3, FALSE, "Also in Signal & Noise, The Courier and Tide");
  for (int i = 0; i < 16; i++)
    g_ptr_array_add (item->also, g_strdup ("The Ledger of Commerce, Shipping and the Useful Arts"));
  assert_also (item, 3, FALSE, "Also in Signal & Noise, The Courier, Tide and 16 others");
  assert_also (item, 2, TRUE,
               "Also in <b>Signal &amp; Noise</b>, <b>The Courier</b> and 17 others");
}

/* Tab and arrows go in reading order, column by column. */
static void
test_focus_order (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("Eleven words for waiting");
  GtkWidget *window = gtk_window_new (), *page = byline_edition_page_new ();
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (window, 1);
  GtkWidget *stories[5];

  byline_edition_page_set_style (BYLINE_EDITION_PAGE (page), style);
  for (int i = 0; i < 5; i++)
    {
      BylineEditionPlace place = { .rank = i == 0 ? BYLINE_EDITION_RANK_LEAD
                                                  : BYLINE_EDITION_RANK_SECOND };

      stories[i] = byline_edition_story_new (edition, edition->lead, &place, NULL);
      byline_edition_page_append (BYLINE_EDITION_PAGE (page),
                                  i == 0 ? BYLINE_EDITION_BOX_LEAD : BYLINE_EDITION_BOX_SECOND,
                                  stories[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_widget_show (window);
  gtk_widget_grab_focus (stories[0]);
  for (int i = 1; i < 5; i++)
    {
      gtk_widget_child_focus (window, i % 2 == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_DOWN);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == stories[i]);
    }
  gtk_widget_child_focus (window, GTK_DIR_UP);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == stories[3]);
  byline_edition_page_clear (BYLINE_EDITION_PAGE (page));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Text of another size, or another direction, while the page is open --- */

static GtkWidget *
find_page (GtkWidget *view)
{
  GtkWidget *widget = view;

  while (widget != NULL && !BYLINE_IS_EDITION_PAGE (widget))
    widget = gtk_widget_get_first_child (widget);
  g_assert_nonnull (widget);
  return widget;
}

static void
run_frames (void)
{
  for (guint i = 0; i < 8; i++)
    test_run_ms (20);
}

/* Columns are measured in text: larger text has fewer of them. */
static void
test_larger_text (void)
{
  GtkWidget *window = gtk_window_new (), *view = byline_edition_view_new ();
  BylineEditionPage *page = BYLINE_EDITION_PAGE (find_page (view));

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 920, 500);
  gtk_widget_show (window);
  run_frames ();
  g_assert_cmpint (byline_edition_page_get_form (page), ==, BYLINE_EDITION_FORM_THREE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * 3 / 2, NULL);
  run_frames ();
  g_assert_cmpint (byline_edition_page_get_form (page), ==, BYLINE_EDITION_FORM_ACROSS);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct {
  float x;
  float y;
  float width;
} Text;

static void
collect_texts (GskRenderNode *node, float x, float y, GArray *texts)
{
  graphene_rect_t bounds;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect_texts (gsk_container_node_get_child (node, i), x, y, texts);
      break;
      case GSK_TRANSFORM_NODE: {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        collect_texts (gsk_transform_node_get_child (node), x + dx, y + dy, texts);
        break;
      }
      case GSK_TEXT_NODE: {
        Text text;

        gsk_render_node_get_bounds (node, &bounds);
        text = (Text){ x + bounds.origin.x, y, bounds.size.width };
        g_array_append_val (texts, text);
        break;
      }
    default:
      break;
    }
}

/* Returns: (element-type Text): what a headline's lines consist of: the headline, then publication, dot, time. */
static GArray *
draw_rest (BylineEdition *edition, GtkTextDirection direction, int width)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (Text));
  BylineEditionPlace place = { .rank = BYLINE_EDITION_RANK_REST };
  g_autoptr (BylineEditionStyle) style = NULL;
  g_autoptr (BylineEditionLayout) layout = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  BylineEditionColors colors = { .text = { .alpha = 1 } };
  GskRenderNode *node;

  gtk_widget_set_direction (label, direction);
  style = byline_edition_style_new (label, 1);
  layout = byline_edition_layout_new (style, edition->lead, &place, width);
  byline_edition_layout_snapshot (layout, snapshot, &colors, direction == GTK_TEXT_DIR_RTL);
  node = gtk_snapshot_free_to_node (snapshot);
  collect_texts (node, 0, 0, texts);
  gsk_render_node_unref (node);
  g_object_unref (label);
  return texts;
}

/* From right to left the dot stands between the publication and the time, too. */
static void
test_mirrored_dot (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("Eleven words for waiting");
  g_autoptr (GArray) texts = draw_rest (edition, GTK_TEXT_DIR_RTL, 400);
  const Text *end = &g_array_index (texts, Text, 1);

  g_assert_cmpuint (texts->len, ==, 4);
  g_assert_cmpfloat (end[0].x, >, end[1].x);
  g_assert_cmpfloat (end[1].x, >, end[2].x);
  g_assert_cmpfloat (end[1].width, <, MIN (end[0].width, end[2].width));
}

/* A publication's name that is cut ends before the dot, as one that is whole does. */
static void
test_cut_source (void)
{
  g_autoptr (BylineEdition) edition = make_edition ("Wait");

  for (int width = 80; width < 112; width++)
    {
      g_autoptr (GArray) texts = draw_rest (edition, GTK_TEXT_DIR_LTR, width);
      const Text *end;

      /* The dots of a name that was cut may be a text of their own. */
      g_assert_cmpuint (texts->len, >=, 4);
      end = &g_array_index (texts, Text, texts->len - 3);
      g_assert_cmpfloat (end[1].x - end[0].x - end[0].width, <, 6);
      g_assert_cmpfloat (end[2].x + end[2].width, <=, width + 1);
    }
}

/* A date that is wider than the page takes another line. */
static void
test_long_date (void)
{
  GtkWidget *head = byline_edition_head_new ("Donnerstag, 24. September", "12.345 Beiträge");

  g_object_ref_sink (head);
  g_assert_cmpint (height_of (head, 120), >, height_of (head, 320));
  g_object_unref (head);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* At noon an hour ago is today, wherever that is. */
  g_setenv ("BYLINE_NOW", "1795176000", TRUE);
  adw_init ();

  g_test_add_func ("/ui/edition-view/is-finalized", test_view_is_finalized);
  g_test_add_func ("/ui/edition-view/story-measures", test_story_measures);
  g_test_add ("/ui/edition-view/failed-picture", Fixture, NULL, fixture_set_up, test_failed_picture,
              fixture_tear_down);
  g_test_add_func ("/ui/edition-view/balance", test_balance);
  g_test_add_func ("/ui/edition-view/line-distance", test_line_distance);
  g_test_add_func ("/ui/edition-view/long-headline", test_long_headline);
  g_test_add_func ("/ui/edition-view/texts", test_texts);
  g_test_add_func ("/ui/edition-view/also", test_also);
  g_test_add_func ("/ui/edition-view/focus-order", test_focus_order);
  g_test_add_func ("/ui/edition-view/larger-text", test_larger_text);
  g_test_add_func ("/ui/edition-view/mirrored-dot", test_mirrored_dot);
  g_test_add_func ("/ui/edition-view/cut-source", test_cut_source);
  g_test_add_func ("/ui/edition-view/long-date", test_long_date);
  return g_test_run ();
}
