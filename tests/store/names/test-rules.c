/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "byline-db-details.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "store-fixture.h"

static BylineArticle *
article (const char *id, const char *title, const char *section, const char *author)
{
  BylineArticle *self = fixture_article (id, NULL, title, 1000 + atoi (id));

  if (section != NULL)
    byline_sections_add (self->sections, section);
  if (author != NULL)
    fixture_add_author (self, author);
  return self;
}

/* Applies one rule. Returns: (transfer full): what takes it back. */
static GPtrArray *
apply (Fixture *self, BylineRule *rule)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *undo;

  g_ptr_array_add (rules, rule);
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  fixture_assert_counts (self);
  return undo;
}

static void
take_back (Fixture *self, GPtrArray *undo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) redo = byline_db_apply_rules (self->db, undo, &error);

  g_assert_no_error (error);
  g_assert_nonnull (redo);
  fixture_assert_counts (self);
}

static void
assert_fails (Fixture *self, BylineRule *rule, int code)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (rules, rule);
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_null (undo);
  g_assert_error (error, BYLINE_STORE_ERROR, code);
}

static void
append_names (GString *text, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (names, i));
}

static void
assert_sections (Fixture *self, gboolean all, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = all
                                      ? byline_db_get_all_counts (self->db, NULL, self->now, &error)
                                      : byline_db_get_counts (self->db, NULL, self->now, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < counts->sections->len; i++)
    {
      const BylineSectionSummary *row = g_ptr_array_index (counts->sections, i);

      g_ptr_array_add (names, g_strdup_printf ("%s %u", row->name, row->n_stories));
    }
  append_names (text, names);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_authors (Fixture *self, gboolean organisations, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = byline_db_get_counts (self->db, NULL, self->now, &error);
  GPtrArray *rows = organisations ? counts->organisations : counts->authors;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const BylineAuthorSummary *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (names, g_strdup_printf ("%s %u", row->name, row->n_stories));
    }
  append_names (text, names);
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
fill (Fixture *self)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("8", "eight", "Arts and Culture", NULL),
                    article ("7", "seven", "Arts &amp; Culture", NULL),
                    article ("6", "six", "Cybersecurity", "Mara Lindqvist"),
                    article ("5", "five", "Cyber-security", "Staff"),
                    article ("4", "four", "Market", "Reuters"),
                    article ("3", "three", "Markets", "M. Lindqvist"),
                    article ("2", "two", "china", "Wim Destrooper"),
                    article ("1", "one", "China", "Mara Lindqvist"), NULL));
  return feed_id;
}

static void
test_folding (Fixture *self, gconstpointer data)
{
  fill (self);
  assert_sections (self, FALSE, "Arts & Culture 2|China 2|Cyber-security 2|Markets 2");
  fixture_assert_list (self, "cyber security", NULL, NULL, FALSE, "six|five");
  assert_authors (self, FALSE, "Mara Lindqvist 2|M. Lindqvist 1|Wim Destrooper 1");
  assert_authors (self, TRUE, "Reuters 1|Staff 1");
}

/* Of several spellings the one in capitals is shown, whichever came first. */
static void
test_spelling (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", NULL);

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("1", "one", "enterprise", NULL), NULL));
  assert_sections (self, FALSE, "enterprise 1");
  byline_commit_result_free (fixture_commit (self, feed_id,
                                             article ("2", "two", "Enterprise", NULL),
                                             article ("3", "three", "Enterprises", NULL), NULL));
  assert_sections (self, FALSE, "Enterprises 3");
  fixture_assert_counts (self);
}

static void
test_noise (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  g_autoptr (GPtrArray) undo = NULL;

  byline_commit_result_free (fixture_commit (self, feed_id, article ("1", "one", "News", "null"),
                                             article ("2", "two", "Video", "Mara Lindqvist"),
                                             article ("3", "three", "Mara Lindqvist", "undefined"),
                                             article ("4", "four", "China", NULL), NULL));
  assert_sections (self, FALSE, "China 1");
  assert_sections (self, TRUE, "China 1|Mara Lindqvist 1|News 1|Video 1");
  assert_authors (self, FALSE, "Mara Lindqvist 1");
  /* The user has the last word. */
  undo = apply (self, byline_rule_hide (BYLINE_RULE_KIND_SECTION, "News", FALSE));
  assert_sections (self, FALSE, "China 1|News 1");
  g_clear_pointer (&undo, g_ptr_array_unref);
  undo = apply (self, byline_rule_hide (BYLINE_RULE_KIND_SECTION, "China", TRUE));
  assert_sections (self, FALSE, "News 1");
  /* Hidden, not gone. */
  fixture_assert_list (self, "China", NULL, NULL, FALSE, "four");
}

static void
test_rename (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (BylineStory) story = NULL;
  gint64 feed_id = fill (self);

  undo = apply (self, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "Middle Kingdom"));
  assert_sections (self, FALSE, "Arts & Culture 2|Middle Kingdom 2|Cyber-security 2|Markets 2");
  fixture_assert_list (self, "Middle Kingdom", NULL, NULL, FALSE, "two|one");
  fixture_assert_list (self, "China", NULL, NULL, FALSE, "two|one");
  /* A refresh changes nothing of it, and the new name is understood. */
  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("9", "nine", "CHINA", NULL), NULL));
  fixture_assert_list (self, "Middle Kingdom", NULL, NULL, FALSE, "nine|two|one");
  story = fixture_story (self, fixture_find_title (self, "nine"));
  g_assert_cmpstr (story->sections[0], ==, "Middle Kingdom");
  again = apply (self, byline_rule_pin (BYLINE_RULE_KIND_SECTION, "Middle Kingdom", 0));
  assert_sections (self, FALSE, "Middle Kingdom 3|Arts & Culture 2|Cyber-security 2|Markets 2");
  take_back (self, again);
  take_back (self, undo);
  fixture_assert_list (self, "China", NULL, NULL, FALSE, "nine|two|one");
  fixture_assert_list (self, "Middle Kingdom", NULL, NULL, FALSE, "");
}

static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) second = NULL;
  gint64 feed_id = fill (self);

  undo = apply (self,
                byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "M. Lindqvist", "Mara Lindqvist"));
  assert_authors (self, FALSE, "Mara Lindqvist 3|Wim Destrooper 1");
  fixture_assert_list (self, NULL, "M. Lindqvist", NULL, FALSE, "six|three|one");
  byline_commit_result_free (fixture_commit (self, feed_id,
                                             article ("9", "nine", NULL, "M Lindqvist"),
                                             article ("10", "ten", NULL, "m. lindqvist"), NULL));
  fixture_assert_list (self, NULL, "Mara Lindqvist", NULL, FALSE, "ten|nine|six|three|one");
  assert_fails (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", "M. Lindqvist"),
                BYLINE_STORE_ERROR_LOOP);
  assert_fails (self,
                byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Wim Destrooper", "wim destrooper"),
                BYLINE_STORE_ERROR_LOOP);
  assert_fails (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, " ", "x"),
                BYLINE_STORE_ERROR_NOT_FOUND);
  second = apply (self,
                  byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", "Wim Destrooper"));
  assert_authors (self, FALSE, "Wim Destrooper 6");
  take_back (self, second);
  take_back (self, undo);
  assert_authors (self, FALSE, "M. Lindqvist 3|Mara Lindqvist 2|Wim Destrooper 1");
}

static void
test_merge_into_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) undo = NULL;
  gint64 feed_id = fill (self);

  undo = apply (self, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Markets", "Money"));
  fixture_assert_list (self, "Money", NULL, NULL, FALSE, "four|three");
  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("9", "nine", "money", NULL), NULL));
  fixture_assert_list (self, "Money", NULL, NULL, FALSE, "nine|four|three");
  take_back (self, undo);
  fixture_assert_list (self, "Money", NULL, NULL, FALSE, "nine");
  fixture_assert_list (self, "Market", NULL, NULL, FALSE, "four|three");
}

static void
test_both_names (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", NULL);
  BylineArticle *both = article ("1", "one", "Tech", NULL);
  g_autoptr (GPtrArray) undo = NULL;

  fixture_add_section (both, "Technology");
  byline_commit_result_free (fixture_commit (self, feed_id, both, NULL));
  undo = apply (self, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Tech", "Technology"));
  assert_sections (self, FALSE, "Technology 1");
  take_back (self, undo);
  assert_sections (self, FALSE, "Tech 1|Technology 1");
}

static void
test_split (Fixture *self, gconstpointer data)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  gint64 b = fixture_subscribe (self, "http://b.example/feed", "http://b.example/");
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) undo = NULL;

  byline_commit_result_free (
    fixture_commit (self, a, article ("1", "one", NULL, "Jo Smith"), NULL));
  byline_commit_result_free (
    fixture_commit (self, b, article ("2", "two", NULL, "Jo Smith"), NULL));
  assert_authors (self, FALSE, "Jo Smith 2");
  publication = byline_db_get_publication (self->db, 2, NULL);
  undo = apply (self, byline_rule_split ("Jo Smith", publication->key, "Jo Smith (Gazette)"));
  assert_authors (self, FALSE, "Jo Smith 1|Jo Smith (Gazette) 1");
  fixture_assert_list (self, NULL, "Jo Smith (Gazette)", NULL, FALSE, "two");
  fixture_assert_list (self, NULL, "Jo Smith", NULL, FALSE, "one");
  byline_commit_result_free (
    fixture_commit (self, b, article ("3", "three", NULL, "Jo Smith"), NULL));
  fixture_assert_list (self, NULL, "Jo Smith (Gazette)", NULL, FALSE, "three|two");
  take_back (self, undo);
  assert_authors (self, FALSE, "Jo Smith 3");
}

/* A feed that moves to the publication of the other one takes its stories along. */
static void
test_split_moved (Fixture *self, gconstpointer data)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  gint64 b = fixture_subscribe (self, "http://b.example/feed", "http://b.example/");
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 2, NULL);

  byline_commit_result_free (
    fixture_commit (self, a, article ("1", "one", NULL, "Jo Smith"), NULL));
  byline_commit_result_free (
    fixture_commit (self, b, article ("2", "two", NULL, "Jo Smith"), NULL));
  g_ptr_array_unref (
    apply (self, byline_rule_split ("Jo Smith", publication->key, "Jo Smith (Gazette)")));
  g_ptr_array_unref (
    apply (self, byline_rule_mute (BYLINE_RULE_KIND_PUBLICATION, publication->key, TRUE, 0)));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "one");
  g_assert_true (byline_db_move_feed (self->db, a, 2, NULL));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  fixture_assert_counts (self);
  g_ptr_array_unref (
    apply (self, byline_rule_mute (BYLINE_RULE_KIND_PUBLICATION, publication->key, FALSE, 0)));
  assert_authors (self, FALSE, "Jo Smith (Gazette) 2");
  g_assert_true (byline_db_move_feed (self->db, a, 1, NULL));
  assert_authors (self, FALSE, "Jo Smith 1|Jo Smith (Gazette) 1");
  fixture_assert_counts (self);
}

static void
assert_shown (Fixture *self, const char *author, const char *sections)
{
  g_autoptr (BylineArticle) shown = byline_db_load_display_article (self->db, 1, NULL);
  g_autoptr (BylineArticle) kept = byline_db_load_article (self->db, 1, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_cmpuint (shown->authors->len, ==, 1);
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (shown->authors, 0))->name, ==, author);
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (shown->authors, 0))->bio, ==, "Writes.");
  for (guint i = 0; i < shown->sections->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                            ((BylineSection *) g_ptr_array_index (shown->sections, i))->name);
  g_assert_cmpstr (names->str, ==, sections);
  /* The archive keeps what was published. */
  g_assert_cmpuint (kept->authors->len, ==, 2);
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (kept->authors, 0))->name, ==, "Jo Smith");
}

/* An article is shown with the names that the user gave. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  BylineArticle *one = article ("1", "one", "China", "Jo Smith");

  fixture_add_section (one, "PRC");
  fixture_add_author (one, "J. B. Smith");
  ((BylineAuthor *) g_ptr_array_index (one->authors, 1))->bio = g_strdup ("Writes.");
  byline_commit_result_free (fixture_commit (self, a, one, NULL));
  g_ptr_array_unref (
    apply (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "J. B. Smith", "Jo Smith")));
  assert_shown (self, "Jo Smith", "China|PRC");
  g_ptr_array_unref (
    apply (self, byline_rule_rename (BYLINE_RULE_KIND_AUTHOR, "Jo Smith", "Joanna")));
  g_ptr_array_unref (apply (self, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "PRC", "China")));
  g_ptr_array_unref (
    apply (self, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "Zhongguo")));
  assert_shown (self, "Joanna", "Zhongguo");
}

/* A story whose feed says but a name shows what other pages said of that person: not what another
 * person of that name said in another paper, and no portrait of a private network. */
static void
test_shown_whole (Fixture *self, gconstpointer data)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  BylineArticle *bare = article ("1", "one", NULL, "Jo Smith");
  BylineArticle *card = article ("2", "two", NULL, "Jo Smith");
  BylineArticle *private = article ("3", "three", NULL, "Ann Lee");
  BylineAuthor *author = g_ptr_array_index (card->authors, 0);
  BylineAuthor *other = g_ptr_array_index (private->authors, 0);
  g_autoptr (BylineArticle) shown = NULL;
  g_autoptr (BylineArticle) kept = NULL;
  g_autoptr (BylineArticle) lee = NULL;

  byline_commit_result_free (fixture_commit (self, a, bare, NULL));
  author->bio = g_strdup ("Draws.");
  author->avatar = g_strdup ("https://a.example/jo.jpg");
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "jo@a.example");
  byline_commit_result_free (fixture_commit (self, a, card, NULL));
  other->avatar = g_strdup ("http://10.0.0.1/lee.jpg");
  private->network = BYLINE_NETWORK_PRIVATE;
  byline_commit_result_free (fixture_commit (self, a, private, NULL));
  byline_commit_result_free (
    fixture_commit (self, a, article ("4", "four", NULL, "Ann Lee"), NULL));

  shown = byline_db_load_display_article (self->db, 1, NULL);
  author = g_ptr_array_index (shown->authors, 0);
  g_assert_cmpstr (author->bio, ==, "Draws.");
  g_assert_cmpstr (author->avatar, ==, "https://a.example/jo.jpg");
  g_assert_cmpuint (author->contacts->len, ==, 1);
  kept = byline_db_load_article (self->db, 1, NULL);
  g_assert_null (((BylineAuthor *) g_ptr_array_index (kept->authors, 0))->bio);
  lee = byline_db_load_display_article (self->db, 4, NULL);
  g_assert_null (((BylineAuthor *) g_ptr_array_index (lee->authors, 0))->avatar);
}

/* What any stored article says of a person is on the person's page, from a feed as from a page. */
static void
test_details_from_feed (Fixture *self, gconstpointer data)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  BylineArticle *one = article ("1", "one", NULL, "Jo Smith");
  BylineAuthor *author = g_ptr_array_index (one->authors, 0);
  g_autoptr (BylineAuthorDetail) detail = NULL;

  author->bio = g_strdup ("Writes.");
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "jo@a.example");
  byline_commit_result_free (fixture_commit (self, a, one, NULL));
  byline_commit_result_free (
    fixture_commit (self, a, article ("2", "two", NULL, "Jo Smith"), NULL));
  detail = byline_db_author_detail (self->db, "Jo Smith", NULL);
  g_assert_cmpstr (detail->author->bio, ==, "Writes.");
  g_assert_cmpuint (detail->author->contacts->len, ==, 1);
}

static void
test_nesting (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", NULL);
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineSectionDetail) detail = NULL;

  byline_commit_result_free (fixture_commit (self, feed_id, article ("2", "two", "World", NULL),
                                             article ("1", "one", "World > China", NULL), NULL));
  assert_sections (self, FALSE, "World 2|China 1");
  fixture_assert_list (self, "World", NULL, NULL, FALSE, "two|one");
  story = fixture_story (self, fixture_find_title (self, "one"));
  g_assert_cmpuint (g_strv_length (story->sections), ==, 1);
  counts = byline_db_get_counts (self->db, NULL, self->now, NULL);
  g_assert_cmpstr (((BylineSectionSummary *) g_ptr_array_index (counts->sections, 1))->parent, ==,
                   "World");
  detail = byline_db_section_detail (self->db, "China", NULL);
  g_assert_cmpstr (detail->parent, ==, "World");
  undo = apply (self, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "China", "World"));
  assert_sections (self, FALSE, "World 2");
  take_back (self, undo);
  assert_sections (self, FALSE, "World 2|China 1");
}

/* The path of an address names a section only if there is a clear scheme. */
static void
test_addresses (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  gint64 other = fixture_subscribe (self, "http://b.example/feed", "http://b.example/");
  g_autoptr (GPtrArray)
    clear = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GPtrArray)
    unclear = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *url = g_strdup_printf ("http://a.example/%s/2026/11/story-%d.html",
                                              i % 2 == 0 ? "world" : "real-estate", i);
      g_autofree char *odd = g_strdup_printf ("http://b.example/thing%d/story-%d.html", i, i);

      g_ptr_array_add (clear, fixture_article (id, url, id, 1000));
      g_ptr_array_add (unclear, fixture_article (id, odd, id, 1000));
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, clear));
  byline_commit_result_free (fixture_commit_array (self, other, unclear));
  assert_sections (self, FALSE, "Real estate 6|World 6");
}

/* All that the user decided comes back from the journal. */
static void
test_rebuild (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GPtrArray) filters = NULL;
  const BylineSavedFilter *saved;

  fill (self);
  byline_filter_add_section (filter, "China");
  filter->unread = TRUE;
  g_ptr_array_unref (apply (self, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "PRC")));
  g_ptr_array_unref (
    apply (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "M. Lindqvist", "Mara Lindqvist")));
  g_ptr_array_unref (
    apply (self, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Markets", "China")));
  g_ptr_array_unref (apply (self, byline_rule_pin (BYLINE_RULE_KIND_AUTHOR, "Wim Destrooper", 0)));
  g_ptr_array_unref (apply (self, byline_rule_mute (BYLINE_RULE_KIND_WORD, "eight", TRUE, 0)));
  g_ptr_array_unref (apply (self, byline_rule_save_filter ("Mine", filter, 0)));
  g_assert_true (byline_db_compact_journal (self->db, &error));
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 8);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_counts (self);
  fixture_assert_list (self, "PRC", NULL, NULL, FALSE, "four|three|two|one");
  assert_authors (self, FALSE, "Wim Destrooper 1|Mara Lindqvist 3");
  fixture_assert_list (self, NULL, NULL, "eight", FALSE, "");
  filters = byline_db_get_saved_filters (self->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filters->len, ==, 1);
  saved = g_ptr_array_index (filters, 0);
  g_assert_cmpstr (saved->name, ==, "Mine");
  g_assert_cmpuint (saved->n_unread, ==, 4);
}

static void
test_details (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAuthorDetail) author = NULL;
  g_autoptr (BylineSectionDetail) section = NULL;

  fill (self);
  g_ptr_array_unref (
    apply (self, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "M. Lindqvist", "Mara Lindqvist")));
  g_ptr_array_unref (apply (self, byline_rule_pin (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", 0)));
  author = byline_db_author_detail (self->db, "m. lindqvist", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (author->author->name, ==, "Mara Lindqvist");
  g_assert_true (author->is_followed);
  g_assert_cmpuint (author->n_stories, ==, 3);
  g_assert_cmpuint (author->aliases->len, ==, 1);
  g_assert_cmpuint (author->publications->len, ==, 1);
  g_assert_cmpuint (author->sections->len, ==, 3);
  section = byline_db_section_detail (self->db, "market", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (section->name, ==, "Markets");
  /* An agency is no person. */
  g_assert_cmpuint (section->authors->len, ==, 1);
  g_assert_cmpuint (section->publications->len, ==, 1);
  g_assert_null (byline_db_section_detail (self->db, "Nothing", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_complete (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  const BylineCompletion *completion;

  fill (self);
  names = byline_db_get_completions (self->db, "words section:cul", 17, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 1);
  completion = g_ptr_array_index (names, 0);
  g_assert_cmpstr (completion->replacement, ==, "section:\"Arts & Culture\" ");
  g_assert_cmpuint (completion->start, ==, 6);
  g_assert_cmpuint (completion->end, ==, 17);
  fields = byline_db_get_completions (self->db, "a", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, 2);
}

static void
test_hostile (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", NULL);
  g_autofree char *huge = g_strnfill (10000, 'x');
  BylineArticle *many = article ("1", "one", huge, huge);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = NULL;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tag %c%c%c", 'a' + i % 26, 'a' + i / 26 % 26,
                                               'a' + i / 676);

      byline_sections_add (many->sections, name);
    }
  byline_commit_result_free (fixture_commit (self, feed_id, many,
                                             article ("2", "two", "<b>&lt;Bold</b>",
                                                      "\xe2\x80\xae"
                                                      "evil"),
                                             article ("3", "three", "Mara", "Mara"),
                                             article ("4", "four", "   ", "   "), NULL));
  fixture_assert_counts (self);
  counts = byline_db_get_all_counts (self->db, NULL, self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->sections->len, <, 100);
  for (guint i = 0; i < counts->sections->len; i++)
    {
      const BylineSectionSummary *row = g_ptr_array_index (counts->sections, i);

      g_assert_cmpint (g_utf8_strlen (row->name, -1), <=, 200);
      g_assert_cmpstr (row->name, !=, "");
    }
  g_ptr_array_unref (apply (self, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "Mara", huge)));
}

static guint
count_of (Fixture *self, BylineRuleKind kind, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
  return byline_db_count_stories (self->db, filter, NULL, NULL);
}

static void
assert_clickable (Fixture *self)
{
  g_autoptr (BylineCounts) counts = byline_db_get_all_counts (self->db, NULL, self->now, NULL);

  for (guint i = 0; i < counts->sections->len; i++)
    {
      const BylineSectionSummary *row = g_ptr_array_index (counts->sections, i);

      g_assert_true (g_utf8_validate (row->name, -1, NULL));
      g_assert_cmpuint (count_of (self, BYLINE_RULE_KIND_SECTION, row->name), ==, row->n_stories);
    }
  for (guint i = 0; i < counts->authors->len; i++)
    {
      const BylineAuthorSummary *row = g_ptr_array_index (counts->authors, i);

      g_assert_cmpstr (row->name, !=, "");
      g_assert_cmpuint (count_of (self, BYLINE_RULE_KIND_AUTHOR, row->name), ==, row->n_stories);
    }
}

/* Whatever a name is made of: the row that it stands in shows its stories. */
static void
test_odd_names (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "null",
    "a\x01\x02"
    "b",
    "\xe2\x80\xaeright\xe2\x80\xac",
    "<script>x</script>",
    "*",
    "\"quoted\"",
    "Mara",
    "one\ntwo",
    "%s%n",
    "a > b > c",
    "\xc3\x28",
    "\xe4\xb8\xad\xe5\x9b\xbd",
    "null null",
    "'; DROP TABLE stories; --",
    "\xef\xbb\xbf"
    "bom",
    "\xf0\x9f\x98\x80",
  };
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", NULL);
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      byline_commit_result_free (
        fixture_commit (self, feed_id, article (id, id, names[i], names[i]), NULL));
    }
  fixture_assert_counts (self);
  assert_clickable (self);
  counts = byline_db_get_all_counts (self->db, NULL, self->now, NULL);
  for (guint i = 0; i < counts->authors->len; i++)
    g_assert_cmpstr (((BylineAuthorSummary *) g_ptr_array_index (counts->authors, i))->name, !=,
                     "null");

  /* Merges in a circle, in one step and in several. */
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Mara", "Mara"));
  g_assert_null (byline_db_apply_rules (self->db, rules, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_LOOP);
  g_clear_error (&error);
  g_ptr_array_set_size (rules, 0);
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "A A", "B B"));
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "B B", "C C"));
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "C C", "A A"));
  g_assert_null (byline_db_apply_rules (self->db, rules, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_LOOP);
  g_clear_pointer (&rules, g_ptr_array_unref);
  rules = byline_db_get_rules (self->db, NULL);
  g_assert_cmpuint (rules->len, ==, 0);
  assert_clickable (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/rules/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("folding", test_folding);
  ADD ("spelling", test_spelling);
  ADD ("noise", test_noise);
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("merge-into-nobody", test_merge_into_nobody);
  ADD ("both-names", test_both_names);
  ADD ("split", test_split);
  ADD ("split-moved", test_split_moved);
  ADD ("shown", test_shown);
  ADD ("shown-whole", test_shown_whole);
  ADD ("details-from-feed", test_details_from_feed);
  ADD ("nesting", test_nesting);
  ADD ("addresses", test_addresses);
  ADD ("rebuild", test_rebuild);
  ADD ("details", test_details);
  ADD ("complete", test_complete);
  ADD ("hostile", test_hostile);
  ADD ("odd-names", test_odd_names);
  return g_test_run ();
}
