/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "store-fixture.h"

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define DAY 86400

static gint64
n_stories (Fixture *self)
{
  return _byline_db_query_int (self->db, -1, NULL, "SELECT count(*) FROM stories", "");
}

static void
assert_commit (BylineCommitResult *commit, guint n_added, guint n_updated)
{
  g_assert_cmpuint (commit->added->len, ==, n_added);
  g_assert_cmpuint (commit->updated->len, ==, n_updated);
  byline_commit_result_free (commit);
}

static void
test_unchanged (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "One", 1000), NULL),
                 1, 0);
  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "One", 1000), NULL),
                 0, 0);
  g_assert_cmpint (n_stories (self), ==, 1);
}

static void
test_edited (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineStory) before = NULL;
  g_autoptr (BylineStory) after = NULL;
  BylineArticle *first = fixture_article ("1", HOME "1", "One", 1000);
  BylineArticle *article = fixture_article ("1", HOME "1", "One, corrected", 5000);

  fixture_add_paragraph (first, "The bridge is closed after the storm.");
  fixture_add_paragraph (article, "The bridge is closed after the storm, the mayor says.");
  assert_commit (fixture_commit (self, feed_id, first, NULL), 1, 0);
  before = fixture_story (self, fixture_find_title (self, "One"));
  fixture_mark (self, before->id, BYLINE_STORY_FLAG_READ, TRUE);
  fixture_add_section (article, "China");
  assert_commit (fixture_commit (self, feed_id, article, NULL), 0, 1);
  after = fixture_story (self, fixture_find_title (self, "One, corrected"));
  g_assert_cmpint (after->id, ==, before->id);
  g_assert_cmpstr (after->key, ==, before->key);
  g_assert_true (after->is_read);
  /* Fixed on arrival. */
  g_assert_cmpint (after->sort_time, ==, before->sort_time);
  g_assert_cmpstr (after->sections[0], ==, "China");
  fixture_assert_list (self, NULL, NULL, "corrected", FALSE, "One, corrected");
  fixture_assert_counts (self);
}

/* As byline_article_from_feed_item() gives it: the body is HTML that nobody has opened. */
static BylineArticle *
with_html (BylineArticle *article, const char *html, const char *text)
{
  article->feed_html = g_strdup (html);
  article->text = g_strdup (text);
  return article;
}

/* Another guid and headline, the same text: the text of an unopened body counts as well. */
static void
test_unopened_text (Fixture *self, gconstpointer data)
{
  const char *html = "<p>The harbour closes its oldest pier for two years from Monday.</p>";
  const char *text = "The harbour closes its oldest pier for two years from Monday.";
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id,
                                 with_html (fixture_article ("1", HOME "1", "Pier shut", 1000),
                                            html, text),
                                 NULL),
                 1, 0);
  byline_commit_result_free (fixture_commit (
    self, feed_id,
    with_html (fixture_article ("2", HOME "1", "Ferries will land elsewhere", 1000), html, text),
    NULL));
  g_assert_cmpint (n_stories (self), ==, 1);
}

/* A text that changed is an update, also where both bodies are as the feed gave them. */
static void
test_unopened_update (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now;

  assert_commit (fixture_commit (self, feed_id,
                                 with_html (fixture_article ("1", HOME "1", "One", 1000),
                                            "<p>The first words.</p>", "The first words."),
                                 NULL),
                 1, 0);
  now = self->now;
  assert_commit (fixture_commit (self, feed_id,
                                 with_html (fixture_article ("1", HOME "1", "One", 1000),
                                            "<p>The second words.</p>", "The second words."),
                                 NULL),
                 0, 1);
  article = byline_db_load_article (self->db, fixture_find_title (self, "One"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (article->modified, ==, now);
}

/* First its slug is edited, then its id: the new address is known by then. */
static void
test_new_slug_then_guid (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "a", "A", 1000), NULL),
                 1, 0);
  byline_commit_result_free (
    fixture_commit (self, feed_id, fixture_article ("1", HOME "b", "A", 1000), NULL));
  byline_commit_result_free (
    fixture_commit (self, feed_id, fixture_article ("2", HOME "b", "A", 1000), NULL));
  g_assert_cmpint (n_stories (self), ==, 1);
}

static void
test_new_guid (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "a", "A", 1000), NULL),
                 1, 0);
  /* http, tracking, a slash: one address. */
  assert_commit (fixture_commit (
                   self, feed_id,
                   fixture_article ("other", "http://www.paper.example/a/?utm_source=x", "A", 1000),
                   NULL),
                 0, 1);
  g_assert_cmpint (n_stories (self), ==, 1);
  /* And a new slug under the id that is now known. */
  assert_commit (fixture_commit (self, feed_id,
                                 fixture_article ("other", HOME "new-slug", "A", 1000), NULL),
                 0, 1);
  g_assert_cmpint (n_stories (self), ==, 1);
}

static void
test_two_feeds (Fixture *self, gconstpointer data)
{
  gint64 all = fixture_subscribe (self, FEED, HOME);
  BylineSubscription china = { .feed_url = FEED "/china",
                               .home_page_url = HOME,
                               .section = "China" };
  g_autoptr (GError) error = NULL;
  gint64 channel = byline_db_subscribe (self->db, &china, &error);
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (BylineArticle) article = NULL;
  BylineArticle *first = fixture_article ("1", HOME "1", "One", 1000);

  g_assert_no_error (error);
  fixture_add_section (first, "Enterprise");
  fixture_add_paragraph (first, "The whole text.");
  assert_commit (fixture_commit (self, all, first, NULL), 1, 0);
  assert_commit (
    fixture_commit (self, channel, fixture_article ("c1", HOME "1", "One", 1000), NULL), 0, 1);
  g_assert_cmpint (n_stories (self), ==, 1);
  story = fixture_story (self, fixture_find_title (self, "One"));
  g_assert_cmpuint (g_strv_length (story->sections), ==, 2);
  g_assert_cmpstr (story->sections[1], ==, "China");
  article = byline_db_load_article (self->db, story->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->feeds->len, ==, 2);
  g_assert_cmpuint (article->blocks->len, ==, 1);
  g_assert_cmpstr (article->id, ==, "1");
  /* The first feed again, edited: the other's section stays. */
  assert_commit (fixture_commit (self, all, fixture_article ("1", HOME "1", "One!", 1000), NULL), 0,
                 1);
  g_clear_pointer (&story, byline_story_unref);
  story = fixture_story (self, fixture_find_title (self, "One!"));
  g_assert_cmpuint (g_strv_length (story->sections), ==, 2);
  fixture_assert_counts (self);
}

static void
test_shared_url (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  const char *url = "https://status.example/page";

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", url, "Down", 1000),
                                 fixture_article ("2", url, "Up", 2000), NULL),
                 2, 0);
  /* Alone in its document this time: the address still says nothing. */
  assert_commit (
    fixture_commit (self, feed_id, fixture_article ("3", url, "Down again", 3000), NULL), 1, 0);
  g_assert_cmpint (n_stories (self), ==, 3);
  /* Fragments are one address too: live blogs. */
  assert_commit (fixture_commit (self, feed_id, fixture_article ("l1", HOME "live#1", "L1", 1000),
                                 fixture_article ("l2", HOME "live#2", "L2", 2000), NULL),
                 2, 0);
}

static void
test_id_wins (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "a", "A", 1000),
                                 fixture_article ("2", HOME "b", "B", 2000), NULL),
                 2, 0);
  /* Item 1 takes the address of story B: it stays story A. */
  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "b", "A2", 1000), NULL),
                 0, 1);
  g_assert_cmpint (n_stories (self), ==, 2);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "B|A2");
}

static void
test_home_page_links (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME, "A", 1000), NULL), 1,
                 0);
  assert_commit (fixture_commit (self, feed_id, fixture_article ("2", HOME, "B", 2000), NULL), 1,
                 0);
}

static void
test_forgotten (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (BylineStory) story = NULL;

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "Old", 1000),
                                 fixture_article ("2", HOME "2", "Saved", 1000),
                                 fixture_article ("3", HOME "3", "Unread", 1000), NULL),
                 3, 0);
  story = fixture_story (self, fixture_find_title (self, "Old"));
  path = g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_mark (self, story->id, BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "Saved"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "Saved"), BYLINE_STORY_FLAG_SAVED, TRUE);
  g_assert_cmpint (byline_db_prune (self->db, self->now + DAY, &error), ==, 0);
  g_assert_cmpint (byline_db_prune (self->db, self->now + 91 * DAY, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Saved|Unread");
  /* Neither the id nor a new id at the address brings it back. */
  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "Old", 1000), NULL),
                 0, 0);
  assert_commit (
    fixture_commit (self, feed_id, fixture_article ("newer", HOME "1", "Old", 1000), NULL), 0, 0);
  fixture_assert_counts (self);
}

static void
test_keep_newest (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) marked = NULL;

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "1", 1000),
                                 fixture_article ("2", HOME "2", "2", 2000),
                                 fixture_article ("3", HOME "3", "3", 3000), NULL),
                 3, 0);
  marked = byline_db_mark_all_read (self->db, filter, self->now, &error);
  g_assert_cmpuint (marked->len, ==, 3);
  fixture_set_retention (self, 1, G_MAXUINT, 2);
  g_assert_cmpint (byline_db_prune (self->db, self->now + 1000 * (gint64) DAY, &error), ==, 1);
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "3|2");
  fixture_set_retention (self, 1, G_MAXUINT, G_MAXUINT);
  g_assert_cmpint (byline_db_prune (self->db, self->now + 1000 * (gint64) DAY, &error), ==, 0);
}

static void
test_page_body_stays (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineArticle) page = NULL;
  g_autoptr (BylineArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;
  BylineArticle *excerpt = fixture_article ("1", HOME "1", "One", 1000);
  BylineArticle *edited = fixture_article ("1", HOME "1", "One, edited", 1000);
  gint64 story_id;

  fixture_add_paragraph (excerpt, "Beginning");
  excerpt->is_excerpt = TRUE;
  fixture_add_section (excerpt, "China");
  assert_commit (fixture_commit (self, feed_id, excerpt, NULL), 1, 0);
  story_id = fixture_find_title (self, "One");
  page = fixture_article (NULL, HOME "1", "One", 1000);
  page->source = BYLINE_ARTICLE_SOURCE_PAGE;
  page->canonical_url = g_strdup (HOME "canonical-one");
  fixture_add_paragraph (page, "Beginning and middle and a searchable end of the matter.");
  fixture_add_author (page, "Mara Lindqvist");
  g_assert_true (byline_db_save_article (self->db, story_id, page, &error));
  g_assert_no_error (error);
  fixture_assert_list (self, "China", "Mara Lindqvist", "searchable", FALSE, "One");

  fixture_add_paragraph (edited, "Beginning, edited");
  edited->is_excerpt = TRUE;
  assert_commit (fixture_commit (self, feed_id, edited, NULL), 0, 1);
  loaded = byline_db_load_article (self->db, story_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->title, ==, "One, edited");
  g_assert_cmpint (loaded->source, ==, BYLINE_ARTICLE_SOURCE_PAGE);
  g_assert_cmpstr (loaded->id, ==, "1");
  g_assert_nonnull (
    strstr (((BylineBlock *) g_ptr_array_index (loaded->blocks, 0))->text->text, "searchable"));
  /* The canonical address is the story's as well. */
  assert_commit (fixture_commit (self, feed_id,
                                 fixture_article ("9", HOME "canonical-one", "One, edited", 1000),
                                 NULL),
                 0, 1);
  g_assert_cmpint (n_stories (self), ==, 1);
}

static void
test_authors (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, FEED, HOME);
  gint64 two = fixture_subscribe (self, "https://other.example/feed", "https://other.example/");
  BylineArticle *a = fixture_article ("1", HOME "1", "A", 3000);
  BylineArticle *b = fixture_article ("2", HOME "2", "B", 2000);
  BylineArticle *c = fixture_article ("3", HOME "3", "C", 1000);
  BylineArticle *d = fixture_article ("1", "https://other.example/1", "D", 500);
  BylineAuthor *author;

  fixture_add_author (a, "Mara Lindqvist");
  author = g_ptr_array_index (a->authors, 0);
  author->url = g_strdup (HOME "people/mara");
  author->bio = g_strdup ("Writes about chips.");
  byline_author_add_contact (author, BYLINE_CONTACT_HANDLE, "@mara");
  /* The same profile page and family name; then the same page, another person. */
  fixture_add_author (b, "M. Lindqvist");
  ((BylineAuthor *) g_ptr_array_index (b->authors, 0))->url = g_strdup (HOME "people/mara");
  fixture_add_author (c, "Wim Destrooper");
  ((BylineAuthor *) g_ptr_array_index (c->authors, 0))->url = g_strdup (HOME "people/mara");
  /* In another publication, spelled otherwise. */
  fixture_add_author (d, "MÀRA LINDQVIST");
  assert_commit (fixture_commit (self, one, a, b, c, NULL), 3, 0);
  assert_commit (fixture_commit (self, two, d, NULL), 1, 0);
  fixture_assert_list (self, NULL, "Mara Lindqvist", NULL, FALSE, "A|B|D");
  fixture_assert_list (self, NULL, "M. Lindqvist", NULL, FALSE, "A|B|D");
  fixture_assert_list (self, NULL, "Wim Destrooper", NULL, FALSE, "C");
  fixture_assert_counts (self);
}

static void
test_subscriptions (Fixture *self, gconstpointer data)
{
  gint64 first = fixture_subscribe (self, FEED, HOME);
  gint64 second = fixture_subscribe (self, FEED "2", "http://www.paper.example");
  gint64 third = fixture_subscribe (self, FEED "3", HOME "channel");
  BylineSubscription again = { .feed_url = FEED };
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) feed = byline_db_get_feed (self->db, first, &error);
  g_autoptr (BylineFeed) joined = byline_db_get_feed (self->db, second, &error);
  g_autoptr (BylineFeed) apart = byline_db_get_feed (self->db, third, &error);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  g_assert_cmpint (feed->publication_id, ==, joined->publication_id);
  g_assert_cmpint (feed->publication_id, !=, apart->publication_id);
  g_assert_cmpint (byline_db_subscribe (self->db, &again, &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  assert_commit (fixture_commit (self, first, fixture_article ("1", HOME "1", "A", 1000), NULL), 1,
                 0);
  g_assert_true (byline_db_set_removed (self->db, feed->publication_id, TRUE, &error));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  fixture_assert_counts (self);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_cmpuint (feeds->len, ==, 1);
  /* Subscribing to it again takes the removal back. */
  g_assert_cmpint (byline_db_subscribe (self->db, &again, &error), ==, first);
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A");
  g_assert_true (byline_db_rename_publication (self->db, feed->publication_id, "My paper", &error));
  publication = byline_db_get_publication (self->db, feed->publication_id, &error);
  g_assert_cmpstr (publication->name, ==, "My paper");
  g_assert_cmpuint (publication->n_unread, ==, 1);
  g_assert_false (byline_db_rename_publication (self->db, 4711, "x", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_purge (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *path = NULL;

  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "A", 1000), NULL),
                 1, 0);
  story = fixture_story (self, fixture_find_title (self, "A"));
  path = g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  g_assert_true (byline_db_purge_removed (self->db, 1000, &error));
  g_assert_cmpint (n_stories (self), ==, 1);
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_stories (self), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* A new subscription starts afresh. */
  feed_id = fixture_subscribe (self, FEED, HOME);
  assert_commit (fixture_commit (self, feed_id, fixture_article ("1", HOME "1", "A", 1000), NULL),
                 1, 0);
  fixture_assert_counts (self);
}

static void
test_move_feed (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, FEED, HOME);
  gint64 two = fixture_subscribe (self, FEED "2", HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) moved = NULL;

  assert_commit (fixture_commit (self, one, fixture_article ("1", HOME "1", "A", 1000), NULL), 1,
                 0);
  assert_commit (fixture_commit (self, two, fixture_article ("1", HOME "1", "A", 1000),
                                 fixture_article ("2", HOME "2", "B", 900), NULL),
                 1, 0);
  g_assert_true (byline_db_move_feed (self->db, two, 0, &error));
  g_assert_no_error (error);
  moved = byline_db_get_feed (self->db, two, &error);
  g_assert_cmpint (moved->publication_id, !=, 1);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL,
                                         "SELECT publication FROM stories WHERE title = 'B'", ""),
                   ==, moved->publication_id);
  fixture_assert_counts (self);
  /* Nothing is new by that. */
  assert_commit (fixture_commit (self, two, fixture_article ("2", HOME "2", "B", 900), NULL), 0, 0);
}

static void
test_moved_address (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  BylineFeedUpdate update = { .feed_id = feed_id,
                              .articles = none,
                              .now = 2000,
                              .next_due = 3000,
                              .new_url = FEED "/new",
                              .title = "The Paper",
                              .etag = "\"e\"" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) found = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  assert_commit (byline_db_commit_feed (self->db, &update, &error), 0, 0);
  found = byline_db_find_feed (self->db, FEED "/new", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, feed_id);
  g_assert_cmpstr (found->etag, ==, "\"e\"");
  publication = byline_db_get_publication (self->db, found->publication_id, &error);
  g_assert_cmpstr (publication->name, ==, "The Paper");
  g_assert_true (
    byline_db_record_feed_failure (self->db, feed_id, 4000, 9000, "fetch:404", "Gone", &error));
  g_clear_pointer (&found, byline_feed_free);
  found = byline_db_get_feed (self->db, feed_id, &error);
  g_assert_cmpuint (found->n_failures, ==, 1);
  g_assert_cmpstr (found->error_code, ==, "fetch:404");
  g_assert_cmpstr (found->etag, ==, "\"e\"");
  g_assert_true (
    byline_db_record_feed_unchanged (self->db, feed_id, 9000, 9999, BYLINE_NETWORK_PUBLIC, &error));
  g_clear_pointer (&found, byline_feed_free);
  found = byline_db_get_feed (self->db, feed_id, &error);
  g_assert_cmpuint (found->n_failures, ==, 0);
  g_assert_null (found->last_error);
  update.feed_id = 4711;
  g_assert_null (byline_db_commit_feed (self->db, &update, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_missing_file (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  BylineArticle *whole = fixture_article ("1", HOME "1", "A", 1000);

  fixture_add_paragraph (whole, "Text");
  assert_commit (fixture_commit (self, feed_id, byline_article_ref (whole), NULL), 1, 0);
  story = fixture_story (self, fixture_find_title (self, "A"));
  path = g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
  /* Cut in half. */
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) strlen (text) / 2, NULL));
  article = byline_db_load_article (self->db, story->id, &error);
  g_assert_null (article);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE);
  g_clear_error (&error);
  check = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_repaired, ==, 1);
  g_assert_cmpuint (check->n_articles, ==, 0);
  /* The next poll writes it again. */
  assert_commit (fixture_commit (self, feed_id, whole, NULL), 0, 1);
  article = byline_db_load_article (self->db, story->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->blocks->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/identity/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("unchanged", test_unchanged);
  ADD ("edited", test_edited);
  ADD ("unopened-text", test_unopened_text);
  ADD ("unopened-update", test_unopened_update);
  ADD ("new-slug-then-guid", test_new_slug_then_guid);
  ADD ("new-guid", test_new_guid);
  ADD ("two-feeds", test_two_feeds);
  ADD ("shared-url", test_shared_url);
  ADD ("id-wins", test_id_wins);
  ADD ("home-page-links", test_home_page_links);
  ADD ("forgotten", test_forgotten);
  ADD ("keep-newest", test_keep_newest);
  ADD ("page-body-stays", test_page_body_stays);
  ADD ("authors", test_authors);
  ADD ("subscriptions", test_subscriptions);
  ADD ("purge", test_purge);
  ADD ("move-feed", test_move_feed);
  ADD ("moved-address", test_moved_address);
  ADD ("missing-file", test_missing_file);
  return g_test_run ();
}
