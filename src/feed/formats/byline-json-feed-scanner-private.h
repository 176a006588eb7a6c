/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Takes a JSON Feed apart without a parser, so that its items can be parsed one by one: a tree of
 * all of them takes ten times the memory of the text, and a cut off text has none.
 */
typedef struct {
  GString *head;       /* the feed's object, its list of items emptied */
  const char *items;   /* (nullable): what the list of items holds */
  const char *end;     /* of the text */
  gboolean is_truncated; /* the object has no end */
} BylineJsonFeedScanner;

/** @text: at the object's "{". */
void _byline_json_feed_scanner_init (BylineJsonFeedScanner *self, const char *text, gsize length);
void _byline_json_feed_scanner_clear (BylineJsonFeedScanner *self);
/**
 * Goes to the next item.
 *
 * @item: (out): not NUL-terminated
 *
 * Returns: %FALSE if there is no whole one left.
 */
gboolean _byline_json_feed_scanner_next (BylineJsonFeedScanner *self, const char **item, gsize *length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineJsonFeedScanner, _byline_json_feed_scanner_clear)

G_END_DECLS
