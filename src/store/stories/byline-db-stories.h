/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineFeedUpdate: what one poll of a feed brought.
 * @articles: (element-type BylineArticle): from byline_article_from_feed_item(), in the
 *   document's order
 * @now: when; becomes `received` of what is new
 * @new_url: (nullable): the feed moved for good
 * @network: where the document came from
 * @feed_network: where the feed's address lies; with @new_url that is where @network says
 */
typedef struct {
  gint64 feed_id;
  GPtrArray *articles;
  gint64 now;
  gint64 next_due;
  const char *new_url;
  const char *title;
  const char *home_page_url;
  const char *icon_url;
  const char *format;
  const char *etag;
  const char *last_modified;
  BylineNetwork network;
  BylineNetwork feed_network;
} BylineFeedUpdate;

/** BylineCommitResult: what a poll changed: (element-type gint64) rows of stories. */
typedef struct {
  GArray *added;
  GArray *updated;
} BylineCommitResult;

BylineCommitResult *byline_commit_result_new (void);
void byline_commit_result_free (BylineCommitResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCommitResult, byline_commit_result_free)

/**
 * byline_db_commit_feed:
 *
 * Joins a poll's stories with what is there (byline-identity-private.h), writes the articles'
 * files, then rows, search index, sections, authors and the feed's validators in one transaction.
 * A story that is there and unchanged costs no write. A body fetched from its page is never
 * replaced by the feed's shorter one.
 *
 * Returns: (transfer full): what changed, or %NULL.
 */
BylineCommitResult *byline_db_commit_feed (BylineDb *self,
                                           const BylineFeedUpdate *update,
                                           GError **error);
/** The feed answered 304. @network: where its address lies. */
gboolean byline_db_record_feed_unchanged (BylineDb *self,
                                          gint64 feed_id,
                                          gint64 now,
                                          gint64 next_due,
                                          BylineNetwork network,
                                          GError **error);
/**
 * The poll failed: @code as in #BylineFeed.error_code, @message a sentence. The validators stay.
 */
gboolean byline_db_record_feed_failure (BylineDb *self,
                                        gint64 feed_id,
                                        gint64 now,
                                        gint64 next_due,
                                        const char *code,
                                        const char *message,
                                        GError **error);

/** The feed came, but something is to be said of it: until the next answer, and no failure. */
gboolean byline_db_feed_warned (BylineDb *self,
                                gint64 feed_id,
                                const char *code,
                                const char *message,
                                GError **error);

/**
 * Returns: (transfer full): the article from the archive, or %NULL with NOT_FOUND, NO_ARTICLE
 * (file missing or broken) or UNREADABLE.
 */
BylineArticle *byline_db_load_article (BylineDb *self, gint64 story_id, GError **error);
/**
 * Returns: (transfer full): as byline_db_load_article(), with the names of authors and sections that
 * the user's rules give them: to be read, not to be saved.
 */
BylineArticle *byline_db_load_display_article (BylineDb *self, gint64 story_id, GError **error);
/**
 * Replaces a story's article (its page was fetched): file, search index, headline data, authors
 * and sections.
 */
gboolean byline_db_save_article (BylineDb *self,
                                 gint64 story_id,
                                 const BylineArticle *article,
                                 GError **error);

/**
 * byline_db_mark:
 *
 * Sets or clears a flag of stories; one journal line.
 *
 * Returns: (transfer full) (element-type gint64): the rows that changed, or %NULL.
 */
GArray *byline_db_mark (BylineDb *self,
                        const gint64 *stories,
                        gsize n_stories,
                        BylineStoryFlag flag,
                        gboolean value,
                        GError **error);

/* --- Pictures of saved stories (byline-db-pictures.c) --- */

/**
 * byline_db_wants_pictures:
 * @now: a story whose pictures did not all come is wanted again when its time has come
 * @limit: the most stories
 *
 * Returns: (transfer full) (element-type gint64): saved stories whose pictures are not known to be
 *   kept, the newest first; %NULL with an error.
 */
GArray *byline_db_wants_pictures (BylineDb *self, gint64 now, guint limit, GError **error);
/**
 * Keeps what became of a saved story's pictures. With @all they are not asked for again until the
 * article changes; else after an hour, then after twice as long each time, nine times in all.
 */
gboolean byline_db_set_pictures_kept (BylineDb *self,
                                      gint64 story_id,
                                      gboolean all,
                                      gint64 now,
                                      GError **error);

G_END_DECLS
