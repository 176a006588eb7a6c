/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BylineFeedLink: a feed that a page points to, or that may be found at a common place. */
typedef struct {
  char *url;    /* absolute */
  char *title;  /* nullable */
  char *type;   /* nullable: MIME type as announced */
  gboolean is_guess; /* a common place; nobody said that it is there */
} BylineFeedLink;

BylineFeedLink *byline_feed_link_new (const char *url,
                                      const char *title,
                                      const char *type);
void byline_feed_link_free (BylineFeedLink *self);

/**
 * byline_feed_discover:
 * @html: a page's bytes
 * @length: how many
 * @url: the page's address (after redirects)
 * @content_type: (nullable): its Content-Type
 *
 * The feeds that a page announces: `link rel=alternate` (best first, comment feeds last), then
 * anchors that look like feeds. Each address once. Pure; any thread.
 *
 * Returns: (transfer container) (element-type BylineFeedLink): maybe empty.
 */
GPtrArray *byline_feed_discover (const char *html,
                                 gsize       length,
                                 const char *url,
                                 const char *content_type);

/**
 * byline_feed_common_places:
 * @url: a page's address
 *
 * Returns: (transfer container) (element-type BylineFeedLink): where a site without an announcement
 * often keeps its feed
 *   (/feed, /rss.xml, /atom.xml, /index.xml, /feed.json), at most 6, all guesses.
 */
GPtrArray *byline_feed_common_places (const char *url);

/**
 * byline_page_find_icon:
 *
 * Returns: (transfer full) (nullable): address of the largest icon that the page announces
 * (apple-touch-icon, icon), absolute.
 */
char *byline_page_find_icon (const char *html,
                             gsize       length,
                             const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedLink, byline_feed_link_free)

G_END_DECLS
