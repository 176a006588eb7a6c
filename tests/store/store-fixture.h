/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-lists.h"
#include "byline-db-maintenance.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-db.h"

G_BEGIN_DECLS

/* A profile in a temporary folder with a database open, and short ways to fill it. Failures
 * end the test. */

typedef struct {
  char *dir;
  BylineDb *db;
  gint64 now; /* of the next commit; each adds 60 */
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* Closes the database and opens it again. */
void fixture_reopen (Fixture *self);
void fixture_remove_tree (const char *path);
/* Returns: (transfer full): the path of @name in the profile. */
char *fixture_path (Fixture *self, const char *name);

gint64 fixture_subscribe (Fixture *self, const char *feed_url, const char *home_page_url);
/* An article as a feed brings it; @url may be NULL. */
BylineArticle *fixture_article (const char *id,
                                const char *url,
                                const char *title,
                                gint64 published);
void fixture_add_section (BylineArticle *article, const char *name);
void fixture_add_author (BylineArticle *article, const char *name);
void fixture_add_paragraph (BylineArticle *article, const char *text);
/* Commits @n articles (transfer full), a NULL-terminated list, as one poll of @feed_id. */
BylineCommitResult *fixture_commit (Fixture *self, gint64 feed_id, BylineArticle *first, ...)
  G_GNUC_NULL_TERMINATED;
BylineCommitResult *fixture_commit_array (Fixture *self, gint64 feed_id, GPtrArray *articles);

/* Returns: (transfer full): the headlines that @filter shows, in order, joined by "|". */
char *fixture_titles (Fixture *self, const BylineFilter *filter);
/* The same for a filter as byline_filter_parse() would read it, given by one member each; any
 * may be NULL. */
void fixture_assert_list (Fixture *self,
                          const char *section,
                          const char *author,
                          const char *search,
                          gboolean unread,
                          const char *expected);
gint64 fixture_find_title (Fixture *self, const char *title);
BylineStory *fixture_story (Fixture *self, gint64 id);
void fixture_mark (Fixture *self, gint64 story_id, BylineStoryFlag flag, gboolean value);
/* What is kept of a publication; 0: of all. Unread stories stay. */
void fixture_set_retention (Fixture *self, gint64 publication_id, guint days, guint stories);
/* Counts all over again by brute force and compares with the counters. */
void fixture_assert_counts (Fixture *self);

/** Makes stories that @sql selects (id, place, headline, body) searchable. */
void fixture_index (Fixture *self, const char *sql);

G_END_DECLS
