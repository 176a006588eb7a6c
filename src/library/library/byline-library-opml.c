/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-db-rules.h"
#include "byline-error.h"
#include "byline-keyring.h"
#include "byline-opml.h"
#include "byline-task.h"
#include "byline-url.h"
#include "byline-work.h"

/* More of these nobody reads. */
#define MAX_PROBLEMS 1000

static void
entry_free (BylineImportEntry *entry)
{
  g_free (entry->title);
  g_free (entry->url);
  g_free (entry->reason);
  g_free (entry);
}

void
byline_import_report_free (BylineImportReport *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static BylineImportReport *
report_new (void)
{
  BylineImportReport *report = g_new0 (BylineImportReport, 1);

  report->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  report->problems = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/* @problem: (transfer full) */
static void
add_problem (BylineImportReport *report, char *problem)
{
  g_autofree char *owned = problem;

  if (report->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (report->problems, g_steal_pointer (&owned));
}

static BylineImportEntry *
add_entry (BylineImportReport *report, const BylineOutline *outline)
{
  BylineImportEntry *entry = g_new0 (BylineImportEntry, 1);

  entry->title = g_strdup (outline->title);
  entry->url = g_strdup (outline->feed_url);
  g_ptr_array_add (report->entries, entry);
  return entry;
}

static void
fail (BylineImportReport *report, const BylineOutline *outline, const char *reason)
{
  BylineImportEntry *entry = add_entry (report, outline);
  const char *name = outline->title != NULL ? outline->title : outline->feed_url;

  entry->outcome = BYLINE_IMPORT_FAILED;
  entry->reason = g_strdup (reason);
  report->n_failed++;
  add_problem (report, g_strdup_printf ("%s: %s", name != NULL ? name : "An outline", reason));
}

/* --- Import --- */

/* All at once; or, if one does not go here, each by itself, so that it takes no other with it. Returns:
 * FALSE if none can be kept. */
static gboolean
import_rules (BylineDb *db, GPtrArray *rules, BylineImportReport *report, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) all = rules->len > 0 ? byline_db_apply_rules (db, rules, &failure) : NULL;

  if (all != NULL)
    return TRUE;
  for (guint i = 0; i < rules->len && !byline_refresh_is_hopeless (failure); i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);
      g_autoptr (GPtrArray) one = byline_rules_new ();
      g_autoptr (GPtrArray) undo = NULL;

      g_clear_error (&failure);
      g_ptr_array_add (one, byline_rule_copy (rule));
      undo = byline_db_apply_rules (db, one, &failure);
      if (undo == NULL && !byline_refresh_is_hopeless (failure))
        add_problem (report, g_strdup_printf ("%s: %s", rule->name, failure->message));
    }
  if (!byline_refresh_is_hopeless (failure))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* It is subscribed to whether this can be kept or not. */
static void
import_interval (BylineDb *db,
                 gint64 feed_id,
                 const BylineOutline *outline,
                 BylineImportReport *report)
{
  g_autoptr (GError) error = NULL;

  if (outline->interval_minutes != 0 &&
      !byline_db_set_interval (db, feed_id, outline->interval_minutes, &error))
    add_problem (report, g_strdup_printf ("%s: %s", outline->feed_url, error->message));
}

/* Likewise. */
static void
import_retention (BylineDb *db,
                  gint64 feed_id,
                  const BylineOutline *outline,
                  BylineImportReport *report)
{
  g_autoptr (BylineFeed) row = NULL;
  g_autoptr (GError) error = NULL;

  if (byline_retention_equal (&outline->retention, &(BylineRetention){ 0 }))
    return;
  row = byline_db_get_feed (db, feed_id, &error);
  if (row == NULL ||
      !byline_db_set_retention (db, row->publication_id, &outline->retention, &error))
    add_problem (report, g_strdup_printf ("%s: %s", outline->feed_url, error->message));
}

/* What is subscribed to: from byline_url_feed_key() to the address as it is written there. */
static GHashTable *
list_known (BylineDb *db, GError **error)
{
  g_autoptr (GPtrArray) publications = byline_db_get_publications (db, error);
  GHashTable *known;

  if (publications == NULL)
    return NULL;
  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        {
          const BylineFeed *feed = g_ptr_array_index (publication->feeds, j);
          char *key = byline_url_feed_key (feed->url);

          if (key != NULL)
            g_hash_table_replace (known, key, g_strdup (feed->url));
        }
    }
  return known;
}

/* Whether it is there, written in another way; then that is reported. */
static gboolean
is_known (GHashTable *known, const BylineOutline *outline, BylineImportReport *report)
{
  g_autofree char *key = byline_url_feed_key (outline->feed_url);
  const char *url = key != NULL ? g_hash_table_lookup (known, key) : NULL;
  BylineImportEntry *entry;

  if (url == NULL)
    {
      if (key != NULL)
        g_hash_table_insert (known, g_steal_pointer (&key), g_strdup (outline->feed_url));
      return FALSE;
    }
  if (g_str_equal (url, outline->feed_url))
    return FALSE;
  entry = add_entry (report, outline);
  g_free (entry->url);
  entry->url = g_strdup (url);
  entry->outcome = BYLINE_IMPORT_EXISTING;
  report->n_existing++;
  return TRUE;
}

/* Returns: FALSE if no other outline can be taken either. */
static gboolean
import_outline (BylineDb *db,
                const BylineOutline *outline,
                GHashTable *known,
                BylineImportReport *report,
                GError **error)
{
  const char *name = outline->publication_name != NULL ? outline->publication_name : outline->title;
  BylineSubscription subscription = {
    .feed_url = outline->feed_url,
    .feed_title = outline->title,
    .name = name,
    .home_page_url = outline->home_page_url,
    .folder = outline->folder,
    .section = outline->section,
    .format = outline->is_page ? BYLINE_FEED_FORMAT_PAGE : NULL,
  };
  g_autoptr (GError) local_error = NULL;
  gint64 feed_id;

  if (is_known (known, outline, report))
    return TRUE;
  feed_id = byline_db_subscribe (db, &subscription, &local_error);
  if (feed_id != 0)
    {
      add_entry (report, outline)->outcome = BYLINE_IMPORT_ADDED;
      report->n_added++;
      import_interval (db, feed_id, outline, report);
      import_retention (db, feed_id, outline, report);
    }
  else if (g_error_matches (local_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS))
    {
      add_entry (report, outline)->outcome = BYLINE_IMPORT_EXISTING;
      report->n_existing++;
    }
  else if (byline_refresh_is_hopeless (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  else
    fail (report, outline, local_error->message);
  return TRUE;
}

static gpointer
import_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BylineOpml *opml = data;
  g_autoptr (BylineImportReport) report = report_new ();
  g_autoptr (GHashTable) known = list_known (db, error);
  g_autoptr (GError) hopeless = NULL;

  if (known == NULL)
    return NULL;
  for (guint i = 0; i < opml->outlines->len; i++)
    if (!import_outline (db, g_ptr_array_index (opml->outlines, i), known, report, &hopeless))
      {
        /* What came in stays, and the import can be done again: what is there is left alone then. */
        if (report->n_added > 0)
          g_prefix_error (&hopeless, "%u of %u feeds were added, then: ", report->n_added,
                          opml->outlines->len);
        g_propagate_error (error, g_steal_pointer (&hopeless));
        return NULL;
      }

  for (guint i = 0; i < opml->skipped_outlines->len; i++)
    {
      const BylineOutline *outline = g_ptr_array_index (opml->skipped_outlines, i);

      fail (report, outline, outline->skip_reason);
    }
  for (guint i = 0; i < opml->warnings->len; i++)
    add_problem (report, g_strdup (g_ptr_array_index (opml->warnings, i)));
  if (!import_rules (db, opml->rules, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

/* --- The logins that stood in addresses --- */

static GPtrArray *
take_logins (BylineOpml *opml)
{
  GPtrArray *logins = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_credential_free);

  for (guint i = 0; i < opml->outlines->len; i++)
    {
      const BylineOutline *outline = g_ptr_array_index (opml->outlines, i);
      BylineCredential *credential;

      if (outline->user == NULL)
        continue;
      credential = byline_credential_new (outline->feed_url, NULL);
      credential->login = byline_login_new (outline->user, outline->password);
      g_ptr_array_add (logins, credential);
    }
  return logins;
}

/* A name without a password takes no login's place: that of a feed which was there before may be
 * whole. */
static gboolean
is_to_be_kept (const BylineImportReport *report, const BylineCredential *credential)
{
  for (guint i = 0; i < report->entries->len; i++)
    {
      const BylineImportEntry *entry = g_ptr_array_index (report->entries, i);

      if (g_strcmp0 (entry->url, credential->feed) == 0 &&
          (entry->outcome == BYLINE_IMPORT_ADDED ||
           (entry->outcome == BYLINE_IMPORT_EXISTING && *credential->login->password != '\0')))
        return TRUE;
    }
  return FALSE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  GPtrArray *logins = g_task_get_task_data (task);
  BylineImportReport *report = byline_task_take (task, result);

  if (report == NULL)
    return;
  for (guint i = 0; i < logins->len; i++)
    {
      const BylineCredential *credential = g_ptr_array_index (logins, i);

      if (is_to_be_kept (report, credential))
        byline_credentials_set (self->credentials, credential->feed, credential->login);
    }
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS |
                                         BYLINE_LIBRARY_CHANGES_STORIES |
                                         BYLINE_LIBRARY_CHANGES_RULES);
  g_task_return_pointer (task, report, (GDestroyNotify) byline_import_report_free);
}

static void
opml_parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BylineOpml *opml = byline_work_finish (result, &error);

  if (opml != NULL)
    {
      g_task_set_task_data (task, take_logins (opml), (GDestroyNotify) g_ptr_array_unref);
      /* What is committed is reported, whatever became of the caller's interest. */
      g_task_set_check_cancellable (task, FALSE);
      byline_store_write_async (self->store, import_func, opml, (GDestroyNotify) byline_opml_free,
                                (GDestroyNotify) byline_import_report_free, cancellable,
                                imported_cb, g_steal_pointer (&task));
    }
  else if (error->domain == BYLINE_PARSE_ERROR)
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_OPML, "%s",
                             error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gpointer
opml_func (gpointer data, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);

  return byline_opml_parse (bytes != NULL ? bytes : "", length, error);
}

void
byline_library_import_async (BylineLibrary *self,
                             GBytes *opml,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (opml != NULL);

  task = _byline_library_task_new (self, byline_library_import_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    byline_work_async (NULL, BYLINE_WORK_FOREGROUND, opml_func, g_bytes_ref (opml),
                       (GDestroyNotify) g_bytes_unref, (GDestroyNotify) byline_opml_free,
                       cancellable, opml_parsed_cb, task);
}

/* --- Export --- */

void
_byline_publication_add_outlines (const BylinePublication *publication, BylineOpml *opml)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);
      BylineOutline *outline = byline_outline_new (feed->url);
      /* Of several feeds each has its own title; one alone bears the publication's name. */
      const char *title = publication->feeds->len > 1 ? feed->title : NULL;

      outline->title = g_strdup (title != NULL ? title : publication->name);
      outline->home_page_url = g_strdup (publication->home_page_url);
      outline->folder = g_strdup (publication->folder);
      outline->section = g_strdup (feed->section);
      outline->is_page = byline_feed_is_page (feed);
      outline->interval_minutes = feed->interval_minutes;
      outline->retention = publication->retention;
      if (g_strcmp0 (outline->title, publication->name) != 0)
        outline->publication_name = g_strdup (publication->name);
      g_ptr_array_add (opml->outlines, outline);
    }
}

static gpointer
export_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) publications = byline_db_get_publications (db, error);
  g_autoptr (BylineOpml) opml = NULL;

  if (publications == NULL)
    return NULL;

  opml = byline_opml_new ();
  opml->title = g_strdup ("Byline");
  for (guint i = 0; i < publications->len; i++)
    _byline_publication_add_outlines (g_ptr_array_index (publications, i), opml);
  g_clear_pointer (&opml->rules, g_ptr_array_unref);
  opml->rules = byline_db_get_rules (db, error);
  if (opml->rules == NULL)
    {
      opml->rules = byline_rules_new ();
      return NULL;
    }
  return byline_opml_write (opml, byline_clock_now ());
}

void
byline_library_export_async (BylineLibrary *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, export_func, g_free, &(BylineArguments){ NULL }, cancellable,
                         callback, user_data);
}
