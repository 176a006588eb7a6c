/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether an address is subscribed to already. */

#include "byline-library-parts-private.h"

#include "byline-error.h"
#include "byline-task.h"

/* Returns: (transfer full): the feed's address as it is subscribed to, "" if it is not. */
static gpointer
look_up_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (BylineFeed) feed = byline_db_find_feed_alike (db, data, &local_error);

  if (feed != NULL)
    return g_strdup (feed->url);
  if (g_error_matches (local_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    return g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autofree char *known = byline_task_take (task, result);

  if (known == NULL)
    return;
  if (*known == '\0')
    g_task_return_boolean (task, TRUE);
  /* The address is the feed: with another user name it is the same feed, which has that one now. */
  else if (byline_credentials_replace_by_tried (self->credentials, known))
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED,
                             "%s is subscribed to already; its user name and password are the new "
                             "ones now.",
                             known);
  else
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED,
                             "%s is subscribed to already.", known);
}

void
_byline_library_look_up_async (BylineLibrary *self,
                               const char *url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, _byline_library_look_up_async);
  byline_store_read_async (self->store, look_up_func, g_strdup (url), g_free, g_free, cancellable,
                           looked_up_cb, task);
}

gboolean
_byline_library_look_up_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
