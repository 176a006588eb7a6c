/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define DAY (24 * 60 * 60)

/* A (saved, of China, by Mara Lindqvist) and B of one publication, C of another. */
static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 other = fixture_subscribe (self, "https://other.example/feed", "https://other.example/");
  BylineArticle *saved = fixture_article ("1", HOME "1", "A", 1000);

  fixture_add_section (saved, "China");
  fixture_add_author (saved, "Mara Lindqvist");
  byline_commit_result_free (
    fixture_commit (self, feed, saved, fixture_article ("2", HOME "2", "B", 900), NULL));
  byline_commit_result_free (
    fixture_commit (self, other, fixture_article ("1", "https://other.example/1", "C", 800), NULL));
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_SAVED, TRUE);
  return feed;
}

static void
set_removed (Fixture *self, gboolean removed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_set_removed (self->db, 1, removed, &error));
  g_assert_no_error (error);
}

/* What a refresh does a day or more after the removal. */
static void
tidy (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  g_assert_no_error (error);
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

static void
assert_saved (Fixture *self, const char *expected)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *titles = NULL;

  filter->saved = TRUE;
  titles = fixture_titles (self, filter);
  g_assert_cmpstr (titles, ==, expected);
}

/* A is in Saved and in the search, under its publication's name, and counted nowhere else. */
static void
assert_a_is_kept (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = byline_db_get_counts (self->db, NULL, self->now, &error);
  g_autoptr (GPtrArray) feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (BylineArticle) article = NULL;

  g_assert_no_error (error);
  assert_saved (self, "A");
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "C");
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "C");
  fixture_assert_list (self, "China", NULL, NULL, FALSE, "");
  fixture_assert_list (self, NULL, "Mara Lindqvist", NULL, FALSE, "");
  fixture_assert_list (self, NULL, NULL, "A", FALSE, "A");
  fixture_assert_list (self, NULL, NULL, "section:China author:lindqvist", FALSE, "A");
  fixture_assert_list (self, NULL, NULL, "publication:Paper", FALSE, "A");
  g_assert_cmpuint (counts->n_stories, ==, 1);
  g_assert_cmpuint (counts->n_unread, ==, 1);
  g_assert_cmpuint (counts->n_saved, ==, 1);
  g_assert_cmpuint (counts->sections->len, ==, 0);
  g_assert_cmpuint (counts->authors->len, ==, 0);
  g_assert_cmpuint (counts->publications->len, ==, 1);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpuint (counts->kept->len, ==, 1);
  g_assert_cmpstr (((BylinePublication *) counts->kept->pdata[0])->name, ==, "Paper");
  story = fixture_story (self, fixture_find_title (self, "A"));
  g_assert_cmpstr (story->publication_name, ==, "Paper");
  g_assert_true (story->is_saved);
  g_assert_cmpstr (story->sections[0], ==, "China");
  g_assert_cmpstr (story->authors[0], ==, "Mara Lindqvist");
  article = byline_db_load_article (self->db, story->id, &error);
  g_assert_no_error (error);
  fixture_assert_counts (self);
}

static void
name_it (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_rename_publication (self->db, 1, "Paper", &error));
  g_assert_no_error (error);
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  fill (self);
  name_it (self);
  set_removed (self, TRUE);
  assert_a_is_kept (self);
  tidy (self);
  assert_a_is_kept (self);
  tidy (self);
  assert_a_is_kept (self);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  fill (self);
  set_removed (self, TRUE);
  set_removed (self, FALSE);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C");
  fixture_assert_counts (self);
}

/* Once it is not saved any more it goes at the next tidy; until then it can be saved again. */
static void
test_unsaved (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *path = NULL;
  gint64 a;

  fill (self);
  name_it (self);
  set_removed (self, TRUE);
  tidy (self);
  a = fixture_find_title (self, "A");
  story = fixture_story (self, a);
  path = g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
  fixture_mark (self, a, BYLINE_FLAG_SAVED, FALSE);
  assert_saved (self, "");
  fixture_assert_list (self, NULL, NULL, "A", FALSE, "");
  fixture_assert_counts (self);
  fixture_mark (self, a, BYLINE_FLAG_SAVED, TRUE);
  assert_a_is_kept (self);
  fixture_mark (self, a, BYLINE_FLAG_SAVED, FALSE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  tidy (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (_byline_db_query_int (self->db, -1, &error, "SELECT count (*) FROM stories", ""),
                   ==, 1);
  g_assert_cmpint (
    _byline_db_query_int (self->db, -1, &error, "SELECT count (*) FROM publications", ""), ==, 1);
  fixture_assert_counts (self);
}

/* More at once than are marked one by one. */
static void
test_unsave_many (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      g_ptr_array_add (articles, fixture_article (id, NULL, id, 1000 + i));
    }
  byline_commit_result_free (fixture_commit_array (self, feed, articles));
  ids = byline_db_list_stories (self->db, filter, 0, 0, &error);
  changed = byline_db_mark (self->db, (gint64 *) (gpointer) ids->data, ids->len, BYLINE_FLAG_SAVED,
                            TRUE, &error);
  g_assert_cmpuint (changed->len, ==, 100);
  set_removed (self, TRUE);
  filter->saved = TRUE;
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, NULL, &error), ==, 100);
  g_clear_pointer (&changed, g_array_unref);
  changed = byline_db_mark (self->db, (gint64 *) (gpointer) ids->data, 90, BYLINE_FLAG_SAVED, FALSE,
                            &error);
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, NULL, &error), ==, 10);
  fixture_assert_counts (self);
  tidy (self);
  g_assert_cmpint (_byline_db_query_int (self->db, -1, &error, "SELECT count (*) FROM stories", ""),
                   ==, 10);
  g_assert_no_error (error);
  fixture_assert_counts (self);
}

/* The same story is one story, whatever its publication is subscribed to by. */
static void
test_subscribe_again (Fixture *self, gconstpointer data)
{
  const char *url = data;
  gint64 feed = fill (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylineStory) story = NULL;
  gint64 a;
  gint64 again;

  name_it (self);
  a = fixture_find_title (self, "A");
  set_removed (self, TRUE);
  tidy (self);
  again = fixture_subscribe (self, url, HOME);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_cmpuint (feeds->len, ==, 2);
  g_assert_cmpint (again == feed, ==, g_str_equal (url, FEED));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|C");
  byline_commit_result_free (fixture_commit (self, again, fixture_article ("1", HOME "1", "A", 1000),
                                      fixture_article ("2", HOME "2", "B", 900), NULL));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C");
  g_assert_cmpint (fixture_find_title (self, "A"), ==, a);
  story = fixture_story (self, a);
  g_assert_true (story->is_saved);
  assert_saved (self, "A");
  fixture_assert_counts (self);
  rebuild (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C");
  assert_saved (self, "A");
  g_clear_pointer (&feeds, g_ptr_array_unref);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_cmpuint (feeds->len, ==, 2);
}

/* What came by a second feed stays with it, and that comes back by its own address only. */
static void
test_two_feeds (Fixture *self, gconstpointer data)
{
  gint64 feed = fill (self);
  gint64 second = fixture_subscribe (self, FEED "2", HOME);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  set_removed (self, TRUE);
  tidy (self);
  g_assert_cmpint (fixture_subscribe (self, FEED "2", HOME), ==, second);
  publication = byline_db_get_publication (self->db, 1, &error);
  g_assert_cmpuint (publication->feeds->len, ==, 1);
  g_assert_cmpint (fixture_subscribe (self, FEED, HOME), ==, feed);
  g_clear_pointer (&publication, byline_publication_free);
  publication = byline_db_get_publication (self->db, 1, &error);
  g_assert_cmpuint (publication->feeds->len, ==, 2);
  /* An undo that comes late. */
  set_removed (self, TRUE);
  tidy (self);
  set_removed (self, FALSE);
  g_clear_pointer (&publication, byline_publication_free);
  publication = byline_db_get_publication (self->db, 1, &error);
  g_assert_cmpuint (publication->feeds->len, ==, 2);
}

/* The publication has the name that its feed gave it: nothing but the journal has it then. */
static void
test_rebuild (Fixture *self, gconstpointer data)
{
  gint64 feed = fill (self);
  BylineFeedUpdate update = { .feed = feed, .title = "Paper", .now = self->now };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autofree char *journal = fixture_path (self, "journal.jsonl");

  update.articles = articles;
  byline_commit_result_free (byline_db_commit_feed (self->db, &update, &error));
  g_assert_no_error (error);
  set_removed (self, TRUE);
  tidy (self);
  assert_a_is_kept (self);
  rebuild (self);
  assert_a_is_kept (self);
  g_assert_true (byline_db_compact_journal (self->db, &error));
  rebuild (self);
  assert_a_is_kept (self);
  /* A journal that is made anew has it, too. */
  g_unlink (journal);
  fixture_reopen (self);
  byline_check_free (byline_db_check (self->db, TRUE, &error));
  g_assert_no_error (error);
  rebuild (self);
  assert_a_is_kept (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "C");
}

/* A muted story is in no list of what is saved, but it is not lost. */
static void
test_muted (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  name_it (self);
  set_removed (self, TRUE);
  tidy (self);
  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", TRUE, 0));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  assert_saved (self, "");
  fixture_assert_counts (self);
  tidy (self);
  none = byline_db_apply_rules (self->db, undo, &error);
  g_assert_no_error (error);
  assert_a_is_kept (self);
}

/* --- Retention --- */

static void
set_retention (Fixture *self,
               gint64 publication,
               guint days,
               guint stories,
               BylineKeepUnread unread)
{
  BylineRetention retention = { days, stories, unread };
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_set_retention (self->db, publication, &retention, &error));
  g_assert_no_error (error);
}

/* Ten stories of two feeds' publications, 1-0 to 1-9 and 2-0 to 2-9, a day old; the first three are
 * read, the very first is saved. */
static void
fill_many (Fixture *self)
{
  for (int i = 1; i <= 2; i++)
    {
      g_autofree char *home = g_strdup_printf ("https://%d.example/", i);
      g_autofree char *url = g_strconcat (home, "feed", NULL);
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
      gint64 feed = fixture_subscribe (self, url, home);

      for (int j = 0; j < 10; j++)
        {
          g_autofree char *id = g_strdup_printf ("%d-%d", i, j);

          g_ptr_array_add (articles, fixture_article (id, NULL, id, 1000 + i * 100 + j));
        }
      byline_commit_result_free (fixture_commit_array (self, feed, articles));
      for (int j = 0; j < 3; j++)
        {
          g_autofree char *id = g_strdup_printf ("%d-%d", i, j);

          fixture_mark (self, fixture_find_title (self, id), BYLINE_FLAG_READ, TRUE);
        }
    }
  fixture_mark (self, fixture_find_title (self, "1-0"), BYLINE_FLAG_SAVED, TRUE);
}

/* What is planned says beforehand what goes. */
static void
assert_prune (Fixture *self, guint days_later, gint expected)
{
  gint64 now = self->now + days_later * (gint64) DAY;
  BylineRetention set;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_get_retention (self->db, &set, &error));
  keys = byline_db_preview_prune (self->db, now, 0, &set, &error);
  g_assert_no_error (error);
  g_assert_cmpint (keys->len, ==, expected);
  g_assert_cmpint (byline_db_prune (self->db, now, &error), ==, expected);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_find_title (self, "1-0"), >, 0);
  fixture_assert_counts (self);
}

static void
test_days (Fixture *self, gconstpointer data)
{
  fill_many (self);
  set_retention (self, 0, 30, 0, BYLINE_KEEP_UNREAD_DEFAULT);
  set_retention (self, 2, BYLINE_RETENTION_FOR_EVER, 0, BYLINE_KEEP_UNREAD_DEFAULT);
  assert_prune (self, 29, 0);
  assert_prune (self, 31, 2);
  assert_prune (self, 1000, 0);
  /* Back to the library's. */
  set_retention (self, 2, 0, 0, BYLINE_KEEP_UNREAD_DEFAULT);
  assert_prune (self, 31, 3);
}

static void
test_number (Fixture *self, gconstpointer data)
{
  fill_many (self);
  set_retention (self, 0, BYLINE_RETENTION_FOR_EVER, 8, BYLINE_KEEP_UNREAD_DEFAULT);
  set_retention (self, 2, 0, 9, BYLINE_KEEP_UNREAD_DEFAULT);
  assert_prune (self, 1000, 2);
  fixture_assert_list (self, NULL, NULL, "is:read", FALSE, "2-2|2-1|1-2|1-0");
}

static void
test_unread (Fixture *self, gconstpointer data)
{
  fill_many (self);
  set_retention (self, 0, 30, BYLINE_RETENTION_FOR_EVER, BYLINE_KEEP_UNREAD_AS_READ);
  set_retention (self, 2, 0, 0, BYLINE_KEEP_UNREAD_FOR_EVER);
  /* All of the first publication but what is saved; of the second what is read. */
  assert_prune (self, 31, 9 + 3);
  set_retention (self, 2, 0, 0, BYLINE_KEEP_UNREAD_DEFAULT);
  assert_prune (self, 31, 7);
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  const BylineRetention month = { 30, 0, BYLINE_KEEP_UNREAD_DEFAULT };
  gint64 now;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;

  fill_many (self);
  now = self->now + 31 * DAY;
  all = byline_db_preview_prune (self->db, now, 0, &month, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  second = byline_db_preview_prune (self->db, now, 2, &month, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 3);
  /* Nothing has changed. */
  assert_prune (self, 31, 0);
}

/* What is set is in the journal: of the whole library, and of each publication. */
static void
test_retention_is_journalled (Fixture *self, gconstpointer data)
{
  BylineRetention library;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = fixture_path (self, "journal.jsonl");

  fill_many (self);
  set_retention (self, 0, 1, 1, BYLINE_KEEP_UNREAD_FOR_EVER);
  set_retention (self, 0, 365, BYLINE_RETENTION_FOR_EVER, BYLINE_KEEP_UNREAD_AS_READ);
  set_retention (self, 2, BYLINE_RETENTION_FOR_EVER, 100, BYLINE_KEEP_UNREAD_FOR_EVER);
  for (int i = 0; i < 3; i++)
    {
      if (i == 1)
        g_assert_true (byline_db_compact_journal (self->db, &error));
      if (i == 2)
        {
          g_unlink (journal);
          fixture_reopen (self);
          byline_check_free (byline_db_check (self->db, TRUE, &error));
        }
      rebuild (self);
      g_assert_true (byline_db_get_retention (self->db, &library, &error));
      g_assert_cmpuint (library.days, ==, 365);
      g_assert_cmpuint (library.stories, ==, BYLINE_RETENTION_FOR_EVER);
      g_assert_cmpint (library.unread, ==, BYLINE_KEEP_UNREAD_AS_READ);
      g_clear_pointer (&publication, byline_publication_free);
      publication = byline_db_get_publication (self->db, 2, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (publication->retention.days, ==, BYLINE_RETENTION_FOR_EVER);
      g_assert_cmpuint (publication->retention.stories, ==, 100);
      g_assert_cmpint (publication->retention.unread, ==, BYLINE_KEEP_UNREAD_FOR_EVER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func)                                                                      \
  g_test_add ("/keep/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("removed", NULL, test_removed);
  ADD ("undo", NULL, test_undo);
  ADD ("unsaved", NULL, test_unsaved);
  ADD ("unsave-many", NULL, test_unsave_many);
  ADD ("subscribe-again", FEED, test_subscribe_again);
  ADD ("subscribe-again/other-feed", FEED "/atom", test_subscribe_again);
  ADD ("two-feeds", NULL, test_two_feeds);
  ADD ("rebuild", NULL, test_rebuild);
  ADD ("muted", NULL, test_muted);
  ADD ("days", NULL, test_days);
  ADD ("number", NULL, test_number);
  ADD ("unread", NULL, test_unread);
  ADD ("preview", NULL, test_preview);
  ADD ("retention-is-journalled", NULL, test_retention_is_journalled);
  return g_test_run ();
}
