/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"
#include "byline-library.h"

#include "byline-db-maintenance.h"

static gpointer
check_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autoptr (BylineCheckReport) check = byline_db_check (db, arguments->flag, error);
  BylineCheckReport *health;

  if (check == NULL)
    return NULL;

  health = g_new0 (BylineCheckReport, 1);
  health->n_stories = check->n_stories;
  health->n_articles = check->n_articles;
  health->n_repaired = check->n_repaired;
  health->n_left = check->n_left;
  health->problems = g_ptr_array_ref (check->problems);
  health->damaged_journal = g_steal_pointer (&check->damaged_journal);
  return health;
}

void
byline_library_check_async (BylineLibrary *self,
                            gboolean repair,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  BylineLibraryChanges changes = 0;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (repair)
    changes = BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |
              BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS;
  /* On the writing connection also without repair: the search index is checked by a statement
   * that SQLite counts as a write. */
  _byline_library_change (self, changes, check_func, (GDestroyNotify) byline_check_report_free,
                          &(BylineArguments){ .flag = repair }, cancellable, callback, user_data);
}

/* --- Making the database anew --- */

void
byline_rebuilt_free (BylineRebuilt *self)
{
  if (self == NULL)
    return;
  g_free (self->first_unusable);
  g_free (self->damaged_journal);
  g_free (self);
}

static BylineRebuilt *
rebuilt_new (BylineRebuildReport *report)
{
  BylineRebuilt *self = g_new0 (BylineRebuilt, 1);

  self->n_stories = report->n_stories;
  self->n_salvaged = report->n_salvaged;
  self->n_unusable = report->n_unusable;
  self->first_unusable = g_steal_pointer (&report->first_unusable);
  self->damaged_journal = g_steal_pointer (&report->damaged_journal);
  return self;
}

static void
rebuilt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRebuildReport)
    report = byline_store_rebuild_finish (BYLINE_STORE (source), result, &error);

  if (report == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, rebuilt_new (report), (GDestroyNotify) byline_rebuilt_free);
}

void
byline_library_rebuild_async (BylineLibrary *self,
                              gboolean force,
                              BylineRebuildFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (!self->is_open && !self->is_closed);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_library_rebuild_async);
  g_task_set_check_cancellable (task, FALSE);
  byline_store_rebuild_async (self->store, force, progress, progress_data, cancellable, rebuilt_cb,
                              task);
}

BylineRebuilt *
byline_library_rebuild_profile (BylineProfile *profile, gboolean force, GError **error)
{
  const BylineRebuildOptions options = { .force = force };
  g_autoptr (BylineRebuildReport) report = NULL;

  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), NULL);

  report = byline_db_rebuild_with (byline_profile_get_data_dir (profile), &options, error);
  return report != NULL ? rebuilt_new (report) : NULL;
}
