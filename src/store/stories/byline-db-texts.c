/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rows-private.h"

#include <string.h>

/*
 * What is searched of a story. FTS5 keeps what is new in memory until it is told of a savepoint,
 * and SQLite tells it at each statement that changes more than one row (a trigger is enough): so
 * each of the stories that a feed brings would be written as a part of the index by itself, for
 * all parts to be joined later. Texts wait in temp.new_texts while a feed is committed; one
 * statement brings them in then.
 */

/* So many bytes are gathered at most; FTS5 writes a part of the index for each MiB or so anyway. */
#define MAX_GATHERED (4 * 1024 * 1024)

#define COLUMNS "id, headline, standfirst, body, authors, sections"

/* What is there already and is not different stays, with its part of the index. */
#define REPLACE                                                                                    \
  " ON CONFLICT (id) DO UPDATE SET headline = excluded.headline,"                                  \
  " standfirst = excluded.standfirst, body = excluded.body, authors = excluded.authors,"           \
  " sections = excluded.sections WHERE headline IS NOT excluded.headline"                          \
  " OR body IS NOT excluded.body OR standfirst IS NOT excluded.standfirst"                         \
  " OR authors IS NOT excluded.authors OR sections IS NOT excluded.sections"

static char *
author_names (const BylineArticle *article)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", author->name);
    }
  return g_string_free (names, FALSE);
}

/* Kicker, sections and tags: what it is about. */
static char *
topics (const BylineArticle *article)
{
  GString *names = g_string_new (article->kicker);

  for (guint i = 0; i < article->sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (article->sections, i);

      g_string_append_printf (names, "\n%s", section->name);
    }
  for (guint i = 0; i < article->tags->len; i++)
    g_string_append_printf (names, "\n%s", (const char *) g_ptr_array_index (article->tags, i));
  return g_string_free (names, FALSE);
}

static gboolean
index_gathered (BylineDb *self, GError **error)
{
  self->bulk_bytes = 0;
  /* In the order of rows: any other makes FTS5 write for each. */
  return _byline_db_run (self, error,
                         "INSERT INTO texts (" COLUMNS ") SELECT " COLUMNS " FROM temp.new_texts"
                         " WHERE TRUE ORDER BY id" REPLACE,
                         "") &&
         _byline_db_run (self, error, "DELETE FROM temp.new_texts", "");
}

gboolean
_byline_db_set_text (BylineDb *self,
                     const BylineStoryRow *row,
                     const BylineArticle *article,
                     const char *body,
                     GError **error)
{
  g_autofree char *authors = author_names (article);
  g_autofree char *sections = topics (article);
  const char *passage = article->standfirst != NULL ? article->standfirst : article->summary;
  const char *sql = self->is_bulk_indexing ? "INSERT OR REPLACE INTO temp.new_texts (" COLUMNS ")"
                                          " VALUES (? * 268435456 + ?, ?, ?, ?, ?, ?)"
                                        : "INSERT INTO texts (" COLUMNS ")"
                                          " VALUES (? * 268435456 + ?, ?, ?, ?, ?, ?)" REPLACE;

  if (!_byline_db_run (self, error, sql, "iisssss", row->sort_time, row->id, article->title,
                       passage, body, authors, sections))
    return FALSE;
  if (!self->is_bulk_indexing)
    return TRUE;
  self->bulk_bytes += strlen (body);
  return self->bulk_bytes < MAX_GATHERED || index_gathered (self, error);
}

gboolean
_byline_db_begin_bulk_index (BylineDb *self, GError **error)
{
  self->is_bulk_indexing = TRUE;
  self->bulk_bytes = 0;
  return _byline_db_run (self, error, "DELETE FROM temp.new_texts", "");
}

gboolean
_byline_db_end_bulk_index (BylineDb *self, GError **error)
{
  self->is_bulk_indexing = FALSE;
  return index_gathered (self, error);
}
