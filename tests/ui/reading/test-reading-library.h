/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/* A library that is never opened. In the place of its store and the network stand the articles that
 * a test gives it; it answers when the main loop turns. */

BylineLibrary *test_library_new (void);
/** @article: (transfer full) (nullable): what the archive has of @story_id */
void test_library_add (BylineLibrary *self, gint64 story_id, BylineArticle *article);
/** @article: (transfer full) (nullable): what the page of @story_id becomes; %NULL: it cannot be
 * fetched */
void test_library_add_page (BylineLibrary *self, gint64 story_id, BylineArticle *article);
/** Answers nothing until it is released. */
void test_library_hold (BylineLibrary *self, gboolean hold);
/** @folder: (nullable): where pictures lie, by the last part of their addresses */
void test_library_set_pictures (BylineLibrary *self, const char *folder);
guint test_library_get_n_fetched (BylineLibrary *self);
/** Those of them that were wished for whenever the page was fetched last. */
guint test_library_get_n_refetched (BylineLibrary *self);

/** A list of @n stories, 1 to @n. */
BylineStoryList *test_story_list_new (BylineLibrary *library, guint n);
/* A story leaves the list, as one does that is muted or deleted. */
void test_story_list_remove (BylineStoryList *self, gint64 story_id);

G_END_DECLS
