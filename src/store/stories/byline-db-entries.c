/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-accounts.h"

#include "byline-db-match-private.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-outbox-private.h"

/* From so many refusals on a mark is sent alone, and from so many on not at all. */
#define TRIES_ALONE 1
#define MAX_TRIES 20

/* --- What is known --- */

gint64
byline_db_entry_sign (const char *url, const char *title)
{
  g_autofree char *text = g_strjoin ("\n", url != NULL ? url : "", title != NULL ? title : "",
                                     NULL);

  return _byline_identity_hash (text);
}

GPtrArray *
byline_db_unknown_entries (BylineDb *self,
                           gint64 account_id,
                           GPtrArray *remotes,
                           guint limit,
                           GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (self != NULL && remotes != NULL, NULL);

  for (guint i = 0; i < remotes->len && unknown->len < limit; i++)
    {
      const char *remote = g_ptr_array_index (remotes, i);
      gint64 is_known = _byline_db_query_int (
        self, 0, error, "SELECT 1 FROM entries WHERE account = ? AND remote = ?", "is", account_id,
        remote);

      if (is_known < 0)
        return NULL;
      if (is_known == 0 && g_hash_table_add (seen, (gpointer) remote))
        g_ptr_array_add (unknown, g_strdup (remote));
    }
  return g_steal_pointer (&unknown);
}

GHashTable *
byline_db_differing_entries (BylineDb *self,
                             gint64 account_id,
                             GHashTable *unread,
                             GHashTable *saved,
                             GPtrArray *gone_unread,
                             GPtrArray *gone_saved,
                             GError **error)
{
  g_autoptr (GHashTable) differing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = _byline_db_query (self, error,
                           "SELECT remote, is_read, is_saved FROM entries WHERE account = ?", "i",
                           account_id);
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      const char *remote = (const char *) sqlite3_column_text (rows, 0);
      gboolean was_unread = sqlite3_column_int (rows, 1) == 0;
      gboolean was_saved = sqlite3_column_int (rows, 2) != 0;
      gboolean is_unread = g_hash_table_contains (unread, remote);
      gboolean is_saved = g_hash_table_contains (saved, remote);

      if ((is_unread && !was_unread) || (is_saved && !was_saved))
        g_hash_table_add (differing, g_strdup (remote));
      if (was_unread && !is_unread)
        g_ptr_array_add (gone_unread, g_strdup (remote));
      if (was_saved && !is_saved)
        g_ptr_array_add (gone_saved, g_strdup (remote));
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&differing)
                                                               : NULL;
}

gint64
byline_db_count_unread_entries (BylineDb *self, gint64 account_id, gint64 feed_id, GError **error)
{
  g_return_val_if_fail (self != NULL, -1);

  return _byline_db_query_int (self, 0, error,
                               "SELECT count (*) FROM entries WHERE account = ? AND feed = ?"
                               " AND is_read = 0",
                               "ii", account_id, feed_id);
}

char *
byline_db_find_entry (BylineDb *self, gint64 story_id, gint64 *account_id, GError **error)
{
  g_autoptr (BylineStatement) row = NULL;

  g_return_val_if_fail (self != NULL && account_id != NULL, NULL);

  *account_id = 0;
  row = _byline_db_query (self, error,
                          "SELECT e.remote, e.account FROM entries e JOIN feeds f ON f.id = e.feed"
                          " WHERE e.story = ? AND f.account = e.account LIMIT 1",
                          "i", story_id);
  if (row == NULL || !_byline_db_step (self, row, error))
    return NULL;
  *account_id = sqlite3_column_int64 (row, 1);
  return _byline_column_text (row, 0);
}

/* --- What a server says of marks --- */

typedef struct {
  gint64 story; /* 0: it was forgotten here */
  gint64 sign;
  gboolean said[2];  /* by BylineStoryFlag: as the server said it, or was told it, last */
  gboolean is_known; /* the entry */
} Entry;

/* Stories that are to be marked as the server has them, and those whose marks it is to be told; by flag
 * and value. */
typedef struct {
  BylineDb *db;
  gint64 account_id;
  gint64 clock_offset;
  GArray *taken[2][2];
  GArray *told[2][2];
} Marking;

static void
marking_clear (Marking *self)
{
  for (int flag = 0; flag < 2; flag++)
    for (int value = 0; value < 2; value++)
      {
        g_clear_pointer (&self->taken[flag][value], g_array_unref);
        g_clear_pointer (&self->told[flag][value], g_array_unref);
      }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

static gboolean
marking_init (Marking *self, BylineDb *db, gint64 account_id, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->db = db;
  self->account_id = account_id;
  for (int flag = 0; flag < 2; flag++)
    for (int value = 0; value < 2; value++)
      {
        self->taken[flag][value] = g_array_new (FALSE, FALSE, sizeof (gint64));
        self->told[flag][value] = g_array_new (FALSE, FALSE, sizeof (gint64));
      }
  self->clock_offset = _byline_db_query_int (db, 0, &failure,
                                             "SELECT clock_offset FROM accounts WHERE id = ?", "i",
                                             account_id);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static BylineOutboxWhat
what_of (BylineStoryFlag flag)
{
  return flag == BYLINE_STORY_FLAG_READ ? BYLINE_OUTBOX_READ : BYLINE_OUTBOX_SAVED;
}

static gboolean
find_entry (Marking *self, const char *remote, Entry *entry, GError **error)
{
  g_autoptr (BylineStatement)
    row = _byline_db_query (self->db, error,
                            "SELECT coalesce (story, 0), sign, is_read, is_saved FROM entries"
                            " WHERE account = ? AND remote = ?",
                            "is", self->account_id, remote);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  entry->is_known = _byline_db_step (self->db, row, &failure);
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  if (entry->is_known)
    {
      entry->story = sqlite3_column_int64 (row, 0);
      entry->sign = sqlite3_column_int64 (row, 1);
      entry->said[BYLINE_STORY_FLAG_READ] = sqlite3_column_int (row, 2) != 0;
      entry->said[BYLINE_STORY_FLAG_SAVED] = sqlite3_column_int (row, 3) != 0;
    }
  return TRUE;
}

/* What the user did and the server does not know. */
typedef struct {
  gboolean waits;
  gboolean value;
  gint64 at;
} Act;

static gboolean
find_act (Marking *self, gint64 story, BylineStoryFlag flag, Act *act, GError **error)
{
  g_autoptr (BylineStatement)
    row = _byline_db_query (self->db, error,
                            "SELECT value, at FROM outbox WHERE what = ? AND id = ?", "ii",
                            (gint64) what_of (flag), story);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  act->waits = _byline_db_step (self->db, row, &failure);
  if (act->waits)
    {
      act->value = sqlite3_column_int (row, 0) != 0;
      act->at = sqlite3_column_int64 (row, 1);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
drop_act (Marking *self, gint64 story, BylineStoryFlag flag, GError **error)
{
  return _byline_db_run (self->db, error, "DELETE FROM outbox WHERE what = ? AND id = ?", "ii",
                         (gint64) what_of (flag), story);
}

/* Whether the server's mark was made after the act. Without a time the act counts: it is the one that is
 * seen here. */
static gboolean
is_later (Marking *self, const BylineRemoteState *state, const Act *act)
{
  return state->changed > 0 && state->changed / G_USEC_PER_SEC > act->at + self->clock_offset;
}

/* Decides one mark of an entry that is known: the table of DESIGN, "Accounts". */
static gboolean
take_flag (Marking *self,
           const Entry *entry,
           BylineStoryFlag flag,
           gboolean value,
           const BylineRemoteState *state,
           GError **error)
{
  gboolean has_changed = entry->said[flag] != value;
  Act act = { FALSE };

  if (entry->story == 0)
    return TRUE;
  if (!find_act (self, entry->story, flag, &act, error))
    return FALSE;
  if (act.waits && (act.value == value || (has_changed && is_later (self, state, &act))))
    {
      if (!drop_act (self, entry->story, flag, error))
        return FALSE;
      act.waits = FALSE;
    }
  else if (!has_changed || act.waits)
    return TRUE;
  g_array_append_val (self->taken[flag][value], entry->story);
  return TRUE;
}

/* An entry that is met for the first time, or again after the index was lost: what either side has
 * marked is marked in both. */
static gboolean
join_flag (Marking *self, gint64 story, BylineStoryFlag flag, gboolean value, GError **error)
{
  Act act = { FALSE };
  gint64 is_set;

  if (!find_act (self, story, flag, &act, error))
    return FALSE;
  if (act.waits)
    return act.value != value || drop_act (self, story, flag, error);
  is_set = _byline_db_query_int (self->db, 0, error,
                                 flag == BYLINE_STORY_FLAG_READ
                                   ? "SELECT is_read FROM stories WHERE id = ?"
                                   : "SELECT is_saved FROM stories WHERE id = ?",
                                 "i", story);
  if (is_set < 0)
    return FALSE;
  if (value && is_set == 0)
    g_array_append_val (self->taken[flag][1], story);
  else if (!value && is_set == 1)
    g_array_append_val (self->told[flag][1], story);
  return TRUE;
}

static gboolean
keep_state (Marking *self, const char *remote, const gboolean *said, GError **error)
{
  return _byline_db_run (self->db, error,
                         "UPDATE entries SET is_read = ?, is_saved = ? WHERE account = ?"
                         " AND remote = ?",
                         "iiis", (gint64) said[BYLINE_STORY_FLAG_READ],
                         (gint64) said[BYLINE_STORY_FLAG_SAVED], self->account_id, remote);
}

/* @which: a BylineStoryFlag, or -1 for both */
static gboolean
take_state (Marking *self,
            const Entry *entry,
            const BylineRemoteState *state,
            int which,
            GError **error)
{
  const gboolean values[2] = {
    [BYLINE_STORY_FLAG_READ] = state->is_read,
    [BYLINE_STORY_FLAG_SAVED] = state->is_saved,
  };
  gboolean said[2] = { entry->said[0], entry->said[1] };

  for (int flag = 0; flag < 2; flag++)
    {
      if (which >= 0 && which != flag)
        continue;
      if (!take_flag (self, entry, (BylineStoryFlag) flag, values[flag], state, error))
        return FALSE;
      said[flag] = values[flag];
    }
  return (said[0] == entry->said[0] && said[1] == entry->said[1]) ||
         keep_state (self, state->remote, said, error);
}

/* Marks as the server has them, in one line of the journal each; and notes what it is to be told. */
static gboolean
finish_marking (Marking *self, GArray *changed, GError **error)
{
  gboolean ok = TRUE;

  for (int flag = 0; ok && flag < 2; flag++)
    for (int value = 0; ok && value < 2; value++)
      {
        GArray *taken = self->taken[flag][value];
        g_autoptr (GArray) marked = NULL;

        if (taken->len > 0)
          {
            self->db->is_settled = TRUE;
            marked = byline_db_mark (self->db, (const gint64 *) (gpointer) taken->data, taken->len,
                                     (BylineStoryFlag) flag, value, error);
            self->db->is_settled = FALSE;
            ok = marked != NULL;
            if (ok && marked->len > 0)
              g_array_append_vals (changed, marked->data, marked->len);
          }
        ok = ok && _byline_outbox_note_stories (self->db, self->told[flag][value],
                                                what_of ((BylineStoryFlag) flag), value, error);
      }
  return ok;
}

gboolean
byline_db_take_states (BylineDb *self,
                       gint64 account_id,
                       const BylineRemoteState *states,
                       gsize n_states,
                       int which,
                       GArray *changed,
                       GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_auto (Marking) marking = { NULL };

  g_return_val_if_fail (self != NULL && changed != NULL, FALSE);
  g_return_val_if_fail (states != NULL || n_states == 0, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !marking_init (&marking, self, account_id, error))
    return FALSE;
  for (gsize i = 0; i < n_states; i++)
    {
      Entry entry = { 0 };

      if (!find_entry (&marking, states[i].remote, &entry, error) ||
          (entry.is_known && !take_state (&marking, &entry, &states[i], which, error)))
        return FALSE;
    }
  return finish_marking (&marking, changed, error) && _byline_transaction_commit (&scope, error);
}

/* --- What a server brings --- */

static gboolean
keep_entry (Marking *self,
            gint64 feed_id,
            gint64 story,
            const BylineRemoteState *state,
            GError **error)
{
  return _byline_db_run (self->db, error,
                         "INSERT OR REPLACE INTO entries (account, remote, feed, story, sign,"
                         " is_read, is_saved) VALUES (?, ?, ?, nullif (?, 0), ?, ?, ?)",
                         "isiiiii", self->account_id, state->remote, feed_id, story, state->sign,
                         (gint64) state->is_read, (gint64) state->is_saved);
}

static gboolean
commit_entry (Marking *self,
              gint64 feed_id,
              gint64 story,
              const BylineRemoteState *state,
              GError **error)
{
  Entry entry = { 0 };

  if (!find_entry (self, state->remote, &entry, error))
    return FALSE;
  /* An id that was given out anew names another entry. */
  if (entry.is_known && (entry.sign == state->sign || entry.story == story))
    return take_state (self, &entry, state, -1, error) &&
           (entry.story == story && entry.sign == state->sign
              ? TRUE
              : keep_entry (self, feed_id, story, state, error));
  return keep_entry (self, feed_id, story, state, error) &&
         (story == 0 || (join_flag (self, story, BYLINE_STORY_FLAG_READ, state->is_read, error) &&
                         join_flag (self, story, BYLINE_STORY_FLAG_SAVED, state->is_saved, error)));
}

BylineCommitResult *
byline_db_commit_entries (BylineDb *self,
                          gint64 account_id,
                          const BylineFeedUpdate *update,
                          const BylineRemoteState *states,
                          GArray *changed,
                          GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_auto (Marking) marking = { NULL };
  g_autoptr (BylineCommitResult) result = NULL;

  g_return_val_if_fail (self != NULL && update != NULL && changed != NULL, NULL);
  g_return_val_if_fail (states != NULL || update->articles->len == 0, NULL);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !marking_init (&marking, self, account_id, error))
    return NULL;
  result = byline_db_commit_feed (self, update, error);
  if (result == NULL)
    return NULL;
  for (guint i = 0; i < update->articles->len; i++)
    if (!commit_entry (&marking, update->feed_id, g_array_index (result->stories, gint64, i),
                       &states[i], error))
      return NULL;
  if (!finish_marking (&marking, changed, error) || !_byline_transaction_commit (&scope, error))
    return NULL;
  return g_steal_pointer (&result);
}

gboolean
byline_db_note_entries (BylineDb *self,
                        gint64 account_id,
                        gint64 feed_id,
                        const BylineRemoteState *states,
                        gsize n_states,
                        GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  Marking marking = { .db = self, .account_id = account_id };

  g_return_val_if_fail (self != NULL && (states != NULL || n_states == 0), FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  for (gsize i = 0; i < n_states; i++)
    if (!keep_entry (&marking, feed_id, 0, &states[i], error))
      return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_lose_entry (BylineDb *self, gint64 account_id, const char *remote, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && remote != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "DELETE FROM entries WHERE account = ? AND remote = ?", "is",
                         account_id, remote) &&
         _byline_transaction_commit (&scope, error);
}

/* --- What a server is told --- */

void
byline_mark_batch_free (BylineMarkBatch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->remotes);
  g_free (self);
}

/* A row of the outbox. */
typedef struct {
  gint64 story;
  BylineOutboxWhat what;
  gboolean value;
  gint64 number;
  gint64 n_tries;
} Waiting;

static gboolean
read_waiting (BylineDb *self, gint64 account_id, GArray *waiting, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id, what, value, number, tries FROM outbox"
                             " WHERE account = ? AND what < 2 ORDER BY tries, what, value, number",
                             "i", account_id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      Waiting row = {
        sqlite3_column_int64 (rows, 0),    (BylineOutboxWhat) sqlite3_column_int (rows, 1),
        sqlite3_column_int (rows, 2) != 0, sqlite3_column_int64 (rows, 3),
        sqlite3_column_int64 (rows, 4),
      };

      g_array_append_val (waiting, row);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Adds the entries that are the story and are not marked so there. Returns: how many entries are the
 * story at all, or -1 with an error. */
static int
add_remotes (BylineDb *self,
             gint64 account_id,
             const Waiting *row,
             GPtrArray *remotes,
             GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT remote, iif (?3 = 0, is_read, is_saved) FROM entries"
                             " WHERE story = ?1 AND account = ?2",
                             "iii", row->story, account_id, (gint64) row->what);
  g_autoptr (GError) failure = NULL;
  int n = 0;

  if (rows == NULL)
    return -1;
  for (; _byline_db_step (self, rows, &failure); n++)
    if ((sqlite3_column_int (rows, 1) != 0) != row->value)
      g_ptr_array_add (remotes, _byline_column_text (rows, 0));
  return byline_error_pass (error, g_steal_pointer (&failure)) ? n : -1;
}

static gboolean
drop_waiting (BylineDb *self, const Waiting *row, GError **error)
{
  return _byline_db_run (self, error,
                         "DELETE FROM outbox WHERE what = ? AND id = ? AND number <= ?", "iii",
                         (gint64) row->what, row->story, row->number);
}

/* Whether @row can go together with what is in @batch. */
static gboolean
fits (const BylineMarkBatch *batch, const Waiting *first, const Waiting *row, guint limit)
{
  return batch->remotes->len < limit && first->n_tries < TRIES_ALONE &&
         row->n_tries < TRIES_ALONE && row->what == first->what && row->value == first->value;
}

/* Fills @batch with the first that can go together. @is_through: the first sync is: what has no entry
 * by then has none. */
static gboolean
fill_batch (BylineDb *self,
            gint64 account_id,
            GArray *waiting,
            const guint *limits,
            gboolean is_through,
            BylineMarkBatch *batch,
            GError **error)
{
  const Waiting *first = NULL;

  for (guint i = 0; i < waiting->len; i++)
    {
      const Waiting *row = &g_array_index (waiting, Waiting, i);
      guint n_before = batch->remotes->len;
      int n_entries;

      if (first != NULL && !fits (batch, first, row, limits[row->what]))
        break;
      n_entries = add_remotes (self, account_id, row, batch->remotes, error);
      if (n_entries < 0)
        return FALSE;
      if (batch->remotes->len == n_before)
        {
          if ((n_entries > 0 || is_through) && !drop_waiting (self, row, error))
            return FALSE;
          continue;
        }
      if (first == NULL)
        first = row;
      batch->number = MAX (batch->number, row->number);
    }
  if (first != NULL)
    {
      batch->flag = first->what == BYLINE_OUTBOX_READ ? BYLINE_STORY_FLAG_READ
                                                      : BYLINE_STORY_FLAG_SAVED;
      batch->value = first->value;
    }
  return TRUE;
}

gboolean
byline_db_next_marks (BylineDb *self,
                      gint64 account_id,
                      guint limit_read,
                      guint limit_saved,
                      BylineMarkBatch **batch,
                      GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (BylineMarkBatch) next = g_new0 (BylineMarkBatch, 1);
  const guint limits[] = {
    [BYLINE_OUTBOX_READ] = limit_read,
    [BYLINE_OUTBOX_SAVED] = limit_saved,
  };
  gint64 is_through;

  next->remotes = g_ptr_array_new_with_free_func (g_free);
  g_return_val_if_fail (self != NULL && batch != NULL, FALSE);

  *batch = NULL;
  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  is_through = _byline_db_query_int (self, 0, error, "SELECT cursor > 0 FROM accounts WHERE id = ?",
                                     "i", account_id);
  if (is_through < 0 || !read_waiting (self, account_id, waiting, error) ||
      !fill_batch (self, account_id, waiting, limits, is_through > 0, next, error) ||
      !_byline_outbox_add_sent (self, account_id, error) ||
      !_byline_transaction_commit (&scope, error))
    return FALSE;
  if (next->remotes->len > 0)
    *batch = g_steal_pointer (&next);
  return TRUE;
}

static gboolean
mark_sent (BylineDb *self,
           gint64 account_id,
           const BylineMarkBatch *batch,
           const char *remote,
           GError **error)
{
  gboolean is_read = batch->flag == BYLINE_STORY_FLAG_READ;

  if (!_byline_db_run (self, error,
                       is_read ? "UPDATE entries SET is_read = ? WHERE account = ? AND remote = ?"
                               : "UPDATE entries SET is_saved = ? WHERE account = ? AND remote = ?",
                       "iis", (gint64) batch->value, account_id, remote))
    return FALSE;
  /* A story may be several entries. */
  return _byline_db_run (
    self, error,
    is_read ? "DELETE FROM outbox WHERE what = 0 AND value = ?1 AND number <= ?2 AND id ="
              " (SELECT story FROM entries WHERE account = ?3 AND remote = ?4)"
              " AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.story = outbox.id"
              "  AND e.account = ?3 AND e.is_read <> ?1)"
            : "DELETE FROM outbox WHERE what = 1 AND value = ?1 AND number <= ?2 AND id ="
              " (SELECT story FROM entries WHERE account = ?3 AND remote = ?4)"
              " AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.story = outbox.id"
              "  AND e.account = ?3 AND e.is_saved <> ?1)",
    "iiis", (gint64) batch->value, batch->number, account_id, remote);
}

gboolean
byline_db_marks_sent (BylineDb *self,
                      gint64 account_id,
                      const BylineMarkBatch *batch,
                      GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && batch != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  for (guint i = 0; i < batch->remotes->len; i++)
    if (!mark_sent (self, account_id, batch, g_ptr_array_index (batch->remotes, i), error))
      return FALSE;
  return _byline_outbox_add_sent (self, account_id, error) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_marks_refused (BylineDb *self,
                         gint64 account_id,
                         const BylineMarkBatch *batch,
                         GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 what = (gint64) what_of (batch->flag);

  g_return_val_if_fail (self != NULL && batch != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  for (guint i = 0; i < batch->remotes->len; i++)
    if (!_byline_db_run (self, error,
                         "UPDATE outbox SET tries = tries + 1 WHERE what = ? AND id ="
                         " (SELECT story FROM entries WHERE account = ? AND remote = ?)",
                         "iis", what, account_id,
                         (const char *) g_ptr_array_index (batch->remotes, i)))
      return FALSE;
  return _byline_db_run (self, error,
                         "DELETE FROM outbox WHERE account = ? AND what = ? AND tries >= ?", "iii",
                         account_id, what, (gint64) MAX_TRIES) &&
         _byline_outbox_add_sent (self, account_id, error) &&
         _byline_transaction_commit (&scope, error);
}
