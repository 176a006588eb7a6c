/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-merged-feed.h"

G_BEGIN_DECLS

/**
 * BylineSubscription:
 *
 * What is known when a feed is subscribed to. Strings may be %NULL but @feed_url.
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
  gboolean is_typed;  /* the user typed @feed_url: only then it may be a file's */
} BylineSubscription;

/**
 * byline_db_subscribe:
 * @self: the writing connection
 * @subscription: the feed and what the user said of it
 * @error: return location for an error
 *
 * Adds a feed. It joins the publication with the same home page (canonical host and path), or gets
 * one of its own with an opaque key. A removed publication comes back, with what is there of it;
 * its other feeds only if the address is one of them and they are not retired. Journalled.
 *
 * Returns: the feed's row; 0 with %BYLINE_STORE_ERROR_EXISTS if its address is subscribed to,
 *   %BYLINE_STORE_ERROR_FAILED if it is a file's that the user did not type, or another error
 */
gint64 byline_db_subscribe (BylineDb *self, const BylineSubscription *subscription, GError **error);

/**
 * byline_db_set_removed:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @removed: %TRUE to unsubscribe, %FALSE to take that back
 * @error: return location for an error
 *
 * Unsubscribes from a publication, or takes that back. Its stories vanish from lists and counts,
 * but nothing is deleted; what is saved stays in lists of what is saved, and in searches.
 * Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_removed (BylineDb *self,
                                gint64 publication_id,
                                gboolean removed,
                                GError **error);

/**
 * byline_db_purge_removed:
 * @self: the writing connection
 * @before: a time, in seconds since 1970
 * @error: return location for an error
 *
 * Deletes for good what byline_db_set_removed() removed before @before, rows and files, but what
 * is saved. A publication of which nothing is saved is deleted; of the others the feeds are
 * retired.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_purge_removed (BylineDb *self, gint64 before, GError **error);

/**
 * byline_db_removed_feed_urls:
 * @self: a connection
 * @before: a time, in seconds since 1970
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): the addresses of the feeds that
 *   byline_db_purge_removed() with the same @before deletes; %NULL with @error set
 */
GPtrArray *byline_db_removed_feed_urls (BylineDb *self, gint64 before, GError **error);

/**
 * byline_db_get_publications:
 * @self: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylinePublication): all publications, by folder, then by
 *   name, with feeds and counts; %NULL with @error set
 */
GPtrArray *byline_db_get_publications (BylineDb *self, GError **error);
/**
 * byline_db_get_publication:
 * @self: a connection
 * @id: a publication's row
 * @error: return location for an error
 *
 * Returns: (transfer full): the publication; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND, or another
 *   error
 */
BylinePublication *byline_db_get_publication (BylineDb *self, gint64 id, GError **error);
/**
 * byline_db_get_feed:
 * @self: a connection
 * @id: a feed's row
 * @error: return location for an error
 *
 * Returns: (transfer full): the feed; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND, or another error
 */
BylineFeed *byline_db_get_feed (BylineDb *self, gint64 id, GError **error);
/**
 * byline_db_find_feed:
 * @self: a connection
 * @url: an address
 * @error: return location for an error
 *
 * Returns: (transfer full): the feed at that address; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND, or
 *   another error
 */
BylineFeed *byline_db_find_feed (BylineDb *self, const char *url, GError **error);
/**
 * byline_db_find_feed_alike:
 * @self: a connection
 * @url: an address
 * @error: return location for an error
 *
 * As byline_db_find_feed(), also for one that is written in another way: byline_url_feed_key().
 * Takes time linear in the number of feeds.
 *
 * Returns: (transfer full): the feed; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND, or another error
 */
BylineFeed *byline_db_find_feed_alike (BylineDb *self, const char *url, GError **error);
/**
 * byline_db_merge_feed:
 * @self: the writing connection
 * @feed_id: a feed that has moved for good
 * @url: to where
 * @into: (out): the feed that is subscribed to there, if it was merged
 * @merged: (out) (transfer full) (nullable): what was done; %NULL if nobody is subscribed to that, or
 *   the user wants both (byline_db_part_feed())
 * @error: return location for an error
 *
 * Makes two subscriptions that have come to one address one: the stories of the first go to the
 * other's publication, what both have stands there once, read and saved if it was so in either, and
 * the first is retired.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_db_merge_feed (BylineDb *self,
                               gint64 feed_id,
                               const char *url,
                               gint64 *into,
                               BylineMergedFeed **merged,
                               GError **error);
/**
 * byline_db_part_feed:
 * @self: the writing connection
 * @feed_id: a feed that was merged
 * @publication_key: the publication that it was of
 * @error: return location for an error
 *
 * Takes byline_db_merge_feed() back, for good: what only that feed brought goes with it, what both
 * had stays with the other.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_db_part_feed (BylineDb *self,
                              gint64 feed_id,
                              const char *publication_key,
                              GError **error);
/**
 * byline_db_merge_feed_again:
 * @self: the writing connection
 * @feed_id: a feed that byline_db_part_feed() has made one of its own
 * @url: the address of the other
 * @error: return location for an error
 *
 * Takes byline_db_part_feed() back: both are one again. Nothing changes if nobody is subscribed to @url any more.
 *
 * Returns: %FALSE with @error set
 */
gboolean byline_db_merge_feed_again (BylineDb *self,
                                     gint64 feed_id,
                                     const char *url,
                                     GError **error);
/**
 * BYLINE_DB_LONGEST_WAIT:
 *
 * The longest that a feed waits for its turn, in seconds.
 */
#define BYLINE_DB_LONGEST_WAIT 86400
/**
 * BYLINE_DB_LONGEST_ASKED:
 *
 * The longest that a feed waits whose server asked for a longer time, in seconds.
 */
#define BYLINE_DB_LONGEST_ASKED (366 * 86400)

/**
 * byline_db_get_feeds_to_poll:
 * @self: a connection
 * @publication_id: a publication's row; 0 for all
 * @due_at: a time, in seconds since 1970: only feeds that are due by then; 0 for all
 * @error: return location for an error
 *
 * Queries feeds to be polled. One that was tried last, or is due, further ahead than the longest
 * wait is due: the clock was wrong. %G_MAXINT64 is never.
 *
 * Returns: (transfer full) (element-type BylineFeed): the feeds; %NULL with @error set
 */
GPtrArray *byline_db_get_feeds_to_poll (BylineDb *self,
                                        gint64 publication_id,
                                        gint64 due_at,
                                        GError **error);
/**
 * byline_db_get_feeds_held_back:
 * @self: a connection
 * @now: in seconds since 1970
 * @error: return location for an error
 *
 * Queries the feeds whose servers asked to be left alone (429, or a refusal with Retry-After) beyond @now:
 * until a feed's held_until no feed of its host is to be asked. The feed itself may have to wait longer.
 *
 * Returns: (transfer full) (element-type BylineFeed): the feeds; %NULL with @error set
 */
GPtrArray *byline_db_get_feeds_held_back (BylineDb *self, gint64 now, GError **error);

/**
 * byline_db_ask_for_icon:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @now: the time now, in seconds since 1970
 * @before: when it may have been asked for the last time
 * @error: return location for an error
 *
 * Notes that a publication's home page is asked for an icon.
 *
 * Returns: whether it may be; %FALSE, without an error, if it was asked after @before
 */
gboolean byline_db_ask_for_icon (BylineDb *self,
                                 gint64 publication_id,
                                 gint64 now,
                                 gint64 before,
                                 GError **error);
/**
 * byline_db_set_icon:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @icon_url: the icon's address
 * @network: the network of the page that names it
 * @error: return location for an error
 *
 * Gives a publication an icon, unless it has one.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_icon (BylineDb *self,
                             gint64 publication_id,
                             const char *icon_url,
                             BylineNetwork network,
                             GError **error);
/**
 * byline_db_rename_publication:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @name: (nullable): what the user calls it; %NULL goes back to its own name
 * @error: return location for an error
 *
 * Renames a publication. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_rename_publication (BylineDb *self,
                                       gint64 publication_id,
                                       const char *name,
                                       GError **error);
/**
 * byline_db_move_publication:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @folder: (nullable): the user's folder; %NULL for none
 * @error: return location for an error
 *
 * Moves a publication to a folder. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_move_publication (BylineDb *self,
                                     gint64 publication_id,
                                     const char *folder,
                                     GError **error);
/**
 * byline_db_move_feed:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @publication_id: a publication's row; 0: a publication of its own
 * @error: return location for an error
 *
 * Moves a feed to another publication. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_move_feed (BylineDb *self,
                              gint64 feed_id,
                              gint64 publication_id,
                              GError **error);
/**
 * byline_db_set_interval:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @minutes: minutes between refreshes; 0 for the default
 * @error: return location for an error
 *
 * Sets how often a feed is polled. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_interval (BylineDb *self, gint64 feed_id, guint minutes, GError **error);
/**
 * byline_db_set_retention:
 * @self: the writing connection
 * @publication_id: 0 for the whole library
 * @retention: how long stories are kept
 * @error: return location for an error
 *
 * Sets how long stories are kept; byline_db_prune() does what follows from it. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_retention (BylineDb *self,
                                  gint64 publication_id,
                                  const BylineRetention *retention,
                                  GError **error);
/**
 * byline_db_get_retention:
 * @self: a connection
 * @retention: (out caller-allocates): what is set for the whole library
 * @error: return location for an error
 *
 * Fills @retention with what is set for the whole library.
 *
 * Returns: whether it is known; %FALSE with @error set
 */
gboolean byline_db_get_retention (BylineDb *self, BylineRetention *retention, GError **error);

G_END_DECLS
