/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-password-file.h"

#include <unistd.h>

#include "byline-feed-key-file-private.h"

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
add_feed (GKeyFile *file, const BylineCredential *credential)
{
  g_autofree char *group = _byline_feed_key_file_add (file, credential->feed);

  g_key_file_set_string (file, group, "user", credential->login->user);
  g_key_file_set_string (file, group, "password", credential->login->password);
}

static gboolean
write_file (GKeyFile *file, const char *path, GError **error)
{
  if (_byline_feed_key_file_write (file, path, COMMENT, error))
    return TRUE;
  g_prefix_error (error, "The password could not be kept: ");
  return FALSE;
}

gboolean
byline_password_file_update (const char *path, GPtrArray *changes, gboolean *is_new, GError **error)
{
  g_autoptr (GKeyFile) file = NULL;
  gboolean exists = FALSE;
  gboolean has_new = FALSE;
  gboolean done = FALSE;
  int lock = _byline_feed_key_file_lock (path);

  file = read_file (path, &exists, error);
  for (guint i = 0; file != NULL && i < changes->len; i++)
    {
      const BylineCredential *change = g_ptr_array_index (changes, i);

      _byline_feed_key_file_remove (file, change->feed);
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
