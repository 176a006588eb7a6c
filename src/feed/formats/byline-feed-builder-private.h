/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-elements-private.h"
#include "byline-feed-private.h"

G_BEGIN_DECLS

#define BYLINE_N_BODIES (BYLINE_SLOT_BODY_MEDIA - BYLINE_SLOT_BODY_CONTENT + 1)

/* A body as it came: what its addresses are relative to is known at the end of its item. */
typedef struct {
  char *text; /* nullable: none */
  char *base; /* nullable: what an xml:base said */
  BylineFeedTextType kind;
} BylineFeedBody;

/*
 * Makes a feed's document of what its elements say, whatever the format: each text goes into a slot
 * of the item or of the feed, and at the end of either the best slot of each field is taken.
 */
typedef struct {
  BylineFeedDocument *document;
  BylineFeedItem *item; /* (nullable): the open one; without it slots are the feed's */
  char *feed_slots[BYLINE_N_SLOTS];
  char *item_slots[BYLINE_N_SLOTS];
  BylineFeedBody bodies[BYLINE_N_BODIES]; /* of the item; they go into its slots when it ends */
  const char *url;                        /* nullable: the feed's */

  BylineAuthor *person;     /* (nullable): the open one; its name may be empty */
  GPtrArray *feed_fallback; /* of BylineAuthor: if there are no others */
  GPtrArray *item_fallback;
  GPtrArray *source_authors;
  gboolean is_news; /* the open item of a sitemap */

  BylinePicture *media; /* (nullable): the open media:content, if it is a picture */
  GPtrArray *pictures;  /* of BylineOfferedPicture: the item's, in the order of the document */
  guint media_group;    /* the number of the open media:group, 0 outside */
  guint n_media_groups; /* of the item */
  char *media_title;    /* of the item or its group */
  char *media_description;
  char *media_credit;
} BylineFeedBuilder;

/** The format of a sitemap: of its pages only those that are news are items. */
#define BYLINE_FORMAT_SITEMAP "sitemap-news"

/** How good a picture's source is; the widest of the best is taken. */
typedef enum {
  BYLINE_PICTURE_RANK_ENCLOSURE,
  BYLINE_PICTURE_RANK_EPISODE,
  BYLINE_PICTURE_RANK_THUMBNAIL,
  BYLINE_PICTURE_RANK_ELEMENT,
  BYLINE_PICTURE_RANK_CONTENT,
} BylinePictureRank;

void _byline_feed_builder_init (BylineFeedBuilder *self);
/** Empties it; its document is the caller's. */
void _byline_feed_builder_clear (BylineFeedBuilder *self);

/** @value: (transfer full) (nullable): dropped if the slot is taken or it is empty. */
void _byline_feed_builder_set (BylineFeedBuilder *self, BylineFeedElement slot, char *value);
/** Keeps a body of the open item. @base: (nullable): what an xml:base said */
void _byline_feed_builder_set_body (BylineFeedBuilder *self,
                                    BylineFeedElement slot,
                                    const char *text,
                                    BylineFeedTextType kind,
                                    const char *base);
/** Puts the bodies of the open item into its slots, as HTML that can be trusted. */
void _byline_feed_builder_read_bodies (BylineFeedBuilder *self);
void _byline_feed_builder_clear_bodies (BylineFeedBuilder *self);
/** The same for the feed, whether an item is open or not. */
void _byline_feed_builder_set_feed (BylineFeedBuilder *self, BylineFeedElement slot, char *value);
void _byline_feed_builder_begin_item (BylineFeedBuilder *self);
void _byline_feed_builder_end_item (BylineFeedBuilder *self);
void _byline_feed_builder_end_feed (BylineFeedBuilder *self);

/** A picture of an item. */
typedef struct {
  BylinePicture *picture;
  BylinePictureRank rank;
  guint group; /* the media:group that it is a variant in, 0 if none */
} BylineOfferedPicture;

void _byline_offered_picture_free (BylineOfferedPicture *self);

/** @picture: (transfer full) */
void _byline_feed_builder_offer_picture (BylineFeedBuilder *self,
                                         BylinePicture *picture,
                                         BylinePictureRank rank);
/** Whether there is a picture that the item itself is about, of @rank or better. */
gboolean _byline_feed_builder_has_picture (BylineFeedBuilder *self, BylinePictureRank rank);
/** Gives the open item the best of its pictures, and all others that are not the same. */
void _byline_feed_builder_take_pictures (BylineFeedBuilder *self);
/** Where the authors of what is open are collected. */
GPtrArray *_byline_feed_builder_authors (BylineFeedBuilder *self);
/** Where those are collected that count if there are no others. */
GPtrArray *_byline_feed_builder_fallback_authors (BylineFeedBuilder *self);

G_END_DECLS
