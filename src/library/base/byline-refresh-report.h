/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineRefreshReport:
 *
 * How a refresh went.
 */
typedef struct {
  guint n_feeds;       /* asked */
  guint n_held;        /* not asked: their hosts asked to be left alone for a while */
  gint64 held_until;   /* when the first of these may be asked again; 0: none is held */
  guint n_recent;      /* not asked: they were asked less than a minute ago */
  gint64 recent_until; /* when the last of these may be asked again; 0: there is none */
  guint n_unchanged;   /* answered "not modified" or brought nothing new */
  guint n_failed;
  guint n_unauthorized; /* of these: the server wants a user name and a password, or others */
  guint n_added;        /* stories */
  guint n_updated;
  GPtrArray *failures; /* of char *: "URL: sentence", in English */
  GPtrArray *warnings; /* likewise, of feeds that brought something all the same */
} BylineRefreshReport;
/**
 * byline_refresh_report_new:
 *
 * Returns: (transfer full): a report on a refresh that has not begun
 */
BylineRefreshReport *byline_refresh_report_new (void);
/**
 * byline_refresh_report_free:
 * @self: (transfer full): a refresh report
 *
 * Frees @self and what it holds.
 */
void byline_refresh_report_free (BylineRefreshReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineRefreshReport, byline_refresh_report_free)

G_END_DECLS
