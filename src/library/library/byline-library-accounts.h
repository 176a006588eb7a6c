/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-library.h"
#include "byline-sync-report.h"

G_BEGIN_DECLS

/*
 * Accounts on servers, which bring publications and are told what is read. Part of #BylineLibrary: main
 * thread, _async/_finish pairs.
 */

/**
 * byline_library_get_accounts_async:
 * @self: an open library
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Queries the accounts, with how they are doing.
 *
 * Finish with byline_library_get_accounts_finish().
 */
void byline_library_get_accounts_async (BylineLibrary *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_get_accounts_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_get_accounts_async().
 *
 * Returns: (transfer full) (element-type BylineAccount): the accounts; %NULL with @error set
 */
BYLINE_LIBRARY_FINISH (get_accounts, GPtrArray *)
/**
 * byline_library_add_account_async:
 * @self: an open library
 * @address: what a person typed: a host, or the address of an interface
 * @protocol: (nullable): "greader" or "miniflux"; %NULL: whichever the server has
 * @user: (nullable): the user's name; %NULL or empty: @secret is a token
 * @secret: a password, or a token
 * @name: (nullable): what the user calls it; %NULL: its host
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Finds the server's interface, tries the login, and adds an account. The secret is kept like
 * passwords of feeds. Nothing is synced yet.
 *
 * Finish with byline_library_add_account_finish().
 */
void byline_library_add_account_async (BylineLibrary *self,
                                       const char *address,
                                       const char *protocol,
                                       const char *user,
                                       const char *secret,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_library_add_account_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_add_account_async().
 *
 * Returns: (transfer full): the account; %NULL with a #BylineSyncError, a #BylineFetchError, or
 *   %BYLINE_STORE_ERROR_EXISTS
 */
BYLINE_LIBRARY_FINISH (add_account, BylineAccount *)
/**
 * byline_library_change_account_async:
 * @self: an open library
 * @account_id: an account
 * @address: (nullable): what a person typed: where its server is from now on; %NULL: where it was
 * @user: (nullable): the user's name there; %NULL or empty: the secret is a token
 * @secret: (nullable): a password, or a token; %NULL: the one that is kept
 * @name: (nullable): what the user calls it; empty: its host; %NULL: as before
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Changes where an account's server is and how one logs in there, after it was tried; a sync that is under way is
 * waited for. What the account brings stays, and what waits to be sent goes to the server there. Its interface is
 * of the kind that it was.
 *
 * Finish with byline_library_change_account_finish().
 */
void byline_library_change_account_async (BylineLibrary *self,
                                          gint64 account_id,
                                          const char *address,
                                          const char *user,
                                          const char *secret,
                                          const char *name,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_library_change_account_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_change_account_async().
 *
 * Returns: (transfer full): the account; %NULL with a #BylineSyncError, a #BylineFetchError, or
 *   %BYLINE_STORE_ERROR_EXISTS, and the account as it was
 */
BYLINE_LIBRARY_FINISH (change_account, BylineAccount *)
/**
 * byline_library_remove_account_async:
 * @self: an open library
 * @account_id: an account
 * @keep: whether its publications stay and are polled by this computer; else they go from here
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Removes an account and its secret. Nothing changes on the server. Finish with
 * byline_library_change_finish().
 */
void byline_library_remove_account_async (BylineLibrary *self,
                                          gint64 account_id,
                                          gboolean keep,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_library_sync_account_async:
 * @self: an open library
 * @account_id: an account
 * @cancellable: (nullable): cancels the call; what has come stays
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Syncs an account. A second call while it is synced joins the first. Signal sync-progress says how far
 * it is.
 *
 * Finish with byline_library_sync_account_finish().
 */
void byline_library_sync_account_async (BylineLibrary *self,
                                        gint64 account_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_library_sync_account_finish:
 * @self: an open library
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_library_sync_account_async().
 *
 * Returns: (transfer full): how it went; %NULL with a #BylineSyncError, a #BylineFetchError,
 *   %BYLINE_STORE_ERROR_BUSY if another Byline syncs, or another error
 */
BYLINE_LIBRARY_FINISH (sync_account, BylineSyncReport *)
/**
 * byline_library_move_to_account_async:
 * @self: an open library
 * @publication_id: a publication
 * @account_id: who brings it from now on; 0: this computer
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Moves a publication to a server, or back. Stories and marks stay. Servers are told at the next sync.
 * Finish with byline_library_change_finish().
 */
void byline_library_move_to_account_async (BylineLibrary *self,
                                           gint64 publication_id,
                                           gint64 account_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);

G_END_DECLS
