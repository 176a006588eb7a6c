/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-author.h"
#include "byline-page-private.h"

G_BEGIN_DECLS

/**
 * _byline_author_find_contacts:
 * @text: (nullable): a biography
 *
 * Adds the addresses, handles and numbers that @text names.
 */
void _byline_author_find_contacts (BylineAuthor *author, const char *text);

/** Returns: whether @index is an author's card: it says so, and holds a name with a portrait or
 * a biography. */
gboolean _byline_page_is_author_box (const BylinePage *page, guint index);
/** Returns: (transfer full) (nullable): the author whose card is at @index. */
BylineAuthor *_byline_author_box_read (const BylinePage *page, guint index);
/** Reads what the links in [@from, @end) lead to: addresses, profiles elsewhere, the author's own
 * page. */
void _byline_author_box_read_links (const BylinePage *page,
                                    guint from,
                                    guint end,
                                    BylineAuthor *author);
/** Takes the first picture in [@from, @end) as the portrait of @author, if there is none yet. */
void _byline_author_box_read_portrait (const BylinePage *page,
                                       guint from,
                                       guint end,
                                       BylineAuthor *author);

G_END_DECLS
