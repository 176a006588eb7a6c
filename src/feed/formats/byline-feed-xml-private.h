/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-builder-private.h"
#include "byline-xml-private.h"

G_BEGIN_DECLS

/* Where in a feed an element stands. */
typedef enum {
  BYLINE_FEED_CONTEXT_ROOT,
  BYLINE_FEED_CONTEXT_FEED,
  BYLINE_FEED_CONTEXT_ITEM,
  BYLINE_FEED_CONTEXT_IMAGE,
  BYLINE_FEED_CONTEXT_PERSON,
  BYLINE_FEED_CONTEXT_SOURCE,
  BYLINE_FEED_CONTEXT_MEDIA_GROUP,
  BYLINE_FEED_CONTEXT_MEDIA_CONTENT,
  BYLINE_FEED_CONTEXT_NEWS,
  BYLINE_FEED_CONTEXT_NEWS_PUBLICATION,
  BYLINE_FEED_CONTEXT_CATEGORY, /* that holds others */
  BYLINE_FEED_CONTEXT_TEXT,     /* its content is collected */
  BYLINE_FEED_CONTEXT_PAUSES,   /* skipHours, skipDays */
  BYLINE_FEED_CONTEXT_SKIPPED,  /* and all that it holds */
} BylineFeedContext;

/* An open element. */
typedef struct {
  const char *name;
  const char *base;    /* nullable */
  gsize text_start;    /* of its text in BylineFeedReader.text */
  gsize limit;         /* of its text */
  guint8 context;      /* of its children */
  guint8 tag;          /* NONE: markup inside a text */
  guint8 kind;         /* BylineFeedTextType */
  guint8 decoded_kind; /* what base64 decodes to */
  guint8 is_permalink;
  guint8 owns_base;
  guint8 is_written;
  guint8 is_media; /* of Media RSS, within a text */
} BylineFeedFrame;

typedef struct {
  const char *name;
  const char *uri;
  BylineNs ns;
  BylineFeedElement tag;
  const BylineXmlAttribute *attributes;
  guint n_attributes;
} BylineFeedStartTag;

typedef struct {
  BylineFeedBuilder builder;
  const char *url;
  GArray *frames;
  GString *text;
  gboolean has_warned_truncated; /* a text, and said so */
  const char *text_base;
  const char *last_uri;
  BylineNs last_ns;
  const char *root_uri;
  BylineNs root_ns;
} BylineFeedReader;

/** Returns: (transfer full) (nullable): an attribute of @element without a namespace, trimmed. */
char *_byline_feed_start_tag_dup (const BylineFeedStartTag *element, const char *name);
/**
 * Returns: (transfer full) (nullable): the address in an attribute, resolved against @frame's
 * base.
 */
char *_byline_feed_start_tag_dup_url (const BylineFeedFrame *frame,
                                      const BylineFeedStartTag *element,
                                      const char *name);

/** Elements that say everything, or what matters, in their attributes. */
BylineAttachment *_byline_feed_reader_add_file (BylineFeedReader *self,
                                                const char *url,
                                                const char *type,
                                                const char *size);
void _byline_feed_reader_read_link (BylineFeedReader *self,
                                    const BylineFeedFrame *frame,
                                    const BylineFeedStartTag *element);
void _byline_feed_reader_read_enclosure (BylineFeedReader *self,
                                         const BylineFeedFrame *frame,
                                         const BylineFeedStartTag *element);
void _byline_feed_reader_start_media (BylineFeedReader *self,
                                      BylineFeedFrame *frame,
                                      const BylineFeedFrame *parent,
                                      const BylineFeedStartTag *element);
void _byline_feed_reader_read_thumbnail (BylineFeedReader *self,
                                         const BylineFeedFrame *frame,
                                         const BylineFeedStartTag *element);
void _byline_feed_reader_read_itunes_image (BylineFeedReader *self,
                                            const BylineFeedFrame *frame,
                                            const BylineFeedStartTag *element);

/** Decides what a new element means: sets @frame's context and, if it has a meaning, its tag. */
void _byline_feed_reader_start (BylineFeedReader *self,
                                BylineFeedFrame *frame,
                                const BylineFeedFrame *parent,
                                const BylineFeedStartTag *element);
/** Uses the element that ends, whose text is at its text_start. */
void _byline_feed_reader_end (BylineFeedReader *self, const BylineFeedFrame *frame);

G_END_DECLS
