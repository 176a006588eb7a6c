/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * _byline_feed_body_read:
 * @html: the body of a feed's item, sanitised
 * @base: (nullable): what its addresses are relative to
 * @known: (element-type BylineAuthor): who wrote it, as the feed says
 * @take_others: whether cards of people who are not @known name authors, too
 * @footnotes: gets the footnotes
 * @cards: gets the authors whose cards stand in the body, with biography, contacts and portrait
 * @is_cut: set where something was left out because there is too much
 *
 * A card is what is called so, what stands below a heading such as "About the author", and a
 * paragraph about somebody known at the end: in italics, behind a rule, or with ways to reach
 * them. Cards are no part of the text.
 *
 * Returns: (transfer full) (element-type BylineBlock): the rest of the body.
 */
GPtrArray *_byline_feed_body_read (const char *html,
                                   const char *base,
                                   GPtrArray *known,
                                   gboolean take_others,
                                   GPtrArray *footnotes,
                                   GPtrArray *cards,
                                   gboolean *is_cut);

/** Returns: whether @text, a line of a body, may be the heading of what is said about an author. */
gboolean _byline_feed_body_may_be_about (const char *text);

G_END_DECLS
