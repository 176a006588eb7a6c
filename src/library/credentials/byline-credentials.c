/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-credentials.h"

#include <string.h>

#include "byline-credentials-job.h"
#include "byline-signal.h"
#include "byline-url.h"
#include "byline-work.h"

/* A request waits no longer than this; the user may take longer to unlock the keyring. */
#define LOOKUP_SECONDS 8
/* A keyring that hung is not asked again for so long. */
#define REST_SECONDS 300
/* Another program may have changed what was loaded; but not all the time. */
#define RELOAD_SECONDS 10
/* At the end: until the keyring is given up; then until the file is written. */
#define CLOSE_KEYRING_SECONDS 3
#define CLOSE_SECONDS 10

struct _BylineCredentials {
  GObject parent_instance;

  char *profile;
  GCancellable *stop;
  GHashTable *entries;     /* feed's address to BylineCredential with a login */
  GHashTable *dirty;       /* feed's address to BylineCredential: not written yet */
  BylineCredential *trial; /* nullable: its feed is what was typed */

  BylineCredentialsJob *job; /* nullable: under way */
  gboolean wants_load;
  gboolean is_loaded;
  gint64 loaded_at;   /* monotonic, µs */
  gint64 rests_until; /* monotonic, µs: the keyring hung */
  gboolean is_late;   /* somebody went without what is being loaded */
  GQueue lookups;     /* of GTask: wait for loading */
  GQueue savers;      /* of GTask: wait until all is written */
  GError *save_error; /* nullable */
  gboolean is_closed;
};

static void provider_init (BylineLoginProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineCredentials,
                               byline_credentials,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BYLINE_TYPE_LOGIN_PROVIDER, provider_init))

enum { KEPT_IN_FILE, NOT_KEPT, UNLOCKED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* A question for a login. */
typedef struct {
  char *url;
  gboolean is_exact;  /* of just this feed, not of its origin */
  GPtrArray *refused; /* of BylineLogin */
  guint timer;
} Lookup;

static void
lookup_free (Lookup *lookup)
{
  g_clear_handle_id (&lookup->timer, g_source_remove);
  g_free (lookup->url);
  g_ptr_array_unref (lookup->refused);
  g_free (lookup);
}

/* --- Which login is whose --- */

static guint
common_length (const char *a, const char *b)
{
  guint length = 0;

  while (a[length] != '\0' && a[length] == b[length])
    length++;
  return length;
}

static gboolean
is_refused (const Lookup *lookup, const BylineLogin *login)
{
  for (guint i = 0; lookup->refused != NULL && i < lookup->refused->len; i++)
    if (byline_login_equal (login, g_ptr_array_index (lookup->refused, i)))
      return TRUE;
  return FALSE;
}

/* The feed's own; what was typed just now; that of the feed whose address has most in common. */
static const BylineLogin *
find_login (BylineCredentials *self, const Lookup *lookup)
{
  const BylineCredential *own = g_hash_table_lookup (self->entries, lookup->url);
  const BylineLogin *best = NULL;
  guint best_length = 0;
  GHashTableIter iter;
  gpointer value;

  if (own != NULL && !is_refused (lookup, own->login))
    return own->login;
  if (lookup->is_exact)
    return NULL;
  if (self->trial != NULL && byline_url_is_same_origin (self->trial->feed, lookup->url) &&
      !is_refused (lookup, self->trial->login))
    return self->trial->login;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BylineCredential *entry = value;
      guint length = common_length (entry->feed, lookup->url);

      if (length > best_length && !is_refused (lookup, entry->login) &&
          byline_url_is_same_origin (entry->feed, lookup->url))
        {
          best = entry->login;
          best_length = length;
        }
    }
  return best;
}

/* --- Jobs, one at a time --- */

static void pump (BylineCredentials *self);

static void
answer_lookups (BylineCredentials *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->lookups)) != NULL)
    {
      Lookup *lookup = g_task_get_task_data (task);

      g_clear_handle_id (&lookup->timer, g_source_remove);
      g_task_return_pointer (task, byline_login_copy (find_login (self, lookup)),
                             (GDestroyNotify) byline_login_free);
      g_object_unref (task);
    }
}

static void
answer_savers (BylineCredentials *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->save_error);
  GTask *task;

  while ((task = g_queue_pop_head (&self->savers)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* @entry: (transfer full): comes into the place of an older one. The keyring may have one as well. */
static void
put (BylineCredentials *self, BylineCredential *entry)
{
  const BylineCredential *older = g_hash_table_lookup (self->entries, entry->feed);

  entry->is_in_keyring = entry->is_in_keyring || (older != NULL && older->is_in_keyring);
  g_hash_table_replace (self->entries, entry->feed, entry);
}

/* Where the keyring could not be asked, what it said earlier still holds. */
static void
drop_loaded (BylineCredentials *self, gboolean has_keyring)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (has_keyring || !((const BylineCredential *) value)->is_in_keyring)
      g_hash_table_iter_remove (&iter);
}

/* What was loaded takes the place of what was known, but for what is not written yet. */
static void
take_loaded (BylineCredentials *self, BylineCredentialsJob *job)
{
  GHashTableIter iter;
  gpointer value;

  drop_loaded (self, !job->keyring_failed);
  while (job->loaded->len > 0)
    put (self, g_ptr_array_steal_index (job->loaded, 0));

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      BylineCredential *dirty = value;
      const BylineCredential *entry = g_hash_table_lookup (self->entries, dirty->feed);

      dirty->is_in_keyring = dirty->is_in_keyring || (entry != NULL && entry->is_in_keyring);
      if (dirty->login != NULL)
        put (self, byline_credential_new (dirty->feed, dirty->login));
      else
        g_hash_table_remove (self->entries, dirty->feed);
    }
  self->is_loaded = TRUE;
  self->wants_load = FALSE;
  self->loaded_at = g_get_monotonic_time ();
}

static void
take_saved (BylineCredentials *self, BylineCredentialsJob *job)
{
  for (guint i = 0; i < job->changes->len; i++)
    {
      const BylineCredential *change = g_ptr_array_index (job->changes, i);
      BylineCredential *entry = g_hash_table_lookup (self->entries, change->feed);

      if (entry != NULL)
        entry->is_in_keyring = change->is_in_keyring;
    }
  if (job->is_new_file)
    g_signal_emit (self, signals[KEPT_IN_FILE], 0, job->path);
  if (job->error == NULL)
    return;
  g_signal_emit (self, signals[NOT_KEPT], 0, job->error->message);
  g_clear_error (&self->save_error);
  self->save_error = g_error_copy (job->error);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCredentials) self = user_data;
  g_autoptr (BylineCredentialsJob) job = byline_work_finish (result, NULL);
  gboolean is_load = job->changes == NULL;

  if (self->job == job)
    g_clear_pointer (&self->job, byline_credentials_job_unref);
  if (job->keyring_hangs)
    self->rests_until = g_get_monotonic_time () + REST_SECONDS * G_USEC_PER_SEC;
  if (is_load)
    take_loaded (self, job);
  else
    take_saved (self, job);
  if (is_load && job->error != NULL)
    g_debug ("%s", job->error->message);
  if (is_load)
    answer_lookups (self);
  if (is_load && self->is_late && !self->is_closed && g_hash_table_size (self->entries) > 0)
    g_signal_emit (self, signals[UNLOCKED], 0);
  if (is_load)
    self->is_late = FALSE;
  pump (self);
}

static GPtrArray *
take_dirty (BylineCredentials *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_credential_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (changes, value);
    }
  return changes;
}

/* @changes: (transfer full) (nullable) */
static void
start_job (BylineCredentials *self, GPtrArray *changes)
{
  gboolean use_keyring = g_get_monotonic_time () >= self->rests_until;

  self->job = byline_credentials_job_new (self->profile, use_keyring, self->stop, changes);
  byline_work_async (NULL, BYLINE_WORK_BLOCKING, byline_credentials_job_run,
                     byline_credentials_job_ref (self->job),
                     (GDestroyNotify) byline_credentials_job_unref,
                     (GDestroyNotify) byline_credentials_job_unref, NULL, job_done_cb,
                     g_object_ref (self));
}

/* Begins what is to be done next. Nothing is written before it is known what is where. */
static void
pump (BylineCredentials *self)
{
  gboolean is_dirty = g_hash_table_size (self->dirty) > 0;

  if (self->job != NULL)
    return;
  if (self->wants_load || (is_dirty && !self->is_loaded))
    start_job (self, NULL);
  else if (is_dirty)
    start_job (self, take_dirty (self));
  else
    answer_savers (self);
}

/* @login: (nullable) */
static void
change (BylineCredentials *self, const char *feed_url, const BylineLogin *login)
{
  const BylineCredential *known = g_hash_table_lookup (self->entries, feed_url);
  const BylineCredential *pending = g_hash_table_lookup (self->dirty, feed_url);
  BylineCredential *dirty;

  if (self->is_closed)
    return;

  dirty = byline_credential_new (feed_url, login);
  dirty->is_in_keyring = (known != NULL && known->is_in_keyring) ||
                         (pending != NULL && pending->is_in_keyring);
  if (login != NULL)
    put (self, byline_credential_new (feed_url, login));
  else
    g_hash_table_remove (self->entries, feed_url);
  g_hash_table_replace (self->dirty, dirty->feed, dirty);
  pump (self);
}

/* --- The provider --- */

static const BylineLogin *
provider_peek (BylineLoginProvider *provider, const char *url)
{
  const Lookup lookup = { .url = (char *) url };

  return find_login (BYLINE_CREDENTIALS (provider), &lookup);
}

static gboolean
lookup_late_cb (gpointer user_data)
{
  GTask *task = user_data;
  BylineCredentials *self = g_task_get_source_object (task);
  Lookup *lookup = g_task_get_task_data (task);

  lookup->timer = 0;
  self->is_late = TRUE;
  g_queue_remove (&self->lookups, task);
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* @task: (transfer full) */
static void
wait_for_load (BylineCredentials *self, GTask *task)
{
  Lookup *lookup = g_task_get_task_data (task);

  g_queue_push_tail (&self->lookups, task);
  lookup->timer = g_timeout_add_seconds (LOOKUP_SECONDS, lookup_late_cb, task);
  self->wants_load = TRUE;
  pump (self);
}

static gboolean
may_load (BylineCredentials *self)
{
  return !self->is_closed &&
         (!self->is_loaded || self->wants_load ||
          g_get_monotonic_time () - self->loaded_at > RELOAD_SECONDS * G_USEC_PER_SEC);
}

/* @refused: (nullable) */
static void
look_up (BylineCredentials *self,
         const char *url,
         gboolean is_exact,
         GPtrArray *refused,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);
  const BylineLogin *login;

  g_task_set_source_tag (task, look_up);
  lookup->url = g_strdup (url);
  lookup->is_exact = is_exact;
  lookup->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_login_free);
  for (guint i = 0; refused != NULL && i < refused->len; i++)
    g_ptr_array_add (lookup->refused, byline_login_copy (g_ptr_array_index (refused, i)));
  g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);

  login = find_login (self, lookup);
  if (login == NULL && may_load (self))
    {
      wait_for_load (self, task);
      return;
    }
  g_task_return_pointer (task, byline_login_copy (login), (GDestroyNotify) byline_login_free);
  g_object_unref (task);
}

static void
provider_lookup_async (BylineLoginProvider *provider,
                       const char *url,
                       GPtrArray *refused,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  look_up (BYLINE_CREDENTIALS (provider), url, FALSE, refused, NULL, callback, user_data);
}

static BylineLogin *
provider_lookup_finish (BylineLoginProvider *provider, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
provider_init (BylineLoginProviderInterface *iface)
{
  iface->peek = provider_peek;
  iface->lookup_async = provider_lookup_async;
  iface->lookup_finish = provider_lookup_finish;
}

/* --- The class --- */

static void
byline_credentials_dispose (GObject *object)
{
  byline_credentials_close (BYLINE_CREDENTIALS (object));
  G_OBJECT_CLASS (byline_credentials_parent_class)->dispose (object);
}

static void
byline_credentials_finalize (GObject *object)
{
  BylineCredentials *self = BYLINE_CREDENTIALS (object);

  /* Tasks and jobs hold it: when it goes, none is left. */
  g_free (self->profile);
  g_clear_object (&self->stop);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->dirty);
  g_clear_pointer (&self->trial, byline_credential_free);
  g_clear_pointer (&self->job, byline_credentials_job_unref);
  g_clear_error (&self->save_error);
  G_OBJECT_CLASS (byline_credentials_parent_class)->finalize (object);
}

static void
byline_credentials_class_init (BylineCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_credentials_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_credentials_finalize;

  signals[KEPT_IN_FILE] = byline_signal_new (klass, "kept-in-file", 1, G_TYPE_STRING);
  signals[NOT_KEPT] = byline_signal_new (klass, "not-kept", 1, G_TYPE_STRING);
  signals[UNLOCKED] = byline_signal_new (klass, "unlocked", 0);
}

static void
byline_credentials_init (BylineCredentials *self)
{
  self->stop = g_cancellable_new ();
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) byline_credential_free);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) byline_credential_free);
  g_queue_init (&self->lookups);
  g_queue_init (&self->savers);
}

BylineCredentials *
byline_credentials_new (const char *data_dir)
{
  BylineCredentials *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_CREDENTIALS, NULL);
  self->profile = g_strdup (data_dir);
  return self;
}

void
byline_credentials_close (BylineCredentials *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 until = now + CLOSE_SECONDS * G_USEC_PER_SEC;

  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));

  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  /* Loading is for nobody any more; writing is given a moment. */
  if (self->job != NULL && self->job->changes != NULL &&
      !byline_credentials_job_wait (self->job, now + CLOSE_KEYRING_SECONDS * G_USEC_PER_SEC))
    g_debug ("The keyring is given up.");
  if (self->job == NULL && g_hash_table_size (self->dirty) > 0)
    {
      start_job (self, take_dirty (self));
      byline_credentials_job_wait (self->job, now + CLOSE_KEYRING_SECONDS * G_USEC_PER_SEC);
    }
  g_cancellable_cancel (self->stop);
  if (self->job != NULL)
    byline_credentials_job_wait (self->job, until);
  if (g_hash_table_size (self->dirty) > 0)
    {
      g_autoptr (BylineCredentialsJob) rest = NULL;

      /* Without a keyring: this thread waits for nobody. */
      rest = byline_credentials_job_new (self->profile, FALSE, self->stop, take_dirty (self));
      byline_credentials_job_unref (byline_credentials_job_run (rest, NULL, NULL));
    }
  answer_lookups (self);
  answer_savers (self);
}

void
byline_credentials_set (BylineCredentials *self, const char *feed_url, const BylineLogin *login)
{
  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));
  g_return_if_fail (feed_url != NULL && login != NULL);

  change (self, feed_url, login);
}

void
byline_credentials_forget (BylineCredentials *self, const char *feed_url)
{
  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));
  g_return_if_fail (feed_url != NULL);

  change (self, feed_url, NULL);
}

void
byline_credentials_move (BylineCredentials *self, const char *old_url, const char *new_url)
{
  const BylineCredential *entry;
  g_autoptr (BylineLogin) login = NULL;

  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));

  entry = g_hash_table_lookup (self->entries, old_url);
  if (entry == NULL)
    return;
  login = byline_login_copy (entry->login);
  if (byline_url_is_same_origin (old_url, new_url))
    byline_credentials_set (self, new_url, login);
  byline_credentials_forget (self, old_url);
}

void
byline_credentials_try (BylineCredentials *self, const char *url, const BylineLogin *login)
{
  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));

  g_clear_pointer (&self->trial, byline_credential_free);
  if (url != NULL && login != NULL)
    self->trial = byline_credential_new (url, login);
}

gboolean
byline_credentials_keep_tried (BylineCredentials *self, const char *feed_url)
{
  g_return_val_if_fail (BYLINE_IS_CREDENTIALS (self), FALSE);

  if (self->trial == NULL || !byline_url_is_same_origin (self->trial->feed, feed_url))
    return FALSE;
  byline_credentials_set (self, feed_url, self->trial->login);
  return TRUE;
}

gboolean
byline_credentials_replace_by_tried (BylineCredentials *self, const char *feed_url)
{
  g_return_val_if_fail (BYLINE_IS_CREDENTIALS (self), FALSE);

  return self->trial != NULL && *self->trial->login->password != '\0' &&
         byline_credentials_keep_tried (self, feed_url);
}

void
byline_credentials_find_async (BylineCredentials *self,
                               const char *feed_url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));
  g_return_if_fail (feed_url != NULL);

  look_up (self, feed_url, TRUE, NULL, cancellable, callback, user_data);
}

BylineLogin *
byline_credentials_find_finish (BylineCredentials *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
byline_credentials_save_async (BylineCredentials *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_CREDENTIALS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_credentials_save_async);
  g_queue_push_tail (&self->savers, task);
  /* What is being loaded meanwhile is not waited for. */
  if (g_hash_table_size (self->dirty) == 0 && (self->job == NULL || self->job->changes == NULL))
    answer_savers (self);
}

gboolean
byline_credentials_save_finish (BylineCredentials *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
