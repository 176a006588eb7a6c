/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-merged-feed.h"
#include "byline-reading-position.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineFeedUpdate:
 * @articles: (element-type BylineArticle): from byline_article_from_feed_item(), in the document's
 *   order
 * @now: when; becomes `received` of what is new
 * @new_url: (nullable): the feed moved for good
 * @description: (nullable): what the feed says of itself, plain
 * @network: where the document came from
 * @moved_network: where @new_url lies
 * @feed_network: where the feed's address lies; with @new_url that is where @moved_network says
 *
 * What one poll of a feed brought.
 */
typedef struct {
  gint64 feed_id;
  GPtrArray *articles;
  gint64 now;
  gint64 next_due;
  const char *new_url;
  const char *title;
  const char *description;
  const char *home_page_url;
  const char *icon_url;
  const char *format;
  const char *etag;
  const char *last_modified;
  BylineNetwork network;
  BylineNetwork moved_network;
  BylineNetwork feed_network;
} BylineFeedUpdate;

/**
 * BylineCommitResult:
 * @added: (element-type gint64): rows of stories
 * @updated: (element-type gint64): rows of stories
 * @stories: (element-type gint64): the row of each of the update's articles, in their order; 0 of
 *   one that was forgotten, or that nothing can be told by
 * @merged: (nullable): that the feed has become one with another
 *
 * What a poll changed.
 */
typedef struct {
  GArray *added;
  GArray *updated;
  GArray *stories;
  BylineMergedFeed *merged;
} BylineCommitResult;

/**
 * byline_commit_result_new:
 *
 * Returns: (transfer full): a result in which nothing changed
 */
BylineCommitResult *byline_commit_result_new (void);
/**
 * byline_commit_result_free:
 * @self: (transfer full) (nullable): a result
 *
 * Frees @self and what it holds.
 */
void byline_commit_result_free (BylineCommitResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCommitResult, byline_commit_result_free)

/**
 * byline_db_begin_group:
 * @self: the writing connection, in no transaction
 * @error: return location for an error
 *
 * Begins a transaction that holds several others: what feeds bring, and how they are doing. None lasts
 * before byline_db_commit_group() has committed all. What all of them need at their end, above all the
 * search index, is done once then. One that fails without having changed anything concerns no other; one
 * that fails half-way takes all with it: then they are to be tried one by one, each in a transaction of
 * its own.
 *
 * Returns: whether it has begun; %FALSE with @error set
 */
gboolean byline_db_begin_group (BylineDb *self, GError **error);
/**
 * byline_db_group_is_whole:
 * @self: the writing connection, in a group
 *
 * Returns: %FALSE if nothing can be added to the group any more: one of it failed half-way, or SQLite has
 *   rolled back all of it, as it does where the disk fails
 */
gboolean byline_db_group_is_whole (BylineDb *self);
/**
 * byline_db_commit_group:
 * @self: the writing connection, in a group
 * @error: return location for an error
 *
 * Ends the group.
 *
 * Returns: whether what it held was committed; %FALSE with @error set if none of it was
 */
gboolean byline_db_commit_group (BylineDb *self, GError **error);
/**
 * byline_db_commit_feed:
 * @self: the writing connection
 * @update: what the poll brought
 * @error: return location for an error
 *
 * Joins a poll's stories with what is there (byline-identity-private.h), writes the articles'
 * files, then rows, search index, sections, authors and the feed's validators in one transaction.
 * A story that is there and unchanged costs no write. A body fetched from its page is never
 * replaced by the feed's shorter one.
 *
 * Returns: (transfer full): what changed; %NULL with @error set
 */
BylineCommitResult *byline_db_commit_feed (BylineDb *self,
                                           const BylineFeedUpdate *update,
                                           GError **error);
/**
 * byline_db_record_feed_unchanged:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @now: the time now, in seconds since 1970
 * @next_due: when the feed is to be asked again, in seconds since 1970
 * @network: where its address lies
 * @error: return location for an error
 *
 * Keeps that a feed answered 304 (not modified).
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_record_feed_unchanged (BylineDb *self,
                                          gint64 feed_id,
                                          gint64 now,
                                          gint64 next_due,
                                          BylineNetwork network,
                                          GError **error);

/**
 * byline_db_update_validators:
 * @self: the database
 * @feed_id: a feed
 * @etag: (nullable): what "not modified" said is the feed's ETag now
 * @last_modified: (nullable): the same of its date
 * @error: return location of what went wrong
 *
 * Keeps those that are given for the next request; the others stay (RFC 9111, 4.3.4). On the
 * store's writing thread.
 *
 * Returns: whether it was done; else a %BYLINE_STORE_ERROR.
 */
gboolean byline_db_update_validators (BylineDb *self,
                                      gint64 feed_id,
                                      const char *etag,
                                      const char *last_modified,
                                      GError **error);
/**
 * byline_db_record_feed_failure:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @now: the time now, in seconds since 1970
 * @next_due: when the feed is to be asked again, in seconds since 1970
 * @code: what kind of failure it is: error_code of #BylineFeed
 * @message: a sentence, in English
 * @error: return location for an error
 *
 * Keeps that a poll failed. The validators stay.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_record_feed_failure (BylineDb *self,
                                        gint64 feed_id,
                                        gint64 now,
                                        gint64 next_due,
                                        const char *code,
                                        const char *message,
                                        GError **error);
/**
 * byline_db_record_feed_held:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @next_due: when the feed is asked again, in seconds since 1970
 * @error: return location for an error
 *
 * Keeps that a feed waits for a host that it leads to, and that was not asked: what is known of the feed stays.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_record_feed_held (BylineDb *self,
                                     gint64 feed_id,
                                     gint64 next_due,
                                     GError **error);

/**
 * byline_db_feed_warned:
 * @self: the writing connection
 * @feed_id: a feed's row
 * @code: what kind of warning it is: error_code of #BylineFeed
 * @message: a sentence, in English
 * @error: return location for an error
 *
 * Keeps a warning about a feed that came all the same. It counts until the next answer, and is no
 * failure.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_feed_warned (BylineDb *self,
                                gint64 feed_id,
                                const char *code,
                                const char *message,
                                GError **error);

/**
 * byline_db_load_article:
 * @self: the writing connection
 * @story_id: a story's row
 * @error: return location for an error
 *
 * Reads a story's article from the archive.
 *
 * Returns: (transfer full): the article; %NULL with %BYLINE_STORE_ERROR_NOT_FOUND,
 *   %BYLINE_STORE_ERROR_NO_ARTICLE (its file is missing or broken) or
 *   %BYLINE_STORE_ERROR_UNREADABLE
 */
BylineArticle *byline_db_load_article (BylineDb *self, gint64 story_id, GError **error);
/**
 * byline_db_load_display_article:
 * @self: the writing connection
 * @story_id: a story's row
 * @error: return location for an error
 *
 * Does what byline_db_load_article() does, gives authors and sections the names that the user's rules
 * give them, and says whether its page is to be read: the article is for reading, not for saving.
 *
 * Returns: (transfer full): the article; %NULL with @error set
 */
BylineArticle *byline_db_load_display_article (BylineDb *self, gint64 story_id, GError **error);
/**
 * byline_db_save_article:
 * @self: the writing connection
 * @story_id: a story's row
 * @article: what replaces its article
 * @error: return location for an error
 *
 * Replaces a story's article, when its page was fetched: file, search index, headline data,
 * authors and sections. What else the page shows whole enters the library as stories of the same
 * publication.
 *
 * Returns: whether it is saved; %FALSE with @error set
 */
gboolean byline_db_save_article (BylineDb *self,
                                 gint64 story_id,
                                 const BylineArticle *article,
                                 GError **error);

/**
 * byline_db_mark:
 * @self: the writing connection
 * @stories: (array length=n_stories): rows of stories
 * @n_stories: how many there are
 * @flag: which flag
 * @value: whether it is set
 * @error: return location for an error
 *
 * Sets or clears a flag of stories. One line in the journal.
 *
 * Returns: (transfer full) (element-type gint64): the rows that changed; %NULL with @error set
 */
GArray *byline_db_mark (BylineDb *self,
                        const gint64 *stories,
                        gsize n_stories,
                        BylineStoryFlag flag,
                        gboolean value,
                        GError **error);

/**
 * byline_db_set_position:
 * @self: the writing connection
 * @story_id: a story's row
 * @position: (nullable): where it was left; %NULL: it begins at its beginning
 * @error: return location for an error
 *
 * Keeps where a story is to be opened; byline_db_load_display_article() says it with the article. A
 * story that is not there is left out.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_set_position (BylineDb *self,
                                 gint64 story_id,
                                 const BylineReadingPosition *position,
                                 GError **error);

/* --- Pictures of saved stories (byline-db-pictures.c) --- */

/**
 * byline_db_wants_pictures:
 * @self: a connection
 * @now: a story whose pictures did not all come is wanted again when its time has come
 * @limit: the most stories
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): saved stories whose pictures are not known to be
 *   kept, the newest first; %NULL with @error set
 */
GArray *byline_db_wants_pictures (BylineDb *self, gint64 now, guint limit, GError **error);
/**
 * byline_db_set_pictures_kept:
 * @self: the writing connection
 * @story_id: a story's row
 * @all: whether all came
 * @now: the time now, in seconds since 1970
 * @error: return location for an error
 *
 * Keeps what became of a saved story's pictures. If all came, they are not asked for again until
 * the article changes; else after an hour, then after twice as long each time, nine times in all.
 *
 * Returns: whether it is kept; %FALSE with @error set
 */
gboolean byline_db_set_pictures_kept (BylineDb *self,
                                      gint64 story_id,
                                      gboolean all,
                                      gint64 now,
                                      GError **error);

G_END_DECLS
