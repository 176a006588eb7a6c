/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-access-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FILE_NAME "access.ini"
#define COMMENT " Proxies, user agents and cookies of feeds. Only you can read this file."
/* Nobody has so many feeds that need it. */
#define MAX_FEEDS 4096

char *
byline_access_file_path (const char *data_dir)
{
  return g_build_filename (data_dir, FILE_NAME, NULL);
}

static GKeyFile *
read_file (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, &failure) ||
      g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&file);
  g_propagate_prefixed_error (error, g_steal_pointer (&failure),
                              "The file %s cannot be read: ", path);
  return NULL;
}

GHashTable *
byline_access_file_load (const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = read_file (path, error);
  g_autoptr (GHashTable) accesses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) byline_access_free);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL && i < MAX_FEEDS; i++)
    {
      g_autoptr (BylineAccess) access = byline_access_new ();
      char *feed = g_key_file_get_string (file, groups[i], "feed", NULL);

      access->proxy = g_key_file_get_string (file, groups[i], "proxy", NULL);
      access->user_agent = g_key_file_get_string (file, groups[i], "user-agent", NULL);
      access->cookie = g_key_file_get_string (file, groups[i], "cookie", NULL);
      if (feed != NULL && byline_access_check (access, NULL))
        g_hash_table_insert (accesses, feed, g_steal_pointer (&access));
      else
        g_free (feed);
    }
  return g_steal_pointer (&accesses);
}

static void
remove_feed (GKeyFile *file, const char *feed_url)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *found = g_key_file_get_string (file, groups[i], "feed", NULL);

      if (g_strcmp0 (found, feed_url) == 0)
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

static void
set_string (GKeyFile *file, const char *group, const char *name, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, name, value);
}

static void
add_feed (GKeyFile *file, const char *feed_url, const BylineAccess *access)
{
  guint number = 1;
  g_autofree char *group = g_strdup ("1");

  /* An address may hold what a group's name may not. */
  while (g_key_file_has_group (file, group))
    {
      g_free (group);
      group = g_strdup_printf ("%u", ++number);
    }
  g_key_file_set_string (file, group, "feed", feed_url);
  set_string (file, group, "proxy", access->proxy);
  set_string (file, group, "user-agent", access->user_agent);
  set_string (file, group, "cookie", access->cookie);
}

static gboolean
write_file (GKeyFile *file, const char *path, GError **error)
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
  g_key_file_set_comment (file, NULL, NULL, COMMENT, NULL);
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

gboolean
byline_access_file_update (const char *path,
                           const char *feed_url,
                           const BylineAccess *access,
                           GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  /* Two programs on one profile do not write over each other. */
  int lock = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (GKeyFile) file = NULL;
  gboolean done;

  if (lock >= 0)
    flock (lock, LOCK_EX);
  file = read_file (path, error);
  if (file != NULL)
    {
      remove_feed (file, feed_url);
      if (!byline_access_is_empty (access))
        add_feed (file, feed_url, access);
    }
  done = file != NULL && write_file (file, path, error);
  if (lock >= 0)
    close (lock);
  return done;
}
