/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logins of a profile without a keyring. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "byline-credentials.h"
#include "byline-password-file.h"

typedef struct {
  char *dir;
  char *path;
  BylineCredentials *credentials;
  guint n_files; /* how often it was said that there is a file */
  guint n_failures;
} Fixture;

static void
kept_in_file_cb (BylineCredentials *credentials, const char *path, Fixture *self)
{
  g_assert_cmpstr (path, ==, self->path);
  self->n_files++;
}

static void
not_kept_cb (BylineCredentials *credentials, const char *sentence, Fixture *self)
{
  self->n_failures++;
}

static BylineCredentials *
open_credentials (Fixture *self)
{
  BylineCredentials *credentials = byline_credentials_new (self->dir);

  g_signal_connect (credentials, "kept-in-file", G_CALLBACK (kept_in_file_cb), self);
  g_signal_connect (credentials, "not-kept", G_CALLBACK (not_kept_cb), self);
  return credentials;
}

static void
close_credentials (BylineCredentials *credentials)
{
  byline_credentials_close (credentials);
  for (guint i = 0; i < 200 && G_OBJECT (credentials)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (credentials);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = g_dir_make_tmp ("byline-credentials-XXXXXX", NULL);
  self->path = byline_password_file_path (self->dir);
  self->credentials = open_credentials (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_credentials (self->credentials);
  g_remove (self->path);
  g_remove (self->dir);
  g_free (self->path);
  g_free (self->dir);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save (BylineCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_credentials_save_async (credentials, NULL, result_cb, &result);
  wait_for (&result);
  return byline_credentials_save_finish (credentials, result, NULL);
}

static void
keep (BylineCredentials *credentials, const char *url, const char *user, const char *password)
{
  g_autoptr (BylineLogin) login = byline_login_new (user, password);

  byline_credentials_set (credentials, url, login);
}

/* Returns: (transfer full) (nullable): "user:password", as it is given to @url. */
static char *
look_up (BylineCredentials *credentials, const char *url, GPtrArray *refused)
{
  BylineLoginProvider *provider = BYLINE_LOGIN_PROVIDER (credentials);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineLogin) login = NULL;

  byline_login_provider_lookup_async (provider, url, refused, result_cb, &result);
  wait_for (&result);
  login = byline_login_provider_lookup_finish (provider, result, NULL);
  return login != NULL ? g_strconcat (login->user, ":", login->password, NULL) : NULL;
}

static void
assert_login (BylineCredentials *credentials, const char *url, const char *expected)
{
  g_autofree char *login = look_up (credentials, url, NULL);

  g_assert_cmpstr (login, ==, expected);
}

static void
assert_file (Fixture *self, const char *password)
{
  g_autofree char *text = NULL;
  GStatBuf info;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, password));
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
}

static void
test_file (Fixture *self, gconstpointer data)
{
  mode_t mask = umask (0);

  keep (self->credentials, "https://h.org/feed", "ann", "one");
  g_assert_true (save (self->credentials));
  assert_file (self, "one");
  keep (self->credentials, "https://i.org/feed[1]", "ünn", " t\nwo;#=\\ü ");
  g_assert_true (save (self->credentials));
  umask (mask);
  assert_file (self, "one");
  g_assert_cmpuint (self->n_files, ==, 1);

  close_credentials (self->credentials);
  self->credentials = open_credentials (self);
  assert_login (self->credentials, "https://h.org/feed", "ann:one");
  assert_login (self->credentials, "https://i.org/feed[1]", "ünn: t\nwo;#=\\ü ");
  keep (self->credentials, "https://h.org/feed", "bob", "");
  g_assert_true (save (self->credentials));
  assert_login (self->credentials, "https://h.org/feed", "bob:");
  byline_credentials_forget (self->credentials, "https://h.org/feed");
  byline_credentials_forget (self->credentials, "https://none.org/feed");
  g_assert_true (save (self->credentials));
  assert_login (self->credentials, "https://h.org/feed", NULL);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  byline_credentials_forget (self->credentials, "https://i.org/feed[1]");
  g_assert_true (save (self->credentials));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (self->n_files, ==, 1);
  g_assert_cmpuint (self->n_failures, ==, 0);
}

/* Given for one scheme, host and port. */
static void
test_origin (Fixture *self, gconstpointer data)
{
  keep (self->credentials, "https://h.org/feed", "ann", "one");
  assert_login (self->credentials, "https://h.org:443/pages/1?x", "ann:one");
  assert_login (self->credentials, "https://H.ORG/picture.png", "ann:one");
  assert_login (self->credentials, "http://h.org/feed", NULL);
  assert_login (self->credentials, "https://h.org:444/feed", NULL);
  assert_login (self->credentials, "https://www.h.org/feed", NULL);
  assert_login (self->credentials, "https://h.org.evil.example/feed", NULL);
  assert_login (self->credentials, "https://h.org@evil.example/feed", NULL);
}

static void
test_several (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray)
    refused = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_login_free);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  keep (self->credentials, "https://h.org/a/feed", "ann", "a");
  keep (self->credentials, "https://h.org/b/feed", "bob", "b");
  assert_login (self->credentials, "https://h.org/a/feed", "ann:a");
  assert_login (self->credentials, "https://h.org/b/feed", "bob:b");
  assert_login (self->credentials, "https://h.org/a/page", "ann:a");
  assert_login (self->credentials, "https://h.org/b/page", "bob:b");

  first = look_up (self->credentials, "https://h.org/a/page", refused);
  g_assert_cmpstr (first, ==, "ann:a");
  g_ptr_array_add (refused, byline_login_new ("ann", "a"));
  second = look_up (self->credentials, "https://h.org/a/page", refused);
  g_assert_cmpstr (second, ==, "bob:b");
  g_ptr_array_add (refused, byline_login_new ("bob", "b"));
  third = look_up (self->credentials, "https://h.org/a/page", refused);
  g_assert_null (third);
}

static void
test_trial (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineLogin) login = byline_login_new ("ann", "try");

  byline_credentials_try (self->credentials, "https://h.org/", login);
  assert_login (self->credentials, "https://h.org/feed", "ann:try");
  assert_login (self->credentials, "https://i.org/feed", NULL);
  g_assert_true (save (self->credentials));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  g_assert_false (byline_credentials_keep_tried (self->credentials, "https://i.org/feed"));
  g_assert_false (byline_credentials_keep_tried (self->credentials, "http://h.org/feed"));
  g_assert_true (byline_credentials_keep_tried (self->credentials, "https://h.org/feed"));
  byline_credentials_try (self->credentials, NULL, NULL);
  assert_login (self->credentials, "https://h.org/feed", "ann:try");
  g_assert_true (save (self->credentials));
  assert_file (self, "try");
}

static void
test_move (Fixture *self, gconstpointer data)
{
  keep (self->credentials, "https://h.org/feed", "ann", "one");
  byline_credentials_move (self->credentials, "https://h.org/feed", "https://h.org/new");
  byline_credentials_forget (self->credentials, "https://h.org/feed");
  assert_login (self->credentials, "https://h.org/new", "ann:one");
  byline_credentials_move (self->credentials, "https://h.org/new", "https://i.org/new");
  assert_login (self->credentials, "https://h.org/new", NULL);
  assert_login (self->credentials, "https://i.org/new", NULL);
}

/* Two programs on one profile. */
static void
test_two (Fixture *self, gconstpointer data)
{
  BylineCredentials *other = open_credentials (self);

  keep (self->credentials, "https://h.org/feed", "ann", "one");
  g_assert_true (save (self->credentials));
  keep (other, "https://i.org/feed", "bob", "two");
  g_assert_true (save (other));
  assert_file (self, "one");
  assert_file (self, "two");
  assert_login (other, "https://h.org/feed", "ann:one");
  close_credentials (other);
}

/* What was not written yet is when it is closed, whoever waits for it or not. */
static void
test_close (Fixture *self, gconstpointer data)
{
  keep (self->credentials, "https://h.org/feed", "ann", "one");
  keep (self->credentials, "https://i.org/feed", "bob", "two");
  byline_credentials_close (self->credentials);
  assert_file (self, "one");
  assert_file (self, "two");
}

static void
test_cannot_write (Fixture *self, gconstpointer data)
{
  g_autofree char *child = g_build_filename (self->path, "x", NULL);

  g_assert_cmpint (g_mkdir_with_parents (child, 0700), ==, 0);
  keep (self->credentials, "https://h.org/feed", "ann", "one");
  g_assert_false (save (self->credentials));
  g_assert_cmpuint (self->n_failures, ==, 1);
  /* For this run it is known all the same. */
  assert_login (self->credentials, "https://h.org/feed", "ann:one");
  g_remove (child);
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_KEYRING", "none", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/credentials/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("file", test_file);
  ADD ("origin", test_origin);
  ADD ("several", test_several);
  ADD ("trial", test_trial);
  ADD ("move", test_move);
  ADD ("two", test_two);
  ADD ("close", test_close);
  ADD ("cannot-write", test_cannot_write);
#undef ADD
  return g_test_run ();
}
