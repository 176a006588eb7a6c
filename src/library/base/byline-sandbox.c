/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sandbox.h"

#include <glib/gstdio.h>
#include <string.h>

#include "byline-config.h"

/* Flatpak puts it into each of its sandboxes. */
#define INFO_FILE "/.flatpak-info"

gboolean
byline_sandbox_is_active (void)
{
  return g_file_test (INFO_FILE, G_FILE_TEST_EXISTS);
}

/* Returns: the file system of @path, or of the nearest folder above it that exists */
static dev_t
find_device (const char *path)
{
  g_autofree char *existing = g_canonicalize_filename (path, NULL);
  GStatBuf status;

  while (g_stat (existing, &status) != 0)
    {
      g_autofree char *parent = g_path_get_dirname (existing);

      if (g_str_equal (parent, existing))
        return 0;
      g_free (existing);
      existing = g_steal_pointer (&parent);
    }
  return status.st_dev;
}

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

gboolean
byline_sandbox_loses (const char *path, const char *root)
{
  g_autofree char *full = NULL;
  g_autofree char *tmp = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (root != NULL, FALSE);

  /* The program's own folders are kept, wherever they lie. */
  full = g_canonicalize_filename (path, NULL);
  if (is_below (full, g_get_user_data_dir ()) || is_below (full, g_get_user_config_dir ()) ||
      is_below (full, g_get_user_cache_dir ()))
    return FALSE;
  tmp = g_build_filename (root, "tmp", NULL);
  return find_device (full) == find_device (root) ||
         (is_below (full, tmp) && find_device (full) == find_device (tmp));
}

gboolean
byline_sandbox_can_reach (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return !byline_sandbox_is_active () || !byline_sandbox_loses (path, "/");
}

gboolean
byline_sandbox_check (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (byline_sandbox_can_reach (path))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               "%s is outside of the Flatpak's sandbox; use a file in %s, or open the folder with "
               "flatpak override --user --filesystem=FOLDER %s",
               path, g_get_user_data_dir (), BYLINE_APPLICATION_ID);
  return FALSE;
}
