/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-db-maintenance.h"

void
byline_health_free (BylineHealth *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static gpointer
check_func (BylineDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (BylineCheck) check = byline_db_check (db, GPOINTER_TO_INT (data), error);
  BylineHealth *health;

  if (check == NULL)
    return NULL;

  health = g_new0 (BylineHealth, 1);
  health->n_stories = check->n_stories;
  health->n_articles = check->n_articles;
  health->n_repaired = check->n_repaired;
  health->problems = g_ptr_array_ref (check->problems);
  return health;
}

void
byline_library_check_async (BylineLibrary       *self,
                            gboolean             repair,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  BylineLibraryChanges changes = 0;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_check_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  if (repair)
    changes = BYLINE_LIBRARY_STORIES | BYLINE_LIBRARY_MARKS | BYLINE_LIBRARY_SUBSCRIPTIONS;
  /* On the writing connection also without repair: the search index is checked by a statement
   * that SQLite counts as a write. */
  _byline_library_write (self, task, changes, check_func, GINT_TO_POINTER (repair), NULL,
                         (GDestroyNotify) byline_health_free);
}

BylineHealth *
byline_library_check_finish (BylineLibrary  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gint
byline_library_rebuild (BylineProfile  *profile,
                        GError        **error)
{
  g_return_val_if_fail (BYLINE_IS_PROFILE (profile), -1);

  return byline_db_rebuild (byline_profile_get_data_dir (profile), error);
}
