/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineMergedFeed:
 * @feed_id: the feed that is no subscription of its own any more
 * @publication_key: the key of the publication that it was of
 * @name: what that is called
 * @into_name: what the publication is called that it has become a part of
 * @url: the address of both
 *
 * A subscription that has moved, for good, to the address of another one.
 */
typedef struct {
  gint64 feed_id;
  char *publication_key;
  char *name;
  char *into_name;
  char *url;
} BylineMergedFeed;

/**
 * byline_merged_feed_copy:
 * @self: a merged feed
 *
 * Returns: (transfer full): a copy of @self
 */
BylineMergedFeed *byline_merged_feed_copy (const BylineMergedFeed *self);
/**
 * byline_merged_feed_free:
 * @self: (transfer full): a merged feed
 *
 * Frees @self and what it holds.
 */
void byline_merged_feed_free (BylineMergedFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineMergedFeed, byline_merged_feed_free)

G_END_DECLS
