/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-access-file.h"

#include <unistd.h>

#include "byline-feed-key-file-private.h"

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
set_string (GKeyFile *file, const char *group, const char *name, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, name, value);
}

static void
add_feed (GKeyFile *file, const char *feed_url, const BylineAccess *access)
{
  g_autofree char *group = _byline_feed_key_file_add (file, feed_url);

  set_string (file, group, "proxy", access->proxy);
  set_string (file, group, "user-agent", access->user_agent);
  set_string (file, group, "cookie", access->cookie);
}

gboolean
byline_access_file_update (const char *path,
                           const char *feed_url,
                           const BylineAccess *access,
                           GError **error)
{
  int lock = _byline_feed_key_file_lock (path);
  g_autoptr (GKeyFile) file = NULL;
  gboolean done;

  file = read_file (path, error);
  if (file != NULL)
    {
      _byline_feed_key_file_remove (file, feed_url);
      if (!byline_access_is_empty (access))
        add_feed (file, feed_url, access);
    }
  done = file != NULL && _byline_feed_key_file_write (file, path, COMMENT, error);
  if (lock >= 0)
    close (lock);
  return done;
}
