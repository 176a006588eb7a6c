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

/**
 * BylineCredential:
 *
 * The login of a feed.
 */
typedef struct {
  char *feed;         /* its address */
  BylineLogin *login; /* nullable: it is to be forgotten */
  gboolean is_in_keyring;
} BylineCredential;

/**
 * byline_credential_new:
 * @feed: the address of a feed, without a login in it
 * @login: (nullable): a user name and a password, copied; %NULL: to be forgotten
 *
 * Returns: (transfer full): a credential
 */
BylineCredential *byline_credential_new (const char *feed, const BylineLogin *login);
/**
 * byline_credential_free:
 * @self: (transfer full): a credential
 *
 * Frees @self and what it holds.
 */
void byline_credential_free (BylineCredential *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCredential, byline_credential_free)

/**
 * byline_keyring_load:
 * @profile: the profile's folder
 * @into: (element-type BylineCredential): gets what is there
 * @stop: ends it at once
 * @error: return location for an error
 *
 * Asks the user to unlock the keyring if anything of the profile's is locked in it. What stays
 * locked is left out. Blocks.
 *
 * Returns: %FALSE with @error set if the keyring could not be asked
 */
gboolean byline_keyring_load (const char *profile,
                              GPtrArray *into,
                              GCancellable *stop,
                              GError **error);

/**
 * byline_keyring_store:
 * @profile: the profile's folder
 * @credential: a credential with a login
 * @stop: ends it at once
 * @error: return location for an error
 *
 * Keeps @credential. The user may be asked to unlock the keyring. Blocks.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_keyring_store (const char *profile,
                               const BylineCredential *credential,
                               GCancellable *stop,
                               GError **error);

/**
 * byline_keyring_clear:
 * @profile: the profile's folder
 * @feed: the address of a feed
 * @stop: ends it at once
 * @error: return location for an error
 *
 * Forgets the login of @feed. Blocks.
 *
 * Returns: %TRUE also if there was none; %FALSE with @error set if the keyring could not be asked
 */
gboolean byline_keyring_clear (const char *profile,
                               const char *feed,
                               GCancellable *stop,
                               GError **error);

/**
 * byline_keyring_set_limits:
 * @answer_ms: how long a call may take if nobody is asked, in milliseconds
 * @prompt_ms: how long it may take if the user is asked, in milliseconds
 *
 * Sets limits of time, for tests.
 */
void byline_keyring_set_limits (guint answer_ms, guint prompt_ms);

G_END_DECLS
