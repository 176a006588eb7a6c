/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-loader.h"

#include "byline-document-river.h"
#include "byline-signal.h"

struct _BylineStoryLoader {
  GObject parent_instance;

  BylineLibrary *library;    /* nullable */
  GCancellable *cancellable; /* an answer with another one comes too late */
  gint64 story_id;
  gint64 reloaded;
  gboolean is_fetching;
};

G_DEFINE_FINAL_TYPE (BylineStoryLoader, byline_story_loader, G_TYPE_OBJECT)

enum { LOADED, MISSING, FETCHED, FAILED, RELOADED, RELOAD_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_late (BylineStoryLoader *self, GAsyncResult *result)
{
  return g_task_get_cancellable (G_TASK (result)) != self->cancellable;
}

static void
headline_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineStoryLoader) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autoptr (BylineArticle) article = NULL;

  if (is_late (self, result))
    return;

  if (stories == NULL || stories->len == 0)
    {
      g_signal_emit (self, signals[MISSING], 0);
      return;
    }
  article = byline_river_article_from_story (g_ptr_array_index (stories, 0));
  article->wants_page = TRUE;
  g_signal_emit (self, signals[LOADED], 0, article);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineStoryLoader) self = user_data;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, NULL);

  if (is_late (self, result))
    return;

  /* What is not in the archive still has its headline. */
  if (article != NULL)
    g_signal_emit (self, signals[LOADED], 0, article);
  else
    byline_library_get_stories_async (self->library, &self->story_id, 1, self->cancellable,
                                      headline_cb, g_object_ref (self));
}

/* Says that the page has come, or why it has not. */
static void
answer_page (BylineStoryLoader *self, GObject *source, GAsyncResult *result, int done, int failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (is_late (self, result))
    return;

  self->is_fetching = FALSE;
  if (article != NULL)
    g_signal_emit (self, signals[done], 0, article);
  else
    g_signal_emit (self, signals[failed], 0, error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineStoryLoader) self = user_data;

  answer_page (self, source, result, FETCHED, FAILED);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineStoryLoader) self = user_data;

  answer_page (self, source, result, RELOADED, RELOAD_FAILED);
}

void
byline_story_loader_load (BylineStoryLoader *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_STORY_LOADER (self));
  g_return_if_fail (self->library != NULL);

  self->story_id = story_id;
  byline_library_load_article_async (self->library, story_id, self->cancellable, loaded_cb,
                                     g_object_ref (self));
}

gboolean
byline_story_loader_fetch (BylineStoryLoader *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LOADER (self), FALSE);

  if (self->is_fetching || self->library == NULL)
    return FALSE;

  self->is_fetching = TRUE;
  byline_library_fetch_article_async (self->library, self->story_id, self->cancellable, fetched_cb,
                                      g_object_ref (self));
  return TRUE;
}

gboolean
byline_story_loader_reload (BylineStoryLoader *self, gint64 story_id)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LOADER (self), FALSE);

  /* One that is on its way is as good as another. */
  if (self->is_fetching || self->library == NULL)
    return FALSE;

  self->is_fetching = TRUE;
  self->reloaded = story_id;
  byline_library_refetch_article_async (self->library, story_id, self->cancellable, reloaded_cb,
                                        g_object_ref (self));
  return TRUE;
}

gint64
byline_story_loader_get_reloaded (BylineStoryLoader *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LOADER (self), 0);

  return self->reloaded;
}

gboolean
byline_story_loader_is_fetching (BylineStoryLoader *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_LOADER (self), FALSE);

  return self->is_fetching;
}

void
byline_story_loader_stop (BylineStoryLoader *self)
{
  g_return_if_fail (BYLINE_IS_STORY_LOADER (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_fetching = FALSE;
}

void
byline_story_loader_set_library (BylineStoryLoader *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_STORY_LOADER (self));

  g_set_object (&self->library, library);
}

static void
byline_story_loader_finalize (GObject *object)
{
  BylineStoryLoader *self = BYLINE_STORY_LOADER (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (byline_story_loader_parent_class)->finalize (object);
}

static void
byline_story_loader_class_init (BylineStoryLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_loader_finalize;

  signals[LOADED] = byline_signal_new (klass, "loaded", 1, G_TYPE_POINTER);
  signals[MISSING] = byline_signal_new (klass, "missing", 0);
  signals[FETCHED] = byline_signal_new (klass, "fetched", 1, G_TYPE_POINTER);
  signals[FAILED] = byline_signal_new (klass, "failed", 1, G_TYPE_POINTER);
  signals[RELOADED] = byline_signal_new (klass, "reloaded", 1, G_TYPE_POINTER);
  signals[RELOAD_FAILED] = byline_signal_new (klass, "reload-failed", 1, G_TYPE_POINTER);
}

static void
byline_story_loader_init (BylineStoryLoader *self)
{
  self->cancellable = g_cancellable_new ();
}

BylineStoryLoader *
byline_story_loader_new (void)
{
  return g_object_new (BYLINE_TYPE_STORY_LOADER, NULL);
}
