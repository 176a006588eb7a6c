/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-filter-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "store-fixture.h"

#define HOUR 3600

/* Five stories: "a" is the newest. */
static gint64
fill (Fixture *self)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
  BylineArticle *articles[5];
  g_autoptr (BylineCommitResult) commit = NULL;

  for (int i = 0; i < 5; i++)
    {
      char name[2] = { (char) ('a' + i), '\0' };
      g_autofree char *url = g_strdup_printf ("https://paper.example/%s", name);

      articles[i] = fixture_article (name, url, name, self->now - i * HOUR);
      fixture_add_paragraph (articles[i], "Some words of a story");
      fixture_add_section (articles[i], i % 2 == 0 ? "China" : "Enterprise");
      fixture_add_author (articles[i], i < 3 ? "Mara Lindqvist" : "Wim Destrooper");
    }
  fixture_add_section (articles[4], "Workplace");
  commit = fixture_commit (self, feed_id, articles[0], articles[1], articles[2], articles[3],
                           articles[4], NULL);
  g_assert_cmpuint (commit->added->len, ==, 5);
  g_assert_cmpuint (commit->updated->len, ==, 0);
  return feed_id;
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  fill (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "a|b|c|d|e");
  ids = byline_db_list_stories (self->db, filter, 2, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, fixture_find_title (self, "b"));
}

/* The list in @order, or what a search finds of it. */
static void
assert_ordered (Fixture *self, BylineOrder order, const char *search, const char *titles)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *listed = NULL;

  filter->order = order;
  filter->search = g_strdup (search);
  listed = fixture_titles (self, filter);
  g_assert_cmpstr (listed, ==, titles);
}

static void
test_oldest (Fixture *self, gconstpointer data)
{
  fill (self);
  assert_ordered (self, BYLINE_ORDER_DEFAULT, NULL, "a|b|c|d|e");
  assert_ordered (self, BYLINE_ORDER_NEWEST, NULL, "a|b|c|d|e");
  assert_ordered (self, BYLINE_ORDER_OLDEST, NULL, "e|d|c|b|a");
  assert_ordered (self, BYLINE_ORDER_OLDEST, "words", "e|d|c|b|a");
  assert_ordered (self, BYLINE_ORDER_OLDEST, "is:saved", "");
}

/* The headings of a list, with the titles below each. */
static char *
describe_groups (Fixture *self, const BylineFilter *filter)
{
  g_autoptr (GPtrArray) headings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = byline_db_list_stories_in_groups (self->db, filter, &headings, &error);
  g_autoptr (GPtrArray) stories = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  stories = byline_db_get_stories (self->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (headings->len, ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      if (i == 0 || headings->pdata[i] != headings->pdata[i - 1])
        g_string_append_printf (text, "[%s]", (char *) headings->pdata[i]);
      g_string_append (text, ((BylineStory *) stories->pdata[i])->title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_groups (Fixture *self, BylineOrder order, gboolean unread, const char *groups)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *listed = NULL;

  filter->order = order;
  filter->unread = unread;
  listed = describe_groups (self, filter);
  g_assert_cmpstr (listed, ==, groups);
}

/* By publication, names in the order in which people put them; a part of the list is a part of that. */
static void
test_by_publication (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) headings = NULL;
  const char *const names[] = { "Paper 10", "Paper 9", "Almanac" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://%u.example/feed", i);
      g_autofree char *home = g_strdup_printf ("https://%u.example/", i);
      gint64 feed_id = fixture_subscribe (self, url, home);
      char older[] = { (char) ('a' + i), '\0' };
      char newer[] = { (char) ('A' + i), '\0' };
      g_autoptr (BylineCommitResult)
        commit = fixture_commit (self, feed_id,
                                 fixture_article ("1", NULL, newer, self->now - (gint64) i),
                                 fixture_article ("2", NULL, older, self->now - HOUR), NULL);

      g_assert_cmpuint (commit->added->len, ==, 2);
      g_assert_true (byline_db_rename_publication (self->db, i + 1, names[i], &error));
      g_assert_no_error (error);
    }
  assert_groups (self, BYLINE_ORDER_PUBLICATION, FALSE, "[Almanac]Cc[Paper 9]Bb[Paper 10]Aa");
  fixture_mark (self, fixture_find_title (self, "B"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "b"), BYLINE_STORY_FLAG_READ, TRUE);
  assert_groups (self, BYLINE_ORDER_PUBLICATION, TRUE, "[Almanac]Cc[Paper 10]Aa");

  filter->order = BYLINE_ORDER_PUBLICATION;
  ids = byline_db_list_stories (self->db, filter, 2, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, fixture_find_title (self, "c"));
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, fixture_find_title (self, "B"));
  g_array_set_size (ids, 0);
  g_clear_pointer (&ids, g_array_unref);
  ids = byline_db_list_stories (self->db, filter, 2, 100, &error);
  g_assert_cmpuint (ids->len, ==, 0);

  /* An order without groups has no headings. */
  filter->order = BYLINE_ORDER_OLDEST;
  g_clear_pointer (&ids, g_array_unref);
  ids = byline_db_list_stories_in_groups (self->db, filter, &headings, &error);
  g_assert_cmpuint (ids->len, ==, 6);
  g_assert_null (headings);
}

/* By the first section of each story that is not hidden; pinned ones first, what has none last. */
static void
test_by_section (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) inverse = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed_id = fill (self);
  g_autoptr (BylineCommitResult)
    commit = fixture_commit (self, feed_id, fixture_article ("f", NULL, "f", self->now - 10 * HOUR),
                             NULL);

  g_assert_cmpuint (commit->added->len, ==, 1);
  assert_groups (self, BYLINE_ORDER_SECTION, FALSE, "[China]ace[Enterprise]bd[]f");
  g_ptr_array_add (rules, byline_rule_pin (BYLINE_RULE_KIND_SECTION, "Enterprise", 0));
  g_ptr_array_add (rules, byline_rule_hide (BYLINE_RULE_KIND_SECTION, "China", TRUE));
  inverse = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  g_assert_nonnull (inverse);
  assert_groups (self, BYLINE_ORDER_SECTION, FALSE, "[Enterprise]bd[Workplace]e[]acf");
}

static void
test_same_time (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (BylineCommitResult)
    commit = fixture_commit (self, feed_id, fixture_article ("1", NULL, "first", 0),
                             fixture_article ("2", NULL, "second", 0),
                             fixture_article ("3", NULL, "future", self->now + 100 * HOUR), NULL);

  g_assert_cmpuint (commit->added->len, ==, 3);
  /* Undated and future ones sort by their coming, in the document's order. */
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "first|second|future");
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) both = byline_filter_new ();
  g_autoptr (BylineFilter) folder = byline_filter_new ();
  g_autofree char *titles = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  fixture_assert_list (self, "china", NULL, NULL, FALSE, "a|c|e");
  fixture_assert_list (self, "CHINA", "mara  lindqvist", NULL, FALSE, "a|c");
  fixture_assert_list (self, NULL, "Wim Destrooper", NULL, FALSE, "d|e");
  fixture_assert_list (self, "Nowhere", NULL, NULL, FALSE, "");
  fixture_assert_list (self, NULL, "Nobody", NULL, FALSE, "");
  fixture_mark (self, fixture_find_title (self, "a"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_assert_list (self, "China", NULL, NULL, TRUE, "c|e");
  fixture_assert_list (self, "China", "Mara Lindqvist", NULL, TRUE, "c");
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "b|c|d|e");

  byline_filter_add_section (both, "Enterprise");
  byline_filter_add_section (both, "Workplace");
  byline_filter_add_section (both, "China");
  titles = fixture_titles (self, both);
  g_assert_cmpstr (titles, ==, "a|b|c|d|e");
  byline_filter_remove_section (both, "China");
  byline_filter_add_author (both, "Wim Destrooper");
  byline_filter_add_author (both, "Mara Lindqvist");
  g_clear_pointer (&titles, g_free);
  titles = fixture_titles (self, both);
  g_assert_cmpstr (titles, ==, "b|d|e");
  both->saved = TRUE;
  g_clear_pointer (&titles, g_free);
  titles = fixture_titles (self, both);
  g_assert_cmpstr (titles, ==, "");
  fixture_mark (self, fixture_find_title (self, "d"), BYLINE_STORY_FLAG_SAVED, TRUE);
  g_clear_pointer (&titles, g_free);
  titles = fixture_titles (self, both);
  g_assert_cmpstr (titles, ==, "d");

  folder->folder = g_strdup ("Papers");
  g_clear_pointer (&titles, g_free);
  titles = fixture_titles (self, folder);
  g_assert_cmpstr (titles, ==, "");
  g_assert_true (byline_db_move_publication (self->db, 1, "Papers/Tech", &error));
  g_clear_pointer (&titles, g_free);
  titles = fixture_titles (self, folder);
  g_assert_cmpstr (titles, ==, "a|b|c|d|e");
}

static void
test_today (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  gint64 midnight = byline_clock_start_of_day (self->now);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autofree char *titles = NULL;

  commit = fixture_commit (self, feed_id, fixture_article ("1", NULL, "at midnight", midnight),
                           fixture_article ("2", NULL, "before", midnight - 1), NULL);
  filter->today = TRUE;
  byline_clock_set_now (self->now);
  titles = fixture_titles (self, filter);
  byline_clock_set_now (0);
  g_assert_cmpstr (titles, ==, "at midnight");
}

static void
test_count (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  guint unread = 0;

  fill (self);
  fixture_mark (self, fixture_find_title (self, "a"), BYLINE_STORY_FLAG_READ, TRUE);
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, &unread, &error), ==, 5);
  g_assert_cmpuint (unread, ==, 4);
  byline_filter_add_section (filter, "China");
  byline_filter_add_section (filter, "Workplace");
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, &unread, &error), ==, 3);
  g_assert_cmpuint (unread, ==, 2);
  filter->search = g_strdup ("words");
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, &unread, &error), ==, 3);
  g_assert_no_error (error);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *number = NULL;
  g_autofree char *address = NULL;

  fill (self);
  story = fixture_story (self, fixture_find_title (self, "c"));
  number = g_strdup_printf ("%" G_GINT64_FORMAT, story->id);
  g_assert_cmpint (byline_db_find_story (self->db, story->key, &error), ==, story->id);
  g_assert_cmpint (byline_db_find_story (self->db, number, &error), ==, story->id);
  g_assert_no_error (error);
  g_assert_nonnull (story->url);
  address = g_strconcat (story->url, "?utm_source=feed", NULL);
  g_assert_cmpint (byline_db_find_story (self->db, story->url, &error), ==, story->id);
  g_assert_cmpint (byline_db_find_story (self->db, address, &error), ==, story->id);
  g_assert_no_error (error);
  g_assert_cmpint (byline_db_find_story (self->db, "https://elsewhere.example/", &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (byline_db_find_story (self->db, "99999", &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_stories (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  fill (self);
  story = fixture_story (self, fixture_find_title (self, "e"));
  g_assert_cmpstr (story->url, ==, "https://paper.example/e");
  g_assert_cmpstr (story->authors[0], ==, "Wim Destrooper");
  g_assert_cmpstr (story->sections[0], ==, "China");
  g_assert_cmpstr (story->sections[1], ==, "Workplace");
  g_assert_null (story->sections[2]);
  g_assert_cmpstr (story->publication_name, ==, "paper.example");
  g_assert_cmpstr (story->standfirst, ==, "Some words of a story");
  g_assert_true (story->has_article);
  g_assert_false (story->is_read);
  ids[0] = story->id;
  ids[1] = 4711;
  ids[2] = fixture_find_title (self, "a");
  stories = byline_db_get_stories (self->db, ids, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, ==, 2);
  g_assert_cmpint (((BylineStory *) g_ptr_array_index (stories, 1))->id, ==, ids[2]);
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) scope = byline_filter_new ();
  g_autoptr (BylineCounts) all = NULL;
  g_autoptr (BylineCounts) within = NULL;
  g_autoptr (GError) error = NULL;
  const BylineSectionSummary *section;
  const BylineAuthorSummary *author;

  fill (self);
  fixture_mark (self, fixture_find_title (self, "a"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "b"), BYLINE_STORY_FLAG_SAVED, TRUE);
  all = byline_db_get_counts (self->db, NULL, self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->n_stories, ==, 5);
  g_assert_cmpuint (all->n_unread, ==, 4);
  g_assert_cmpuint (all->n_saved, ==, 1);
  g_assert_cmpuint (all->sections->len, ==, 3);
  section = g_ptr_array_index (all->sections, 0);
  g_assert_cmpstr (section->name, ==, "China");
  g_assert_cmpuint (section->n_stories, ==, 3);
  g_assert_cmpuint (section->n_unread, ==, 2);
  g_assert_cmpuint (all->authors->len, ==, 2);
  author = g_ptr_array_index (all->authors, 0);
  g_assert_cmpstr (author->name, ==, "Mara Lindqvist");
  g_assert_cmpuint (author->n_unread, ==, 2);
  g_assert_cmpuint (all->publications->len, ==, 1);

  /* Authors within the section; sections of all, for no author is chosen. */
  byline_filter_add_section (scope, "Enterprise");
  within = byline_db_get_counts (self->db, scope, self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (within->sections->len, ==, 3);
  g_assert_cmpuint (within->authors->len, ==, 2);
  author = g_ptr_array_index (within->authors, 0);
  g_assert_cmpuint (author->n_stories, ==, 1);
  g_clear_pointer (&within, byline_counts_unref);
  byline_filter_add_author (scope, "Wim Destrooper");
  within = byline_db_get_counts (self->db, scope, self->now, &error);
  g_assert_no_error (error);
  section = g_ptr_array_index (within->sections, 0);
  g_assert_cmpuint (section->n_stories, ==, 1);
  fixture_assert_counts (self);
}

/* --- How SQLite goes about it --- */

static char *
explain (Fixture *self, const char *statement)
{
  g_autofree char *sql = g_strdup_printf ("EXPLAIN QUERY PLAN %s", statement);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self->db, sql, &error);
  GString *plan = g_string_new (NULL);

  g_assert_no_error (error);
  while (sqlite3_step (query->handle) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", sqlite3_column_text (query->handle, 3));
  return g_string_free (plan, FALSE);
}

static void
assert_plan (Fixture *self, const BylineFilter *filter)
{
  g_auto (BylineListStatement) statement = { BYLINE_ORDER_DEFAULT };
  g_autofree char *text = byline_filter_to_string (filter);
  g_autofree char *plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (_byline_db_filter_list_sql (self->db, filter, &statement, &error));
  g_assert_no_error (error);
  if (statement.by_rank != NULL)
    {
      g_autofree char *ranked = explain (self, statement.by_rank);
      g_autofree char *found = explain (self, statement.is_found);

      g_test_message ("%s, by rank:\n%s%s", text, ranked, found);
      g_assert_null (strstr (ranked, "TEMP B-TREE"));
      g_assert_null (strstr (found, "SCAN"));
    }
  plan = explain (self, statement.by_date);
  g_test_message ("%s:\n%s", text, plan);
  g_assert_null (strstr (plan, "TEMP B-TREE"));
  if (strstr (plan, "SCAN") != NULL)
    g_assert_nonnull (strstr (plan, "SCAN f VIRTUAL TABLE"));
  /* Tables without rowid are their own index. */
  if (filter->search == NULL)
    g_assert_true (strstr (plan, "COVERING INDEX") != NULL ||
                   strstr (plan, "USING PRIMARY KEY (") != NULL);
}

static char *
publication_key (Fixture *self)
{
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, NULL);

  return g_steal_pointer (&publication->key);
}

static void
test_plans (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  fill (self);
  for (int state = 0; state < 8; state++)
    {
      filter->unread = (state & 1) != 0;
      filter->saved = (state & 2) != 0;
      filter->today = (state & 4) != 0;
      assert_plan (self, filter);
      byline_filter_add_section (filter, "China");
      assert_plan (self, filter);
      byline_filter_add_section (filter, "Enterprise");
      assert_plan (self, filter);
      byline_filter_remove_section (filter, "Enterprise");
      byline_filter_remove_section (filter, "China");
      byline_filter_add_author (filter, "Mara Lindqvist");
      assert_plan (self, filter);
      byline_filter_remove_author (filter, "Mara Lindqvist");
      filter->publication_key = publication_key (self);
      assert_plan (self, filter);
      g_clear_pointer (&filter->publication_key, g_free);
      filter->search = g_strdup ("some words");
      assert_plan (self, filter);
      filter->ranked = TRUE;
      assert_plan (self, filter);
      byline_filter_add_section (filter, "China");
      byline_filter_add_author (filter, "Mara Lindqvist");
      assert_plan (self, filter);
      byline_filter_remove_section (filter, "China");
      byline_filter_remove_author (filter, "Mara Lindqvist");
      filter->ranked = FALSE;
      g_clear_pointer (&filter->search, g_free);
      filter->muted = TRUE;
      assert_plan (self, filter);
      byline_filter_add_section (filter, "China");
      assert_plan (self, filter);
      byline_filter_remove_section (filter, "China");
      filter->muted = FALSE;
    }
}

/* One list is read in order, and a story's place in the other is looked up in that list alone. */
static void
test_plan_of_two (Fixture *self, gconstpointer data)
{
  g_auto (BylineListStatement) statement = { BYLINE_ORDER_DEFAULT };
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  byline_filter_add_section (filter, "China");
  byline_filter_add_author (filter, "Wim Destrooper");
  assert_plan (self, filter);
  g_assert_true (_byline_db_filter_list_sql (self->db, filter, &statement, &error));
  g_assert_no_error (error);
  plan = explain (self, statement.by_date);
  g_assert_nonnull (strstr (plan, "SEARCH x USING PRIMARY KEY (section=? AND shown=? AND"
                                  " sort_time=? AND story=?)"));
}

#define N_MANY 6000

/* More stories than are ranked, one a day; the first and the 5000th have the word in the headline. */
static void
fill_many (Fixture *self)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO stories (key, publication, feed, sort_time, place, received, title)"
    " SELECT 'key' || i, 1, 1, i * 86400, i * 10800 + (1 << 30), i * 86400, 'story' FROM n",
    N_MANY);

  fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
  g_assert_true (_byline_db_exec (self->db, sql, NULL));
  fixture_index (self, "SELECT id, place, CASE WHEN sort_time / 86400 IN (1, 5000) THEN 'word'"
                       " ELSE 'none' END, 'a word in the text' FROM stories");
}

/* Returns: the day of the story at @position of the list; 0 if it ends before. */
static gint64
day_at (Fixture *self, const BylineFilter *filter, guint position)
{
  g_autoptr (GArray) ids = byline_db_list_stories (self->db, filter, 1, position, NULL);
  g_autoptr (GPtrArray) stories = NULL;

  if (ids->len == 0)
    return 0;
  stories = byline_db_get_stories (self->db, (gint64 *) (gpointer) ids->data, 1, NULL);
  return ((BylineStory *) g_ptr_array_index (stories, 0))->sort_time / 86400;
}

/* The newest matches are ranked, what is older follows by date: no story twice, none left out. */
static void
test_ranked (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);

  fill_many (self);
  filter->search = g_strdup ("word");
  filter->ranked = TRUE;
  g_assert_cmpint (day_at (self, filter, 0), ==, 5000);
  g_assert_cmpint (day_at (self, filter, 1), ==, N_MANY);
  g_assert_cmpint (day_at (self, filter, 4999), ==, 1001);
  g_assert_cmpint (day_at (self, filter, 5000), ==, 1000);
  g_assert_cmpint (day_at (self, filter, N_MANY - 1), ==, 1);
  g_assert_cmpint (day_at (self, filter, N_MANY), ==, 0);
  ids = byline_db_list_stories (self->db, filter, 0, 0, NULL);
  g_assert_cmpuint (ids->len, ==, N_MANY);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_add (set, &g_array_index (ids, gint64, i)));

  g_clear_pointer (&ids, g_array_unref);
  g_free (filter->search);
  filter->search = g_strdup ("word before:1971-01-01");
  g_assert_cmpint (day_at (self, filter, 0), ==, 1);
  g_assert_cmpint (ABS (day_at (self, filter, 1) - 364), <=, 1);
  ids = byline_db_list_stories (self->db, filter, 0, 0, NULL);
  g_assert_cmpint (ABS ((gint64) ids->len - 364), <=, 1);
}

/* A query without words goes by the same indexes as a filter. */
static void
test_query_plans (Fixture *self, gconstpointer data)
{
  static const char *const queries[] = {
    "section:China", "author:\"Mara Lindqvist\" is:unread", "is:saved", "after:2020 is:unread",
    "before:2030",   "section:China -author:Mara",
  };

  fill (self);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BylineFilter) filter = byline_filter_new ();
      g_auto (BylineListStatement) statement = { BYLINE_ORDER_DEFAULT };
      g_autofree char *plan = NULL;

      filter->search = g_strdup (queries[i]);
      g_assert_true (_byline_db_filter_list_sql (self->db, filter, &statement, NULL));
      plan = explain (self, statement.by_date);
      g_test_message ("%s:\n%s", queries[i], plan);
      g_assert_null (strstr (plan, "TEMP B-TREE"));
      g_assert_null (strstr (plan, "SCAN"));
    }
}

static void
test_queries (Fixture *self, gconstpointer data)
{
  g_autofree char *known = NULL;
  g_autoptr (BylineFilter) all = byline_filter_new ();

  fill (self);
  known = fixture_titles (self, all);
  fixture_assert_list (self, NULL, NULL, "after:1960", FALSE, known);
  fixture_assert_list (self, NULL, NULL, "is:read", FALSE, "");
  fixture_assert_list (self, NULL, NULL, "section:nowhere", FALSE, "");
  fixture_assert_list (self, NULL, NULL, "is:wrong -section:nowhere", FALSE, known);
  fixture_mark (self, fixture_find_title (self, "a"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_assert_list (self, NULL, NULL, "is:read", FALSE, "a");
  fixture_assert_list (self, NULL, NULL, "-is:unread -zzz", FALSE, "a");
  fixture_assert_list (self, NULL, NULL, "-is:unread -a", FALSE, "");
  /* The family name alone finds a person, and both ways of asking hold together. */
  fixture_assert_list (self, NULL, NULL, "author:destrooper", FALSE, "d|e");
  fixture_assert_list (self, "China", NULL, "author:destrooper section:workplace", FALSE, "e");
  fixture_assert_list (self, NULL, NULL, "section:china section:enterprise -author:mara", FALSE,
                       "d|e");
  fixture_mark (self, fixture_find_title (self, "b"), BYLINE_STORY_FLAG_SAVED, TRUE);
  fixture_assert_list (self, NULL, NULL, "is:saved", FALSE, "b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/lists/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("order", test_order);
  ADD ("oldest", test_oldest);
  ADD ("by-publication", test_by_publication);
  ADD ("by-section", test_by_section);
  ADD ("same-time", test_same_time);
  ADD ("filters", test_filters);
  ADD ("today", test_today);
  ADD ("count", test_count);
  ADD ("find", test_find);
  ADD ("stories", test_stories);
  ADD ("counts", test_counts);
  ADD ("plans", test_plans);
  ADD ("plan-of-two", test_plan_of_two);
  ADD ("query-plans", test_query_plans);
  ADD ("queries", test_queries);
  ADD ("ranked", test_ranked);
  return g_test_run ();
}
