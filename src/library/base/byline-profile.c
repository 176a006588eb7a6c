/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-profile.h"

#include "byline-config.h"

struct _BylineProfile {
  GObject parent_instance;
  char *data_dir;
  char *cache_dir;
  char *config_dir;
  char *settings_file;
  char *own_dir;
  gboolean is_sample;
};

G_DEFINE_FINAL_TYPE (BylineProfile, byline_profile, G_TYPE_OBJECT)

/* Enough of a SHA-256 that two folders of one user never share an application id. */
#define ID_HASH_LENGTH 12

static void
byline_profile_finalize (GObject *object)
{
  BylineProfile *self = BYLINE_PROFILE (object);

  g_free (self->data_dir);
  g_free (self->cache_dir);
  g_free (self->config_dir);
  g_free (self->settings_file);
  g_free (self->own_dir);
  G_OBJECT_CLASS (byline_profile_parent_class)->finalize (object);
}

static void
byline_profile_class_init (BylineProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_profile_finalize;
}

static void
byline_profile_init (BylineProfile *self)
{
}

static BylineProfile *
byline_profile_new_below (const char *dir)
{
  BylineProfile *self = g_object_new (BYLINE_TYPE_PROFILE, NULL);

  self->data_dir = g_canonicalize_filename (dir, NULL);
  self->cache_dir = g_build_filename (self->data_dir, "cache", NULL);
  self->config_dir = g_strdup (self->data_dir);
  self->settings_file = g_build_filename (self->data_dir, "settings.ini", NULL);
  return self;
}

BylineProfile *
byline_profile_new (const char *dir)
{
  BylineProfile *self;

  if (dir != NULL)
    return byline_profile_new_below (dir);

  self = g_object_new (BYLINE_TYPE_PROFILE, NULL);
  self->data_dir = g_build_filename (g_get_user_data_dir (), BYLINE_PROGRAM, NULL);
  self->cache_dir = g_build_filename (g_get_user_cache_dir (), BYLINE_PROGRAM, NULL);
  self->config_dir = g_build_filename (g_get_user_config_dir (), BYLINE_PROGRAM, NULL);
  return self;
}

BylineProfile *
byline_profile_new_sample (const char *own_dir)
{
  g_autofree char *dir = NULL;
  BylineProfile *self;

  if (own_dir == NULL)
    dir = g_build_filename (g_get_user_data_dir (), BYLINE_PROGRAM "-sample", NULL);
  else
    dir = g_build_filename (own_dir, "sample", NULL);
  self = byline_profile_new_sample_below (dir);
  if (own_dir != NULL)
    self->own_dir = g_canonicalize_filename (own_dir, NULL);
  return self;
}

BylineProfile *
byline_profile_new_sample_below (const char *dir)
{
  BylineProfile *self;

  g_return_val_if_fail (dir != NULL, NULL);

  self = byline_profile_new_below (dir);
  self->is_sample = TRUE;
  return self;
}

const char *
byline_profile_get_data_dir (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  return self->data_dir;
}

const char *
byline_profile_get_cache_dir (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  return self->cache_dir;
}

const char *
byline_profile_get_config_dir (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  return self->config_dir;
}

const char *
byline_profile_get_settings_file (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  return self->settings_file;
}

char *
byline_profile_get_application_id (BylineProfile *self)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  if (self->settings_file == NULL)
    return g_strdup (BYLINE_APPLICATION_ID);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->data_dir, -1);
  return g_strdup_printf ("%s.p%.*s", BYLINE_APPLICATION_ID, ID_HASH_LENGTH, hash);
}

gboolean
byline_profile_is_sample (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), FALSE);

  return self->is_sample;
}

const char *
byline_profile_get_own_dir (BylineProfile *self)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (self), NULL);

  return self->own_dir;
}
