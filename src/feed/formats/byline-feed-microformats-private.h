/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-builder-private.h"
#include "byline-markup-tokenizer-private.h"

G_BEGIN_DECLS

/* What is open of a page while its microformats are read. */

typedef enum {
  BYLINE_MICROFORMATS_ROOT_NONE,
  BYLINE_MICROFORMATS_ROOT_FEED,
  BYLINE_MICROFORMATS_ROOT_ENTRY,
  BYLINE_MICROFORMATS_ROOT_CARD,  /* of an author */
  BYLINE_MICROFORMATS_ROOT_OTHER, /* nothing in it belongs to what is around it */
} BylineMicroformatsRoot;

typedef enum {
  BYLINE_MICROFORMATS_PROPERTY_AUTHOR = 1 << 0,
  BYLINE_MICROFORMATS_PROPERTY_CATEGORY = 1 << 1,
  BYLINE_MICROFORMATS_PROPERTY_CONTENT = 1 << 2,
  BYLINE_MICROFORMATS_PROPERTY_EMAIL = 1 << 3,
  BYLINE_MICROFORMATS_PROPERTY_FEATURED = 1 << 4,
  BYLINE_MICROFORMATS_PROPERTY_FILE = 1 << 5,
  BYLINE_MICROFORMATS_PROPERTY_NAME = 1 << 6,
  BYLINE_MICROFORMATS_PROPERTY_PHOTO = 1 << 7,
  BYLINE_MICROFORMATS_PROPERTY_PUBLISHED = 1 << 8,
  BYLINE_MICROFORMATS_PROPERTY_SUMMARY = 1 << 9,
  BYLINE_MICROFORMATS_PROPERTY_UID = 1 << 10,
  BYLINE_MICROFORMATS_PROPERTY_UPDATED = 1 << 11,
  BYLINE_MICROFORMATS_PROPERTY_URL = 1 << 12,
} BylineMicroformatsProperty;

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
} BylineMicroformatsElement;

typedef struct {
  BylineFeedBuilder builder;
  BylineMarkupTokenizer markup;
  const char *url;
  char *base;
  GArray *open;
  guint n_too_deep; /* open elements deeper than MAX_OPEN */
  guint n_feeds;
  gboolean has_announcement; /* of a feed proper */
  char *page_title;
  char *entry_link; /* (nullable): the open entry's only link */
  guint n_entry_links;
  gsize text_budget; /* of the text of properties, which may stand in one another: still to be read */
  gboolean is_over_budget;
} BylineMicroformatsReader;

/** Uses the innermost open element, which ends at @end, and closes it. */
void _byline_microformats_reader_end_element (BylineMicroformatsReader *self, const char *end);

G_END_DECLS
