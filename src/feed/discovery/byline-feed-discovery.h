/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineFeedLink:
 *
 * A feed that a page points to, or that may be found at a common place.
 */
typedef struct {
  char *url;            /* absolute */
  char *title;          /* nullable */
  char *type;           /* nullable: MIME type as announced */
  gboolean is_guess;    /* a common place; nobody said that it is there */
  gboolean is_comments; /* of comments, by what it is called */
} BylineFeedLink;

/**
 * byline_feed_link_new:
 * @url: an absolute address, copied
 * @title: (nullable): what it is called, copied
 * @type: (nullable): its MIME type as announced, copied
 *
 * Returns: (transfer full): a link
 */
BylineFeedLink *byline_feed_link_new (const char *url, const char *title, const char *type);
/**
 * byline_feed_link_free:
 * @self: (transfer full) (nullable): a link
 *
 * Frees @self and what it holds.
 */
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
                                 gsize length,
                                 const char *url,
                                 const char *content_type);

/**
 * byline_feed_discover_in_header:
 * @link_header: (nullable): an HTTP Link header (RFC 8288); several are joined by commas
 * @url: the page's address (after redirects)
 *
 * Pure; any thread.
 *
 * Returns: (transfer container) (element-type BylineFeedLink): the feeds that the header announces,
 *   maybe none
 */
GPtrArray *byline_feed_discover_in_header (const char *link_header, const char *url);

/**
 * byline_page_find_onward:
 * @html: a page's bytes
 * @length: how many
 * @url: the page's address (after redirects)
 * @content_type: (nullable): its Content-Type
 * @link_header: (nullable): its Link header
 *
 * Where a page that announces no feed sends on to: the targets of `meta http-equiv=refresh`, then
 * its canonical address, if those are others. Pure; any thread.
 *
 * Returns: (transfer container) (element-type utf8): absolute addresses, maybe none
 */
GPtrArray *byline_page_find_onward (const char *html,
                                    gsize length,
                                    const char *url,
                                    const char *content_type,
                                    const char *link_header);

/**
 * byline_page_parse_refresh:
 * @content: (nullable): what a `meta http-equiv=refresh` or a Refresh header says
 * @base: what its address is relative to
 *
 * Returns: (transfer full) (nullable): where a reader is sent within half a minute, or %NULL
 */
char *byline_page_parse_refresh (const char *content, const char *base);

/**
 * byline_page_is_consent:
 * @asked: the address that was asked for
 * @url: the address that answered
 *
 * Returns: whether @url is where a site asks for consent, by what its host or path is called, and
 *   another one than @asked
 */
gboolean byline_page_is_consent (const char *asked, const char *url);

/**
 * byline_page_asks_consent:
 * @html: a page's bytes
 * @length: how many
 * @url: its address
 *
 * Returns: whether a form of the page sends consent somewhere, by what that is called. Many pages
 *   have such a form beside what they show: it says something of one that another address led to
 */
gboolean byline_page_asks_consent (const char *html, gsize length, const char *url);

/**
 * byline_feed_guess_service_links:
 * @url: (nullable): an address
 *
 * Where well-known services keep the feeds of what stands at @url: YouTube, Reddit, GitHub, GitLab,
 * Medium, Substack, WordPress, Blogger, Tumblr and others: known by their hosts, so that the page
 * itself need not be asked. Pure; any thread.
 *
 * Returns: (transfer container) (element-type BylineFeedLink): best first, at most 4, all guesses;
 * empty for any other address, and for one that looks like a feed's own.
 */
GPtrArray *byline_feed_guess_service_links (const char *url);

/**
 * byline_feed_guess_software_links:
 * @url: (nullable): an address
 *
 * As byline_feed_guess_service_links() for software that stands at any host, known by the form of its
 * addresses: Mastodon and its kin, Lemmy, PeerTube, Discourse, WordPress.
 *
 * Returns: (transfer container) (element-type BylineFeedLink): best first, at most 4, all guesses.
 */
GPtrArray *byline_feed_guess_software_links (const char *url);

/**
 * byline_feed_guess_common_links:
 * @url: a page's address
 *
 * Returns: (transfer container) (element-type BylineFeedLink): where a site without an announcement
 * often keeps its feed (feed below the page, /feed, /rss.xml, /atom.xml, /index.xml), at most 5,
 * all guesses.
 */
GPtrArray *byline_feed_guess_common_links (const char *url);

/**
 * byline_feed_robots_url:
 * @url: a page's address
 *
 * Returns: (transfer full) (nullable): the address of its host's robots.txt (RFC 9309).
 */
char *byline_feed_robots_url (const char *url);

/**
 * byline_feed_news_sitemaps:
 * @robots: (nullable): a robots.txt
 * @length: its bytes
 * @url: the page's address
 *
 * Returns: (transfer container) (element-type BylineFeedLink): the sitemaps of news that
 * `Sitemap:` lines name, then a place where they often stand; guesses.
 */
GPtrArray *byline_feed_news_sitemaps (const char *robots, gsize length, const char *url);

/**
 * byline_page_find_icon:
 * @html: a page's bytes
 * @length: how many
 * @url: the page's address (after redirects)
 *
 * Returns: (transfer full) (nullable): address of the largest icon that the page announces
 *   (apple-touch-icon, icon), absolute
 */
char *byline_page_find_icon (const char *html, gsize length, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFeedLink, byline_feed_link_free)

/**
 * byline_page_find_software_links:
 * @bytes: a page
 * @length: of @bytes
 * @url: its address
 *
 * Finds out by the page's generator which software made it, and where that serves feeds.
 *
 * Returns: (transfer full) (element-type BylineFeedLink): where the page's software is known to serve
 *   feeds, with is_guess; empty if it is not known
 */
GPtrArray *byline_page_find_software_links (const char *bytes, gsize length, const char *url);

G_END_DECLS
