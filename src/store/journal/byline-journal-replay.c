/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-journal-private.h"

#include "byline-error.h"

/*
 * Every line is applied by the part of the store that wrote it, which writes nothing to the journal
 * meanwhile: each has a table of the lines that it applies, and whoever opens the database hands all of
 * them in.
 */

static const BylineJournalApplier *
find_applier (BylineDb *self, JsonObject *line)
{
  const char *op = _byline_journal_text (line, "op");
  const BylineJournalApplier *const *tables = self->journal_hooks->appliers;

  if (op == NULL)
    return NULL;
  for (; *tables != NULL; tables++)
    for (const BylineJournalApplier *applier = *tables; applier->op != NULL; applier++)
      if (g_str_equal (op, applier->op))
        return applier;
  return NULL;
}

gboolean
_byline_journal_is_strange (BylineDb *self, JsonObject *line)
{
  const BylineJournalApplier *applier = find_applier (self, line);

  if (applier == NULL)
    return _byline_journal_text (line, "op") != NULL;
  return applier->is_strange != NULL && applier->is_strange (line);
}

gboolean
_byline_journal_apply (BylineDb *self, JsonObject *line, BylineJournalKinds kinds, GError **error)
{
  const BylineJournalApplier *applier = find_applier (self, line);

  self->now = _byline_journal_int (line, "t");
  self->line_number = _byline_journal_int (line, "n");
  self->is_settled = _byline_journal_int (line, "settled") != 0;
  /* Something that a newer Byline writes is left out. */
  return applier == NULL || (applier->kind & kinds) == 0 || applier->apply (self, line, error);
}

static gboolean
apply_line_cb (BylineDb *self, gint64 number, JsonObject *line, gpointer user_data, GError **error)
{
  BylineJournalKinds *kinds = user_data;

  return _byline_journal_apply (self, line, *kinds, error);
}

gint64
_byline_journal_replay (BylineDb *self, gint64 after, BylineJournalKinds kinds, GError **error)
{
  gboolean is_settled = self->is_settled;
  gint64 now = self->now;
  gint64 last;

  self->replaying = TRUE;
  last = _byline_journal_foreach (self, after, apply_line_cb, &kinds, NULL, error);
  self->replaying = FALSE;
  self->is_settled = is_settled;
  self->now = now;
  return last;
}

gboolean
_byline_journal_catch_up (BylineDb *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 size = _byline_journal_file_size (self);
  gint64 last;

  self->journal_number = _byline_db_query_int (
    self, 0, &failure, "SELECT value FROM meta WHERE name = 'journal-number'", "");
  if (failure == NULL)
    self->journal_size = _byline_db_query_int (self, 0, &failure,
                                               "SELECT value FROM meta WHERE name = 'journal-size'",
                                               "");
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  if (size == self->journal_size)
    return TRUE;
  /* It was deleted. byline_db_check() says so. */
  if (size == 0)
    return self->journal_hooks->write_anew (self, error) &&
           _byline_db_run (self, error,
                           "INSERT OR REPLACE INTO meta (name, value) VALUES ('journal-remade', ?)",
                           "i", self->now);
  last = _byline_journal_replay (self, self->journal_number, BYLINE_JOURNAL_ALL, error);
  return last >= 0 &&
         _byline_journal_set_position (self, MAX (last, self->journal_number), size, error);
}
