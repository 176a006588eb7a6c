/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of saved stories: into the kept folder and out of it. */

#include "byline-picture-store-private.h"

#include "byline-error.h"
#include "byline-work.h"

/* How many pictures of a story are brought in at once. */
#define KEEP_AT_ONCE 4

typedef struct {
  char **urls;
  BylineNetwork from;
  guint next;
  guint n_running;
  BylinePictureDone one_done; /* nullable */
  gpointer user_data;
  BylinePicturesKept *result;
  GError *error; /* nullable: no other picture can be kept either */
} Keep;

/* KeepOne: one of them on its way. */
typedef struct {
  GTask *task;
  BylinePicturePlace *place;
  GBytes *bytes;
} KeepOne;

void
byline_pictures_kept_free (BylinePicturesKept *self)
{
  g_clear_error (&self->failure);
  g_free (self);
}

static void
keep_free (Keep *self)
{
  g_strfreev (self->urls);
  g_clear_pointer (&self->result, byline_pictures_kept_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
keep_one_free (KeepOne *self)
{
  g_object_unref (self->task);
  _byline_picture_place_free (self->place);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void keep_more (GTask *task);

/* @error: (transfer full) (nullable): why it is not kept */
static void
keep_one_end (KeepOne *self, GError *error)
{
  g_autoptr (GTask) task = g_object_ref (self->task);
  Keep *keep = g_task_get_task_data (task);

  if (error == NULL)
    keep->result->n_kept++;
  else if (keep->error == NULL &&
           g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL))
    keep->error = error;
  else if (keep->result->failure == NULL)
    keep->result->failure = error;
  else
    g_error_free (error);
  if (keep->one_done != NULL)
    keep->one_done (keep->user_data);
  keep_one_free (self);
  keep->n_running--;
  keep_more (task);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  byline_work_finish (result, &error);
  keep_one_end (user_data, error);
}

/* A full disk is the store's matter, wherever it is met. */
static void
set_write_error (GError **error, const GError *cause)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL,
                 "There is no room left on the disk (%s)", cause->message);
  else
    g_propagate_error (error, g_error_copy (cause));
}

static gpointer
keep_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const KeepOne *one = data;
  g_autoptr (GError) moving = NULL;
  g_autoptr (GError) writing = NULL;

  if (!g_file_test (one->place->kept, G_FILE_TEST_EXISTS) &&
      !_byline_picture_file_move (one->place->cache, one->place->kept, &moving))
    g_debug ("A picture was not moved: %s", moving->message);
  /* The cache may have been wiped in between. */
  if (!g_file_test (one->place->kept, G_FILE_TEST_EXISTS) &&
      !_byline_picture_file_write (one->place->kept, one->bytes, &writing))
    set_write_error (error, writing);
  return NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylinePictureStore *self = BYLINE_PICTURE_STORE (source);
  KeepOne *one = user_data;
  GError *error = NULL;

  one->bytes = byline_picture_store_load_finish (self, result, &error);
  if (one->bytes == NULL)
    {
      keep_one_end (one, error);
      return;
    }
  /* The job reads what this one owns until kept_cb() is called. */
  byline_work_async (self, BYLINE_WORK_BACKGROUND, keep_func, one, NULL, NULL, NULL, kept_cb, one);
}

static void
keep_end (GTask *task)
{
  Keep *keep = g_task_get_task_data (task);

  if (keep->error != NULL)
    g_task_return_error (task, g_steal_pointer (&keep->error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&keep->result),
                           (GDestroyNotify) byline_pictures_kept_free);
}

static void
keep_more (GTask *task)
{
  BylinePictureStore *self = g_task_get_source_object (task);
  Keep *keep = g_task_get_task_data (task);

  while (keep->n_running < KEEP_AT_ONCE && keep->urls[keep->next] != NULL && keep->error == NULL &&
         !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      const char *url = keep->urls[keep->next++];
      KeepOne *one = g_new0 (KeepOne, 1);

      one->task = g_object_ref (task);
      one->place = _byline_picture_store_make_place (self, url);
      keep->n_running++;
      byline_picture_store_load_ahead_async (self, url, keep->from, g_task_get_cancellable (task),
                                             loaded_cb, one);
    }
  if (keep->n_running == 0)
    keep_end (task);
}

void
byline_picture_store_keep_async (BylinePictureStore *self,
                                 const char *const *urls,
                                 BylineNetwork from,
                                 BylinePictureDone one_done,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Keep *keep;

  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));
  g_return_if_fail (urls != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_picture_store_keep_async);
  keep = g_new0 (Keep, 1);
  keep->urls = g_strdupv ((char **) urls);
  keep->from = from;
  keep->one_done = one_done;
  keep->user_data = user_data;
  keep->result = g_new0 (BylinePicturesKept, 1);
  keep->result->n_pictures = g_strv_length (keep->urls);
  g_task_set_task_data (task, keep, (GDestroyNotify) keep_free);
  keep_more (task);
}

BylinePicturesKept *
byline_picture_store_keep_finish (BylinePictureStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
release_func (gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *places = data;

  for (guint i = 0; i < places->len; i++)
    {
      const BylinePicturePlace *place = g_ptr_array_index (places, i);

      if (!_byline_picture_file_move (place->kept, place->cache, error))
        return NULL;
    }
  return NULL;
}

void
byline_picture_store_release_async (BylinePictureStore *self,
                                    const char *const *urls,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GPtrArray *places;

  g_return_if_fail (BYLINE_IS_PICTURE_STORE (self));
  g_return_if_fail (urls != NULL);

  places = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_picture_place_free);
  for (guint i = 0; urls[i] != NULL; i++)
    g_ptr_array_add (places, _byline_picture_store_make_place (self, urls[i]));
  byline_work_async (self, BYLINE_WORK_BACKGROUND, release_func, places,
                     (GDestroyNotify) g_ptr_array_unref, NULL, cancellable, callback, user_data);
}

gboolean
byline_picture_store_release_finish (BylinePictureStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  byline_work_finish (result, &local_error);
  return byline_error_pass (error, g_steal_pointer (&local_error));
}
