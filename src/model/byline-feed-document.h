/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "byline-attachment.h"
#include "byline-author.h"
#include "byline-picture.h"
#include "byline-story-texts.h"

G_BEGIN_DECLS

/**
 * BylineFeedItem:
 *
 * One item as a feed says it. Bodies are sanitised HTML fragments with absolute addresses; the
 * rest is plain text, cleaned. Times are seconds since 1970, 0 if not said.
 */
typedef struct {
  char *id; /* never NULL: the feed's, else the url, else a hash of title and date */
  gboolean is_named_by_url; /* the feed gave no id, it is the url */
  char *url;                /* nullable */
  char *external_url;       /* nullable */
  char *title;              /* nullable, plain */
  BYLINE_STORY_TEXTS (BYLINE_STORY_TEXT_MEMBER)
  char *summary;      /* nullable, plain: the standfirst */
  char *summary_html; /* nullable: the shorter of two bodies */
  char *content_html; /* nullable */
  char *content_text; /* nullable: JSON Feed items without HTML */
  char *language;     /* nullable */
  char *comments_url; /* nullable */
  gint64 published;
  gint64 modified;
  BylinePicture *image;   /* nullable; caption and credit from media:description, media:credit */
  GPtrArray *pictures;    /* of BylinePicture: further ones, other than @image */
  GPtrArray *authors;     /* of BylineAuthor */
  GPtrArray *tags;        /* of char * */
  GPtrArray *attachments; /* of BylineAttachment */
} BylineFeedItem;

/**
 * byline_feed_item_record:
 *
 * The fields of #BylineFeedItem.
 */
extern const BylineRecord byline_feed_item_record;

/**
 * byline_feed_item_new:
 *
 * Returns: (transfer full): a new feed item
 */
BylineFeedItem *byline_feed_item_new (void);
/**
 * byline_feed_item_free:
 * @self: (transfer full) (nullable): a feed item
 *
 * Frees @self and what it holds.
 */
void byline_feed_item_free (BylineFeedItem *self);

/**
 * BylineFeedDocument:
 *
 * A feed as it came.
 */
typedef struct {
  char *format;        /* "rss-2.0", "rss-1.0", "rss-0.91", "atom-1.0", "json-feed-1.1" … */
  char *title;         /* nullable */
  char *home_page_url; /* nullable, absolute */
  char *feed_url;      /* nullable, absolute: what it calls itself */
  char *description;   /* nullable, plain */
  char *icon;          /* nullable: large, square */
  char *favicon;       /* nullable */
  char *language;      /* nullable */
  char *hub_url;       /* nullable */
  char *next_url;      /* nullable */
  gint64 updated;
  guint ttl_minutes;              /* how often to ask, 0 if not said */
  guint skip_hours;               /* when not to ask: bit n from n to n + 1, UTC */
  guint skip_days;                /* and on which days: bit 0 is Monday, UTC */
  GPtrArray *authors;             /* of BylineAuthor */
  GPtrArray *items;               /* of BylineFeedItem, in the document's order */
  GPtrArray *warnings;            /* of char *: what was wrong and how it was read, in English */
  gboolean is_truncated;          /* it ends before its end */
  gboolean has_partial_last_item; /* and that within its last item */
} BylineFeedDocument;

/**
 * byline_feed_document_record:
 *
 * The fields of #BylineFeedDocument.
 */
extern const BylineRecord byline_feed_document_record;

/**
 * byline_feed_document_new:
 *
 * Returns: (transfer full): a new feed document
 */
BylineFeedDocument *byline_feed_document_new (void);
/**
 * byline_feed_document_free:
 * @self: (transfer full) (nullable): a feed document
 *
 * Frees @self and what it holds.
 */
void byline_feed_document_free (BylineFeedDocument *self);
/**
 * byline_feed_document_warn:
 * @self: a feed document
 * @format: a format as of printf()
 * @...: its arguments
 *
 * Adds a warning, in English. The same one is added only once, and at most 50 are.
 */
void byline_feed_document_warn (BylineFeedDocument *self, const char *format, ...)
  G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedItem, byline_feed_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedDocument, byline_feed_document_free)

G_END_DECLS
