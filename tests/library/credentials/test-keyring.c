/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The keyring itself. Each of these has a process of its own, since libsecret keeps its back end:
 * its own encrypted file takes the part of a keyring that works; a service that swallows every
 * question that of one which hangs.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "byline-credentials.h"
#include "byline-keyring.h"
#include "byline-password-file.h"

typedef struct {
  char *dir;
  char *path;
  gboolean is_in_file;
} Fixture;

static void
kept_in_file_cb (BylineCredentials *credentials, const char *path, Fixture *self)
{
  self->is_in_file = TRUE;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (BylineCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  byline_credentials_save_async (credentials, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  byline_credentials_save_finish (credentials, result, &error);
  g_assert_no_error (error);
}

static void
assert_login (BylineCredentials *credentials,
              const char *url,
              const char *user,
              const char *password)
{
  BylineLoginProvider *provider = BYLINE_LOGIN_PROVIDER (credentials);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineLogin) login = NULL;

  byline_login_provider_lookup_async (provider, url, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  login = byline_login_provider_lookup_finish (provider, result, NULL);
  g_assert_cmpstr (login != NULL ? login->user : NULL, ==, user);
  g_assert_cmpstr (login != NULL ? login->password : NULL, ==, password);
}

static BylineCredentials *
open_credentials (Fixture *self, const char *dir)
{
  BylineCredentials *credentials = byline_credentials_new (dir);

  g_signal_connect (credentials, "kept-in-file", G_CALLBACK (kept_in_file_cb), self);
  return credentials;
}

static void
set_up (Fixture *self)
{
  self->dir = g_dir_make_tmp ("byline-keyring-XXXXXX", NULL);
  self->path = byline_password_file_path (self->dir);
  self->is_in_file = FALSE;
  g_unsetenv ("BYLINE_KEYRING");
}

static void
tear_down (Fixture *self)
{
  g_remove (self->path);
  g_remove (self->dir);
  g_free (self->path);
  g_free (self->dir);
}

static void
keep (BylineCredentials *credentials, const char *url, const char *user, const char *password)
{
  g_autoptr (BylineLogin) login = byline_login_new (user, password);

  byline_credentials_set (credentials, url, login);
}

/* libsecret's file loses a string with each load and save, which the sanitizer cannot tell from
 * ours (the stack ends in GLib): so leaks are looked for by the other tests. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

/* --- A keyring that works --- */

static void
works (void)
{
  Fixture self = { NULL };
  g_autofree char *keyring = NULL;
  g_autofree char *kept = NULL;
  BylineCredentials *credentials;
  BylineCredentials *other;

  set_up (&self);
  keyring = g_build_filename (self.dir, "test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "of the keyring", TRUE);

  credentials = open_credentials (&self, self.dir);
  keep (credentials, "https://h.org/feed", "ann", "öne");
  keep (credentials, "https://i.org/feed", "bob", "");
  save (credentials);
  g_assert_true (g_file_get_contents (keyring, &kept, NULL, NULL));
  keep (credentials, "https://h.org/feed", "eve", "two");
  save (credentials);
  byline_credentials_close (credentials);
  g_object_unref (credentials);

  credentials = open_credentials (&self, self.dir);
  assert_login (credentials, "https://h.org/feed", "eve", "two");
  assert_login (credentials, "https://h.org/page", "eve", "two");
  assert_login (credentials, "https://i.org/feed", "bob", "");
  byline_credentials_forget (credentials, "https://h.org/feed");
  save (credentials);
  byline_credentials_close (credentials);
  g_object_unref (credentials);

  credentials = open_credentials (&self, self.dir);
  assert_login (credentials, "https://h.org/feed", NULL, NULL);
  assert_login (credentials, "https://i.org/feed", "bob", "");
  g_assert_false (self.is_in_file);
  g_assert_false (g_file_test (self.path, G_FILE_TEST_EXISTS));

  /* Another profile has its own. */
  other = open_credentials (&self, "/nowhere/else");
  assert_login (other, "https://i.org/feed", NULL, NULL);
  byline_credentials_close (other);
  g_object_unref (other);
  byline_credentials_close (credentials);
  g_object_unref (credentials);
  g_remove (keyring);
  tear_down (&self);
}

/* --- What was kept in the file goes into the keyring with its next change --- */

static void
comes_back (void)
{
  Fixture self = { NULL };
  g_autofree char *keyring = NULL;
  BylineCredentials *credentials;

  set_up (&self);
  keyring = g_build_filename (self.dir, "test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "of the keyring", TRUE);
  g_setenv ("BYLINE_KEYRING", "none", TRUE);
  credentials = open_credentials (&self, self.dir);
  keep (credentials, "https://h.org/feed", "ann", "one");
  save (credentials);
  g_assert_true (self.is_in_file);
  byline_credentials_close (credentials);
  g_object_unref (credentials);

  g_unsetenv ("BYLINE_KEYRING");
  credentials = open_credentials (&self, self.dir);
  assert_login (credentials, "https://h.org/feed", "ann", "one");
  keep (credentials, "https://h.org/feed", "ann", "two");
  save (credentials);
  g_assert_false (g_file_test (self.path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (keyring, G_FILE_TEST_EXISTS));
  byline_credentials_close (credentials);
  g_object_unref (credentials);
  g_remove (keyring);
  tear_down (&self);
}

/* --- A keyring that hangs --- */

static GDBusMessage *
swallow_cb (GDBusConnection *connection,
            GDBusMessage *message,
            gboolean incoming,
            gpointer user_data)
{
  const char *path = g_dbus_message_get_path (message);

  if (!incoming || path == NULL || !g_str_has_prefix (path, "/org/freedesktop/secrets"))
    return message;
  g_atomic_int_inc ((gint *) user_data);
  g_object_unref (message);
  return NULL;
}

static void
name_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
hangs (void)
{
  Fixture self = { NULL };
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autoptr (GDBusConnection) service = NULL;
  g_autoptr (GError) error = NULL;
  BylineCredentials *credentials;
  gboolean has_name = FALSE;
  gint n_asked = 0;
  guint owner;

  set_up (&self);
  g_test_dbus_up (bus);
  service = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (service, swallow_cb, &n_asked, NULL);
  owner = g_bus_own_name_on_connection (service, "org.freedesktop.secrets",
                                        G_BUS_NAME_OWNER_FLAGS_NONE, name_cb, NULL, &has_name,
                                        NULL);
  while (!has_name)
    g_main_context_iteration (NULL, TRUE);
  byline_keyring_set_limits (50, 50);

  credentials = open_credentials (&self, self.dir);
  assert_login (credentials, "https://h.org/feed", NULL, NULL);
  g_assert_cmpint (g_atomic_int_get (&n_asked), >, 0);
  n_asked = 0;
  keep (credentials, "https://h.org/feed", "ann", "one");
  assert_login (credentials, "https://h.org/feed", "ann", "one");
  save (credentials);
  g_assert_true (self.is_in_file);
  assert_login (credentials, "https://i.org/feed", NULL, NULL);
  /* Given up: it is left alone for a while. */
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, 0);
  byline_credentials_close (credentials);
  g_object_unref (credentials);

  /* It is closed while the keyring still hangs. */
  byline_keyring_set_limits (60000, 60000);
  credentials = open_credentials (&self, self.dir);
  keep (credentials, "https://i.org/feed", "bob", "two");
  while (g_atomic_int_get (&n_asked) == 0)
    g_main_context_iteration (NULL, FALSE);
  byline_credentials_close (credentials);
  g_object_unref (credentials);
  credentials = open_credentials (&self, self.dir);
  byline_keyring_set_limits (50, 50);
  assert_login (credentials, "https://h.org/feed", "ann", "one");
  assert_login (credentials, "https://i.org/feed", "bob", "two");
  byline_credentials_close (credentials);
  g_object_unref (credentials);

  g_bus_unown_name (owner);
  g_dbus_connection_close_sync (service, NULL, NULL);
  g_test_dbus_stop (bus);
  tear_down (&self);
}

static void
test_subprocess (gconstpointer data)
{
  void (*func) (void) = (void (*) (void)) data;

  if (g_test_subprocess ())
    {
      func ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/keyring/works", (gconstpointer) works, test_subprocess);
  g_test_add_data_func ("/keyring/comes-back", (gconstpointer) comes_back, test_subprocess);
  g_test_add_data_func ("/keyring/hangs", (gconstpointer) hangs, test_subprocess);
  return g_test_run ();
}
