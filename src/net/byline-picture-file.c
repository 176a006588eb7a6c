/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-file-private.h"
#include "byline-picture-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "byline-clock.h"
#include "byline-error.h"

/* A file that was used within this time is not marked as used again. */
#define TOUCH_SECONDS (60 * 60)
/* What a writer that died left behind. */
#define LEFTOVER_SECONDS (60 * 60)
/* So long a server is not asked again for a picture that it does not have. */
#define NOTE_SECONDS (24 * 60 * 60)
/* What such a note begins with; a code and a message follow. */
#define NOTE_MARK "no picture here\n"
/* Larger than anything that the session lets through. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)

static char *
file_path (const char *dir, const char *url)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  char folder[3] = { hash[0], hash[1], '\0' };

  return g_build_filename (dir, folder, hash, NULL);
}

char *
byline_picture_store_kept_path (const char *kept_dir, const char *url)
{
  return file_path (kept_dir, url);
}

BylinePicturePlace *
_byline_picture_place_new (const char *url, const char *kept_dir, const char *cache_dir)
{
  BylinePicturePlace *self = g_new0 (BylinePicturePlace, 1);

  self->url = g_strdup (url);
  self->kept = file_path (kept_dir, url);
  self->cache = file_path (cache_dir, url);
  return self;
}

void
_byline_picture_place_free (BylinePicturePlace *self)
{
  g_free (self->url);
  g_free (self->kept);
  g_free (self->cache);
  g_free (self);
}

static const char *
skip_past (const char *text, const char *end, const char *mark)
{
  const char *found = memmem (text, end - text, mark, strlen (mark));

  return found != NULL ? found + strlen (mark) : end;
}

/* SVG has no magic number: an XML declaration, comments and a document type may stand before
 * <svg. */
static gboolean
sniff_svg (const char *data, gsize size)
{
  const char *p = data;
  const char *end = data + MIN (size, 64 * 1024);

  if (size >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (p < end)
    {
      gsize left = end - p;

      if (g_ascii_isspace (*p))
        p++;
      else if (left >= 4 && memcmp (p, "<!--", 4) == 0)
        p = skip_past (p, end, "-->");
      else if (left >= 2 && memcmp (p, "<?", 2) == 0)
        p = skip_past (p, end, "?>");
      else if (left >= 9 && g_ascii_strncasecmp (p, "<!DOCTYPE", 9) == 0)
        p = skip_past (p, end, ">");
      else
        return left >= 5 && memcmp (p, "<svg", 4) == 0 &&
               (g_ascii_isspace (p[4]) || p[4] == '>' || p[4] == '/');
    }
  return FALSE;
}

gboolean
_byline_picture_sniff (GBytes *bytes)
{
  static const struct {
    guint offset;
    guint length;
    const char *magic;
  } magics[] = {
    { 0, 8, "\x89PNG\r\n\x1a\n" },
    { 0, 3, "\xff\xd8\xff" },
    { 0, 6, "GIF87a" },
    { 0, 6, "GIF89a" },
    { 8, 4, "WEBP" },
    { 4, 8, "ftypavif" },
    { 4, 8, "ftypavis" },
    { 0, 2, "BM" },
    { 0, 4, "\0\0\1\0" },
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* Nothing that can be shown is smaller. */
  if (size < 16)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (memcmp (data + magics[i].offset, magics[i].magic, magics[i].length) == 0)
        return magics[i].offset != 8 || memcmp (data, "RIFF", 4) == 0;
    }
  return sniff_svg (data, size);
}

/* The time of change is what "least recently used" is told by. */
static void
mark_used (const char *path, gint64 now)
{
  struct utimbuf times = { now, now };

  utime (path, &times);
}

/* Sets what is noted, if that still counts. */
static gboolean
set_noted (const char *data, gint64 noted, GError **error)
{
  gint64 now = byline_clock_now ();
  char *message;
  gint64 code;

  /* One of the future is of a clock that was wrong. */
  if (!g_str_has_prefix (data, NOTE_MARK) || noted > now || noted <= now - NOTE_SECONDS)
    return FALSE;
  code = g_ascii_strtoll (data + strlen (NOTE_MARK), &message, 10);
  if (*message != ' ' || !g_utf8_validate (message, -1, NULL))
    return FALSE;
  g_set_error_literal (error, BYLINE_FETCH_ERROR, (int) code, message + 1);
  return TRUE;
}

/* @error: (nullable): whoever gives none wants no note to count */
static GBytes *
read_picture (const char *path, GError **error)
{
  gint64 now = byline_clock_now ();
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;
  gsize length;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_FILE_SIZE)
    return NULL;
  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  if (error != NULL && set_noted (data, info.st_mtime, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  if (!_byline_picture_sniff (bytes))
    {
      g_unlink (path);
      return NULL;
    }
  if (info.st_mtime < now - TOUCH_SECONDS)
    mark_used (path, now);
  return g_steal_pointer (&bytes);
}

GBytes *
_byline_picture_file_read (const BylinePicturePlace *place, GError **error)
{
  GBytes *bytes = read_picture (place->kept, NULL);

  return bytes != NULL ? bytes : read_picture (place->cache, place->is_tried_again ? NULL : error);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s cannot be made: %s", folder,
               g_strerror (code));
  return FALSE;
}

gboolean
_byline_picture_file_write (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* A picture can be fetched again: no fsync, but never half a file under its name. */
  if (!make_folder (path, error) ||
      !g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;
  mark_used (path, byline_clock_now ());
  return TRUE;
}

void
_byline_picture_file_note (const char *path, const GError *failure)
{
  g_autofree char *note = g_strdup_printf (NOTE_MARK "%d %s", failure->code, failure->message);
  g_autoptr (GBytes) bytes = g_bytes_new (note, strlen (note));
  g_autoptr (GError) error = NULL;

  if (!_byline_picture_file_write (path, bytes, &error))
    g_debug ("That there is no picture was not noted: %s", error->message);
}

gboolean
_byline_picture_file_move (const char *from, const char *to, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!make_folder (to, error))
    return FALSE;
  if (g_rename (from, to) == 0)
    return TRUE;

  /* Data and cache may lie on different file systems. */
  if (!g_file_get_contents (from, &data, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  if (!_byline_picture_file_write (to, bytes, error))
    return FALSE;
  g_unlink (from);
  return TRUE;
}

typedef struct {
  char *path;
  gint64 used;
  gint64 size;
} CacheFile;

static void
cache_file_free (CacheFile *self)
{
  g_free (self->path);
  g_free (self);
}

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const CacheFile *file_a = *(CacheFile *const *) a;
  const CacheFile *file_b = *(CacheFile *const *) b;

  return (file_a->used > file_b->used) - (file_a->used < file_b->used);
}

static gint64
list_folder (const char *folder, GPtrArray *files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = byline_clock_now ();
  gint64 total = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat info;

      if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      /* A picture's name is its 64 digits; a temporary one has more behind them. */
      if (strlen (name) != 64)
        {
          if (info.st_mtime < now - LEFTOVER_SECONDS)
            g_unlink (path);
          continue;
        }

      CacheFile *file = g_new0 (CacheFile, 1);

      file->path = g_steal_pointer (&path);
      file->used = info.st_mtime;
      file->size = info.st_size;
      total += file->size;
      g_ptr_array_add (files, file);
    }
  return total;
}

void
_byline_picture_files_evict (const char *dir,
                             gsize max_bytes,
                             gint64 max_age,
                             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) cache_file_free);
  gint64 total = 0;
  gint64 oldest = byline_clock_now () - max_age;
  gint64 target;

  for (guint i = 0; i < 256 && !g_cancellable_is_cancelled (cancellable); i++)
    {
      char name[3];
      g_autofree char *folder = NULL;

      g_snprintf (name, sizeof name, "%02x", i);
      folder = g_build_filename (dir, name, NULL);
      total += list_folder (folder, files);
    }
  /* Once it is too large, there is to be room for a while. */
  target = (gint64) (total > (gint64) max_bytes ? max_bytes - max_bytes / 10 : max_bytes);
  g_ptr_array_sort (files, compare_used);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      CacheFile *file = g_ptr_array_index (files, i);

      if (total <= target && file->used >= oldest)
        break;
      if (g_unlink (file->path) == 0)
        total -= file->size;
    }
}
