/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* The archive: one JSON file an article, named by the story's key, in folders by its first two
 * characters. */

/** Returns: whether @key can name a file: lower-case hexadecimal digits. */
gboolean _byline_archive_key_is_valid (const char *key);
/** Returns: (transfer full): where the article of @key lies. */
char *_byline_archive_path (const char *articles_dir, const char *key);
/**
 * _byline_archive_write:
 * @replace: whether the file may be there and whole: then a temporary name and a rename keep it
 *   so until the new one is
 *
 * A new file is written straight to its name, without fsync: its row is committed only
 * afterwards, and a broken file counts as missing.
 */
gboolean _byline_archive_write (const char *articles_dir,
                                const char *key,
                                const BylineArticle *article,
                                gboolean replace,
                                GError **error);
/**
 * Returns: (transfer full): the article, its caller's alone; a feed's body is not opened. %NULL with NO_ARTICLE if its file is missing or broken, with
 * UNREADABLE if it is there but the system does not let it be read.
 */
BylineArticle *_byline_archive_read (const char *articles_dir, const char *key, GError **error);
/** What became of an article's file. */
typedef enum {
  BYLINE_ARCHIVE_WHOLE,
  BYLINE_ARCHIVE_CHANGED, /* it is an article, and not as Byline wrote it */
  BYLINE_ARCHIVE_MISSING,
  BYLINE_ARCHIVE_BROKEN,     /* it can be read, and is no article */
  BYLINE_ARCHIVE_OUTDATED,   /* it is an article in a format that is not read any more */
  BYLINE_ARCHIVE_UNREADABLE, /* it is there: another time, or for somebody else, it may be read */
} BylineArchiveState;
/** As _byline_archive_read(), and says why not: @state is always set. */
BylineArticle *_byline_archive_read_state (const char *articles_dir,
                                           const char *key,
                                           BylineArchiveState *state,
                                           GError **error);
void _byline_archive_delete (const char *articles_dir, const char *key);

typedef gboolean (*BylineArchiveFunc) (const char *key, gpointer user_data, GError **error);
/**
 * Calls @func for every file, in no order, until it fails. @unreadable: (out) (nullable): the first
 * folder that could not be read, and why; the others are visited.
 */
gboolean _byline_archive_foreach (const char *articles_dir,
                                  BylineArchiveFunc func,
                                  gpointer user_data,
                                  GError **unreadable,
                                  GError **error);

/**
 * Counts, and with @remove deletes, what was to replace files when a program died. Within a writing
 * transaction: whoever replaces a file now has one, too.
 */
guint _byline_archive_leftovers (const char *articles_dir, gboolean remove);

G_END_DECLS
