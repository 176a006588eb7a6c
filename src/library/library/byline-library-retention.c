/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-retention.h"

#include "byline-clock.h"
#include "byline-db-maintenance.h"
#include "byline-disk-usage.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"
#include "byline-work.h"

/* --- What is set --- */

static gpointer
get_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autofree BylineRetention *retention = g_new0 (BylineRetention, 1);

  return byline_db_get_retention (db, retention, error) ? g_steal_pointer (&retention) : NULL;
}

void
byline_library_get_retention_async (BylineLibrary *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, get_func, g_free, &(BylineArguments){ NULL }, cancellable, callback,
                         user_data);
}

gboolean
byline_library_get_retention_finish (BylineLibrary *self,
                                     GAsyncResult *result,
                                     BylineRetention *retention,
                                     GError **error)
{
  g_autofree BylineRetention *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *retention = *found;
  return TRUE;
}

static gpointer
set_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_set_retention (db, arguments->id, arguments->retention, error));
}

void
byline_library_set_retention_async (BylineLibrary *self,
                                    gint64 publication_id,
                                    const BylineRetention *retention,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (retention != NULL);

  _byline_library_change (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, set_func, NULL,
                          &(BylineArguments){ .id = publication_id, .retention = retention },
                          cancellable, callback, user_data);
}

/* --- What would go --- */

/* Files to be measured, on a worker. */
typedef struct {
  char *data_dir;
  GPtrArray *keys;
} Going;

static void
going_free (Going *going)
{
  g_free (going->data_dir);
  g_ptr_array_unref (going->keys);
  g_free (going);
}

static gpointer
preview_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_preview_prune (db, byline_clock_now (), arguments->id, arguments->retention,
                                  error);
}

static gpointer
weigh_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const Going *going = data;
  BylineLoss *loss = g_new0 (BylineLoss, 1);

  loss->n_stories = going->keys->len;
  for (guint i = 0; i < going->keys->len; i++)
    loss->bytes += byline_disk_usage_of_article (going->data_dir,
                                                 g_ptr_array_index (going->keys, i));
  return loss;
}

static void
weighed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  byline_task_forward (task, result, g_free);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  GPtrArray *keys = byline_task_take (task, result);
  Going *going;

  if (keys == NULL)
    return;

  going = g_new0 (Going, 1);
  going->data_dir = g_strdup (byline_profile_get_data_dir (self->profile));
  going->keys = keys;
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, weigh_func, going, (GDestroyNotify) going_free,
                     g_free, g_task_get_cancellable (task), weighed_cb, g_object_ref (task));
}

void
byline_library_preview_retention_async (BylineLibrary *self,
                                        gint64 publication_id,
                                        const BylineRetention *retention,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (retention != NULL);

  task = _byline_library_task_new (self, byline_library_preview_retention_async, cancellable,
                                   callback, user_data);
  if (task != NULL)
    _byline_library_read_then (self, preview_func, (GDestroyNotify) g_ptr_array_unref,
                               &(BylineArguments){ .id = publication_id, .retention = retention },
                               previewed_cb, task);
}

gboolean
byline_library_preview_retention_finish (BylineLibrary *self,
                                         GAsyncResult *result,
                                         BylineLoss *loss,
                                         GError **error)
{
  g_autofree BylineLoss *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *loss = *found;
  return TRUE;
}

/* --- What is taken on disk --- */

/* What a worker measures. */
typedef struct {
  char *data_dir;
  GArray *files;       /* of BylineStoryFile */
  GHashTable *indices; /* publication -> its place in the usage, counted from 1 */
  GHashTable *seen;    /* kept pictures that are counted already */
} Measuring;

static void
measuring_free (Measuring *measuring)
{
  g_free (measuring->data_dir);
  g_array_unref (measuring->files);
  g_hash_table_unref (measuring->indices);
  g_hash_table_unref (measuring->seen);
  g_free (measuring);
}

static BylinePublicationUsage *
usage_of (Measuring *measuring, BylineDiskUsage *usage, gint64 publication_id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (measuring->indices, &publication_id));
  BylinePublicationUsage fresh = { .publication_id = publication_id };

  if (index == 0)
    {
      g_array_append_val (usage->publications, fresh);
      index = usage->publications->len;
      g_hash_table_insert (measuring->indices, g_memdup2 (&publication_id, sizeof publication_id),
                           GUINT_TO_POINTER (index));
    }
  return &g_array_index (usage->publications, BylinePublicationUsage, index - 1);
}

/* The kept pictures of a saved story. */
static guint64
measure_pictures (Measuring *measuring, const char *key)
{
  g_autofree char *kept_dir = g_build_filename (measuring->data_dir, "pictures", NULL);
  g_autoptr (BylineArticle) article = byline_archive_load (measuring->data_dir, key);
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  guint64 bytes = 0;

  if (article != NULL)
    _byline_article_add_picture_urls (article, TRUE, urls);
  for (guint i = 0; i < urls->len; i++)
    {
      char *path = byline_picture_store_kept_path (kept_dir, g_ptr_array_index (urls, i));

      bytes += g_hash_table_contains (measuring->seen, path) ? 0 : byline_disk_usage_of_file (path);
      g_hash_table_add (measuring->seen, path);
    }
  return bytes;
}

/* All files in the folders of @dir, also those whose story nobody knows. */
static guint64
measure_folders (const char *dir)
{
  g_autoptr (GDir) folders = g_dir_open (dir, 0, NULL);
  const char *folder;
  guint64 bytes = 0;

  while (folders != NULL && (folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, folder, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char *name;

      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          bytes += byline_disk_usage_of_file (file);
        }
    }
  return bytes;
}

static void
add_shares (BylineDiskUsage *usage)
{
  for (guint i = 0; i < usage->publications->len; i++)
    {
      BylinePublicationUsage *of = &g_array_index (usage->publications, BylinePublicationUsage, i);
      double share = usage->articles > 0 ? (double) of->articles / (double) usage->articles : 0;

      of->bytes = of->articles + of->pictures + (guint64) (share * (double) usage->index);
    }
}

static gpointer
measure_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Measuring *measuring = data;
  g_autofree char *kept_dir = g_build_filename (measuring->data_dir, "pictures", NULL);
  BylineDiskUsage *usage = byline_disk_usage_new ();

  for (guint i = 0; i < measuring->files->len; i++)
    {
      const BylineStoryFile *file = &g_array_index (measuring->files, BylineStoryFile, i);
      BylinePublicationUsage *of = usage_of (measuring, usage, file->publication_id);
      guint64 bytes = byline_disk_usage_of_article (measuring->data_dir, file->key);

      of->n_stories++;
      of->articles += bytes;
      usage->articles += bytes;
      if (file->is_saved)
        of->pictures += measure_pictures (measuring, file->key);
    }
  usage->index = byline_disk_usage_of_index (measuring->data_dir);
  usage->pictures = measure_folders (kept_dir);
  add_shares (usage);
  return usage;
}

static gpointer
files_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_story_files (db, error);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  guint began_at = GPOINTER_TO_UINT (g_task_get_task_data (task));
  BylineDiskUsage *usage = byline_task_take (task, result);

  if (usage == NULL)
    return;

  if (began_at == self->n_changes)
    {
      g_clear_pointer (&self->usage, byline_disk_usage_unref);
      self->usage = byline_disk_usage_ref (usage);
    }
  g_task_return_pointer (task, usage, (GDestroyNotify) byline_disk_usage_unref);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  GArray *files = byline_task_take (task, result);
  Measuring *measuring;

  if (files == NULL)
    return;

  measuring = g_new0 (Measuring, 1);
  measuring->data_dir = g_strdup (byline_profile_get_data_dir (self->profile));
  measuring->files = files;
  measuring->indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  measuring->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, measure_func, measuring,
                     (GDestroyNotify) measuring_free, (GDestroyNotify) byline_disk_usage_unref,
                     g_task_get_cancellable (task), measured_cb, g_object_ref (task));
}

void
byline_library_disk_usage_async (BylineLibrary *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_disk_usage_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  if (self->usage != NULL)
    {
      g_task_return_pointer (task, byline_disk_usage_ref (self->usage),
                             (GDestroyNotify) byline_disk_usage_unref);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_changes), NULL);
  _byline_library_read_then (self, files_func, (GDestroyNotify) g_array_unref,
                             &(BylineArguments){ NULL }, files_cb, task);
}
