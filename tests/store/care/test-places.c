/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

/* A story's places in the lists of its sections and authors, whatever state it is in. */

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"

static BylineArticle *
article (const char *id, const char *title, const char *section, const char *author)
{
  BylineArticle *self = fixture_article (id, NULL, title, 1000);

  fixture_add_section (self, section);
  fixture_add_author (self, author);
  return self;
}

static void
mute_word (Fixture *self, const char *word, gboolean muted)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_WORD, word, muted, 0));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
}

static void
assert_muted (Fixture *self, const char *section, const char *author, const char *expected)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *titles = NULL;

  filter->muted = TRUE;
  if (section != NULL)
    byline_filter_add_section (filter, section);
  if (author != NULL)
    byline_filter_add_author (filter, author);
  titles = fixture_titles (self, filter);
  g_assert_cmpstr (titles, ==, expected);
}

static void
assert_whole (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) check = byline_db_check (self->db, FALSE, &error);

  fixture_assert_counts (self);
  g_assert_no_error (error);
  for (guint i = 0; i < check->problems->len; i++)
    g_error ("%s", (const char *) g_ptr_array_index (check->problems, i));
}

typedef struct {
  gboolean muted;
  gboolean read;
  gboolean saved;
  gboolean removed;
} State;

/* In each state the feed gives the story other sections and authors. */
static void
test_names_change (Fixture *self, gconstpointer data)
{
  for (guint bits = 0; bits < 16; bits++)
    {
      State state = { (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0 };
      g_autofree char *home = g_strdup_printf ("https://paper-%u.example/", bits);
      g_autofree char *url = g_strconcat (home, "feed", NULL);
      g_autofree char *title = g_strdup_printf ("Story %u", bits);
      g_autofree char *before = g_strdup_printf ("Before %u", bits);
      g_autofree char *after = g_strdup_printf ("After %u", bits);
      gint64 feed_id = fixture_subscribe (self, url, home);
      gboolean is_listed = !state.muted && !state.removed;
      gint64 publication_id;
      gint64 story_id;

      byline_commit_result_free (
        fixture_commit (self, feed_id, article ("1", title, before, "Old Hand"), NULL));
      story_id = fixture_find_title (self, title);
      publication_id = _byline_db_query_int (self->db, 0, NULL,
                                             "SELECT publication FROM stories WHERE id = ?", "i",
                                             story_id);
      if (state.muted)
        mute_word (self, title, TRUE);
      fixture_mark (self, story_id, BYLINE_STORY_FLAG_READ, state.read);
      fixture_mark (self, story_id, BYLINE_STORY_FLAG_SAVED, state.saved);
      if (state.removed)
        g_assert_true (byline_db_set_removed (self->db, publication_id, TRUE, NULL));

      byline_commit_result_free (
        fixture_commit (self, feed_id, article ("1", title, after, "New Hand"), NULL));
      fixture_assert_list (self, before, NULL, NULL, FALSE, "");
      fixture_assert_list (self, after, NULL, NULL, FALSE, is_listed ? title : "");
      fixture_assert_list (self, after, "New Hand", NULL, TRUE,
                           is_listed && !state.read ? title : "");
      /* What is saved stays, muted or not. */
      assert_muted (self, after, NULL, state.muted && (!state.removed || state.saved) ? title : "");
      assert_whole (self);
      /* Back to the plain state, the next one begins from there. */
      if (state.removed)
        g_assert_true (byline_db_set_removed (self->db, publication_id, FALSE, NULL));
      if (state.muted)
        mute_word (self, title, FALSE);
      fixture_assert_list (self, after, NULL, NULL, FALSE, title);
      assert_whole (self);
    }
}

/* What a page says of a muted story's authors and sections lists it no more than its feed does. */
static void
test_page_of_muted (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineArticle) page = article (NULL, "Deep sea", "Science", "Mara Lindqvist");
  g_autoptr (GError) error = NULL;

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("1", "Deep sea", "World", "Staff"), NULL));
  mute_word (self, "sea", TRUE);
  page->source = BYLINE_ARTICLE_SOURCE_PAGE;
  g_assert_true (
    byline_db_save_article (self->db, fixture_find_title (self, "Deep sea"), page, &error));
  g_assert_no_error (error);
  fixture_assert_list (self, "Science", NULL, NULL, FALSE, "");
  fixture_assert_list (self, NULL, "Mara Lindqvist", NULL, FALSE, "");
  assert_muted (self, "Science", "Mara Lindqvist", "Deep sea");
  assert_whole (self);
}

/* Many stories are marked by other statements than few; a publication does not count muted ones. */
static void
test_many_marked (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineFilter) muted = byline_filter_new ();
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *title = g_strdup_printf (i % 2 == 0 ? "Sea %u" : "Land %u", i);

      g_ptr_array_add (articles, article (id, title, "World", "Staff"));
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
  mute_word (self, "sea", TRUE);
  muted->muted = TRUE;
  changed = byline_db_mark_all_read (self->db, muted, self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 100);
  assert_whole (self);
}

/* A file without a row that is indexed again is muted like any other story. */
static void
test_found_again (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineCheckReport) check = NULL;
  g_autoptr (GError) error = NULL;

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("1", "Deep sea", "World", "Staff"), NULL));
  mute_word (self, "sea", TRUE);
  g_assert_true (_byline_db_exec (self->db, "DELETE FROM stories", &error));
  check = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (byline_db_update_mutes (self->db, &error));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  assert_muted (self, "World", NULL, "Deep sea");
  assert_whole (self);
}

/* What no trigger was told of. */
static const char *const damages[] = {
  "UPDATE story_sections SET shown = 1",
  "UPDATE story_authors SET shown = 1",
  "UPDATE story_sections SET shown = 0",
  "UPDATE story_sections SET is_read = 1 - is_read",
  "UPDATE story_authors SET is_saved = 1 - is_saved",
  "UPDATE story_sections SET publication = publication + 1",
  "UPDATE story_authors SET sort_time = sort_time + 1",
  "DELETE FROM story_sections WHERE story = 1",
  "DELETE FROM story_authors",
  ("INSERT INTO story_sections (section, shown, sort_time, story, is_read, is_saved, publication,"
   " place, position) SELECT s.id, 1, 5, 1, 0, 0, 1, 9, 7 FROM sections s WHERE name = 'China'"),
};

static void
test_check (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("1", "Deep sea", "World", "Staff"),
                    article ("2", "Dry land", "China", "Wim Destrooper"), NULL));
  mute_word (self, "sea", TRUE);
  assert_whole (self);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (BylineCheckReport) found = NULL;
      g_autoptr (BylineCheckReport) mended = NULL;
      g_autoptr (GError) error = NULL;

      sqlite3_db_config (self->db->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      g_assert_true (_byline_db_exec (self->db, damages[i], &error));
      sqlite3_db_config (self->db->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
      found = byline_db_check (self->db, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->problems->len, >=, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (found->problems, 0), "in the wrong place"));
      mended = byline_db_check (self->db, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (mended->n_repaired, >=, 1);
      assert_whole (self);
      fixture_assert_list (self, "China", "Wim Destrooper", NULL, TRUE, "Dry land");
      fixture_assert_list (self, "World", NULL, NULL, FALSE, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/places/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("names-change", test_names_change);
  ADD ("page-of-muted", test_page_of_muted);
  ADD ("many-marked", test_many_marked);
  ADD ("found-again", test_found_again);
  ADD ("check", test_check);
  return g_test_run ();
}
