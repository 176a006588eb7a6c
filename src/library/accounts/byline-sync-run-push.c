/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

#include "byline-error.h"

/* A server that refuses so many batches of marks in one run is out of order. */
#define MAX_REFUSALS 20

/* --- Subscriptions --- */

gboolean
_byline_sync_run_next_act (BylineSyncRun *self, BylineDb *db, GError **error)
{
  g_clear_pointer (&self->act, byline_feed_act_free);
  return byline_db_next_feed_act (db, self->account->id, self->last_act, &self->act, error);
}

gboolean
_byline_sync_run_act_done (BylineSyncRun *self, BylineDb *db, const char *remote, GError **error)
{
  self->last_act = self->act->feed_id;
  self->has_subscribed |= self->act->kind == BYLINE_FEED_ACT_SUBSCRIBE;
  self->report->n_sent++;
  return byline_db_feed_act_done (db, self->account->id, self->act, remote, error);
}

gboolean
_byline_sync_run_act_refused (BylineSyncRun *self,
                              BylineDb *db,
                              const GError *failure,
                              GError **error)
{
  gboolean gave_up = FALSE;

  if (self->act == NULL)
    {
      g_propagate_error (error, g_error_copy (failure));
      return FALSE;
    }
  self->last_act = self->act->feed_id;
  if (!byline_db_feed_act_refused (db, self->account->id, self->act, &gave_up, error))
    return FALSE;
  g_ptr_array_add (self->report->refused,
                   g_strdup_printf (gave_up && self->act->kind == BYLINE_FEED_ACT_SUBSCRIBE
                                      ? "%s: %s does not take it; this computer asks it from now on"
                                      : "%s: %s does not take the change",
                                    self->act->url, self->account->name));
  return TRUE;
}

/* --- Marks --- */

/* Whether the batch is one that was refused before: then all that is left was. */
static gboolean
was_refused (BylineSyncRun *self)
{
  for (guint i = 0; i < self->batch->remotes->len; i++)
    if (!g_hash_table_contains (self->refused, g_ptr_array_index (self->batch->remotes, i)))
      return FALSE;
  return TRUE;
}

gboolean
_byline_sync_run_next_marks (BylineSyncRun *self, BylineDb *db, guint limit_saved, GError **error)
{
  g_clear_pointer (&self->batch, byline_mark_batch_free);
  if (!byline_db_next_marks (db, self->account->id, self->marks_limit,
                             MIN (limit_saved, self->marks_limit), &self->batch, error))
    return FALSE;
  if (self->batch != NULL && was_refused (self))
    g_clear_pointer (&self->batch, byline_mark_batch_free);
  return TRUE;
}

gboolean
_byline_sync_run_marks_sent (BylineSyncRun *self,
                             BylineDb *db,
                             BylineSyncReading *reading,
                             GError **error)
{
  self->report->n_sent += self->batch->remotes->len;
  return byline_db_marks_sent (db, self->account->id, self->batch, error);
}

/* Whether it is about what was sent, not about how the server is: too much at once, or one that it does not
 * know. Then none of them was taken. */
static gboolean
is_about_batch (const GError *failure)
{
  return !g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_SERVER);
}

/* Tries half as many, down to one: so it is found how many the server takes at once, and which it does
 * not. Returns: whether that may help */
static gboolean
cut_batch (BylineSyncRun *self, const GError *failure)
{
  guint n = self->batch->remotes->len;

  if (n == 1 || !is_about_batch (failure) || self->n_refusals >= MAX_REFUSALS)
    return FALSE;
  self->marks_limit = n / 2;
  return TRUE;
}

gboolean
_byline_sync_run_marks_refused (BylineSyncRun *self,
                                BylineDb *db,
                                const GError *failure,
                                GError **error)
{
  gboolean is_new = !was_refused (self);

  self->n_refusals++;
  if (cut_batch (self, failure))
    return TRUE;
  for (guint i = 0; i < self->batch->remotes->len; i++)
    g_hash_table_add (self->refused, g_strdup (g_ptr_array_index (self->batch->remotes, i)));
  if (is_new && !byline_db_marks_refused (db, self->account->id, self->batch, error))
    return FALSE;
  /* One alone says which: the others go on. All together say nothing: the server may be out of order,
   * and may have taken them; the next run finds out. */
  if (self->batch->remotes->len == 1 && self->n_refusals < MAX_REFUSALS)
    {
      /* It was the one: the others go together again. */
      self->marks_limit = self->quirks->marks_at_once;
      /* The server may have lost the entry. */
      if (is_new)
        g_ptr_array_add (self->confirm, g_strdup (g_ptr_array_index (self->batch->remotes, 0)));
      return TRUE;
    }
  g_propagate_error (error, g_error_copy (failure));
  return FALSE;
}
