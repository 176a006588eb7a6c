/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-accounts.h"

#include <string.h>

#include "byline-account-finder.h"
#include "byline-account-sync.h"
#include "byline-clock.h"
#include "byline-db-accounts.h"
#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"
#include "byline-url.h"

#define ALL_CHANGES                                                                                \
  (BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |                                 \
   BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)
/* So long after a mark servers are told, so that several go together. */
#define SOON_SECONDS 5
/* So long after the network has come back: names may need a moment until they resolve. */
#define BACK_SECONDS 1
/* Below an account's address its server serves pictures of others. */
#define MEDIA_PROXY "/proxy/"

/* --- Which there are --- */

static gpointer
get_accounts_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_accounts (db, error);
}

void
byline_library_get_accounts_async (BylineLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, get_accounts_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ NULL }, cancellable, callback, user_data);
}

/* What is asked often is kept: whether there is an account at all, and where. */
static void
note_accounts (BylineLibrary *self, GPtrArray *accounts)
{
  g_ptr_array_set_size (self->account_urls, 0);
  for (guint i = 0; i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      g_ptr_array_add (self->account_urls, g_strconcat (account->url, MEDIA_PROXY, NULL));
    }
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GPtrArray) accounts = byline_library_get_accounts_finish (self, result, NULL);

  if (accounts != NULL)
    note_accounts (self, accounts);
}

void
_byline_library_look_for_accounts (BylineLibrary *self)
{
  byline_library_get_accounts_async (self, NULL, noted_cb, NULL);
}

BylineNetwork
_byline_library_picture_network (BylineLibrary *self, const char *url, BylineNetwork from)
{
  for (guint i = 0; i < self->account_urls->len; i++)
    if (g_str_has_prefix (url, g_ptr_array_index (self->account_urls, i)))
      return BYLINE_NETWORK_PRIVATE;
  return from;
}

/* --- Adding --- */

typedef struct {
  char *secret;
  char *name; /* nullable */
  BylineAccount *account;
} Adding;

static void
adding_free (Adding *adding)
{
  g_free (adding->secret);
  g_free (adding->name);
  g_clear_pointer (&adding->account, byline_account_free);
  g_free (adding);
}

static void
secret_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* That it is not kept is told by a signal; the account is there. */
  if (!byline_credentials_save_finish (BYLINE_CREDENTIALS (source), result, &error))
    g_debug ("An account's secret is not kept: %s", error->message);
  _byline_library_queue_changed (self, ALL_CHANGES);
  g_task_return_pointer (task, byline_account_copy (adding->account),
                         (GDestroyNotify) byline_account_free);
}

static gpointer
add_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineAccount *account = data;
  gint64 account_id = byline_db_add_account (db, account, error);

  return account_id != 0 ? byline_db_get_account (db, account_id, error) : NULL;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  BylineAccount *account = byline_task_take (task, result);
  g_autoptr (BylineLogin) login = NULL;
  g_autofree char *url = NULL;

  if (account == NULL)
    return;
  g_clear_pointer (&adding->account, byline_account_free);
  adding->account = account;
  url = byline_account_dup_secret_url (account);
  login = byline_login_new (account->user, adding->secret);
  byline_credentials_set (self->credentials, url, login);
  _byline_library_look_for_accounts (self);
  byline_credentials_save_async (self->credentials, NULL, secret_saved_cb, g_steal_pointer (&task));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BylineAccount *account = byline_account_find_finish (result, &error);

  if (account == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  account->name = g_strdup (adding->name);
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, add_func, account, (GDestroyNotify) byline_account_free,
                            (GDestroyNotify) byline_account_free, NULL, added_cb,
                            g_steal_pointer (&task));
}

void
byline_library_add_account_async (BylineLibrary *self,
                                  const char *address,
                                  const char *protocol,
                                  const char *user,
                                  const char *secret,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *url = NULL;
  Adding *adding;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (address != NULL && secret != NULL);

  task = _byline_library_task_new (self, byline_library_add_account_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  url = byline_url_normalize_input (address);
  if (url == NULL)
    {
      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "“%s” is not a web address", address);
      return;
    }
  adding = g_new0 (Adding, 1);
  adding->secret = g_strdup (secret);
  adding->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  byline_account_find_async (self->session, url, protocol, user, secret, cancellable, found_cb,
                             g_steal_pointer (&task));
}

/* --- Removing, moving --- */

static gpointer
remove_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autoptr (BylineAccount) account = byline_db_get_account (db, arguments->id, error);

  if (account == NULL || !byline_db_remove_account (db, account->id, arguments->flag, error))
    return NULL;
  return byline_account_dup_secret_url (account);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autofree char *secret_url = byline_task_take (task, result);

  if (secret_url == NULL)
    return;
  byline_credentials_forget (self->credentials, secret_url);
  _byline_library_look_for_accounts (self);
  _byline_library_queue_changed (self, ALL_CHANGES);
  g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
}

void
byline_library_remove_account_async (BylineLibrary *self,
                                     gint64 account_id,
                                     gboolean keep,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_remove_account_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    _byline_library_write_then (self, remove_func, g_free,
                                &(BylineArguments){ .id = account_id, .flag = keep }, removed_cb,
                                task);
}

static gpointer
move_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_move_to_account (db, arguments->id, arguments->until, error));
}

void
byline_library_move_to_account_async (BylineLibrary *self,
                                      gint64 publication_id,
                                      gint64 account_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  /* Its server is told, too. */
  _byline_library_tell_soon (self);
  _byline_library_change (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, move_func, NULL,
                          &(BylineArguments){ .id = publication_id, .until = account_id },
                          cancellable, callback, user_data);
}

/* --- Syncing --- */

/* A sync under way, and who waits for it. */
typedef struct {
  BylineLibrary *library;
  gint64 account_id;
  char *key; /* nullable: nothing is known yet */
  GPtrArray *tasks;
  GCancellable *cancellable; /* nullable: of who began it */
} Sync;

static void
sync_free (Sync *sync)
{
  g_free (sync->key);
  g_ptr_array_unref (sync->tasks);
  g_clear_object (&sync->cancellable);
  g_object_unref (sync->library);
  g_free (sync);
}

static Sync *
find_sync (BylineLibrary *self, gint64 account_id)
{
  for (guint i = 0; i < self->syncs->len; i++)
    {
      Sync *sync = g_ptr_array_index (self->syncs, i);

      if (sync->account_id == account_id)
        return sync;
    }
  return NULL;
}

gboolean
_byline_library_is_syncing (BylineLibrary *self, gint64 account_id)
{
  return find_sync (self, account_id) != NULL;
}

/* @report, @error: (nullable): one of them */
static void
end_sync (Sync *sync, const BylineSyncReport *report, const GError *error)
{
  BylineLibrary *self = sync->library;

  g_ptr_array_remove_fast (self->syncs, sync);
  _byline_library_unlock (self);
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
  for (guint i = 0; i < sync->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (sync->tasks, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, byline_sync_report_copy (report),
                               (GDestroyNotify) byline_sync_report_free);
    }
  sync_free (sync);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sync *sync = user_data;
  BylineLibrary *self = sync->library;
  BylineAccountSync *account_sync = BYLINE_ACCOUNT_SYNC (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSyncReport)
    report = byline_account_sync_run_finish (account_sync, result, &error);
  const char *session = byline_account_sync_get_login_session (account_sync);

  if (session != NULL)
    g_hash_table_replace (self->login_sessions, g_strdup (sync->key), g_strdup (session));
  if (report != NULL && report->n_feeds > 0)
    _byline_library_queue_changed (self, ALL_CHANGES);
  end_sync (sync, report, error);
}

static void
changed_cb (BylineAccountSync *account_sync, GArray *stories, BylineLibrary *self)
{
  _byline_library_stories_changed (self, stories);
  _byline_library_queue_changed (self,
                                 BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS);
}

static void
progress_cb (BylineAccountSync *account_sync, guint done, guint total, BylineLibrary *self)
{
  g_signal_emit_by_name (self, "sync-progress", byline_account_sync_get_account_id (account_sync),
                         done, total);
}

/* @login: (nullable) */
static void
run_sync (Sync *sync, const BylineAccount *account, const BylineLogin *login)
{
  BylineLibrary *self = sync->library;
  g_autoptr (BylineAccountSync) account_sync = byline_account_sync_new (
    self->store, self->session, account, login != NULL ? login->password : NULL,
    g_hash_table_lookup (self->login_sessions, account->key));

  g_signal_connect_object (account_sync, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (account_sync, "progress", G_CALLBACK (progress_cb), self, 0);
  byline_account_sync_run_async (account_sync, sync->cancellable, synced_cb, sync);
}

/* An account that waits for its secret. */
typedef struct {
  Sync *sync;
  BylineAccount *account;
} Opening;

static void
login_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineLogin)
    login = byline_credentials_find_finish (BYLINE_CREDENTIALS (source), result, &error);

  if (error != NULL)
    end_sync (opening->sync, NULL, error);
  else
    run_sync (opening->sync, opening->account, login);
  byline_account_free (opening->account);
  g_free (opening);
}

static gpointer
get_account_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_get_account (db, *(gint64 *) data, error);
}

static void
account_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sync *sync = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount)
    account = byline_store_run_finish (BYLINE_STORE (source), result, &error);
  g_autofree char *secret_url = NULL;
  Opening *opening;

  if (account == NULL)
    {
      end_sync (sync, NULL, error);
      return;
    }
  sync->key = g_strdup (account->key);
  secret_url = byline_account_dup_secret_url (account);
  opening = g_new0 (Opening, 1);
  opening->sync = sync;
  opening->account = g_steal_pointer (&account);
  byline_credentials_find_async (sync->library->credentials, secret_url, sync->cancellable,
                                 login_found_cb, opening);
}

void
byline_library_sync_account_async (BylineLibrary *self,
                                   gint64 account_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  Sync *sync;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_sync_account_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  sync = find_sync (self, account_id);
  if (sync != NULL)
    {
      g_ptr_array_add (sync->tasks, g_steal_pointer (&task));
      return;
    }
  if (!_byline_library_lock (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sync = g_new0 (Sync, 1);
  sync->library = g_object_ref (self);
  sync->account_id = account_id;
  sync->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_set_object (&sync->cancellable, cancellable);
  g_ptr_array_add (sync->tasks, g_steal_pointer (&task));
  g_ptr_array_add (self->syncs, sync);
  byline_store_read_async (self->store, get_account_func,
                           g_memdup2 (&account_id, sizeof account_id), g_free,
                           (GDestroyNotify) byline_account_free, NULL, account_cb, sync);
}

/* --- By itself --- */

/* A refresh that waits for accounts. */
typedef struct {
  BylineRefresh *refresh;
  char *name;
} Refreshing;

static void
refreshing_free (Refreshing *refreshing)
{
  byline_refresh_release (refreshing->refresh);
  g_object_unref (refreshing->refresh);
  g_free (refreshing->name);
  g_free (refreshing);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refreshing *refreshing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSyncReport)
    report = byline_library_sync_account_finish (BYLINE_LIBRARY (source), result, &error);

  if (report != NULL)
    byline_refresh_add_account (refreshing->refresh, refreshing->name, report->n_added,
                                report->n_updated, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    byline_refresh_add_account (refreshing->refresh, refreshing->name, 0, 0, error);
  refreshing_free (refreshing);
}

static void
accounts_to_refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (BylineRefresh) refresh = user_data;
  g_autoptr (GPtrArray) accounts = byline_library_get_accounts_finish (self, result, NULL);
  gint64 now = byline_clock_now ();
  gboolean only_due = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (refresh), "byline-only-due"));

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);
      Refreshing *refreshing;

      if (only_due && !_byline_library_account_is_due (self, account, now))
        continue;
      refreshing = g_new0 (Refreshing, 1);
      refreshing->refresh = g_object_ref (refresh);
      refreshing->name = g_strdup (account->name);
      byline_refresh_hold (refresh);
      byline_library_sync_account_async (self, account->id, NULL, refreshed_cb, refreshing);
    }
  byline_refresh_release (refresh);
}

void
_byline_library_refresh_accounts (BylineLibrary *self, gboolean only_due)
{
  byline_refresh_hold (self->refresh);
  g_object_set_data (G_OBJECT (self->refresh), "byline-only-due", GINT_TO_POINTER (only_due));
  byline_library_get_accounts_async (self, NULL, accounts_to_refresh_cb,
                                     g_object_ref (self->refresh));
}

gboolean
_byline_library_account_is_due (BylineLibrary *self, const BylineAccount *account, gint64 now)
{
  guint minutes = self->settings != NULL ? byline_settings_get_refresh_interval (self->settings)
                                         : 0;
  gint64 wait = (gint64) (minutes != 0 ? minutes : 60) * 60;

  if (account->next_try > now && account->last_synced <= now)
    return FALSE;
  /* What waits is tried again as soon as that may be. */
  if (account->n_failures > 0 && account->n_waiting > 0)
    return TRUE;
  /* One of the future was noted by a clock that was ahead. */
  return account->last_synced > now || now - account->last_synced >= wait;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSyncReport)
    report = byline_library_sync_account_finish (BYLINE_LIBRARY (source), result, &error);

  if (report == NULL)
    g_debug ("A server has not been told: %s", error->message);
}

/* Returns: whether the last failure was one of the way to the server: with another network it says
 * nothing. */
static gboolean
is_of_network (const BylineAccount *account)
{
  static const char *const codes[] = { "fetch:OFFLINE",
                                       "fetch:HOST_NOT_FOUND",
                                       "fetch:REFUSED",
                                       "fetch:TIMEOUT",
                                       "fetch:TRUNCATED",
                                       "fetch:FAILED",
                                       NULL };

  return account->error_code != NULL && g_strv_contains (codes, account->error_code);
}

static gboolean
may_be_told (BylineLibrary *self, const BylineAccount *account, gint64 now)
{
  if (byline_session_get_not_before (self->session, account->url) > now)
    return FALSE;
  return account->next_try <= now || (self->is_back && is_of_network (account));
}

static void
accounts_to_tell_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GPtrArray) accounts = byline_library_get_accounts_finish (self, result, NULL);
  gint64 now = byline_clock_now ();

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      if (account->n_waiting > 0 && may_be_told (self, account, now) && !self->is_closed)
        byline_library_sync_account_async (self, account->id, NULL, told_cb, NULL);
    }
  self->is_back = FALSE;
}

static gboolean
soon_cb (gpointer user_data)
{
  BylineLibrary *self = user_data;

  self->tell_source = 0;
  if (self->is_open && self->online && self->syncs->len == 0)
    byline_library_get_accounts_async (self, NULL, accounts_to_tell_cb, NULL);
  else if (self->syncs->len > 0)
    _byline_library_tell_soon (self);
  return G_SOURCE_REMOVE;
}

static void
tell_in (BylineLibrary *self, guint seconds)
{
  /* A command ends before that. */
  if (self->account_urls->len == 0 || self->automatic_source == 0 || self->is_closed)
    return;
  g_clear_handle_id (&self->tell_source, g_source_remove);
  self->tell_source = g_timeout_add_seconds (seconds, soon_cb, self);
}

void
_byline_library_tell_soon (BylineLibrary *self)
{
  tell_in (self, SOON_SECONDS);
}

static void
online_cb (BylineLibrary *self, GParamSpec *pspec, gpointer user_data)
{
  self->is_back = self->online;
  if (self->online)
    tell_in (self, BACK_SECONDS);
}

static void
accounts_without_secret_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GPtrArray) accounts = byline_library_get_accounts_finish (self, result, NULL);

  for (guint i = 0; accounts != NULL && i < accounts->len && !self->is_closed; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (account->error_code, "sync:NO_SECRET") == 0)
        byline_library_sync_account_async (self, account->id, NULL, told_cb, NULL);
    }
}

/* The user took a while to unlock the keyring: what failed meanwhile for want of a password is tried again,
 * whenever its next try was to be. */
static void
unlocked_cb (BylineCredentials *credentials, BylineLibrary *self)
{
  if (self->is_open && !self->is_closed)
    byline_library_get_accounts_async (self, NULL, accounts_without_secret_cb, NULL);
}

void
_byline_library_init_accounts (BylineLibrary *self)
{
  g_signal_connect_object (self->credentials, "unlocked", G_CALLBACK (unlocked_cb), self, 0);
  g_signal_connect (self, "notify::online", G_CALLBACK (online_cb), NULL);
}
