/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-password-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FILE_NAME "passwords.ini"
#define COMMENT                                                                                    \
  " Passwords of feeds, as there was no keyring to keep them in. Only you can read this file."

char *
byline_password_file_path (const char *data_dir)
{
  return g_build_filename (data_dir, FILE_NAME, NULL);
}

/* Returns: (transfer full): the file's contents; nothing if there is none. */
static GKeyFile *
read_file (const char *path, gboolean *exists, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  *exists = g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, &local_error);
  if (*exists || g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&file);
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                              "The file of passwords %s cannot be read: ", path);
  return NULL;
}

gboolean
byline_password_file_load (const char *path, GPtrArray *into, GError **error)
{
  gboolean exists = FALSE;
  g_autoptr (GKeyFile) file = read_file (path, &exists, error);
  g_auto (GStrv) groups = NULL;

  if (file == NULL)
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *feed = g_key_file_get_string (file, groups[i], "feed", NULL);
      g_autofree char *user = g_key_file_get_string (file, groups[i], "user", NULL);
      g_autofree char *password = g_key_file_get_string (file, groups[i], "password", NULL);
      BylineCredential *credential;

      if (feed == NULL)
        continue;
      credential = byline_credential_new (feed, NULL);
      credential->login = byline_login_new (user, password);
      g_ptr_array_add (into, credential);
    }
  return TRUE;
}

static void
remove_feed (GKeyFile *file, const char *feed)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *found = g_key_file_get_string (file, groups[i], "feed", NULL);

      if (g_strcmp0 (found, feed) == 0)
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

static void
add_feed (GKeyFile *file, const BylineCredential *credential)
{
  guint number = 1;
  g_autofree char *group = g_strdup ("1");

  /* An address may hold what a group's name may not. */
  while (g_key_file_has_group (file, group))
    {
      g_free (group);
      group = g_strdup_printf ("%u", ++number);
    }
  g_key_file_set_string (file, group, "feed", credential->feed);
  g_key_file_set_string (file, group, "user", credential->login->user);
  g_key_file_set_string (file, group, "password", credential->login->password);
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
                   "The file of passwords %s cannot be deleted: %s", path, g_strerror (errno));
      return FALSE;
    }

  g_key_file_set_comment (file, NULL, NULL, COMMENT, NULL);
  text = g_key_file_to_data (file, &length, NULL);
  if (g_file_set_contents_full (path, text, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                error))
    return TRUE;
  g_prefix_error (error, "The password could not be kept: ");
  return FALSE;
}

/* Two programs on one profile do not write over each other. Returns: -1 if that cannot be had. */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

gboolean
byline_password_file_update (const char *path, GPtrArray *changes, gboolean *is_new, GError **error)
{
  g_autoptr (GKeyFile) file = NULL;
  gboolean exists = FALSE;
  gboolean has_new = FALSE;
  gboolean done = FALSE;
  int lock = lock_folder (path);

  file = read_file (path, &exists, error);
  for (guint i = 0; file != NULL && i < changes->len; i++)
    {
      const BylineCredential *change = g_ptr_array_index (changes, i);

      remove_feed (file, change->feed);
      if (change->login == NULL || change->is_in_keyring)
        continue;
      add_feed (file, change);
      has_new = TRUE;
    }
  if (file != NULL)
    done = (!exists && !has_new) || write_file (file, path, error);
  if (lock >= 0)
    close (lock);
  *is_new = done && has_new && !exists;
  return done;
}
