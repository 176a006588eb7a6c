/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-keyring.h"

G_BEGIN_DECLS

/**
 * BylineCredentialsJob:
 * @changes: (nullable): %NULL: load
 * @loaded: (element-type BylineCredential): what was loaded
 * @keyring_failed: it could not be asked
 * @keyring_hangs: it was given up: not to be asked again for a while
 * @is_new_file: the file of passwords came into being
 * @error: (nullable): the last thing that could not be written
 *
 * What #BylineCredentials has done on a worker: loading all of a profile, or writing changes.
 * A caller that cannot run the main loop can wait for the job itself.
 */
typedef struct {
  char *profile;
  char *path;
  gboolean use_keyring;
  GCancellable *stop;
  GPtrArray *changes; /* of BylineCredential */

  GPtrArray *loaded;
  gboolean keyring_failed;
  gboolean keyring_hangs;
  gboolean is_new_file;
  GError *error;

  GMutex mutex;
  GCond cond;
  gboolean is_done;
} BylineCredentialsJob;

/**
 * byline_credentials_job_new:
 * @profile: the folder of the profile
 * @use_keyring: whether the keyring is tried; %FALSE: the file alone
 * @stop: ends the job at once
 * @changes: (transfer full) (nullable) (element-type BylineCredential): what is to be kept or
 *   forgotten; %NULL: everything is to be loaded
 *
 * Returns: (transfer full): a job that has not run
 */
BylineCredentialsJob *byline_credentials_job_new (const char *profile,
                                                  gboolean use_keyring,
                                                  GCancellable *stop,
                                                  GPtrArray *changes);
/**
 * byline_credentials_job_ref:
 * @self: a credentials job
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineCredentialsJob *byline_credentials_job_ref (BylineCredentialsJob *self);
/**
 * byline_credentials_job_unref:
 * @self: (transfer full): a credentials job
 *
 * Drops a reference to @self; the last one frees it.
 */
void byline_credentials_job_unref (BylineCredentialsJob *self);
/**
 * byline_credentials_job_run:
 * @data: a #BylineCredentialsJob
 * @cancellable: (nullable): not looked at; the job has a cancellable of its own
 * @error: return location for an error
 *
 * Does the job; blocks. It is a #BylineWorkFunc.
 *
 * Returns: (transfer full): @data; it never fails
 */
gpointer byline_credentials_job_run (gpointer data, GCancellable *cancellable, GError **error);
/**
 * byline_credentials_job_wait:
 * @self: a credentials job
 * @until: a time of the monotonic clock, in microseconds
 *
 * Waits until the job is done, or until @until; blocks.
 *
 * Returns: whether the job is done
 */
gboolean byline_credentials_job_wait (BylineCredentialsJob *self, gint64 until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCredentialsJob, byline_credentials_job_unref)

G_END_DECLS
