/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-db-pages.h"
#include "byline-error.h"
#include "byline-feed-fetch.h"
#include "byline-parsed-feed.h"
#include "byline-url.h"
#include "byline-task.h"

#define ALL_CHANGES                                                                                \
  (BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_FLAGS |                                 \
   BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)

/* --- Changes to a publication or a feed --- */

static const char *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gpointer
set_removed_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_set_removed (db, arguments->id, arguments->flag, error));
}

void
byline_library_set_removed_async (BylineLibrary *self,
                                  gint64 publication_id,
                                  gboolean removed,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  /* Its server is told, too. */
  _byline_library_tell_soon (self);
  _byline_library_change (self, ALL_CHANGES, set_removed_func, NULL,
                          &(BylineArguments){ .id = publication_id, .flag = removed }, cancellable,
                          callback, user_data);
}

static gpointer
rename_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_rename_publication (db, arguments->id, arguments->text, error));
}

void
byline_library_rename_publication_async (BylineLibrary *self,
                                         gint64 publication_id,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  /* Its server is told, too. */
  _byline_library_tell_soon (self);
  _byline_library_change (self, ALL_CHANGES, rename_func, NULL,
                          &(BylineArguments){ .id = publication_id, .text = text_or_null (name) },
                          cancellable, callback, user_data);
}

static gpointer
move_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_move_publication (db, arguments->id, arguments->text, error));
}

void
byline_library_move_publication_async (BylineLibrary *self,
                                       gint64 publication_id,
                                       const char *folder,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  /* Its server is told, too. */
  _byline_library_tell_soon (self);
  _byline_library_change (self,
                          BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS,
                          move_func, NULL,
                          &(BylineArguments){ .id = publication_id, .text = text_or_null (folder) },
                          cancellable, callback, user_data);
}

static gpointer
set_interval_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_set_interval (db, arguments->id, arguments->number, error));
}

void
byline_library_set_feed_interval_async (BylineLibrary *self,
                                        gint64 feed_id,
                                        guint minutes,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_change (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, set_interval_func, NULL,
                          &(BylineArguments){ .id = feed_id, .number = minutes }, cancellable,
                          callback, user_data);
}

static gpointer
set_page_policy_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (
    byline_db_set_page_policy (db, arguments->id, (BylinePagePolicy) arguments->number, error));
}

void
byline_library_set_page_policy_async (BylineLibrary *self,
                                      gint64 publication_id,
                                      BylinePagePolicy policy,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_change (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, set_page_policy_func, NULL,
                          &(BylineArguments){ .id = publication_id, .number = (guint) policy },
                          cancellable, callback, user_data);
}

static gpointer
replace_address_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_replace_feed_address (
    db, arguments->id, arguments->text, (BylineNetwork) arguments->number, error));
}

/* What is kept by a feed's address, and where it goes. */
typedef struct {
  char *old_url;
  char *new_url;
} Replacement;

static void
replacement_free (Replacement *replacement)
{
  g_free (replacement->old_url);
  g_free (replacement->new_url);
  g_free (replacement);
}

/* Login and access follow when the feed has its address, so that one that could not get it keeps them. */
static void
address_replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = BYLINE_LIBRARY (source);
  const Replacement *replacement = g_task_get_task_data (task);
  gpointer done = byline_task_take (task, result);

  if (done == NULL)
    return;

  byline_credentials_move (self->credentials, replacement->old_url, replacement->new_url);
  byline_credentials_keep_tried (self->credentials, replacement->new_url);
  byline_credentials_try (self->credentials, NULL, NULL);
  _byline_library_move_access (self, replacement->old_url, replacement->new_url);
  g_task_return_pointer (task, done, NULL);
}

void
byline_library_replace_feed_address_async (BylineLibrary *self,
                                           const BylineFeed *feed,
                                           const BylineFeedCandidate *found,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  Replacement *replacement;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (feed != NULL && found != NULL);

  task = _byline_library_task_new (self, byline_library_replace_feed_address_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;
  replacement = g_new0 (Replacement, 1);
  replacement->old_url = g_strdup (feed->url);
  replacement->new_url = g_strdup (found->url);
  g_task_set_task_data (task, replacement, (GDestroyNotify) replacement_free);
  _byline_library_change (self, ALL_CHANGES, replace_address_func, NULL,
                          &(BylineArguments){
                            .id = feed->id, .text = found->url, .number = (guint) found->network },
                          cancellable, address_replaced_cb, task);
}

static gpointer
part_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_part_feed (db, arguments->id, arguments->text, error));
}

void
byline_library_part_feed_async (BylineLibrary *self,
                                const BylineMergedFeed *merged,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (merged != NULL);

  _byline_library_change (self, ALL_CHANGES, part_func, NULL,
                          &(BylineArguments){ .id = merged->feed_id,
                                              .text = merged->publication_key },
                          cancellable, callback, user_data);
}

static gpointer
merge_again_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return GINT_TO_POINTER (byline_db_merge_feed_again (db, arguments->id, arguments->text, error));
}

void
byline_library_merge_feed_again_async (BylineLibrary *self,
                                       const BylineMergedFeed *merged,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (merged != NULL);

  _byline_library_change (self, ALL_CHANGES, merge_again_func, NULL,
                          &(BylineArguments){ .id = merged->feed_id, .text = merged->url },
                          cancellable, callback, user_data);
}

/* --- Subscribing: look whether it is there, fetch, parse, then subscribe and commit --- */

typedef struct {
  char *url;
  BylineNetwork from; /* of what names it */
  char *folder;       /* nullable */
  char *name;         /* nullable, as the next two: BylineSubscribeAs */
  char *home_page_url;
  char *section;
  gboolean is_page; /* the page itself is followed */
  gboolean is_file; /* a file, which the user typed */
  BylineResponse *response;
  BylineFeedCommitJob *commit; /* nullable: not read yet */
} Subscribing;

/* What came of it. */
typedef struct {
  BylinePublication *publication;
  gint64 feed_id;
} Subscribed;

static void
subscribing_free (Subscribing *subscribing)
{
  g_free (subscribing->url);
  g_free (subscribing->folder);
  g_free (subscribing->name);
  g_free (subscribing->home_page_url);
  g_free (subscribing->section);
  g_clear_pointer (&subscribing->response, byline_response_free);
  g_clear_pointer (&subscribing->commit, byline_feed_commit_job_free);
  g_free (subscribing);
}

static void
subscribed_free (Subscribed *subscribed)
{
  g_clear_pointer (&subscribed->publication, byline_publication_free);
  g_free (subscribed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Subscribed, subscribed_free)

static void
set_already_subscribed (GError **error, const char *url)
{
  g_set_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED,
               "%s is subscribed to already.", url);
}

/* The transaction failed after the feed was added: it goes again, unless its publication has
 * others. */
static void
take_back (BylineDb *db, gint64 publication_id)
{
  g_autoptr (BylinePublication) row = byline_db_get_publication (db, publication_id, NULL);

  if (row != NULL && row->feeds->len == 1)
    byline_db_set_removed (db, publication_id, TRUE, NULL);
}

static gpointer
subscribe_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Subscribing *subscribing = data;
  BylineFeedUpdate *update = &subscribing->commit->update;
  BylineSubscription subscription = {
    .feed_url = subscribing->url,
    .feed_title = update->title,
    .name = subscribing->name,
    .own_name = update->title,
    .home_page_url = subscribing->home_page_url != NULL ? subscribing->home_page_url
                                                        : update->home_page_url,
    .icon_url = update->icon_url,
    .icon_network = update->network,
    .folder = subscribing->folder,
    .section = subscribing->section,
    .format = update->format,
    .is_typed = subscribing->is_file,
  };
  g_autoptr (Subscribed) subscribed = g_new0 (Subscribed, 1);
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GError) local_error = NULL;

  subscribed->feed_id = byline_db_subscribe (db, &subscription, &local_error);
  if (g_error_matches (local_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS))
    set_already_subscribed (error, subscribing->url);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (subscribed->feed_id == 0)
    return NULL;

  feed = byline_db_get_feed (db, subscribed->feed_id, error);
  if (feed == NULL)
    return NULL;

  update->feed_id = feed->id;
  update->new_url = NULL;
  commit = byline_feed_commit_job_run (subscribing->commit, db, error);
  if (commit == NULL)
    {
      take_back (db, feed->publication_id);
      return NULL;
    }

  subscribed->publication = byline_db_get_publication (db, feed->publication_id, error);
  return subscribed->publication != NULL ? g_steal_pointer (&subscribed) : NULL;
}

static void
keep_login (BylineLibrary *self, const Subscribed *subscribed)
{
  for (guint i = 0; i < subscribed->publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (subscribed->publication->feeds, i);

      if (feed->id == subscribed->feed_id)
        byline_credentials_keep_tried (self->credentials, feed->url);
    }
  byline_credentials_try (self->credentials, NULL, NULL);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Subscribing *subscribing = g_task_get_task_data (task);
  g_autoptr (Subscribed) subscribed = byline_task_take (task, result);
  BylinePublication *publication;

  if (subscribed == NULL)
    return;

  publication = subscribed->publication;
  keep_login (self, subscribed);
  if (publication->icon_url == NULL && publication->home_page_url != NULL)
    {
      /* The page that the feed was found on; a page that is a feed is its own home page. */
      const BylineResponse *page = g_hash_table_lookup (self->response_cache,
                                                        publication->home_page_url);

      if (g_strcmp0 (subscribing->response->url, publication->home_page_url) == 0)
        page = subscribing->response;
      _byline_library_take_icon (self, publication->id, page);
    }
  _byline_library_queue_changed (self, ALL_CHANGES);
  /* It is done: a cancellation comes too late now. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_pointer (task, g_steal_pointer (&subscribed->publication),
                         (GDestroyNotify) byline_publication_free);
}

static void
subscribe_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Subscribing *known = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BylineParsedFeed *parsed = byline_task_take (task, result);
  g_autoptr (BylineFeed) feed = byline_feed_new ();
  BylineScheduleBounds bounds;
  Subscribing *subscribing;

  if (parsed == NULL)
    return;

  subscribing = g_new0 (Subscribing, 1);
  subscribing->url = g_strdup (known->response->moved_url != NULL ? known->response->moved_url
                                                                  : known->url);
  feed->url = g_strdup (subscribing->url);
  _byline_library_get_bounds (self, &bounds);
  subscribing->folder = g_strdup (known->folder);
  subscribing->name = g_strdup (known->name);
  subscribing->home_page_url = g_strdup (known->home_page_url);
  subscribing->section = g_strdup (known->section);
  subscribing->is_file = known->is_file;
  subscribing->commit = byline_feed_commit_job_new (parsed, feed, known->response, &bounds,
                                                    byline_clock_now ());
  byline_store_write_async (self->store, subscribe_func, subscribing,
                            (GDestroyNotify) subscribing_free, (GDestroyNotify) subscribed_free,
                            cancellable, subscribed_cb, g_steal_pointer (&task));
}

static void
subscribe_parse (GTask *task)
{
  Subscribing *subscribing = g_task_get_task_data (task);

  byline_parsed_feed_read_async (subscribing->response, subscribing->is_page,
                                 g_task_get_cancellable (task), subscribe_parsed_cb, task);
}

static void
subscribe_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Subscribing *subscribing = g_task_get_task_data (task);

  subscribing->response = byline_task_take (task, result);
  if (subscribing->response != NULL)
    subscribe_parse (g_steal_pointer (&task));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  Subscribing *subscribing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *known = NULL;
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_SUBSCRIBE, 0, 0 };

  if (!_byline_library_look_up_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (g_hash_table_steal_extended (self->response_cache, subscribing->url, (gpointer *) &known,
                                   (gpointer *) &subscribing->response))
    subscribe_parse (g_steal_pointer (&task));
  else
    byline_feed_fetch_async (self->session, subscribing->url, &why, subscribing->from, NULL, NULL,
                             cancellable, subscribe_fetched_cb, g_steal_pointer (&task));
}

/* A login that was typed for the discovery goes on for what that found. */
static char *
split_address (BylineLibrary *self, const char *text)
{
  g_autofree char *shown = byline_url_hide_userinfo (text);

  return g_str_equal (shown, text) ? byline_url_normalize_input (text)
                                   : _byline_library_split_address (self, text);
}

/* What an address is of. */
typedef enum {
  TARGET_FEED,
  TARGET_PAGE, /* it is followed itself */
  TARGET_FILE, /* of this computer; else none may be */
} Target;

/* @owned_task: (transfer full) (nullable) */
static void
subscribe (BylineLibrary *self,
           GTask *owned_task,
           const char *url,
           BylineNetwork from,
           const char *folder,
           const BylineSubscribeAs *as,
           Target target)
{
  g_autoptr (GTask) task = owned_task;
  g_autofree char *normalized = NULL;
  GCancellable *cancellable;
  Subscribing *subscribing;

  if (task == NULL)
    return;

  normalized = target == TARGET_FILE ? byline_url_file_from_input (url) : split_address (self, url);
  if (normalized == NULL)
    {
      g_autofree char *shown = byline_url_hide_userinfo (url);

      g_task_return_new_error (task, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL,
                               "“%s” is not a web address", shown);
      return;
    }

  subscribing = g_new0 (Subscribing, 1);
  subscribing->url = g_steal_pointer (&normalized);
  subscribing->from = from;
  subscribing->folder = g_strdup (text_or_null (folder));
  subscribing->name = g_strdup (as->name);
  subscribing->home_page_url = g_strdup (as->home_page_url);
  subscribing->section = g_strdup (text_or_null (as->section));
  subscribing->is_page = target == TARGET_PAGE;
  subscribing->is_file = target == TARGET_FILE;
  cancellable = g_task_get_cancellable (task);
  g_task_set_task_data (task, subscribing, (GDestroyNotify) subscribing_free);
  _byline_library_look_up_async (self, subscribing->url, cancellable, looked_up_cb,
                                 g_steal_pointer (&task));
}

void
byline_library_subscribe_async (BylineLibrary *self,
                                const char *url,
                                BylineNetwork from,
                                const char *folder,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  subscribe (self,
             _byline_library_task_new (self, byline_library_subscribe_async, cancellable, callback,
                                       user_data),
             url, from, folder, &(BylineSubscribeAs){ NULL }, TARGET_FEED);
}

void
byline_library_follow_page_async (BylineLibrary *self,
                                  const char *url,
                                  BylineNetwork from,
                                  const char *folder,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  subscribe (self,
             _byline_library_task_new (self, byline_library_follow_page_async, cancellable,
                                       callback, user_data),
             url, from, folder, &(BylineSubscribeAs){ NULL }, TARGET_PAGE);
}

void
byline_library_subscribe_file_async (BylineLibrary *self,
                                     const char *url,
                                     const char *folder,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  subscribe (self,
             _byline_library_task_new (self, byline_library_subscribe_file_async, cancellable,
                                       callback, user_data),
             url, BYLINE_NETWORK_PUBLIC, folder, &(BylineSubscribeAs){ NULL }, TARGET_FILE);
}

void
_byline_library_subscribe_as_async (BylineLibrary *self,
                                    const BylineFeedCandidate *candidate,
                                    const char *folder,
                                    const BylineSubscribeAs *as,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  subscribe (self,
             _byline_library_task_new (self, _byline_library_subscribe_as_async, cancellable,
                                       callback, user_data),
             candidate->url, candidate->network, folder, as,
             candidate->is_page ? TARGET_PAGE : TARGET_FEED);
}
