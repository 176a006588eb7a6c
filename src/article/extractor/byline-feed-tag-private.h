/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BylineFeedElementKind: what an element of a sanitised body is to its scan (byline-feed-scan-private.h). */
typedef enum {
  BYLINE_FEED_OTHER,
  BYLINE_FEED_BLOCK,
  BYLINE_FEED_PARAGRAPH,
  BYLINE_FEED_HEADING,
  BYLINE_FEED_LIST,
  BYLINE_FEED_ITEM,
  BYLINE_FEED_QUOTE,
  BYLINE_FEED_FIGURE,
  BYLINE_FEED_CAPTION,
  BYLINE_FEED_INLINE,
  BYLINE_FEED_LINK,
  BYLINE_FEED_PICTURE,
  /* without an end */
  BYLINE_FEED_IMAGE,
  BYLINE_FEED_SOURCE,
  BYLINE_FEED_BREAK,
  BYLINE_FEED_CHANCE, /* for a line to break */
  BYLINE_FEED_RULE,
} BylineFeedElementKind;

/** BylineFeedElement: an element that the scan knows. */
typedef struct {
  const char *name;
  BylineFeedElementKind kind;
} BylineFeedElement;

/** BylineFeedValue: the value of an attribute as it stands; no text for none. */
typedef struct {
  const char *text;
  gsize length;
} BylineFeedValue;

/** BylineFeedTag: one start tag as it stands; points into the body. */
typedef struct {
  const char *begin;
  const char *end; /* behind it */
  const BylineFeedElement *element;
  guint32 hints;
  gboolean has_names; /* class */
  BylineFeedValue class_names;
  BylineFeedValue id;
  gboolean is_cited;
  gboolean leads_into_page;
  BylineFeedValue src;
  BylineFeedValue srcset;
  BylineFeedValue alt;
  int width; /* 0: it does not say */
  int height;
  gboolean is_small; /* a picture that may be an icon */
} BylineFeedTag;

/**
 * _byline_feed_tag_read:
 * @tag: (out caller-allocates): what is read
 * @p: where a start tag begins, as the sanitizer writes it
 *
 * Returns: whether nothing of it decides something that the scan does not know
 */
gboolean _byline_feed_tag_read (BylineFeedTag *tag, const char *p);
/** Returns: whether the @length bytes of @name are @wanted. */
gboolean _byline_feed_name_is (const char *name, gsize length, const char *wanted);

G_END_DECLS
