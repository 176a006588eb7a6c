/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-settings.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The keyfile backend's constructor is behind this. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "byline-settings-keys.h"

struct _BylineSettings {
  BylineSchemaSettings parent_instance;
};

G_DEFINE_FINAL_TYPE (BylineSettings, byline_settings, BYLINE_TYPE_SCHEMA_SETTINGS)

static void
byline_settings_class_init (BylineSettingsClass *klass)
{
  byline_schema_settings_class_install (BYLINE_SCHEMA_SETTINGS_CLASS (klass), SCHEMA_ID, keys,
                                        G_N_ELEMENTS (keys));
}

static void
byline_settings_init (BylineSettings *self)
{
}

/* Makes the folder of @file. Returns: whether settings can be in it: what is no file would be waited for, and GIO's backend
 * complains of a folder that cannot be searched or made. */
static gboolean
make_room_for (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, X_OK) == 0 &&
         (!g_file_test (file, G_FILE_TEST_EXISTS) || g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* Returns: whether the profile has a settings' file of its own that cannot be replaced. */
static gboolean
is_read_only (BylineProfile *profile)
{
  const char *file = byline_profile_get_settings_file (profile);
  const char *folder = byline_profile_get_data_dir (profile);

  return file != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) &&
         (g_access (folder, W_OK) != 0 ||
          (g_file_test (file, G_FILE_TEST_EXISTS) && g_access (file, W_OK) != 0));
}

BylineSettings *
byline_settings_new (BylineProfile *profile)
{
  BylineSettings *self;
  g_autoptr (GSettingsBackend) backend = NULL;
  const char *file;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);

  self = g_object_new (BYLINE_TYPE_SETTINGS, NULL);
  file = byline_profile_get_settings_file (profile);
  /* Then nothing is kept. */
  if (file != NULL && !make_room_for (file))
    backend = g_memory_settings_backend_new ();
  else if (file != NULL)
    backend = g_keyfile_settings_backend_new (file, SCHEMA_PATH, "settings");
  /* The keyfile's backend would complain at each change. */
  byline_schema_settings_open (BYLINE_SCHEMA_SETTINGS (self), backend, !is_read_only (profile));
  return self;
}

guint
byline_settings_get_refresh_interval (BylineSettings *self)
{
  guint minutes = 0;

  g_return_val_if_fail (BYLINE_IS_SETTINGS (self), 0);

  g_object_get (self, "refresh-interval", &minutes, NULL);
  return minutes;
}
