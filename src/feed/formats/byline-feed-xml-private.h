/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-builder-private.h"
#include "byline-xml-private.h"

G_BEGIN_DECLS

/* Where in a feed an element stands. */
typedef enum {
  CONTEXT_ROOT,
  CONTEXT_FEED,
  CONTEXT_ITEM,
  CONTEXT_IMAGE,
  CONTEXT_PERSON,
  CONTEXT_SOURCE,
  CONTEXT_MEDIA_GROUP,
  CONTEXT_MEDIA_CONTENT,
  CONTEXT_NEWS,
  CONTEXT_NEWS_PUBLICATION,
  CONTEXT_TEXT,    /* its content is collected */
  CONTEXT_SKIPPED, /* and all that it holds */
} Context;

/* An open element. */
typedef struct {
  const char *name;
  const char *base;    /* nullable */
  gsize text_start;    /* of its text in FeedReader.text */
  gsize limit;         /* of its text */
  guint8 context;      /* of its children */
  guint8 tag;          /* NONE: markup inside a text */
  guint8 kind;         /* BylineContentKind */
  guint8 decoded_kind; /* what base64 decodes to */
  guint8 is_permalink;
  guint8 owns_base;
  guint8 is_written;
} Frame;

typedef struct {
  const char *name;
  const char *uri;
  BylineNs ns;
  BylineTag tag;
  const BylineXmlAttribute *attributes;
  guint n_attributes;
} Element;

typedef struct {
  BylineFeedBuilder builder;
  const char *url;
  GArray *frames;
  GString *text;
  gboolean has_cut; /* a text, and said so */
  const char *text_base;
  const char *last_uri;
  BylineNs last_ns;
  const char *root_uri;
  BylineNs root_ns;
} FeedReader;

/** Returns: (transfer full) (nullable): an attribute of @element without a namespace, trimmed. */
char *_byline_element_dup (const Element *element, const char *name);
/**
 * Returns: (transfer full) (nullable): the address in an attribute, resolved against @frame's
 * base.
 */
char *_byline_element_dup_url (const Frame *frame, const Element *element, const char *name);

/** Elements that say everything, or what matters, in their attributes. */
BylineAttachment *_byline_feed_reader_add_file (FeedReader *self,
                                                const char *url,
                                                const char *type,
                                                const char *size);
void _byline_feed_reader_read_link (FeedReader *self, const Frame *frame, const Element *element);
void _byline_feed_reader_read_enclosure (FeedReader *self,
                                         const Frame *frame,
                                         const Element *element);
void _byline_feed_reader_start_media (FeedReader *self,
                                      Frame *frame,
                                      const Frame *parent,
                                      const Element *element);
void _byline_feed_reader_read_thumbnail (FeedReader *self,
                                         const Frame *frame,
                                         const Element *element);
void _byline_feed_reader_read_itunes_image (FeedReader *self,
                                            const Frame *frame,
                                            const Element *element);

/** Decides what a new element means: sets @frame's context and, if it has a meaning, its tag. */
void _byline_feed_reader_start (FeedReader *self,
                                Frame *frame,
                                const Frame *parent,
                                const Element *element);
/** Uses the element that ends, whose text is at its text_start. */
void _byline_feed_reader_end (FeedReader *self, const Frame *frame);

G_END_DECLS
