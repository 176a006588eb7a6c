/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-settings.h"

#include "byline-window-settings-keys.h"

struct _BylineWindowSettings {
  BylineSchemaSettings parent_instance;
};

G_DEFINE_FINAL_TYPE (BylineWindowSettings, byline_window_settings, BYLINE_TYPE_SCHEMA_SETTINGS)

static void
byline_window_settings_class_init (BylineWindowSettingsClass *klass)
{
  byline_schema_settings_class_install (BYLINE_SCHEMA_SETTINGS_CLASS (klass), SCHEMA_ID, keys,
                                        G_N_ELEMENTS (keys));
}

static void
byline_window_settings_init (BylineWindowSettings *self)
{
}

BylineWindowSettings *
byline_window_settings_new (BylineSettings *settings)
{
  BylineWindowSettings *self = g_object_new (BYLINE_TYPE_WINDOW_SETTINGS, NULL);

  byline_schema_settings_open_beside (BYLINE_SCHEMA_SETTINGS (self),
                                      BYLINE_SCHEMA_SETTINGS (settings));
  return self;
}
