/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-login.h"

G_BEGIN_DECLS

/**
 * BylineCredentials: user names and passwords of a profile's feeds. They lie in the desktop's
 * keyring, or, where there is none, in a file of the profile that only its owner can read; and in
 * memory from the first time that a server asks for one (nobody's keyring is opened before). What
 * waits for the keyring runs on a thread of its own and has a limit of time.
 *
 * A login belongs to the address of a feed; it is also given for other addresses of that feed's
 * origin (pages, pictures), and for none of another. Implements #BylineLoginProvider. Main thread.
 *
 * Signals:
 *   kept-in-file (char *path): there is no keyring: the passwords are in this file from now on
 *   not-kept (char *sentence): a login could not be kept, or not be forgotten
 *   unlocked (): logins came so late that some requests went without
 */
#define BYLINE_TYPE_CREDENTIALS (byline_credentials_get_type ())
G_DECLARE_FINAL_TYPE (BylineCredentials, byline_credentials, BYLINE, CREDENTIALS, GObject)

/** @data_dir: the profile's folder, which need not exist. */
BylineCredentials *byline_credentials_new (const char *data_dir);
/**
 * Waits (blocks) until what is to be kept or forgotten is, a few seconds at most; what the keyring
 * has not taken by then lies in the file.
 */
void byline_credentials_close (BylineCredentials *self);

/** Keeps @login for the feed at @feed_url. It is used at once and written soon. */
void byline_credentials_set (BylineCredentials *self,
                             const char *feed_url,
                             const BylineLogin *login);
/** Forgets the login of the feed at @feed_url, if there is one. */
void byline_credentials_forget (BylineCredentials *self, const char *feed_url);
/** A feed has moved: its login goes with it, unless it went to another origin. */
void byline_credentials_move (BylineCredentials *self, const char *old_url, const char *new_url);

/**
 * byline_credentials_try:
 * @url: (nullable): an address that was typed with a login; %NULL: no more
 * @login: (nullable): that login
 *
 * Uses @login for the origin of @url, and keeps it nowhere, until this is called again.
 */
void byline_credentials_try (BylineCredentials *self, const char *url, const BylineLogin *login);
/**
 * Keeps what is being tried for the feed at @feed_url, if that has the same origin. Returns:
 * whether it is kept now.
 */
gboolean byline_credentials_keep_tried (BylineCredentials *self, const char *feed_url);

/** finish returns (transfer full) (nullable) the login kept for just this feed. */
void byline_credentials_find_async (BylineCredentials *self,
                                    const char *feed_url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
BylineLogin *byline_credentials_find_finish (BylineCredentials *self,
                                             GAsyncResult *result,
                                             GError **error);

/** finish returns when all changes are written; FALSE if one of them could not be. */
void byline_credentials_save_async (BylineCredentials *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean byline_credentials_save_finish (BylineCredentials *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
