/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "byline-article-json.h"
#include "byline-error.h"
#include "byline-file-private.h"
#include "byline-story-key.h"

/* The largest article file that is read. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)
#define SHARD_LENGTH 2
/* The last member of a file. */
#define CHECKSUM "_byline_checksum"

gboolean
_byline_archive_key_is_valid (const char *key)
{
  gsize length = strspn (key, "0123456789abcdef");

  return key[length] == '\0' && length > SHARD_LENGTH && length <= BYLINE_KEY_LENGTH;
}

char *
_byline_archive_path (const char *articles_dir, const char *key)
{
  return g_strdup_printf ("%s/%.*s/%s.json", articles_dir, SHARD_LENGTH, key, key);
}

static int
open_to_write (const char *path)
{
  /* Without waiting: what stands there may be a FIFO. Writing to one that nobody reads fails. */
  const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  int fd = g_open (path, flags, 0600);

  if (fd < 0 && errno == ENOENT)
    {
      g_autofree char *shard = g_path_get_dirname (path);

      if (g_mkdir_with_parents (shard, 0700) == 0)
        fd = g_open (path, flags, 0600);
    }
  return fd;
}

static gboolean
write_file (const char *path, const char *data, gsize length, GError **error)
{
  int fd = open_to_write (path);
  int number;

  if (fd >= 0 && _byline_write_all (fd, data, length))
    {
      if (close (fd) == 0)
        return TRUE;
      fd = -1;
    }
  number = errno;
  if (fd >= 0)
    close (fd);
  g_unlink (path);
  _byline_set_error_errno (error, number, path);
  return FALSE;
}

gboolean
_byline_archive_write (const char *articles_dir,
                       const char *key,
                       const BylineArticle *article,
                       gboolean replace,
                       GError **error)
{
  g_autofree char *path = _byline_archive_path (articles_dir, key);
  g_autofree char *text = byline_article_to_json (article, FALSE);
  g_autofree char *json = _byline_file_add_checksum (text, CHECKSUM);
  g_autofree char *temporary = NULL;

  if (!replace)
    return write_file (path, json, strlen (json), error);
  temporary = g_strconcat (path, ".new", NULL);
  if (!write_file (temporary, json, strlen (json), error))
    return FALSE;
  if (g_rename (temporary, path) == 0)
    return TRUE;
  _byline_set_error_errno (error, errno, path);
  g_unlink (temporary);
  return FALSE;
}

/* A file that is whole may stand under another story's name. */
static gboolean
is_as_written (const BylineArticle *article, const char *key, const char *data, gsize length)
{
  return (article->key == NULL || g_str_equal (article->key, key)) &&
         _byline_file_is_as_written (data, length, CHECKSUM);
}

BylineArticle *
_byline_archive_read_state (const char *articles_dir,
                            const char *key,
                            BylineArchiveState *state,
                            GError **error)
{
  g_autofree char *path = _byline_archive_path (articles_dir, key);
  g_autofree char *data = NULL;
  g_autoptr (GError) failure = NULL;
  BylineArticle *article = NULL;
  gboolean is_missing;
  gsize length;

  data = _byline_file_read (path, MAX_FILE_SIZE, &length, &is_missing, &failure);
  if (data != NULL)
    article = byline_article_from_json (data, length, &failure);
  if (article != NULL)
    *state = is_as_written (article, key, data, length) ? BYLINE_ARCHIVE_WHOLE
                                                        : BYLINE_ARCHIVE_CHANGED;
  else if (g_error_matches (failure, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE))
    *state = BYLINE_ARCHIVE_OUTDATED;
  else if (data != NULL)
    *state = BYLINE_ARCHIVE_BROKEN;
  else
    *state = is_missing ? BYLINE_ARCHIVE_MISSING : BYLINE_ARCHIVE_UNREADABLE;
  if (article != NULL)
    return article;
  if (*state == BYLINE_ARCHIVE_UNREADABLE)
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE,
                         failure->message);
  else
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE,
                 "The article's file cannot be read: %s", failure->message);
  return NULL;
}

BylineArticle *
_byline_archive_read (const char *articles_dir, const char *key, GError **error)
{
  BylineArchiveState state;

  return _byline_archive_read_state (articles_dir, key, &state, error);
}

void
_byline_archive_delete (const char *articles_dir, const char *key)
{
  g_autofree char *path = _byline_archive_path (articles_dir, key);
  g_autofree char *damaged = g_strconcat (path, ".damaged", NULL);

  g_unlink (path);
  g_unlink (damaged);
}

static gboolean
visit_shard (GDir *dir, BylineArchiveFunc func, gpointer user_data, GError **error)
{
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *key = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      key = g_strndup (name, strlen (name) - strlen (".json"));
      if (_byline_archive_key_is_valid (key) && !func (key, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the folder, if there is one; what keeps it from being
 * read is noted. */
static GDir *
open_folder (const char *path, GError **unreadable)
{
  GDir *dir;

  errno = 0;
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL && errno != ENOENT && unreadable != NULL && *unreadable == NULL)
    _byline_set_error_errno (unreadable, errno, path);
  return dir;
}

gboolean
_byline_archive_foreach (const char *articles_dir,
                         BylineArchiveFunc func,
                         gpointer user_data,
                         GError **unreadable,
                         GError **error)
{
  g_autoptr (GDir) dir = open_folder (articles_dir, unreadable);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (articles_dir, name, NULL);
      g_autoptr (GDir) shard = NULL;

      /* Folders stand no deeper than this: a link that leads upwards leads nowhere. */
      if (strlen (name) != SHARD_LENGTH || strspn (name, "0123456789abcdef") != SHARD_LENGTH)
        continue;
      shard = open_folder (path, unreadable);
      if (shard != NULL && !visit_shard (shard, func, user_data, error))
        return FALSE;
    }
  return TRUE;
}

guint
_byline_archive_leftovers (const char *articles_dir, gboolean remove)
{
  g_autoptr (GDir) dir = g_dir_open (articles_dir, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *shard = g_build_filename (articles_dir, name, NULL);
      g_autoptr (GDir) files = strlen (name) == SHARD_LENGTH ? g_dir_open (shard, 0, NULL) : NULL;
      const char *file;

      while (files != NULL && (file = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (shard, file, NULL);

          if (!g_str_has_suffix (file, ".json.new"))
            continue;
          n++;
          if (remove)
            g_unlink (path);
        }
    }
  return n;
}
