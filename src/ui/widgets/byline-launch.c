/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-launch.h"

#include "byline-config.h"

/* The file that runs; the name alone if that has been replaced meanwhile. */
static char *
find_program (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);
  return g_strdup (BYLINE_PROGRAM);
}

/* The leave to take the focus, which desktops give from window to window. */
static char **
make_environment (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autoptr (GAppInfo) info = NULL;
  g_autofree char *token = NULL;
  char **environment = g_get_environ ();

  info = g_app_info_create_from_commandline (BYLINE_PROGRAM, BYLINE_NAME,
                                             G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION, NULL);
  if (info != NULL)
    token = g_app_launch_context_get_startup_notify_id (G_APP_LAUNCH_CONTEXT (context), info, NULL);
  if (token == NULL)
    return environment;

  environment = g_environ_setenv (environment, "DESKTOP_STARTUP_ID", token, TRUE);
  return g_environ_setenv (environment, "XDG_ACTIVATION_TOKEN", token, TRUE);
}

gboolean
byline_launch (const char *const *arguments, GError **error)
{
  g_autofree char *program = find_program ();
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, program);
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  return g_spawn_async (NULL, (char **) argv->pdata, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                        NULL, error);
}
