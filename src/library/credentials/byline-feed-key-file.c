/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-key-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

int
_byline_feed_key_file_lock (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

void
_byline_feed_key_file_remove (GKeyFile *file, const char *feed_url)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *found = g_key_file_get_string (file, groups[i], "feed", NULL);

      if (g_strcmp0 (found, feed_url) == 0)
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

char *
_byline_feed_key_file_add (GKeyFile *file, const char *feed_url)
{
  guint number = 1;
  char *group = g_strdup ("1");

  /* An address may hold what a group's name may not. */
  while (g_key_file_has_group (file, group))
    {
      g_free (group);
      group = g_strdup_printf ("%u", ++number);
    }
  g_key_file_set_string (file, group, "feed", feed_url);
  return group;
}

gboolean
_byline_feed_key_file_write (GKeyFile *file, const char *path, const char *comment, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (groups[0] == NULL)
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   "The file %s cannot be deleted: %s", path, g_strerror (errno));
      return FALSE;
    }
  g_key_file_set_comment (file, NULL, NULL, comment, NULL);
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
