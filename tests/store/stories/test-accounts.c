/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-accounts.h"
#include "byline-db-private.h"
#include "store-fixture.h"

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define DAY (24 * 60 * 60)

static const BylineRemoteFeed paper = { .remote = "7", .url = FEED, .title = "Paper" };
static const BylineRemoteFeed other = { .remote = "8", .url = "https://other.example/feed" };

static gint64
add_account (Fixture *self)
{
  const BylineAccount account = {
    .protocol = (char *) "miniflux",
    .url = (char *) "https://server.example",
    .user = (char *) "reader",
  };
  g_autoptr (GError) error = NULL;
  gint64 account_id = byline_db_add_account (self->db, &account, &error);

  g_assert_no_error (error);
  return account_id;
}

static void
take_feeds (Fixture *self, gint64 account_id, const BylineRemoteFeed *feeds, gsize n_feeds)
{
  g_autoptr (GError) error = NULL;
  guint n_lost = 0;

  byline_db_take_remote_feeds (self->db, account_id, feeds, n_feeds, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 0);
}

static BylineFeedAct *
next_act (Fixture *self, gint64 account_id)
{
  BylineFeedAct *act = NULL;
  g_autoptr (GError) error = NULL;

  byline_db_next_feed_act (self->db, account_id, 0, &act, &error);
  g_assert_no_error (error);
  return act;
}

static void
set_removed (Fixture *self, gboolean removed)
{
  g_autoptr (GError) error = NULL;
  gint64 publication_id = _byline_db_query_int (self->db, 0, NULL,
                                                "SELECT publication FROM feeds WHERE url = ?", "s",
                                                FEED);

  byline_db_set_removed (self->db, publication_id, removed, &error);
  g_assert_no_error (error);
}

static guint
count_waiting (Fixture *self, gint64 account_id)
{
  g_autoptr (BylineAccount) account = byline_db_get_account (self->db, account_id, NULL);

  return account->n_waiting;
}

/* The server has ended the subscription, its answer is cut off, and the user begins it again: what the
 * server called it says no more that it has it. */
static void
test_begun_again (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  const BylineRemoteFeed both[] = { paper, other };
  g_autoptr (BylineFeedAct) ended = NULL;
  g_autoptr (BylineFeedAct) begun = NULL;

  take_feeds (self, account_id, both, 2);
  set_removed (self, TRUE);
  ended = next_act (self, account_id);
  g_assert_cmpint (ended->kind, ==, BYLINE_FEED_ACT_UNSUBSCRIBE);
  g_assert_cmpstr (ended->remote, ==, "7");
  set_removed (self, FALSE);

  take_feeds (self, account_id, &other, 1);
  begun = next_act (self, account_id);
  g_assert_nonnull (begun);
  g_assert_cmpint (begun->kind, ==, BYLINE_FEED_ACT_SUBSCRIBE);
  g_assert_cmpstr (begun->url, ==, FEED);
  g_assert_null (begun->remote);
}

/* The server has begun it, its answer is cut off, and the user ends it: it is ended there, too. */
static void
test_ended_after_cut (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  const BylineRemoteFeed both[] = { paper, other };
  g_autoptr (BylineFeedAct) begun = NULL;
  g_autoptr (BylineFeedAct) ended = NULL;
  g_autoptr (GError) error = NULL;

  take_feeds (self, account_id, &other, 1);
  fixture_subscribe (self, FEED, HOME);
  byline_db_move_to_account (self->db,
                             _byline_db_query_int (self->db, 0, NULL,
                                                   "SELECT publication FROM feeds WHERE url = ?",
                                                   "s", FEED),
                             account_id, &error);
  g_assert_no_error (error);
  begun = next_act (self, account_id);
  g_assert_cmpint (begun->kind, ==, BYLINE_FEED_ACT_SUBSCRIBE);
  set_removed (self, TRUE);

  take_feeds (self, account_id, both, 2);
  ended = next_act (self, account_id);
  g_assert_nonnull (ended);
  g_assert_cmpint (ended->kind, ==, BYLINE_FEED_ACT_UNSUBSCRIBE);
  g_assert_cmpstr (ended->remote, ==, "7");
}

/* Both have ended it: nothing is left to say. */
static void
test_ended_by_both (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  const BylineRemoteFeed both[] = { paper, other };
  g_autoptr (BylineFeedAct) act = NULL;

  take_feeds (self, account_id, both, 2);
  set_removed (self, TRUE);
  take_feeds (self, account_id, &other, 1);
  act = next_act (self, account_id);
  g_assert_null (act);
  g_assert_cmpuint (count_waiting (self, account_id), ==, 0);
}

/* --- Marks that wait --- */

/* A read story, older than is kept, whose server does not know that it is read. */
static gint64
bring_read_story (Fixture *self, gint64 account_id)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  const BylineRemoteState state = { .remote = "70", .sign = 1 };
  BylineFeedUpdate update = { .articles = articles, .now = self->now, .next_due = G_MAXINT64 };
  g_autoptr (BylineCommitResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story;

  take_feeds (self, account_id, &paper, 1);
  update.feed_id = byline_db_find_remote_feed (self->db, account_id, "7", NULL);
  g_ptr_array_add (articles, fixture_article ("1", HOME "1", "A", 1000));
  result = byline_db_commit_entries (self->db, account_id, &update, &state, changed, &error);
  g_assert_no_error (error);
  fixture_set_retention (self, 0, 1, G_MAXUINT);
  story = fixture_find_title (self, "A");
  fixture_mark (self, story, BYLINE_STORY_FLAG_READ, TRUE);
  g_assert_cmpuint (count_waiting (self, account_id), ==, 1);
  return story;
}

static int
prune (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  int n_pruned = byline_db_prune (self->db, self->now + 10 * DAY, &error);

  g_assert_no_error (error);
  return n_pruned;
}

static void
test_waiting_stays (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  g_autoptr (BylineMarkBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  bring_read_story (self, account_id);
  g_assert_cmpint (prune (self), ==, 0);
  g_assert_true (byline_db_next_marks (self->db, account_id, 10, 1, &batch, &error));
  g_assert_nonnull (batch);
  g_assert_cmpstr (g_ptr_array_index (batch->remotes, 0), ==, "70");
  g_assert_true (byline_db_marks_sent (self->db, account_id, batch, &error));
  g_assert_no_error (error);
  g_assert_cmpint (prune (self), ==, 1);
}

/* A story that is deleted takes what waits of it with it: its number may be another one's then. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  g_autoptr (GError) error = NULL;

  bring_read_story (self, account_id);
  set_removed (self, TRUE);
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  g_assert_no_error (error);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL,
                                         "SELECT count (*) FROM outbox WHERE what < 2", ""),
                   ==, 0);
}

/* A publication has its feeds, whoever brings them; only this computer's are polled. */
static void
test_listed (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GPtrArray) polled = NULL;
  const BylinePublication *publication;

  take_feeds (self, account_id, &paper, 1);
  publications = byline_db_get_publications (self->db, NULL);
  g_assert_cmpuint (publications->len, ==, 1);
  publication = g_ptr_array_index (publications, 0);
  g_assert_cmpuint (publication->feeds->len, ==, 1);
  g_assert_cmpint (((BylineFeed *) publication->feeds->pdata[0])->account_id, ==, account_id);
  polled = byline_db_get_feeds_to_poll (self->db, 0, 0, NULL);
  g_assert_cmpuint (polled->len, ==, 0);
}

/* What was left of an account is found, and mended. */
static void
test_check (Fixture *self, gconstpointer data)
{
  gint64 account_id = add_account (self);
  g_autoptr (BylineCheckReport) sound = NULL;
  g_autoptr (BylineCheckReport) found = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  bring_read_story (self, account_id);
  sound = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sound->n_left, ==, 0);

  _byline_db_exec (self->db,
                   "PRAGMA foreign_keys = OFF; DELETE FROM accounts;"
                   " INSERT INTO outbox (what, id, account, value, at, number)"
                   " VALUES (3, 999, 1, 1, 0, 1); PRAGMA foreign_keys = ON",
                   &error);
  g_assert_no_error (error);
  found = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_repaired, >=, 2);
  feed = byline_db_find_feed (self->db, FEED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (feed->account_id, ==, 0);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "SELECT count (*) FROM outbox", ""), ==,
                   0);
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/accounts/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("begun-again", test_begun_again);
  ADD ("ended-after-cut", test_ended_after_cut);
  ADD ("ended-by-both", test_ended_by_both);
  ADD ("waiting-stays", test_waiting_stays);
  ADD ("deleted", test_deleted);
  ADD ("listed", test_listed);
  ADD ("check", test_check);
  return g_test_run ();
}
