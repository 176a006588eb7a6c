/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-clock.h"
#include "byline-db-rules.h"
#include "byline-error.h"
#include "byline-opml.h"

void
byline_import_report_free (BylineImportReport *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}


/* --- Import --- */

/* Errors that the next outline would meet as well. */
static gboolean
is_hopeless (const GError *error)
{
  return g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL) ||
         g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY) ||
         g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
}

/* All at once; or, if one does not go here, each by itself, so that it takes no other with it. */
static void
import_rules (BylineDb           *db,
              GPtrArray          *rules,
              BylineImportReport *report)
{
  g_autoptr (GPtrArray) all = rules->len > 0 ? byline_db_apply_rules (db, rules, NULL) : NULL;

  if (all != NULL)
    return;
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);
      g_autoptr (GPtrArray) one = byline_rules_new ();
      g_autoptr (GPtrArray) undo = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (one, byline_rule_copy (rule));
      undo = byline_db_apply_rules (db, one, &error);
      if (undo == NULL)
        g_ptr_array_add (report->problems, g_strdup_printf ("%s: %s", rule->name, error->message));
    }
}

static gpointer
import_func (BylineDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  BylineOpml *opml = data;
  g_autoptr (BylineImportReport) report = g_new0 (BylineImportReport, 1);

  report->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < opml->warnings->len; i++)
    g_ptr_array_add (report->problems, g_strdup (g_ptr_array_index (opml->warnings, i)));

  for (guint i = 0; i < opml->outlines->len; i++)
    {
      const BylineOutline *outline = g_ptr_array_index (opml->outlines, i);
      BylineSubscription subscription = {
        .feed_url = outline->feed_url,
        .feed_title = outline->title,
        .name = outline->title,
        .home_page_url = outline->home_page_url,
        .folder = outline->folder,
        .section = outline->section,
      };
      g_autoptr (GError) local_error = NULL;

      if (byline_db_subscribe (db, &subscription, &local_error) != 0)
        report->n_added++;
      else if (g_error_matches (local_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS))
        report->n_existing++;
      else if (is_hopeless (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      else
        g_ptr_array_add (report->problems,
                         g_strdup_printf ("%s: %s", outline->feed_url, local_error->message));
    }
  import_rules (db, opml->rules, report);
  return g_steal_pointer (&report);
}

static void
opml_parsed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  BylineOpml *opml = byline_workers_run_finish (BYLINE_WORKERS (source), result, &error);

  if (opml != NULL)
    _byline_library_write (self, g_steal_pointer (&task),
                           BYLINE_LIBRARY_SUBSCRIPTIONS | BYLINE_LIBRARY_STORIES |
                             BYLINE_LIBRARY_RULES,
                           import_func,
                           opml, (GDestroyNotify) byline_opml_free,
                           (GDestroyNotify) byline_import_report_free);
  else if (error->domain == BYLINE_PARSE_ERROR)
    g_task_return_new_error (task, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_OPML,
                             "This file is no list of subscriptions (OPML): %s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gpointer
opml_func (gpointer   data,
           GError   **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);

  return byline_opml_parse (bytes != NULL ? bytes : "", length, error);
}

void
byline_library_import_async (BylineLibrary       *self,
                             GBytes              *opml,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (opml != NULL);

  task = _byline_library_task_new (self, byline_library_import_async, cancellable,
                                   callback, user_data);
  if (task != NULL)
    byline_workers_run_async (self->workers, opml_func, g_bytes_ref (opml),
                              (GDestroyNotify) g_bytes_unref, (GDestroyNotify) byline_opml_free,
                              cancellable, opml_parsed_cb, task);
}

BylineImportReport *
byline_library_import_finish (BylineLibrary  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Export --- */

static void
add_outlines (BylineOpml              *opml,
              const BylinePublication *publication)
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
      g_ptr_array_add (opml->outlines, outline);
    }
}

static gpointer
export_func (BylineDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) publications = byline_db_publications (db, error);
  g_autoptr (BylineOpml) opml = NULL;

  if (publications == NULL)
    return NULL;

  opml = byline_opml_new ();
  opml->title = g_strdup ("Byline");
  for (guint i = 0; i < publications->len; i++)
    add_outlines (opml, g_ptr_array_index (publications, i));
  g_clear_pointer (&opml->rules, g_ptr_array_unref);
  opml->rules = byline_db_rules (db, error);
  if (opml->rules == NULL)
    {
      opml->rules = byline_rules_new ();
      return NULL;
    }
  return byline_opml_write (opml, byline_clock_now ());
}

void
byline_library_export_async (BylineLibrary       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_export_async, cancellable,
                                   callback, user_data);
  if (task != NULL)
    _byline_library_read (self, task, export_func, NULL, NULL, g_free);
}

char *
byline_library_export_finish (BylineLibrary  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
