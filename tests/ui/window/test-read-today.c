/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-view.h"
#include "test-helpers.h"
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

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_done = user_data;

  *is_done = TRUE;
}

static void
set_removed (WindowFixture *fixture, gint64 publication_id, gboolean removed)
{
  gboolean is_done = FALSE;

  byline_library_set_removed_async (fixture->base.library, publication_id, removed, NULL, done_cb,
                                    &is_done);
  WINDOW_FIXTURE_WAIT (is_done);
}

/* Another process may have refreshed: a page that is looked at stays as it is. What is unsubscribed from goes at once, and Undo
 * brings it back. */
static void
test_others_change (WindowFixture *fixture, gconstpointer data)
{
  const guint all = BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |
                    BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS;
  BylineCounts *counts = window_fixture_count (fixture);
  gint64 publication_id = ((BylinePublication *) counts->publications->pdata[0])->id;
  GtkWidget *widget = g_object_ref_sink (byline_edition_view_new ());
  BylineEditionView *view = BYLINE_EDITION_VIEW (widget);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  guint n_shown = 0;

  g_signal_connect (view, "shown", G_CALLBACK (shown_cb), &n_shown);
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->window))), widget);
  byline_edition_view_set_library (view, fixture->base.library);
  byline_edition_view_show (view, filter, NULL);
  WINDOW_FIXTURE_WAIT (n_shown == 1);
  byline_edition_view_grab_focus (view);
  byline_edition_view_update (view, all);
  test_run_ms (300);
  g_assert_cmpuint (n_shown, ==, 1);
  set_removed (fixture, publication_id, TRUE);
  byline_edition_view_update (view, all);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (widget, "No Stories") != NULL);
  set_removed (fixture, publication_id, FALSE);
  byline_edition_view_update (view, all);
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (widget, "No Stories") == NULL);
  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->window))), NULL);
  fixture_finalize (widget);
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
  g_test_add ("/ui/edition-view/others-change", WindowFixture, NULL, window_fixture_set_up,
              test_others_change, window_fixture_tear_down);
  return g_test_run ();
}
