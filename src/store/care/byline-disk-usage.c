/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-disk-usage.h"

#include <glib/gstdio.h>

#include "byline-archive-private.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-feed-article.h"

/* The unit of st_blocks, whatever the file system's own is. */
#define BLOCK 512

GArray *
byline_db_story_files (BylineDb *self, GError **error)
{
  g_autoptr (GArray) files = NULL;
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = _byline_db_query (self, error, "SELECT publication, is_saved, key FROM stories", "");
  if (rows == NULL)
    return NULL;
  files = g_array_new (FALSE, FALSE, sizeof (BylineStoryFile));
  while (_byline_db_step (self, rows, &failure))
    {
      BylineStoryFile file = { sqlite3_column_int64 (rows, 0), sqlite3_column_int (rows, 1) != 0 };

      g_strlcpy (file.key, (const char *) sqlite3_column_text (rows, 2), sizeof file.key);
      g_array_append_val (files, file);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&files) : NULL;
}

guint64
byline_disk_usage_of_file (const char *path)
{
  GStatBuf status;

  g_return_val_if_fail (path != NULL, 0);

  if (g_lstat (path, &status) != 0)
    return 0;
  /* Some file systems keep a small file with its name, in no block at all. */
  return MAX ((guint64) status.st_blocks * BLOCK, (guint64) status.st_size);
}

guint64
byline_disk_usage_of_article (const char *data_dir, const char *key)
{
  g_autofree char *articles_dir = g_build_filename (data_dir, "articles", NULL);
  g_autofree char *path = _byline_archive_path (articles_dir, key);

  return byline_disk_usage_of_file (path);
}

guint64
byline_disk_usage_of_index (const char *data_dir)
{
  static const char *const names[] = {
    "library.db",
    "library.db-wal",
    "library.db-shm",
    "journal.jsonl",
  };
  guint64 bytes = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (data_dir, names[i], NULL);

      bytes += byline_disk_usage_of_file (path);
    }
  return bytes;
}

BylineArticle *
byline_archive_load (const char *data_dir, const char *key)
{
  g_autofree char *articles_dir = g_build_filename (data_dir, "articles", NULL);

  BylineArticle *article = _byline_archive_read (articles_dir, key, NULL);

  if (article != NULL)
    byline_article_open_body (article);
  return article;
}
