/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-builder-private.h"
#include "byline-markup-private.h"

G_BEGIN_DECLS

/* What is open of a page while its microformats are read. */

typedef enum {
  ROOT_NONE,
  ROOT_FEED,
  ROOT_ENTRY,
  ROOT_CARD,  /* of an author */
  ROOT_OTHER, /* nothing in it belongs to what is around it */
} Root;

typedef enum {
  PROPERTY_AUTHOR = 1 << 0,
  PROPERTY_CATEGORY = 1 << 1,
  PROPERTY_CONTENT = 1 << 2,
  PROPERTY_EMAIL = 1 << 3,
  PROPERTY_FEATURED = 1 << 4,
  PROPERTY_FILE = 1 << 5,
  PROPERTY_NAME = 1 << 6,
  PROPERTY_PHOTO = 1 << 7,
  PROPERTY_PUBLISHED = 1 << 8,
  PROPERTY_SUMMARY = 1 << 9,
  PROPERTY_UID = 1 << 10,
  PROPERTY_UPDATED = 1 << 11,
  PROPERTY_URL = 1 << 12,
} Property;

typedef struct {
  const char *name;
  gsize name_length;
  const char *content; /* where it begins */
  guint properties;    /* of what is around it */
  guint8 owner;        /* Root that they are of */
  guint8 root;         /* Root that is open in it */
  gboolean is_root;    /* which it opens */
  char *url;           /* (nullable): what it refers to */
  char *value;         /* (nullable): said in an attribute */
} OpenElement;

typedef struct {
  BylineFeedBuilder builder;
  BylineMarkup markup;
  const char *url;
  char *base;
  GArray *open;
  guint beyond; /* open elements deeper than MAX_OPEN */
  guint n_feeds;
  gboolean has_announcement; /* of a feed proper */
  char *page_title;
  char *entry_link; /* (nullable): the open entry's only link */
  guint n_entry_links;
  gsize text_left; /* of the text of properties, which may stand in one another: still to be read */
  gboolean is_text_left_out;
} PageReader;

/** Uses the innermost open element, which ends at @end, and closes it. */
void _byline_microformats_end_element (PageReader *self, const char *end);

G_END_DECLS
