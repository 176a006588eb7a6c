/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-document.h"

G_BEGIN_DECLS

/**
 * BYLINE_FEED_FORMAT_PAGE:
 *
 * The format of a feed document that is made of a page's list of stories.
 */
#define BYLINE_FEED_FORMAT_PAGE "page"
/**
 * BYLINE_PAGE_INDEX_MAX_STORIES:
 *
 * The most stories that are taken from one page.
 */
#define BYLINE_PAGE_INDEX_MAX_STORIES 200

/**
 * byline_page_parse_listing:
 * @html: a page's bytes as they came
 * @length: how many
 * @url: (nullable): its address after redirects
 * @content_type: (nullable): the Content-Type header
 * @error: return location
 *
 * Reads the list of stories of an index page (a front page, a section's or an author's page), so
 * that a site without a feed can be followed. Items have an address, a headline, and, where the
 * page gives them, standfirst, picture, kicker, section (as tags), authors and date; their ids are
 * canonical addresses, so that a story whose headline is edited stays the same. Menus, footers,
 * lists of what is read most are left out; each story comes once. Pure; any thread.
 *
 * Returns: (transfer full): the stories as a feed, at least two; or %NULL with
 *   %BYLINE_PARSE_ERROR_NOT_A_FEED if the page lists none (a story's page, a form), or with
 *   %BYLINE_PARSE_ERROR_EMPTY, _TOO_LARGE or _MALFORMED.
 */
BylineFeedDocument *byline_page_parse_listing (const char *html,
                                               gsize length,
                                               const char *url,
                                               const char *content_type,
                                               GError **error);

G_END_DECLS
