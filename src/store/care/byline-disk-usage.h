/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db.h"
#include "byline-story-key.h"

G_BEGIN_DECLS

/* What a profile takes on disk. The index says which files there are; asking the file system for
 * each is for a worker thread, which holds up no list meanwhile. */

/** BylineStoryFile: a story's file in the archive. */
typedef struct {
  gint64 publication_id;
  gboolean is_saved;
  char key[BYLINE_KEY_LENGTH + 1];
} BylineStoryFile;

/** Returns: (transfer full) (element-type BylineStoryFile): of all stories; %NULL with an error. */
GArray *byline_db_story_files (BylineDb *self, GError **error);

/** Returns: the bytes that a file takes on disk; 0 if it is not there. Any thread; blocks. */
guint64 byline_disk_usage_of_file (const char *path);
/** Likewise, of the file of the story @key below @data_dir. */
guint64 byline_disk_usage_of_article (const char *data_dir, const char *key);
/** Likewise, of the index: the database with its companions, and the journal. */
guint64 byline_disk_usage_of_index (const char *data_dir);
/**
 * Returns: (transfer full) (nullable): the article of the story @key below @data_dir as the archive
 *   has it, without the index; %NULL if it cannot be read. Any thread; blocks.
 */
BylineArticle *byline_archive_load (const char *data_dir, const char *key);

G_END_DECLS
