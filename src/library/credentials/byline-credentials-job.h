/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-keyring.h"

G_BEGIN_DECLS

/**
 * BylineCredentialsJob: what #BylineCredentials has done on a worker: loading all of a profile, or
 * writing changes. Whoever cannot wait for the main loop waits for the job itself.
 * @changes: (nullable): %NULL: load
 * @loaded: (element-type BylineCredential): what was loaded
 * @keyring_failed: it could not be asked
 * @keyring_hangs: it was given up: not to be asked again for a while
 * @is_new_file: the file of passwords came into being
 * @error: (nullable): the last thing that could not be written
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

/** @changes: (transfer full) (nullable) */
BylineCredentialsJob *byline_credentials_job_new (const char *profile,
                                                  gboolean use_keyring,
                                                  GCancellable *stop,
                                                  GPtrArray *changes);
BylineCredentialsJob *byline_credentials_job_ref (BylineCredentialsJob *self);
void byline_credentials_job_unref (BylineCredentialsJob *self);
/** Does it; blocks. A BylineWorkFunc on a job; the result is the job. */
gpointer byline_credentials_job_run (gpointer data, GCancellable *cancellable, GError **error);
/** Waits until it is done, or until @until (monotonic). Returns: whether it is done. */
gboolean byline_credentials_job_wait (BylineCredentialsJob *self, gint64 until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCredentialsJob, byline_credentials_job_unref)

G_END_DECLS
