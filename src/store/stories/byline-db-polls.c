/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-polls.h"

#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"

/* A mean of the times between changes in which the newest counts for a quarter. */
static gboolean
update_schedule (BylineDb *self, const BylineFeedPoll *poll, GError **error)
{
  const BylineFeedTry *outcome = poll->outcome;

  return _byline_db_run (
    self, error,
    "UPDATE feeds SET n_tries = n_tries + 1, due_reason = ?2, may_be_asked = 0,"
    " ttl_minutes = iif (?3, ?4, ttl_minutes), skip_hours = iif (?3, ?5, skip_hours),"
    " skip_days = iif (?3, ?6, skip_days), max_age = iif (?7 < 0, max_age, ?7),"
    " failing_since = CASE WHEN failures = 0 THEN 0 WHEN failing_since = 0 THEN ?8"
    "  ELSE failing_since END,"
    " change_gap = CASE WHEN ?9 = 0 OR changed = 0 OR changed >= ?8 THEN change_gap"
    "  WHEN change_gap = 0 THEN ?8 - changed ELSE (3 * change_gap + ?8 - changed) / 4 END,"
    " changed = iif (?9 > 0 OR (changed = 0 AND failures = 0), ?8, changed), held_until = ?10,"
    " held_host = ?11 WHERE id = ?1",
    "iiiiiiiiiis", poll->feed_id, (gint64) poll->due_reason, (gint64) poll->has_hints,
    (gint64) poll->ttl_minutes, (gint64) poll->skip_hours, (gint64) poll->skip_days, poll->max_age,
    outcome->at, (gint64) outcome->n_added, poll->held_until, poll->held_host);
}

/* Each takes the place of the one twenty tries before. */
static gboolean
keep_try (BylineDb *self, const BylineFeedPoll *poll, GError **error)
{
  const BylineFeedTry *outcome = poll->outcome;

  return _byline_db_run (
    self, error,
    "INSERT OR REPLACE INTO tries (feed, slot, at, status, url, added, updated, bytes,"
    " milliseconds, code, message, warnings)"
    " SELECT id, n_tries % ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM feeds WHERE id = ?1",
    "iiiisiiiisss", poll->feed_id, (gint64) BYLINE_FEED_MAX_TRIES, outcome->at,
    (gint64) outcome->status, outcome->url, (gint64) outcome->n_added, (gint64) outcome->n_updated,
    outcome->n_bytes, (gint64) outcome->milliseconds, outcome->code, outcome->message,
    outcome->warnings);
}

gboolean
byline_db_record_poll (BylineDb *self, const BylineFeedPoll *poll, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && poll != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) && update_schedule (self, poll, error) &&
         keep_try (self, poll, error) && _byline_transaction_commit (&scope, error);
}

/* --- Health --- */

static BylineFeedTry *
read_try (BylineStatement *row)
{
  BylineFeedTry *outcome = byline_feed_try_new ();
  int i = 0;

  outcome->at = sqlite3_column_int64 (row, i++);
  outcome->status = (guint) sqlite3_column_int64 (row, i++);
  outcome->url = _byline_column_text (row, i++);
  outcome->n_added = (guint) sqlite3_column_int64 (row, i++);
  outcome->n_updated = (guint) sqlite3_column_int64 (row, i++);
  outcome->n_bytes = sqlite3_column_int64 (row, i++);
  outcome->milliseconds = (guint) sqlite3_column_int64 (row, i++);
  outcome->code = _byline_column_text (row, i++);
  outcome->message = _byline_column_text (row, i++);
  outcome->warnings = _byline_column_text (row, i++);
  return outcome;
}

static gboolean
read_tries (BylineDb *self, BylineFeedHealth *health, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT at, status, url, added, updated, bytes, milliseconds, code,"
                             " message, warnings FROM tries WHERE feed = ?1"
                             " ORDER BY at DESC, (slot + ?2 - (SELECT n_tries FROM feeds"
                             "  WHERE id = ?1) % ?2 - 1) % ?2 DESC",
                             "ii", health->feed_id, (gint64) BYLINE_FEED_MAX_TRIES);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    g_ptr_array_add (health->tries, read_try (rows));
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static BylineFeedHealth *
read_health (BylineStatement *row)
{
  BylineFeedHealth *health = byline_feed_health_new ();
  int i = 0;

  health->feed_id = sqlite3_column_int64 (row, i++);
  health->publication_id = sqlite3_column_int64 (row, i++);
  health->publication = _byline_column_text (row, i++);
  health->url = _byline_column_text (row, i++);
  health->title = _byline_column_text (row, i++);
  health->home_page_url = _byline_column_text (row, i++);
  health->last_polled = sqlite3_column_int64 (row, i++);
  health->last_succeeded = sqlite3_column_int64 (row, i++);
  health->failing_since = sqlite3_column_int64 (row, i++);
  health->next_due = sqlite3_column_int64 (row, i++);
  health->due_reason = byline_due_reason_from_int (sqlite3_column_int64 (row, i++));
  health->n_failures = (guint) sqlite3_column_int64 (row, i++);
  health->code = _byline_column_text (row, i++);
  health->message = _byline_column_text (row, i++);
  health->interval_minutes = (guint) sqlite3_column_int64 (row, i++);
  health->ttl_minutes = (guint) sqlite3_column_int64 (row, i++);
  health->skip_hours = (guint) sqlite3_column_int64 (row, i++);
  health->skip_days = (guint) sqlite3_column_int64 (row, i++);
  health->max_age = sqlite3_column_int64 (row, i++);
  health->changed = sqlite3_column_int64 (row, i++);
  health->change_gap = sqlite3_column_int64 (row, i++);
  return health;
}

static GPtrArray *
read_feeds_health (BylineDb *self, gint64 publication_id, GError **error)
{
  g_autoptr (GPtrArray)
    feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_health_free);
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  rows = _byline_db_query (
    self, error,
    "SELECT f.id, p.id, coalesce (p.name, p.own_name, f.title, f.url), f.url, f.title, p.home,"
    " f.checked, f.succeeded, f.failing_since, f.next_due, f.due_reason, f.failures, f.error_code,"
    " f.error, f.interval_minutes, f.ttl_minutes, f.skip_hours, f.skip_days, f.max_age, f.changed,"
    " f.change_gap FROM feeds f JOIN publications p ON p.id = f.publication"
    " WHERE p.removed_at = 0 AND f.retired = 0 AND (?1 = 0 OR p.id = ?1)"
    " ORDER BY f.failures = 0, iif (f.failures = 0, 0, f.failing_since),"
    " byline_text_fold (coalesce (p.name, p.own_name, f.title, f.url)), f.id",
    "i", publication_id);
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    g_ptr_array_add (feeds, read_health (rows));
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&feeds) : NULL;
}

GPtrArray *
byline_db_get_health (BylineDb *self, gint64 publication_id, GError **error)
{
  g_autoptr (GPtrArray) feeds = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  feeds = read_feeds_health (self, publication_id, error);
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (!read_tries (self, g_ptr_array_index (feeds, i), error))
      return NULL;
  return g_steal_pointer (&feeds);
}

/* --- Where it is, and when it may be asked --- */

gboolean
byline_db_move_feed_address (BylineDb *self,
                             gint64 feed_id,
                             const char *url,
                             BylineNetwork network,
                             GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 has_moved;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_set_feed_url (self, feed_id, url, error))
    return FALSE;
  has_moved = _byline_db_query_int (self, 0, error, "SELECT url = ? FROM feeds WHERE id = ?", "si",
                                    url, feed_id);
  return has_moved >= 0 &&
         (has_moved == 0 || _byline_db_set_feed_network (self, feed_id, network, error)) &&
         _byline_transaction_commit (&scope, error);
}

/* What an old answer said is not what the new address says. */
static gboolean
begin_anew (BylineDb *self, gint64 feed_id, GError **error)
{
  return _byline_db_run (self, error,
                         "UPDATE feeds SET etag = NULL, last_modified = NULL, may_be_asked = 1,"
                         " held_until = 0, held_host = NULL WHERE id = ?",
                         "i", feed_id);
}

gboolean
byline_db_replace_feed_address (BylineDb *self,
                                gint64 feed_id,
                                const char *url,
                                BylineNetwork network,
                                GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineMergedFeed) merged = NULL;
  gint64 into = 0;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         byline_db_merge_feed (self, feed_id, url, &into, &merged, error) &&
         (merged != NULL || (byline_db_move_feed_address (self, feed_id, url, network, error) &&
                             begin_anew (self, feed_id, error))) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_may_be_asked (BylineDb *self, const char *url, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "UPDATE feeds SET may_be_asked = 1 WHERE url = ?", "s",
                         url) &&
         _byline_transaction_commit (&scope, error);
}
