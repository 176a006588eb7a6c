/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sync-run-private.h"

#include "byline-clock.h"
#include "byline-error.h"

/* Feeds of servers are not polled. */
#define NEVER G_MAXINT64

/* --- Subscriptions --- */

static void
note_folders (BylineSyncRun *self, GPtrArray *categories)
{
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const BylineSyncCategory *category = g_ptr_array_index (categories, i);

      if (category->name != NULL)
        g_hash_table_add (self->folders, g_strdup (category->name));
    }
}

gboolean
_byline_sync_run_take_feeds (BylineSyncRun *self,
                             BylineDb *db,
                             BylineSyncReading *reading,
                             GError **error)
{
  GPtrArray *feeds = reading->answer->feeds;
  g_autofree BylineRemoteFeed *remote = g_new0 (BylineRemoteFeed, feeds->len + 1);
  const char *no_folder = self->quirks->default_folder;
  guint n_lost = 0;
  int n_changes;

  note_folders (self, reading->answer->categories);
  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineSyncFeed *feed = g_ptr_array_index (feeds, i);

      g_hash_table_add (self->feeds, g_strdup (feed->id));
      remote[i] = (BylineRemoteFeed){
        .remote = feed->id,
        .url = feed->url,
        .title = feed->title,
        .home_page_url = feed->home_page_url,
        .folder = g_strcmp0 (feed->folder, no_folder) != 0 ? feed->folder : NULL,
      };
    }
  n_changes = byline_db_take_remote_feeds (db, self->account->id, remote, feeds->len, &n_lost,
                                           error);
  if (n_changes < 0)
    return FALSE;
  self->report->n_feeds += (guint) n_changes;
  self->report->n_lost = n_lost;
  _byline_sync_run_advance (self);
  return TRUE;
}

/* --- Entries --- */

void
_byline_sync_run_add_marked (BylineSyncRun *self, GArray *stories)
{
  self->report->n_marked += stories->len;
  if (stories->len > 0)
    g_array_append_vals (self->changed, stories->data, stories->len);
}

static gboolean
note_entries (BylineSyncRun *self, BylineDb *db, gint64 feed_id, GArray *states, GError **error)
{
  return states->len == 0 ||
         byline_db_note_entries (db, self->account->id, feed_id,
                                 (const BylineRemoteState *) (gpointer) states->data, states->len,
                                 error);
}

/* Another account brings the feed, or the user has ended it, or the server keeps what was starred of a feed
 * that it has no more: entries that are noted are not asked for again until a feed joins the account. What
 * is known by when it changed is asked for by that: if its feed has come since the subscriptions were
 * listed, its entries are to come again. */
static gboolean
take_homeless (BylineSyncRun *self, BylineDb *db, BylineSyncDocument *document, GError **error)
{
  if (self->protocol == BYLINE_SYNC_GREADER ||
      g_hash_table_contains (self->feeds, document->feed_remote))
    return note_entries (self, db, 0, document->states, error);
  for (guint i = 0; i < document->states->len; i++)
    {
      gint64 changed = g_array_index (document->states, BylineRemoteState, i).changed;

      if (changed > 0 && (self->first_of_new_feed == 0 || changed < self->first_of_new_feed))
        self->first_of_new_feed = changed;
    }
  return TRUE;
}

static gboolean
take_document (BylineSyncRun *self,
               BylineDb *db,
               BylineSyncDocument *document,
               GArray *marked,
               GError **error)
{
  gint64 feed_id = byline_db_find_remote_feed (db, self->account->id, document->feed_remote, error);
  BylineFeedUpdate update = {
    .feed_id = feed_id,
    .articles = document->articles,
    .now = byline_clock_now (),
    .next_due = NEVER,
    .network = BYLINE_NETWORK_PUBLIC,
    .feed_network = BYLINE_NETWORK_PUBLIC,
  };
  g_autoptr (BylineCommitResult) result = NULL;

  if (feed_id < 0 || !note_entries (self, db, feed_id, document->bare, error))
    return FALSE;
  if (feed_id == 0)
    return take_homeless (self, db, document, error);
  result = byline_db_commit_entries (db, self->account->id, &update,
                                     (const BylineRemoteState *) (gpointer) document->states->data,
                                     marked, error);
  if (result == NULL)
    return FALSE;
  self->report->n_added += result->added->len;
  self->report->n_updated += result->updated->len;
  if (result->updated->len > 0)
    g_array_append_vals (self->changed, result->updated->data, result->updated->len);
  return TRUE;
}

/* Takes documents until one fails. */
static gboolean
take_documents (BylineSyncRun *self,
                BylineDb *db,
                GPtrArray *documents,
                GArray *marked,
                GError **error)
{
  for (guint i = 0; i < documents->len; i++)
    if (!take_document (self, db, g_ptr_array_index (documents, i), marked, error))
      return FALSE;
  return TRUE;
}

/* Takes documents together; if their transaction does not last, one by one: what came whole is kept then, and
 * the first that did not says why. */
static gboolean
take_in_group (BylineSyncRun *self,
               BylineDb *db,
               GPtrArray *documents,
               GArray *marked,
               GError **error)
{
  const guint n_added = self->report->n_added;
  const guint n_updated = self->report->n_updated;
  const guint n_changed = self->changed->len;
  g_autoptr (GError) failure = NULL;

  if (!byline_db_begin_group (db, error))
    return FALSE;
  take_documents (self, db, documents, marked, &failure);
  if (!byline_db_commit_group (db, NULL))
    {
      g_clear_error (&failure);
      self->report->n_added = n_added;
      self->report->n_updated = n_updated;
      g_array_set_size (self->changed, n_changed);
      g_array_set_size (marked, 0);
      take_documents (self, db, documents, marked, &failure);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

gboolean
_byline_sync_run_take_entries (BylineSyncRun *self,
                               BylineDb *db,
                               BylineSyncReading *reading,
                               GError **error)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (reading->documents->len == 0)
    return TRUE;
  if (!take_in_group (self, db, reading->documents, marked, error))
    return FALSE;
  self->n_done += reading->answer->entries->len;
  _byline_sync_run_add_marked (self, marked);
  return TRUE;
}

/* --- Comparing --- */

static void
add_states (BylineSyncRun *self, GHashTable *differing, GArray *states)
{
  GHashTableIter iter;
  gpointer remote;

  g_hash_table_iter_init (&iter, differing);
  while (g_hash_table_iter_next (&iter, &remote, NULL))
    {
      BylineRemoteState state = {
        .remote = remote,
        .is_read = !g_hash_table_contains (self->unread, remote),
        .is_saved = g_hash_table_contains (self->saved, remote),
      };

      g_array_append_val (states, state);
    }
}

/* Leaves of what has gained a mark what has gained this one, and takes it. */
static gboolean
take_gained (BylineSyncRun *self,
             BylineDb *db,
             GArray *states,
             BylineStoryFlag flag,
             GArray *marked,
             GError **error)
{
  g_autoptr (GArray) gained = g_array_new (FALSE, FALSE, sizeof (BylineRemoteState));

  for (guint i = 0; i < states->len; i++)
    {
      const BylineRemoteState *state = &g_array_index (states, BylineRemoteState, i);

      if (flag == BYLINE_STORY_FLAG_READ ? !state->is_read : state->is_saved)
        g_array_append_val (gained, *state);
    }
  return gained->len == 0 ||
         byline_db_take_states (db, self->account->id,
                                (const BylineRemoteState *) (gpointer) gained->data, gained->len,
                                (int) flag, marked, error);
}

/* @limit: so many of them, whichever they are */
static void
add_to_confirm (BylineSyncRun *self, GPtrArray *remotes, guint limit)
{
  for (guint i = 0; i < MIN (remotes->len, limit); i++)
    {
      guint chosen = limit < remotes->len
                       ? (guint) g_random_int_range ((gint32) i, (gint32) remotes->len)
                       : i;
      gpointer remote = remotes->pdata[chosen];

      remotes->pdata[chosen] = remotes->pdata[i];
      remotes->pdata[i] = remote;
      g_ptr_array_add (self->confirm, g_strdup (remote));
    }
}

gboolean
_byline_sync_run_compare (BylineSyncRun *self, BylineDb *db, gboolean with_saved, GError **error)
{
  g_autoptr (GPtrArray) gone_unread = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) gone_saved = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable)
    differing = byline_db_differing_entries (db, self->account->id, self->unread, self->saved,
                                             gone_unread, gone_saved, error);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (BylineRemoteState));
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint limit;

  if (differing == NULL)
    return FALSE;
  add_states (self, differing, states);
  if (!take_gained (self, db, states, BYLINE_STORY_FLAG_READ, marked, error) ||
      (with_saved && !take_gained (self, db, states, BYLINE_STORY_FLAG_SAVED, marked, error)))
    return FALSE;
  _byline_sync_run_add_marked (self, marked);
  /* What is not in a list that is not whole may be behind its end: some of it is looked at each time. */
  limit = !self->is_partial                       ? G_MAXUINT
          : self->protocol == BYLINE_SYNC_GREADER ? self->quirks->entries_at_once
                                                  : 0;
  add_to_confirm (self, gone_unread, limit);
  if (with_saved)
    add_to_confirm (self, gone_saved, limit);
  return TRUE;
}
