/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-db-accounts.h"
#include "byline-db-pages.h"
#include "byline-error.h"
#include "byline-original-fetch.h"
#include "byline-page-fetch.h"
#include "byline-page-policy.h"
#include "byline-task.h"

/* A page that showed only a beginning is not asked for again before that, in seconds. */
#define EXCERPT_MAX_AGE (24 * 60 * 60)

/* What is known of a story before its page is fetched. */
typedef struct {
  BylineStory *story;
  BylineArticle *article; /* what the archive has, else what the index knows */
  BylineArticle *shown;   /* nullable: what is shown without asking for the page again */
  BylineAccount *account; /* nullable: whose server is asked first */
  char *remote;           /* nullable: what it calls the story */
} Known;

typedef struct {
  gint64 story_id;
  BylineArticle *article; /* nullable: the page has no text */
  gboolean is_trial;      /* the feed gave the whole story: what its page gives is learnt */
  gboolean gives_more;
} Save;

typedef struct {
  Known *known;
  BylineArticle *merged; /* nullable */
  gboolean is_ahead;     /* nobody waits for it */
} Fetching;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->story, byline_story_unref);
  g_clear_pointer (&known->article, byline_article_unref);
  g_clear_pointer (&known->shown, byline_article_unref);
  g_clear_pointer (&known->account, byline_account_free);
  g_free (known->remote);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static void
save_free (Save *save)
{
  g_clear_pointer (&save->article, byline_article_unref);
  g_free (save);
}

static void
fetching_free (Fetching *fetching)
{
  g_clear_pointer (&fetching->known, known_free);
  g_clear_pointer (&fetching->merged, byline_article_unref);
  g_free (fetching);
}

/* --- From the archive --- */

/* Whoever looks into what was asked for sees for which story. */
static void
note_pictures (BylineLibrary *self,
               gint64 publication_id,
               gint64 story_id,
               const BylineArticle *article)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  if (self->ledger == NULL)
    return;
  _byline_article_add_picture_urls (article, TRUE, urls);
  for (guint i = 0; i < urls->len; i++)
    byline_request_ledger_note_picture (self->ledger, g_ptr_array_index (urls, i), publication_id,
                                        story_id);
}

static gpointer
load_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_load_display_article (db, arguments->id, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const gint64 *story_id = g_task_get_task_data (task);
  BylineArticle *article = byline_task_take (task, result);

  if (article == NULL)
    return;
  note_pictures (g_task_get_source_object (task), 0, *story_id, article);
  g_task_return_pointer (task, article, (GDestroyNotify) byline_article_unref);
}

void
byline_library_load_article_async (BylineLibrary *self,
                                   gint64 story_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_load_article_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  g_task_set_task_data (task, g_memdup2 (&story_id, sizeof story_id), g_free);
  _byline_library_read_then (self, load_func, (GDestroyNotify) byline_article_unref,
                             &(BylineArguments){ .id = story_id }, loaded_cb, task);
}

/* --- From its page --- */

/* The archive's file is gone or broken: what the index still knows has to do. */
static BylineArticle *
article_from_story (const BylineStory *story)
{
  BylineArticle *article = byline_article_new ();

  byline_record_take_alike (&byline_article_record, article, &byline_story_record, story);
  /* A list's may be an excerpt, which the page knows better. */
  g_clear_pointer (&article->standfirst, g_free);
  article->received = story->sort_time;
  article->is_excerpt = TRUE;
  for (gsize i = 0; story->authors[i] != NULL; i++)
    byline_authors_add (article->authors, byline_author_new (story->authors[i]));
  for (gsize i = 0; story->sections[i] != NULL; i++)
    byline_sections_add (article->sections, story->sections[i]);
  return article;
}

/* Whether the page was asked for lately, and showed no more. */
static gboolean
was_fetched_recently (const BylineArticle *article)
{
  gint64 age = byline_clock_now () - article->fetched;

  return article->is_excerpt && article->fetched != 0 && age >= 0 && age < EXCERPT_MAX_AGE &&
         byline_article_has_body (article);
}

/* An excerpt's server may have read its page. Who asks for the page once more wants just that. */
static gboolean
find_origin (BylineDb *db, Known *known, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 account_id;

  known->remote = byline_db_find_entry (db, known->story->id, &account_id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (known->remote == NULL)
    return TRUE;
  known->account = byline_db_get_account (db, account_id, error);
  if (known->account == NULL)
    return FALSE;
  if (!byline_original_is_offered (known->account, byline_clock_now ()))
    g_clear_pointer (&known->account, byline_account_free);
  return TRUE;
}

static gpointer
known_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  const gint64 *story = &arguments->id;
  g_autoptr (GPtrArray) stories = byline_db_get_stories (db, story, 1, error);
  g_autoptr (Known) known = NULL;
  g_autoptr (GError) local_error = NULL;

  if (stories == NULL)
    return NULL;
  if (stories->len == 0)
    {
      g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                   "no story with ID %" G_GINT64_FORMAT, *story);
      return NULL;
    }

  known = g_new0 (Known, 1);
  known->story = byline_story_ref (g_ptr_array_index (stories, 0));
  known->article = byline_db_load_article (db, *story, &local_error);
  if (known->article == NULL &&
      !g_error_matches (local_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (known->article == NULL)
    known->article = article_from_story (known->story);
  if (!arguments->flag && was_fetched_recently (known->article))
    {
      known->shown = byline_db_load_display_article (db, *story, error);
      if (known->shown == NULL)
        return NULL;
    }
  else if (!arguments->flag && known->article->is_excerpt && !find_origin (db, known, error))
    return NULL;
  return g_steal_pointer (&known);
}

static gpointer
save_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  if (save->is_trial && !byline_db_note_page (db, save->story_id, save->gives_more, error))
    return NULL;
  if (save->article == NULL)
    {
      g_set_error_literal (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT, "");
      return NULL;
    }
  if (!byline_db_save_article (db, save->story_id, save->article, error))
    return NULL;
  return byline_db_load_display_article (db, save->story_id, error);
}

static void
set_nothing_shown (GTask *task, const char *url)
{
  if (url == NULL)
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT,
                             "This story has no page of its own.");
  else
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT,
                             "The page at %s has no text to show.", url);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  Fetching *fetching = g_task_get_task_data (task);
  const BylineStory *story = fetching->known->story;
  BylineArticle *article = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GArray) changed = NULL;

  if (article == NULL)
    {
      if (g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT))
        set_nothing_shown (task, story->url);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (story->is_saved)
    _byline_library_complete_pictures (self);

  note_pictures (self, story->publication_id, story->id, article);
  changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (changed, story->id);
  _byline_library_stories_changed (self, changed);
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_STORIES);
  g_task_return_pointer (task, article, (GDestroyNotify) byline_article_unref);
}

/* Whether the feed itself gave the whole story, and its page was not read yet. */
static gboolean
is_trial (const BylineArticle *article)
{
  return article->source == BYLINE_ARTICLE_SOURCE_FEED && !article->is_excerpt &&
         article->fetched == 0 && byline_article_has_body (article);
}

/* @task: (transfer full). It goes to the store in any case: that a page gives nothing is learnt, too. */
static void
save_merged (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Fetching *fetching = g_task_get_task_data (task);
  const BylineArticle *known = fetching->known->article;
  BylineArticle *merged = fetching->merged;
  Save *save = g_new0 (Save, 1);

  save->story_id = fetching->known->story->id;
  save->is_trial = is_trial (known);
  if (merged != NULL && byline_article_has_body (merged))
    save->article = byline_article_ref (merged);
  save->gives_more = save->article != NULL && byline_page_gives_more (known, merged);
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, save_func, save, (GDestroyNotify) save_free,
                            (GDestroyNotify) byline_article_unref, NULL, saved_cb, task);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Fetching *fetching = g_task_get_task_data (task);

  fetching->merged = byline_page_fetch_finish (result, &error);
  if (fetching->merged == NULL && error->domain != BYLINE_PARSE_ERROR)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    save_merged (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
fetch_page (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  const Fetching *fetching = g_task_get_task_data (task);
  const Known *known = fetching->known;
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_PAGE, known->story->publication_id,
                              known->story->id, fetching->is_ahead };

  if (known->story->url == NULL)
    {
      set_nothing_shown (task, NULL);
      g_object_unref (task);
    }
  else
    byline_page_fetch_async (self->session, known->story->url, &why, known->story->network,
                             byline_profile_get_config_dir (self->profile), known->article,
                             g_task_get_cancellable (task), merged_cb, task);
}

static void
original_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Fetching *fetching = g_task_get_task_data (task);

  fetching->merged = _byline_library_fetch_original_finish (BYLINE_LIBRARY (source), result,
                                                            &error);
  if (fetching->merged != NULL)
    save_merged (g_steal_pointer (&task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    fetch_page (g_steal_pointer (&task));
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Fetching *fetching = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  fetching->known = byline_task_take (task, result);
  if (fetching->known == NULL)
    return;
  if (fetching->known->shown != NULL)
    g_task_return_pointer (task, g_steal_pointer (&fetching->known->shown),
                           (GDestroyNotify) byline_article_unref);
  else if (fetching->known->account != NULL)
    _byline_library_fetch_original_async (self, fetching->known->account, fetching->known->remote,
                                          fetching->known->story, fetching->known->article,
                                          cancellable, original_cb, g_steal_pointer (&task));
  else
    fetch_page (g_steal_pointer (&task));
}

static void
fetch_article (BylineLibrary *self,
               gint64 story_id,
               gboolean is_forced,
               gboolean is_ahead,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  Fetching *fetching;
  GTask *task = _byline_library_task_new (self, byline_library_fetch_article_async, cancellable,
                                          callback, user_data);

  if (task == NULL)
    return;
  fetching = g_new0 (Fetching, 1);
  fetching->is_ahead = is_ahead;
  g_task_set_task_data (task, fetching, (GDestroyNotify) fetching_free);
  _byline_library_read_then (self, known_func, (GDestroyNotify) known_free,
                             &(BylineArguments){ .id = story_id, .flag = is_forced }, known_cb,
                             task);
}

void
byline_library_fetch_article_async (BylineLibrary *self,
                                    gint64 story_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  fetch_article (self, story_id, FALSE, FALSE, cancellable, callback, user_data);
}

void
_byline_library_fetch_article_ahead_async (BylineLibrary *self,
                                           gint64 story_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  fetch_article (self, story_id, FALSE, TRUE, cancellable, callback, user_data);
}

void
byline_library_refetch_article_async (BylineLibrary *self,
                                      gint64 story_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  fetch_article (self, story_id, TRUE, FALSE, cancellable, callback, user_data);
}

/* --- Where it was left --- */

typedef struct {
  gint64 story_id;
  BylineReadingPosition *position; /* nullable */
} Left;

static void
left_free (Left *left)
{
  byline_reading_position_free (left->position);
  g_free (left);
}

static gpointer
position_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Left *left = data;

  return GINT_TO_POINTER (byline_db_set_position (db, left->story_id, left->position, error));
}

static void
position_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (error != NULL)
    g_debug ("Where a story was left could not be kept: %s", error->message);
}

void
byline_library_keep_position (BylineLibrary *self,
                              gint64 story_id,
                              const BylineReadingPosition *position)
{
  Left *left;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (!self->is_open || self->is_closed || byline_store_is_read_only (self->store))
    return;

  left = g_new0 (Left, 1);
  left->story_id = story_id;
  left->position = byline_reading_position_copy (position);
  byline_store_write_async (self->store, position_func, left, (GDestroyNotify) left_free, NULL,
                            NULL, position_cb, NULL);
}
