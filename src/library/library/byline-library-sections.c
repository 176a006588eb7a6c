/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-sections.h"

#include "byline-clock.h"
#include "byline-db-details.h"
#include "byline-db-rules.h"
#include "byline-library-parts-private.h"

/* What a step of settling says; 0 is a failure. */
enum {
  UNSETTLED = 1,
  SETTLED,
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
  return byline_db_begin_rules (db, data, error);
}

static gpointer
settle_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean is_settled;

  if (!byline_db_settle_some (db, &is_settled, error))
    return NULL;
  return GSIZE_TO_POINTER (is_settled ? SETTLED : UNSETTLED);
}

/* The rules are committed: what could not be settled now is later, so that a failure is none of
 * theirs. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Applying *applying = g_task_get_task_data (task);
  gpointer state = byline_store_run_finish (BYLINE_STORE (source), result, NULL);

  if (GPOINTER_TO_SIZE (state) == UNSETTLED && !self->is_closed)
    {
      byline_store_write_async (self->store, settle_func, NULL, NULL, NULL, NULL, settled_cb,
                                g_steal_pointer (&task));
      return;
    }
  if (!self->is_closed)
    _byline_library_queue_changed (self, applying->changes);
  if (applying->undo == NULL)
    {
      self->is_settling = FALSE;
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
  g_autoptr (GError) error = NULL;

  applying->undo = byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (applying->undo == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  byline_store_write_async (self->store, settle_func, NULL, NULL, NULL, NULL, settled_cb,
                            g_steal_pointer (&task));
}

void
_byline_library_settle (BylineLibrary *self)
{
  GTask *task;
  Applying *applying;

  if (self->is_settling)
    return;
  self->is_settling = TRUE;
  task = g_task_new (self, NULL, NULL, NULL);
  applying = g_new0 (Applying, 1);
  applying->changes = BYLINE_LIBRARY_STORIES;
  g_task_set_source_tag (task, _byline_library_settle);
  g_task_set_task_data (task, applying, (GDestroyNotify) applying_free);
  byline_store_write_async (self->store, settle_func, NULL, NULL, NULL, NULL, settled_cb, task);
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
  applying->changes = BYLINE_LIBRARY_RULES;
  copies = byline_rules_new ();
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      /* Saved filters are in no list; all else may be. */
      if (rule->kind != BYLINE_RULE_FILTER)
        applying->changes |= BYLINE_LIBRARY_STORIES;
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

GPtrArray *
byline_library_apply_rules_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
rules_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_rules (db, error);
}

void
byline_library_rules_async (BylineLibrary *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_ask (self, byline_library_rules_async, rules_func, &(BylineQuestion){ NULL },
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
byline_library_rules_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
filters_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_saved_filters (db, error);
}

void
byline_library_filters_async (BylineLibrary *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_ask (self, byline_library_filters_async, filters_func, &(BylineQuestion){ NULL },
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
byline_library_filters_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What is known of a name --- */

static gpointer
all_counts_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_all_counts (db, question->filter, byline_clock_now (), error);
}

void
byline_library_all_counts_async (BylineLibrary *self,
                                 const BylineFilter *scope,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_ask (self, byline_library_all_counts_async, all_counts_func,
                       &(BylineQuestion){ .filter = scope }, (GDestroyNotify) byline_counts_unref,
                       cancellable, callback, user_data);
}

static gpointer
author_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_author_detail (db, ((const BylineQuestion *) data)->text, error);
}

void
byline_library_author_async (BylineLibrary *self,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  _byline_library_ask (self, byline_library_author_async, author_func,
                       &(BylineQuestion){ .text = name },
                       (GDestroyNotify) byline_author_detail_free, cancellable, callback,
                       user_data);
}

BylineAuthorDetail *
byline_library_author_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
section_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_section_detail (db, ((const BylineQuestion *) data)->text, error);
}

void
byline_library_section_async (BylineLibrary *self,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  _byline_library_ask (self, byline_library_section_async, section_func,
                       &(BylineQuestion){ .text = name },
                       (GDestroyNotify) byline_section_detail_free, cancellable, callback,
                       user_data);
}

BylineSectionDetail *
byline_library_section_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The search box --- */

static gpointer
complete_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_complete (db, question->text, question->cursor, error);
}

void
byline_library_complete_async (BylineLibrary *self,
                               const char *text,
                               guint cursor,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (text != NULL);

  _byline_library_ask (self, byline_library_complete_async, complete_func,
                       &(BylineQuestion){ .text = text, .cursor = cursor },
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
byline_library_complete_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
snippets_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_snippets (db, question->text, question->stories, question->n_stories, error);
}

void
byline_library_snippets_async (BylineLibrary *self,
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

  _byline_library_ask (self, byline_library_snippets_async, snippets_func,
                       &(BylineQuestion){
                         .text = search,
                         .stories = stories,
                         .n_stories = n_stories,
                       },
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
byline_library_snippets_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
