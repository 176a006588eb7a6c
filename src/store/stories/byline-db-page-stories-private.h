/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db-private.h"
#include "byline-story-row-private.h"

G_BEGIN_DECLS

/**
 * _byline_db_add_page_stories:
 * @row: a story
 * @article: what its page says, as it is kept
 * @added: (element-type gint64): the rows of what is new are appended
 *
 * Makes stories of the teasers of a page that it shows whole, as far as they lie on the page's host and
 * are not known: of the same publication, without a feed, and as old as the story whose page they stand
 * on. Should a feed bring one of them later, the two are one by the rules of identity. Within a
 * transaction.
 */
gboolean _byline_db_add_page_stories (BylineDb *self,
                                      const BylineStoryRow *row,
                                      const BylineArticle *article,
                                      GArray *added,
                                      GError **error);

G_END_DECLS
