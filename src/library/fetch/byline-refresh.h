/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-refresh-report.h"
#include "byline-session.h"
#include "byline-store.h"

G_BEGIN_DECLS

/**
 * BylineRefresh: one refresh: a job for each feed: fetch, parse on a worker, commit. Several
 * feeds at once, but at most two of one host, so that a slow host holds up nobody else. Main
 * thread.
 *
 * Signals:
 *   progress (): done or total are different
 *   committed (gpointer BylineCommitResult): a feed brought something
 *   icon-missing (gint64 feed, char *home_page_url, guint network): a feed came for the first time
 *     without one, from that #BylineNetwork
 *   moved (char *old_url, char *new_url): a feed has another address for good
 *   state-changed (): a feed failed, or works again
 *   finished (): no feed is left; once more if some were added afterwards
 */
#define BYLINE_TYPE_REFRESH (byline_refresh_get_type ())
G_DECLARE_FINAL_TYPE (BylineRefresh, byline_refresh, BYLINE, REFRESH, GObject)

/** @default_minutes: the interval of feeds without one of their own. */
BylineRefresh *byline_refresh_new (BylineStore *store,
                                   BylineSession *session,
                                   guint default_minutes);
/** Adds feeds (of BylineFeed, copied); those that it has already are left out. */
void byline_refresh_add (BylineRefresh *self, GPtrArray *feeds);
/** Between these it does not finish (or, if it had, it is not finished any more). */
void byline_refresh_hold (BylineRefresh *self);
void byline_refresh_release (BylineRefresh *self);
/** No feed is begun any more; those under way end. Then it finishes. */
void byline_refresh_cancel (BylineRefresh *self);
gboolean byline_refresh_is_cancelled (BylineRefresh *self);
gboolean byline_refresh_is_finished (BylineRefresh *self);
/** Returns: whether every other feed would meet this error, too: no room, no right to write. */
gboolean byline_refresh_is_hopeless (const GError *error);
/** It cannot be done at all: no more feeds are asked. @error: (transfer full); the first one counts */
void byline_refresh_fail (BylineRefresh *self, GError *error);
/** Returns: (transfer none) (nullable): what byline_refresh_fail() was told. */
const GError *byline_refresh_get_error (BylineRefresh *self);
guint byline_refresh_get_done (BylineRefresh *self);
guint byline_refresh_get_total (BylineRefresh *self);
/** Returns: what time it is by the word of the servers that answered, 0 if none said. */
gint64 byline_refresh_get_network_time (BylineRefresh *self);
/** Returns: (transfer full): how it went so far. */
BylineRefreshReport *byline_refresh_dup_report (BylineRefresh *self);

G_END_DECLS
