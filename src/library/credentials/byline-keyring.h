/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-login.h"

G_BEGIN_DECLS

/*
 * The desktop's keyring (libsecret). These block, within limits of time; they are for a thread of the blocking pool (byline-work.h).
 * Items carry two attributes of ours: the profile's folder and the feed's address.
 *
 * Errors: whatever libsecret and GIO say; %G_IO_ERROR_TIMED_OUT if the keyring hangs. With
 * BYLINE_KEYRING=none in the environment there is none.
 */

/** BylineCredential: the login of a feed. */
typedef struct {
  char *feed;         /* its address */
  BylineLogin *login; /* nullable: it is to be forgotten */
  gboolean is_in_keyring;
} BylineCredential;

/** @login: (nullable) */
BylineCredential *byline_credential_new (const char *feed, const BylineLogin *login);
void byline_credential_free (BylineCredential *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCredential, byline_credential_free)

/**
 * byline_keyring_load:
 * @profile: the profile's folder
 * @into: (element-type BylineCredential): gets what is there
 * @stop: ends it at once
 *
 * Asks the user to unlock the keyring if anything of the profile's is locked in it. What stays
 * locked is left out.
 *
 * Returns: FALSE if it could not be asked.
 */
gboolean byline_keyring_load (const char *profile,
                              GPtrArray *into,
                              GCancellable *stop,
                              GError **error);

/** Keeps @credential, whose login is not %NULL. The user may be asked to unlock the keyring. */
gboolean byline_keyring_store (const char *profile,
                               const BylineCredential *credential,
                               GCancellable *stop,
                               GError **error);

/** Forgets the login of @feed. Returns: FALSE if it could not be asked; TRUE if there was none. */
gboolean byline_keyring_clear (const char *profile,
                               const char *feed,
                               GCancellable *stop,
                               GError **error);

/** For tests: how long it may take if nobody is asked, and if the user may be; in milliseconds. */
void byline_keyring_set_limits (guint answer_ms, guint prompt_ms);

G_END_DECLS
