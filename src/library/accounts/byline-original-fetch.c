/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-original-fetch.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-miniflux.h"
#include "byline-page-policy.h"
#include "byline-sync-documents.h"
#include "byline-task.h"
#include "byline-work.h"

/* Somebody waits for it, and the page may be asked for as well. */
#define PATIENCE_SECONDS 10

/* An answer on its way through a worker. */
typedef struct {
  GBytes *body; /* nullable */
  BylineArticle *known;
} Input;

static void
input_free (Input *input)
{
  g_clear_pointer (&input->body, g_bytes_unref);
  byline_article_unref (input->known);
  g_free (input);
}

gboolean
byline_original_is_offered (const BylineAccount *account, gint64 now)
{
  BylineSyncProtocol protocol;

  g_return_val_if_fail (account != NULL, FALSE);

  return byline_sync_protocol_parse (account->protocol, &protocol) &&
         byline_sync_quirks_find (protocol, account->url)->has_originals &&
         account->n_failures == 0 && account->next_try <= now;
}

static gpointer
read_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;
  gsize length = 0;
  const char *bytes = input->body != NULL ? g_bytes_get_data (input->body, &length) : NULL;
  g_autoptr (BylineSyncAnswer)
    answer = byline_miniflux_read_original (bytes != NULL ? bytes : "", length, error);
  g_autoptr (BylineArticle) original = NULL;
  g_autoptr (BylineArticle) merged = NULL;

  if (answer == NULL)
    return NULL;
  original = byline_sync_original_new (input->known, answer->text);
  if (original != NULL)
    merged = byline_article_merge_page (input->known, original);
  if (merged == NULL || !byline_page_gives_text (input->known, merged))
    {
      g_set_error_literal (error, BYLINE_SYNC_ERROR, BYLINE_SYNC_ERROR_REFUSED,
                           "The server has no more of the story");
      return NULL;
    }
  merged->is_excerpt = FALSE;
  merged->fetched = byline_clock_now ();
  return g_steal_pointer (&merged);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineArticle *article = byline_task_take (task, result);

  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) byline_article_unref);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineResponse)
    response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Input *input = g_task_get_task_data (task);
  Input *copy;

  if (response == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  copy = g_new0 (Input, 1);
  copy->body = response->body != NULL ? g_bytes_ref (response->body) : NULL;
  copy->known = byline_article_ref (input->known);
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, read_func, copy, (GDestroyNotify) input_free,
                     (GDestroyNotify) byline_article_unref, cancellable, read_cb,
                     g_steal_pointer (&task));
}

void
byline_original_fetch_async (BylineSession *session,
                             const BylineAccount *account,
                             const char *secret,
                             const char *remote,
                             gint64 publication_id,
                             gint64 story_id,
                             const BylineArticle *known,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  BylineSyncAccess access = {
    .protocol = BYLINE_SYNC_MINIFLUX,
    .base_url = account->url,
    .user = account->user,
    .secret = secret,
  };
  g_autoptr (BylineSyncRequest) request = NULL;
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_PAGE, publication_id, story_id };
  BylineCall call = { .why = &why, .timeout_seconds = PATIENCE_SECONDS };
  GTask *task;
  Input *input;

  g_return_if_fail (BYLINE_IS_SESSION (session));
  g_return_if_fail (account != NULL && remote != NULL && known != NULL);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_original_fetch_async);
  input = g_new0 (Input, 1);
  input->known = byline_article_ref ((BylineArticle *) known);
  g_task_set_task_data (task, input, (GDestroyNotify) input_free);
  request = byline_miniflux_original (&access, remote);
  call.method = request->method;
  call.url = request->url;
  call.authorization = request->authorization;
  byline_session_call_async (session, &call, cancellable, answered_cb, task);
}

BylineArticle *
byline_original_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
