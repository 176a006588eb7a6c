/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-db.h"
#include "byline-story-key.h"

G_BEGIN_DECLS

/* What a profile takes on disk. The index says which files there are; asking the file system for
 * each is for a worker thread, which holds up no list meanwhile. */

/**
 * BylineStoryFile:
 *
 * A story's file in the archive.
 */
typedef struct {
  gint64 publication_id;
  gboolean is_saved;
  char key[BYLINE_KEY_LENGTH + 1];
} BylineStoryFile;

/**
 * byline_db_story_files:
 * @self: a db
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineStoryFile): the files of all stories; %NULL with
 *   @error set
 */
GArray *byline_db_story_files (BylineDb *self, GError **error);

/**
 * byline_disk_usage_of_file:
 * @path: a file
 *
 * Measures a file. Any thread; blocks.
 *
 * Returns: the bytes that it takes on disk; 0 if it is not there
 */
guint64 byline_disk_usage_of_file (const char *path);
/**
 * byline_disk_usage_of_article:
 * @data_dir: a profile's data folder
 * @key: a story's key
 *
 * Measures a story's file. Any thread; blocks.
 *
 * Returns: the bytes that the story's file takes on disk; 0 if it is not there
 */
guint64 byline_disk_usage_of_article (const char *data_dir, const char *key);
/**
 * byline_disk_usage_of_index:
 * @data_dir: a profile's data folder
 *
 * Measures the index. Any thread; blocks.
 *
 * Returns: the bytes that the database with its companions and the journal take on disk
 */
guint64 byline_disk_usage_of_index (const char *data_dir);
/**
 * byline_archive_load:
 * @data_dir: a profile's data folder
 * @key: a story's key
 *
 * Reads a story's file without the index. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): the article as the archive has it; %NULL if it cannot be
 *   read
 */
BylineArticle *byline_archive_load (const char *data_dir, const char *key);

G_END_DECLS
