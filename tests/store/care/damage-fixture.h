/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-open.h"
#include "store-fixture.h"

#define DAMAGE_FEED "http://paper.example/feed"
#define DAMAGE_N_STORIES 120

/** Subscribes to a feed with #DAMAGE_N_STORIES stories, "Story 0" the newest. */
void damage_fill (Fixture *self);
/** Marks the newest hundred as read. */
void damage_mark_hundred (Fixture *self);
/** Returns: how many rows there are, @condition being a table with what may follow it. */
gint64 damage_count (Fixture *self, const char *condition);
/** Returns: (transfer full): what the profile's file @name holds. */
char *damage_read_file (Fixture *self, const char *name, gsize *length);
void damage_write_file (const char *path, const char *data, gsize length);
/** Replaces the first @before of a file by @after, which is as long. */
void damage_change_file (const char *path, const char *before, const char *after);
/** Returns: (transfer full): the path of a story's article file. */
char *damage_article_path (Fixture *self, const char *title);
/** Closes the database and deletes it. */
void damage_delete_database (Fixture *self);
/** Returns: (transfer full): what check says; with @repair, what it did. */
BylineCheck *damage_check (Fixture *self, gboolean repair);
/** Returns: whether one of the problems holds @text. */
gboolean damage_says (BylineCheck *result, const char *text);
