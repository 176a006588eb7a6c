/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

#include "byline-error.h"
#include "byline-session.h"

/* The most ids that a list has: more are not compared. */
#define MAX_LISTED 500000
#define MAX_PAGES 1000

/* --- Subscriptions --- */

static gboolean
ask_feeds (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  *request = byline_greader_subscriptions (&access);
  return TRUE;
}

static gboolean
ask_feeds_again (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  return !self->has_subscribed || ask_feeds (self, db, request, error);
}

static gboolean
ask_act (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  const BylineFeedAct *act;

  if (!_byline_sync_run_next_act (self, db, error))
    return FALSE;
  act = self->act;
  if (act == NULL)
    return TRUE;
  switch (act->kind)
    {
    case BYLINE_FEED_ACT_SUBSCRIBE:
      *request = byline_greader_subscribe (&access, act->url, act->title, act->folder);
      break;
    case BYLINE_FEED_ACT_UNSUBSCRIBE:
      *request = byline_greader_unsubscribe (&access, act->remote);
      break;
    case BYLINE_FEED_ACT_EDIT:
      *request = byline_greader_edit (
        &access, act->remote, act->title, act->has_folder ? act->folder : NULL,
        act->has_folder && g_strcmp0 (act->folder, act->old_folder) != 0 ? act->old_folder : NULL);
      break;
    }
  return TRUE;
}

static gboolean
take_act (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  return _byline_sync_run_act_done (self, db, NULL, error);
}

/* --- Lists of ids --- */

static gboolean
ask_unread (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  *request = byline_greader_ids (&access, BYLINE_GREADER_READING_LIST, BYLINE_GREADER_READ, 0,
                                 self->continuation);
  return TRUE;
}

static gboolean
ask_saved (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  *request = byline_greader_ids (&access, BYLINE_GREADER_STARRED, NULL, 0, self->continuation);
  return TRUE;
}

static gboolean
ask_recent (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  gint64 newer_than = self->account->cursor > 0
                        ? MAX (self->account->cursor - self->quirks->recent_margin, 1)
                        : 0;

  *request = byline_greader_ids (&access, BYLINE_GREADER_READING_LIST, NULL, newer_than,
                                 self->continuation);
  return TRUE;
}

/* Goes on to the next page. An empty page is behind the end, even if it names another. A server that sends
 * one page again and again is not believed to be at its end. */
static void
turn_page (BylineSyncRun *self, const BylineSyncAnswer *answer, guint n_new, guint n_listed)
{
  gboolean is_end = answer->continuation == NULL ||
                    (answer->ids->len == 0 && answer->n_left_out == 0);
  gboolean is_stuck = n_new == 0 || g_strcmp0 (answer->continuation, self->continuation) == 0;
  gboolean is_too_long = n_listed >= MAX_LISTED || ++self->n_pages >= MAX_PAGES;

  if (is_end || is_stuck || is_too_long)
    {
      self->is_partial |= !is_end || answer->n_left_out > 0;
      _byline_sync_run_advance (self);
      return;
    }
  self->is_partial |= answer->n_left_out > 0;
  g_free (self->continuation);
  self->continuation = g_strdup (answer->continuation);
}

static gboolean
take_ids (BylineSyncRun *self, const BylineSyncAnswer *answer, GHashTable *set)
{
  guint n_before = g_hash_table_size (set);

  for (guint i = 0; i < answer->ids->len; i++)
    g_hash_table_add (set, g_strdup (g_ptr_array_index (answer->ids, i)));
  turn_page (self, answer, g_hash_table_size (set) - n_before, g_hash_table_size (set));
  return TRUE;
}

static gboolean
take_unread (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  return take_ids (self, reading->answer, self->unread);
}

static gboolean
take_saved (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  return take_ids (self, reading->answer, self->saved);
}

static void
add_recent (BylineSyncRun *self, const char *id)
{
  char *copy;

  if (g_hash_table_contains (self->recent_set, id))
    return;
  copy = g_strdup (id);
  g_ptr_array_add (self->recent, copy);
  g_hash_table_add (self->recent_set, copy);
}

static gboolean
take_recent (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  guint n_before = self->recent->len;
  gboolean was_partial = self->is_partial;

  for (guint i = 0; i < reading->answer->ids->len; i++)
    add_recent (self, g_ptr_array_index (reading->answer->ids, i));
  turn_page (self, reading->answer, self->recent->len - n_before, self->recent->len);
  /* Nothing is concluded from what is not in it. */
  self->is_partial = was_partial;
  return TRUE;
}

/* --- Comparing, without a question --- */

static void
add_set (BylineSyncRun *self, GHashTable *set)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_recent (self, id);
}

static gboolean
compare (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  if (!_byline_sync_run_compare (self, db, TRUE, error))
    return FALSE;
  /* The newest first, as the server lists them; then what is unread or starred and older. */
  add_set (self, self->unread);
  add_set (self, self->saved);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = byline_db_unknown_entries (db, self->account->id, self->recent, G_MAXUINT, error);
  if (self->wanted == NULL)
    {
      self->wanted = g_ptr_array_new_with_free_func (g_free);
      return FALSE;
    }
  self->n_total = self->wanted->len;
  return TRUE;
}

/* --- Entries by their ids --- */

static BylineSyncRequest *
ask_entries (BylineSyncRun *self, GPtrArray *ids, guint from)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  guint n = MIN (ids->len - from, self->entries_limit);

  return byline_greader_entries (&access, (const char *const *) ids->pdata + from, n);
}

static gboolean
ask_confirm (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  if (self->confirm_at < self->confirm->len)
    *request = ask_entries (self, self->confirm, self->confirm_at);
  return TRUE;
}

/* Ends a batch of what was to be confirmed. What did not come is lost to the server. */
static gboolean
end_confirm (BylineSyncRun *self, BylineDb *db, GHashTable *there, GError **error)
{
  guint end = MIN (self->confirm_at + self->entries_limit, self->confirm->len);

  for (; self->confirm_at < end; self->confirm_at++)
    {
      const char *id = g_ptr_array_index (self->confirm, self->confirm_at);

      if (!g_hash_table_contains (there, id) &&
          !byline_db_lose_entry (db, self->account->id, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_confirm (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reading->answer->entries->len; i++)
    g_hash_table_add (there,
                      ((BylineSyncEntry *) g_ptr_array_index (reading->answer->entries, i))->id);
  return _byline_sync_run_take_entries (self, db, reading, error) &&
         end_confirm (self, db, there, error);
}

/* Miniflux refuses to look for what is not there at all. */
static gboolean
says_that_none_is_there (const GError *failure)
{
  return g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) ||
         g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE) ||
         byline_session_error_get_status (failure) == 400;
}

/* What stands before the server may take less at once (413). Returns: whether half as many may help */
static gboolean
cut_entries (BylineSyncRun *self, guint n, const GError *failure, GError **error)
{
  n = MIN (n, self->entries_limit);
  if (n > 1 && g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HTTP))
    {
      self->entries_limit = n / 2;
      return TRUE;
    }
  g_propagate_error (error, g_error_copy (failure));
  return FALSE;
}

static gboolean
confirm_refused (BylineSyncRun *self, BylineDb *db, const GError *failure, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  if (says_that_none_is_there (failure))
    return end_confirm (self, db, there, error);
  return cut_entries (self, self->confirm->len - self->confirm_at, failure, error);
}

static gboolean
ask_wanted (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  if (self->wanted_at < self->wanted->len)
    *request = ask_entries (self, self->wanted, self->wanted_at);
  return TRUE;
}

static gboolean
take_wanted (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  self->wanted_at = MIN (self->wanted_at + self->entries_limit, self->wanted->len);
  return _byline_sync_run_take_entries (self, db, reading, error);
}

static gboolean
wanted_refused (BylineSyncRun *self, BylineDb *db, const GError *failure, GError **error)
{
  if (says_that_none_is_there (failure))
    {
      self->wanted_at = MIN (self->wanted_at + self->entries_limit, self->wanted->len);
      return TRUE;
    }
  return cut_entries (self, self->wanted->len - self->wanted_at, failure, error);
}

/* All has come: it is known up to when. */
static gboolean
finish (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  if (self->began == 0 || self->account->cursor == self->began)
    return TRUE;
  self->account->cursor = self->began;
  return byline_db_set_account_position (db, self->account->id, self->began, NULL, error);
}

/* --- Marks --- */

static gboolean
ask_marks (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (!_byline_sync_run_next_marks (self, db, self->quirks->marks_at_once, error))
    return FALSE;
  if (self->batch != NULL)
    *request = byline_greader_mark (
      &access, (const char *const *) self->batch->remotes->pdata, self->batch->remotes->len,
      self->batch->flag == BYLINE_STORY_FLAG_READ ? BYLINE_GREADER_READ : BYLINE_GREADER_STARRED,
      self->batch->value);
  return TRUE;
}

/* What was read here goes first: the first sync may take long. */
const BylineSyncStep _byline_sync_greader_steps[] = {
  { ask_feeds, byline_greader_read_subscriptions, _byline_sync_run_take_feeds, NULL, FALSE },
  { ask_act, byline_greader_read_done, take_act, _byline_sync_run_act_refused, TRUE },
  { ask_feeds_again, byline_greader_read_subscriptions, _byline_sync_run_take_feeds, NULL, FALSE },
  { ask_unread, byline_greader_read_ids, take_unread, NULL, FALSE },
  { ask_saved, byline_greader_read_ids, take_saved, NULL, FALSE },
  { ask_recent, byline_greader_read_ids, take_recent, NULL, FALSE },
  { compare, NULL, NULL, NULL, FALSE },
  { ask_confirm, byline_greader_read_entries, take_confirm, confirm_refused, TRUE },
  { ask_marks, byline_greader_read_done, _byline_sync_run_marks_sent,
    _byline_sync_run_marks_refused, TRUE },
  { ask_wanted, byline_greader_read_entries, take_wanted, wanted_refused, TRUE },
  { finish, NULL, NULL, NULL, FALSE },
  { ask_marks, byline_greader_read_done, _byline_sync_run_marks_sent,
    _byline_sync_run_marks_refused, TRUE },
  { ask_confirm, byline_greader_read_entries, take_confirm, confirm_refused, TRUE },
  { NULL, NULL, NULL, NULL, FALSE },
};
