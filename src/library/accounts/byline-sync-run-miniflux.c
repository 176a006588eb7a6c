/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

#include <string.h>

#include "byline-error.h"

/* Within so many seconds a change may be under way that is dated before one that is seen. */
#define SETTLED_SECONDS 10
/* More lost entries are not asked for one by one in one run. */
#define MAX_CONFIRMED 200

/* --- Subscriptions --- */

static gboolean
ask_feeds (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  *request = byline_miniflux_feeds (&access);
  return TRUE;
}

static gboolean
ask_feeds_again (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  return !self->has_subscribed || ask_feeds (self, db, request, error);
}

/* Categories are needed only where one is told. */
static gboolean
ask_categories (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (!_byline_sync_run_next_act (self, db, error))
    return FALSE;
  if (self->act != NULL && self->categories == NULL)
    *request = byline_miniflux_categories (&access);
  return TRUE;
}

static gboolean
take_categories (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  self->categories = g_ptr_array_ref (reading->answer->categories);
  _byline_sync_run_advance (self);
  return TRUE;
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

/* Returns: (transfer none) (nullable): the id of the category that stands for @folder (nullable). The server
 * has no two whose names differ by their case only. */
static const char *
find_category (BylineSyncRun *self, const char *folder)
{
  const char *name = folder != NULL ? folder : self->quirks->default_folder;
  const char *alike = NULL;

  for (guint i = 0; i < self->categories->len; i++)
    {
      const BylineSyncCategory *category = g_ptr_array_index (self->categories, i);

      if (g_strcmp0 (category->name, name) == 0)
        return category->id;
      if (alike == NULL && is_same_name (category->name, name))
        alike = category->id;
    }
  if (alike != NULL)
    return alike;
  /* Whatever the first is called. */
  return folder == NULL && self->categories->len > 0
           ? ((BylineSyncCategory *) g_ptr_array_index (self->categories, 0))->id
           : NULL;
}

static BylineSyncRequest *
make_act (BylineSyncRun *self, const BylineFeedAct *act, const char *category)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  switch (act->kind)
    {
    case BYLINE_FEED_ACT_SUBSCRIBE:
      return byline_miniflux_subscribe (&access, act->url, category);
    case BYLINE_FEED_ACT_UNSUBSCRIBE:
      return byline_miniflux_unsubscribe (&access, act->remote);
    case BYLINE_FEED_ACT_EDIT:
      break;
    }
  return byline_miniflux_edit (&access, act->remote, act->title, category);
}

static gboolean
ask_act (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  const char *category = NULL;

  if (!_byline_sync_run_next_act (self, db, error))
    return FALSE;
  if (self->act == NULL || self->categories == NULL)
    return TRUE;
  if (self->act->has_folder)
    {
      category = find_category (self, self->act->folder);
      /* It is made first. */
      if (category == NULL && self->act->folder != NULL)
        {
          *request = byline_miniflux_add_category (&access, self->act->folder);
          return TRUE;
        }
    }
  *request = make_act (self, self->act, category);
  return TRUE;
}

/* Three questions are asked in this step: each answer tells which it is. */
static BylineSyncAnswer *
read_act (const char *bytes, gsize length, GError **error)
{
  BylineSyncAnswer *answer = byline_miniflux_read_category (bytes, length, NULL);

  if (answer == NULL)
    answer = byline_miniflux_read_subscribed (bytes, length, NULL);
  return answer != NULL ? answer : byline_miniflux_read_done (bytes, length, error);
}

static gboolean
needs_category (BylineSyncRun *self)
{
  return self->act->has_folder && self->act->folder != NULL &&
         find_category (self, self->act->folder) == NULL;
}

static gboolean
take_act (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  GPtrArray *made = reading->answer->categories;

  if (!needs_category (self))
    return _byline_sync_run_act_done (
      self, db, self->act->kind == BYLINE_FEED_ACT_SUBSCRIBE ? reading->answer->text : NULL, error);
  if (made != NULL && made->len > 0)
    {
      BylineSyncCategory *category = g_ptr_array_index (made, 0);
      BylineSyncCategory *copy = g_new0 (BylineSyncCategory, 1);

      copy->id = g_strdup (category->id);
      /* It is called what was asked for, whatever the server makes of the name. */
      copy->name = g_strdup (self->act->folder);
      g_ptr_array_add (self->categories, copy);
    }
  else
    self->last_act = self->act->feed_id;
  return TRUE;
}

/* --- What has changed --- */

/* Only the first time: up to when all is known once that is through. */
static gboolean
ask_last_changed (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  g_autofree char *resume = byline_db_dup_account_resume (db, self->account->id);
  const char *colon = resume != NULL ? strchr (resume, ':') : NULL;

  if (!self->is_first)
    return TRUE;
  if (colon != NULL)
    {
      self->before = g_strndup (resume, (gsize) (colon - resume));
      self->target = g_ascii_strtoll (colon + 1, NULL, 10);
      return TRUE;
    }
  *request = byline_miniflux_last_changed (&access);
  return TRUE;
}

/* Returns: the second after which all that will change is changed later than @changed (microseconds):
 * none that is dated before can still be under way if it is some time ago. */
static gint64
cursor_after (BylineSyncRun *self, gint64 changed)
{
  gint64 second = changed / G_USEC_PER_SEC;

  if (self->first_of_new_feed > 0)
    return MAX (MIN (second, self->first_of_new_feed / G_USEC_PER_SEC - 1), 1);
  if (changed % G_USEC_PER_SEC != 0 && self->began - second > SETTLED_SECONDS)
    second++;
  return MAX (second, 1);
}

static gboolean
take_last_changed (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  GPtrArray *entries = reading->answer->entries;
  const BylineSyncEntry *entry = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;

  self->target = cursor_after (self, entry != NULL ? entry->changed : 0);
  _byline_sync_run_advance (self);
  return TRUE;
}

static gboolean
ask_first (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (self->is_first)
    *request = byline_miniflux_entries_before (&access, self->before);
  return TRUE;
}

/* Returns: the smallest id of a page, which is the last; 0: there is none */
static gint64
smallest_id (GPtrArray *entries)
{
  gint64 smallest = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      gint64 id = g_ascii_strtoll (((BylineSyncEntry *) g_ptr_array_index (entries, i))->id, NULL,
                                   10);

      smallest = smallest == 0 ? id : MIN (smallest, id);
    }
  return smallest;
}

/* Goes on before the smallest id. Returns: whether there is something before it. */
static gboolean
turn_page (BylineSyncRun *self, GPtrArray *entries)
{
  gint64 smallest = smallest_id (entries);
  gboolean moves = self->before == NULL || smallest < g_ascii_strtoll (self->before, NULL, 10);

  if (entries->len == 0 || smallest <= 0 || !moves)
    return FALSE;
  g_free (self->before);
  self->before = g_strdup_printf ("%" G_GINT64_FORMAT, smallest);
  return TRUE;
}

static gboolean
take_first (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  g_autofree char *resume = NULL;

  if (!_byline_sync_run_take_entries (self, db, reading, error))
    return FALSE;
  if (self->n_total == 0)
    self->n_total = reading->answer->n_total;
  if (turn_page (self, reading->answer->entries))
    {
      resume = g_strdup_printf ("%s:%" G_GINT64_FORMAT, self->before, self->target);
      return byline_db_set_account_position (db, self->account->id, 0, resume, error);
    }
  self->is_first = FALSE;
  self->account->cursor = self->target;
  g_clear_pointer (&self->before, g_free);
  return byline_db_set_account_position (db, self->account->id, self->target, NULL, error);
}

/* What has changed since: also what did while the first sync ran. */
static gboolean
ask_changed (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (self->after == 0)
    self->after = self->account->cursor;
  *request = self->is_backwards
               ? byline_miniflux_entries_latest (&access, self->offset)
               : byline_miniflux_entries_changed (&access, self->after, self->offset);
  return TRUE;
}

/* Whether the server has not understood since when: before 2.0.46 it sends all, the oldest first. */
static gboolean
knows_no_since (BylineSyncRun *self, GPtrArray *entries)
{
  const BylineSyncEntry *first = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;

  return !self->is_backwards && first != NULL && first->changed > 0 &&
         first->changed / G_USEC_PER_SEC < self->after;
}

/* Whether the page is the last that is of interest. */
static gboolean
is_last_changed (BylineSyncRun *self, const BylineSyncAnswer *answer)
{
  GPtrArray *entries = answer->entries;
  const BylineSyncEntry *last = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1)
                                                 : NULL;

  return entries->len + answer->n_left_out < self->quirks->entries_at_once ||
         (self->is_backwards && last != NULL && last->changed / G_USEC_PER_SEC < self->after);
}

static gboolean
take_changed (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  GPtrArray *entries = reading->answer->entries;
  gboolean is_last = is_last_changed (self, reading->answer);
  gint64 second;

  if (knows_no_since (self, entries))
    {
      self->is_backwards = TRUE;
      self->offset = 0;
      return TRUE;
    }
  if (!_byline_sync_run_take_entries (self, db, reading, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    self->last_changed = MAX (self->last_changed,
                              ((BylineSyncEntry *) g_ptr_array_index (entries, i))->changed);
  if (is_last)
    {
      gint64 cursor = self->last_changed > 0 ? cursor_after (self, self->last_changed) : 0;

      _byline_sync_run_advance (self);
      if (cursor <= self->account->cursor)
        return TRUE;
      self->account->cursor = cursor;
      return byline_db_set_account_position (db, self->account->id, cursor, NULL, error);
    }
  /* By time where that goes on; within one second by number. */
  second = self->last_changed / G_USEC_PER_SEC;
  if (!self->is_backwards && second > self->after)
    {
      self->after = second;
      self->offset = 0;
      return self->first_of_new_feed > 0 ||
             byline_db_set_account_position (db, self->account->id, second, NULL, error);
    }
  self->offset += entries->len + reading->answer->n_left_out;
  return TRUE;
}

/* --- Whether that was all --- */

static gboolean
ask_counters (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  *request = byline_miniflux_counters (&access);
  return TRUE;
}

/* A server that was restored says nothing of what it has forgotten: but it counts otherwise. */
static gboolean
take_counters (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  GHashTableIter iter;
  gpointer remote;
  gpointer count;
  gint64 total = 0;
  gint64 known = 0;

  g_hash_table_iter_init (&iter, reading->answer->counts);
  while (g_hash_table_iter_next (&iter, &remote, &count))
    {
      gint64 feed_id = byline_db_find_remote_feed (db, self->account->id, remote, error);
      gint64 n = feed_id > 0
                   ? byline_db_count_unread_entries (db, self->account->id, feed_id, error)
                   : feed_id;

      if (n < 0)
        return FALSE;
      if (feed_id == 0)
        continue;
      self->is_comparing |= n != *(gint64 *) count;
      total += *(gint64 *) count;
      known += n;
    }
  self->is_comparing |= total != known;
  _byline_sync_run_advance (self);
  return TRUE;
}

static gboolean
ask_unread (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (self->is_comparing)
    *request = byline_miniflux_unread_before (&access, self->before);
  return TRUE;
}

static gboolean
take_unread (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  GPtrArray *entries = reading->answer->entries;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (self->unread,
                      g_strdup (((BylineSyncEntry *) g_ptr_array_index (entries, i))->id));
  self->is_partial |= reading->answer->n_left_out > 0;
  if (!_byline_sync_run_take_entries (self, db, reading, error))
    return FALSE;
  if (turn_page (self, entries))
    return TRUE;
  self->is_comparing = FALSE;
  g_clear_pointer (&self->before, g_free);
  return _byline_sync_run_compare (self, db, FALSE, error);
}

static gboolean
ask_confirm (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);

  if (self->confirm_at < MIN (self->confirm->len, MAX_CONFIRMED))
    *request = byline_miniflux_entry (&access, g_ptr_array_index (self->confirm, self->confirm_at));
  return TRUE;
}

static gboolean
take_confirm (BylineSyncRun *self, BylineDb *db, BylineSyncReading *reading, GError **error)
{
  const BylineSyncEntry *entry = g_ptr_array_index (reading->answer->entries, 0);
  const char *remote = g_ptr_array_index (self->confirm, self->confirm_at++);

  /* It was taken away there; here it stays as it is. */
  if (entry->is_removed)
    return byline_db_lose_entry (db, self->account->id, remote, error);
  return _byline_sync_run_take_entries (self, db, reading, error);
}

static gboolean
confirm_refused (BylineSyncRun *self, BylineDb *db, const GError *failure, GError **error)
{
  if (!g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND) &&
      !g_error_matches (failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_GONE))
    {
      g_propagate_error (error, g_error_copy (failure));
      return FALSE;
    }
  return byline_db_lose_entry (db, self->account->id,
                               g_ptr_array_index (self->confirm, self->confirm_at++), error);
}

/* --- Marks --- */

static gboolean
ask_marks (BylineSyncRun *self, BylineDb *db, BylineSyncRequest **request, GError **error)
{
  BylineSyncAccess access = _byline_sync_run_access (self);
  GPtrArray *remotes;

  /* A star is taken away by asking for it: so one at a time, each of what is known to lack it. */
  if (!_byline_sync_run_next_marks (self, db, 1, error))
    return FALSE;
  if (self->batch == NULL)
    return TRUE;
  remotes = self->batch->remotes;
  /* One story may be several entries. */
  if (self->batch->flag == BYLINE_STORY_FLAG_SAVED)
    {
      g_ptr_array_set_size (remotes, 1);
      *request = byline_miniflux_toggle_star (&access, g_ptr_array_index (remotes, 0));
    }
  else
    *request = byline_miniflux_set_status (&access, (const char *const *) remotes->pdata,
                                           remotes->len, self->batch->value);
  return TRUE;
}

const BylineSyncStep _byline_sync_miniflux_steps[] = {
  { ask_feeds, byline_miniflux_read_feeds, _byline_sync_run_take_feeds, NULL, FALSE },
  { ask_categories, byline_miniflux_read_categories, take_categories, NULL, FALSE },
  { ask_act, read_act, take_act, _byline_sync_run_act_refused, FALSE },
  { ask_feeds_again, byline_miniflux_read_feeds, _byline_sync_run_take_feeds, NULL, FALSE },
  { ask_last_changed, byline_miniflux_read_entries, take_last_changed, NULL, FALSE },
  { ask_first, byline_miniflux_read_entries, take_first, NULL, FALSE },
  { ask_changed, byline_miniflux_read_entries, take_changed, NULL, FALSE },
  { ask_counters, byline_miniflux_read_counters, take_counters, NULL, FALSE },
  { ask_unread, byline_miniflux_read_entries, take_unread, NULL, FALSE },
  { ask_confirm, byline_miniflux_read_entry, take_confirm, confirm_refused, FALSE },
  { ask_marks, byline_miniflux_read_done, _byline_sync_run_marks_sent,
    _byline_sync_run_marks_refused, FALSE },
  { ask_confirm, byline_miniflux_read_entry, take_confirm, confirm_refused, FALSE },
  { NULL, NULL, NULL, NULL, FALSE },
};
