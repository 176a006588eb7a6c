/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-subscriptions.h"

#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"

/* How long stories are kept: what is set. byline-db-prune.c does what follows from it. */

static gboolean
set_meta (BylineDb *self, const char *name, gint64 value, GError **error)
{
  return _byline_db_run (self, error, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
                         "si", name, value);
}

static gboolean
set_of_library (BylineDb *self, const BylineRetention *retention, GError **error)
{
  return set_meta (self, "keep-days", retention->days, error) &&
         set_meta (self, "keep-stories", retention->stories, error) &&
         set_meta (self, "keep-unread", retention->unread, error);
}

void
_byline_journal_add_retention (BylineDb *self,
                               const char *publication,
                               const BylineRetention *retention)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "retention");

  if (publication != NULL)
    json_object_set_string_member (line, "publication", publication);
  json_object_set_int_member (line, "days", retention->days);
  json_object_set_int_member (line, "stories", retention->stories);
  json_object_set_int_member (line, "unread", retention->unread);
  _byline_journal_add (self, line);
}

gboolean
byline_db_set_retention (BylineDb *self,
                         gint64 publication,
                         const BylineRetention *retention,
                         GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylinePublication) row = NULL;

  g_return_val_if_fail (self != NULL && retention != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (publication != 0)
    {
      row = byline_db_get_publication (self, publication, error);
      if (row == NULL ||
          !_byline_db_run (self, error,
                           "UPDATE publications SET keep_days = ?, keep_stories = ?,"
                           " keep_unread = ? WHERE id = ?",
                           "iiii", (gint64) retention->days, (gint64) retention->stories,
                           (gint64) retention->unread, publication))
        return FALSE;
    }
  else if (!set_of_library (self, retention, error))
    return FALSE;
  _byline_journal_add_retention (self, row != NULL ? row->key : NULL, retention);
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_get_retention (BylineDb *self, BylineRetention *retention, GError **error)
{
  g_autoptr (BylineStatement) row = NULL;

  g_return_val_if_fail (self != NULL && retention != NULL, FALSE);

  row = _byline_db_query (self, error,
                          "SELECT (SELECT value FROM meta WHERE name = 'keep-days'),"
                          " (SELECT value FROM meta WHERE name = 'keep-stories'),"
                          " (SELECT value FROM meta WHERE name = 'keep-unread')",
                          "");
  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  retention->days = (guint) CLAMP (sqlite3_column_int64 (row, 0), 0, G_MAXUINT);
  retention->stories = (guint) CLAMP (sqlite3_column_int64 (row, 1), 0, G_MAXUINT);
  retention->unread = byline_keep_unread_from_int (sqlite3_column_int64 (row, 2));
  return TRUE;
}

static gboolean
apply_retention (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");
  gint64 row = key != NULL ? _byline_db_find_publication (self, key, error) : 0;
  BylineRetention retention = {
    (guint) CLAMP (_byline_journal_int (line, "days"), 0, G_MAXUINT),
    (guint) CLAMP (_byline_journal_int (line, "stories"), 0, G_MAXUINT),
    byline_keep_unread_from_int (_byline_journal_int (line, "unread")),
  };

  /* Without a publication it is of the whole library. */
  if (row <= 0 && (row < 0 || json_object_has_member (line, "publication")))
    return row == 0;
  return byline_db_set_retention (self, row, &retention, error);
}

const BylineJournalApplier _byline_retention_appliers[] = {
  { "retention", BYLINE_JOURNAL_STRUCTURE, apply_retention, NULL },
  { NULL, 0, NULL, NULL },
};
