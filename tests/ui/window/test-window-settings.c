/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-window-settings.h"

/* A window's settings are kept beside the user's, in one file, and neither loses the other's. */
static void
test_beside (void)
{
  g_autofree char *dir = g_dir_make_tmp ("byline-settings-XXXXXX", NULL);
  g_autoptr (BylineProfile) profile = byline_profile_new (dir);
  BylineSettings *settings = byline_settings_new (profile);
  BylineWindowSettings *window = byline_window_settings_new (settings);
  g_autofree char *filter = NULL;
  gboolean maximized, sidebar;
  int width, height;

  g_object_get (window, "width", &width, "height", &height, "maximized", &maximized,
                "sidebar-visible", &sidebar, "filter", &filter, NULL);
  g_assert_cmpint (width, ==, 1200);
  g_assert_cmpint (height, ==, 800);
  g_assert_false (maximized);
  g_assert_true (sidebar);
  g_assert_cmpstr (filter, ==, "");

  g_object_set (settings, "refresh-interval", 15u, NULL);
  g_object_set (window, "width", 900, "filter", "section=China", NULL);
  g_object_set (settings, "load-pictures", FALSE, NULL);
  g_assert_finalize_object (window);
  g_assert_finalize_object (settings);

  settings = byline_settings_new (profile);
  window = byline_window_settings_new (settings);
  g_clear_pointer (&filter, g_free);
  g_object_get (window, "width", &width, "filter", &filter, NULL);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpstr (filter, ==, "section=China");
  g_assert_cmpuint (byline_settings_get_refresh_interval (settings), ==, 15);
  g_assert_finalize_object (window);
  g_assert_finalize_object (settings);
  g_remove (byline_profile_get_settings_file (profile));
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/window-settings/beside", test_beside);
  return g_test_run ();
}
