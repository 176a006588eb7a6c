/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-accounts.h"
#include "byline-sync-report.h"
#include "byline-sync-request.h"

G_BEGIN_DECLS

/**
 * BylineSyncRun:
 *
 * One sync of one account, without a network: it says what to ask next, and takes the answer. It is
 * used by one thread at a time. It can be dropped after any step: what was taken stays, and the next
 * run goes on from there.
 */
typedef struct _BylineSyncRun BylineSyncRun;

/**
 * BylineSyncReading:
 *
 * An answer that was read.
 */
typedef struct _BylineSyncReading BylineSyncReading;

/**
 * byline_sync_run_new:
 * @account: an account
 * @secret: (nullable): the password or token
 * @session: (nullable): what the server gave for it another time
 *
 * Returns: (transfer full): a run that has not begun
 */
BylineSyncRun *byline_sync_run_new (const BylineAccount *account,
                                    const char *secret,
                                    const char *session);
/**
 * byline_sync_run_free:
 * @self: (transfer full) (nullable): a run
 *
 * Frees @self and what it holds.
 */
void byline_sync_run_free (BylineSyncRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncRun, byline_sync_run_free)

/**
 * byline_sync_run_next:
 * @self: a run
 * @db: the writing connection
 * @request: (out) (transfer full) (nullable): what to ask; %NULL: it is through
 * @error: return location for an error
 *
 * Says what to ask next.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_sync_run_next (BylineSyncRun *self,
                               BylineDb *db,
                               BylineSyncRequest **request,
                               GError **error);
/**
 * byline_sync_run_read:
 * @self: a run that has been asked for a request
 * @body: (nullable): the answer
 * @error: return location for an error
 *
 * Reads an answer, and makes stories of what it brings. Changes nothing of @self: on a worker thread.
 *
 * Returns: (transfer full): the answer; %NULL with a #BylineSyncError
 */
BylineSyncReading *byline_sync_run_read (const BylineSyncRun *self, GBytes *body, GError **error);
/**
 * byline_sync_reading_free:
 * @self: (transfer full) (nullable): a reading
 *
 * Frees @self and what it holds.
 */
void byline_sync_reading_free (BylineSyncReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncReading, byline_sync_reading_free)
/**
 * byline_sync_run_take:
 * @self: a run
 * @db: the writing connection
 * @reading: the answer
 * @date: when the server says that it answered, in seconds since 1970; 0 if it does not
 * @error: return location for an error
 *
 * Brings in what an answer says.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_sync_run_take (BylineSyncRun *self,
                               BylineDb *db,
                               BylineSyncReading *reading,
                               gint64 date,
                               GError **error);
/**
 * byline_sync_run_take_failure:
 * @self: a run
 * @db: the writing connection
 * @failure: why there is no answer
 * @error: return location for an error
 *
 * Decides what follows from that: a session or token is renewed, something that the server does not take
 * is passed over; or all is over.
 *
 * Returns: whether it goes on; %FALSE with @error set
 */
gboolean byline_sync_run_take_failure (BylineSyncRun *self,
                                       BylineDb *db,
                                       const GError *failure,
                                       GError **error);
/**
 * byline_sync_run_get_session:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): what the server gave for the password: to be kept like that
 */
const char *byline_sync_run_get_session (const BylineSyncRun *self);
/**
 * byline_sync_run_get_report:
 * @self: a run
 *
 * Returns: (transfer none): how it has gone so far
 */
const BylineSyncReport *byline_sync_run_get_report (const BylineSyncRun *self);
/**
 * byline_sync_run_take_changed:
 * @self: a run
 *
 * Returns: (transfer full) (element-type gint64): rows of stories that are marked or written otherwise
 *   since the last call
 */
GArray *byline_sync_run_take_changed (BylineSyncRun *self);
/**
 * byline_sync_run_get_progress:
 * @self: a run
 * @done: (out): how many entries have come
 * @total: (out): how many there are to come, as far as is known; 0: not known
 *
 * Says how far the run is.
 */
void byline_sync_run_get_progress (const BylineSyncRun *self, guint *done, guint *total);

G_END_DECLS
