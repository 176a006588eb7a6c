/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-preferences-window.h"
#include "byline-ui.h"

/* The window of the settings, over settings that are kept in memory. */
typedef struct {
  BylineProfile *profile;
  BylineSettings *settings;
  GtkWidget *window;
} PreferencesFixture;

static void
set_up (PreferencesFixture *fixture, gconstpointer data)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-XXXXXX", NULL);

  fixture->profile = byline_profile_new (dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->window = byline_preferences_window_new (NULL, fixture->settings, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (PreferencesFixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'",
                                              byline_profile_get_data_dir (fixture->profile));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->profile);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

/* Returns: (nullable): the first switch below @widget that stands for @action. */
static GtkSwitch *
find_switch (GtkWidget *widget, const char *action)
{
  if (GTK_IS_SWITCH (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return GTK_SWITCH (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkSwitch *found = find_switch (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
get_setting (PreferencesFixture *fixture, const char *name)
{
  gboolean value;

  g_object_get (fixture->settings, name, &value, NULL);
  return value;
}

/* Each switch shows its setting and sets it, and follows it when something else sets it. */
static void
test_switches (PreferencesFixture *fixture, gconstpointer data)
{
  const char *names[] = {
    "refresh-on-start", "mark-read-on-open", "mark-read-when-passed", "river",
    "unfold-river",     "notify-followed",   "load-pictures",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strconcat ("settings.", names[i], NULL);
      GtkSwitch *button = find_switch (fixture->window, action);
      gboolean was = get_setting (fixture, names[i]);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (button);
      g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
      g_assert_true (gtk_switch_get_active (button) == was);
      gtk_widget_activate (GTK_WIDGET (button));
      /* It slides before it says so. */
      while (get_setting (fixture, names[i]) == was)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_switch_get_active (button) == !was);
      g_object_set (fixture->settings, names[i], was, NULL);
      g_assert_true (gtk_switch_get_active (button) == was);
    }
}

/* Calls for each row below @widget. */
static void
check_rows (GtkWidget *widget, guint *n_rows)
{
  if (ADW_IS_ACTION_ROW (widget))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (widget));

      /* Rows of GTK's own, in lists that drop down and in the search, have no title of ours. */
      g_test_message ("%s: %s", title, subtitle);
      if (title != NULL && *title != '\0')
        {
          g_assert_nonnull (subtitle);
          g_assert_cmpstr (subtitle, !=, "");
          (*n_rows)++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_rows (child, n_rows);
}

/* Each setting says in a sentence what it changes, and can be found by its words. */
static void
test_sentences (PreferencesFixture *fixture, gconstpointer data)
{
  guint n_rows = 0;

  check_rows (fixture->window, &n_rows);
  g_assert_cmpuint (n_rows, >=, 9);
  g_assert_true (
    adw_preferences_window_get_search_enabled (ADW_PREFERENCES_WINDOW (fixture->window)));
}

/* What can be turned on or off has a switch: no setting is hidden in a file. */
static void
test_all_settings (PreferencesFixture *fixture, gconstpointer data)
{
  guint n;
  g_autofree GParamSpec **keys =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (fixture->settings), &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = g_strconcat ("settings.", keys[i]->name, NULL);

      /* That stands with the other settings of the text, beside the story. */
      if (g_str_equal (keys[i]->name, "justify"))
        continue;
      g_test_message ("%s", keys[i]->name);
      if (G_PARAM_SPEC_VALUE_TYPE (keys[i]) == G_TYPE_BOOLEAN)
        g_assert_nonnull (find_switch (fixture->window, action));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
  g_test_add ("/ui/preferences-window/switches", PreferencesFixture, NULL, set_up, test_switches,
              tear_down);
  g_test_add ("/ui/preferences-window/sentences", PreferencesFixture, NULL, set_up, test_sentences,
              tear_down);
  g_test_add ("/ui/preferences-window/all-settings", PreferencesFixture, NULL, set_up,
              test_all_settings, tear_down);
  return g_test_run ();
}
