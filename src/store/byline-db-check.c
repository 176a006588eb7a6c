/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-private.h"
#include "byline-db-check-private.h"
#include "byline-db-maintenance.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"

/* Beyond these, more of the same is only counted. */
#define MAX_PROBLEMS 100

typedef struct {
  BylineDb *db;
  BylineCheck *result;
  gboolean repair;
  guint n_problems;
  GPtrArray *orphans; /* keys of files without a row */
} Check;

void
byline_check_free (BylineCheck *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void add_problem (Check      *check,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Check      *check,
             const char *format,
             ...)
{
  va_list arguments;

  if (++check->n_problems > MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (check->result->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* --- The database itself --- */

static gboolean
check_integrity (Check   *check,
                 GError **error)
{
  g_autoptr (BylineStatement) rows
      = _byline_db_query (check->db, error, "PRAGMA integrity_check (20)", "");

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (check->db, rows, NULL))
    {
      const char *text = (const char *) sqlite3_column_text (rows, 0);

      if (g_strcmp0 (text, "ok") != 0)
        add_problem (check, "The database is damaged: %s", text);
    }
  return TRUE;
}

static gboolean
check_keys (Check   *check,
            GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (check->db, error, "PRAGMA foreign_key_check",
                                                       "");

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (check->db, rows, NULL))
    add_problem (check, "A row of %s belongs to nothing",
                 (const char *) sqlite3_column_text (rows, 0));
  return TRUE;
}

static gboolean
check_search (Check   *check,
              GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (_byline_db_exec (check->db, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                       &failure))
    return TRUE;
  add_problem (check, "The search index does not agree with the texts");
  if (!check->repair)
    return TRUE;
  check->result->n_repaired++;
  return _byline_db_exec (check->db, "INSERT INTO search (search) VALUES ('rebuild')", error);
}

/* Each counter with what it should be, as an assignment and a comparison. */
static const struct {
  const char *name;
  const char *table;
  const char *stories;
  const char *unread;
} counters[] = {
  { "publications", "publications",
    "(SELECT count (*) FROM stories s WHERE s.publication = publications.id"
    " AND s.shown <> " SQL_MUTED ")",
    "(SELECT count (*) FROM stories s WHERE s.publication = publications.id"
    " AND s.shown <> " SQL_MUTED " AND s.is_read = 0)" },
  { "sections", "sections",
    "(SELECT count (*) FROM story_sections x WHERE x.section = sections.id"
    " AND x.shown = " SQL_LISTED ")",
    "(SELECT count (*) FROM story_sections x WHERE x.section = sections.id"
    " AND x.shown = " SQL_LISTED " AND x.is_read = 0)" },
  { "authors", "authors",
    "(SELECT count (*) FROM story_authors x WHERE x.author = authors.id"
    " AND x.shown = " SQL_LISTED ")",
    "(SELECT count (*) FROM story_authors x WHERE x.author = authors.id"
    " AND x.shown = " SQL_LISTED " AND x.is_read = 0)" },
};

static gboolean
run_sql (Check       *check,
         gint64      *value,
         const char  *sql,
         GError     **error)
{
  g_autoptr (BylineQuery) query = _byline_db_prepare (check->db, sql, error);
  int code;

  if (query == NULL)
    return FALSE;
  code = sqlite3_step (query->handle);
  if (code == SQLITE_ROW && value != NULL)
    *value = sqlite3_column_int64 (query->handle, 0);
  return code == SQLITE_ROW || code == SQLITE_DONE ? TRUE : _byline_db_fail (check->db, error);
}

static gboolean
check_counters (Check   *check,
                GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      g_autofree char *compare = g_strdup_printf (
        "SELECT count (*) FROM %s WHERE n_stories <> %s OR n_unread <> %s", counters[i].table,
        counters[i].stories, counters[i].unread);
      g_autofree char *mend = g_strdup_printf ("UPDATE %s SET n_stories = %s, n_unread = %s",
                                               counters[i].table, counters[i].stories,
                                               counters[i].unread);
      gint64 wrong = 0;

      if (!run_sql (check, &wrong, compare, error))
        return FALSE;
      if (wrong == 0)
        continue;
      add_problem (check,
                   wrong == 1 ? "The counts of %d of the %s are wrong"
                              : "The counts of %d %s are wrong",
                   (int) wrong, counters[i].name);
      if (check->repair && !run_sql (check, NULL, mend, error))
        return FALSE;
      if (check->repair)
        check->result->n_repaired += (guint) wrong;
    }
  return TRUE;
}

/* --- Articles --- */

/* What the feed says of the story next time is taken as new, so that its file is written again. */
static gboolean
fetch_again (Check   *check,
             gint64   story,
             GError **error)
{
  check->result->n_repaired++;
  return _byline_db_run (check->db,
                         error,
                         "UPDATE stories SET has_article = 0 WHERE id = ?",
                         "i",
                         story)
         && _byline_db_run (check->db,
                            error,
                            "UPDATE item_aliases SET hash = NULL WHERE story = ?",
                            "i",
                            story)
         && _byline_db_run (check->db,
                            error,
                            "UPDATE feeds SET etag = NULL, last_modified = NULL, next_due = 0"
                            " WHERE id IN (SELECT feed FROM story_feeds WHERE story = ?)",
                            "i",
                            story);
}

static gboolean
check_story (Check       *check,
             gint64       story,
             const char  *key,
             GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineArticle) article = _byline_archive_read (check->db->articles_dir, key, &failure);

  check->result->n_stories++;
  if (article != NULL)
    {
      check->result->n_articles++;
      return TRUE;
    }
  add_problem (check, "Story %s: %s", key, failure->message);
  /* What the system does not let be read is not damaged: its rights or its disk want mending. */
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE))
    return TRUE;
  return !check->repair || fetch_again (check, story, error);
}

static gboolean
check_stories (Check   *check,
               GError **error)
{
  g_autoptr (BylineQuery) rows
      = _byline_db_prepare (check->db, "SELECT id, key FROM stories", error);
  int code;

  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows->handle)) == SQLITE_ROW)
    if (!check_story (check, sqlite3_column_int64 (rows->handle, 0),
                      (const char *) sqlite3_column_text (rows->handle, 1), error))
      return FALSE;
  return code == SQLITE_DONE ? TRUE : _byline_db_fail (check->db, error);
}

static gboolean
find_orphan_cb (const char  *key,
                gpointer     user_data,
                GError     **error)
{
  Check *check = user_data;
  gint64 story = _byline_db_query_int (check->db, 0, error, "SELECT id FROM stories WHERE key = ?",
                                       "s", key);

  if (story == 0)
    g_ptr_array_add (check->orphans, g_strdup (key));
  return story >= 0;
}

/* A file without a row: its row is made, unless the story was forgotten: then the file goes. */
static gboolean
mend_orphan (Check       *check,
             const char  *key,
             GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineArticle) article = _byline_archive_read (check->db->articles_dir, key, &failure);
  gboolean imported = FALSE;

  /* Nobody knows what stands in it: it stays. */
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE))
    return TRUE;

  if (article != NULL && !_byline_db_import_article (check->db, key, article, &imported, error))
    return FALSE;
  if (!imported)
    _byline_db_doom_file (check->db, key);
  /* What is muted is decided for all that came back, once. */
  else if (!_byline_mute_unsettle (check->db, error))
    return FALSE;
  check->result->n_stories += imported;
  check->result->n_articles += imported;
  check->result->n_repaired++;
  return TRUE;
}

static gboolean
check_orphans (Check   *check,
               GError **error)
{
  if (!_byline_archive_foreach (check->db->articles_dir, find_orphan_cb, check, error))
    return FALSE;
  for (guint i = 0; i < check->orphans->len; i++)
    {
      const char *key = g_ptr_array_index (check->orphans, i);

      add_problem (check, "The article %s is not in the index", key);
      if (check->repair && !mend_orphan (check, key, error))
        return FALSE;
    }
  return TRUE;
}

/* --- The journal --- */

/* A rule that makes no sense can no more be read than what is no JSON. */
static gboolean
check_line_cb (BylineDb    *db,
               gint64       number,
               JsonObject  *line,
               gpointer     user_data,
               GError     **error)
{
  guint *n_broken = user_data;
  gboolean is_broken = FALSE;

  if (g_strcmp0 (_byline_journal_text (line, "op"), "rule") == 0)
    byline_rule_free (_byline_journal_read_rule (line, &is_broken));
  *n_broken += is_broken;
  return TRUE;
}

/* A journal that was deleted, or that lacks what the database holds. */
static gboolean
check_journal_is_whole (Check   *check,
                        GError **error)
{
  gint64 remade = _byline_db_query_int (check->db, 0, error,
                                        "SELECT value FROM meta WHERE name = 'journal-remade'", "");
  gint n_missing;

  if (remade > 0)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (remade);
      g_autofree char *when = date != NULL ? g_date_time_format (date, "%F %R") : NULL;

      add_problem (check, "The journal was missing; it was made anew from the database on %s",
                   when != NULL ? when : "?");
      check->result->n_repaired++;
      return _byline_db_run (check->db, error, "DELETE FROM meta WHERE name = 'journal-remade'",
                             "");
    }
  n_missing = remade < 0 ? -1 : _byline_journal_count_missing (check->db, error);
  if (n_missing <= 0)
    return n_missing == 0;
  add_problem (check, "The journal says nothing of subscriptions or rules that there are (%d)",
               n_missing);
  if (check->repair)
    check->result->n_repaired++;
  return !check->repair || _byline_journal_write_anew (check->db, error);
}

static gboolean
check_leftovers (Check   *check,
                 GError **error)
{
  guint n = _byline_archive_leftovers (check->db->articles_dir, check->repair);

  if (n == 0)
    return TRUE;
  add_problem (check,
               n == 1 ? "%u article was not written to its end"
                      : "%u articles were not written to their end",
               n);
  if (check->repair)
    check->result->n_repaired++;
  return TRUE;
}

/* Returns: whether the journal is to be written anew; that is done once all else is through. */
static gboolean
check_journal (Check     *check,
               gboolean  *is_broken,
               GError   **error)
{
  guint n_broken = 0;
  gint64 last = _byline_journal_foreach (check->db, 0, check_line_cb, &n_broken, &n_broken, error);

  if (last < 0)
    return FALSE;
  if (n_broken > 0)
    add_problem (check,
                 n_broken == 1 ? "%u line of the journal cannot be read"
                               : "%u lines of the journal cannot be read",
                 n_broken);
  *is_broken = n_broken > 0;
  return check->db->read_only || check_journal_is_whole (check, error);
}

static gboolean
check_all (Check     *check,
           gboolean  *journal_is_broken,
           GError   **error)
{
  return check_integrity (check, error) && check_keys (check, error) &&
         (check->db->read_only || check_search (check, error)) && check_stories (check, error) &&
         check_orphans (check, error) && (check->db->read_only || check_leftovers (check, error)) &&
         _byline_check_places (check->db, check->repair, check->result->problems,
                               &check->result->n_repaired, error) &&
         check_counters (check, error) &&
         check_journal (check, journal_is_broken, error);
}

BylineCheck *
byline_db_check (BylineDb  *self,
                 gboolean   repair,
                 GError   **error)
{
  g_auto (BylineDbScope) scope = { NULL };
  g_autoptr (BylineCheck) result = g_new0 (BylineCheck, 1);
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func (g_free);
  Check check = { self, result, repair, 0, orphans };
  gboolean journal_is_broken = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  result->problems = g_ptr_array_new_with_free_func (g_free);
  if (!self->read_only && !_byline_db_scope_begin (&scope, self, error))
    return NULL;
  if (!check_all (&check, &journal_is_broken, error))
    return NULL;
  if (check.n_problems > MAX_PROBLEMS)
    g_ptr_array_add (result->problems,
                     g_strdup_printf ("… and %u more", check.n_problems - MAX_PROBLEMS));
  if (!self->read_only && !_byline_db_scope_commit (&scope, error))
    return NULL;
  if (journal_is_broken && repair)
    {
      if (!byline_db_compact_journal (self, error))
        return NULL;
      result->n_repaired++;
    }
  return g_steal_pointer (&result);
}
