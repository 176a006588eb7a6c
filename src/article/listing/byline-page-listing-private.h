/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-metadata-private.h"
#include "byline-page-listing.h"

G_BEGIN_DECLS

/** BylineIndexEntry: a story that a page points to. */
typedef struct {
  guint link;  /* the link to it */
  guint title; /* the element whose words are its headline */
  guint level; /* of the heading, 7 for what is only called a headline, 0 for neither */
  char *url;
  char *canonical;
  guint from; /* the part of the page that tells of it */
  guint end;
  guint section; /* the heading that it stands below, 0 for none */
} BylineIndexEntry;

/**
 * _byline_listing_find:
 * @points_to_itself: (out): whether a headline leads to the page itself, as on a story's page
 *
 * Returns: (transfer full) (element-type BylineIndexEntry): the stories that the page points to,
 *   each address once, in order.
 */
GPtrArray *_byline_listing_find (const BylinePage *page, gboolean *points_to_itself);

/** Returns: whether an address looks like a story's: a date, a number, a headline in its path. */
gboolean _byline_listing_is_story_address (const char *url);

/** Returns: (transfer full): what the page tells of the story at @entry. */
BylineFeedItem *_byline_listing_read (const BylinePage *page, const BylineIndexEntry *entry);

/** Returns: whether @metadata's page lists stories and is none itself. */
gboolean _byline_page_is_listing (BylineMetadata *metadata);
/** Returns: (transfer full) (nullable): @metadata's page as a list of stories, %NULL if it is
 * none. */
BylineFeedDocument *_byline_page_read_listing (BylineMetadata *metadata);

G_END_DECLS
