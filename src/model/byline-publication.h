/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "byline-ahead.h"
#include "byline-network.h"
#include "byline-record.h"
#include "byline-page-policy.h"
#include "byline-retention.h"

G_BEGIN_DECLS

/**
 * BYLINE_FEED_FORMAT_PAGE:
 *
 * The format of a feed document that is made of a page's list of stories.
 */
#define BYLINE_FEED_FORMAT_PAGE "page"

/**
 * BylineFeed:
 *
 * An address that a publication is polled at, and how that went.
 */
typedef struct {
  gint64 id;
  gint64 publication_id; /* the publication's row */
  char *url;
  BylineNetwork network;  /* where @url may lie: private if it does, or while nothing has come */
  char *title;            /* nullable: what the feed calls itself */
  char *description;      /* nullable: what it says of itself, plain, at most 500 characters */
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
  guint ttl_minutes;      /* how often it says that it wants to be asked; 0: it does not say */
  guint skip_hours;       /* when not: bit n from n to n + 1, UTC */
  guint skip_days;        /* and on which days: bit 0 is Monday, UTC */
  gint64 max_age;         /* seconds that its last answer is good; 0: its server does not say */
  gint64 changed;         /* when it last brought something new; 0: never */
  gint64 change_gap;      /* the usual time between changes, in seconds; 0: not known */
  gboolean may_be_asked;  /* at once, however little time has gone by since the last time */
  gint64
    held_until; /* its server asked not to be asked before, nor its host's other feeds; 0: no */
  char *
    held_host; /* nullable: the host that asked it ("host:port"), if the address led to another one */
  guint n_stories;
  gint64 account_id; /* the account whose server brings it; 0: this computer polls it */
} BylineFeed;

/**
 * byline_feed_record:
 *
 * The fields of #BylineFeed.
 */
extern const BylineRecord byline_feed_record;

/**
 * byline_feed_new:
 *
 * Returns: (transfer full): a new feed
 */
BylineFeed *byline_feed_new (void);
/**
 * byline_feed_copy:
 * @self: a feed
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylineFeed *byline_feed_copy (const BylineFeed *self);
/**
 * byline_feed_free:
 * @self: (transfer full) (nullable): a feed
 *
 * Frees @self and what it holds.
 */
void byline_feed_free (BylineFeed *self);
/**
 * byline_feed_is_page:
 * @self: a feed
 *
 * Returns: whether the page itself is followed
 */
gboolean byline_feed_is_page (const BylineFeed *self);

/**
 * BylinePublication:
 *
 * A site or paper, with a name, an icon and feeds.
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
  BylinePageReading pages;    /* whether its stories' pages are read */
  BylineAhead ahead;          /* what is loaded before it is opened */
  char *description; /* nullable: what the first of its feeds that says something says of it */
  guint n_stories;
  guint n_unread;
  gboolean has_errors; /* the last poll of one of its feeds failed */
  GPtrArray *feeds;    /* of BylineFeed */
} BylinePublication;

/**
 * byline_publication_record:
 *
 * The fields of #BylinePublication.
 */
extern const BylineRecord byline_publication_record;

#define BYLINE_TYPE_PUBLICATION (byline_publication_get_type ())
/**
 * byline_publication_get_type:
 *
 * Returns: the type of #BylinePublication
 */
GType byline_publication_get_type (void);

/**
 * byline_publication_new:
 *
 * Returns: (transfer full): a new publication
 */
BylinePublication *byline_publication_new (void);
/**
 * byline_publication_copy:
 * @self: a publication
 *
 * Returns: (transfer full): a copy of @self, with copies of what it holds
 */
BylinePublication *byline_publication_copy (const BylinePublication *self);
/**
 * byline_publication_free:
 * @self: (transfer full) (nullable): a publication
 *
 * Frees @self and what it holds.
 */
void byline_publication_free (BylinePublication *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeed, byline_feed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePublication, byline_publication_free)

G_END_DECLS
