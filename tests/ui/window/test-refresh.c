/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-refresh.h"
#include "byline-ui.h"
#include "window-fixture.h"

static gboolean
is_shown (WindowFixture *fixture)
{
  GtkWidget *label = window_fixture_find_label (fixture->window,
                                                "Your publications could not be refreshed.");

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
refresh (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = fixture_refresh (fixture->base.library, &error);

  g_assert_no_error (error);
  byline_counts_monitor_update (fixture->counts);
}

/* Where all feeds failed it is said, with Retry, until one of them answers. */
static void
test_failure (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *banner = g_object_new (BYLINE_TYPE_BANNER, NULL);
  g_autofree char *rss = fixture_rss ("The Pier", 0, 6);
  GtkWidget *retry;
  Route *route;

  adw_toast_overlay_set_child (
    ADW_TOAST_OVERLAY (gtk_window_get_child (GTK_WINDOW (fixture->window))), banner);
  byline_refresh_show_failure (fixture->context, fixture->counts, BYLINE_BANNER (banner));
  g_assert_false (is_shown (fixture));

  route = fixture_serve (&fixture->base, "/feed.xml", "text/plain", "Out to lunch");
  route->status = 500;
  refresh (fixture);
  WINDOW_FIXTURE_WAIT (is_shown (fixture));
  retry = window_fixture_find_button (fixture->window, "Retry");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (retry)), ==, "win.refresh");

  fixture_serve (&fixture->base, "/feed.xml", "application/rss+xml", rss);
  refresh (fixture);
  WINDOW_FIXTURE_WAIT (!is_shown (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
  g_test_add ("/ui/refresh/failure", WindowFixture, NULL, window_fixture_set_up, test_failure,
              window_fixture_tear_down);
  return g_test_run ();
}
