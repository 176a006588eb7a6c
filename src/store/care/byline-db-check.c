/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-private.h"
#include "byline-db-check-private.h"
#include "byline-db-maintenance.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-salvage-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"
#include "byline-rules-journal-private.h"

/* Beyond these, more of the same is only counted. */
#define MAX_PROBLEMS 100

typedef struct {
  BylineDb *db;
  BylineCheckReport *result;
  gboolean repair;
  guint n_problems;
  GPtrArray *orphans; /* keys of files without a row */
} Check;

static void add_problem (Check *check, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Check *check, const char *format, ...)
{
  va_list arguments;

  check->result->n_left++;
  if (++check->n_problems > MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (check->result->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* The problem that was added last is one no more. */
static void
mended (Check *check)
{
  check->result->n_repaired++;
  check->result->n_left--;
}

/* --- The database itself --- */

static gboolean
check_integrity (Check *check, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (check->db, error, "PRAGMA integrity_check (20)", "");

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
check_keys (Check *check, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (check->db, error, "PRAGMA foreign_key_check", "");

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (check->db, rows, NULL))
    add_problem (check, "A row of %s belongs to nothing",
                 (const char *) sqlite3_column_text (rows, 0));
  return TRUE;
}

static gboolean
check_search (Check *check, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (_byline_db_exec (check->db, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                       &failure))
    return TRUE;
  add_problem (check, "The search index does not agree with the texts");
  if (!check->repair)
    return TRUE;
  mended (check);
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
run_sql (Check *check, gint64 *value, const char *sql, GError **error)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (check->db, sql, error);
  int code;

  if (query == NULL)
    return FALSE;
  code = sqlite3_step (query->handle);
  if (code == SQLITE_ROW && value != NULL)
    *value = sqlite3_column_int64 (query->handle, 0);
  return code == SQLITE_ROW || code == SQLITE_DONE ? TRUE : _byline_db_fail (check->db, error);
}

static gboolean
check_counters (Check *check, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      g_autofree char *compare =
        g_strdup_printf ("SELECT count (*) FROM %s WHERE n_stories <> %s OR n_unread <> %s",
                         counters[i].table, counters[i].stories, counters[i].unread);
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
        mended (check);
    }
  return TRUE;
}

/* --- Articles --- */

/* A story whose file is gone or broken gets one again, of what the index knows; the feed's own
 * words replace it if they come again. A file that cannot be read now may be whole: it stays. */
static gboolean
mend_story (Check *check,
            gint64 story_id,
            const char *key,
            BylineArchiveState state,
            GError **error)
{
  if (state == BYLINE_ARCHIVE_UNREADABLE)
    return TRUE;
  mended (check);
  return _byline_db_salvage_file (check->db, story_id, key, error) &&
         _byline_db_fetch_again (check->db, story_id, error);
}

/* Returns: (nullable): what the file and the index say differently of a story. */
static const char *
find_difference (BylineStatement *row, const BylineArticle *article)
{
  const struct {
    const char *name;
    const char *text;
    int column;
  } texts[] = {
    { "key", article->key, 1 },
    { "address", article->url, 2 },
    { "headline", article->title, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].text, (const char *) sqlite3_column_text (row, texts[i].column)) != 0)
      return texts[i].name;
  return article->published != sqlite3_column_int64 (row, 4) ? "date" : NULL;
}

/* A file that was changed since it was written takes from the index what it knows. One that was
 * not is newer: a program died before it told the index. */
static gboolean
settle_difference (Check *check,
                   gint64 story_id,
                   const char *key,
                   const BylineArticle *article,
                   BylineArchiveState state,
                   GError **error)
{
  BylineDb *db = check->db;
  g_autoptr (BylineStoryRow) row = NULL;
  g_autoptr (BylineArticle) right = NULL;

  mended (check);
  if (state == BYLINE_ARCHIVE_WHOLE)
    {
      row = _byline_db_get_row (db, story_id, error);
      return row != NULL && _byline_db_update_story (db, row, article, error);
    }
  right = _byline_db_mend_article (db, story_id, article, error);
  return right != NULL && _byline_db_write_salvaged (db, key, right, error) &&
         _byline_db_fetch_again (db, story_id, error);
}

/* The search reads texts from packs (byline-db-texts.c), of which one may be damaged; the file has them. */
static gboolean
check_texts (Check *check,
             gint64 story_id,
             const char *key,
             const BylineArticle *article,
             GError **error)
{
  g_autoptr (BylineStoryRow) row = NULL;

  if (_byline_db_has_texts (check->db, story_id))
    return TRUE;
  add_problem (check, "Story %s: its text is missing in the search", key);
  if (!check->repair)
    return TRUE;
  mended (check);
  row = _byline_db_get_row (check->db, story_id, error);
  return row != NULL && _byline_db_update_story (check->db, row, article, error);
}

static gboolean
check_story (Check *check, BylineStatement *row, GError **error)
{
  gint64 story_id = sqlite3_column_int64 (row, 0);
  const char *key = (const char *) sqlite3_column_text (row, 1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineArticle) article = NULL;
  BylineArchiveState state;
  const char *difference;

  check->result->n_stories++;
  article = _byline_archive_read_state (check->db->articles_dir, key, &state, &failure);
  if (article == NULL)
    {
      add_problem (check, "Story %s: %s", key, failure->message);
      return !check->repair || mend_story (check, story_id, key, state, error);
    }
  check->result->n_articles++;
  if (!check_texts (check, story_id, key, article, error))
    return FALSE;
  difference = find_difference (row, article);
  if (difference == NULL && state == BYLINE_ARCHIVE_WHOLE)
    return TRUE;
  if (difference == NULL)
    add_problem (check, "Story %s: its file is not as it was written", key);
  else
    add_problem (check, "Story %s: its file and the index disagree on its %s", key, difference);
  return !check->repair || settle_difference (check, story_id, key, article, state, error);
}

static gboolean
check_stories (Check *check, GError **error)
{
  g_autoptr (BylineOneShotStatement)
    rows = _byline_db_prepare (check->db, "SELECT id, key, url, title, published FROM stories",
                               error);
  int code;

  if (rows == NULL)
    return FALSE;
  while ((code = sqlite3_step (rows->handle)) == SQLITE_ROW)
    if (!check_story (check, rows->handle, error))
      return FALSE;
  return code == SQLITE_DONE ? TRUE : _byline_db_fail (check->db, error);
}

static gboolean
find_orphan_cb (const char *key, gpointer user_data, GError **error)
{
  Check *check = user_data;
  gint64 story_id = _byline_db_query_int (check->db, 0, error,
                                          "SELECT id FROM stories WHERE key = ?", "s", key);

  if (story_id == 0)
    g_ptr_array_add (check->orphans, g_strdup (key));
  return story_id >= 0;
}

/* A file without a row: its row is made. If the story was forgotten, the file goes; if nothing says
 * whose it is, or it cannot be read, it stays as it is. */
static gboolean
mend_orphan (Check *check, const char *key, GError **error)
{
  g_autoptr (BylineArticle) article = _byline_archive_read (check->db->articles_dir, key, NULL);
  BylineImport outcome = BYLINE_IMPORT_HOMELESS;
  gint64 forgotten = _byline_db_is_forgotten (check->db, key, error);

  if (forgotten < 0)
    return FALSE;
  if (forgotten > 0)
    outcome = BYLINE_IMPORT_FORGOTTEN;
  else if (article != NULL && !_byline_db_import_article (check->db, key, article, &outcome, error))
    return FALSE;
  switch (outcome)
    {
    case BYLINE_IMPORT_DONE:
      check->result->n_stories++;
      check->result->n_articles++;
      mended (check);
      /* What is muted is decided for all that came back, once. */
      return _byline_mute_invalidate (check->db, error);
    case BYLINE_IMPORT_FORGOTTEN:
      _byline_db_delete_file_on_commit (check->db, key);
      mended (check);
      break;
    case BYLINE_IMPORT_HOMELESS:
      break;
    }
  return TRUE;
}

static gboolean
check_orphans (Check *check, GError **error)
{
  g_autoptr (GError) unreadable = NULL;

  if (!_byline_archive_foreach (check->db->articles_dir, find_orphan_cb, check, &unreadable, error))
    return FALSE;
  if (unreadable != NULL)
    add_problem (check, "The archive cannot be read: %s", unreadable->message);
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
check_line_cb (BylineDb *db, gint64 number, JsonObject *line, gpointer user_data, GError **error)
{
  guint *n_broken = user_data;
  gboolean is_broken = FALSE;

  if (number > 0 && g_strcmp0 (_byline_journal_text (line, "op"), "rule") == 0)
    byline_rule_free (_byline_journal_read_rule (line, &is_broken));
  *n_broken += is_broken;
  return TRUE;
}

/* It was deleted, and made anew when the database was opened. */
static gboolean
check_was_remade (Check *check, GError **error)
{
  gint64 remade = _byline_db_query_int (check->db, 0, error,
                                        "SELECT value FROM meta WHERE name = 'journal-remade'", "");
  g_autoptr (GDateTime) date = remade > 0 ? g_date_time_new_from_unix_local (remade) : NULL;
  g_autofree char *when = date != NULL ? g_date_time_format (date, "%F %R") : NULL;

  if (remade <= 0)
    return remade == 0;
  add_problem (check, "The journal was missing; it was made anew from the database on %s",
               when != NULL ? when : "?");
  mended (check);
  return _byline_db_run (check->db, error, "DELETE FROM meta WHERE name = 'journal-remade'", "");
}

/* Returns: how many problems were added. */
static guint
add_differences (Check *check, const BylineJournalDifference *difference)
{
  static const char *const unsaid[BYLINE_JOURNAL_N_KINDS] = {
    "The journal says nothing of subscriptions that there are (%u)",
    "The journal says nothing of rules that there are (%u)",
    "The journal says nothing of stories that were forgotten (%u)",
    "The journal says nothing of dates by which stories are sorted (%u)",
    "The journal says nothing of marks that there are (%u)",
  };
  static const char *const unheld[BYLINE_JOURNAL_N_KINDS] = {
    "The journal says subscriptions that the database does not have (%u)",
    "The journal says rules that the database does not have (%u)",
    "The journal says stories were forgotten of which the database does not know it (%u)",
    "The journal says dates by which stories are sorted that the database does not have (%u)",
    "The journal says marks that the database does not have (%u)",
  };
  guint n = 0;

  for (gsize i = 0; i < BYLINE_JOURNAL_N_KINDS; i++)
    for (int j = 0; j < 2; j++)
      {
        const char *format = j == 0 ? unsaid[i] : unheld[i];
        guint count = j == 0 ? difference->n_unsaid[i] : difference->n_unheld[i];
        g_autofree char *number = g_strdup_printf ("%u", count);
        g_autoptr (GString) text = g_string_new (format);

        if (count == 0)
          continue;
        g_string_replace (text, "%u", number, 1);
        add_problem (check, "%s", text->str);
        n++;
      }
  return n;
}

static gboolean
check_leftovers (Check *check, GError **error)
{
  guint n = _byline_archive_leftovers (check->db->articles_dir, check->repair);

  if (n == 0)
    return TRUE;
  add_problem (check,
               n == 1 ? "%u article was not written to its end"
                      : "%u articles were not written to their end",
               n);
  if (check->repair)
    mended (check);
  return TRUE;
}

/* What accounts leave behind where something was lost, and what mends it. */
static const struct {
  const char *one;
  const char *many; /* %u of it */
  const char *count;
  const char *mend;
} account_problems[] = {
  { "A feed belongs to an account that is not there",
    "%u feeds belong to an account that is not there",
    "SELECT count (*) FROM feeds WHERE account <> 0 AND account NOT IN (SELECT id FROM accounts)",
    "UPDATE feeds SET account = 0, remote = NULL, remote_title = NULL, remote_folder = NULL,"
    " next_due = 0 WHERE account <> 0 AND account NOT IN (SELECT id FROM accounts)" },
  { "An entry of a server belongs to a feed that is not there",
    "%u entries of a server belong to a feed that is not there",
    "SELECT count (*) FROM entries WHERE feed <> 0 AND feed NOT IN (SELECT id FROM feeds)",
    "DELETE FROM entries WHERE feed <> 0 AND feed NOT IN (SELECT id FROM feeds)" },
  { "A change waits for a server and is about nothing",
    "%u changes wait for a server and are about nothing",
    "SELECT count (*) FROM outbox WHERE account NOT IN (SELECT id FROM accounts)"
    " OR (what < 2 AND id NOT IN (SELECT id FROM stories))"
    " OR (what >= 2 AND id NOT IN (SELECT id FROM feeds))",
    "DELETE FROM outbox WHERE account NOT IN (SELECT id FROM accounts)"
    " OR (what < 2 AND id NOT IN (SELECT id FROM stories))"
    " OR (what >= 2 AND id NOT IN (SELECT id FROM feeds))" },
};

static gboolean
check_accounts (Check *check, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (account_problems); i++)
    {
      gint64 n = 0;

      if (!run_sql (check, &n, account_problems[i].count, error))
        return FALSE;
      if (n == 0)
        continue;
      if (n == 1)
        add_problem (check, "%s", account_problems[i].one);
      else
        {
          g_autoptr (GString) text = g_string_new (account_problems[i].many);
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

          g_string_replace (text, "%u", number, 1);
          add_problem (check, "%s", text->str);
        }
      if (!check->repair)
        continue;
      if (!run_sql (check, NULL, account_problems[i].mend, error))
        return FALSE;
      mended (check);
    }
  return TRUE;
}

/* @n_wrong: how many problems go when the journal is written anew; that is done once all else is
 * through. */
static gboolean
check_journal (Check *check, guint *n_wrong, GError **error)
{
  BylineJournalDifference difference;
  guint n_rules = 0;

  if (!check->db->read_only && !check_was_remade (check, error))
    return FALSE;
  if (!_byline_journal_compare (check->db, G_MAXINT64, &difference, error) ||
      _byline_journal_foreach (check->db, 0, check_line_cb, &n_rules, NULL, error) < 0)
    return FALSE;
  difference.n_broken += n_rules;
  if (difference.n_broken > 0)
    add_problem (check,
                 difference.n_broken == 1 ? "%u line of the journal cannot be read"
                                          : "%u lines of the journal cannot be read",
                 difference.n_broken);
  *n_wrong = (difference.n_broken > 0) + add_differences (check, &difference);
  return TRUE;
}

/* In a transaction of its own: nobody else writes meanwhile, and the new position is kept with
 * it. */
static gboolean
heal_journal (Check *check, guint n_wrong, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  BylineDb *db = check->db;
  gint64 number;
  gint64 size;

  if (!_byline_transaction_begin (&scope, db, error) ||
      !_byline_journal_heal (db, db->journal_number, &number, &size,
                             &check->result->damaged_journal, error) ||
      !_byline_journal_set_position (db, number, size, error) ||
      !_byline_transaction_commit (&scope, error))
    return FALSE;
  check->result->n_repaired += n_wrong;
  check->result->n_left -= n_wrong;
  return TRUE;
}

static gboolean
check_all (Check *check, guint *n_wrong, GError **error)
{
  return check_integrity (check, error) && check_keys (check, error) &&
         (check->db->read_only || check_search (check, error)) && check_stories (check, error) &&
         check_orphans (check, error) && (check->db->read_only || check_leftovers (check, error)) &&
         _byline_check_places (check->db, check->repair, check->result->problems,
                               &check->result->n_repaired, error) &&
         check_accounts (check, error) && check_counters (check, error) &&
         check_journal (check, n_wrong, error);
}

BylineCheckReport *
byline_db_check (BylineDb *self, gboolean repair, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineCheckReport) result = g_new0 (BylineCheckReport, 1);
  g_autoptr (GPtrArray) orphans = g_ptr_array_new_with_free_func (g_free);
  Check check = { self, result, repair, 0, orphans };
  guint n_wrong = 0;

  g_return_val_if_fail (self != NULL, NULL);

  result->problems = g_ptr_array_new_with_free_func (g_free);
  if (!self->read_only && !_byline_transaction_begin (&scope, self, error))
    return NULL;
  if (!check_all (&check, &n_wrong, error))
    return NULL;
  if (check.n_problems > MAX_PROBLEMS)
    g_ptr_array_add (result->problems,
                     g_strdup_printf ("… and %u more", check.n_problems - MAX_PROBLEMS));
  if (!self->read_only && !_byline_transaction_commit (&scope, error))
    return NULL;
  if (n_wrong > 0 && repair && !heal_journal (&check, n_wrong, error))
    return NULL;
  return g_steal_pointer (&result);
}
