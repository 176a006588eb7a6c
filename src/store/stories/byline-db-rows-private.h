/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db-private.h"
#include "byline-story-row-private.h"

G_BEGIN_DECLS

/* --- byline-db-rows.c --- */

/** Returns: (transfer full): the row, or %NULL with NOT_FOUND. */
BylineStoryRow *_byline_db_get_row (BylineDb *self, gint64 story_id, GError **error);
/** Returns: the number that the next new story gets; -1 with an error. Within a transaction. */
gint64 _byline_db_next_number (BylineDb *self, GError **error);
/**
 * Writes a new story's rows, search index, sections and authors. @row's id is the number it
 * gets; if it is 0, the next one, which is filled in.
 */
gboolean _byline_db_insert_story (BylineDb *self,
                                  BylineStoryRow *row,
                                  const BylineArticle *article,
                                  GError **error);
/** Brings a story's rows to what @article says. Marks and order stay. */
gboolean _byline_db_update_story (BylineDb *self,
                                  const BylineStoryRow *row,
                                  const BylineArticle *article,
                                  GError **error);
/** Returns: (transfer full): the text of @article's body, whether or not it is opened. */
char *_byline_db_dup_text (const BylineArticle *article);
/** Returns: (transfer full) (nullable): what a list shows below (or without) @article's headline. */
char *_byline_db_passage (const BylineArticle *article);
/** Returns: when a story sorts that was @published (0: not said) and came in at @received. */
gint64 _byline_db_sort_time (gint64 published, gint64 received);
/** As _byline_db_sort_time(), of an article: without a date, when it was last changed counts. */
gint64 _byline_db_article_sort_time (const BylineArticle *article, gint64 received);

/**
 * _byline_db_keep_sort_time:
 *
 * Notes when a story sorts whose article now says another date: order is fixed on arrival, and
 * the archive alone would forget it. Journalled, once a story.
 */
gboolean _byline_db_keep_sort_time (BylineDb *self,
                                    const char *key,
                                    gint64 sort_time,
                                    GError **error);
/** As _byline_db_keep_sort_time(), in place of what was noted before. */
gboolean _byline_db_set_sort_time (BylineDb *self,
                                   const char *key,
                                   gint64 sort_time,
                                   GError **error);
/** Returns: what _byline_db_keep_sort_time() noted, or @fallback. */
gint64 _byline_db_get_first_sort_time (BylineDb *self, const char *key, gint64 fallback);

/* --- byline-db-texts.c --- */

/** Sets what is searched of a story; @body: its text. */
gboolean _byline_db_set_text (BylineDb *self,
                              const BylineStoryRow *row,
                              const BylineArticle *article,
                              const char *body,
                              GError **error);
/**
 * From here to _byline_db_end_bulk_index(), in one transaction, texts are gathered, and no search finds
 * them: for many stories that is much cheaper.
 */
void _byline_db_begin_bulk_index (BylineDb *self);
gboolean _byline_db_end_bulk_index (BylineDb *self, GError **error);
/**
 * Before many stories are deleted their texts are removed together: makes temp.leaving (story), to be
 * filled before _byline_db_remove_texts() is called.
 */
gboolean _byline_db_begin_removing_texts (BylineDb *self, GError **error);
gboolean _byline_db_remove_texts (BylineDb *self, GError **error);
/** The story has another place in the search. */
gboolean _byline_db_move_text (BylineDb *self,
                               gint64 story,
                               gint64 from,
                               gint64 to,
                               GError **error);
/** Returns: whether what is searched of a story is there and can be read. */
gboolean _byline_db_has_texts (BylineDb *self, gint64 story);
/** Returns: (transfer full) (nullable): the text of a story's body as it is searched. */
char *_byline_db_dup_body (BylineDb *self, gint64 story);
/** Packs anew what stands in packs of which most is gone, or in many small ones. */
gboolean _byline_db_repack_texts (BylineDb *self, GError **error);

/* --- byline-db-marks.c --- */

/** Gives a story that comes back the marks that it had. */
gboolean _byline_db_take_waiting_marks (BylineDb *self, BylineStoryRow *row, GError **error);

/* --- byline-db-identity.c --- */

/** Returns: (transfer full): the key of a story that arrives as @item of the feed of @seed. */
char *_byline_db_make_key (const char *seed, const char *item);
/** Returns: (transfer full): what a tombstone for the canonical @url in a publication is called. */
char *_byline_db_make_url_key (const char *publication_key, const char *url);
/**
 * Returns: (transfer full) (nullable): the canonical form of @url if it can tell one story from
 * the others.
 */
char *_byline_db_story_url (BylineDb *self, gint64 publication_id, const char *url);
/** The canonical @url is one of @story_id's. */
gboolean _byline_db_add_url (BylineDb *self,
                             gint64 publication_id,
                             const char *url,
                             gint64 story_id,
                             GError **error);
/**
 * @item of @feed_id is @story_id; @hash (nullable): what it last said; @guid: the hash of its guid, 0
 * for none.
 */
gboolean _byline_db_add_item (BylineDb *self,
                              gint64 feed_id,
                              const char *item,
                              gint64 story_id,
                              GBytes *hash,
                              gint64 guid,
                              GError **error);
/** @feed_id carries the story. */
gboolean _byline_db_add_feed (BylineDb *self,
                              gint64 feed_id,
                              const BylineStoryRow *row,
                              GError **error);
/**
 * Fills @urls (char *) with the addresses of the feeds that carry a story; the one that its id is
 * of stands first.
 */
gboolean _byline_db_get_feed_urls (BylineDb *self,
                                   gint64 story_id,
                                   GPtrArray *urls,
                                   GError **error);

/* --- byline-db-import.c --- */

/** What became of an article of the archive. */
typedef enum {
  BYLINE_IMPORT_DONE,      /* the index has a row for it now */
  BYLINE_IMPORT_FORGOTTEN, /* the story or its publication was deleted: its file may go */
  BYLINE_IMPORT_HOMELESS,  /* it belongs to no publication that the journal names */
} BylineImport;

/**
 * _byline_db_import_article:
 * @outcome: (out): what became of it
 *
 * Indexes an article of the archive that has no row, under the number that it had. It makes neither
 * publications nor feeds: only the journal subscribes.
 */
gboolean _byline_db_import_article (BylineDb *self,
                                    const char *key,
                                    const BylineArticle *article,
                                    BylineImport *outcome,
                                    GError **error);

G_END_DECLS
