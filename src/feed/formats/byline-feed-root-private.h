/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the beginning and the end of a document of markup tell, even if nothing between can be read. */

typedef enum {
  BYLINE_FEED_ROOT_FEED,
  BYLINE_FEED_ROOT_PAGE,
  BYLINE_FEED_ROOT_SITEMAPS, /* a list of them */
  BYLINE_FEED_ROOT_OTHER,
} BylineFeedRoot;

/**
 * Looks at the first element.
 *
 * @name: (out) (transfer full): a feed's root, without prefix; set only if it is one
 */
BylineFeedRoot _byline_feed_find_root (const char *text, gsize length, char **name);
/** Sets the error of a document that is @kind and no feed. */
void _byline_feed_set_not_a_feed (BylineFeedRoot kind, GError **error);
/** Returns: whether the element @name is never ended in @text. */
gboolean _byline_feed_is_cut_off (const char *text, gsize length, const char *name);
/** Returns: whether the last tag of an item in @text opens one. */
gboolean _byline_feed_is_item_open (const char *text, gsize length);

G_END_DECLS
