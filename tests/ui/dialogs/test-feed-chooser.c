/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-chooser.h"

static GPtrArray *
make_candidates (guint n)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (
    (GDestroyNotify) byline_feed_candidate_free);

  for (guint i = 0; i < n; i++)
    {
      BylineFeedCandidate *candidate = g_new0 (BylineFeedCandidate, 1);

      candidate->url = g_strdup_printf ("https://paper.example/%u.xml", i);
      candidate->title = g_strdup_printf ("Part %u", i);
      candidate->n_items = i;
      g_ptr_array_add (candidates, candidate);
    }
  return candidates;
}

/* Returns: the check buttons below @widget, in their order. */
static void
find_checks (GtkWidget *widget, GPtrArray *checks)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    g_ptr_array_add (checks, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_checks (child, checks);
}

static guint
count_chosen (GtkWidget *chooser)
{
  g_autoptr (GPtrArray) chosen = byline_feed_chooser_get_chosen (BYLINE_FEED_CHOOSER (chooser));

  return chosen->len;
}

static void
changed_cb (BylineFeedChooser *chooser, guint *n_changes)
{
  (*n_changes)++;
}

/* Sections are chosen one by one, or all at once: without comments and second formats. */
static void
test_several (void)
{
  GtkWidget *chooser = g_object_ref_sink (g_object_new (BYLINE_TYPE_FEED_CHOOSER, NULL));
  g_autoptr (GPtrArray) candidates = make_candidates (5);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();
  guint n_changes = 0;

  ((BylineFeedCandidate *) g_ptr_array_index (candidates, 3))->is_comments = TRUE;
  ((BylineFeedCandidate *) g_ptr_array_index (candidates, 4))->is_alternate = TRUE;
  byline_feed_chooser_set_candidates (BYLINE_FEED_CHOOSER (chooser), candidates);
  g_signal_connect (chooser, "changed", G_CALLBACK (changed_cb), &n_changes);
  find_checks (chooser, checks);
  g_assert_cmpuint (checks->len, ==, 6);
  g_assert_cmpuint (count_chosen (chooser), ==, 1);
  g_assert_true (gtk_check_button_get_inconsistent (g_ptr_array_index (checks, 0)));

  gtk_check_button_set_active (g_ptr_array_index (checks, 0), TRUE);
  g_assert_cmpuint (count_chosen (chooser), ==, 3);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_false (gtk_check_button_get_inconsistent (g_ptr_array_index (checks, 0)));
  gtk_check_button_set_active (g_ptr_array_index (checks, 4), TRUE);
  g_assert_cmpuint (count_chosen (chooser), ==, 4);
  gtk_check_button_set_active (g_ptr_array_index (checks, 0), FALSE);
  g_assert_cmpuint (count_chosen (chooser), ==, 1);
  gtk_check_button_set_active (g_ptr_array_index (checks, 4), FALSE);
  g_assert_cmpuint (count_chosen (chooser), ==, 0);
  g_assert_finalize_object (chooser);
}

/* One alone is no choice. */
static void
test_one (void)
{
  GtkWidget *chooser = g_object_ref_sink (g_object_new (BYLINE_TYPE_FEED_CHOOSER, NULL));
  g_autoptr (GPtrArray) candidates = make_candidates (1);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  g_assert_cmpuint (count_chosen (chooser), ==, 0);
  byline_feed_chooser_set_candidates (BYLINE_FEED_CHOOSER (chooser), candidates);
  find_checks (chooser, checks);
  g_assert_cmpuint (checks->len, ==, 0);
  g_assert_cmpuint (count_chosen (chooser), ==, 1);
  g_assert_finalize_object (chooser);
}

/* A feed has one new address. */
static void
test_single (void)
{
  GtkWidget *chooser = g_object_ref_sink (g_object_new (BYLINE_TYPE_FEED_CHOOSER, NULL));
  g_autoptr (GPtrArray) candidates = make_candidates (3);
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();
  g_autoptr (GPtrArray) chosen = NULL;

  byline_feed_chooser_set_single (BYLINE_FEED_CHOOSER (chooser));
  byline_feed_chooser_set_candidates (BYLINE_FEED_CHOOSER (chooser), candidates);
  find_checks (chooser, checks);
  g_assert_cmpuint (checks->len, ==, 3);
  g_assert_cmpuint (count_chosen (chooser), ==, 1);

  gtk_check_button_set_active (g_ptr_array_index (checks, 2), TRUE);
  chosen = byline_feed_chooser_get_chosen (BYLINE_FEED_CHOOSER (chooser));
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (g_ptr_array_index (chosen, 0) == g_ptr_array_index (candidates, 2));
  g_assert_finalize_object (chooser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/feed-chooser/several", test_several);
  g_test_add_func ("/ui/feed-chooser/one", test_one);
  g_test_add_func ("/ui/feed-chooser/single", test_single);
  return g_test_run ();
}
