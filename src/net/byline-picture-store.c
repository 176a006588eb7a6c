/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-store-private.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-url.h"
#include "byline-work.h"

#define DEFAULT_CACHE_LIMIT ((gsize) 256 * 1024 * 1024)
#define FAILURE_SECONDS (10 * 60)
#define MAX_FAILURES 4096
#define DAY (24 * 60 * 60)
/* In seconds, since a picture was last used */
#define MAX_AGE (90 * DAY)

struct _BylinePictureStore {
  GObject parent_instance;

  BylineSession *session;
  char *cache_dir;
  char *kept_dir;
  BylinePictureReasonFunc reason_func; /* nullable */
  gpointer reason_data;
  GHashTable *loads[BYLINE_NETWORK_PRIVATE + 1];    /* address -> Load: under way */
  GHashTable *failures[BYLINE_NETWORK_PRIVATE + 1]; /* address -> Failure */
  GHashTable *tried_again; /* addresses of which notes do not count the next time */

  gsize cache_limit;
  gsize written;      /* bytes since the cache was last trimmed */
  gint64 trimmed;     /* when that was, in this run; 0: not yet */
  GCancellable *trim; /* while it is being trimmed */
};

G_DEFINE_FINAL_TYPE (BylinePictureStore, byline_picture_store, G_TYPE_OBJECT)

/* Load: one picture on its way, and all who wait for it. It keeps the store alive. */
typedef struct {
  BylinePictureStore *store;
  BylinePicturePlace *place;
  BylineNetwork from;
  GPtrArray *waiters; /* of Waiter */
  GCancellable *cancellable;
  GBytes *bytes;
  gboolean is_looked_at; /* somebody waits for it who sees it */
} Load;

typedef struct {
  Load *load;
  GTask *task;
  GSource *cancelled;
} Waiter;

typedef struct {
  gint64 when;
  GError *error;
} Failure;

static void
failure_free (Failure *self)
{
  g_error_free (self->error);
  g_free (self);
}

static void
waiter_free (Waiter *self)
{
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }
  g_object_unref (self->task);
  g_free (self);
}

static void
load_free (Load *self)
{
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->place, _byline_picture_place_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_free (self);
}

BylinePicturePlace *
_byline_picture_store_make_place (BylinePictureStore *self, const char *url)
{
  return _byline_picture_place_new (url, self->kept_dir, self->cache_dir);
}

/* --- Failures --- */

/* A copy of what the file of a picture is made of. */
typedef struct {
  char *path;
  GBytes *bytes;   /* nullable: there is none */
  GError *failure; /* nullable */
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_clear_error (&file->failure);
  g_free (file);
}

static gpointer
write_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const File *file = data;

  if (file->failure != NULL)
    _byline_picture_file_note (file->path, file->failure);
  else
    _byline_picture_file_write (file->path, file->bytes, error);
  return NULL;
}

/* Whether the server has answered that it has no such picture, or none that can be shown: then no other start of
 * the program makes one. What was out of order may be well again. */
static gboolean
is_definite (const GError *error)
{
  guint status = byline_session_error_get_status (error);

  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_LARGE) ||
      g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) ||
      g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE))
    return TRUE;
  return status == 400 || status == 402 || status == 403 || status == 405 || status == 406 ||
         status == 451;
}

/* @place: where it would be */
static void
note_failure (const BylinePicturePlace *place, const GError *error)
{
  File *file = g_new0 (File, 1);

  file->path = g_strdup (place->cache);
  file->failure = g_error_copy (error);
  byline_work_async (NULL, BYLINE_WORK_BACKGROUND, write_func, file, file_free, NULL, NULL, NULL,
                     NULL);
}

static void
remember_failure (BylinePictureStore *self,
                  const char *url,
                  BylineNetwork from,
                  const GError *error)
{
  GHashTable *failures = self->failures[from];
  Failure *failure;

  /* None of these says anything about the picture. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HELD) ||
      g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE))
    return;

  if (g_hash_table_size (failures) >= MAX_FAILURES)
    g_hash_table_remove_all (failures);
  failure = g_new0 (Failure, 1);
  failure->when = byline_clock_now ();
  failure->error = g_error_copy (error);
  g_hash_table_insert (failures, g_strdup (url), failure);
}

static const GError *
recent_failure (BylinePictureStore *self, const char *url, BylineNetwork from)
{
  Failure *failure = g_hash_table_lookup (self->failures[from], url);
  gint64 now = byline_clock_now ();

  if (failure == NULL)
    return NULL;
  /* One of the future is of a clock that was wrong. */
  if (failure->when <= now && now < failure->when + FAILURE_SECONDS)
    return failure->error;
  g_hash_table_remove (self->failures[from], url);
  return NULL;
}

void
byline_picture_store_forget_failure (BylinePictureStore *self, const char *url)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));
  g_return_if_fail (url != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (self->failures); i++)
    g_hash_table_remove (self->failures[i], url);
  g_hash_table_add (self->tried_again, g_strdup (url));
}

/* --- The cache's size --- */

typedef struct {
  char *dir;
  gsize max_bytes;
} TrimData;

static void
trim_data_free (TrimData *self)
{
  g_free (self->dir);
  g_free (self);
}

static gpointer
trim_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const TrimData *trim = data;

  _byline_picture_files_evict (trim->dir, trim->max_bytes, MAX_AGE, cancellable);
  return NULL;
}

static void
trim_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_clear_object (&BYLINE_PICTURE_STORE (source)->trim);
}

static void
evict (BylinePictureStore *self)
{
  TrimData *data;

  if (self->trim != NULL)
    return;

  self->written = 0;
  self->trimmed = byline_clock_now ();
  self->trim = g_cancellable_new ();
  data = g_new0 (TrimData, 1);
  data->dir = g_strdup (self->cache_dir);
  data->max_bytes = self->cache_limit;
  byline_work_async (self, BYLINE_WORK_BACKGROUND, trim_func, data, (GDestroyNotify) trim_data_free,
                     NULL, self->trim, trim_cb, NULL);
}

/* Looking at every file is worth it once in a while only: after a sixteenth of the limit. */
static void
evict_if_due (BylinePictureStore *self, gsize n_bytes)
{
  self->written += n_bytes;
  if (self->written >= self->cache_limit / 16)
    evict (self);
}

void
byline_picture_store_trim (BylinePictureStore *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));

  if (ABS (byline_clock_now () - self->trimmed) >= DAY)
    evict (self);
}

/* --- Loading --- */

/* Answers all who wait and is gone. */
static void
load_end (Load *self, const GError *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);

  /* The entry in the table may be a newer load, if all who waited for this one went away. */
  if (g_hash_table_lookup (self->store->loads[self->from], self->place->url) == self)
    g_hash_table_remove (self->store->loads[self->from], self->place->url);
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (error != NULL)
        g_task_return_error (waiter->task, g_error_copy (error));
      else
        g_task_return_pointer (waiter->task, g_bytes_ref (self->bytes),
                               (GDestroyNotify) g_bytes_unref);
    }
  load_free (self);
}

static void
load_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *self = user_data;
  g_autoptr (GError) error = NULL;

  /* A full disk is no reason not to show the picture. */
  byline_work_finish (result, &error);
  if (error == NULL)
    evict_if_due (self->store, g_bytes_get_size (self->bytes));
  else
    g_debug ("A picture was not cached: %s", error->message);
  load_end (self, NULL);
}

static void
load_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineResponse)
    response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  gboolean is_none = FALSE;
  File *file;

  if (response != NULL && !_byline_picture_sniff (response->body))
    {
      g_autofree char *host = byline_url_host (self->place->url);

      error = g_error_new (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_FAILED,
                           "%s sends something that is no picture", host);
      is_none = TRUE;
    }
  if (error != NULL)
    {
      if (is_none || is_definite (error))
        note_failure (self->place, error);
      remember_failure (self->store, self->place->url, self->from, error);
      load_end (self, error);
      return;
    }

  self->bytes = g_bytes_ref (response->body);
  file = g_new0 (File, 1);
  file->path = g_strdup (self->place->cache);
  file->bytes = g_bytes_ref (self->bytes);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, write_func, file, file_free, NULL, NULL,
                     load_written_cb, self);
}

/* Returns: (nullable): NULL without an error if the picture is not on disk. */
static gpointer
read_func (gpointer data, GCancellable *cancellable, GError **error)
{
  return _byline_picture_file_read (data, error);
}

static void
load_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *self = user_data;
  BylinePictureStore *store = BYLINE_PICTURE_STORE (source);
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_PICTURE, 0, 0 };
  const GError *failure;
  g_autoptr (GError) error = NULL;

  self->bytes = byline_work_finish (result, &error);
  if (error != NULL || self->bytes != NULL)
    {
      load_end (self, error);
      return;
    }
  failure = recent_failure (store, self->place->url, self->from);
  if (failure != NULL)
    {
      load_end (self, failure);
      return;
    }
  if (store->reason_func != NULL)
    why = store->reason_func (self->place->url, store->reason_data);
  why.is_ahead = !self->is_looked_at;
  byline_session_fetch_for_async (store->session, self->place->url, BYLINE_REQUEST_PICTURE, &why,
                                  self->from, NULL, NULL, self->cancellable, load_fetched_cb, self);
}

/* What is loaded ahead is not asked for again and again, by a count of its own. */
static Load *
load_start (BylinePictureStore *self, const char *url, BylineNetwork from, gboolean is_looked_at)
{
  BylinePicturePlace *place = _byline_picture_store_make_place (self, url);
  Load *load = g_new0 (Load, 1);

  place->is_tried_again = g_hash_table_remove (self->tried_again, url) || !is_looked_at;
  load->store = g_object_ref (self);
  load->from = from;
  load->place = _byline_picture_store_make_place (self, url);
  load->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  load->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->loads[from], load->place->url, load);

  byline_work_async (self, BYLINE_WORK_FOREGROUND, read_func, place,
                     (GDestroyNotify) _byline_picture_place_free, (GDestroyNotify) g_bytes_unref,
                     load->cancellable, load_read_cb, load);
  return load;
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Load *load = waiter->load;

  g_task_return_error_if_cancelled (waiter->task);
  g_ptr_array_remove (load->waiters, waiter);
  if (load->waiters->len == 0)
    {
      /* Whoever asks from now on starts anew. */
      g_hash_table_remove (load->store->loads[load->from], load->place->url);
      g_cancellable_cancel (load->cancellable);
    }
  return G_SOURCE_REMOVE;
}

void
byline_picture_store_set_reason_func (BylinePictureStore *self,
                                      BylinePictureReasonFunc func,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));

  self->reason_func = func;
  self->reason_data = user_data;
}

static void
load_async (BylinePictureStore *self,
            const char *url,
            BylineNetwork from,
            gboolean is_looked_at,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Waiter *waiter;
  Load *load;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_picture_store_load_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  load = g_hash_table_lookup (self->loads[from], url);
  if (load == NULL)
    load = load_start (self, url, from, is_looked_at);
  load->is_looked_at = load->is_looked_at || is_looked_at;
  waiter = g_new0 (Waiter, 1);
  waiter->load = load;
  waiter->task = g_steal_pointer (&task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (waiter->task));
    }
  g_ptr_array_add (load->waiters, waiter);
}

void
byline_picture_store_load_async (BylinePictureStore *self,
                                 const char *url,
                                 BylineNetwork from,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (from < G_N_ELEMENTS (self->loads));

  load_async (self, url, from, TRUE, cancellable, callback, user_data);
}

void
byline_picture_store_load_ahead_async (BylinePictureStore *self,
                                       const char *url,
                                       BylineNetwork from,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (from < G_N_ELEMENTS (self->loads));

  load_async (self, url, from, FALSE, cancellable, callback, user_data);
}

GBytes *
byline_picture_store_load_finish (BylinePictureStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The class --- */

static void
byline_picture_store_dispose (GObject *object)
{
  BylinePictureStore *self = BYLINE_PICTURE_STORE (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (byline_picture_store_parent_class)->dispose (object);
}

static void
byline_picture_store_finalize (GObject *object)
{
  BylinePictureStore *self = BYLINE_PICTURE_STORE (object);

  /* Every load keeps the store alive: there is none. */
  for (gsize i = 0; i < G_N_ELEMENTS (self->loads); i++)
    {
      g_clear_pointer (&self->loads[i], g_hash_table_unref);
      g_clear_pointer (&self->failures[i], g_hash_table_unref);
    }
  g_clear_pointer (&self->tried_again, g_hash_table_unref);
  g_clear_pointer (&self->cache_dir, g_free);
  g_clear_pointer (&self->kept_dir, g_free);
  G_OBJECT_CLASS (byline_picture_store_parent_class)->finalize (object);
}

static void
byline_picture_store_class_init (BylinePictureStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_picture_store_dispose;
  object_class->finalize = byline_picture_store_finalize;
}

static void
byline_picture_store_init (BylinePictureStore *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->loads); i++)
    {
      self->loads[i] = g_hash_table_new (g_str_hash, g_str_equal);
      self->failures[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                 (GDestroyNotify) failure_free);
    }
  self->tried_again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cache_limit = DEFAULT_CACHE_LIMIT;
}

BylinePictureStore *
byline_picture_store_new (BylineSession *session, const char *cache_dir, const char *kept_dir)
{
  BylinePictureStore *self;

  g_return_val_if_fail (BYLINE_IS_SESSION (session), NULL);
  g_return_val_if_fail (cache_dir != NULL && kept_dir != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_PICTURE_STORE, NULL);
  self->session = g_object_ref (session);
  self->cache_dir = g_strdup (cache_dir);
  self->kept_dir = g_strdup (kept_dir);
  return self;
}

void
byline_picture_store_set_cache_limit (BylinePictureStore *self, gsize max_bytes)
{
  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));

  self->cache_limit = max_bytes;
}
