/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * _byline_page_next_url:
 *
 * Where the article on a page goes on: rel=next, "Next page", a numbered page, if the address is
 * this page's with the next number in its path or query, on the same host. The next story, the
 * older ones of a list and pages of comments are not taken for it.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL if the article ends here, or the page
 *   has no address.
 */
char *_byline_page_next_url (const BylinePage *page);

/**
 * _byline_page_alternate_url:
 *
 * Where the page can be had in a plainer form, to be asked for when it has no text itself: what it
 * announces as rel=amphtml, or as the version for print.
 *
 * Returns: (transfer full) (nullable): the address, never the page's own.
 */
char *_byline_page_alternate_url (const BylinePage *page);

G_END_DECLS
