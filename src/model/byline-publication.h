/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "byline-network.h"
#include "byline-record.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/** The format of a feed that is none: a page whose list of stories is read at each poll. */
#define BYLINE_FEED_FORMAT_PAGE "page"

/**
 * BylineFeed: an address that a publication is polled at, and how that went.
 */
typedef struct {
  gint64 id;
  gint64 publication_id; /* the publication's row */
  char *url;
  BylineNetwork network;  /* where @url may lie: private if it does, or while nothing has come */
  char *title;            /* nullable: what the feed calls itself */
  char *section;          /* nullable: every story of it belongs to this section */
  char *etag;             /* nullable */
  char *last_modified;    /* nullable */
  char *format;           /* nullable: "rss-2.0", …, BYLINE_FEED_FORMAT_PAGE */
  gint64 last_polled;     /* last time it was asked, 0: never */
  gint64 last_succeeded;  /* last time that it answered well, 0: never */
  gint64 next_due;        /* not before */
  guint n_failures;       /* in a row */
  char *last_error;       /* nullable: the last failure, a sentence in English */
  char *error_code;       /* nullable: "fetch:404", for translation */
  guint interval_minutes; /* 0: the default */
  guint n_stories;
} BylineFeed;

extern const BylineRecord byline_feed_record;

BylineFeed *byline_feed_new (void);
BylineFeed *byline_feed_copy (const BylineFeed *self);
void byline_feed_free (BylineFeed *self);
/** Returns: whether the page itself is followed. */
gboolean byline_feed_is_page (const BylineFeed *self);

/**
 * BylinePublication: a site or paper, with a name, an icon and feeds.
 */
typedef struct {
  gint64 id;                  /* the row */
  char *key;                  /* opaque, made at subscription, never changes */
  char *name;                 /* what the user calls it, else what it calls itself */
  char *own_name;             /* nullable: what it calls itself */
  char *home_page_url;        /* nullable */
  char *icon_url;             /* nullable */
  BylineNetwork icon_network; /* of the document that names it */
  char *folder;               /* nullable: the user's folder; "A/B" nests */
  BylineRetention retention;  /* what is set for it */
  guint n_stories;
  guint n_unread;
  gboolean has_errors; /* the last poll of one of its feeds failed */
  GPtrArray *feeds;    /* of BylineFeed */
} BylinePublication;

extern const BylineRecord byline_publication_record;

#define BYLINE_TYPE_PUBLICATION (byline_publication_get_type ())
GType byline_publication_get_type (void);

BylinePublication *byline_publication_new (void);
BylinePublication *byline_publication_copy (const BylinePublication *self);
void byline_publication_free (BylinePublication *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeed, byline_feed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePublication, byline_publication_free)

G_END_DECLS
