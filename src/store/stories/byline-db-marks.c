/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-outbox-private.h"
#include "byline-stories-journal-private.h"

/* From so many stories on they are marked together. */
#define MANY 64

static const char *
flag_name (BylineStoryFlag flag)
{
  return flag == BYLINE_STORY_FLAG_READ ? "read" : "saved";
}

/* Sets the flag of one story. Returns: whether it was different; FALSE with an error. */
static gboolean
set_flag (BylineDb *self, gint64 story_id, BylineStoryFlag flag, gboolean value, GError **error)
{
  /* What is saved is all that shows of a removed publication. */
  const char *sql = flag == BYLINE_STORY_FLAG_READ
                      ? "UPDATE stories SET is_read = ?1 WHERE id = ?2 AND is_read <> ?1"
                      : "UPDATE stories SET is_saved = ?1,"
                        " shown = " SQL_SHOWN (SQL_IS_REMOVED, "?1",
                                               "muted") " WHERE id = ?2 AND is_saved <> ?1";

  return _byline_db_run (self, error, sql, "ii", (gint64) (value != FALSE), story_id) &&
         sqlite3_changes (self->sqlite) > 0;
}

static void
journal_mark (BylineDb *self, JsonArray *keys, BylineStoryFlag flag, gboolean value)
{
  g_autoptr (JsonObject) line = NULL;

  if (json_array_get_length (keys) == 0)
    return;
  line = _byline_journal_line_new (self, "mark");
  json_object_set_string_member (line, "flag", flag_name (flag));
  json_object_set_int_member (line, "value", value != FALSE);
  json_object_set_array_member (line, "stories", json_array_ref (keys));
  _byline_outbox_sign_line (self, line);
  _byline_journal_add (self, line);
}

/* --- Few stories: the triggers do the rest --- */

static gboolean
mark_each (BylineDb *self,
           const gint64 *stories,
           gsize n_stories,
           BylineStoryFlag flag,
           gboolean value,
           GArray *changed,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (gsize i = 0; i < n_stories && failure == NULL; i++)
    if (set_flag (self, stories[i], flag, value, &failure))
      g_array_append_val (changed, stories[i]);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* --- Many stories are marked read: what the triggers do for each, done once for all --- */

/* SQLite compiles triggers into statements: turning them off and on makes all be prepared anew. */
static void
set_triggers (BylineDb *self, int on)
{
  sqlite3_db_config (self->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL);
}

static gboolean
fill_marking (BylineDb *self, const gint64 *stories, gsize n_stories, GError **error)
{
  if (!_byline_db_exec (self,
                        "CREATE TEMP TABLE IF NOT EXISTS marking (story INTEGER PRIMARY KEY);"
                        "DELETE FROM marking",
                        error))
    return FALSE;
  for (gsize i = 0; i < n_stories; i++)
    if (!_byline_db_run (self, error, "INSERT OR IGNORE INTO marking (story) VALUES (?)", "i",
                         stories[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_marking (BylineDb *self, GArray *changed, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error, "SELECT story FROM marking", "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 story_id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (changed, story_id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Each takes the flag's value as ?1 and leaves in the table only what is different. */
static const char *const mark_read_steps[] = {
  "DELETE FROM marking WHERE NOT EXISTS"
  " (SELECT 1 FROM stories s WHERE s.id = marking.story AND s.is_read <> ?1)",
  "UPDATE stories SET is_read = ?1 WHERE id IN (SELECT story FROM marking)",
  "UPDATE story_sections SET is_read = ?1 WHERE story IN (SELECT story FROM marking)",
  "UPDATE story_authors SET is_read = ?1 WHERE story IN (SELECT story FROM marking)",
  "UPDATE publications SET n_unread = n_unread + (1 - 2 * ?1) * c.n FROM"
  " (SELECT s.publication AS id, count (*) AS n FROM marking m JOIN stories s ON s.id = m.story"
  "  WHERE s.shown <> " SQL_MUTED " GROUP BY 1) c WHERE c.id = publications.id",
  "UPDATE sections SET n_unread = n_unread + (1 - 2 * ?1) * c.n FROM"
  " (SELECT x.section AS id, count (*) AS n FROM marking m JOIN story_sections x"
  "  ON x.story = m.story WHERE x.shown = " SQL_LISTED " GROUP BY 1) c WHERE c.id = sections.id",
  "UPDATE authors SET n_unread = n_unread + (1 - 2 * ?1) * c.n FROM"
  " (SELECT x.author AS id, count (*) AS n FROM marking m JOIN story_authors x"
  "  ON x.story = m.story WHERE x.shown = " SQL_LISTED " GROUP BY 1) c WHERE c.id = authors.id",
  NULL,
};

static gboolean
mark_read_together (BylineDb *self,
                    const gint64 *stories,
                    gsize n_stories,
                    gboolean value,
                    GArray *changed,
                    GError **error)
{
  gboolean ok = fill_marking (self, stories, n_stories, error);

  set_triggers (self, FALSE);
  for (int i = 0; ok && mark_read_steps[i] != NULL; i++)
    ok = _byline_db_run (self, error, mark_read_steps[i], "i", (gint64) (value != FALSE));
  set_triggers (self, TRUE);
  ok = ok && read_marking (self, changed, error);
  return _byline_db_exec (self, "DROP TABLE IF EXISTS temp.marking", ok ? error : NULL) && ok;
}

static gboolean
mark (BylineDb *self,
      const gint64 *stories,
      gsize n_stories,
      BylineStoryFlag flag,
      gboolean value,
      GArray *changed,
      GError **error)
{
  /* Nobody saves thousands at once. */
  if (n_stories < MANY || flag == BYLINE_STORY_FLAG_SAVED)
    return mark_each (self, stories, n_stories, flag, value, changed, error);
  return mark_read_together (self, stories, n_stories, value, changed, error);
}

static gboolean
note (BylineDb *self, GArray *changed, BylineStoryFlag flag, gboolean value, GError **error)
{
  return _byline_outbox_note_stories (self, changed,
                                      flag == BYLINE_STORY_FLAG_READ ? BYLINE_OUTBOX_READ
                                                                     : BYLINE_OUTBOX_SAVED,
                                      value, error);
}

/* --- Stories that are to come back --- */

/* A rebuild says what the old index knew. */
static gboolean
let_wait (BylineDb *self, const char *key, BylineStoryFlag flag, gboolean value, GError **error)
{
  const char *sql = flag == BYLINE_STORY_FLAG_READ
                      ? "INSERT INTO waiting_marks (key, is_read) VALUES (?, ?)"
                        " ON CONFLICT (key) DO UPDATE SET is_read = excluded.is_read"
                      : "INSERT INTO waiting_marks (key, is_saved) VALUES (?, ?)"
                        " ON CONFLICT (key) DO UPDATE SET is_saved = excluded.is_saved";

  if (_byline_db_old_number (self, BYLINE_NUMBERS_STORIES, key) == 0)
    return TRUE;
  return _byline_db_run (self, error, sql, "si", key, (gint64) (value != FALSE));
}

gboolean
_byline_db_take_waiting_marks (BylineDb *self, BylineStoryRow *row, GError **error)
{
  g_autoptr (GError) failure = NULL;

  {
    g_autoptr (BylineStatement) marks = _byline_db_query (
      self, error, "SELECT is_read, is_saved FROM waiting_marks WHERE key = ?", "s", row->key);

    if (marks == NULL)
      return FALSE;
    if (!_byline_db_step (self, marks, &failure))
      return byline_error_pass (error, g_steal_pointer (&failure));
    row->is_read = sqlite3_column_int (marks, 0) != 0;
    row->is_saved = sqlite3_column_int (marks, 1) != 0;
  }
  return _byline_db_run (self, error, "DELETE FROM waiting_marks WHERE key = ?", "s", row->key);
}

gboolean
_byline_db_mark_keys (BylineDb *self,
                      GPtrArray *keys,
                      BylineStoryFlag flag,
                      gboolean value,
                      GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 story_id = _byline_db_query_int (self, 0, error,
                                              "SELECT id FROM stories WHERE key = ?", "s",
                                              (const char *) g_ptr_array_index (keys, i));

      if (story_id < 0)
        return FALSE;
      if (story_id > 0)
        g_array_append_val (stories, story_id);
      else if (!let_wait (self, g_ptr_array_index (keys, i), flag, value, error))
        return FALSE;
    }
  return mark (self, (const gint64 *) (gpointer) stories->data, stories->len, flag, value, changed,
               error) &&
         note (self, changed, flag, value, error);
}

/* Returns: (transfer full): the keys of @stories for the journal, or NULL with an error. */
static JsonArray *
get_keys (BylineDb *self, GArray *stories, GError **error)
{
  g_autoptr (JsonArray) keys = json_array_sized_new (stories->len);

  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (BylineStatement)
        row = _byline_db_query (self, error, "SELECT key FROM stories WHERE id = ?", "i",
                                g_array_index (stories, gint64, i));

      if (row == NULL)
        return NULL;
      if (_byline_db_step (self, row, error))
        json_array_add_string_element (keys, (const char *) sqlite3_column_text (row, 0));
    }
  return g_steal_pointer (&keys);
}

GArray *
byline_db_mark (BylineDb *self,
                const gint64 *stories,
                gsize n_stories,
                BylineStoryFlag flag,
                gboolean value,
                GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JsonArray) keys = NULL;

  g_return_val_if_fail (self != NULL && (stories != NULL || n_stories == 0), NULL);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !mark (self, stories, n_stories, flag, value, changed, error))
    return NULL;
  keys = get_keys (self, changed, error);
  if (keys == NULL)
    return NULL;
  journal_mark (self, keys, flag, value);
  if (!note (self, changed, flag, value, error))
    return NULL;
  return _byline_transaction_commit (&scope, error) ? g_steal_pointer (&changed) : NULL;
}

static gboolean
apply_mark (BylineDb *self, JsonObject *line, GError **error)
{
  g_autoptr (GPtrArray) keys = _byline_journal_texts (line, "stories");
  const char *flag = _byline_journal_text (line, "flag");

  if (g_strcmp0 (flag, "read") != 0 && g_strcmp0 (flag, "saved") != 0)
    return TRUE;
  return _byline_db_mark_keys (self, keys,
                               g_str_equal (flag, "read") ? BYLINE_STORY_FLAG_READ
                                                          : BYLINE_STORY_FLAG_SAVED,
                               _byline_journal_int (line, "value") != 0, error);
}

const BylineJournalApplier _byline_mark_appliers[] = {
  { "mark", BYLINE_JOURNAL_MARKS, apply_mark, NULL },
  { NULL, 0, NULL, NULL },
};
