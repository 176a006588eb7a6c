/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-refresh-report.h"
#include "byline-schedule.h"
#include "byline-session.h"
#include "byline-store.h"

G_BEGIN_DECLS

/**
 * BylineRefresh:
 *
 * One refresh: a job for each feed: fetch, parse on a worker, commit. Several feeds at once, but
 * at most two of one host, so that a slow host holds up nobody else. A feed that was asked less than a
 * minute ago is not asked again, but counted; the environment variable BYLINE_PATIENCE (seconds) sets
 * that for tests. Main thread.
 *
 * Signals:
 *   progress (): done or total are different
 *   committed (gpointer BylineCommitResult): a feed brought something
 *   moved (char *old_url, char *new_url): a feed has another address for good
 *   state-changed (): a feed failed, or works again
 *   finished (): no feed is left; once more if some were added afterwards
 */
#define BYLINE_TYPE_REFRESH (byline_refresh_get_type ())
G_DECLARE_FINAL_TYPE (BylineRefresh, byline_refresh, BYLINE, REFRESH, GObject)

/**
 * byline_refresh_new:
 * @store: where stories are kept
 * @session: what fetches feeds
 * @bounds: what the user has set
 *
 * Returns: (transfer full): a refresh without feeds
 */
BylineRefresh *byline_refresh_new (BylineStore *store,
                                   BylineSession *session,
                                   const BylineScheduleBounds *bounds);
/**
 * byline_refresh_hold_back:
 * @self: a refresh
 * @feeds: (element-type BylineFeed): feeds whose servers asked to be left alone until their next_due
 *
 * Lets the refresh ask no feed of these servers. Called before byline_refresh_add().
 */
void byline_refresh_hold_back (BylineRefresh *self, GPtrArray *feeds);
/**
 * byline_refresh_add:
 * @self: a refresh
 * @feeds: (element-type BylineFeed): feeds, copied; those that it has already are left out
 *
 * Adds feeds.
 */
void byline_refresh_add (BylineRefresh *self, GPtrArray *feeds);
/**
 * byline_refresh_hold:
 * @self: a refresh
 *
 * Keeps the refresh from being finished until byline_refresh_release() is called as often.
 */
void byline_refresh_hold (BylineRefresh *self);
/**
 * byline_refresh_release:
 * @self: a refresh
 *
 * Ends what byline_refresh_hold() began. If no feed is left, the refresh finishes.
 */
void byline_refresh_release (BylineRefresh *self);
/**
 * byline_refresh_cancel:
 * @self: a refresh
 *
 * Begins no more feeds. Those under way end, then the refresh finishes.
 */
void byline_refresh_cancel (BylineRefresh *self);
/**
 * byline_refresh_is_cancelled:
 * @self: a refresh
 *
 * Returns: whether byline_refresh_cancel() was called
 */
gboolean byline_refresh_is_cancelled (BylineRefresh *self);
/**
 * byline_refresh_is_finished:
 * @self: a refresh
 *
 * Returns: whether all feeds are through
 */
gboolean byline_refresh_is_finished (BylineRefresh *self);
/**
 * byline_refresh_is_hopeless:
 * @error: why one feed failed
 *
 * Returns: whether every other feed would meet this error, too: no room, no right to write
 */
gboolean byline_refresh_is_hopeless (const GError *error);
/**
 * byline_refresh_fail:
 * @self: a refresh
 * @error: (transfer full): why; the first error counts
 *
 * Says that the refresh cannot be done at all: no more feeds are asked.
 */
void byline_refresh_fail (BylineRefresh *self, GError *error);
/**
 * byline_refresh_get_error:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): what byline_refresh_fail() was given; %NULL if it was not
 *   called
 */
const GError *byline_refresh_get_error (BylineRefresh *self);
/**
 * byline_refresh_get_done:
 * @self: a refresh
 *
 * Returns: how many feeds are through
 */
guint byline_refresh_get_done (BylineRefresh *self);
/**
 * byline_refresh_get_total:
 * @self: a refresh
 *
 * Returns: how many feeds it has
 */
guint byline_refresh_get_total (BylineRefresh *self);
/**
 * byline_refresh_get_network_time:
 * @self: a refresh
 *
 * Returns: what time it is by the word of the servers that answered, in seconds since 1970; 0 if
 *   none said it
 */
gint64 byline_refresh_get_network_time (BylineRefresh *self);
/**
 * byline_refresh_add_account:
 * @self: a refresh
 * @name: an account's name
 * @n_added: how many stories its sync brought
 * @n_updated: how many it changed
 * @error: (nullable): why it failed
 *
 * Adds to the report how an account's sync went, which the refresh waited for.
 */
void byline_refresh_add_account (BylineRefresh *self,
                                 const char *name,
                                 guint n_added,
                                 guint n_updated,
                                 const GError *error);
/**
 * byline_refresh_dup_report:
 * @self: a refresh
 *
 * Returns: (transfer full): how the refresh has gone so far
 */
BylineRefreshReport *byline_refresh_dup_report (BylineRefresh *self);

G_END_DECLS
