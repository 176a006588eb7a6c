/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

static BylineLibraryQuery *
question_copy (const BylineLibraryQuery *question)
{
  BylineLibraryQuery *copy = g_memdup2 (question, sizeof *question);

  copy->filter = question->filter != NULL ? byline_filter_copy (question->filter) : NULL;
  copy->text = g_strdup (question->text);
  copy->stories = g_memdup2 (question->stories, question->n_stories * sizeof (gint64));
  return copy;
}

/* What a copy points to is its own. */
static void
copy_free (gpointer data)
{
  BylineLibraryQuery *copy = data;

  if (copy->filter != NULL)
    byline_filter_free ((BylineFilter *) copy->filter);
  g_free ((char *) copy->text);
  g_free ((gint64 *) copy->stories);
  g_free (copy);
}

void
_byline_library_query (BylineLibrary *self,
                     gpointer source_tag,
                     BylineStoreFunc func,
                     const BylineLibraryQuery *question,
                     GDestroyNotify result_free,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, source_tag, cancellable, callback, user_data);

  if (task != NULL)
    _byline_library_read (self, task, func, question_copy (question), copy_free, result_free);
}
