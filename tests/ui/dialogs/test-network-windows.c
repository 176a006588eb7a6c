/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-health-window.h"
#include "byline-requests-window.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  GtkWidget *dialog;
} DialogFixture;

static void
show (DialogFixture *fixture, GtkWidget *dialog)
{
  fixture->dialog = g_object_ref (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tear_down (DialogFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_array_unref (fixture_list (fixture->base.base.library, NULL));
  fixture_finalize (fixture->dialog);
  window_fixture_tear_down (&fixture->base, data);
}

static gboolean
shows (DialogFixture *fixture, const char *text)
{
  GtkWidget *label = window_fixture_find_label (fixture->dialog, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* A feed that fails stands in front, with the server's words and a button; it works again. */
static void
test_health (DialogFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rss = fixture_rss ("The Paper", 0, 6);
  GtkWidget *retry;
  Route *route = fixture_serve (base, "/feed.xml", "text/plain", "Out to lunch");

  route->status = 500;
  report = fixture_refresh (base->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_failed, ==, 1);
  show (fixture, byline_health_window_new (GTK_WINDOW (fixture->base.window), base->library));
  WINDOW_FIXTURE_WAIT (shows (fixture, "Failed at the Last Refresh"));
  g_assert_true (shows (fixture,
                        "The website has a technical problem. Try again later. The website "
                        "says: “Out to lunch”"));
  g_assert_false (shows (fixture, "Working"));

  fixture_serve (base, "/feed.xml", "application/rss+xml", rss);
  retry = window_fixture_find_button (fixture->dialog, "Retry");
  g_assert_nonnull (retry);
  g_signal_emit_by_name (retry, "clicked");
  WINDOW_FIXTURE_WAIT (shows (fixture, "Working"));
  g_assert_null (window_fixture_find_button (fixture->dialog, "Retry"));
}

/* Whether a label below @widget has @part in it. */
static gboolean
says (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

/* A website that asked for a pause is not asked, and it is said until when. */
static void
test_held (DialogFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Route *route = fixture_serve (base, "/feed.xml", "text/plain", "Slowly");
  GtkWidget *retry;

  route->status = 429;
  route->retry_after = g_strdup ("7200");
  report = fixture_refresh (base->library, &error);
  g_assert_no_error (error);
  show (fixture, byline_health_window_new (GTK_WINDOW (fixture->base.window), base->library));
  WINDOW_FIXTURE_WAIT (shows (fixture, "Failed at the Last Refresh"));
  retry = window_fixture_find_button (fixture->dialog, "Retry");
  g_assert_nonnull (retry);
  g_signal_emit_by_name (retry, "clicked");
  WINDOW_FIXTURE_WAIT (says (fixture->dialog, "The website asked Byline to wait until "));
  g_assert_cmpuint (route->n_requests, ==, 1);
}

/* Every request is there, is found by words, and can be forgotten. */
static void
test_requests (DialogFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  g_autofree char *url = fixture_url (base, "/feed.xml");
  GtkWidget *search;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = fixture_refresh (base->library, &error);

  g_assert_no_error (error);
  show (fixture, byline_requests_window_new (GTK_WINDOW (fixture->base.window), base->library));
  WINDOW_FIXTURE_WAIT (shows (fixture, url));
  search = window_fixture_find_widget (fixture->dialog, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing of the kind");
  WINDOW_FIXTURE_WAIT (shows (fixture, "No Results Found"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  WINDOW_FIXTURE_WAIT (shows (fixture, url));
  gtk_widget_activate_action (fixture->dialog, "requests.forget", NULL);
  WINDOW_FIXTURE_WAIT (shows (fixture, "No Network Activity"));
}

/* What went wrong is said in the user's language, as everywhere: not in the words that were noted. */
static void
test_failure (DialogFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;

  fixture_serve (base, "/feed.xml", "text/plain", "Out to lunch")->status = 500;
  report = fixture_refresh (base->library, &error);
  g_assert_no_error (error);
  show (fixture, byline_requests_window_new (GTK_WINDOW (fixture->base.window), base->library));
  WINDOW_FIXTURE_WAIT (says (fixture->dialog, "The website has a technical problem."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/network-windows/health", DialogFixture, NULL,
              (void (*) (DialogFixture *, gconstpointer)) window_fixture_set_up, test_health,
              tear_down);
  g_test_add ("/ui/network-windows/held", DialogFixture, NULL,
              (void (*) (DialogFixture *, gconstpointer)) window_fixture_set_up, test_held,
              tear_down);
  g_test_add ("/ui/network-windows/requests", DialogFixture, NULL,
              (void (*) (DialogFixture *, gconstpointer)) window_fixture_set_up, test_requests,
              tear_down);
  g_test_add ("/ui/network-windows/failure", DialogFixture, NULL,
              (void (*) (DialogFixture *, gconstpointer)) window_fixture_set_up, test_failure,
              tear_down);
  return g_test_run ();
}
