/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db-private.h"

G_BEGIN_DECLS

/** BylineGuids: whether a feed keeps what it calls its items. Numbers stand in index and journal. */
typedef enum {
  BYLINE_GUIDS_KEPT = 0,
  BYLINE_GUIDS_RENEWED_ONCE = 1, /* all that were known were renewed at the last poll */
  BYLINE_GUIDS_RENEWED = 2,      /* they say nothing */
} BylineGuids;

/**
 * BylineItem: what a feed says of one of its items, and which story that is. From @guid on, members are
 * set only if the document has changed.
 */
typedef struct {
  const BylineArticle *article;
  GBytes *digest;
  gboolean is_unchanged; /* nothing is to be done */
  gboolean is_copy;      /* an item in front of it says the same: neither is this to be looked at */
  gint64 story;          /* 0: none that is there */
  guint place;           /* in the document, from 1 */

  gint64 guid;    /* a hash; 0: none, or it says nothing */
  char *link;     /* nullable */
  char *headline; /* folded */
  gint64 headline_hash;
  gint64 date;
  GBytes *sketch; /* nullable */
  gboolean guid_is_spoiled;
  gboolean link_is_spoiled;
} BylineItem;

BylineItem *_byline_item_new (const BylineArticle *article);
void _byline_item_free (BylineItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineItem, _byline_item_free)

/** Returns: (transfer none): what the feed calls an article, else its address. */
const char *_byline_item_name (const BylineArticle *article);
/** Sets what @self is told by, but for its aliases. */
void _byline_item_describe (BylineItem *self);

/** BylineMatch: one document of a feed. @items: (element-type BylineItem) */
typedef struct {
  BylineDb *db;
  gint64 feed_id;
  gint64 publication_id;
  const char *feed_url;
  GPtrArray *items;
  BylineGuids guids;
} BylineMatch;

/**
 * _byline_db_match_items:
 *
 * Decides which stories the items of a document are, one to one, the best pair first. What does not
 * tell the feed's stories apart is spoiled. Within a transaction.
 */
gboolean _byline_db_match_items (BylineMatch *self, GError **error);
/**
 * _byline_db_keep_item:
 *
 * @item is @story from now on, by all its names; those that another story has, too, are spoiled.
 */
gboolean _byline_db_keep_item (BylineMatch *self,
                               const BylineItem *item,
                               gint64 story,
                               GError **error);
/** Keeps in a story's row what its feed last said: headline, date and the words of its text. */
gboolean _byline_db_set_said (BylineDb *self, gint64 story, const BylineItem *item, GError **error);

/** Returns: a number of 64 bits that stands for @text; 0 for none. */
gint64 _byline_identity_hash (const char *text);
/** Returns: the hash that a link is spoiled by. */
gint64 _byline_identity_hash_link (const char *link);
/** Returns: whether an alias tells nothing in a feed: 1 or 0; -1 with an error. */
gint64 _byline_db_is_spoiled (BylineDb *self, gint64 feed_id, gint64 alias, GError **error);

G_END_DECLS
