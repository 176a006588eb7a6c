/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-application.h"
#include "byline-preferences-window.h"
#include "byline-subscribe-dialog.h"
#include "byline-window.h"

/* The program on a profile of its own. What it shows is looked at while it runs. */
typedef struct {
  char *dir;
  BylineProfile *profile;
  BylineApplication *application;
  gboolean (*is_done) (gpointer fixture); /* called until it is so; then the program is quit */
  guint n_steps;                          /* for is_done */
} ApplicationFixture;

static void
set_up (ApplicationFixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  fixture->profile = byline_profile_new (fixture->dir);
  fixture->application = byline_application_new (fixture->profile);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (ApplicationFixture *fixture, gconstpointer data)
{
  BylineApplication *application = fixture->application;

  /* What was under way comes back with its references. */
  g_object_add_weak_pointer (G_OBJECT (application), (gpointer *) &application);
  g_object_unref (application);
  while (application != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture->profile);
  remove_folder (fixture->dir);
  g_free (fixture->dir);
}

/* Returns: (nullable): the first window of @type. */
static gpointer
find_window (ApplicationFixture *fixture, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;
  return NULL;
}

static void
activate (ApplicationFixture *fixture, const char *action, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, target);
}

static gboolean
poll_cb (gpointer data)
{
  ApplicationFixture *fixture = data;

  if (!fixture->is_done (fixture))
    return G_SOURCE_CONTINUE;

  activate (fixture, "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* Runs the program until @is_done says so. */
static void
run (ApplicationFixture *fixture, gboolean (*is_done) (gpointer fixture))
{
  fixture->is_done = is_done;
  g_timeout_add (10, poll_cb, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 0, NULL), ==, 0);
}

/* The window can be used once the library is open. */
static gboolean
is_open (ApplicationFixture *fixture)
{
  BylineWindow *window = find_window (fixture, BYLINE_TYPE_WINDOW);

  return window != NULL && g_action_group_get_action_enabled (G_ACTION_GROUP (window), "add");
}

static gboolean
opened_step (gpointer data)
{
  ApplicationFixture *fixture = data;
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  g_auto (GStrv) accels = NULL;

  if (!is_open (fixture))
    return FALSE;

  accels = gtk_application_get_accels_for_action (application, "win.refresh");
  g_assert_cmpuint (g_strv_length (accels), ==, 2);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (application), "sample"));
  /* A second activation shows the window that there is. */
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
  return TRUE;
}

static void
test_open (ApplicationFixture *fixture, gconstpointer data)
{
  g_autofree char *id = byline_profile_get_application_id (fixture->profile);

  g_assert_cmpstr (g_application_get_application_id (G_APPLICATION (fixture->application)), ==, id);
  run (fixture, opened_step);
}

static gboolean
windows_step (gpointer data)
{
  ApplicationFixture *fixture = data;
  GtkWindow *window;

  if (!is_open (fixture))
    return FALSE;

  activate (fixture, "preferences", NULL);
  window = find_window (fixture, BYLINE_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (window);
  gtk_window_destroy (window);
  activate (fixture, "about", NULL);
  window = find_window (fixture, ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (window);
  g_assert_cmpstr (adw_about_window_get_application_name (ADW_ABOUT_WINDOW (window)), ==, "Byline");
  gtk_window_destroy (window);
  activate (fixture, "add", g_variant_new_string (""));
  window = find_window (fixture, BYLINE_TYPE_SUBSCRIBE_DIALOG);
  g_assert_nonnull (window);
  gtk_window_destroy (window);
  return TRUE;
}

static void
test_windows (ApplicationFixture *fixture, gconstpointer data)
{
  run (fixture, windows_step);
}

/* Colours follow the setting at once. */
static gboolean
colors_step (gpointer data)
{
  ApplicationFixture *fixture = data;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (BylineSettings) settings = NULL;

  if (!is_open (fixture))
    return FALSE;
  if (fixture->n_steps++ > 0)
    return adw_style_manager_get_color_scheme (manager) == ADW_COLOR_SCHEME_FORCE_DARK;

  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  settings = byline_settings_new (fixture->profile);
  g_object_set (settings, "color-scheme", "dark", NULL);
  return FALSE;
}

static void
test_colors (ApplicationFixture *fixture, gconstpointer data)
{
  run (fixture, colors_step);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* A library that cannot be opened: its folder is a file. It is tried again when that is asked. */
static gboolean
broken_step (gpointer data)
{
  ApplicationFixture *fixture = data;
  GtkWindow *window = find_window (fixture, BYLINE_TYPE_WINDOW);
  g_autofree char *database = g_build_filename (byline_profile_get_data_dir (fixture->profile),
                                                "library.db", NULL);

  if (window == NULL)
    return FALSE;
  if (fixture->n_steps == 0)
    {
      /* A turn for the error to be there. */
      if (is_open (fixture))
        g_assert_not_reached ();
      fixture->n_steps = 1;
      return FALSE;
    }
  if (fixture->n_steps++ < 50)
    return FALSE;

  if (g_file_test (database, G_FILE_TEST_IS_DIR))
    g_rmdir (database);
  activate (fixture, "reopen", NULL);
  return is_open (fixture);
}

static void
test_broken (ApplicationFixture *fixture, gconstpointer data)
{
  g_autofree char *database = g_build_filename (byline_profile_get_data_dir (fixture->profile),
                                                "library.db", NULL);

  g_assert_cmpint (g_mkdir_with_parents (database, 0700), ==, 0);
  run (fixture, broken_step);
}

/* The command's options are read before there is a program. */
static void
test_options (void)
{
  char *version[] = { "byline", "--version", NULL };
  char *wrong[] = { "byline", "--profile", NULL };

  if (g_test_subprocess ())
    {
      g_assert_cmpint (byline_application_main (2, version), ==, 0);
      g_assert_cmpint (byline_application_main (2, wrong), ==, 2);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Byline *");
  g_test_trap_assert_stderr ("*byline: *--profile*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/application/" name, ApplicationFixture, NULL, set_up, func, tear_down)
  ADD ("open", test_open);
  ADD ("windows", test_windows);
  ADD ("colors", test_colors);
  ADD ("broken", test_broken);
#undef ADD
  g_test_add_func ("/ui/application/options", test_options);
  return g_test_run ();
}
