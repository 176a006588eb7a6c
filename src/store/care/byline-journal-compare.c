/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-hooks-private.h"
#include "byline-error.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"

/*
 * Whether journal and database say the same. The journal is replayed into a database in memory, by
 * the calls that a rebuild uses; what the user decided is then read from both in the same way.
 * Of marks only the last one counts, and only for stories that the database has: others were
 * forgotten. Time and memory grow with their number.
 */

/* What the user decided, a text a row. What feeds say of themselves is left out: it changes without
 * the journal. */
static const struct {
  BylineJournalKind kind;
  const char *sql;
} queries[] = {
  { BYLINE_JOURNAL_KIND_SUBSCRIPTION,
    "SELECT f.seed || char (10) || f.url || char (10) || p.key || char (10) || f.interval_minutes"
    " || char (10) || coalesce (f.section, '') || char (10) || coalesce (f.private, '')"
    " || char (10) || f.retired || char (10) || f.guids"
    " FROM feeds f JOIN publications p ON p.id = f.publication" },
  { BYLINE_JOURNAL_KIND_SUBSCRIPTION,
    "SELECT key || char (10) || coalesce (name, '') || char (10) || coalesce (folder, '')"
    " || char (10) || removed_at || char (10) || keep_days || char (10) || keep_stories"
    " || char (10) || keep_unread || char (10) || page_policy"
    " || char (10) || ahead || char (10) || ahead_limit"
    " FROM publications p WHERE EXISTS (SELECT 1 FROM feeds f WHERE f.publication = p.id)" },
  { BYLINE_JOURNAL_KIND_SUBSCRIPTION,
    "SELECT f.seed || char (10) || a.alias FROM spoiled_aliases a JOIN feeds f ON f.id = a.feed" },
  { BYLINE_JOURNAL_KIND_RULE,
    "SELECT kind || char (10) || op || char (10) || subject || char (10) || publication"
    " || char (10) || name || char (10) || coalesce (value, '') || char (10) || number"
    " FROM rules WHERE NOT (op = 'mute' AND number > 0 AND number <= ?)" },
  { BYLINE_JOURNAL_KIND_FORGOTTEN,
    "SELECT key || char (10) || headline || char (10) || date FROM tombstones" },
  { BYLINE_JOURNAL_KIND_FORGOTTEN,
    "SELECT name || char (10) || tombstone || char (10) || said FROM tombstone_names" },
  { BYLINE_JOURNAL_KIND_DATE, "SELECT substr (name, 6) || char (10) || value FROM meta"
                              " WHERE name >= 'sort:' AND name < 'sort;'" },
};

typedef struct {
  BylineDb *replayed; /* in memory */
  gint64 until;
  GHashTable *marked[2]; /* keys of stories that are read, and saved */
} Comparison;

static void
comparison_clear (Comparison *self)
{
  if (self->replayed != NULL)
    _byline_db_rollback (self->replayed);
  byline_db_close (self->replayed);
  for (gsize i = 0; i < G_N_ELEMENTS (self->marked); i++)
    g_clear_pointer (&self->marked[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

void
_byline_journal_take_mark (JsonObject *line, GHashTable *read, GHashTable *saved)
{
  g_autoptr (GPtrArray) keys = _byline_journal_texts (line, "stories");
  const char *flag = _byline_journal_text (line, "flag");
  gboolean value = _byline_journal_int (line, "value") != 0;
  GHashTable *set = g_strcmp0 (flag, "saved") == 0 ? saved : read;

  if (g_strcmp0 (flag, "saved") != 0 && g_strcmp0 (flag, "read") != 0)
    return;
  for (guint i = 0; i < keys->len; i++)
    if (value)
      g_hash_table_add (set, g_strdup (g_ptr_array_index (keys, i)));
    else
      g_hash_table_remove (set, g_ptr_array_index (keys, i));
}

static gboolean
replay_line_cb (BylineDb *db, gint64 number, JsonObject *line, gpointer user_data, GError **error)
{
  Comparison *self = user_data;

  if (number > self->until)
    return TRUE;
  if (g_strcmp0 (_byline_journal_text (line, "op"), "mark") == 0)
    _byline_journal_take_mark (line, self->marked[0], self->marked[1]);
  return _byline_journal_apply (self->replayed, line, BYLINE_JOURNAL_STRUCTURE, error);
}

static gboolean
replay (Comparison *self, BylineDb *db, BylineJournalDifference *difference, GError **error)
{
  gboolean ok;

  self->replayed = _byline_db_open_bare (db->data_dir, ":memory:", &_byline_db_hooks, error);
  if (self->replayed == NULL || !_byline_db_exec (self->replayed, "BEGIN", error))
    return FALSE;
  /* Not _byline_db_begin(): nothing is to be caught up with, and nothing is committed. */
  self->replayed->depth = 1;
  self->replayed->replaying = TRUE;
  ok = _byline_journal_foreach (self->replayed, 0, replay_line_cb, self, &difference->n_broken,
                                error) >= 0;
  self->replayed->replaying = FALSE;
  return ok;
}

static GHashTable *
read_texts (BylineDb *db, gsize query, gint64 now, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean takes_time = queries[query].kind == BYLINE_JOURNAL_KIND_RULE;
  g_autoptr (BylineStatement) rows = takes_time
                                       ? _byline_db_query (db, error, queries[query].sql, "i", now)
                                       : _byline_db_query (db, error, queries[query].sql, "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (db, rows, &failure))
    if (sqlite3_column_text (rows, 0) != NULL)
      g_hash_table_add (texts, _byline_column_text (rows, 0));
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&texts) : NULL;
}

/* Returns: how many of @texts are not in @others. */
static guint
count_without (GHashTable *texts, GHashTable *others)
{
  GHashTableIter iter;
  gpointer text;
  guint n = 0;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    n += !g_hash_table_contains (others, text);
  return n;
}

static gboolean
compare_decisions (Comparison *self,
                   BylineDb *db,
                   BylineJournalDifference *difference,
                   GError **error)
{
  gint64 now = byline_clock_now ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GHashTable) held = read_texts (db, i, now, error);
      g_autoptr (GHashTable) said = held != NULL ? read_texts (self->replayed, i, now, error)
                                                 : NULL;

      if (said == NULL)
        return FALSE;
      difference->n_unsaid[queries[i].kind] += count_without (held, said);
      difference->n_unheld[queries[i].kind] += count_without (said, held);
    }
  return TRUE;
}

static gboolean
compare_marks (Comparison *self, BylineDb *db, BylineJournalDifference *difference, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (db, error, "SELECT key, is_read, is_saved FROM stories", "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (db, rows, &failure))
    for (int i = 0; i < 2; i++)
      {
        const char *key = (const char *) sqlite3_column_text (rows, 0);
        gboolean held = sqlite3_column_int (rows, i + 1) != 0;
        gboolean said = key != NULL && g_hash_table_contains (self->marked[i], key);

        difference->n_unsaid[BYLINE_JOURNAL_KIND_MARK] += held && !said;
        difference->n_unheld[BYLINE_JOURNAL_KIND_MARK] += said && !held;
      }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

gboolean
_byline_journal_compare (BylineDb *self,
                         gint64 until,
                         BylineJournalDifference *difference,
                         GError **error)
{
  g_auto (Comparison) comparison = { NULL };

  *difference = (BylineJournalDifference){ 0 };
  comparison.until = until;
  for (gsize i = 0; i < G_N_ELEMENTS (comparison.marked); i++)
    comparison.marked[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return replay (&comparison, self, difference, error) &&
         compare_decisions (&comparison, self, difference, error) &&
         compare_marks (&comparison, self, difference, error);
}

gboolean
_byline_journal_is_different (const BylineJournalDifference *difference)
{
  if (difference->n_broken > 0)
    return TRUE;
  for (gsize i = 0; i < BYLINE_JOURNAL_N_KINDS; i++)
    if (difference->n_unsaid[i] > 0 || difference->n_unheld[i] > 0)
      return TRUE;
  return FALSE;
}
