/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-credentials-job.h"

#include "byline-password-file.h"

BylineCredentialsJob *
byline_credentials_job_new (const char *profile,
                            gboolean use_keyring,
                            GCancellable *stop,
                            GPtrArray *changes)
{
  BylineCredentialsJob *self = g_atomic_rc_box_new0 (BylineCredentialsJob);

  self->profile = g_strdup (profile);
  self->path = byline_password_file_path (profile);
  self->use_keyring = use_keyring;
  self->keyring_failed = !use_keyring;
  self->stop = g_object_ref (stop);
  self->changes = changes;
  self->loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_credential_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

static void
clear (gpointer data)
{
  BylineCredentialsJob *self = data;

  g_free (self->profile);
  g_free (self->path);
  g_object_unref (self->stop);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_ptr_array_unref (self->loaded);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

BylineCredentialsJob *
byline_credentials_job_ref (BylineCredentialsJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
byline_credentials_job_unref (BylineCredentialsJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* @error: (transfer full) (nullable): what the keyring said */
static void
take_keyring_error (BylineCredentialsJob *self, GError *error)
{
  if (error == NULL)
    return;
  self->keyring_failed = TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      self->keyring_hangs = TRUE;
      self->use_keyring = FALSE;
    }
  g_debug ("The keyring: %s", error->message);
  g_error_free (error);
}

/* What is in the file comes last: it was kept there when the keyring could not be had, so it is
 * newer. */
static void
load (BylineCredentialsJob *self)
{
  GError *error = NULL;

  if (self->use_keyring && !byline_keyring_load (self->profile, self->loaded, self->stop, &error))
    take_keyring_error (self, error);
  byline_password_file_load (self->path, self->loaded, &self->error);
}

/* Out of the keyring. That matters only if it may be there. */
static void
forget (BylineCredentialsJob *self, const BylineCredential *change)
{
  GError *error = NULL;

  if (self->use_keyring && byline_keyring_clear (self->profile, change->feed, self->stop, &error))
    return;
  take_keyring_error (self, error);
  if (change->login == NULL && self->error == NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "The password of %s could not be removed from the keyring.", change->feed);
}

static void
save (BylineCredentialsJob *self)
{
  GError *file_error = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      BylineCredential *change = g_ptr_array_index (self->changes, i);
      GError *error = NULL;

      if (change->is_in_keyring)
        forget (self, change);
      change->is_in_keyring = FALSE;
      if (change->login == NULL || !self->use_keyring)
        continue;
      change->is_in_keyring = byline_keyring_store (self->profile, change, self->stop, &error);
      take_keyring_error (self, error);
    }
  if (byline_password_file_update (self->path, self->changes, &self->is_new_file, &file_error))
    return;
  g_clear_error (&self->error);
  self->error = file_error;
}

gpointer
byline_credentials_job_run (gpointer data, GCancellable *cancellable, GError **error)
{
  BylineCredentialsJob *self = data;

  if (self->changes == NULL)
    load (self);
  else
    save (self);

  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  return byline_credentials_job_ref (self);
}

gboolean
byline_credentials_job_wait (BylineCredentialsJob *self, gint64 until)
{
  gboolean is_done;

  g_mutex_lock (&self->mutex);
  while (!self->is_done && g_cond_wait_until (&self->cond, &self->mutex, until))
    ;
  is_done = self->is_done;
  g_mutex_unlock (&self->mutex);
  return is_done;
}
