/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-author.h"
#include "byline-network.h"

G_BEGIN_DECLS

/**
 * BylineAuthorCard:
 *
 * Who wrote a story: portrait, name, biography, ways to reach them.
 *
 * Signals: author-activated (string name); link-activated (string uri); message (string text):
 * something was copied.
 */
#define BYLINE_TYPE_AUTHOR_CARD (byline_author_card_get_type ())
G_DECLARE_FINAL_TYPE (BylineAuthorCard, byline_author_card, BYLINE, AUTHOR_CARD, GtkWidget)

/**
 * byline_author_card_new:
 * @author: an author
 * @from: where the document came from that names the portrait
 *
 * Returns: (transfer none) (floating): a card
 */
GtkWidget *byline_author_card_new (const BylineAuthor *author, BylineNetwork from);
/**
 * byline_author_card_is_worth:
 * @author: an author
 *
 * Returns: whether there is more to say of @author than the name
 */
gboolean byline_author_card_is_worth (const BylineAuthor *author);
/**
 * byline_author_card_get_avatar:
 * @self: a card
 *
 * Returns: (transfer none): where the portrait goes; its address is in the data
 *   "byline-picture-url", where that was named in "byline-picture-from" (#BylineNetwork)
 */
AdwAvatar *byline_author_card_get_avatar (BylineAuthorCard *self);

G_END_DECLS
