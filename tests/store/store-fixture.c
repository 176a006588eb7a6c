/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"

void
fixture_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        fixture_remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_rmdir (path);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("byline-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->now = 1700000000;
  self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, byline_db_close);
  fixture_remove_tree (self->dir);
  g_free (self->dir);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (byline_db_update_mutes (self->db, &error));
  g_assert_no_error (error);
}

char *
fixture_path (Fixture *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

gint64
fixture_subscribe (Fixture *self, const char *feed_url, const char *home_page_url)
{
  BylineSubscription subscription = { .feed_url = feed_url, .home_page_url = home_page_url };
  g_autoptr (GError) error = NULL;
  gint64 feed_id = byline_db_subscribe (self->db, &subscription, &error);

  g_assert_no_error (error);
  g_assert_cmpint (feed_id, >, 0);
  return feed_id;
}

BylineArticle *
fixture_article (const char *id, const char *url, const char *title, gint64 published)
{
  BylineArticle *article = byline_article_new ();

  article->id = g_strdup (id);
  article->url = g_strdup (url);
  article->title = g_strdup (title);
  article->published = published;
  return article;
}

void
fixture_add_section (BylineArticle *article, const char *name)
{
  g_ptr_array_add (article->sections, byline_section_new (name, NULL));
}

void
fixture_add_author (BylineArticle *article, const char *name)
{
  g_ptr_array_add (article->authors, byline_author_new (name));
}

void
fixture_add_paragraph (BylineArticle *article, const char *text)
{
  g_ptr_array_add (article->blocks,
                   byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text)));
}

BylineCommitResult *
fixture_commit_array (Fixture *self, gint64 feed_id, GPtrArray *articles)
{
  BylineFeedUpdate update = { .feed_id = feed_id, .articles = articles, .now = self->now };
  g_autoptr (GError) error = NULL;
  BylineCommitResult *commit = byline_db_commit_feed (self->db, &update, &error);

  self->now += 60;
  g_assert_no_error (error);
  g_assert_nonnull (commit);
  return commit;
}

BylineCommitResult *
fixture_commit (Fixture *self, gint64 feed_id, BylineArticle *first, ...)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  va_list arguments;

  va_start (arguments, first);
  for (BylineArticle *article = first; article != NULL;
       article = va_arg (arguments, BylineArticle *))
    g_ptr_array_add (articles, article);
  va_end (arguments);
  return fixture_commit_array (self, feed_id, articles);
}

char *
fixture_titles (Fixture *self, const BylineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = byline_db_list_stories (self->db, filter, 0, 0, &error);
  g_autoptr (GPtrArray) stories = NULL;
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  stories = byline_db_get_stories (self->db, (gint64 *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, ==, ids->len);
  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = g_ptr_array_index (stories, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", story->title);
    }
  return g_string_free (titles, FALSE);
}

void
fixture_assert_list (Fixture *self,
                     const char *section,
                     const char *author,
                     const char *search,
                     gboolean unread,
                     const char *expected)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *titles = NULL;

  if (section != NULL)
    byline_filter_add_section (filter, section);
  if (author != NULL)
    byline_filter_add_author (filter, author);
  filter->search = g_strdup (search);
  filter->unread = unread;
  titles = fixture_titles (self, filter);
  g_assert_cmpstr (titles, ==, expected);
}

gint64
fixture_find_title (Fixture *self, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 id = _byline_db_query_int (self->db, 0, &error, "SELECT id FROM stories WHERE title = ?",
                                    "s", title);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

BylineStory *
fixture_story (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stories = byline_db_get_stories (self->db, &id, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, ==, 1);
  return byline_story_ref (g_ptr_array_index (stories, 0));
}

void
fixture_mark (Fixture *self, gint64 story_id, BylineStoryFlag flag, gboolean value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_db_mark (self->db, &story_id, 1, flag, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changed);
}

void
fixture_set_retention (Fixture *self, gint64 publication_id, guint days, guint stories)
{
  BylineRetention retention = { days, stories, BYLINE_KEEP_UNREAD_DEFAULT };
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_set_retention (self->db, publication_id, &retention, &error));
  g_assert_no_error (error);
}

void
fixture_assert_counts (Fixture *self)
{
  static const char *const sums[] = {
    "SELECT count(*) FROM publications p WHERE n_stories <>"
    " (SELECT count(*) FROM stories s WHERE s.publication = p.id AND shown <> 2) OR n_unread <>"
    " (SELECT count(*) FROM stories s WHERE s.publication = p.id AND shown <> 2 AND is_read = 0)",
    "SELECT count(*) FROM feeds f WHERE n_stories <>"
    " (SELECT count(*) FROM story_feeds s WHERE s.feed = f.id)",
    "SELECT count(*) FROM sections c WHERE n_stories <> (SELECT count(*) FROM story_sections x"
    "  JOIN stories s ON s.id = x.story WHERE x.section = c.id AND s.shown = 1) OR n_unread <>"
    " (SELECT count(*) FROM story_sections x JOIN stories s ON s.id = x.story"
    "  WHERE x.section = c.id AND s.shown = 1 AND s.is_read = 0)",
    "SELECT count(*) FROM authors c WHERE n_stories <> (SELECT count(*) FROM story_authors x"
    "  JOIN stories s ON s.id = x.story WHERE x.author = c.id AND s.shown = 1) OR n_unread <>"
    " (SELECT count(*) FROM story_authors x JOIN stories s ON s.id = x.story"
    "  WHERE x.author = c.id AND s.shown = 1 AND s.is_read = 0)",
    "SELECT count(*) FROM story_sections x JOIN stories s ON s.id = x.story"
    " WHERE (x.shown, x.is_read, x.is_saved, x.sort_time, x.publication, x.place)"
    "  IS NOT (s.shown, s.is_read, s.is_saved, s.sort_time, s.publication, s.place)",
    "SELECT count(*) FROM story_authors x JOIN stories s ON s.id = x.story"
    " WHERE (x.shown, x.is_read, x.is_saved, x.sort_time, x.publication, x.place)"
    "  IS NOT (s.shown, s.is_read, s.is_saved, s.sort_time, s.publication, s.place)",
    "SELECT (SELECT count(*) FROM stories) <> (SELECT count(*) FROM texts)",
    "SELECT count(*) FROM stories s LEFT JOIN publications p ON p.id = s.publication"
    " WHERE s.shown <> CASE WHEN p.removed_at = 0 THEN 1 + s.muted"
    "  WHEN s.is_saved = 1 THEN 3 - s.muted ELSE 0 END",
    /* What follows from the raw names is what is there. */
    "SELECT count(*) FROM (SELECT DISTINCT n.story, m.section FROM story_section_names n"
    "  JOIN section_members m ON m.raw = n.section EXCEPT"
    "  SELECT story, section FROM story_sections)",
    "SELECT count(*) FROM (SELECT story, section FROM story_sections EXCEPT"
    "  SELECT n.story, m.section FROM story_section_names n JOIN section_members m"
    "  ON m.raw = n.section)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 wrong = _byline_db_query_int (self->db, 0, &error, sums[i], "");

      g_assert_no_error (error);
      if (wrong != 0)
        g_error ("%" G_GINT64_FORMAT " rows disagree: %s", wrong, sums[i]);
    }
}

void
fixture_index (Fixture *self, const char *sql)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOneShotStatement) rows = _byline_db_prepare (self->db, sql, &error);

  g_assert_no_error (error);
  g_assert_true (_byline_transaction_begin (&scope, self->db, &error));
  _byline_db_begin_bulk_index (self->db);
  while (sqlite3_step (rows->handle) == SQLITE_ROW)
    {
      BylineStoryRow row = { .id = sqlite3_column_int64 (rows->handle, 0),
                             .place = sqlite3_column_int64 (rows->handle, 1) };
      g_autoptr (BylineArticle) article = byline_article_new ();

      article->title = g_strdup ((const char *) sqlite3_column_text (rows->handle, 2));
      g_assert_true (_byline_db_set_text (
        self->db, &row, article, (const char *) sqlite3_column_text (rows->handle, 3), &error));
    }
  g_assert_true (_byline_db_end_bulk_index (self->db, &error));
  g_assert_true (_byline_transaction_commit (&scope, &error));
}
