/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-settings.h"

static void
test_profiles (void)
{
  g_autoptr (BylineProfile) own = byline_profile_new (NULL);
  g_autoptr (BylineProfile) a = byline_profile_new ("/tmp/profile-a");
  g_autoptr (BylineProfile) same = byline_profile_new ("/tmp/./profile-a/");
  g_autoptr (BylineProfile) b = byline_profile_new ("/tmp/profile-b");
  g_autoptr (BylineProfile) sample = byline_profile_new_sample (NULL);
  g_autoptr (BylineProfile) other_sample = byline_profile_new_sample ("/tmp/library");
  g_autofree char *own_id = byline_profile_get_application_id (own);
  g_autofree char *a_id = byline_profile_get_application_id (a);
  g_autofree char *same_id = byline_profile_get_application_id (same);
  g_autofree char *b_id = byline_profile_get_application_id (b);
  g_autofree char *sample_id = byline_profile_get_application_id (sample);

  g_assert_true (g_application_id_is_valid (own_id));
  g_assert_true (g_application_id_is_valid (a_id));
  g_assert_true (g_str_has_prefix (a_id, own_id));
  g_assert_cmpstr (a_id, ==, same_id);
  g_assert_cmpstr (a_id, !=, b_id);
  g_assert_cmpstr (sample_id, !=, own_id);

  g_assert_null (byline_profile_get_settings_file (own));
  g_assert_true (g_str_has_suffix (byline_profile_get_data_dir (own), "/byline"));
  g_assert_cmpstr (byline_profile_get_data_dir (a), ==, "/tmp/profile-a");
  g_assert_true (g_str_has_prefix (byline_profile_get_cache_dir (a), "/tmp/profile-a/"));
  g_assert_true (g_str_has_prefix (byline_profile_get_settings_file (a), "/tmp/profile-a/"));
  g_assert_true (g_str_has_suffix (byline_profile_get_config_dir (own), "/byline"));
  g_assert_cmpstr (byline_profile_get_config_dir (a), ==, "/tmp/profile-a");
  g_assert_true (g_str_has_suffix (byline_profile_get_data_dir (sample), "/byline-sample"));
  g_assert_true (byline_profile_is_sample (sample));
  g_assert_null (byline_profile_get_own_dir (sample));
  g_assert_true (byline_profile_is_sample (other_sample));
  g_assert_cmpstr (byline_profile_get_own_dir (other_sample), ==, "/tmp/library");
  g_assert_cmpstr (byline_profile_get_data_dir (other_sample), ==, "/tmp/library/sample");
  g_assert_false (byline_profile_is_sample (a));
  g_assert_finalize_object (g_steal_pointer (&a));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
check_defaults (BylineSettings *settings)
{
  gboolean pictures, maximized;
  g_autofree char *scheme = NULL;
  g_autofree char *filter = NULL;
  double scale;
  int width;

  g_object_get (settings, "load-pictures", &pictures, "window-maximized", &maximized,
                "color-scheme", &scheme, "filter", &filter, "text-scale", &scale, "window-width",
                &width, NULL);
  g_assert_true (pictures);
  g_assert_false (maximized);
  g_assert_cmpstr (scheme, ==, "default");
  g_assert_cmpstr (filter, ==, "");
  g_assert_cmpfloat (scale, ==, 1.0);
  g_assert_cmpint (width, ==, 1200);
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 60);
}

static void
test_keyfile (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  BylineSettings *settings = byline_settings_new (profile);
  g_autofree char *scheme = NULL;
  g_autofree char *filter = NULL;
  g_autofree char *text = NULL;
  guint count = 0;
  double scale;
  int width;

  check_defaults (settings);
  g_signal_connect (settings, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (settings, "refresh-interval", 15u, "text-scale", 1.5, "color-scheme", "mauve",
                "filter", "section=China; author=Ada", "window-width", 900, NULL);
  g_assert_cmpuint (count, ==, 4);
  g_object_set (settings, "window-width", 900, NULL);
  g_assert_cmpuint (count, ==, 4);
  g_assert_finalize_object (settings);

  g_assert_true (
    g_file_get_contents (byline_profile_get_settings_file (profile), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "refresh-interval"));

  settings = byline_settings_new (profile);
  g_object_get (settings, "color-scheme", &scheme, "filter", &filter, "text-scale", &scale,
                "window-width", &width, NULL);
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 15);
  g_assert_cmpstr (scheme, ==, "default");
  g_assert_cmpstr (filter, ==, "section=China; author=Ada");
  g_assert_cmpfloat (scale, ==, 1.5);
  g_assert_cmpint (width, ==, 900);
  g_assert_finalize_object (settings);

  g_remove (byline_profile_get_settings_file (profile));
  g_rmdir (dir);
}

/* With another schema folder, as where Byline is not installed: nothing aborts. */
static void
test_no_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BylineProfile) profile = byline_profile_new ("/nonexistent/profile");
      BylineSettings *settings;

      settings = byline_settings_new (profile);
      check_defaults (settings);
      g_object_set (settings, "refresh-interval", 5u, NULL);
      g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 5);
      g_assert_finalize_object (settings);
      return;
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/settings/profiles", test_profiles);
  g_test_add_func ("/library/settings/keyfile", test_keyfile);
  g_test_add_func ("/library/settings/no-schema", test_no_schema);
  return g_test_run ();
}
