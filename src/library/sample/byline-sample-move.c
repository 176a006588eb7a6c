/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person subscribed to in the sample edition goes to a library of their own: subscribed to
 * there, then unsubscribed from here. */

#include "byline-sample.h"

#include "byline-clock.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"

typedef struct {
  BylineLibrary *from;
  BylineLibrary *to;
  GPtrArray *publications; /* of BylinePublication: the person's, in @from */
  BylineImportReport *report;
  guint next;
} Move;

static void
move_free (Move *move)
{
  g_clear_object (&move->from);
  if (move->to != NULL)
    byline_library_close (move->to);
  g_clear_object (&move->to);
  g_clear_pointer (&move->publications, g_ptr_array_unref);
  g_clear_pointer (&move->report, byline_import_report_free);
  g_free (move);
}

static gboolean
has_arrived (const BylineImportReport *report, const char *url)
{
  for (guint i = 0; i < report->entries->len; i++)
    {
      const BylineImportEntry *entry = g_ptr_array_index (report->entries, i);

      if (entry->outcome != BYLINE_IMPORT_FAILED && g_strcmp0 (entry->url, url) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_arrived_whole (const BylineImportReport *report, const BylinePublication *publication)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (!has_arrived (report, feed->url))
        return FALSE;
    }
  return TRUE;
}

static void remove_next (GTask *task);

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    remove_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
remove_next (GTask *task)
{
  Move *move = g_task_get_task_data (task);

  while (move->next < move->publications->len)
    {
      const BylinePublication *publication = g_ptr_array_index (move->publications, move->next++);

      if (has_arrived_whole (move->report, publication))
        {
          byline_library_set_removed_async (move->from, publication->id, TRUE, NULL, removed_cb,
                                            task);
          return;
        }
    }

  g_task_return_pointer (task, g_steal_pointer (&move->report),
                         (GDestroyNotify) byline_import_report_free);
  g_object_unref (task);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);

  move->report = byline_task_take (task, result);
  if (move->report == NULL)
    return;
  /* They are there: to stop now would leave them in both. */
  g_task_set_check_cancellable (task, FALSE);
  remove_next (g_steal_pointer (&task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Move *move = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (BylineOpml) opml = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (!byline_library_open_finish (move->to, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  opml = byline_opml_new ();
  for (guint i = 0; i < move->publications->len; i++)
    _byline_publication_add_outlines (g_ptr_array_index (move->publications, i), opml);
  text = byline_opml_write (opml, byline_clock_now ());
  bytes = g_bytes_new_take (text, strlen (text));
  byline_library_import_async (move->to, bytes, cancellable, imported_cb, g_steal_pointer (&task));
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Move *move = g_task_get_task_data (task);
  BylineSample *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  move->publications = byline_task_take (task, result);
  if (move->publications == NULL)
    return;

  for (guint i = move->publications->len; i > 0; i--)
    if (byline_sample_owns (self, g_ptr_array_index (move->publications, i - 1)))
      g_ptr_array_remove_index (move->publications, i - 1);
  byline_library_open_async (move->to, cancellable, opened_cb, g_steal_pointer (&task));
}

void
byline_sample_move_async (BylineSample *self,
                          BylineLibrary *library,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (BylineProfile) own = NULL;
  GTask *task;
  Move *move;

  g_return_if_fail (BYLINE_IS_SAMPLE (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  own = byline_profile_new (byline_profile_get_own_dir (byline_library_get_profile (library)));
  move = g_new0 (Move, 1);
  move->from = g_object_ref (library);
  move->to = byline_library_new (own, NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_sample_move_async);
  g_task_set_task_data (task, move, (GDestroyNotify) move_free);
  byline_library_get_publications_async (library, cancellable, publications_cb, task);
}

BylineImportReport *
byline_sample_move_finish (BylineSample *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
