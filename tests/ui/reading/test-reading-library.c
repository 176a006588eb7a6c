/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-reading-library.h"

#include "byline-error.h"

/* What the linker puts in the place of the library's own functions (see meson.build). */
void __wrap_byline_library_load_article_async (BylineLibrary *self,
                                               gint64 story_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
void __wrap_byline_library_fetch_article_async (BylineLibrary *self,
                                                gint64 story_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
void __wrap_byline_library_refetch_article_async (BylineLibrary *self,
                                                  gint64 story_id,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
void __wrap_byline_library_get_stories_async (BylineLibrary *self,
                                              const gint64 *ids,
                                              gsize n_ids,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
void __wrap_byline_library_load_picture_async (BylineLibrary *self,
                                               const char *url,
                                               BylineNetwork from,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
void __wrap_byline_library_find_story_async (BylineLibrary *self,
                                             const char *key,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
guint __wrap_byline_story_list_find (BylineStoryList *self, gint64 story_id);
gint64 __wrap_byline_story_list_get_id (BylineStoryList *self, guint position);
void __wrap_byline_story_list_next_unread_async (BylineStoryList *self,
                                                 guint position,
                                                 gboolean backwards,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
guint __wrap_byline_story_list_next_unread_finish (BylineStoryList *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/* What a test says that a library has. */
typedef struct {
  GHashTable *articles; /* of gint64 to BylineArticle */
  GHashTable *pages;
  GPtrArray *held; /* of GTask */
  gboolean hold;
  char *pictures;
  guint n_fetched;
  guint n_refetched;
} Holdings;

static void
holdings_free (Holdings *self)
{
  g_hash_table_unref (self->articles);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->held);
  g_free (self->pictures);
  g_free (self);
}

static Holdings *
get_holdings (BylineLibrary *library)
{
  return g_object_get_data (G_OBJECT (library), "test-holdings");
}

BylineLibrary *
test_library_new (void)
{
  g_autoptr (BylineProfile) profile = byline_profile_new ("/nonexistent");
  BylineLibrary *self = byline_library_new (profile, NULL);
  Holdings *holdings = g_new0 (Holdings, 1);

  holdings->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) byline_article_unref);
  holdings->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) byline_article_unref);
  holdings->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_set_data_full (G_OBJECT (self), "test-holdings", holdings,
                          (GDestroyNotify) holdings_free);

  return self;
}

static void
insert (GHashTable *table, gint64 story_id, BylineArticle *article)
{
  gint64 *key;

  if (article == NULL)
    {
      g_hash_table_remove (table, &story_id);
      return;
    }

  key = g_new (gint64, 1);
  *key = story_id;
  g_hash_table_insert (table, key, article);
}

void
test_library_add (BylineLibrary *self, gint64 story_id, BylineArticle *article)
{
  insert (get_holdings (self)->articles, story_id, article);
}

void
test_library_add_page (BylineLibrary *self, gint64 story_id, BylineArticle *article)
{
  insert (get_holdings (self)->pages, story_id, article);
}

void
test_library_set_pictures (BylineLibrary *self, const char *folder)
{
  g_free (get_holdings (self)->pictures);
  get_holdings (self)->pictures = g_strdup (folder);
}

guint
test_library_get_n_fetched (BylineLibrary *self)
{
  return get_holdings (self)->n_fetched;
}

guint
test_library_get_n_refetched (BylineLibrary *self)
{
  return get_holdings (self)->n_refetched;
}

/* What a task asks for. */
typedef struct {
  GHashTable *table;
  gint64 story_id;
} Wanted;

static gboolean
answer_cb (gpointer user_data)
{
  GTask *task = user_data;
  Wanted *wanted = g_task_get_task_data (task);
  BylineArticle *article = g_hash_table_lookup (wanted->table, &wanted->story_id);

  if (article != NULL)
    g_task_return_pointer (task, byline_article_ref (article),
                           (GDestroyNotify) byline_article_unref);
  else
    g_task_return_new_error (task, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE, "No article");

  return G_SOURCE_REMOVE;
}

static void
answer (GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, g_object_ref (task), g_object_unref);
}

void
test_library_hold (BylineLibrary *self, gboolean hold)
{
  get_holdings (self)->hold = hold;
  if (hold)
    return;

  for (guint i = 0; i < get_holdings (self)->held->len; i++)
    answer (g_ptr_array_index (get_holdings (self)->held, i));
  g_ptr_array_set_size (get_holdings (self)->held, 0);
}

static void
ask (BylineLibrary *self,
     GHashTable *table,
     gint64 story_id,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->table = table;
  wanted->story_id = story_id;
  g_task_set_task_data (task, wanted, g_free);
  /* A result that was there before it was cancelled comes through: the view has to see that it is
   * late. */
  g_task_set_check_cancellable (task, FALSE);
  if (get_holdings (self)->hold)
    g_ptr_array_add (get_holdings (self)->held, g_steal_pointer (&task));
  else
    answer (task);
}

void
__wrap_byline_library_load_article_async (BylineLibrary *self,
                                          gint64 story_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  ask (self, get_holdings (self)->articles, story_id, cancellable, callback, user_data);
}

void
__wrap_byline_library_fetch_article_async (BylineLibrary *self,
                                           gint64 story_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  get_holdings (self)->n_fetched++;
  ask (self, get_holdings (self)->pages, story_id, cancellable, callback, user_data);
}

void
__wrap_byline_library_refetch_article_async (BylineLibrary *self,
                                             gint64 story_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  get_holdings (self)->n_refetched++;
  __wrap_byline_library_fetch_article_async (self, story_id, cancellable, callback, user_data);
}

void
__wrap_byline_library_get_stories_async (BylineLibrary *self,
                                         const gint64 *ids,
                                         gsize n_ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_story_unref);

  for (gsize i = 0; i < n_ids; i++)
    {
      BylineStory *story = byline_story_new ();

      story->id = ids[i];
      story->title = g_strdup_printf ("Headline %d", (int) ids[i]);
      story->url = g_strdup_printf ("https://example.org/%d", (int) ids[i]);
      g_ptr_array_add (stories, story);
    }
  g_task_return_pointer (task, stories, (GDestroyNotify) g_ptr_array_unref);
}

void
__wrap_byline_library_load_picture_async (BylineLibrary *self,
                                          const char *url,
                                          BylineNetwork from,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *name = g_path_get_basename (url);
  g_autofree char *path = NULL;
  char *data;
  gsize length;

  path = get_holdings (self)->pictures != NULL
           ? g_build_filename (get_holdings (self)->pictures, name, NULL)
           : NULL;
  if (path != NULL && g_file_get_contents (path, &data, &length, NULL))
    g_task_return_pointer (task, g_bytes_new_take (data, length), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND, "No picture");
}

/* --- A list --- */

static guint
get_n_stories (BylineStoryList *self)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "test-n-stories"));
}

BylineStoryList *
test_story_list_new (BylineLibrary *library, guint n)
{
  BylineStoryList *self = byline_story_list_new (library);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  g_object_set_data (G_OBJECT (self), "test-n-stories", GUINT_TO_POINTER (n));
  byline_filter_add_section (filter, "China");
  byline_story_list_set_filter (self, filter);

  return self;
}

static gboolean
is_gone (BylineStoryList *self, gint64 story_id)
{
  GHashTable *gone = g_object_get_data (G_OBJECT (self), "test-gone");

  return gone != NULL && g_hash_table_contains (gone, GINT_TO_POINTER (story_id));
}

void
test_story_list_remove (BylineStoryList *self, gint64 story_id)
{
  GHashTable *gone = g_object_get_data (G_OBJECT (self), "test-gone");
  guint position = byline_story_list_find (self, story_id);

  if (gone == NULL)
    {
      gone = g_hash_table_new (NULL, NULL);
      g_object_set_data_full (G_OBJECT (self), "test-gone", gone,
                              (GDestroyNotify) g_hash_table_unref);
    }
  g_hash_table_add (gone, GINT_TO_POINTER (story_id));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

guint
__wrap_byline_story_list_find (BylineStoryList *self, gint64 story_id)
{
  guint position = 0;

  if (story_id < 1 || story_id > get_n_stories (self) || is_gone (self, story_id))
    return G_MAXUINT;

  for (gint64 id = 1; id < story_id; id++)
    position += !is_gone (self, id);

  return position;
}

gint64
__wrap_byline_story_list_get_id (BylineStoryList *self, guint position)
{
  for (gint64 id = 1; id <= get_n_stories (self); id++)
    if (!is_gone (self, id) && position-- == 0)
      return id;

  return 0;
}

/* Every story is unread. */
void
__wrap_byline_story_list_next_unread_async (BylineStoryList *self,
                                            guint position,
                                            gboolean backwards,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint next = backwards ? position - 1 : position + 1;

  g_task_return_int (task, next < get_n_stories (self) ? (gssize) next : (gssize) G_MAXUINT);
}

guint
__wrap_byline_story_list_next_unread_finish (BylineStoryList *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  gssize position = g_task_propagate_int (G_TASK (result), error);

  return position >= 0 ? (guint) position : G_MAXUINT;
}

/* A story's key is its number. */
void
__wrap_byline_library_find_story_async (BylineLibrary *self,
                                        const char *key,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gint64 story = g_ascii_strtoll (key, NULL, 10);

  g_task_return_pointer (task, g_memdup2 (&story, sizeof story), g_free);
}
