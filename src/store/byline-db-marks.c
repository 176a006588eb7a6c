/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-lists.h"
#include "byline-db-rows-private.h"
#include "byline-journal-private.h"

static const char *
flag_name (BylineFlag flag)
{
  return flag == BYLINE_FLAG_READ ? "read" : "saved";
}

/* Sets the flag of one story. Returns: whether it was different; FALSE with an error. */
static gboolean
set_flag (BylineDb    *self,
          gint64       story,
          BylineFlag   flag,
          gboolean     value,
          GError     **error)
{
  gboolean ok
      = flag == BYLINE_FLAG_READ
            ? _byline_db_run (self,
                              error,
                              "UPDATE stories SET is_read = ?1 WHERE id = ?2 AND is_read <> ?1",
                              "ii",
                              (gint64)(value != FALSE),
                              story)
            : _byline_db_run (self,
                              error,
                              "UPDATE stories SET is_saved = ?1"
                              " WHERE id = ?2 AND is_saved <> ?1",
                              "ii",
                              (gint64)(value != FALSE),
                              story);

  return ok && sqlite3_changes (self->sqlite) > 0;
}

static void
journal_mark (BylineDb   *self,
              JsonArray  *keys,
              BylineFlag  flag,
              gboolean    value)
{
  g_autoptr (JsonObject) line = NULL;

  if (json_array_get_length (keys) == 0)
    return;
  line = _byline_journal_line_new (self, "mark");
  json_object_set_string_member (line, "flag", flag_name (flag));
  json_object_set_int_member (line, "value", value != FALSE);
  json_object_set_array_member (line, "stories", json_array_ref (keys));
  _byline_journal_add (self, line);
}

gboolean
_byline_db_mark_keys (BylineDb    *self,
                      GPtrArray   *keys,
                      BylineFlag   flag,
                      gboolean     value,
                      GError     **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < keys->len && failure == NULL; i++)
    {
      gint64 story = _byline_db_query_int (self,
                                           0,
                                           &failure,
                                           "SELECT id FROM stories WHERE key = ?",
                                           "s",
                                           (const char *)g_ptr_array_index (keys, i));

      if (story > 0)
        set_flag (self, story, flag, value, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

GArray *
byline_db_mark (BylineDb      *self,
                const gint64  *stories,
                gsize          n_stories,
                BylineFlag     flag,
                gboolean       value,
                GError       **error)
{
  g_auto (BylineDbScope) scope = { NULL };
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JsonArray) keys = json_array_new ();
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && (stories != NULL || n_stories == 0), NULL);

  if (!_byline_db_scope_begin (&scope, self, error))
    return NULL;
  for (gsize i = 0; i < n_stories && failure == NULL; i++)
    if (set_flag (self, stories[i], flag, value, &failure))
      {
        g_autoptr (BylineStoryRow) row = _byline_db_get_row (self, stories[i], &failure);

        if (row != NULL)
          json_array_add_string_element (keys, row->key);
        g_array_append_val (changed, stories[i]);
      }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  journal_mark (self, keys, flag, value);
  return _byline_db_scope_commit (&scope, error) ? g_steal_pointer (&changed) : NULL;
}

/* Leaves only the stories that sort at or before @until. */
static gboolean
keep_until (BylineDb  *self,
            GArray    *ids,
            gint64     until,
            GError   **error)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 time = _byline_db_query_int (self, G_MAXINT64, error,
                                          "SELECT sort_time FROM stories WHERE id = ?", "i", id);

      if (time == -1 && error != NULL && *error != NULL)
        return FALSE;
      if (time <= until)
        g_array_index (ids, gint64, n++) = id;
    }
  g_array_set_size (ids, n);
  return TRUE;
}

GArray *
byline_db_mark_all_read (BylineDb            *self,
                         const BylineFilter  *filter,
                         gint64               until,
                         GError             **error)
{
  g_auto (BylineDbScope) scope = { NULL };
  g_autoptr (BylineFilter) unread = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  unread = byline_filter_copy (filter);
  unread->unread = TRUE;
  if (!_byline_db_scope_begin (&scope, self, error))
    return NULL;
  ids = byline_db_list (self, unread, 0, 0, error);
  if (ids == NULL)
    return NULL;
  if (!keep_until (self, ids, until, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  /* The line names each story: what the filter means may be different when it is replayed. */
  changed = byline_db_mark (self, (const gint64 *) (gpointer) ids->data, ids->len, BYLINE_FLAG_READ,
                            TRUE, error);
  if (changed == NULL || !_byline_db_scope_commit (&scope, error))
    return NULL;
  return g_steal_pointer (&changed);
}

/* --- Forgetting --- */

static gboolean
forget_key (BylineDb    *self,
            const char  *key,
            GError     **error)
{
  if (!_byline_db_run (self, error, "DELETE FROM stories WHERE key = ?", "s", key))
    return FALSE;
  if (sqlite3_changes (self->sqlite) > 0)
    _byline_db_doom_file (self, key);
  if (!_byline_db_run (self, error, "DELETE FROM meta WHERE name = 'sort:' || ?", "s", key))
    return FALSE;
  return _byline_db_run (self, error, "INSERT OR IGNORE INTO tombstones (key, at) VALUES (?, ?)",
                         "si", key, self->now);
}

gboolean
_byline_db_forget_keys (BylineDb   *self,
                        GPtrArray  *keys,
                        GError    **error)
{
  g_auto (BylineDbScope) scope = { NULL };
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonObject) line = NULL;

  if (!_byline_db_scope_begin (&scope, self, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      if (!forget_key (self, g_ptr_array_index (keys, i), error))
        return FALSE;
      json_array_add_string_element (array, g_ptr_array_index (keys, i));
    }
  if (keys->len > 0)
    {
      line = _byline_journal_line_new (self, "forget");
      json_object_set_array_member (line, "keys", g_steal_pointer (&array));
      _byline_journal_add (self, line);
    }
  return _byline_db_scope_commit (&scope, error);
}
