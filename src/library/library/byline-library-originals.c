/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-original-fetch.h"
#include "byline-task.h"

/* A story whose server is asked. */
typedef struct {
  BylineAccount *account;
  char *remote;
  BylineArticle *known;
  gint64 publication_id;
  gint64 story_id;
} Original;

static void
original_free (Original *original)
{
  byline_account_free (original->account);
  g_free (original->remote);
  byline_article_unref (original->known);
  g_free (original);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineArticle *article = byline_task_take (task, result);

  if (article != NULL)
    g_task_return_pointer (task, article, (GDestroyNotify) byline_article_unref);
}

static void
login_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  const Original *original = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (BylineLogin)
    login = byline_credentials_find_finish (BYLINE_CREDENTIALS (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    byline_original_fetch_async (self->session, original->account,
                                 login != NULL ? login->password : NULL, original->remote,
                                 original->publication_id, original->story_id, original->known,
                                 cancellable, fetched_cb, g_steal_pointer (&task));
}

void
_byline_library_fetch_original_async (BylineLibrary *self,
                                      const BylineAccount *account,
                                      const char *remote,
                                      const BylineStory *story,
                                      BylineArticle *known,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Original *original = g_new0 (Original, 1);
  g_autofree char *secret_url = byline_account_dup_secret_url (account);

  g_task_set_source_tag (task, _byline_library_fetch_original_async);
  original->account = byline_account_copy (account);
  original->remote = g_strdup (remote);
  original->known = byline_article_ref (known);
  original->publication_id = story->publication_id;
  original->story_id = story->id;
  g_task_set_task_data (task, original, (GDestroyNotify) original_free);
  byline_credentials_find_async (self->credentials, secret_url, cancellable, login_found_cb, task);
}

BylineArticle *
_byline_library_fetch_original_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
