/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-accounts.h"

#include <string.h>

#include "byline-account-finder.h"
#include "byline-db-accounts.h"
#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"
#include "byline-url.h"

#define ALL_CHANGES                                                                                \
  (BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |                                 \
   BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)

/* An account that is being changed, step by step: it is read, its password is looked for, the server is asked, it is
 * written, its password is kept. */
typedef struct {
  gint64 account_id;
  char *url;              /* nullable: where it was */
  char *user;             /* nullable: a token */
  char *secret;           /* nullable: until it is found */
  char *name;             /* nullable: as before */
  BylineAccount *before;  /* nullable: until it is read */
  BylineAccount *account; /* nullable: until it is written */
} Changing;

static void
changing_free (Changing *self)
{
  g_free (self->url);
  g_free (self->user);
  if (self->secret != NULL)
    explicit_bzero (self->secret, strlen (self->secret));
  g_free (self->secret);
  g_free (self->name);
  g_clear_pointer (&self->before, byline_account_free);
  g_clear_pointer (&self->account, byline_account_free);
  g_free (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Changing *changing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* That it is not kept is told by a signal; the account is changed. */
  if (!byline_credentials_save_finish (BYLINE_CREDENTIALS (source), result, &error))
    g_debug ("An account's secret is not kept: %s", error->message);
  _byline_library_queue_changed (g_task_get_source_object (task), ALL_CHANGES);
  g_task_return_pointer (task, g_steal_pointer (&changing->account),
                         (GDestroyNotify) byline_account_free);
}

/* A secret is kept by the account's address. */
static void
keep_secret (BylineLibrary *self, const Changing *changing)
{
  g_autofree char *old_url = byline_account_dup_secret_url (changing->before);
  g_autofree char *url = byline_account_dup_secret_url (changing->account);
  g_autoptr (BylineLogin) login = byline_login_new (changing->account->user, changing->secret);

  if (strcmp (old_url, url) != 0)
    byline_credentials_forget (self->credentials, old_url);
  byline_credentials_set (self->credentials, url, login);
  /* A session is of one user at one server. */
  g_hash_table_remove (self->login_sessions, changing->account->key);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);

  changing->account = byline_task_take (task, result);
  if (changing->account == NULL)
    return;
  if (changing->secret != NULL)
    keep_secret (self, changing);
  _byline_library_look_for_accounts (self);
  byline_credentials_save_async (self->credentials, NULL, saved_cb, g_steal_pointer (&task));
}

static gpointer
write_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Changing *changing = data;

  return byline_db_change_account (db, changing->account_id, changing->url, changing->user,
                                   changing->name, error)
           ? byline_db_get_account (db, changing->account_id, error)
           : NULL;
}

/* @task: (transfer full); @user: (nullable) */
static void
write_change (GTask *task, const char *url, const char *user)
{
  BylineLibrary *self = g_task_get_source_object (task);
  const Changing *changing = g_task_get_task_data (task);
  Changing *data = g_new0 (Changing, 1);

  g_task_set_check_cancellable (task, FALSE);
  data->account_id = changing->account_id;
  data->url = g_strdup (url);
  data->user = g_strdup (user);
  data->name = g_strdup (changing->name);
  byline_store_write_async (self->store, write_func, data, (GDestroyNotify) changing_free,
                            (GDestroyNotify) byline_account_free, NULL, written_cb, task);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount) found = byline_account_find_finish (result, &error);

  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    write_change (g_steal_pointer (&task), found->url, found->user);
}

/* @task: (transfer full) */
static void
find (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  const Changing *changing = g_task_get_task_data (task);
  const char *url = changing->url != NULL ? changing->url : changing->before->url;

  byline_account_find_async (self->session, url, changing->before->protocol, changing->user,
                             changing->secret, g_task_get_cancellable (task), found_cb, task);
}

static void
secret_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Changing *changing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineLogin)
    login = byline_credentials_find_finish (BYLINE_CREDENTIALS (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (login == NULL)
    g_task_return_new_error (task, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_NO_SECRET,
                             "The password or token of %s is missing", changing->before->name);
  else
    {
      changing->secret = g_strdup (login->password);
      find (g_steal_pointer (&task));
    }
}

static gpointer
get_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_account (db, arguments->id, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *secret_url = NULL;

  changing->before = byline_task_take (task, result);
  if (changing->before == NULL)
    return;
  if (changing->secret != NULL)
    {
      find (g_steal_pointer (&task));
      return;
    }
  /* A name concerns no server. */
  if (changing->url == NULL && g_strcmp0 (changing->user, changing->before->user) == 0)
    {
      write_change (g_steal_pointer (&task), changing->before->url, changing->before->user);
      return;
    }
  secret_url = byline_account_dup_secret_url (changing->before);
  byline_credentials_find_async (self->credentials, secret_url, cancellable, secret_found_cb,
                                 g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
begin (GTask *task)
{
  const Changing *changing = g_task_get_task_data (task);

  _byline_library_read_then (g_task_get_source_object (task), get_func,
                             (GDestroyNotify) byline_account_free,
                             &(BylineArguments){ .id = changing->account_id }, read_cb, task);
}

/* However the sync went. */
static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSyncReport)
    report = byline_library_sync_account_finish (BYLINE_LIBRARY (source), result, NULL);

  begin (user_data);
}

void
byline_library_change_account_async (BylineLibrary *self,
                                     gint64 account_id,
                                     const char *address,
                                     const char *user,
                                     const char *secret,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Changing *changing;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_change_account_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  changing = g_new0 (Changing, 1);
  changing->account_id = account_id;
  changing->url = address != NULL ? byline_url_normalize_input (address) : NULL;
  changing->user = user != NULL && user[0] != '\0' ? g_strdup (user) : NULL;
  changing->secret = g_strdup (secret);
  changing->name = g_strdup (name);
  g_task_set_task_data (task, changing, (GDestroyNotify) changing_free);
  if (address != NULL && changing->url == NULL)
    {
      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "“%s” is not a web address", address);
      return;
    }
  if (_byline_library_is_syncing (self, account_id))
    byline_library_sync_account_async (self, account_id, cancellable, synced_cb,
                                       g_steal_pointer (&task));
  else
    begin (g_steal_pointer (&task));
}
