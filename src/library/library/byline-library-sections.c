/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-sections.h"

#include "byline-clock.h"
#include "byline-db-details.h"
#include "byline-db-rules.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"

/* What a step of settling says; 0 is a failure. */
enum {
  SOME_PENDING = 1,
  ALL_UPDATED,
};

/* --- Rules --- */

/* Rules on their way: their transaction, then the stories that they concern, some at a time. */
typedef struct {
  BylineLibraryChanges changes;
  GPtrArray *undo;
} Applying;

static void
applying_free (Applying *applying)
{
  g_clear_pointer (&applying->undo, g_ptr_array_unref);
  g_free (applying);
}

static gpointer
begin_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_apply_rules_deferred (db, data, error);
}

static gpointer
update_mutes_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean is_done;

  if (!byline_db_update_some_mutes (db, &is_done, error))
    return NULL;
  return GSIZE_TO_POINTER (is_done ? ALL_UPDATED : SOME_PENDING);
}

/* The rules are committed. If muting the stories they concern fails, it is tried again later
 * (data_version_cb()), so that failure is not reported as one of the rules. */
static void
mutes_updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Applying *applying = g_task_get_task_data (task);
  gpointer state = byline_store_run_finish (BYLINE_STORE (source), result, NULL);

  if (GPOINTER_TO_SIZE (state) == SOME_PENDING && !self->is_closed)
    {
      byline_store_write_async (self->store, update_mutes_func, NULL, NULL, NULL, NULL,
                                mutes_updated_cb, g_steal_pointer (&task));
      return;
    }
  if (!self->is_closed)
    _byline_library_queue_changed (self, applying->changes);
  if (applying->undo == NULL)
    {
      self->is_updating_mutes = FALSE;
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&applying->undo),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Applying *applying = g_task_get_task_data (task);

  applying->undo = byline_task_take (task, result);
  if (applying->undo == NULL)
    return;
  byline_store_write_async (self->store, update_mutes_func, NULL, NULL, NULL, NULL,
                            mutes_updated_cb, g_steal_pointer (&task));
}

void
_byline_library_update_mutes (BylineLibrary *self)
{
  GTask *task;
  Applying *applying;

  if (self->is_updating_mutes)
    return;
  self->is_updating_mutes = TRUE;
  task = g_task_new (self, NULL, NULL, NULL);
  applying = g_new0 (Applying, 1);
  applying->changes = BYLINE_LIBRARY_CHANGES_STORIES;
  g_task_set_source_tag (task, _byline_library_update_mutes);
  g_task_set_task_data (task, applying, (GDestroyNotify) applying_free);
  byline_store_write_async (self->store, update_mutes_func, NULL, NULL, NULL, NULL,
                            mutes_updated_cb, task);
}

void
byline_library_apply_rules_async (BylineLibrary *self,
                                  GPtrArray *rules,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GPtrArray *copies;
  GTask *task;
  Applying *applying;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (rules != NULL);

  task = _byline_library_task_new (self, byline_library_apply_rules_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  applying = g_new0 (Applying, 1);
  applying->changes = BYLINE_LIBRARY_CHANGES_RULES;
  copies = byline_rules_new ();
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      /* Saved filters are in no list; all else may be. */
      if (rule->kind != BYLINE_RULE_KIND_FILTER)
        applying->changes |= BYLINE_LIBRARY_CHANGES_STORIES;
      g_ptr_array_add (copies, byline_rule_copy (rule));
    }
  g_task_set_task_data (task, applying, (GDestroyNotify) applying_free);
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, begin_func, copies, (GDestroyNotify) g_ptr_array_unref,
                            (GDestroyNotify) g_ptr_array_unref, cancellable, begun_cb, task);
}

void
byline_library_apply_rule_async (BylineLibrary *self,
                                 BylineRule *rule,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  g_ptr_array_add (rules, rule);
  byline_library_apply_rules_async (self, rules, cancellable, callback, user_data);
}

static gpointer
rules_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_rules (db, error);
}

void
byline_library_get_rules_async (BylineLibrary *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, rules_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ NULL }, cancellable, callback, user_data);
}

static gpointer
filters_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_saved_filters (db, error);
}

void
byline_library_get_saved_filters_async (BylineLibrary *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, filters_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ NULL }, cancellable, callback, user_data);
}

/* --- What is known of a name --- */

static gpointer
all_counts_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_all_counts (db, arguments->filter, byline_clock_now (), error);
}

void
byline_library_get_all_counts_async (BylineLibrary *self,
                                     const BylineFilter *scope,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, all_counts_func, (GDestroyNotify) byline_counts_unref,
                         &(BylineArguments){ .filter = scope }, cancellable, callback, user_data);
}

static gpointer
author_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_author_detail (db, arguments->text, error);
}

void
byline_library_get_author_async (BylineLibrary *self,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  _byline_library_query (self, author_func, (GDestroyNotify) byline_author_detail_free,
                         &(BylineArguments){ .text = name }, cancellable, callback, user_data);
}

static gpointer
section_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_section_detail (db, arguments->text, error);
}

void
byline_library_get_section_async (BylineLibrary *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  _byline_library_query (self, section_func, (GDestroyNotify) byline_section_detail_free,
                         &(BylineArguments){ .text = name }, cancellable, callback, user_data);
}

/* --- The search box --- */

static gpointer
complete_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_completions (db, arguments->text, arguments->number, error);
}

void
byline_library_get_completions_async (BylineLibrary *self,
                                      const char *text,
                                      guint cursor,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  _byline_library_query (self, complete_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ .text = text, .number = cursor }, cancellable,
                         callback, user_data);
}

static gpointer
snippets_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_snippets (db, arguments->text, arguments->stories, arguments->n_stories,
                                 error);
}

void
byline_library_get_snippets_async (BylineLibrary *self,
                                   const char *search,
                                   const gint64 *stories,
                                   gsize n_stories,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (search != NULL);
  g_return_if_fail (stories != NULL || n_stories == 0);

  _byline_library_query (self, snippets_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){
                           .text = search,
                           .stories = stories,
                           .n_stories = n_stories,
                         },
                         cancellable, callback, user_data);
}
