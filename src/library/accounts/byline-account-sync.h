/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-account.h"
#include "byline-session.h"
#include "byline-store.h"
#include "byline-sync-report.h"

G_BEGIN_DECLS

/**
 * BylineAccountSync:
 *
 * One sync of an account over the network: asks, reads on a worker, brings in on the store's thread, until
 * there is nothing more to ask. What has come stays if it is cancelled. Main thread.
 *
 * Signals:
 *   progress (guint done, guint total): entries have come; @total is 0 as long as it is not known
 *   changed (gpointer GArray): rows of stories that are marked or written otherwise; there may be new ones
 */
#define BYLINE_TYPE_ACCOUNT_SYNC (byline_account_sync_get_type ())
G_DECLARE_FINAL_TYPE (BylineAccountSync, byline_account_sync, BYLINE, ACCOUNT_SYNC, GObject)

/**
 * byline_account_sync_new:
 * @store: where stories are kept
 * @session: what asks
 * @account: the account
 * @secret: (nullable): its password or token
 * @login_session: (nullable): what the server gave for it another time
 *
 * Returns: (transfer full): a sync that has not begun
 */
BylineAccountSync *byline_account_sync_new (BylineStore *store,
                                            BylineSession *session,
                                            const BylineAccount *account,
                                            const char *secret,
                                            const char *login_session);
/**
 * byline_account_sync_run_async:
 * @self: a sync that has not begun
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Runs it, and keeps in the account how it went.
 *
 * Finish with byline_account_sync_run_finish().
 */
void byline_account_sync_run_async (BylineAccountSync *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * byline_account_sync_run_finish:
 * @self: a sync
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_account_sync_run_async().
 *
 * Returns: (transfer full): how it went; %NULL with @error set
 */
BylineSyncReport *byline_account_sync_run_finish (BylineAccountSync *self,
                                                  GAsyncResult *result,
                                                  GError **error);
/**
 * byline_account_sync_get_login_session:
 * @self: a sync
 *
 * Returns: (transfer none) (nullable): what the server gave for the password
 */
const char *byline_account_sync_get_login_session (BylineAccountSync *self);
/**
 * byline_account_sync_get_account_id:
 * @self: a sync
 *
 * Returns: whose sync it is
 */
gint64 byline_account_sync_get_account_id (BylineAccountSync *self);

G_END_DECLS
