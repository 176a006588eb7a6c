/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-sync-request.h"
#include "byline-sync-values.h"

G_BEGIN_DECLS

/*
 * The Google Reader API: what servers are asked, and what their answers say. Google never published it;
 * this goes by what FreshRSS, Miniflux, BazQux and The Old Reader write of theirs. There are no calls of
 * a network here: a request is a value, an answer is bytes.
 *
 * A session (Auth) comes from user and password and goes with every request. What changes something wants
 * a second token (T) as well, which may expire: the server says 401 then, and another one is asked for.
 */

/**
 * BYLINE_GREADER_READING_LIST:
 *
 * The stream of all that a user has.
 */
#define BYLINE_GREADER_READING_LIST "user/-/state/com.google/reading-list"
/**
 * BYLINE_GREADER_READ:
 *
 * The state of what is read.
 */
#define BYLINE_GREADER_READ "user/-/state/com.google/read"
/**
 * BYLINE_GREADER_STARRED:
 *
 * The state of what is starred.
 */
#define BYLINE_GREADER_STARRED "user/-/state/com.google/starred"

/**
 * byline_greader_normalize_id:
 * @id: (nullable): an entry's id, in its long form (tag:google.com,2005:reader/item/…) or its short one
 *
 * Returns: (transfer full) (nullable): the one form of it: a decimal number with its sign, or what
 *   follows the slash where that is no number of 64 bits; %NULL if it is no id
 */
char *byline_greader_normalize_id (const char *id);
/**
 * byline_greader_long_id:
 * @id: an id in the form of byline_greader_normalize_id()
 *
 * Returns: (transfer full): the long form, which every server understands
 */
char *byline_greader_long_id (const char *id);

/**
 * byline_greader_login:
 * @access: whom to ask, with user and password
 *
 * Returns: (transfer full): the request for a session (ClientLogin)
 */
BylineSyncRequest *byline_greader_login (const BylineSyncAccess *access);
/**
 * byline_greader_read_login:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer whose text is the session; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_login (const char *bytes, gsize length, GError **error);
/**
 * byline_greader_token:
 * @access: whom to ask, with a session
 *
 * Returns: (transfer full): the request for what goes with a change
 */
BylineSyncRequest *byline_greader_token (const BylineSyncAccess *access);
/**
 * byline_greader_read_token:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer whose text is the token; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_token (const char *bytes, gsize length, GError **error);
/**
 * byline_greader_subscriptions:
 * @access: whom to ask, with a session
 *
 * Returns: (transfer full): the request for all subscriptions
 */
BylineSyncRequest *byline_greader_subscriptions (const BylineSyncAccess *access);
/**
 * byline_greader_read_subscriptions:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with feeds; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_subscriptions (const char *bytes,
                                                     gsize length,
                                                     GError **error);
/**
 * byline_greader_tags:
 * @access: whom to ask, with a session
 *
 * Returns: (transfer full): the request for the user's labels
 */
BylineSyncRequest *byline_greader_tags (const BylineSyncAccess *access);
/**
 * byline_greader_read_tags:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with categories; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_tags (const char *bytes, gsize length, GError **error);
/**
 * byline_greader_unread_counts:
 * @access: whom to ask, with a session
 *
 * Returns: (transfer full): the request for how many entries are unread
 */
BylineSyncRequest *byline_greader_unread_counts (const BylineSyncAccess *access);
/**
 * byline_greader_read_unread_counts:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with counts; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_unread_counts (const char *bytes,
                                                     gsize length,
                                                     GError **error);
/**
 * byline_greader_ids:
 * @access: whom to ask, with a session
 * @stream: a stream or a state
 * @without: (nullable): a state that the entries must not have
 * @newer_than: in seconds since 1970; 0 for all
 * @continuation: (nullable): of the page before; %NULL for the first
 *
 * Returns: (transfer full): the request for ids, the newest first
 */
BylineSyncRequest *byline_greader_ids (const BylineSyncAccess *access,
                                       const char *stream,
                                       const char *without,
                                       gint64 newer_than,
                                       const char *continuation);
/**
 * byline_greader_read_ids:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with ids and a continuation; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_ids (const char *bytes, gsize length, GError **error);
/**
 * byline_greader_stream:
 * @access: whom to ask, with a session
 * @stream: a stream or a state
 * @newer_than: in seconds since 1970; 0 for all
 * @continuation: (nullable): of the page before; %NULL for the first
 *
 * Some servers have no such call: byline_greader_entries() is understood by all.
 *
 * Returns: (transfer full): the request for a page of entries, the newest first
 */
BylineSyncRequest *byline_greader_stream (const BylineSyncAccess *access,
                                          const char *stream,
                                          gint64 newer_than,
                                          const char *continuation);
/**
 * byline_greader_entries:
 * @access: whom to ask, with a session
 * @ids: (array length=n_ids): ids in the form of byline_greader_normalize_id()
 * @n_ids: how many there are
 *
 * Returns: (transfer full): the request for these entries
 */
BylineSyncRequest *byline_greader_entries (const BylineSyncAccess *access,
                                           const char *const *ids,
                                           gsize n_ids);
/**
 * byline_greader_read_entries:
 * @bytes: (array length=length): the answer
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer with entries and a continuation; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_entries (const char *bytes, gsize length, GError **error);
/**
 * byline_greader_mark:
 * @access: whom to tell, with a session and a token
 * @ids: (array length=n_ids): ids in the form of byline_greader_normalize_id()
 * @n_ids: how many there are
 * @state: %BYLINE_GREADER_READ or %BYLINE_GREADER_STARRED
 * @value: whether it is added; else it is taken away
 *
 * Returns: (transfer full): the request that marks entries (edit-tag)
 */
BylineSyncRequest *byline_greader_mark (const BylineSyncAccess *access,
                                        const char *const *ids,
                                        gsize n_ids,
                                        const char *state,
                                        gboolean value);
/**
 * byline_greader_subscribe:
 * @access: whom to tell, with a session and a token
 * @feed_url: the feed's address
 * @title: (nullable): what the user calls it
 * @folder: (nullable): the category that it is to be in
 *
 * Returns: (transfer full): the request that subscribes to a feed
 */
BylineSyncRequest *byline_greader_subscribe (const BylineSyncAccess *access,
                                             const char *feed_url,
                                             const char *title,
                                             const char *folder);
/**
 * byline_greader_edit:
 * @access: whom to tell, with a session and a token
 * @feed_id: the subscription
 * @title: (nullable): its new name; %NULL leaves it
 * @folder: (nullable): the category that it is to be in
 * @old_folder: (nullable): the category that it is to leave
 *
 * Returns: (transfer full): the request that changes a subscription
 */
BylineSyncRequest *byline_greader_edit (const BylineSyncAccess *access,
                                        const char *feed_id,
                                        const char *title,
                                        const char *folder,
                                        const char *old_folder);
/**
 * byline_greader_unsubscribe:
 * @access: whom to tell, with a session and a token
 * @feed_id: the subscription
 *
 * Returns: (transfer full): the request that ends a subscription
 */
BylineSyncRequest *byline_greader_unsubscribe (const BylineSyncAccess *access, const char *feed_id);
/**
 * byline_greader_read_done:
 * @bytes: (array length=length): the answer to a change
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): an answer that says nothing more; %NULL with a #BylineSyncError
 */
BylineSyncAnswer *byline_greader_read_done (const char *bytes, gsize length, GError **error);

G_END_DECLS
