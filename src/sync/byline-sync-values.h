/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What servers of readers say, as values. Texts are as the server wrote them: they are cleaned and
 * sanitised where they become stories. */

/**
 * BylineSyncFeed:
 * @id: what the server calls the subscription: "feed/12", "12"
 * @url: the address that the server polls
 * @title: (nullable): what the user calls it there
 * @home_page_url: (nullable): the site's address
 * @folder: (nullable): the category that it is in; %NULL for none
 * @folder_id: (nullable): what the server calls that category
 *
 * A subscription on a server.
 */
typedef struct {
  char *id;
  char *url;
  char *title;
  char *home_page_url;
  char *folder;
  char *folder_id;
} BylineSyncFeed;

/**
 * BylineSyncEnclosure:
 * @url: its address
 * @mime_type: (nullable): its type
 * @size: in bytes, 0 if unknown
 *
 * A file that comes with an entry.
 */
typedef struct {
  char *url;
  char *mime_type;
  gint64 size;
} BylineSyncEnclosure;

/**
 * BylineSyncEntry:
 * @id: what the server calls it, in the form of byline_greader_normalize_id()
 * @feed_id: the subscription that brought it
 * @url: (nullable): the story's address
 * @title: (nullable): the headline
 * @content_html: (nullable): the body, not sanitised
 * @author: (nullable): the byline
 * @comments_url: (nullable): where it is discussed
 * @published: in seconds since 1970; 0 if not said
 * @changed: when its marks were last changed, by the server's clock, in microseconds; 0 if not said
 * @is_read: whether it is marked as read there
 * @is_saved: whether it is starred there
 * @is_removed: whether the user took it away there: it is in no list any more
 * @tags: (element-type utf8): categories of the story's
 * @labels: (element-type utf8): what the user calls it there; its subscription's categories may be among
 *   them
 * @enclosures: (element-type BylineSyncEnclosure): files that come with it
 *
 * An entry of a server.
 */
typedef struct {
  char *id;
  char *feed_id;
  char *url;
  char *title;
  char *content_html;
  char *author;
  char *comments_url;
  gint64 published;
  gint64 changed;
  gboolean is_read;
  gboolean is_saved;
  gboolean is_removed;
  GPtrArray *tags;
  GPtrArray *labels;
  GPtrArray *enclosures;
} BylineSyncEntry;

/**
 * BylineSyncCategory:
 * @id: what the server calls it
 * @name: what the user calls it
 *
 * A category of a server.
 */
typedef struct {
  char *id;
  char *name;
} BylineSyncCategory;

/**
 * BylineSyncAnswer:
 * @feeds: (element-type BylineSyncFeed) (nullable): subscriptions
 * @entries: (element-type BylineSyncEntry) (nullable): entries
 * @categories: (element-type BylineSyncCategory) (nullable): categories; of subscriptions those that any
 *   of them is in, as often as it is
 * @ids: (element-type utf8) (nullable): ids of entries
 * @counts: (element-type utf8 gint64) (nullable): how many entries of a feed are unread, by its id
 * @text: (nullable): a token, the id of what was made, or a text
 * @continuation: (nullable): what to ask for to get the next page; %NULL: this was the last
 * @n_total: how many entries there are on all pages; 0: not said
 * @n_left_out: how many elements were no feed, entry or id, and were left out
 *
 * What an answer says; which members it has goes by what was asked.
 */
typedef struct {
  GPtrArray *feeds;
  GPtrArray *entries;
  GPtrArray *categories;
  GPtrArray *ids;
  GHashTable *counts;
  char *text;
  char *continuation;
  guint n_total;
  guint n_left_out;
} BylineSyncAnswer;

/**
 * byline_sync_feed_new:
 * @id: what the server calls it
 * @url: its address
 *
 * Returns: (transfer full): a subscription without a name
 */
BylineSyncFeed *byline_sync_feed_new (const char *id, const char *url);
/**
 * byline_sync_feed_free:
 * @self: (transfer full) (nullable): a subscription
 *
 * Frees @self and what it holds.
 */
void byline_sync_feed_free (BylineSyncFeed *self);
/**
 * byline_sync_entry_new:
 * @id: what the server calls it
 *
 * Returns: (transfer full): an entry without anything else
 */
BylineSyncEntry *byline_sync_entry_new (const char *id);
/**
 * byline_sync_entry_free:
 * @self: (transfer full) (nullable): an entry
 *
 * Frees @self and what it holds.
 */
void byline_sync_entry_free (BylineSyncEntry *self);
/**
 * byline_sync_category_free:
 * @self: (transfer full) (nullable): a category
 *
 * Frees @self and what it holds.
 */
void byline_sync_category_free (BylineSyncCategory *self);
/**
 * byline_sync_enclosure_free:
 * @self: (transfer full) (nullable): an enclosure
 *
 * Frees @self and what it holds.
 */
void byline_sync_enclosure_free (BylineSyncEnclosure *self);
/**
 * byline_sync_answer_new:
 *
 * Returns: (transfer full): an answer that says nothing
 */
BylineSyncAnswer *byline_sync_answer_new (void);
/**
 * byline_sync_answer_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees @self and what it holds.
 */
void byline_sync_answer_free (BylineSyncAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncFeed, byline_sync_feed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncEntry, byline_sync_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSyncAnswer, byline_sync_answer_free)

G_END_DECLS
