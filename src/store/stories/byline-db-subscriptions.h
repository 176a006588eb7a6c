/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * BylineSubscription: what is known when a feed is subscribed to. Strings may be %NULL but
 * @feed_url.
 */
typedef struct {
  const char *feed_url;
  const char *feed_title;
  const char *name;     /* the user's name for the publication (from OPML) */
  const char *own_name; /* what the publication calls itself */
  const char *home_page_url;
  const char *icon_url;
  BylineNetwork icon_network; /* of the document that names it */
  const char *folder;
  const char *section;
  const char *format; /* BYLINE_FEED_FORMAT_PAGE if a page is followed, else %NULL */
} BylineSubscription;

/**
 * byline_db_subscribe:
 *
 * Adds a feed. It joins the publication with the same home page (canonical host and path), or
 * gets one of its own with an opaque key. A removed publication comes back, with what is there of
 * it; its other feeds only if the address is one of them and they are not retired. Journalled.
 *
 * Returns: the feed's row; 0 with %BYLINE_STORE_ERROR_EXISTS if its address is subscribed to.
 */
gint64 byline_db_subscribe (BylineDb *self, const BylineSubscription *subscription, GError **error);

/**
 * byline_db_set_removed:
 *
 * Unsubscribes from a publication, or takes that back. Its stories vanish from lists and counts,
 * but nothing is deleted; what is saved stays in lists of what is saved, and in searches.
 * Journalled.
 */
gboolean byline_db_set_removed (BylineDb *self,
                                gint64 publication,
                                gboolean removed,
                                GError **error);

/**
 * Deletes for good what byline_db_set_removed() removed before @before (seconds since 1970), rows
 * and files, but what is saved. A publication of which nothing is saved is deleted; of the others
 * the feeds are retired.
 */
gboolean byline_db_purge_removed (BylineDb *self, gint64 before, GError **error);

/**
 * Returns: (transfer full) (element-type utf8): the addresses of the feeds that
 * byline_db_purge_removed() with the same @before deletes.
 */
GPtrArray *byline_db_removed_feed_urls (BylineDb *self, gint64 before, GError **error);

/**
 * Returns: (transfer full) (element-type BylinePublication): all, by folder, then by name, with
 * feeds and counts.
 */
GPtrArray *byline_db_get_publications (BylineDb *self, GError **error);
/** Returns: (transfer full): one publication, or %NULL with NOT_FOUND. */
BylinePublication *byline_db_get_publication (BylineDb *self, gint64 id, GError **error);
/** Returns: (transfer full): one feed, or %NULL with NOT_FOUND. */
BylineFeed *byline_db_get_feed (BylineDb *self, gint64 id, GError **error);
/** Returns: (transfer full): the feed at that address, or %NULL with NOT_FOUND. */
BylineFeed *byline_db_find_feed (BylineDb *self, const char *url, GError **error);
/** The longest that a feed waits for its turn, in seconds; and if its server asked for more. */
#define BYLINE_DB_LONGEST_WAIT 86400
#define BYLINE_DB_LONGEST_ASKED (366 * 86400)

/**
 * Returns: (transfer full) (element-type BylineFeed): feeds to be polled: all of @publication (0:
 * of every one); @due_at > 0: only those due by then. One that was tried last, or is due, further
 * ahead than the longest wait is due: the clock was wrong. %G_MAXINT64 is never.
 */
GPtrArray *byline_db_get_feeds_to_poll (BylineDb *self, gint64 publication, gint64 due_at, GError **error);

/**
 * A publication has an icon from now on, unless it has one. @network: of the page that names it.
 */
gboolean byline_db_set_icon (BylineDb *self,
                             gint64 publication,
                             const char *icon_url,
                             BylineNetwork network,
                             GError **error);
/** @name: %NULL goes back to the publication's own. Journalled. */
gboolean byline_db_rename_publication (BylineDb *self,
                                       gint64 publication,
                                       const char *name,
                                       GError **error);
/** @folder: %NULL for none. Journalled. */
gboolean byline_db_move_publication (BylineDb *self,
                                     gint64 publication,
                                     const char *folder,
                                     GError **error);
/** Moves a feed to another publication, or (0) to one of its own. Journalled. */
gboolean byline_db_move_feed (BylineDb *self, gint64 feed, gint64 publication, GError **error);
/** @minutes: how often to poll, 0 for the default. Journalled. */
gboolean byline_db_set_interval (BylineDb *self, gint64 feed, guint minutes, GError **error);
/**
 * byline_db_set_retention:
 * @publication: 0 for the whole library
 *
 * Sets how long stories are kept; byline_db_prune() does what follows from it. Journalled.
 */
gboolean byline_db_set_retention (BylineDb *self,
                                  gint64 publication,
                                  const BylineRetention *retention,
                                  GError **error);
/** Fills @retention with what is set for the whole library. */
gboolean byline_db_get_retention (BylineDb *self, BylineRetention *retention, GError **error);

G_END_DECLS
