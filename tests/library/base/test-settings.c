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
  gboolean pictures, notify;
  g_autofree char *scheme = NULL;
  double scale;

  g_object_get (settings, "load-pictures", &pictures, "notify-followed", &notify, "color-scheme",
                &scheme, "text-scale", &scale, NULL);
  g_assert_true (pictures);
  g_assert_false (notify);
  g_assert_cmpstr (scheme, ==, "default");
  g_assert_cmpfloat (scale, ==, 1.0);
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 60);
}

static void
remove_profile (BylineProfile *profile)
{
  g_remove (byline_profile_get_settings_file (profile));
  g_rmdir (byline_profile_get_data_dir (profile));
}

static void
test_keyfile (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  BylineSettings *settings = byline_settings_new (profile);
  g_autofree char *scheme = NULL;
  g_autofree char *text = NULL;
  guint count = 0;
  double scale;

  check_defaults (settings);
  g_signal_connect (settings, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (settings, "refresh-interval", 15u, "text-scale", 1.5, "color-scheme", "mauve",
                "load-pictures", FALSE, NULL);
  g_assert_cmpuint (count, ==, 3);
  g_object_set (settings, "text-scale", 1.5, "color-scheme", NULL, NULL);
  g_assert_cmpuint (count, ==, 3);
  g_object_set (settings, "color-scheme", "dark", NULL);
  g_assert_cmpuint (count, ==, 4);
  g_assert_finalize_object (settings);

  g_assert_true (
    g_file_get_contents (byline_profile_get_settings_file (profile), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "refresh-interval"));

  settings = byline_settings_new (profile);
  g_object_get (settings, "color-scheme", &scheme, "text-scale", &scale, NULL);
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 15);
  g_assert_cmpstr (scheme, ==, "dark");
  g_assert_cmpfloat (scale, ==, 1.5);
  g_assert_finalize_object (settings);
  remove_profile (profile);
}

/* Values that do not fit, in a file that somebody wrote: each is its default, and the others
 * count. */
static void
test_broken_values (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  g_autoptr (BylineSettings) settings = NULL;
  gboolean pictures;
  g_autofree char *scheme = NULL;
  double scale;

  g_assert_true (g_file_set_contents (byline_profile_get_settings_file (profile),
                                      "[settings]\nrefresh-interval='often'\ntext-scale=99.0\n"
                                      "color-scheme='mauve'\nload-pictures=false\n",
                                      -1, NULL));
  settings = byline_settings_new (profile);
  g_object_get (settings, "load-pictures", &pictures, "color-scheme", &scheme, "text-scale", &scale,
                NULL);
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 60);
  g_assert_cmpfloat (scale, ==, 1.0);
  g_assert_cmpstr (scheme, ==, "default");
  g_assert_false (pictures);
  remove_profile (profile);
}

/* The schema that is installed may be that of another release: without a key, or with one of
 * another type or range. All other keys are kept. */
static void
test_other_schema (void)
{
  static const char other[] =
    "<schemalist><schema id='io.github.bylinenews.Byline' path='/io/github/bylinenews/Byline/'>"
    "<key name='refresh-interval' type='s'><default>'hourly'</default></key>"
    "<key name='text-scale' type='d'><range min='1.0' max='2.0'/><default>1.0</default></key>"
    "<key name='color-scheme' type='s'><default>'default'</default></key>"
    "</schema></schemalist>";
  g_autofree char *dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (dir, "byline.gschema.xml", NULL);
  g_autofree char *compiled = g_build_filename (dir, "gschemas.compiled", NULL);
  const char *compile[] = { "glib-compile-schemas", dir, NULL };

  if (g_test_subprocess ())
    {
      g_autoptr (BylineProfile) profile = byline_profile_new (g_getenv ("BYLINE_TEST_PROFILE"));
      BylineSettings *settings = byline_settings_new (profile);
      g_autofree char *scheme = NULL;
      double scale;

      check_defaults (settings);
      g_object_set (settings, "refresh-interval", 5u, "text-scale", 3.0, "load-pictures", FALSE,
                    "color-scheme", "dark", NULL);
      g_object_get (settings, "text-scale", &scale, NULL);
      g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 5);
      g_assert_cmpfloat (scale, ==, 3.0);
      g_assert_finalize_object (settings);

      settings = byline_settings_new (profile);
      g_object_get (settings, "text-scale", &scale, "color-scheme", &scheme, NULL);
      g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 60);
      g_assert_cmpfloat (scale, ==, 1.0);
      g_assert_cmpstr (scheme, ==, "dark");
      g_assert_finalize_object (settings);
      remove_profile (profile);
      return;
    }

  g_assert_true (g_file_set_contents (file, other, -1, NULL));
  if (!g_spawn_sync (NULL, (char **) compile, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     NULL, NULL))
    {
      g_test_skip ("glib-compile-schemas is not installed");
      return;
    }
  g_setenv ("GSETTINGS_SCHEMA_DIR", dir, TRUE);
  g_setenv ("BYLINE_TEST_PROFILE", dir, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_remove (file);
  g_remove (compiled);
  g_rmdir (dir);
}

/* With another schema folder, as where Byline is not installed: nothing aborts. */
static void
test_no_schema (void)
{
  g_autofree char *dir = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (BylineProfile) profile = byline_profile_new (g_getenv ("BYLINE_TEST_PROFILE"));
      BylineSettings *settings;

      settings = byline_settings_new (profile);
      check_defaults (settings);
      g_object_set (settings, "refresh-interval", 5u, NULL);
      g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 5);
      g_assert_finalize_object (settings);
      return;
    }

  dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_setenv ("BYLINE_TEST_PROFILE", dir, TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_rmdir (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/settings/profiles", test_profiles);
  g_test_add_func ("/library/settings/keyfile", test_keyfile);
  g_test_add_func ("/library/settings/broken-values", test_broken_values);
  g_test_add_func ("/library/settings/other-schema", test_other_schema);
  g_test_add_func ("/library/settings/no-schema", test_no_schema);
  return g_test_run ();
}
