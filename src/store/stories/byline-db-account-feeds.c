/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-account-feeds-private.h"
#include "byline-db-accounts.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-outbox-private.h"
#include "byline-url.h"

/* A server that has so many fewer feeds than it had rather has lost them. */
#define LOST_FEEDS 3
/* What a server removes stays here so long, beside the day that everything does: it may have been set
 * back to an earlier state. */
#define REMOVED_EXTRA (29 * 24 * 60 * 60)
/* What is refused so often is not said again. */
#define MAX_TRIES 3

/* --- Joining and leaving --- */

void
_byline_account_feed_journal (BylineDb *self,
                              const char *feed_url,
                              const char *account_key,
                              const char *remote)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "feed-account");

  json_object_set_string_member (line, "feed", feed_url);
  if (account_key != NULL)
    json_object_set_string_member (line, "account", account_key);
  if (remote != NULL)
    json_object_set_string_member (line, "remote", remote);
  _byline_outbox_sign_line (self, line);
  _byline_journal_add (self, line);
}

gboolean
_byline_account_feed_join (BylineDb *self,
                           gint64 feed_id,
                           gint64 account_id,
                           const char *remote,
                           GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineFeed) feed = byline_db_get_feed (self, feed_id, error);
  g_autoptr (BylineAccount) account = NULL;

  if (feed == NULL || !_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (account_id != 0)
    account = byline_db_get_account (self, account_id, error);
  if ((account_id != 0 && account == NULL) ||
      /* What the server that it leaves calls it is needed until that has been told. */
      !_byline_db_run (
        self, error,
        "UPDATE feeds SET account = ?1, remote = iif (?1 = 0, remote, ?2),"
        " remote_title = NULL, remote_folder = NULL, private = iif (?1 = 0, NULL, 0),"
        " next_due = 0, etag = NULL, last_modified = NULL, failures = 0,"
        " error = NULL, error_code = NULL WHERE id = ?3",
        "isi", account_id, remote, feed_id) ||
      /* Nor what was no story, for want of its feed. */
      !_byline_db_run (self, error,
                       "DELETE FROM entries WHERE (?1 = 0 AND feed = ?2)"
                       " OR (account = ?1 AND feed = 0)",
                       "ii", account_id, feed_id))
    return FALSE;
  _byline_account_feed_journal (self, feed->url, account != NULL ? account->key : NULL, remote);
  return _byline_transaction_commit (&scope, error);
}

gint64
byline_db_find_remote_feed (BylineDb *self, gint64 account_id, const char *remote, GError **error)
{
  g_return_val_if_fail (self != NULL && remote != NULL, -1);

  return _byline_db_query_int (self, 0, error,
                               "SELECT id FROM feeds WHERE account = ? AND remote = ?", "is",
                               account_id, remote);
}

/* --- What a server says of its subscriptions --- */

typedef struct {
  BylineDb *db;
  gint64 account_id;
  GHashTable *seen; /* of gint64: rows of feeds that the server has */
  int n_changes;
} Taking;

static gint64
is_waiting (BylineDb *self, BylineOutboxWhat what, gint64 feed_id, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT 1 FROM outbox WHERE what = ? AND id = ?",
                               "ii", (gint64) what, feed_id);
}

/* Returns: the feed that the server's is, whoever brings it; 0: none, -1 with an error. */
static gint64
find_feed (Taking *self, const BylineRemoteFeed *remote, GError **error)
{
  gint64 feed_id = byline_db_find_remote_feed (self->db, self->account_id, remote->remote, error);
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GError) failure = NULL;

  if (feed_id == 0)
    feed_id = _byline_db_find_feed_row (self->db, remote->url, error);
  if (feed_id != 0)
    return feed_id;
  feed = byline_db_find_feed_alike (self->db, remote->url, &failure);
  if (feed != NULL)
    return feed->id;
  if (!g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return -1;
    }
  return 0;
}

/* Returns: the row of a feed that is subscribed to because the server is, or -1 with an error. */
static gint64
subscribe (Taking *self, const BylineRemoteFeed *remote, GError **error)
{
  const BylineSubscription subscription = {
    .feed_url = remote->url,
    .feed_title = remote->title,
    .own_name = remote->title,
    .home_page_url = remote->home_page_url,
    .folder = remote->folder,
  };
  gint64 feed_id = byline_db_subscribe (self->db, &subscription, error);

  return feed_id != 0 ? feed_id : -1;
}

/* Whether the publication has no other feed: then its name and folder are the feed's. */
static gint64
is_only_feed (BylineDb *self, const BylineFeed *feed, GError **error)
{
  return _byline_db_query_int (self, 0, error,
                               "SELECT count (*) = 1 FROM feeds WHERE publication = ?"
                               " AND retired = 0",
                               "i", feed->publication_id);
}

typedef struct {
  char *title;
  char *folder;
  gboolean is_known; /* the server has said both before */
} Said;

static void
said_clear (Said *said)
{
  g_free (said->title);
  g_free (said->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static gboolean
get_said (BylineDb *self, gint64 feed_id, Said *said, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error, "SELECT remote_title, remote_folder FROM feeds WHERE id = ?", "i", feed_id);

  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  said->title = _byline_column_text (row, 0);
  said->folder = _byline_column_text (row, 1);
  said->is_known = said->folder != NULL;
  return TRUE;
}

/* An empty folder was said, too. */
static const char *
none_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* The server calls the feed something else than it did: later than a name that it has been told. */
static gboolean
take_title (Taking *self,
            const BylineFeed *feed,
            const BylinePublication *publication,
            const Said *said,
            const BylineRemoteFeed *remote,
            GError **error)
{
  gint64 waits = is_waiting (self->db, BYLINE_OUTBOX_NAME, feed->id, error);

  if (waits != 0 || remote->title == NULL || !said->is_known ||
      g_strcmp0 (said->title, remote->title) == 0)
    return waits >= 0;
  self->n_changes++;
  return _byline_db_set_own_name (self->db, publication->id, remote->title, error) &&
         (g_strcmp0 (publication->name, publication->own_name) == 0 ||
          byline_db_rename_publication (self->db, publication->id, NULL, error));
}

static gboolean
take_folder (Taking *self,
             const BylineFeed *feed,
             const BylinePublication *publication,
             const Said *said,
             const BylineRemoteFeed *remote,
             GError **error)
{
  gint64 waits = is_waiting (self->db, BYLINE_OUTBOX_FOLDER, feed->id, error);
  gboolean was_settled = self->db->is_settled;
  gboolean ok;

  if (waits != 0 || g_strcmp0 (publication->folder, remote->folder) == 0 ||
      (said->is_known && g_strcmp0 (none_if_empty (said->folder), remote->folder) == 0))
    return waits >= 0;
  if (said->is_known || remote->folder != NULL)
    {
      self->n_changes++;
      return byline_db_move_publication (self->db, publication->id, remote->folder, error);
    }
  /* It is new to the server: the server gets the user's. */
  self->db->is_settled = FALSE;
  ok = _byline_outbox_note_feed (self->db, feed->id, BYLINE_OUTBOX_FOLDER, TRUE, error);
  self->db->is_settled = was_settled;
  return ok;
}

static gboolean
take_names (Taking *self, const BylineFeed *feed, const BylineRemoteFeed *remote, GError **error)
{
  g_autoptr (BylinePublication)
    publication = byline_db_get_publication (self->db, feed->publication_id, error);
  g_auto (Said) said = { NULL };
  gint64 is_only = publication != NULL ? is_only_feed (self->db, feed, error) : -1;

  if (is_only < 0 || !get_said (self->db, feed->id, &said, error))
    return FALSE;
  if (is_only > 0 && (!take_title (self, feed, publication, &said, remote, error) ||
                      !take_folder (self, feed, publication, &said, remote, error)))
    return FALSE;
  if (said.is_known && g_strcmp0 (said.title, remote->title) == 0 &&
      g_strcmp0 (none_if_empty (said.folder), remote->folder) == 0)
    return TRUE;
  return _byline_db_run (self->db, error,
                         "UPDATE feeds SET remote_title = ?, remote_folder = ? WHERE id = ?", "ssi",
                         remote->title, remote->folder != NULL ? remote->folder : "", feed->id);
}

static gboolean
is_same_address (const char *a, const char *b)
{
  g_autofree char *first = byline_url_feed_key (a);
  g_autofree char *second = byline_url_feed_key (b);

  return g_strcmp0 (first, second) == 0;
}

/* The feed is one that the server has, and that the user does not want to leave it. */
static gboolean
take_known (Taking *self, gint64 feed_id, const BylineRemoteFeed *remote, GError **error)
{
  g_autoptr (BylineFeed) feed = NULL;
  gint64 is_here = _byline_db_query_int (self->db, 0, error,
                                         "SELECT p.removed_at = 0 AND f.retired = 0 FROM feeds f"
                                         " JOIN publications p ON p.id = f.publication"
                                         " WHERE f.id = ?",
                                         "i", feed_id);

  if (is_here < 0)
    return FALSE;
  if (is_here == 0)
    {
      self->n_changes++;
      if (subscribe (self, remote, error) < 0)
        return FALSE;
    }
  feed = byline_db_get_feed (self->db, feed_id, error);
  if (feed == NULL)
    return FALSE;
  if (byline_db_find_remote_feed (self->db, self->account_id, remote->remote, NULL) != feed_id &&
      !_byline_account_feed_join (self->db, feed_id, self->account_id, remote->remote, error))
    return FALSE;
  if (!is_same_address (feed->url, remote->url) &&
      !_byline_db_set_feed_url (self->db, feed_id, remote->url, error))
    return FALSE;
  return take_names (self, feed, remote, error);
}

/* Returns: whether the feed is another account's, or the user has ended it here and the server does not
 * know yet: 1 or 0; -1 with an error. */
static gint64
is_to_be_left (Taking *self, gint64 feed_id, GError **error)
{
  return _byline_db_query_int (self->db, 0, error,
                               "SELECT (f.account <> 0 AND f.account <> ?1)"
                               " OR EXISTS (SELECT 1 FROM outbox o WHERE o.what = ?2"
                               "  AND o.id = f.id AND o.value = 0) FROM feeds f WHERE f.id = ?3",
                               "iii", self->account_id, (gint64) BYLINE_OUTBOX_SUBSCRIBED, feed_id);
}

/* The server has what the user has ended, and may not have said what it calls it: its answer to the
 * subscription was cut off. */
static gboolean
name_left (Taking *self, gint64 feed_id, const BylineRemoteFeed *remote, GError **error)
{
  return _byline_db_run (self->db, error,
                         "UPDATE feeds SET remote = ?1 WHERE id = ?2 AND account IN (0, ?3)"
                         " AND EXISTS (SELECT 1 FROM outbox o WHERE o.account = ?3"
                         "  AND o.what = ?4 AND o.id = feeds.id AND o.value = 0)",
                         "siii", remote->remote, feed_id, self->account_id,
                         (gint64) BYLINE_OUTBOX_SUBSCRIBED);
}

static gboolean
take_feed (Taking *self, const BylineRemoteFeed *remote, GError **error)
{
  gint64 feed_id = find_feed (self, remote, error);
  gint64 is_left;

  if (feed_id == 0)
    {
      self->n_changes++;
      feed_id = subscribe (self, remote, error);
    }
  is_left = feed_id > 0 ? is_to_be_left (self, feed_id, error) : -1;
  if (is_left < 0)
    return FALSE;
  g_hash_table_add (self->seen, g_memdup2 (&feed_id, sizeof feed_id));
  return is_left > 0 ? name_left (self, feed_id, remote, error)
                     : take_known (self, feed_id, remote, error);
}

/* --- What the server has no more --- */

/* Returns: (transfer full) (nullable): the feeds that @rows (nullable) lists and the server does not. */
static GArray *
find_unseen (Taking *self, BylineStatement *rows, GError **error)
{
  g_autoptr (GArray) unseen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self->db, rows, &failure))
    {
      gint64 feed_id = sqlite3_column_int64 (rows, 0);

      if (!g_hash_table_contains (self->seen, &feed_id))
        g_array_append_val (unseen, feed_id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&unseen) : NULL;
}

static GArray *
find_missing (Taking *self, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self->db, error,
                             "SELECT f.id FROM feeds f JOIN publications p ON p.id = f.publication"
                             " WHERE f.account = ?1 AND f.remote IS NOT NULL AND f.retired = 0"
                             " AND p.removed_at = 0 AND NOT EXISTS (SELECT 1 FROM outbox o"
                             "  WHERE o.what = ?2 AND o.id = f.id)",
                             "ii", self->account_id, (gint64) BYLINE_OUTBOX_SUBSCRIBED);

  return find_unseen (self, rows, error);
}

/* Of what the user has begun or ended, and the server does not know yet. */
static GArray *
find_missing_waiting (Taking *self, gboolean value, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self->db, error,
                             "SELECT f.id FROM outbox o JOIN feeds f ON f.id = o.id"
                             " WHERE o.account = ?1 AND o.what = ?2 AND o.value = ?3"
                             " AND f.remote IS NOT NULL",
                             "iii", self->account_id, (gint64) BYLINE_OUTBOX_SUBSCRIBED,
                             (gint64) value);

  return find_unseen (self, rows, error);
}

/* The subscription has ended on the server, and its entries with it: if there is another one, they have
 * other ids. */
static gboolean
forget_remote (BylineDb *self, gint64 feed_id, GError **error)
{
  return _byline_db_run (self, error,
                         "UPDATE feeds SET remote = NULL, remote_title = NULL,"
                         " remote_folder = NULL WHERE id = ?",
                         "i", feed_id) &&
         _byline_db_run (self, error, "DELETE FROM entries WHERE feed = ?", "i", feed_id);
}

/* The user has ended it on another device. */
static gboolean
end_feed (Taking *self, gint64 feed_id, GError **error)
{
  g_autoptr (BylineFeed) feed = byline_db_get_feed (self->db, feed_id, error);
  gint64 is_only = feed != NULL ? is_only_feed (self->db, feed, error) : -1;

  if (is_only < 0)
    return FALSE;
  self->n_changes++;
  if (!forget_remote (self->db, feed_id, error))
    return FALSE;
  if (is_only == 0)
    return _byline_db_set_retired (self->db, feed_id, TRUE, error);
  return _byline_db_set_removed_at (self->db, feed->publication_id, self->db->now + REMOVED_EXTRA,
                                    error);
}

/* The server has ended a subscription before, and its answer was cut off: what it called the feed says
 * neither that it has it, where the user has begun it again, nor that it is still to be ended. */
static gboolean
forget_waiting (Taking *self, gboolean value, GError **error)
{
  g_autoptr (GArray) missing = find_missing_waiting (self, value, error);

  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    if (!forget_remote (self->db, g_array_index (missing, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
end_missing (Taking *self, guint *n_lost, GError **error)
{
  g_autoptr (GArray) missing = find_missing (self, error);
  guint n_seen = g_hash_table_size (self->seen);

  if (missing == NULL)
    return FALSE;
  *n_lost = missing->len >= LOST_FEEDS && missing->len > n_seen ? missing->len : 0;
  for (guint i = 0; *n_lost == 0 && i < missing->len; i++)
    if (!end_feed (self, g_array_index (missing, gint64, i), error))
      return FALSE;
  /* What the server has lost with others may come back with them, and is to be ended then. */
  return forget_waiting (self, TRUE, error) && (*n_lost > 0 || forget_waiting (self, FALSE, error));
}

int
byline_db_take_remote_feeds (BylineDb *self,
                             gint64 account_id,
                             const BylineRemoteFeed *feeds,
                             gsize n_feeds,
                             guint *n_lost,
                             GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Taking taking = { self, account_id, seen, 0 };
  gboolean ok = TRUE;

  g_return_val_if_fail (self != NULL && (feeds != NULL || n_feeds == 0), -1);
  g_return_val_if_fail (n_lost != NULL, -1);

  if (!_byline_transaction_begin (&scope, self, error))
    return -1;
  self->is_settled = TRUE;
  for (gsize i = 0; ok && i < n_feeds; i++)
    ok = take_feed (&taking, &feeds[i], error);
  ok = ok && end_missing (&taking, n_lost, error);
  self->is_settled = FALSE;
  return ok && _byline_transaction_commit (&scope, error) ? taking.n_changes : -1;
}

/* --- What the server is told --- */

void
byline_feed_act_free (BylineFeedAct *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->remote);
  g_free (self->title);
  g_free (self->folder);
  g_free (self->old_folder);
  g_free (self);
}

static gboolean
drop (BylineDb *self, gint64 feed_id, gint64 number, GError **error)
{
  return _byline_db_run (self, error,
                         "DELETE FROM outbox WHERE what >= ? AND id = ? AND number <= ?", "iii",
                         (gint64) BYLINE_OUTBOX_SUBSCRIBED, feed_id, number);
}

/* The rows of one feed, as one act. */
static BylineFeedAct *
read_act (BylineStatement *row)
{
  BylineFeedAct *act = g_new0 (BylineFeedAct, 1);
  gint64 subscribed = sqlite3_column_type (row, 1) != SQLITE_NULL ? sqlite3_column_int64 (row, 1)
                                                                  : -1;

  act->feed_id = sqlite3_column_int64 (row, 0);
  act->kind = subscribed == 1   ? BYLINE_FEED_ACT_SUBSCRIBE
              : subscribed == 0 ? BYLINE_FEED_ACT_UNSUBSCRIBE
                                : BYLINE_FEED_ACT_EDIT;
  act->number = sqlite3_column_int64 (row, 2);
  act->n_tries = (guint) sqlite3_column_int64 (row, 3);
  act->url = _byline_column_text (row, 4);
  act->remote = _byline_column_text (row, 5);
  if (sqlite3_column_int (row, 6) != 0 || act->kind == BYLINE_FEED_ACT_SUBSCRIBE)
    act->title = _byline_column_text (row, 8);
  act->has_folder = sqlite3_column_int (row, 7) != 0 || act->kind == BYLINE_FEED_ACT_SUBSCRIBE;
  act->folder = _byline_column_text (row, 9);
  act->old_folder = g_strdup (none_if_empty ((const char *) sqlite3_column_text (row, 10)));
  return act;
}

/* Whether it need not be said: the server is as the user wants it. */
static gboolean
is_void (const BylineFeedAct *act)
{
  switch (act->kind)
    {
    case BYLINE_FEED_ACT_SUBSCRIBE:
      return act->remote != NULL;
    case BYLINE_FEED_ACT_UNSUBSCRIBE:
      return act->remote == NULL;
    case BYLINE_FEED_ACT_EDIT:
      break;
    }
  /* A subscription that is not there yet is begun with its name. */
  return act->remote == NULL || (act->title == NULL && !act->has_folder);
}

static BylineFeedAct *
next_act (BylineDb *self, gint64 account_id, gint64 after, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error,
    "SELECT f.id, max (iif (o.what = 2, o.value, NULL)), max (o.number), max (o.tries), f.url,"
    " f.remote, max (o.what = 3), max (o.what = 4), coalesce (p.name, p.own_name), p.folder,"
    " f.remote_folder FROM outbox o JOIN feeds f ON f.id = o.id"
    " JOIN publications p ON p.id = f.publication"
    " WHERE o.account = ? AND o.what >= 2 AND f.id > ? GROUP BY f.id ORDER BY f.id LIMIT 1",
    "ii", account_id, after);

  return row != NULL && _byline_db_step (self, row, error) ? read_act (row) : NULL;
}

gboolean
byline_db_next_feed_act (BylineDb *self,
                         gint64 account_id,
                         gint64 after,
                         BylineFeedAct **act,
                         GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && act != NULL, FALSE);

  *act = NULL;
  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (BylineFeedAct) next = next_act (self, account_id, after, &failure);

      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return FALSE;
      if (next == NULL)
        break;
      after = next->feed_id;
      if (!is_void (next))
        {
          *act = g_steal_pointer (&next);
          break;
        }
      /* That it is subscribed to may leave a name to be told. */
      if (!(next->kind == BYLINE_FEED_ACT_SUBSCRIBE
              ? _byline_db_run (self, error, "DELETE FROM outbox WHERE what = 2 AND id = ?", "i",
                                next->feed_id)
              : drop (self, next->feed_id, next->number, error)))
        return FALSE;
    }
  if (_byline_outbox_add_sent (self, account_id, error) &&
      _byline_transaction_commit (&scope, error))
    return TRUE;
  g_clear_pointer (act, byline_feed_act_free);
  return FALSE;
}

/* Keeps what the server was told as what it said. */
static gboolean
keep_said (BylineDb *self, const BylineFeedAct *act, const char *remote, GError **error)
{
  if (act->kind == BYLINE_FEED_ACT_UNSUBSCRIBE)
    return forget_remote (self, act->feed_id, error);
  return _byline_db_run (
    self, error,
    "UPDATE feeds SET remote = coalesce (?1, remote),"
    " remote_title = coalesce (?2, remote_title),"
    " remote_folder = iif (?3, coalesce (?4, ''), remote_folder) WHERE id = ?5",
    "ssisi", remote, act->title, (gint64) act->has_folder, act->folder, act->feed_id);
}

gboolean
byline_db_feed_act_done (BylineDb *self,
                         gint64 account_id,
                         const BylineFeedAct *act,
                         const char *remote,
                         GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && act != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         drop (self, act->feed_id, act->number, error) && keep_said (self, act, remote, error) &&
         _byline_outbox_add_sent (self, account_id, error) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_feed_act_refused (BylineDb *self,
                            gint64 account_id,
                            const BylineFeedAct *act,
                            gboolean *gave_up,
                            GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && act != NULL && gave_up != NULL, FALSE);

  *gave_up = act->n_tries + 1 >= MAX_TRIES;
  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (!*gave_up)
    return _byline_db_run (self, error,
                           "UPDATE outbox SET tries = tries + 1 WHERE what >= 2 AND id = ?", "i",
                           act->feed_id) &&
           _byline_transaction_commit (&scope, error);
  return drop (self, act->feed_id, act->number, error) &&
         (act->kind != BYLINE_FEED_ACT_SUBSCRIBE ||
          _byline_account_feed_join (self, act->feed_id, 0, NULL, error)) &&
         _byline_outbox_add_sent (self, account_id, error) &&
         _byline_transaction_commit (&scope, error);
}
