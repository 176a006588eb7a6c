/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "damage-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "byline-db-private.h"
#include "byline-db-stories.h"

void
damage_fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, DAMAGE_FEED, "http://paper.example/");
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (int i = 0; i < DAMAGE_N_STORIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *title = g_strdup_printf ("Story %d", i);
      g_autofree char *url = g_strdup_printf ("http://paper.example/%d", i);
      BylineArticle *article = fixture_article (id, url, title, 100000 - i);

      fixture_add_paragraph (article, "The text of it");
      fixture_add_section (article, "China");
      fixture_add_author (article, "Mara Lindqvist");
      g_ptr_array_add (articles, article);
    }
  byline_commit_free (fixture_commit_array (self, feed, articles));
}

void
damage_mark_hundred (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL;
  gint64 ids[100];

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      ids[i] = fixture_find_title (self, title);
    }
  changed = byline_db_mark (self->db, ids, 100, BYLINE_FLAG_READ, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 100);
}

gint64
damage_count (Fixture *self, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", condition);
  g_autoptr (BylineQuery) query = _byline_db_prepare (self->db, sql, NULL);

  g_assert_cmpint (sqlite3_step (query->handle), ==, SQLITE_ROW);
  return sqlite3_column_int64 (query->handle, 0);
}

char *
damage_read_file (Fixture *self, const char *name, gsize *length)
{
  g_autofree char *path = fixture_path (self, name);
  char *data = NULL;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

void
damage_write_file (const char *path, const char *data, gsize length)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  close (fd);
}

void
damage_change_file (const char *path, const char *before, const char *after)
{
  g_autofree char *data = NULL;
  gsize length;
  char *place;

  g_assert_cmpuint (strlen (before), ==, strlen (after));
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  place = g_strstr_len (data, (gssize) length, before);
  g_assert_nonnull (place);
  memcpy (place, after, strlen (after));
  damage_write_file (path, data, length);
}

char *
damage_article_path (Fixture *self, const char *title)
{
  g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, title));

  return g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
}

void
damage_delete_database (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "library.db");

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

BylineCheck *
damage_check (Fixture *self, gboolean repair)
{
  g_autoptr (GError) error = NULL;
  BylineCheck *result = byline_db_check (self->db, repair, &error);

  g_assert_no_error (error);
  return result;
}

gboolean
damage_says (BylineCheck *result, const char *text)
{
  for (guint i = 0; i < result->problems->len; i++)
    if (strstr (g_ptr_array_index (result->problems, i), text) != NULL)
      return TRUE;
  return FALSE;
}
