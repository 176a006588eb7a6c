/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-db-polls.h"

#include "byline-error.h"
#include "byline-url.h"

/* --- Signals about them --- */

static void
kept_in_file_cb (BylineCredentials *credentials, const char *path, BylineLibrary *self)
{
  g_signal_emit_by_name (self, "passwords-in-file", path);
}

static void
not_kept_cb (BylineCredentials *credentials, const char *sentence, BylineLibrary *self)
{
  g_signal_emit_by_name (self, "password-not-kept", sentence);
}

static gboolean
was_refused (const BylinePublication *publication)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (g_strcmp0 (feed->error_code, "fetch:UNAUTHORIZED") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GPtrArray) publications = byline_library_get_publications_finish (self, result, NULL);

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      if (was_refused (publication))
        byline_library_refresh_async (self, publication->id, FALSE, NULL, NULL, NULL);
    }
}

/* The user took a while to unlock the keyring: what was refused meanwhile is asked for again. */
static void
unlocked_cb (BylineCredentials *credentials, BylineLibrary *self)
{
  if (self->is_open && !self->is_closed)
    byline_library_get_publications_async (self, NULL, publications_cb, NULL);
}

void
_byline_library_init_logins (BylineLibrary *self)
{
  self->credentials = byline_credentials_new (byline_profile_get_data_dir (self->profile));
  g_signal_connect_object (self->credentials, "kept-in-file", G_CALLBACK (kept_in_file_cb), self,
                           0);
  g_signal_connect_object (self->credentials, "not-kept", G_CALLBACK (not_kept_cb), self, 0);
  g_signal_connect_object (self->credentials, "unlocked", G_CALLBACK (unlocked_cb), self, 0);
  byline_session_set_login_provider (self->session, BYLINE_LOGIN_PROVIDER (self->credentials));
}

char *
_byline_library_split_address (BylineLibrary *self, const char *text)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  g_autofree char *url = byline_url_split_userinfo (text, &user, &password);
  g_autoptr (BylineLogin) login = user != NULL ? byline_login_new (user, password) : NULL;

  byline_credentials_try (self->credentials, url, login);
  return g_steal_pointer (&url);
}

/* --- One feed's --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (byline_credentials_save_finish (BYLINE_CREDENTIALS (source), result, &error))
    g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @task: (transfer full) */
static void
save (BylineLibrary *self, GTask *task)
{
  byline_credentials_save_async (self->credentials, g_task_get_cancellable (task), saved_cb, task);
}

static void
found_to_forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  const char *feed_url = g_task_get_task_data (task);
  g_autoptr (BylineLogin)
    login = byline_credentials_find_finish (BYLINE_CREDENTIALS (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (login == NULL)
    {
      g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_FOUND,
                               "No user name and password are kept for %s.", feed_url);
      return;
    }
  byline_credentials_forget (self->credentials, feed_url);
  save (self, g_steal_pointer (&task));
}

static gpointer
may_be_asked_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (byline_db_may_be_asked (db, data, error));
}

static void
may_be_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (byline_store_run_finish (BYLINE_STORE (source), result, &error) == NULL)
    g_debug ("A feed waits for its minute: %s", error->message);
}

void
byline_library_set_login_async (BylineLibrary *self,
                                const char *feed_url,
                                const char *user,
                                const char *password,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (BylineLogin) login = NULL;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (feed_url != NULL);

  task = _byline_library_task_new (self, byline_library_set_login_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  g_task_set_task_data (task, g_strdup (feed_url), g_free);
  if (user == NULL)
    {
      byline_credentials_find_async (self->credentials, feed_url, cancellable, found_to_forget_cb,
                                     g_steal_pointer (&task));
      return;
    }
  login = byline_login_new (user, password);
  byline_credentials_set (self->credentials, feed_url, login);
  /* Whoever has just typed it wants to see whether it is right. */
  byline_store_write_async (self->store, may_be_asked_func, g_strdup (feed_url), g_free, NULL, NULL,
                            may_be_asked_cb, NULL);
  save (self, g_steal_pointer (&task));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineLogin)
    login = byline_credentials_find_finish (BYLINE_CREDENTIALS (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, login != NULL ? g_strdup (login->user) : NULL, g_free);
}

void
byline_library_get_login_async (BylineLibrary *self,
                                const char *feed_url,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (feed_url != NULL);

  task = _byline_library_task_new (self, byline_library_get_login_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    byline_credentials_find_async (self->credentials, feed_url, cancellable, found_cb, task);
}

void
byline_library_save_logins_async (BylineLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_save_logins_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    save (self, task);
}
