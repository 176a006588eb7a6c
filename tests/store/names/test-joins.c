/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-details.h"
#include "byline-db-names-private.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "store-fixture.h"

/* One person under several spellings is one author, and can be taken apart. */

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"

static BylineArticle *
article (const char *id, const char *name, const char *profile)
{
  g_autofree char *url = g_strconcat (HOME, id, NULL);
  BylineArticle *made = fixture_article (id, url, id, 1000 - (gint64) id[0]);

  fixture_add_author (made, name);
  ((BylineAuthor *) g_ptr_array_index (made->authors, 0))->url = g_strdup (profile);
  return made;
}

static void
commit (Fixture *self, gint64 feed, BylineArticle *made)
{
  byline_commit_result_free (fixture_commit (self, feed, made, NULL));
  fixture_assert_counts (self);
}

static void
apply (Fixture *self, BylineRule *rule)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (rules, rule);
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  fixture_assert_counts (self);
}

static void
assert_of (Fixture *self, const char *author, const char *titles)
{
  fixture_assert_list (self, NULL, author, NULL, FALSE, titles);
}

/* Titles, order and capitals make nobody another one. */
static void
test_spellings (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 other = fixture_subscribe (self, "https://other.example/feed", "https://other.example/");

  commit (self, feed, article ("a", "Dr. Mara Lindqvist", NULL));
  commit (self, feed, article ("b", "LINDQVIST, Mara", NULL));
  commit (self, feed, article ("c", "MARA LINDQVIST", NULL));
  assert_of (self, "Mara Lindqvist", "a|b|c");
  assert_of (self, "Dr. Mara Lindqvist", "a|b|c");
  /* Not in another publication. */
  commit (self, other, article ("d", "Lindqvist, Mara", NULL));
  assert_of (self, "Mara Lindqvist", "a|b|c");
  commit (self, feed, article ("e", "Mara Kristina Lindqvist", NULL));
  assert_of (self, "Mara Lindqvist", "a|b|c");
}

/* Initials need the same profile page, and never join two full names. */
static void
test_initials (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);

  commit (self, feed, article ("a", "M. Lindqvist", HOME "people/mara"));
  commit (self, feed, article ("b", "Mara Lindqvist", HOME "people/mara"));
  commit (self, feed, article ("c", "E. Lindqvist", HOME "people/mara"));
  commit (self, feed, article ("d", "M. Lindqvist", NULL));
  assert_of (self, "Mara Lindqvist", "a|b|d");
  assert_of (self, "M. Lindqvist", "a|b|d");
  assert_of (self, "E. Lindqvist", "c");
  commit (self, feed, article ("f", "J. Roy", NULL));
  commit (self, feed, article ("g", "Jean Roy", NULL));
  assert_of (self, "Jean Roy", "g");
  commit (self, feed, article ("h", "Jean Roy", HOME "people/jean"));
  commit (self, feed, article ("i", "J. Roy", HOME "people/jules"));
  assert_of (self, "Jean Roy", "g|h");
  /* The page is the staff's, then: whom the initial means is not known. */
  commit (self, feed, article ("j", "Mona Lindqvist", HOME "people/mara"));
  assert_of (self, "Mara Lindqvist", "b");
  assert_of (self, "M. Lindqvist", "a|d");
  assert_of (self, "Mona Lindqvist", "j");
}

/* The user's word counts more, also after a rebuild. */
static void
test_taken_apart (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, NULL);
  g_autoptr (GError) error = NULL;

  commit (self, feed, article ("a", "M. Lindqvist", HOME "people/mara"));
  commit (self, feed, article ("b", "Mara Lindqvist", HOME "people/mara"));
  assert_of (self, "Mara Lindqvist", "a|b");
  apply (self, byline_rule_split ("M. Lindqvist", publication->key, "M. Lindqvist"));
  assert_of (self, "Mara Lindqvist", "b");
  assert_of (self, "M. Lindqvist", "a");
  commit (self, feed, article ("c", "M. Lindqvist", HOME "people/mara"));
  assert_of (self, "M. Lindqvist", "a|c");
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 3);
  g_assert_no_error (error);
  fixture_reopen (self);
  assert_of (self, "M. Lindqvist", "a|c");
  apply (self, byline_rule_split ("M. Lindqvist", publication->key, NULL));
  assert_of (self, "Mara Lindqvist", "a|b|c");
}

/* What a page says of somebody under one spelling is said of the person. */
static void
test_detail (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  BylineArticle *made = article ("b", "Dr Mara Lindqvist", NULL);
  g_autoptr (BylineAuthorDetail) detail = NULL;
  const BylineJoinedName *joined;
  g_autoptr (GError) error = NULL;

  ((BylineAuthor *) g_ptr_array_index (made->authors, 0))->bio = g_strdup ("Writes about chips.");
  commit (self, feed, article ("a", "Mara Lindqvist", NULL));
  commit (self, feed, made);
  detail = byline_db_author_detail (self->db, "Dr Mara Lindqvist", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (detail->author->name, ==, "Mara Lindqvist");
  g_assert_cmpstr (detail->author->bio, ==, "Writes about chips.");
  g_assert_cmpuint (detail->n_stories, ==, 2);
  g_assert_cmpuint (detail->aliases->len, ==, 0);
  g_assert_cmpuint (detail->joined->len, ==, 1);
  joined = g_ptr_array_index (detail->joined, 0);
  g_assert_cmpstr (joined->name, ==, "Dr Mara Lindqvist");
  apply (self, byline_rule_split (joined->name, joined->publication_key, joined->name));
  g_clear_pointer (&detail, byline_author_detail_free);
  detail = byline_db_author_detail (self->db, "Mara Lindqvist", &error);
  g_assert_cmpuint (detail->joined->len, ==, 0);
  g_assert_cmpuint (detail->n_stories, ==, 1);
}

/* Who is described below somebody else's story is known when a story of their own comes. */
static void
test_teasers (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  g_autoptr (BylineArticle) page = article ("a", "Wim Destrooper", NULL);
  BylineTeaser *teaser = byline_teaser_new ();
  BylineAuthor *author = byline_author_new ("Mara Lindqvist");
  g_autoptr (BylineAuthorDetail) detail = NULL;
  g_autoptr (GError) error = NULL;

  commit (self, feed, byline_article_copy (page));
  author->bio = g_strdup ("Writes about chips.");
  author->avatar = g_strdup (HOME "mara.jpg");
  g_ptr_array_add (teaser->authors, author);
  g_ptr_array_add (page->teasers, teaser);
  g_assert_true (byline_db_save_article (self->db, fixture_find_title (self, "a"), page, &error));
  g_assert_no_error (error);
  fixture_assert_counts (self);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), >=, 0);
  commit (self, feed, article ("b", "Mara Lindqvist", NULL));
  detail = byline_db_author_detail (self->db, "Mara Lindqvist", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (detail->author->bio, ==, "Writes about chips.");
  g_assert_cmpstr (detail->author->avatar, ==, HOME "mara.jpg");
  g_assert_cmpuint (detail->n_stories, ==, 1);
}

static char *
list_members (Fixture *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self->db, NULL,
    "SELECT raw, publication, author, distance FROM author_members ORDER BY 1, 2, 3", "");

  while (_byline_db_step (self->db, rows, NULL))
    g_string_append_printf (list, "%d %d %d %d\n", sqlite3_column_int (rows, 0),
                            sqlite3_column_int (rows, 1), sqlite3_column_int (rows, 2),
                            sqlite3_column_int (rows, 3));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* What follows from one publication's story after the other is what follows from all. */
static void
test_publications (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "Mara Lindqvist", "Lindqvist, Mara",   "Dr. Mara Lindqvist",
    "M. Lindqvist",   "Mara K. Lindqvist", "E. Lindqvist",
    "Erik Lindqvist", "MARA LINDQVIST",    "Erik Olof Lindqvist",
    "Ida Sand",       "I. Sand",           "Sand, Ida",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  gint64 feeds[4];

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *home = g_strdup_printf ("https://paper-%u.example/", i);
      g_autofree char *url = g_strconcat (home, "feed", NULL);

      feeds[i] = fixture_subscribe (self, url, home);
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("story-%u", i);
      const char *profile = i % 3 == 0 ? HOME "people/mara" : i % 3 == 1 ? HOME "people/e" : NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (i == 60)
        apply (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Erik Lindqvist", "Ida Sand"));
      commit (self, feeds[g_rand_int_range (random, 0, G_N_ELEMENTS (feeds))],
              article (id, names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))], profile));
      before = list_members (self);
      g_assert_true (_byline_names_resolve_all (self->db, &error));
      g_assert_no_error (error);
      after = list_members (self);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/joins/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("spellings", test_spellings);
  ADD ("initials", test_initials);
  ADD ("taken-apart", test_taken_apart);
  ADD ("detail", test_detail);
  ADD ("publications", test_publications);
  ADD ("teasers", test_teasers);
#undef ADD
  return g_test_run ();
}
