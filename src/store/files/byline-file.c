/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "byline-error.h"

static void
set_not_regular (const char *path, const GStatBuf *status, GError **error)
{
  if (S_ISDIR (status->st_mode))
    _byline_set_error_errno (error, EISDIR, path);
  else
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                 "%s: it is not a regular file", path);
}

gboolean
_byline_file_is_regular (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      _byline_set_error_errno (error, errno, path);
      return FALSE;
    }
  if (S_ISREG (status.st_mode))
    return TRUE;
  set_not_regular (path, &status, error);
  return FALSE;
}

int
_byline_file_open (const char *path, int flags, GError **error)
{
  GStatBuf status;
  int fd;

  if (!_byline_file_is_regular (path, error))
    return -1;
  /* It may have been replaced meanwhile: without waiting, and looked at again. */
  do
    fd = g_open (path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    {
      _byline_set_error_errno (error, errno, path);
      return -1;
    }
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return fd;
  set_not_regular (path, &status, error);
  close (fd);
  return -1;
}

/* Reads up to @limit bytes and one more, which says that there are too many. */
static gboolean
read_to_end (int fd, gsize limit, GString *data)
{
  char buffer[65536];

  while (data->len <= limit)
    {
      gssize n = read (fd, buffer, MIN (sizeof buffer, limit + 1 - data->len));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0;
      g_string_append_len (data, buffer, n);
    }
  return TRUE;
}

char *
_byline_file_read (const char *path,
                   gsize limit,
                   gsize *length,
                   gboolean *is_missing,
                   GError **error)
{
  g_autoptr (GString) data = NULL;
  GStatBuf status;
  int fd;

  if (is_missing != NULL)
    *is_missing = g_lstat (path, &status) != 0 && errno == ENOENT;
  fd = _byline_file_open (path, O_RDONLY, error);
  if (fd < 0)
    return NULL;
  data = g_string_sized_new (
    fstat (fd, &status) == 0 && (gsize) status.st_size <= limit ? (gsize) status.st_size + 1 : 0);
  if (!read_to_end (fd, limit, data))
    {
      _byline_set_error_errno (error, errno, path);
      close (fd);
      return NULL;
    }
  close (fd);
  if (data->len > limit)
    {
      g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED, "%s: it is too large",
                   path);
      return NULL;
    }
  *length = data->len;
  return g_string_free (g_steal_pointer (&data), FALSE);
}

/* FNV-1a: any one changed byte changes it. */
static guint32
checksum_of (const char *text, gsize length)
{
  guint32 sum = 2166136261u;

  for (gsize i = 0; i < length; i++)
    sum = (sum ^ (guchar) text[i]) * 16777619u;
  return sum;
}

char *
_byline_file_add_checksum (const char *json, const char *member)
{
  gsize length = strlen (json) - strlen ("}");

  return g_strdup_printf ("%.*s,\"%s\":\"%08x\"}", (int) length, json, member,
                          checksum_of (json, length));
}

gboolean
_byline_file_is_as_written (const char *json, gsize length, const char *member)
{
  g_autofree char *name = g_strdup_printf (",\"%s\":\"", member);
  const gsize end = strlen (name) + strlen ("00000000\"}");
  g_autofree char *expected = NULL;

  if (length <= end)
    return FALSE;
  expected = g_strdup_printf ("%s%08x\"}", name, checksum_of (json, length - end));
  return memcmp (json + length - end, expected, end) == 0;
}

gboolean
_byline_file_replace (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  g_autofree char *dir = g_path_get_dirname (path);
  gboolean ok;
  int number;
  int fd;

  /* One that a program left behind, or what somebody put there. */
  g_unlink (temporary);
  fd = _byline_file_open (temporary, O_WRONLY | O_CREAT | O_EXCL, error);
  if (fd < 0)
    return FALSE;
  ok = _byline_write_all (fd, data, length) && fsync (fd) == 0;
  number = errno;
  close (fd);
  if (ok && g_rename (temporary, path) == 0)
    {
      _byline_file_sync_dir (dir);
      return TRUE;
    }
  _byline_set_error_errno (error, ok ? errno : number, path);
  g_unlink (temporary);
  return FALSE;
}

void
_byline_file_sync_dir (const char *dir)
{
  int fd = g_open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
_byline_file_lock (int fd, int operation)
{
  int code;

  do
    code = flock (fd, operation);
  while (code != 0 && errno == EINTR);
  return code == 0;
}

void
_byline_set_error_errno (GError **error, int number, const char *what)
{
  int code = BYLINE_STORE_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = BYLINE_STORE_ERROR_DISK_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = BYLINE_STORE_ERROR_READ_ONLY;
  if (code == BYLINE_STORE_ERROR_DISK_FULL)
    g_set_error (error, BYLINE_STORE_ERROR, code, "There is no room left on the disk (%s: %s)",
                 what, g_strerror (number));
  else
    g_set_error (error, BYLINE_STORE_ERROR, code, "%s: %s", what, g_strerror (number));
}

gboolean
_byline_set_error_read_only (GError **error, const char *data_dir)
{
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY,
               "The library in %s can only be read, not changed", data_dir);
  return FALSE;
}

gboolean
_byline_write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= n;
    }
  return TRUE;
}
