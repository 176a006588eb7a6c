/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-access.h"

#include "byline-access-file.h"
#include "byline-library-parts-private.h"

/* What is asked of the file, or changed in it. */
typedef struct {
  char *path;
  char *feed_url;       /* nullable: all of them */
  char *new_url;        /* nullable: where the feed is from now on */
  BylineAccess *access; /* nullable: nothing is set */
} Change;

static void
change_free (Change *change)
{
  g_free (change->path);
  g_free (change->feed_url);
  g_free (change->new_url);
  byline_access_free (change->access);
  g_free (change);
}

static Change *
change_new (BylineLibrary *self, const char *feed_url, const BylineAccess *access)
{
  Change *change = g_new0 (Change, 1);

  change->path = byline_access_file_path (byline_profile_get_data_dir (self->profile));
  change->feed_url = g_strdup (feed_url);
  if (access == NULL)
    return change;
  change->access = byline_access_new ();
  change->access->proxy = g_strdup (access->proxy);
  change->access->user_agent = g_strdup (access->user_agent);
  change->access->cookie = g_strdup (access->cookie);
  return change;
}

/* --- All of them, for the session --- */

static void
add_host (GStrvBuilder *hosts, const char *url)
{
  g_autofree char *host = url != NULL ? byline_access_host (url) : NULL;

  if (host != NULL)
    g_strv_builder_add (hosts, host);
}

/* What a feed's file says is for its publication, whose home page may be elsewhere. */
static void
give_hosts (BylineAccess *access, const char *feed_url, GPtrArray *publications)
{
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();

  add_host (hosts, feed_url);
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        {
          const BylineFeed *feed = g_ptr_array_index (publication->feeds, j);

          if (!g_str_equal (feed->url, feed_url))
            continue;
          access->publication_id = publication->id;
          add_host (hosts, publication->home_page_url);
        }
    }
  g_strfreev (access->hosts);
  access->hosts = g_strv_builder_end (hosts);
}

static gpointer
load_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (GHashTable) kept = byline_access_file_load (change->path, error);
  g_autoptr (GPtrArray)
    accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_access_free);
  g_autoptr (GPtrArray) publications = NULL;
  GHashTableIter iter;
  gpointer feed_url;
  gpointer access;

  if (kept == NULL)
    return NULL;
  if (g_hash_table_size (kept) == 0)
    return g_steal_pointer (&accesses);
  publications = byline_db_get_publications (db, error);
  if (publications == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &feed_url, &access))
    {
      give_hosts (access, feed_url, publications);
      g_ptr_array_add (accesses, access);
      g_free (feed_url);
      g_hash_table_iter_steal (&iter);
    }
  return g_steal_pointer (&accesses);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accesses = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (accesses != NULL)
    byline_session_set_accesses (self->session, accesses);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

void
_byline_library_load_access_async (BylineLibrary *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, _byline_library_load_access_async);
  byline_store_read_async (self->store, load_func, change_new (self, NULL, NULL),
                           (GDestroyNotify) change_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                           loaded_cb, task);
}

/* --- One feed's --- */

static gpointer
get_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (GHashTable) kept = byline_access_file_load (change->path, error);
  g_autofree char *key = NULL;
  gpointer access = NULL;

  if (kept == NULL)
    return NULL;
  if (!g_hash_table_steal_extended (kept, change->feed_url, (gpointer *) &key, &access))
    access = byline_access_new ();
  return access;
}

void
byline_library_get_access_async (BylineLibrary *self,
                                 const char *feed_url,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (feed_url != NULL);

  task = _byline_library_task_new (self, byline_library_get_access_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    _byline_library_read (self, task, get_func, change_new (self, feed_url, NULL),
                          (GDestroyNotify) change_free, (GDestroyNotify) byline_access_free);
}

BylineAccess *
byline_library_get_access_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  return byline_library_finish (self, result, error);
}

/* That the index has changed is what other programs notice. */
static gboolean
note_change (BylineDb *db, GError **error)
{
  g_autofree char *number = byline_db_get_value (db, "access");
  g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT,
                                           number != NULL ? g_ascii_strtoll (number, NULL, 10) + 1
                                                          : 1);

  return byline_db_set_value (db, "access", next, error);
}

static gpointer
set_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    byline_access_check (change->access, error) &&
    byline_access_file_update (change->path, change->feed_url, change->access, error) &&
    note_change (db, error));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, GINT_TO_POINTER (TRUE), NULL);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    _byline_library_load_access_async (self, reloaded_cb, g_steal_pointer (&task));
}

void
byline_library_set_access_async (BylineLibrary *self,
                                 const char *feed_url,
                                 const BylineAccess *access,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (feed_url != NULL && access != NULL);

  task = _byline_library_task_new (self, byline_library_set_access_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, set_func, change_new (self, feed_url, access),
                            (GDestroyNotify) change_free, NULL, cancellable, set_cb, task);
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (error != NULL)
    g_message ("%s", error->message);
}

void
_byline_library_forget_access (BylineLibrary *self, const char *feed_url)
{
  g_autoptr (BylineAccess) nothing = byline_access_new ();
  Change *change = change_new (self, feed_url, nothing);

  if (g_file_test (change->path, G_FILE_TEST_EXISTS))
    byline_store_write_async (self->store, set_func, change, (GDestroyNotify) change_free, NULL,
                              NULL, forget_cb, NULL);
  else
    change_free (change);
}

/* --- A feed that has moved --- */

/* What is set for the new address stays. A cookie was meant for its host. */
static gpointer
move_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (GHashTable) kept = byline_access_file_load (change->path, error);
  g_autoptr (BylineAccess) nothing = byline_access_new ();
  g_autofree char *old_host = byline_access_host (change->feed_url);
  g_autofree char *new_host = byline_access_host (change->new_url);
  BylineAccess *access;

  if (kept == NULL)
    return NULL;
  access = g_hash_table_lookup (kept, change->feed_url);
  if (access == NULL)
    return GINT_TO_POINTER (TRUE);
  if (g_strcmp0 (old_host, new_host) != 0)
    g_clear_pointer (&access->cookie, g_free);
  return GINT_TO_POINTER (
    (g_hash_table_contains (kept, change->new_url) ||
     byline_access_file_update (change->path, change->new_url, access, error)) &&
    byline_access_file_update (change->path, change->feed_url, nothing, error) &&
    note_change (db, error));
}

static void
move_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineLibrary) self = user_data;
  g_autoptr (GError) error = NULL;

  byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (error != NULL)
    g_message ("%s", error->message);
  else
    _byline_library_load_access_async (self, NULL, NULL);
}

void
_byline_library_move_access (BylineLibrary *self, const char *old_url, const char *new_url)
{
  Change *change = change_new (self, old_url, NULL);

  change->new_url = g_strdup (new_url);
  if (g_file_test (change->path, G_FILE_TEST_EXISTS))
    byline_store_write_async (self->store, move_func, change, (GDestroyNotify) change_free, NULL,
                              NULL, move_cb, g_object_ref (self));
  else
    change_free (change);
}
