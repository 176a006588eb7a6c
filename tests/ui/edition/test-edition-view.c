/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-clock.h"
#include "byline-edition-page.h"
#include "byline-edition-story.h"
#include "byline-edition-text.h"
#include "byline-edition-view.h"

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

/* Balanced lines are no more lines, and none is wider than it may be. */
static void
test_balance (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (BylineEditionStyle) style = byline_edition_style_new (label, 1);

  for (int width = 160; width < 700; width += 20)
    {
      g_autoptr (PangoLayout)
        layout = byline_edition_style_layout (style, BYLINE_EDITION_FONT_HEADLINE, 18, FALSE,
                                              "Fabs race to copy a machine nobody may sell them",
                                              width, 9);
      int n_lines = pango_layout_get_line_count (layout), balanced;

      byline_edition_style_balance (layout);
      pango_layout_get_pixel_size (layout, &balanced, NULL);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, n_lines);
      g_assert_cmpint (balanced, <=, width);
    }
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
  g_autofree char *kicker = byline_edition_text_kicker (edition->lead, filter);
  g_autofree char *why = byline_edition_text_why (edition->lead, byline_clock_now ());
  g_autofree char *other = NULL;
  g_autofree char *also = NULL;

  g_assert_cmpstr (kicker, ==, "POLICY · CHINA");
  byline_filter_add_section (filter, "china");
  other = byline_edition_text_kicker (edition->lead, filter);
  g_assert_cmpstr (other, ==, "POLICY");
  g_assert_nonnull (strstr (why, "1 h"));
  g_assert_null (byline_edition_text_also (edition->lead));
  g_ptr_array_add (edition->lead->also, g_strdup ("Signal & Noise"));
  also = byline_edition_text_also (edition->lead);
  g_assert_cmpstr (also, ==, "Also in <b>Signal &amp; Noise</b>");
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* At noon an hour ago is today, wherever that is. */
  g_setenv ("BYLINE_NOW", "1795176000", TRUE);
  adw_init ();

  g_test_add_func ("/ui/edition-view/is-finalized", test_view_is_finalized);
  g_test_add_func ("/ui/edition-view/story-measures", test_story_measures);
  g_test_add_func ("/ui/edition-view/balance", test_balance);
  g_test_add_func ("/ui/edition-view/long-headline", test_long_headline);
  g_test_add_func ("/ui/edition-view/texts", test_texts);
  g_test_add_func ("/ui/edition-view/focus-order", test_focus_order);
  return g_test_run ();
}
