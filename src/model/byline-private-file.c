/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-private-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns: whether the folder of @info is the home folder or one of those that it lies in. */
static gboolean
holds_home (const struct stat *info)
{
  g_autofree char *folder = g_strdup (g_get_home_dir ());

  for (;;)
    {
      g_autofree char *above = g_path_get_dirname (folder);
      struct stat home;

      if (stat (folder, &home) == 0 && home.st_dev == info->st_dev && home.st_ino == info->st_ino)
        return TRUE;
      if (g_str_equal (above, folder))
        return FALSE;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
}

void
byline_private_narrow (const char *path)
{
  struct stat info;

  g_return_if_fail (path != NULL);

  if (stat (path, &info) != 0 || info.st_uid != geteuid () || (info.st_mode & 077) == 0)
    return;
  if ((!S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode)) || (info.st_mode & S_IWUSR) == 0)
    return;
  if (S_ISDIR (info.st_mode) && ((info.st_mode & S_ISVTX) != 0 || holds_home (&info)))
    return;
  if (g_chmod (path, info.st_mode & 07700) != 0)
    g_debug ("The rights of %s cannot be changed", path);
}

void
byline_private_create (const char *path)
{
  int fd;

  g_return_if_fail (path != NULL);

  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  else
    byline_private_narrow (path);
}
