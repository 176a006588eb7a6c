/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-file-private.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"

/*
 * A damaged journal is written anew: what the database holds of the user's doing; then what can
 * still be read of what the database cannot hold: marks of stories that have no row (their file may
 * be read again some day), lines that only a newer Byline understands, and lines beyond the
 * database's position. The damaged file is kept beside it.
 */

typedef struct {
  gint64 until;
  GHashTable *read; /* keys that the journal marks */
  GHashTable *saved;
  GPtrArray *strange; /* of JsonObject: lines that this Byline does not understand */
  GPtrArray *beyond;  /* of JsonObject: lines that the database does not hold */
} Remains;

static void
unref_object (gpointer object)
{
  json_object_unref (object);
}

static void
remains_clear (Remains *self)
{
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->saved);
  g_ptr_array_unref (self->strange);
  g_ptr_array_unref (self->beyond);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Remains, remains_clear)

static gboolean
take_line_cb (BylineDb *db, gint64 number, JsonObject *line, gpointer user_data, GError **error)
{
  Remains *self = user_data;
  const char *op = _byline_journal_text (line, "op");

  if (number > self->until)
    g_ptr_array_add (self->beyond, json_object_ref (line));
  else if (g_strcmp0 (op, "mark") == 0)
    _byline_journal_take_mark (line, self->read, self->saved);
  else if (_byline_journal_is_strange (db, line))
    g_ptr_array_add (self->strange, json_object_ref (line));
  return TRUE;
}

/* Leaves the keys of stories that the database neither has nor has forgotten. */
static gboolean
leave_unknown (BylineDb *db, GHashTable *keys, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 known = _byline_db_query_int (db, 0, error,
                                           "SELECT 1 FROM stories WHERE key = ?1 UNION ALL"
                                           " SELECT 1 FROM tombstones WHERE key = ?1 LIMIT 1",
                                           "s", (const char *) key);

      if (known < 0)
        return FALSE;
      if (known > 0)
        g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

static void
add_lines (BylineDb *db, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      JsonObject *line = g_ptr_array_index (lines, i);

      json_object_set_int_member (line, "n", db->journal_number + 1);
      _byline_journal_add (db, line);
    }
}

/* Writes all lines to db->journal, numbered from 1; those beyond follow the database's number. */
static gboolean
compose (BylineDb *db, Remains *remains, GError **error)
{
  if (!_byline_journal_recreate (db, error) || !leave_unknown (db, remains->read, error) ||
      !leave_unknown (db, remains->saved, error))
    return FALSE;
  _byline_journal_add_marks (db, "read", remains->read);
  _byline_journal_add_marks (db, "saved", remains->saved);
  add_lines (db, remains->strange);
  db->journal_number = MAX (db->journal_number, remains->until);
  add_lines (db, remains->beyond);
  return TRUE;
}

/* Returns: (transfer full): where the file as it was is kept; NULL if there was none, or with an
 * error. */
static char *
keep_aside (BylineDb *db, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (byline_clock_now ());
  g_autofree char *time = now != NULL ? g_date_time_format (now, "%Y%m%dT%H%M%SZ") : NULL;
  g_autofree char *data = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_missing;
  gsize length;

  data = _byline_file_read (db->journal_path, G_MAXINT / 2, &length, &is_missing, &failure);
  if (data == NULL && !is_missing)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (data == NULL)
    return NULL;
  for (guint i = 0; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = i == 0 ? g_strdup_printf ("%s.damaged-%s", db->journal_path, time)
                    : g_strdup_printf ("%s.damaged-%s-%u", db->journal_path, time, i);
    }
  return _byline_file_replace (path, data, length, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
replace (BylineDb *db, char **aside, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *aside = keep_aside (db, &failure);
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  return _byline_file_replace (db->journal_path, db->journal->str, db->journal->len, error);
}

gboolean
_byline_journal_heal (BylineDb *self,
                      gint64 until,
                      gint64 *number,
                      gint64 *size,
                      char **aside,
                      GError **error)
{
  g_auto (Remains) remains = {
    until,
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_ptr_array_new_with_free_func (unref_object),
    g_ptr_array_new_with_free_func (unref_object),
  };
  /* The lines of the transaction under way wait meanwhile. */
  GString *pending = self->journal;
  gint64 pending_number = self->journal_number;
  gboolean ok;

  *aside = NULL;
  self->journal = g_string_new (NULL);
  self->journal_number = 0;
  ok = _byline_journal_foreach (self, 0, take_line_cb, &remains, NULL, error) >= 0 &&
       compose (self, &remains, error) && replace (self, aside, error);
  *number = self->journal_number;
  *size = (gint64) self->journal->len;
  g_string_free (self->journal, TRUE);
  self->journal = pending;
  self->journal_number = pending_number;
  return ok;
}
