/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-match-private.h"
#include "byline-db-names-private.h"
#include "byline-db-pages-private.h"
#include "byline-db-positions-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-text.h"

/*
 * The archive keeps the names as they were published; who reads an article sees those that the user
 * knows: merged, renamed, told apart, with what any page said of them.
 */

/* Returns: the author whom the one called @name in the story counts for; 0 if the index knows nothing
 * of them, -1 with @error. */
static gint64
find_author (BylineDb *self, const BylineStoryRow *row, const char *name, GError **error)
{
  g_autofree char *fold = byline_text_fold (name);

  return _byline_db_query_int (
    self, 0, error,
    "SELECT m.author FROM author_aliases x JOIN story_author_names n"
    " ON n.author = x.author AND n.story = ?1 JOIN author_members m ON m.raw = n.author"
    " WHERE x.kind = 'name' AND x.value = ?2 AND (m.publication = ?3 OR m.publication = 0)"
    " ORDER BY m.publication <> ?3, m.distance, n.position LIMIT 1",
    "isi", row->id, fold, row->publication_id);
}

/* Gives @author the name that the person bears now, and what other pages said of them. A portrait
 * from a private network is asked for only where the story may lead there. */
static gboolean
complete_author (BylineDb *self,
                 const BylineStoryRow *row,
                 gint64 id,
                 BylineNetwork network,
                 BylineAuthor *author,
                 GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT coalesce (a.label, a.name), a.url, a.avatar, a.email, a.bio, a.contacts,"
    " a.avatar_private FROM authors a WHERE a.id = ?1 OR a.id IN (SELECT raw FROM author_members"
    "  WHERE author = ?1 AND publication IN (0, ?2)) ORDER BY a.id <> ?1, a.id LIMIT 50",
    "ii", id, row->publication_id);
  g_autoptr (GError) failure = NULL;
  gboolean is_first = TRUE;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      g_autoptr (BylineAuthor) known = _byline_db_read_author (rows);

      if (_byline_column_network (rows, 6) == BYLINE_NETWORK_PRIVATE &&
          network != BYLINE_NETWORK_PRIVATE)
        g_clear_pointer (&known->avatar, g_free);
      if (is_first)
        {
          g_free (author->name);
          author->name = g_strdup (known->name);
        }
      is_first = FALSE;
      byline_author_merge (author, known);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
show_authors (BylineDb *self, const BylineStoryRow *row, BylineArticle *article, GError **error)
{
  g_autoptr (GPtrArray) authors = g_steal_pointer (&article->authors);

  /* Two spellings of one person in one article become one again. */
  article->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  for (guint i = 0; i < authors->len; i++)
    {
      g_autoptr (BylineAuthor) author = byline_author_copy (g_ptr_array_index (authors, i));
      gint64 id = find_author (self, row, author->name, error);

      if (id < 0 || (id > 0 && !complete_author (self, row, id, article->network, author, error)))
        return FALSE;
      byline_authors_add (article->authors, g_steal_pointer (&author));
    }
  return TRUE;
}

static gboolean
show_sections (BylineDb *self, const BylineStoryRow *row, BylineArticle *article, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT coalesce (s.label, s.name), s.path FROM story_sections x JOIN sections s"
    " ON s.id = x.section WHERE x.story = ? AND x.position < 1000 ORDER BY x.position",
    "i", row->id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_set_size (article->sections, 0);
  while (_byline_db_step (self, rows, &failure))
    _byline_db_add_section (article->sections, (const char *) sqlite3_column_text (rows, 0),
                            (const char *) sqlite3_column_text (rows, 1));
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Which of the stories that its page shows are the library's. */
static gboolean
find_teasers (BylineDb *self, const BylineStoryRow *row, BylineArticle *article, GError **error)
{
  for (guint i = 0; i < article->teasers->len; i++)
    {
      BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);
      g_autofree char *url = _byline_db_story_url (self, row->publication_id, teaser->url);

      teaser->number = url != NULL
                         ? _byline_db_query_int (
                             self, 0, error,
                             "SELECT s.id FROM url_aliases u JOIN stories s"
                             " ON s.id = u.story WHERE u.publication = ? AND u.name = ?"
                             " AND u.url = ? AND s.id <> ? ORDER BY s.id LIMIT 1",
                             "iisi", row->publication_id, _byline_identity_hash (url), url, row->id)
                         : 0;
      if (teaser->number < 0)
        return FALSE;
    }
  return TRUE;
}

BylineArticle *
byline_db_load_display_article (BylineDb *self, gint64 story_id, GError **error)
{
  g_auto (BylineReadTransaction) snapshot = { NULL };
  g_autoptr (BylineStoryRow) row = NULL;
  g_autoptr (BylineArticle) article = NULL;
  BylinePageReading pages;

  g_return_val_if_fail (self != NULL, NULL);

  if (!_byline_read_transaction_begin (&snapshot, self, error))
    return NULL;
  article = byline_db_load_article (self, story_id, error);
  if (article == NULL)
    return NULL;
  row = _byline_db_get_row (self, story_id, error);
  if (row == NULL || !show_authors (self, row, article, error) ||
      !show_sections (self, row, article, error) || !find_teasers (self, row, article, error) ||
      !_byline_db_get_page_reading (self, row->publication_id, &pages, error) ||
      !_byline_db_get_position (self, story_id, &article->position, error))
    return NULL;
  article->wants_page = byline_page_reading_wants (&pages, article);
  return g_steal_pointer (&article);
}
