/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-clock-private.h"
#include "byline-db-names-private.h"
#include "byline-db-rules.h"
#include "byline-error.h"

/*
 * A story is muted when it comes in, and when rules change, never when it is read: stories.muted
 * and "shown" are columns like any other then.
 *
 * A rule that mutes thousands of stories would hold up all other writes for seconds. So its own
 * transaction only says that stories are to be settled (meta, "unsettled"), and some are at a time:
 * what is still to be done stands in temp.pending_mutes, which each connection makes for itself and
 * makes anew when another one has written, or rules changed. A crash in between loses nothing: the
 * rule is in the journal, and whoever finds the database unsettled goes on.
 */

/* The most stories that are settled at once: about a tenth of a second. */
#define BATCH 300

/* What is muted now. */
typedef struct {
  GArray *sections;        /* of gint64 */
  GArray *authors;         /* of gint64 */
  GPtrArray *words;        /* of char *: expressions of the search */
  GPtrArray *publications; /* of char *: keys */
} Mutes;

static void
mutes_clear (Mutes *self)
{
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->authors, g_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->publications, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mutes, mutes_clear)

/* Returns: (transfer full) (nullable): the words in this order, in what a headline's row shows of
 * a story: a word far down in its text is no reason to hide it. */
static char *
word_expression (const char *words)
{
  g_autofree char *plain = g_strdup (words);
  gboolean is_prefix;

  g_strdelimit (plain, "\"", ' ');
  g_strstrip (plain);
  is_prefix = g_str_has_suffix (plain, "*");
  g_strdelimit (plain, "*", ' ');
  g_strstrip (plain);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return g_strdup_printf ("{headline standfirst sections} : (\"%s\"%s)", plain,
                              is_prefix ? " *" : "");
  return NULL;
}

static gboolean
add_mute (BylineDb *self,
          Mutes *mutes,
          const char *kind,
          const char *subject,
          const char *name,
          GError **error)
{
  char *expression;

  if (g_str_equal (kind, "section"))
    return _byline_names_find (self, BYLINE_RULE_KIND_SECTION, name, mutes->sections, error);
  if (g_str_equal (kind, "author"))
    return _byline_names_find (self, BYLINE_RULE_KIND_AUTHOR, name, mutes->authors, error);
  if (g_str_equal (kind, "publication"))
    {
      g_ptr_array_add (mutes->publications, g_strdup (subject));
      return TRUE;
    }
  expression = word_expression (name);
  if (expression != NULL)
    g_ptr_array_add (mutes->words, expression);
  return TRUE;
}

static gboolean
read_mutes (BylineDb *self, Mutes *mutes, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error, "SELECT kind, subject, name FROM rules WHERE op = 'mute'",
                             "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  mutes->sections = g_array_new (FALSE, FALSE, sizeof (gint64));
  mutes->authors = g_array_new (FALSE, FALSE, sizeof (gint64));
  mutes->words = g_ptr_array_new_with_free_func (g_free);
  mutes->publications = g_ptr_array_new_with_free_func (g_free);
  while (_byline_db_step (self, rows, &failure))
    if (!add_mute (self, mutes, (const char *) sqlite3_column_text (rows, 0),
                   (const char *) sqlite3_column_text (rows, 1),
                   (const char *) sqlite3_column_text (rows, 2), error))
      return FALSE;
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
is_empty (const Mutes *mutes)
{
  return mutes->sections->len == 0 && mutes->authors->len == 0 && mutes->words->len == 0 &&
         mutes->publications->len == 0;
}

/* --- All stories --- */

static gboolean
collect (BylineDb *self, const Mutes *mutes, GError **error)
{
  for (guint i = 0; i < mutes->sections->len; i++)
    if (!_byline_db_run (self, error,
                         "INSERT OR IGNORE INTO temp.muted"
                         " SELECT story FROM story_sections WHERE section = ?",
                         "i", g_array_index (mutes->sections, gint64, i)))
      return FALSE;
  for (guint i = 0; i < mutes->authors->len; i++)
    if (!_byline_db_run (self, error,
                         "INSERT OR IGNORE INTO temp.muted"
                         " SELECT story FROM story_authors WHERE author = ?",
                         "i", g_array_index (mutes->authors, gint64, i)))
      return FALSE;
  for (guint i = 0; i < mutes->publications->len; i++)
    if (!_byline_db_run (self, error,
                         "INSERT OR IGNORE INTO temp.muted SELECT s.id FROM stories s"
                         " JOIN publications p ON p.id = s.publication WHERE p.key = ?",
                         "s", (const char *) g_ptr_array_index (mutes->publications, i)))
      return FALSE;
  for (guint i = 0; i < mutes->words->len; i++)
    if (!_byline_db_run (self, error,
                         "INSERT OR IGNORE INTO temp.muted"
                         " SELECT s.id FROM search f CROSS JOIN stories s ON s.place = f.rowid"
                         " WHERE f.search MATCH ?",
                         "s", (const char *) g_ptr_array_index (mutes->words, i)))
      return FALSE;
  return TRUE;
}

/* Makes temp.pending_mutes: what is not muted (unmuted) yet and should be, by time: what stands side by
 * side in the indexes is changed together then, and written once. */
static gboolean
find_pending (BylineDb *self, GError **error)
{
  g_auto (Mutes) mutes = { NULL };

  return read_mutes (self, &mutes, error) &&
         _byline_db_exec (self,
                          "CREATE TEMP TABLE IF NOT EXISTS muted (story INTEGER PRIMARY KEY);"
                          "CREATE TEMP TABLE IF NOT EXISTS pending_mutes"
                          " (id INTEGER PRIMARY KEY, story INTEGER NOT NULL UNIQUE,"
                          "  muted INTEGER NOT NULL);"
                          "DELETE FROM temp.muted;"
                          "DELETE FROM temp.pending_mutes;",
                          error) &&
         collect (self, &mutes, error) &&
         _byline_db_exec (self,
                          "INSERT INTO temp.pending_mutes (story, muted)"
                          " SELECT id, 0 FROM main.stories INDEXED BY stories_muted"
                          " WHERE muted = 1 AND id NOT IN (SELECT story FROM temp.muted)"
                          " ORDER BY sort_time;"
                          "DELETE FROM temp.muted WHERE story IN (SELECT id FROM main.stories"
                          " INDEXED BY stories_muted WHERE muted = 1);"
                          "INSERT INTO temp.pending_mutes (story, muted)"
                          " SELECT s.id, 1 FROM temp.muted m JOIN main.stories s ON s.id = m.story"
                          " ORDER BY s.sort_time;"
                          "DELETE FROM temp.muted;",
                          error);
}

/* Settles at most @limit stories (-1: all) of those that were found. */
static gboolean
update_batch (BylineDb *self, gint64 limit, GError **error)
{
  return _byline_db_run (
           self, error,
           "UPDATE stories SET muted = u.muted,"
           " shown = " SQL_SHOWN (
             SQL_IS_REMOVED, "is_saved",
             "u.muted") " FROM (SELECT story, muted FROM temp.pending_mutes ORDER BY id LIMIT ?) u"
                        " WHERE id = u.story",
           "i", limit) &&
         _byline_db_run (self, error,
                         "DELETE FROM temp.pending_mutes WHERE id IN"
                         " (SELECT id FROM temp.pending_mutes ORDER BY id LIMIT ?)",
                         "i", limit);
}

gboolean
_byline_mute_all (BylineDb *self, GError **error)
{
  self->pending_mutes_version = 0;
  return find_pending (self, error) && update_batch (self, -1, error) &&
         _byline_db_run (self, error, "DELETE FROM meta WHERE name = 'unsettled'", "");
}

gboolean
_byline_mute_invalidate (BylineDb *self, GError **error)
{
  self->pending_mutes_version = 0;
  return _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO meta (name, value) VALUES ('unsettled', 1)", "");
}

gboolean
byline_db_has_pending_mutes (BylineDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_db_query_int (self, 0, NULL, "SELECT 1 FROM meta WHERE name = 'unsettled'", "") ==
         1;
}

/* Finds what is to be settled, unless that is known and nobody else has written since. */
static gboolean
prepare_pending (BylineDb *self, GError **error)
{
  gint64 version = byline_db_data_version (self);

  if (self->pending_mutes_version == version)
    return TRUE;
  if (!find_pending (self, error))
    return FALSE;
  self->pending_mutes_version = version;
  return TRUE;
}

gboolean
byline_db_update_some_mutes (BylineDb *self, gboolean *is_done, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && is_done != NULL, FALSE);

  *is_done = !byline_db_has_pending_mutes (self);
  if (*is_done)
    return TRUE;
  if (!_byline_transaction_begin (&scope, self, error) || !prepare_pending (self, error) ||
      !update_batch (self, BATCH, error))
    return FALSE;
  *is_done = _byline_db_query_int (self, 0, NULL, "SELECT 1 FROM temp.pending_mutes LIMIT 1", "") ==
             0;
  if (*is_done && !_byline_db_run (self, error, "DELETE FROM meta WHERE name = 'unsettled'", ""))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_update_mutes (BylineDb *self, GError **error)
{
  gboolean is_done = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  while (!is_done)
    if (!byline_db_update_some_mutes (self, &is_done, error))
      return FALSE;
  return TRUE;
}

/* --- Stories that came in --- */

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
has_one_of (BylineDb *self, GArray *ids, BylineStatement *rows)
{
  while (rows != NULL && _byline_db_step (self, rows, NULL))
    if (contains (ids, sqlite3_column_int64 (rows, 0)))
      return TRUE;
  return FALSE;
}

static gboolean
names_are_muted (BylineDb *self, const Mutes *mutes, gint64 story_id)
{
  g_autoptr (BylineStatement) sections = NULL;
  g_autoptr (BylineStatement) authors = NULL;

  if (mutes->sections->len > 0)
    sections = _byline_db_query (self, NULL, "SELECT section FROM story_sections WHERE story = ?",
                                 "i", story_id);
  if (mutes->authors->len > 0)
    authors = _byline_db_query (self, NULL, "SELECT author FROM story_authors WHERE story = ?", "i",
                                story_id);
  return has_one_of (self, mutes->sections, sections) || has_one_of (self, mutes->authors, authors);
}

static gboolean
publication_is_muted (BylineDb *self, const Mutes *mutes, gint64 story_id)
{
  g_autoptr (BylineStatement) row = NULL;
  const char *key;

  if (mutes->publications->len == 0)
    return FALSE;
  row = _byline_db_query (self, NULL,
                          "SELECT p.key FROM stories s JOIN publications p ON p.id = s.publication"
                          " WHERE s.id = ?",
                          "i", story_id);
  if (row == NULL || !_byline_db_step (self, row, NULL))
    return FALSE;
  key = (const char *) sqlite3_column_text (row, 0);
  return g_ptr_array_find_with_equal_func (mutes->publications, key, g_str_equal, NULL);
}

static gboolean
words_are_muted (BylineDb *self, const Mutes *mutes, gint64 story_id)
{
  for (guint i = 0; i < mutes->words->len; i++)
    if (_byline_db_query_int (self, 0, NULL,
                              "SELECT 1 FROM search WHERE search MATCH ? AND rowid ="
                              " (SELECT place FROM stories WHERE id = ?)",
                              "si", (const char *) g_ptr_array_index (mutes->words, i),
                              story_id) == 1)
      return TRUE;
  return FALSE;
}

/* What is decided here is not to be settled any more. */
static gboolean
forget_pending (BylineDb *self, GArray *stories, GError **error)
{
  for (guint i = 0; i < stories->len && self->pending_mutes_version != 0; i++)
    if (!_byline_db_run (self, error, "DELETE FROM temp.pending_mutes WHERE story = ?", "i",
                         g_array_index (stories, gint64, i)))
      return FALSE;
  return TRUE;
}

gboolean
_byline_mute_stories (BylineDb *self, GArray *stories, GError **error)
{
  g_auto (Mutes) mutes = { NULL };

  if (stories->len == 0)
    return TRUE;
  if (!read_mutes (self, &mutes, error) || !forget_pending (self, stories, error))
    return FALSE;
  for (guint i = 0; i < stories->len && !is_empty (&mutes); i++)
    {
      gint64 story_id = g_array_index (stories, gint64, i);
      gboolean muted = publication_is_muted (self, &mutes, story_id) ||
                       names_are_muted (self, &mutes, story_id) ||
                       words_are_muted (self, &mutes, story_id);

      if (!_byline_db_run (self, error,
                           "UPDATE stories SET muted = ?1,"
                           " shown = " SQL_SHOWN (SQL_IS_REMOVED, "is_saved",
                                                  "?1") " WHERE id = ?2 AND muted <> ?1",
                           "ii", (gint64) muted, story_id))
        return FALSE;
    }
  return TRUE;
}

gboolean
_byline_mute_expire (BylineDb *self, gint64 now, GError **error)
{
  /* Not journalled: time says the same to whoever replays it. */
  if (!_byline_db_run (self, error,
                       "DELETE FROM rules WHERE op = 'mute' AND number > 0 AND number <= ?", "i",
                       _byline_db_deleting_time (self, now)))
    return FALSE;
  return sqlite3_changes (self->sqlite) == 0 || _byline_mute_invalidate (self, error);
}
