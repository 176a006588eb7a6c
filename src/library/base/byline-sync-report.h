/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineSyncReport:
 * @n_requests: how many requests it took
 * @n_feeds: how many changes of subscriptions came
 * @n_added: new stories
 * @n_updated: stories that are written otherwise
 * @n_marked: stories that are marked otherwise
 * @n_sent: changes that the server was told
 * @n_waiting: changes that it has yet to be told
 * @n_lost: how many feeds the server has lost; 0 if none
 * @refused: (element-type utf8): sentences, in English, about what the server does not take
 *
 * How a sync went.
 */
typedef struct {
  guint n_requests;
  guint n_feeds;
  guint n_added;
  guint n_updated;
  guint n_marked;
  guint n_sent;
  guint n_waiting;
  guint n_lost;
  GPtrArray *refused;
} BylineSyncReport;

/**
 * byline_sync_report_new:
 *
 * Returns: (transfer full): a report of nothing
 */
BylineSyncReport *byline_sync_report_new (void);
/**
 * byline_sync_report_copy:
 * @self: a report
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylineSyncReport *byline_sync_report_copy (const BylineSyncReport *self);
/**
 * byline_sync_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees @self and what it holds.
 */
void byline_sync_report_free (BylineSyncReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncReport, byline_sync_report_free)

G_END_DECLS
