/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>

#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-canonical.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-salvage-private.h"
#include "byline-error.h"
#include "byline-feed-article.h"
#include "byline-file-private.h"
#include "byline-render.h"
#include "byline-story-columns-private.h"

/*
 * The index knows much of a story: its headline, address, dates, names, and its text without
 * form. Where the article's file is gone or broken, that is what the story has; it counts as an
 * excerpt, so that its page is asked for when it is opened.
 */

static const char *
row_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    {
      g_autofree char *columns = _byline_columns_join (&_byline_story_columns, "s.", "");

      g_once_init_leave (
        &sql, g_strdup_printf (
                "SELECT %s, s.key, s.received, p.key, coalesce (p.name, p.own_name), p.home,"
                " coalesce ((SELECT item FROM item_aliases a WHERE a.story = s.id"
                "   AND a.feed = s.feed LIMIT 1),"
                "  (SELECT item FROM item_aliases a WHERE a.story = s.id LIMIT 1))"
                " FROM stories s LEFT JOIN publications p ON p.id = s.publication WHERE s.id = ?",
                columns));
    }
  return sql;
}

static gboolean
read_row (BylineDb *self, gint64 id, BylineArticle *article, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (self, error, row_sql (), "i", id);
  g_autoptr (BylineStory) story = byline_story_new ();
  int i;

  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  i = _byline_columns_read (&_byline_story_columns, row, 0, story);
  byline_record_take_alike (&byline_article_record, article, &byline_story_record, story);
  article->key = _byline_column_text (row, i++);
  article->received = sqlite3_column_int64 (row, i++);
  article->publication_key = _byline_column_text (row, i++);
  article->publication_name = _byline_column_text (row, i++);
  article->publication_url = _byline_column_text (row, i++);
  article->id = _byline_column_text (row, i);
  article->number = id;
  if (story->picture_url != NULL)
    article->lead = byline_picture_new (story->picture_url);
  return TRUE;
}

static gboolean
read_sections (BylineDb *self, gint64 story_id, BylineArticle *article, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT c.name, c.path FROM story_section_names n"
                             " JOIN sections c ON c.id = n.section WHERE n.story = ?"
                             " ORDER BY n.position",
                             "i", story_id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    _byline_db_add_section (article->sections, (const char *) sqlite3_column_text (rows, 0),
                            (const char *) sqlite3_column_text (rows, 1));
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
read_authors (BylineDb *self, gint64 story_id, BylineArticle *article, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT a.name, a.url, a.avatar FROM story_author_names n"
                             " JOIN authors a ON a.id = n.author WHERE n.story = ?"
                             " ORDER BY n.position",
                             "i", story_id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      BylineAuthor *author = byline_author_new ((const char *) sqlite3_column_text (rows, 0));

      author->url = _byline_column_text (rows, 1);
      author->avatar = _byline_column_text (rows, 2);
      byline_authors_add (article->authors, author);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static void
read_text (BylineDb *self, gint64 story_id, BylineArticle *article)
{
  g_autofree char *body = _byline_db_dup_body (self, story_id);
  g_auto (GStrv) lines = body != NULL ? g_strsplit (body, "\n", -1) : NULL;

  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (article->blocks,
                       byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (lines[i])));
}

BylineArticle *
_byline_db_salvage_article (BylineDb *self, gint64 story_id, GError **error)
{
  g_autoptr (BylineArticle) article = byline_article_new ();

  if (!read_row (self, story_id, article, error) ||
      !read_sections (self, story_id, article, error) ||
      !read_authors (self, story_id, article, error) ||
      !_byline_db_get_feed_urls (self, story_id, article->feeds, error))
    return NULL;
  read_text (self, story_id, article);
  article->is_excerpt = TRUE;
  byline_article_canonicalize (article);
  return g_steal_pointer (&article);
}

/* Makes room for a new file where a broken one, or none, is. */
static gboolean
keep_broken (BylineDb *self, const char *key, GError **error)
{
  g_autofree char *path = _byline_archive_path (self->articles_dir, key);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  if (g_rename (path, aside) == 0 || errno == ENOENT)
    return TRUE;
  _byline_set_error_errno (error, errno, path);
  return FALSE;
}

gboolean
_byline_db_write_salvaged (BylineDb *self,
                           const char *key,
                           const BylineArticle *article,
                           GError **error)
{
  return keep_broken (self, key, error) &&
         _byline_archive_write (self->articles_dir, key, article, TRUE, error);
}

gboolean
_byline_db_salvage_file (BylineDb *self, gint64 story_id, const char *key, GError **error)
{
  g_autoptr (BylineArticle) article = _byline_db_salvage_article (self, story_id, error);

  return article != NULL && _byline_db_write_salvaged (self, key, article, error) &&
         _byline_db_run (self, error,
                         "UPDATE stories SET is_excerpt = 1, from_page = 0, has_article = ?"
                         " WHERE id = ?",
                         "ii", (gint64) byline_article_has_body (article), story_id);
}

/* --- A body that was changed --- */

/* Puts the lines that are right in the place of those that are not; marks stay where they are if
 * the text is as long as it was. */
static void
mend_blocks (GPtrArray *blocks, GHashTable *right, int depth)
{
  for (guint i = 0; blocks != NULL && i < blocks->len && depth < BYLINE_BLOCK_MAX_DEPTH; i++)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);
      const char *line = NULL;

      if (block->text != NULL)
        line = g_hash_table_lookup (right, block->text->text);
      if (line != NULL && g_utf8_strlen (line, -1) == g_utf8_strlen (block->text->text, -1))
        {
          g_free (block->text->text);
          block->text->text = g_strdup (line);
        }
      else if (line != NULL)
        {
          byline_text_free (block->text);
          block->text = byline_text_new (line);
        }
      mend_blocks (block->children, right, depth + 1);
    }
}

/* The index has the text in lines. Where they cannot be told apart in the blocks, the text
 * counts for more than its form. */
static void
mend_body (BylineArticle *article, const BylineArticle *known)
{
  g_autofree char *said = byline_render_text (article);
  g_autofree char *text = byline_render_text (known);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  g_auto (GStrv) right_lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) right = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *mended = NULL;

  if (g_str_equal (said, text) || known->blocks->len == 0)
    return;
  for (gsize i = 0; lines[i] != NULL && right_lines[i] != NULL; i++)
    if (!g_str_equal (lines[i], right_lines[i]))
      g_hash_table_insert (right, lines[i], right_lines[i]);
  /* What is mended is not what the feed said. */
  g_clear_pointer (&article->feed_html, g_free);
  if (g_strv_length (lines) == g_strv_length (right_lines))
    mend_blocks (article->blocks, right, 0);
  mended = byline_render_text (article);
  if (g_str_equal (mended, text))
    return;
  g_ptr_array_unref (article->blocks);
  article->blocks = byline_blocks_copy (known->blocks);
  article->is_excerpt = TRUE;
}

BylineArticle *
_byline_db_mend_article (BylineDb *self,
                         gint64 story_id,
                         const BylineArticle *article,
                         GError **error)
{
  g_autoptr (BylineArticle) known = _byline_db_salvage_article (self, story_id, error);
  BylineArticle *mended;

  if (known == NULL)
    return NULL;
  /* It is another story's file: nothing in it is this one's. */
  if (g_strcmp0 (article->key, known->key) != 0 && g_strcmp0 (article->id, known->id) != 0)
    return g_steal_pointer (&known);
  mended = byline_article_copy (article);
  byline_article_open_body (mended);
#define TAKE(member)                                                                               \
  g_free (mended->member);                                                                         \
  mended->member = g_strdup (known->member)
  TAKE (id);
  TAKE (key);
  TAKE (url);
  TAKE (title);
  TAKE (publication_key);
  TAKE (publication_name);
  TAKE (publication_url);
#undef TAKE
  g_ptr_array_unref (mended->feeds);
  mended->feeds = g_ptr_array_ref (known->feeds);
  mend_body (mended, known);
  byline_article_canonicalize (mended);
  mended->published = known->published;
  mended->received = known->received;
  mended->number = story_id;
  return mended;
}

gboolean
_byline_db_fetch_again (BylineDb *self, gint64 story_id, GError **error)
{
  return _byline_db_run (self, error, "UPDATE item_aliases SET hash = NULL WHERE story = ?", "i",
                         story_id) &&
         _byline_db_run (self, error,
                         "UPDATE feeds SET etag = NULL, last_modified = NULL, next_due = 0"
                         " WHERE id IN (SELECT feed FROM story_feeds WHERE story = ?)",
                         "i", story_id);
}
