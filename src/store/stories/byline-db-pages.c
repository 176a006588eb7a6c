/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-pages.h"

#include "byline-db-pages-private.h"
#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"

/* Whether the pages of a publication's stories are read: what is set, and what was learnt. */

void
_byline_journal_add_page_policy (BylineDb *self, const char *publication, BylinePagePolicy policy)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "pages");

  json_object_set_string_member (line, "publication", publication);
  json_object_set_string_member (line, "value", byline_page_policy_to_string (policy));
  _byline_journal_add (self, line);
}

gboolean
byline_db_set_page_policy (BylineDb *self,
                           gint64 publication_id,
                           BylinePagePolicy policy,
                           GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylinePublication) row = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  row = byline_db_get_publication (self, publication_id, error);
  if (row == NULL || !_byline_db_run (self, error,
                                      "UPDATE publications SET page_policy = ?, pages_tried = 0,"
                                      " pages_gained = 0 WHERE id = ?",
                                      "ii", (gint64) policy, publication_id))
    return FALSE;
  _byline_journal_add_page_policy (self, row->key, policy);
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_note_page (BylineDb *self, gint64 story_id, gboolean gives_more, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error,
                         "UPDATE publications SET pages_tried = pages_tried + 1,"
                         " pages_gained = pages_gained + ?"
                         " WHERE id = (SELECT publication FROM stories WHERE id = ?)"
                         " AND page_policy = ? AND pages_tried < ?",
                         "iiii", (gint64) gives_more, story_id,
                         (gint64) BYLINE_PAGE_POLICY_AUTOMATIC, (gint64) BYLINE_PAGE_TRIALS) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_get_page_reading (BylineDb *self,
                             gint64 publication_id,
                             BylinePageReading *reading,
                             GError **error)
{
  g_autoptr (BylineStatement)
    row = _byline_db_query (self, error,
                            "SELECT page_policy, pages_tried, pages_gained FROM publications"
                            " WHERE id = ?",
                            "i", publication_id);
  g_autoptr (GError) failure = NULL;

  *reading = (BylinePageReading){ BYLINE_PAGE_POLICY_NEVER, 0, 0 };
  if (row == NULL)
    return FALSE;
  if (_byline_db_step (self, row, &failure))
    {
      reading->policy = byline_page_policy_from_int (sqlite3_column_int64 (row, 0));
      reading->n_tried = (guint) sqlite3_column_int64 (row, 1);
      reading->n_gained = (guint) sqlite3_column_int64 (row, 2);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
apply_pages (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");
  const char *value = _byline_journal_text (line, "value");
  gint64 row = key != NULL ? _byline_db_find_publication (self, key, error) : 0;
  BylinePagePolicy policy;

  if (row <= 0 || value == NULL || !byline_page_policy_from_string (value, &policy))
    return row >= 0;
  return byline_db_set_page_policy (self, row, policy, error);
}

const BylineJournalApplier _byline_page_appliers[] = {
  { "pages", BYLINE_JOURNAL_STRUCTURE, apply_pages, NULL },
  { NULL, 0, NULL, NULL },
};
