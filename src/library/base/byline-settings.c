/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-settings.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* The keyfile backend's constructor is behind this. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define SCHEMA_ID "io.github.bylinenews.Byline"
#define SCHEMA_PATH "/io/github/bylinenews/Byline/"

enum {
  PROP_0,
  PROP_REFRESH_INTERVAL,
  PROP_REFRESH_ON_START,
  PROP_TEXT_SCALE,
  PROP_LOAD_PICTURES,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SIDEBAR_VISIBLE,
  PROP_FILTER,
  PROP_STORY,
  PROP_MARK_READ_ON_OPEN,
  PROP_NOTIFY_FOLLOWED,
  PROP_COLOR_SCHEME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The values stand here whether or not there is a GSettings behind them: reading costs nothing, and
 * without an installed schema all still works, for the time of the program. */
struct _BylineSettings {
  GObject parent_instance;
  GSettings *settings; /* nullable */
  GValue values[N_PROPS];
};

G_DEFINE_FINAL_TYPE (BylineSettings, byline_settings, G_TYPE_OBJECT)

static guint
find_property (const char *key)
{
  for (guint i = 1; i < N_PROPS; i++)
    if (g_str_equal (properties[i]->name, key))
      return i;
  return 0;
}

static void
read_key (BylineSettings *self, guint id)
{
  const char *key = properties[id]->name;
  GValue *value = &self->values[id];

  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_UINT:
      g_value_set_uint (value, g_settings_get_uint (self->settings, key));
      break;
    case G_TYPE_INT:
      g_value_set_int (value, g_settings_get_int (self->settings, key));
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, g_settings_get_double (self->settings, key));
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, g_settings_get_boolean (self->settings, key));
      break;
    default:
      g_value_take_string (value, g_settings_get_string (self->settings, key));
      break;
    }
}

static void
write_key (BylineSettings *self, guint id)
{
  const char *key = properties[id]->name;
  const GValue *value = &self->values[id];

  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_UINT:
      g_settings_set_uint (self->settings, key, g_value_get_uint (value));
      break;
    case G_TYPE_INT:
      g_settings_set_int (self->settings, key, g_value_get_int (value));
      break;
    case G_TYPE_DOUBLE:
      g_settings_set_double (self->settings, key, g_value_get_double (value));
      break;
    case G_TYPE_BOOLEAN:
      g_settings_set_boolean (self->settings, key, g_value_get_boolean (value));
      break;
    default:
      g_settings_set_string (self->settings, key, g_value_get_string (value));
      break;
    }
}

static void
changed_cb (GSettings *settings, const char *key, BylineSettings *self)
{
  g_auto (GValue) before = G_VALUE_INIT;
  guint id = find_property (key);

  if (id == 0)
    return;

  g_value_init (&before, G_VALUE_TYPE (&self->values[id]));
  g_value_copy (&self->values[id], &before);
  read_key (self, id);
  if (g_param_values_cmp (properties[id], &before, &self->values[id]) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

/* What is not to be stored: no text at all, or a color scheme that there is not. */
static void
correct (GValue *value, guint id)
{
  if (G_VALUE_TYPE (value) != G_TYPE_STRING)
    return;

  if (g_value_get_string (value) == NULL)
    g_value_set_static_string (value, "");
  if (id == PROP_COLOR_SCHEME && !g_str_equal (g_value_get_string (value), "light") &&
      !g_str_equal (g_value_get_string (value), "dark"))
    g_value_set_static_string (value, "default");
}

static void
byline_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineSettings *self = BYLINE_SETTINGS (object);

  if (id > PROP_0 && id < N_PROPS)
    g_value_copy (&self->values[id], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
byline_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineSettings *self = BYLINE_SETTINGS (object);
  g_auto (GValue) corrected = G_VALUE_INIT;

  if (id == PROP_0 || id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  g_value_init (&corrected, G_PARAM_SPEC_VALUE_TYPE (pspec));
  g_value_copy (value, &corrected);
  correct (&corrected, id);
  if (g_param_values_cmp (pspec, &corrected, &self->values[id]) == 0)
    return;

  g_value_copy (&corrected, &self->values[id]);
  if (self->settings != NULL)
    write_key (self, id);
  g_object_notify_by_pspec (object, pspec);
}

static void
byline_settings_finalize (GObject *object)
{
  BylineSettings *self = BYLINE_SETTINGS (object);

  g_clear_object (&self->settings);
  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);
  G_OBJECT_CLASS (byline_settings_parent_class)->finalize (object);
}

static void
byline_settings_class_init (BylineSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = byline_settings_get_property;
  object_class->set_property = byline_settings_set_property;
  object_class->finalize = byline_settings_finalize;

  properties[PROP_REFRESH_INTERVAL] = g_param_spec_uint ("refresh-interval", NULL, NULL, 0, 10080,
                                                         60, flags);
  properties[PROP_REFRESH_ON_START] = g_param_spec_boolean ("refresh-on-start", NULL, NULL, TRUE,
                                                            flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0,
                                                     flags);
  properties[PROP_LOAD_PICTURES] = g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE, flags);
  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 200, 32767, 1200,
                                                    flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 200, 32767, 800,
                                                     flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE,
                                                            flags);
  properties[PROP_SIDEBAR_VISIBLE] = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE,
                                                           flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "", flags);
  properties[PROP_STORY] = g_param_spec_string ("story", NULL, NULL, "", flags);
  properties[PROP_MARK_READ_ON_OPEN] = g_param_spec_boolean ("mark-read-on-open", NULL, NULL, TRUE,
                                                             flags);
  properties[PROP_NOTIFY_FOLLOWED] = g_param_spec_boolean ("notify-followed", NULL, NULL, FALSE,
                                                           flags);
  properties[PROP_COLOR_SCHEME] = g_param_spec_string ("color-scheme", NULL, NULL, "default",
                                                       flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
byline_settings_init (BylineSettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      g_param_value_set_default (properties[i], &self->values[i]);
    }
}

/* Whether @file is none that can be read: what is no file would be waited for, and GIO's backend
 * complains of a folder that cannot be searched. */
static gboolean
is_out_of_reach (const char *file)
{
  g_autofree char *folder = g_path_get_dirname (file);

  return (g_file_test (folder, G_FILE_TEST_EXISTS) && g_access (folder, X_OK) != 0) ||
         (g_file_test (file, G_FILE_TEST_EXISTS) && !g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* GSettings aborts where its schema is missing: so it is looked up first. */
static GSettings *
open_settings (BylineProfile *profile)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  const char *file = byline_profile_get_settings_file (profile);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (schema == NULL)
    return NULL;

  for (guint i = 1; i < N_PROPS; i++)
    if (!g_settings_schema_has_key (schema, properties[i]->name))
      return NULL;

  /* Then nothing is kept. */
  if (file != NULL && is_out_of_reach (file))
    backend = g_memory_settings_backend_new ();
  else if (file != NULL)
    backend = g_keyfile_settings_backend_new (file, SCHEMA_PATH, "settings");
  return g_settings_new_full (schema, backend, NULL);
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

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);

  self = g_object_new (BYLINE_TYPE_SETTINGS, NULL);
  self->settings = open_settings (profile);
  if (self->settings == NULL)
    return self;

  for (guint i = 1; i < N_PROPS; i++)
    read_key (self, i);
  /* The keyfile's backend would complain at each change. */
  if (is_read_only (profile))
    {
      g_clear_object (&self->settings);
      return self;
    }
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

guint
byline_settings_get_refresh_interval (BylineSettings *self)
{
  g_return_val_if_fail (BYLINE_IS_SETTINGS (self), 60);

  return g_value_get_uint (&self->values[PROP_REFRESH_INTERVAL]);
}
