/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-own-library.h"
#include "library-fixture.h"
#include "window-fixture.h"

/* A window of the sample edition, with the part that leads out of it. */
typedef struct {
  Fixture other; /* a server that is not the sample's */
  BylineProfile *profile;
  BylineSample *sample;
  BylineLibrary *library;
  GtkWidget *window;
  GtkWidget *banner;
  BylineWindowContext *context;
  BylineOwnLibrary *own;
  char *activated; /* nullable: the application's action that was asked for */
} OwnFixture;

static void
own_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  OwnFixture *fixture = user_data;

  g_free (fixture->activated);
  fixture->activated = target != NULL
                         ? g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                            g_variant_get_string (target, NULL))
                         : g_strdup (g_action_get_name (G_ACTION (action)));
}

/* The application's actions, as far as they are asked for here. */
static void
add_application_actions (OwnFixture *fixture)
{
  static const GActionEntry entries[] = {
    { "own-add", own_cb, "s" },
    { "own-present", own_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "app", G_ACTION_GROUP (actions));
}

static void
set_up (OwnFixture *fixture, gconstpointer data)
{
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture_set_up (&fixture->other, NULL);
  dir = g_build_filename (fixture->other.dir, "edition", NULL);
  fixture->profile = byline_profile_new_sample_below (dir);
  fixture->sample = byline_sample_start (fixture->profile, &error);
  g_assert_no_error (error);
  fixture->library = fixture_open_profile (fixture->profile);
  byline_sample_attach (fixture->sample, fixture->library);
  fixture->window = g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL);
  fixture->banner = g_object_ref_sink (g_object_new (BYLINE_TYPE_BANNER, NULL));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), fixture->banner);
  gtk_window_set_child (GTK_WINDOW (fixture->window), toasts);
  add_application_actions (fixture);
  fixture->context = byline_window_context_new (fixture->library, ADW_TOAST_OVERLAY (toasts));
  fixture->own = byline_own_library_new (fixture->context, fixture->sample,
                                         BYLINE_BANNER (fixture->banner));
}

static void
tear_down (OwnFixture *fixture, gconstpointer data)
{
  byline_window_context_close (fixture->context);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_finalize (fixture->own);
  fixture_finalize (fixture->context);
  fixture_finalize (fixture->banner);
  fixture_close (fixture->library);
  fixture_finalize (fixture->sample);
  g_assert_finalize_object (fixture->profile);
  g_free (fixture->activated);
  fixture_tear_down (&fixture->other, NULL);
}

static gboolean
shows (OwnFixture *fixture, const char *text)
{
  return window_fixture_find_label (fixture->banner, text) != NULL;
}

static void
subscribe (OwnFixture *fixture)
{
  g_autofree char *feed = fixture_rss ("The Paper", 1, 3);
  g_autofree char *url = fixture_url (&fixture->other, "/mine.xml");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (&fixture->other, "/mine.xml", "application/rss+xml", feed);
  byline_library_subscribe_async (fixture->library, url, BYLINE_NETWORK_PRIVATE, NULL, NULL,
                                  fixture_cb, &result);
  fixture_wait (&result);
  publication = byline_library_subscribe_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

/* The banner says where one is, and counts what is one's own in it. */
static void
test_banner (OwnFixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "This is the sample edition."));
  subscribe (fixture);
  byline_own_library_update (fixture->own);
  WINDOW_FIXTURE_WAIT (
    shows (fixture, "The sample edition contains 1 publication that you added."));
  g_assert_nonnull (window_fixture_find_button (fixture->banner, "Move to My Own Library"));
}

/* What is added here goes to the own library. */
static void
test_add (OwnFixture *fixture, gconstpointer data)
{
  g_assert_true (
    byline_own_library_activate (fixture->context, "app.own-add", "https://r.example/"));
  g_assert_cmpstr (fixture->activated, ==, "own-add https://r.example/");
}

/* Subscriptions are moved, marks and all; nothing of one's own is left here. */
static void
test_move (OwnFixture *fixture, gconstpointer data)
{
  subscribe (fixture);
  byline_own_library_update (fixture->own);
  WINDOW_FIXTURE_WAIT (
    shows (fixture, "The sample edition contains 1 publication that you added."));
  gtk_widget_activate_action (fixture->window, "win.move-to-own-library", NULL);
  g_assert_false (
    g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "move-to-own-library"));
  WINDOW_FIXTURE_WAIT (fixture->activated != NULL);
  g_assert_cmpstr (fixture->activated, ==, "own-present");
  g_assert_true (
    g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "move-to-own-library"));
  WINDOW_FIXTURE_WAIT (shows (fixture, "This is the sample edition."));
}

/* In a library of one's own there is nothing to lead to. */
static void
test_elsewhere (WindowFixture *fixture, gconstpointer data)
{
  g_assert_false (byline_own_library_activate (fixture->context, "app.own-add", "x"));
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("byline-home-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", home);
  int status;

  /* What is moved goes to the user's own library: this program has one that nobody else writes to. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/own-library/" name, OwnFixture, NULL, set_up, func, tear_down)
  ADD ("banner", test_banner);
  ADD ("add", test_add);
  ADD ("move", test_move);
  g_test_add ("/ui/own-library/elsewhere", WindowFixture, NULL, window_fixture_set_up,
              test_elsewhere, window_fixture_tear_down);
  status = g_test_run ();
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
  return status;
}
