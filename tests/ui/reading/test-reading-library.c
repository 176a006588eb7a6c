/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-reading-library.h"

#include "byline-error.h"

struct _BylineLibrary {
  GObject parent_instance;

  GHashTable *articles; /* of gint64 to BylineArticle */
  GHashTable *pages;
  GPtrArray *held; /* of GTask */
  gboolean hold;
  char *pictures;
  guint n_fetched;
  guint n_refetched;
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

struct _BylineStoryList {
  GObject parent_instance;

  BylineFilter *filter;
  guint n;
};

G_DEFINE_FINAL_TYPE (BylineStoryList, byline_story_list, G_TYPE_OBJECT)

static void
byline_library_finalize (GObject *object)
{
  BylineLibrary *self = BYLINE_LIBRARY (object);

  g_hash_table_unref (self->articles);
  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->held);
  g_free (self->pictures);

  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_library_finalize;
}

static void
byline_library_init (BylineLibrary *self)
{
  self->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) byline_article_unref);
  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) byline_article_unref);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

BylineLibrary *
test_library_new (void)
{
  return g_object_new (BYLINE_TYPE_LIBRARY, NULL);
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
  insert (self->articles, story_id, article);
}

void
test_library_add_page (BylineLibrary *self, gint64 story_id, BylineArticle *article)
{
  insert (self->pages, story_id, article);
}

void
test_library_set_pictures (BylineLibrary *self, const char *folder)
{
  g_free (self->pictures);
  self->pictures = g_strdup (folder);
}

guint
test_library_get_n_fetched (BylineLibrary *self)
{
  return self->n_fetched;
}

guint
test_library_get_n_refetched (BylineLibrary *self)
{
  return self->n_refetched;
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
  self->hold = hold;
  if (hold)
    return;

  for (guint i = 0; i < self->held->len; i++)
    answer (g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
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
  if (self->hold)
    g_ptr_array_add (self->held, g_steal_pointer (&task));
  else
    answer (task);
}

void
byline_library_load_article_async (BylineLibrary *self,
                                   gint64 story_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ask (self, self->articles, story_id, cancellable, callback, user_data);
}

gpointer
byline_library_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
byline_library_fetch_article_async (BylineLibrary *self,
                                    gint64 story_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  self->n_fetched++;
  ask (self, self->pages, story_id, cancellable, callback, user_data);
}

void
byline_library_refetch_article_async (BylineLibrary *self,
                                      gint64 story_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  self->n_refetched++;
  byline_library_fetch_article_async (self, story_id, cancellable, callback, user_data);
}

void
byline_library_get_stories_async (BylineLibrary *self,
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
byline_library_load_picture_async (BylineLibrary *self,
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

  path = self->pictures != NULL ? g_build_filename (self->pictures, name, NULL) : NULL;
  if (path != NULL && g_file_get_contents (path, &data, &length, NULL))
    g_task_return_pointer (task, g_bytes_new_take (data, length), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND, "No picture");
}

/* --- A list --- */

static void
byline_story_list_finalize (GObject *object)
{
  byline_filter_free (BYLINE_STORY_LIST (object)->filter);

  G_OBJECT_CLASS (byline_story_list_parent_class)->finalize (object);
}

static void
byline_story_list_class_init (BylineStoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_list_finalize;
}

static void
byline_story_list_init (BylineStoryList *self)
{
  self->filter = byline_filter_new ();
}

BylineStoryList *
test_story_list_new (guint n)
{
  BylineStoryList *self = g_object_new (BYLINE_TYPE_STORY_LIST, NULL);

  self->n = n;
  byline_filter_add_section (self->filter, "China");

  return self;
}

const BylineFilter *
byline_story_list_get_filter (BylineStoryList *self)
{
  return self->filter;
}

guint
byline_story_list_find (BylineStoryList *self, gint64 story_id)
{
  return story_id >= 1 && story_id <= self->n ? (guint) story_id - 1 : G_MAXUINT;
}

gint64
byline_story_list_get_id (BylineStoryList *self, guint position)
{
  return position < self->n ? (gint64) position + 1 : 0;
}

/* Every story is unread. */
void
byline_story_list_next_unread_async (BylineStoryList *self,
                                     guint position,
                                     gboolean backwards,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint next = backwards ? position - 1 : position + 1;

  g_task_return_int (task, next < self->n ? (gssize) next : (gssize) G_MAXUINT);
}

guint
byline_story_list_next_unread_finish (BylineStoryList *self, GAsyncResult *result, GError **error)
{
  gssize position = g_task_propagate_int (G_TASK (result), error);

  return position >= 0 ? (guint) position : G_MAXUINT;
}

/* A story's key is its number. */
void
byline_library_find_story_async (BylineLibrary *self,
                                 const char *key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_int (task, (gssize) g_ascii_strtoll (key, NULL, 10));
}

gint64
byline_library_find_story_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
