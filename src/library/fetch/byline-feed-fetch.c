/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-fetch.h"

#include "byline-error.h"
#include "byline-sandbox.h"
#include "byline-url.h"

/* Returns: (transfer full): @error; or, if the sandbox is what hides the file, that */
static GError *
explain (GError *error, const char *url)
{
  g_autoptr (GError) owned = error;
  g_autoptr (GError) reach = NULL;
  g_autofree char *path = byline_url_file_path (url);

  if (!g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NO_FILE) || path == NULL ||
      byline_sandbox_check (path, &reach))
    return g_steal_pointer (&owned);
  return g_error_new_literal (BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SANDBOX, reach->message);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineResponse *response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);

  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) byline_response_free);
  else
    g_task_return_error (task, explain (g_steal_pointer (&error), g_task_get_task_data (task)));
}

void
byline_feed_fetch_async (BylineSession *session,
                         const char *url,
                         const BylineRequestReason *reason,
                         BylineNetwork from,
                         const char *etag,
                         const char *last_modified,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_SESSION (session));
  g_return_if_fail (url != NULL);

  if (!byline_url_is_file (url))
    {
      byline_session_fetch_for_async (session, url, BYLINE_REQUEST_FEED, reason, from, etag,
                                      last_modified, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_feed_fetch_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  byline_session_read_file_async (session, url, etag, cancellable, file_read_cb, task);
}
