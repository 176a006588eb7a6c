/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication-window.h"
#include "byline-subscribe-dialog.h"
#include "byline-subscriptions.h"
#include "byline-ui.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  BylineSubscriptions *subscriptions;
  GSimpleActionGroup *actions;
} SubscriptionsFixture;

static void
set_up (SubscriptionsFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->subscriptions = byline_subscriptions_new (fixture->base.context, fixture->base.history,
                                                     fixture->base.counts);
  fixture->actions = g_simple_action_group_new ();
  byline_subscriptions_add_actions (fixture->subscriptions, G_ACTION_MAP (fixture->actions));
  window_fixture_count (&fixture->base);
}

static void
tear_down (SubscriptionsFixture *fixture, gconstpointer data)
{
  BylineSubscriptions *subscriptions = fixture->subscriptions;

  g_object_unref (fixture->actions);
  /* A toast holds what its Undo is for. */
  byline_window_context_close (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->base.window), NULL);
  fixture_finalize (subscriptions);
  window_fixture_tear_down (&fixture->base, data);
}

static const BylinePublication *
get_publication (SubscriptionsFixture *fixture)
{
  return byline_counts_monitor_get_counts (fixture->base.counts)->publications->pdata[0];
}

static void
activate (SubscriptionsFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action,
                                  g_variant_new_int64 (get_publication (fixture)->id));
}

static guint
count_publications (SubscriptionsFixture *fixture)
{
  return window_fixture_count (&fixture->base)->publications->len;
}

/* Nothing is asked; the list of what is gone makes way for all stories; Undo brings it back. */
static void
test_unsubscribe (SubscriptionsFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->publication_key = g_strdup (get_publication (fixture)->key);
  byline_filter_history_go (fixture->base.history, filter);
  activate (fixture, "publication-unsubscribe");
  WINDOW_FIXTURE_WAIT (window_fixture_find_label (
                         fixture->base.window, "“The Paper” removed; saved stories stay") != NULL);
  g_assert_true (byline_filter_is_empty (byline_filter_history_get_filter (fixture->base.history)));
  g_assert_cmpuint (count_publications (fixture), ==, 0);
  window_fixture_press_undo (&fixture->base, "“The Paper” removed; saved stories stay");
  WINDOW_FIXTURE_WAIT (count_publications (fixture) == 1);
}

/* With saved stories it is asked for, and only the answer yes removes it. */
static void
test_saved (SubscriptionsFixture *fixture, gconstpointer data)
{
  BylineLibrary *library = fixture->base.base.library;
  gint64 story = fixture_story (library, "Story 1");
  GtkWidget *dialog;

  g_array_unref (fixture_mark (library, story, BYLINE_STORY_FLAG_SAVED, TRUE));
  activate (fixture, "publication-unsubscribe");
  WINDOW_FIXTURE_WAIT ((dialog = window_fixture_find_dialog (fixture->base.window)) != NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Remove “The Paper”?");
  g_assert_nonnull (window_fixture_find_label (dialog, "1 saved story stays in Saved."));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_publications (fixture), ==, 1);

  activate (fixture, "publication-unsubscribe");
  WINDOW_FIXTURE_WAIT ((dialog = window_fixture_find_dialog (fixture->base.window)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "unsubscribe");
  gtk_window_destroy (GTK_WINDOW (dialog));
  WINDOW_FIXTURE_WAIT (count_publications (fixture) == 0);
}

/* Each of the others presents its dialog; of what is no publication, none. */
static void
test_dialogs (SubscriptionsFixture *fixture, gconstpointer data)
{
  const char *actions[] = { "publication-rename", "publication-move", "publication-properties" };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "publication-rename",
                                  g_variant_new_int64 (99));
  g_assert_null (window_fixture_find_dialog (fixture->base.window));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      activate (fixture, actions[i]);
      g_assert_nonnull (window_fixture_find_dialog (fixture->base.window));
      if (i == 2)
        g_assert_true (
          BYLINE_IS_PUBLICATION_WINDOW (window_fixture_find_dialog (fixture->base.window)));
      gtk_window_destroy (GTK_WINDOW (window_fixture_find_dialog (fixture->base.window)));
    }
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "add", NULL);
  g_assert_true (BYLINE_IS_SUBSCRIBE_DIALOG (window_fixture_find_dialog (fixture->base.window)));
  gtk_window_destroy (GTK_WINDOW (window_fixture_find_dialog (fixture->base.window)));
}

/* What a refresh made one is undone and done again with all that the user did. */
static void
test_merged (SubscriptionsFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  BylineUndo *undo = byline_window_context_get_undo (fixture->base.context);
  g_autofree char *rss = fixture_rss ("The Gazette", 3, 6);
  g_auto (GStrv) parts = g_strsplit (rss, "<link>{{base}}/</link>", 2);
  g_autofree char *elsewhere = g_strjoinv ("<link>{{base}}/gazette/</link>", parts);
  g_autoptr (BylinePublication) gazette = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Route *route;

  fixture_serve (base, "/gazette.xml", "application/rss+xml", elsewhere);
  gazette = fixture_subscribe (base, "/gazette.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_publications (fixture), ==, 2);
  g_assert_false (byline_undo_can_undo (undo));

  route = fixture_serve_status (base, "/feed.xml", 301);
  route->location = fixture_url (base, "/gazette.xml");
  report = fixture_refresh (base->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_publications (fixture), ==, 1);
  g_assert_true (byline_undo_can_undo (undo));

  for (guint i = 0; i < 2; i++)
    {
      byline_undo_undo (undo);
      WINDOW_FIXTURE_WAIT (count_publications (fixture) == 2);
      byline_undo_redo (undo);
      WINDOW_FIXTURE_WAIT (count_publications (fixture) == 1);
    }
  window_fixture_press_undo (
    &fixture->base,
    "“The Paper” moved to the address of “The Gazette”; both are now one publication");
  WINDOW_FIXTURE_WAIT (count_publications (fixture) == 2);
  WINDOW_FIXTURE_WAIT (byline_undo_can_redo (undo));
  g_assert_false (byline_undo_can_undo (undo));
}

static const BylineFeed *
get_feed (SubscriptionsFixture *fixture)
{
  const BylinePublication *publication;

  g_assert_cmpuint (count_publications (fixture), ==, 1);
  publication = get_publication (fixture);
  g_assert_cmpuint (publication->feeds->len, ==, 1);
  return publication->feeds->pdata[0];
}

/* What the website's page announces takes the place of an address that leads nowhere: there is one feed as before, which works. */
static void
test_new_address (SubscriptionsFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base.base;
  g_autofree char *url = fixture_url (base, "/moved.xml");
  g_autofree char *rss = fixture_rss ("The Paper", 0, 7);
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (GError) error = NULL;
  Route *route = fixture_serve (base, "/feed.xml", "text/plain", "Not here");

  route->status = 410;
  report = fixture_refresh (base->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_feed (fixture)->n_failures, ==, 1);
  g_assert_nonnull (get_publication (fixture)->home_page_url);
  fixture_serve (base, "/", "text/html",
                 "<html><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/moved.xml\">"
                 "<p>Welcome.</p></html>");
  fixture_serve (base, "/moved.xml", "application/rss+xml", rss);
  activate (fixture, "publication-find-feed");
  WINDOW_FIXTURE_WAIT (get_feed (fixture)->n_failures == 0);
  g_assert_cmpstr (get_feed (fixture)->url, ==, url);
  g_assert_cmpuint (get_feed (fixture)->n_stories, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/subscriptions/" name, SubscriptionsFixture, NULL, set_up, func, tear_down)
  ADD ("unsubscribe", test_unsubscribe);
  ADD ("saved", test_saved);
  ADD ("dialogs", test_dialogs);
  ADD ("merged", test_merged);
  ADD ("new-address", test_new_address);
#undef ADD
  return g_test_run ();
}
