/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db-private.h"

G_BEGIN_DECLS

/** Returns: (transfer full): an article of what the index knows of @story_id; %NULL with an error. */
BylineArticle *_byline_db_salvage_article (BylineDb *self, gint64 story_id, GError **error);
/** Writes what was salvaged to the file of @key. What stood there is kept as KEY.json.damaged. */
gboolean _byline_db_write_salvaged (BylineDb *self,
                                    const char *key,
                                    const BylineArticle *article,
                                    GError **error);
/** Makes the file of @story_id of what the index knows, and the row says so. */
gboolean _byline_db_salvage_file (BylineDb *self, gint64 story_id, const char *key, GError **error);
/**
 * Returns: (transfer full): @article, which the file of @story_id says, with the id, key, address,
 *   headline, publication, feeds, dates and text that the index knows; %NULL with an error.
 */
BylineArticle *_byline_db_mend_article (BylineDb *self,
                                        gint64 story_id,
                                        const BylineArticle *article,
                                        GError **error);
/** What the feed says of the story next time is taken as new, so that its file is written again. */
gboolean _byline_db_fetch_again (BylineDb *self, gint64 story_id, GError **error);

G_END_DECLS
