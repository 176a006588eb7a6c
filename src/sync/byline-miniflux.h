/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-sync-request.h"
#include "byline-sync-values.h"

G_BEGIN_DECLS

/*
 * Miniflux's own interface, /v1 (https://miniflux.app/docs/api.html): what it is asked, and what its
 * answers say. There are no calls of a network here: a request is a value, an answer is bytes.
 */

/**
 * byline_miniflux_me:
 * @access: whom to ask
 *
 * Returns: (transfer full): the request for who the user is: it tells whether the login is right
 */
BylineSyncRequest *byline_miniflux_me (const BylineSyncAccess *access);
/**
 * byline_miniflux_read_me:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer whose text is the user's name; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_me (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_feeds:
 * @access: whom to ask
 *
 * Returns: (transfer full): the request for all subscriptions
 */
BylineSyncRequest *byline_miniflux_feeds (const BylineSyncAccess *access);
/**
 * byline_miniflux_read_feeds:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with feeds; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_feeds (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_categories:
 * @access: whom to ask
 *
 * Returns: (transfer full): the request for all categories
 */
BylineSyncRequest *byline_miniflux_categories (const BylineSyncAccess *access);
/**
 * byline_miniflux_read_categories:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with categories; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_categories (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_counters:
 * @access: whom to ask
 *
 * Returns: (transfer full): the request for how many entries are unread
 */
BylineSyncRequest *byline_miniflux_counters (const BylineSyncAccess *access);
/**
 * byline_miniflux_read_counters:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with counts; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_counters (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_entries_before:
 * @access: whom to ask
 * @before: the id of the last entry of the page before; %NULL for the first page
 *
 * Returns: (transfer full): the request for a page of all entries, the newest first. No page is moved by
 *   what comes in or goes meanwhile.
 */
BylineSyncRequest *byline_miniflux_entries_before (const BylineSyncAccess *access,
                                                   const char *before);
/**
 * byline_miniflux_unread_before:
 * @access: whom to ask
 * @before: (nullable): the id of the last entry of the page before; %NULL for the first page
 *
 * Returns: (transfer full): as byline_miniflux_entries_before(), of what is unread
 */
BylineSyncRequest *byline_miniflux_unread_before (const BylineSyncAccess *access,
                                                  const char *before);
/**
 * byline_miniflux_entries_changed:
 * @access: whom to ask
 * @after: in seconds since 1970, by the server's clock
 * @offset: how many of them are known
 *
 * Returns: (transfer full): the request for entries whose marks have changed since, or that are new
 */
BylineSyncRequest *byline_miniflux_entries_changed (const BylineSyncAccess *access,
                                                    gint64 after,
                                                    guint offset);
/**
 * byline_miniflux_entries_latest:
 * @access: whom to ask
 * @offset: how many of them are known
 *
 * Returns: (transfer full): the request for all entries, the one whose marks have changed last first: for
 *   servers that do not know byline_miniflux_entries_changed()
 */
BylineSyncRequest *byline_miniflux_entries_latest (const BylineSyncAccess *access, guint offset);
/**
 * byline_miniflux_last_changed:
 * @access: whom to ask
 *
 * Returns: (transfer full): the request for the entry whose marks have changed last
 */
BylineSyncRequest *byline_miniflux_last_changed (const BylineSyncAccess *access);
/**
 * byline_miniflux_read_entries:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with entries; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_entries (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_entry:
 * @access: whom to ask
 * @id: an entry
 *
 * Returns: (transfer full): the request for one entry
 */
BylineSyncRequest *byline_miniflux_entry (const BylineSyncAccess *access, const char *id);
/**
 * byline_miniflux_read_entry:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with one entry; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_entry (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_set_status:
 * @access: whom to tell
 * @ids: (array length=n_ids): ids of entries
 * @n_ids: how many there are
 * @is_read: whether they are read
 *
 * Returns: (transfer full): the request that marks entries as read or unread
 */
BylineSyncRequest *byline_miniflux_set_status (const BylineSyncAccess *access,
                                               const char *const *ids,
                                               gsize n_ids,
                                               gboolean is_read);
/**
 * byline_miniflux_toggle_star:
 * @access: whom to tell
 * @id: an entry that is not as it is to be
 *
 * Returns: (transfer full): the request that stars an entry, or takes the star away
 */
BylineSyncRequest *byline_miniflux_toggle_star (const BylineSyncAccess *access, const char *id);
/**
 * byline_miniflux_subscribe:
 * @access: whom to tell
 * @feed_url: the feed's address
 * @category_id: (nullable): the category that it is to be in
 *
 * Returns: (transfer full): the request that subscribes to a feed
 */
BylineSyncRequest *byline_miniflux_subscribe (const BylineSyncAccess *access,
                                              const char *feed_url,
                                              const char *category_id);
/**
 * byline_miniflux_read_subscribed:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer whose text is the feed's id; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_subscribed (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_edit:
 * @access: whom to tell
 * @feed_id: the subscription
 * @title: (nullable): its new name; %NULL leaves it
 * @category_id: (nullable): the category that it is to be in; %NULL leaves it
 *
 * Returns: (transfer full): the request that changes a subscription
 */
BylineSyncRequest *byline_miniflux_edit (const BylineSyncAccess *access,
                                         const char *feed_id,
                                         const char *title,
                                         const char *category_id);
/**
 * byline_miniflux_unsubscribe:
 * @access: whom to tell
 * @feed_id: the subscription
 *
 * Returns: (transfer full): the request that ends a subscription
 */
BylineSyncRequest *byline_miniflux_unsubscribe (const BylineSyncAccess *access,
                                                const char *feed_id);
/**
 * byline_miniflux_add_category:
 * @access: whom to tell
 * @name: what it is called
 *
 * Returns: (transfer full): the request that makes a category
 */
BylineSyncRequest *byline_miniflux_add_category (const BylineSyncAccess *access, const char *name);
/**
 * byline_miniflux_read_category:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with one category; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_category (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_original:
 * @access: whom to ask
 * @id: an entry
 *
 * Returns: (transfer full): the request for the text of an entry's page
 */
BylineSyncRequest *byline_miniflux_original (const BylineSyncAccess *access, const char *id);
/**
 * byline_miniflux_read_original:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer whose text is HTML, not sanitised; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_original (const char *bytes, gsize length, GError **error);
/**
 * byline_miniflux_read_done:
 * @bytes: (array length=length): the answer to a change
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer that says nothing more; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_miniflux_read_done (const char *bytes, gsize length, GError **error);

G_END_DECLS
