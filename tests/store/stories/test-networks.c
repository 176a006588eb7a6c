/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-details.h"
#include "byline-db-maintenance.h"
#include "byline-db-polls.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

/* Where feeds, stories, portraits and icons come from. */

#define FEED "https://paper.example/feed"
#define OTHER "https://paper.example/other"
#define HOME "https://paper.example/"

static BylineArticle *
article_from (const char *id, const char *url, BylineNetwork network)
{
  BylineArticle *article = fixture_article (id, url, id, 4000);
  BylineAuthor *author = byline_author_new ("Mara Lindqvist");

  author->avatar = g_strdup ("https://paper.example/mara.png");
  byline_authors_add (article->authors, author);
  fixture_add_paragraph (article, "Text");
  article->network = network;
  return article;
}

/* @article: (transfer full) */
static void
commit_from (Fixture *self,
             gint64 feed_id,
             BylineNetwork network,
             BylineNetwork feed_network,
             const char *new_url,
             BylineArticle *article)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  BylineFeedUpdate update = {
    .feed_id = feed_id,
    .articles = articles,
    .now = self->now,
    .icon_url = HOME "icon.png",
    .network = network,
    .moved_network = network,
    .feed_network = feed_network,
    .new_url = new_url,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCommitResult) commit = NULL;

  g_ptr_array_add (articles, article);
  commit = byline_db_commit_feed (self->db, &update, &error);
  g_assert_no_error (error);
  self->now += 60;
}

static void
assert_feed (Fixture *self, const char *url, BylineNetwork network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) feed = byline_db_find_feed (self->db, url, &error);

  g_assert_no_error (error);
  g_assert_cmpint (feed->network, ==, network);
}

static void
assert_all (Fixture *self,
            const char *title,
            BylineNetwork story_network,
            BylineNetwork avatar_network,
            BylineNetwork icon_network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, title));
  g_autoptr (BylineArticle) article = byline_db_load_article (self->db, story->id, &error);
  g_autoptr (BylineAuthorDetail) detail = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (story->network, ==, story_network);
  g_assert_cmpint (article->network, ==, story_network);
  detail = byline_db_author_detail (self->db, "Mara Lindqvist", &error);
  g_assert_no_error (error);
  g_assert_cmpint (detail->avatar_network, ==, avatar_network);
  counts = byline_db_get_counts (self->db, NULL, self->now, &error);
  g_assert_cmpint (((BylineAuthorSummary *) g_ptr_array_index (counts->authors, 0))->avatar_network,
                   ==, avatar_network);
  publication = byline_db_get_publication (self->db, story->publication_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (publication->icon_network, ==, icon_network);
}

/* The first good answer decides. */
static void
test_decided (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
  commit_from (self, feed_id, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, NULL,
               article_from ("a", HOME "a", BYLINE_NETWORK_PUBLIC));
  assert_feed (self, FEED, BYLINE_NETWORK_PUBLIC);
  g_assert_true (byline_db_record_feed_unchanged (self->db, feed_id, self->now, self->now,
                                                  BYLINE_NETWORK_PRIVATE, &error));
  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               article_from ("b", HOME "b", BYLINE_NETWORK_PRIVATE));
  assert_feed (self, FEED, BYLINE_NETWORK_PUBLIC);
  /* Who removes it and adds it again says so anew. */
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  fixture_subscribe (self, FEED, HOME);
  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
}

/* A 304 decides, too. */
static void
test_unchanged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  g_assert_true (byline_db_record_feed_unchanged (self->db, feed_id, self->now, self->now,
                                                  BYLINE_NETWORK_PUBLIC, &error));
  assert_feed (self, FEED, BYLINE_NETWORK_PUBLIC);
}

/* A feed that moves for good is where it moves to. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               article_from ("a", HOME "a", BYLINE_NETWORK_PRIVATE));
  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
  commit_from (self, feed_id, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PRIVATE, OTHER,
               article_from ("b", HOME "b", BYLINE_NETWORK_PUBLIC));
  assert_feed (self, OTHER, BYLINE_NETWORK_PUBLIC);

  /* Where another feed has the new address it stays where it was. */
  feed_id = fixture_subscribe (self, FEED, HOME);
  commit_from (self, feed_id, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PRIVATE, OTHER,
               article_from ("c", HOME "c", BYLINE_NETWORK_PUBLIC));
  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
}

/* Somebody has found it elsewhere: it is asked there at once, and not on the condition of an answer from where it was. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (BylineFeed) merged = NULL;
  g_autoptr (GPtrArray) publications = NULL;

  g_assert_true (byline_db_update_validators (self->db, feed_id, "\"a\"", "then", &error));
  g_assert_true (byline_db_record_feed_failure (self->db, feed_id, self->now, G_MAXINT64,
                                                "fetch:GONE", "It is gone", &error));
  g_assert_true (
    byline_db_replace_feed_address (self->db, feed_id, OTHER, BYLINE_NETWORK_PUBLIC, &error));
  g_assert_no_error (error);
  feed = byline_db_get_feed (self->db, feed_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (feed->url, ==, OTHER);
  g_assert_null (feed->etag);
  g_assert_null (feed->last_modified);
  g_assert_true (feed->may_be_asked);

  /* Who has both has one of them afterwards. */
  fixture_subscribe (self, FEED, HOME);
  merged = byline_db_find_feed (self->db, FEED, &error);
  g_assert_no_error (error);
  g_assert_true (
    byline_db_replace_feed_address (self->db, merged->id, OTHER, BYLINE_NETWORK_PUBLIC, &error));
  g_assert_no_error (error);
  publications = byline_db_get_publications (self->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publications->len, ==, 1);
  g_assert_cmpuint (((BylinePublication *) publications->pdata[0])->feeds->len, ==, 1);
}

/* A story is private if all is that it was made of. */
static void
test_joined (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  gint64 other = fixture_subscribe (self, OTHER, HOME);

  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               article_from ("a", HOME "a", BYLINE_NETWORK_PRIVATE));
  assert_all (self, "a", BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE);
  commit_from (self, other, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, NULL,
               article_from ("x", HOME "a", BYLINE_NETWORK_PUBLIC));
  assert_all (self, "a", BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC);
}

/* Its page, from outside, makes it public, whatever its feed says later. */
static void
test_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineArticle) known = article_from ("a", HOME "a", BYLINE_NETWORK_PRIVATE);
  g_autoptr (BylineArticle) page = article_from ("a", HOME "a", BYLINE_NETWORK_PUBLIC);
  g_autoptr (BylineArticle) merged = NULL;
  gint64 story_id;

  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               byline_article_copy (known));
  fixture_add_paragraph (page, "Much more text than the feed has, from a page in the open net");
  merged = byline_article_merge_page (known, page);
  g_assert_cmpint (merged->network, ==, BYLINE_NETWORK_PUBLIC);
  story_id = fixture_find_title (self, "a");
  g_assert_true (byline_db_save_article (self->db, story_id, merged, &error));
  assert_all (self, "a", BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PRIVATE);
  fixture_add_paragraph (known, "New");
  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               byline_article_copy (known));
  assert_all (self, "a", BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PRIVATE);
}

static void
rebuild (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), >=, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
}

/* Journal and archive know all of it; and a journal that is made anew does. */
static void
test_rebuilt (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  gint64 other = fixture_subscribe (self, OTHER, "https://other.example/");

  commit_from (self, feed_id, BYLINE_NETWORK_PRIVATE, BYLINE_NETWORK_PRIVATE, NULL,
               article_from ("a", HOME "a", BYLINE_NETWORK_PRIVATE));
  commit_from (self, other, BYLINE_NETWORK_PUBLIC, BYLINE_NETWORK_PUBLIC, NULL,
               fixture_article ("b", "https://other.example/b", "b", 3000));
  rebuild (self);
  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
  assert_feed (self, OTHER, BYLINE_NETWORK_PUBLIC);
  {
    g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, "a"));

    g_assert_cmpint (story->network, ==, BYLINE_NETWORK_PRIVATE);
  }

  /* The journal is lost, and written anew when the profile is opened. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  fixture_reopen (self);
  rebuild (self);
  assert_feed (self, FEED, BYLINE_NETWORK_PRIVATE);
  assert_feed (self, OTHER, BYLINE_NETWORK_PUBLIC);
}

/* A warning is no failure, and goes with the next good answer. */
static void
test_warned (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineFeed) warned = NULL;
  g_autoptr (BylineFeed) after = NULL;

  g_assert_true (byline_db_feed_warned (self->db, feed_id, "fetch:UNPROTECTED", "Careful", &error));
  warned = byline_db_get_feed (self->db, feed_id, &error);
  g_assert_cmpstr (warned->last_error, ==, "Careful");
  g_assert_cmpuint (warned->n_failures, ==, 0);
  g_assert_true (byline_db_record_feed_unchanged (self->db, feed_id, self->now, self->now,
                                                  BYLINE_NETWORK_PUBLIC, &error));
  after = byline_db_get_feed (self->db, feed_id, &error);
  g_assert_null (after->last_error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/networks/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("decided", test_decided);
  ADD ("unchanged", test_unchanged);
  ADD ("moved", test_moved);
  ADD ("replaced", test_replaced);
  ADD ("joined", test_joined);
  ADD ("page", test_page);
  ADD ("rebuilt", test_rebuilt);
  ADD ("warned", test_warned);
  return g_test_run ();
}
