/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-view.h"
#include "window-fixture.h"

static void
shown_cb (BylineEditionView *view, guint *n_shown)
{
  (*n_shown)++;
}

static void
mark_read (WindowFixture *fixture)
{
  g_autoptr (GArray) ids = fixture_list (fixture->base.library, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_array_unref (fixture_mark (fixture->base.library, g_array_index (ids, gint64, i),
                                 BYLINE_STORY_FLAG_READ, TRUE));
}

/* Who has read everything sees what it was, and may open it again. */
static void
test_read_today (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (byline_edition_view_new ());
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;
  guint n_shown = 0;

  mark_read (fixture);
  g_signal_connect (view, "shown", G_CALLBACK (shown_cb), &n_shown);
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->window))), view);
  byline_edition_view_set_library (BYLINE_EDITION_VIEW (view), fixture->base.library);
  filter->unread = TRUE;
  byline_edition_view_show (BYLINE_EDITION_VIEW (view), filter, NULL);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (view, "Read Today") != NULL);
  g_assert_cmpuint (n_shown, ==, 1);
  g_assert_nonnull (window_fixture_find_label (view, "No Unread Stories"));
  ids = byline_edition_view_list_ids (BYLINE_EDITION_VIEW (view));
  g_assert_cmpuint (ids->len, ==, 6);
  /* The next page knows nothing of it. */
  filter->unread = FALSE;
  byline_edition_view_show (BYLINE_EDITION_VIEW (view), filter, NULL);
  WINDOW_FIXTURE_WAIT (n_shown == 2);
  g_assert_null (window_fixture_find_label (view, "Read Today"));
  /* Where several filters leave nothing, that is not for want of unread stories. */
  filter->unread = filter->saved = filter->today = TRUE;
  byline_edition_view_show (BYLINE_EDITION_VIEW (view), filter, NULL);
  WINDOW_FIXTURE_WAIT (n_shown == 3);
  g_assert_null (window_fixture_find_label (view, "No Unread Stories"));
  g_assert_nonnull (window_fixture_find_label (view, "No story matches all of these filters. "
                                                     "Remove one to see more."));
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->window))), NULL);
  fixture_finalize (view);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* At noon of the day that the stories are of. */
  g_setenv ("BYLINE_NOW", "1793620800", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  adw_init ();

  g_test_add ("/ui/edition-view/read-today", WindowFixture, NULL, window_fixture_set_up,
              test_read_today, window_fixture_tear_down);
  return g_test_run ();
}
