/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-login.h"

G_BEGIN_DECLS

/**
 * BylineCredentials:
 *
 * User names and passwords of a profile's feeds. They lie in the desktop's keyring, or, where
 * there is none, in a file of the profile that only its owner can read; and in memory from the
 * first time that a server asks for one (nobody's keyring is opened before). What waits for the
 * keyring runs on a thread of its own and has a limit of time.
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

/**
 * byline_credentials_new:
 * @data_dir: the profile's folder, which need not exist
 *
 * Returns: (transfer full): the credentials of that profile; nothing is loaded yet
 */
BylineCredentials *byline_credentials_new (const char *data_dir);
/**
 * byline_credentials_close:
 * @self: the credentials
 *
 * Waits (blocks) until what is to be kept or forgotten is, a few seconds at most. What the keyring
 * has not taken by then is in the file.
 */
void byline_credentials_close (BylineCredentials *self);

/**
 * byline_credentials_set:
 * @self: the credentials
 * @feed_url: the address of a feed
 * @login: a user name and a password, copied
 *
 * Keeps @login for the feed at @feed_url. It is used at once and written soon.
 */
void byline_credentials_set (BylineCredentials *self,
                             const char *feed_url,
                             const BylineLogin *login);
/**
 * byline_credentials_forget:
 * @self: the credentials
 * @feed_url: the address of a feed
 *
 * Forgets the login of the feed at @feed_url, if there is one.
 */
void byline_credentials_forget (BylineCredentials *self, const char *feed_url);
/**
 * byline_credentials_move:
 * @self: the credentials
 * @old_url: the feed's address until now
 * @new_url: its address from now on
 *
 * Moves a feed's login along with the feed, unless that went to another origin.
 */
void byline_credentials_move (BylineCredentials *self, const char *old_url, const char *new_url);

/**
 * byline_credentials_try:
 * @self: the credentials
 * @url: (nullable): an address that was typed with a login; %NULL: no more
 * @login: (nullable): that login
 *
 * Uses @login for the origin of @url, and keeps it nowhere, until this is called again.
 */
void byline_credentials_try (BylineCredentials *self, const char *url, const BylineLogin *login);
/**
 * byline_credentials_keep_tried:
 * @self: the credentials
 * @feed_url: the address of a feed
 *
 * Keeps the login that is being tried for the feed at @feed_url, if the origin is the same.
 *
 * Returns: whether it is kept now
 */
gboolean byline_credentials_keep_tried (BylineCredentials *self, const char *feed_url);
/**
 * byline_credentials_replace_by_tried:
 * @self: the credentials
 * @feed_url: the address of a feed that is subscribed to already
 *
 * As byline_credentials_keep_tried(), but a user name without a password, which nobody has tried
 * with this feed, does not take the place of the login that it may have.
 *
 * Returns: whether it is kept now
 */
gboolean byline_credentials_replace_by_tried (BylineCredentials *self, const char *feed_url);

/**
 * byline_credentials_find_async:
 * @self: the credentials
 * @feed_url: the address of a feed
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for the login that is kept for just this feed.
 *
 * Finish with byline_credentials_find_finish().
 */
void byline_credentials_find_async (BylineCredentials *self,
                                    const char *feed_url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_credentials_find_finish:
 * @self: the credentials
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_credentials_find_async().
 *
 * Returns: (transfer full) (nullable): the login; %NULL if none is kept, or with @error set
 */
BylineLogin *byline_credentials_find_finish (BylineCredentials *self,
                                             GAsyncResult *result,
                                             GError **error);

/**
 * byline_credentials_save_async:
 * @self: the credentials
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Waits until all changes are written.
 *
 * Finish with byline_credentials_save_finish().
 */
void byline_credentials_save_async (BylineCredentials *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_credentials_save_finish:
 * @self: the credentials
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_credentials_save_async().
 *
 * Returns: %TRUE if all changes are written; %FALSE with @error set if one of them could not be
 */
gboolean byline_credentials_save_finish (BylineCredentials *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
