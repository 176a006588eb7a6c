/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-log-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "byline-archive-private.h"
#include "byline-file-private.h"

/* A line is a key: more stories than any transaction has. */
#define MAX_LOG_SIZE (256 * 1024 * 1024)
/* Stands before the key of a file that was there before. */
#define REPLACED "="

static char *
get_path (BylineDb *self)
{
  return g_build_filename (self->data_dir, "writing.log", NULL);
}

static gboolean
add_line (BylineDb *self, const char *prefix, const char *key, GError **error)
{
  g_autofree char *path = get_path (self);
  g_autofree char *line = g_strconcat (prefix, key, "\n", NULL);

  if (self->log_fd < 0)
    self->log_fd = _byline_file_open (path, O_WRONLY | O_CREAT | O_APPEND, error);
  if (self->log_fd < 0)
    return FALSE;
  if (_byline_write_all (self->log_fd, line, strlen (line)))
    return TRUE;
  _byline_set_error_errno (error, errno, path);
  return FALSE;
}

gboolean
_byline_archive_log_add (BylineDb *self, const char *key, GError **error)
{
  return add_line (self, "", key, error);
}

gboolean
_byline_archive_log_replace (BylineDb *self, const char *key, GError **error)
{
  return add_line (self, REPLACED, key, error);
}

void
_byline_archive_log_close (BylineDb *self)
{
  if (self->log_fd >= 0)
    close (self->log_fd);
  self->log_fd = -1;
}

void
_byline_archive_log_clear (BylineDb *self)
{
  g_autofree char *path = get_path (self);

  _byline_archive_log_close (self);
  g_unlink (path);
}

static gboolean
recover_key (BylineDb *self, const char *line, GError **error)
{
  gboolean is_replaced = g_str_has_prefix (line, REPLACED);
  const char *key = is_replaced ? line + strlen (REPLACED) : line;
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;
  gint64 story_id;

  /* The last line may be torn. */
  if (!_byline_archive_key_is_valid (key))
    return TRUE;
  story_id = _byline_db_query_int (self, 0, error, "SELECT id FROM stories WHERE key = ?", "s",
                                   key);
  if (story_id < 0)
    return FALSE;
  path = _byline_archive_path (self->articles_dir, key);
  temporary = g_strconcat (path, ".new", NULL);
  g_unlink (temporary);
  if (story_id == 0 && !is_replaced)
    g_unlink (path);
  return TRUE;
}

static gboolean
recover_keys (BylineDb *self, const char *text, GError **error)
{
  g_auto (GStrv) keys = g_strsplit (text, "\n", -1);

  for (gsize i = 0; keys[i] != NULL; i++)
    if (!recover_key (self, keys[i], error))
      return FALSE;
  return TRUE;
}

void
_byline_archive_log_undo (BylineDb *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = NULL;
  gsize length;

  if (self->log_fd < 0)
    return;
  text = _byline_file_read (path, MAX_LOG_SIZE, &length, NULL, NULL);
  /* What is not found out now is when the log is read after a crash. */
  if (text != NULL)
    recover_keys (self, text, NULL);
}

gboolean
_byline_archive_log_recover (BylineDb *self, GError **error)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = NULL;
  gsize length;

  /* After a rollback the log stays open here. Another program may have recovered from it and
   * deleted it since, so close it and open it by its name. */
  _byline_archive_log_close (self);
  text = _byline_file_read (path, MAX_LOG_SIZE, &length, NULL, NULL);
  if (text == NULL)
    return TRUE;
  if (!recover_keys (self, text, error))
    return FALSE;
  g_unlink (path);
  return TRUE;
}
