/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-tombstones-private.h"
#include "byline-journal-private.h"

/*
 * Every line is applied by the call that wrote it, which writes nothing to the journal meanwhile.
 * What a line names and is not there (any more) is left out: each of these looks first, because a
 * call that fails rolls the whole transaction back.
 */

typedef gboolean (*ApplyFunc) (BylineDb    *self,
                               JsonObject  *line,
                               GError     **error);

typedef struct {
  gint64 row;
  gboolean ok; /* nothing failed; row may be 0 */
} Found;

static Found
find_publication (BylineDb    *self,
                  JsonObject  *line,
                  GError     **error)
{
  const char *key = _byline_journal_text (line, "publication");
  gint64 row = key != NULL ? _byline_db_find_publication (self, key, error) : 0;

  return (Found) { MAX (row, 0), row >= 0 };
}

static Found
find_feed (BylineDb    *self,
           JsonObject  *line,
           GError     **error)
{
  const char *url = _byline_journal_text (line, "feed");
  gint64 row = url != NULL ? _byline_db_find_feed_row (self, url, error) : 0;

  return (Found) { MAX (row, 0), row >= 0 };
}

static gboolean
apply_subscribe (BylineDb    *self,
                 JsonObject  *line,
                 GError     **error)
{
  const char *key = _byline_journal_text (line, "publication");
  BylineSubscription subscription = {
    .feed_url = _byline_journal_text (line, "feed"),
    .feed_title = _byline_journal_text (line, "title"),
    .name = _byline_journal_text (line, "name"),
    .own_name = _byline_journal_text (line, "own_name"),
    .home_page_url = _byline_journal_text (line, "home_page_url"),
    .icon_url = _byline_journal_text (line, "icon_url"),
    .folder = _byline_journal_text (line, "folder"),
    .section = _byline_journal_text (line, "section"),
    .format = _byline_journal_text (line, "format"),
    .icon_network = g_strcmp0 (_byline_journal_text (line, "icon_network"), "private") == 0
                      ? BYLINE_NETWORK_PRIVATE
                      : BYLINE_NETWORK_PUBLIC,
  };
  Found feed = find_feed (self, line, error);

  if (!feed.ok)
    return FALSE;
  if (feed.row != 0 || key == NULL || subscription.feed_url == NULL)
    return TRUE;
  return _byline_db_subscribe_into (self, &subscription, key, error) > 0;
}

static gboolean
apply_removed (BylineDb    *self,
               JsonObject  *line,
               GError     **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_removed_at (self, found.row, _byline_journal_int (line, "at"), error);
}

static gboolean
apply_purge (BylineDb    *self,
             JsonObject  *line,
             GError     **error)
{
  const char *key = _byline_journal_text (line, "publication");

  return key == NULL || _byline_db_purge_publication (self, key, error);
}

static gboolean
apply_rename (BylineDb    *self,
              JsonObject  *line,
              GError     **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_rename_publication (self, found.row, _byline_journal_text (line, "name"), error);
}

static gboolean
apply_folder (BylineDb    *self,
              JsonObject  *line,
              GError     **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_move_publication (self, found.row, _byline_journal_text (line, "folder"), error);
}

static gboolean
apply_retention (BylineDb    *self,
                 JsonObject  *line,
                 GError     **error)
{
  Found found = find_publication (self, line, error);
  BylineRetention retention = {
    (guint) CLAMP (_byline_journal_int (line, "days"), 0, G_MAXUINT),
    (guint) CLAMP (_byline_journal_int (line, "stories"), 0, G_MAXUINT),
    byline_keep_unread_from_int (_byline_journal_int (line, "unread")),
  };

  /* Without a publication it is of the whole library. */
  if (found.row == 0 && (!found.ok || json_object_has_member (line, "publication")))
    return found.ok;
  return byline_db_set_retention (self, found.row, &retention, error);
}

static gboolean
apply_own_name (BylineDb    *self,
                JsonObject  *line,
                GError     **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_own_name (self, found.row, _byline_journal_text (line, "name"), error);
}

static gboolean
apply_retired (BylineDb    *self,
               JsonObject  *line,
               GError     **error)
{
  Found found = find_feed (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_retired (self, found.row, _byline_journal_int (line, "value") != 0, error);
}

static gboolean
apply_move_feed (BylineDb    *self,
                 JsonObject  *line,
                 GError     **error)
{
  const char *key = _byline_journal_text (line, "publication");
  Found found = find_feed (self, line, error);

  if (found.row == 0 || key == NULL)
    return found.ok;
  return _byline_db_move_feed_into (self, found.row, key, error);
}

static gboolean
apply_feed_url (BylineDb    *self,
                JsonObject  *line,
                GError     **error)
{
  const char *url = _byline_journal_text (line, "url");
  Found found = find_feed (self, line, error);

  if (found.row == 0 || url == NULL)
    return found.ok;
  return _byline_db_set_feed_url (self, found.row, url, error);
}

static gboolean
apply_feed_network (BylineDb    *self,
                    JsonObject  *line,
                    GError     **error)
{
  Found found = find_feed (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_feed_network (self, found.row,
                                      _byline_journal_int (line, "private") != 0
                                        ? BYLINE_NETWORK_PRIVATE
                                        : BYLINE_NETWORK_PUBLIC,
                                      error);
}

static gboolean
apply_interval (BylineDb    *self,
                JsonObject  *line,
                GError     **error)
{
  Found found = find_feed (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_set_interval (
    self, found.row, (guint) CLAMP (_byline_journal_int (line, "minutes"), 0, G_MAXUINT), error);
}

static gboolean
apply_forget (BylineDb    *self,
              JsonObject  *line,
              GError     **error)
{
  g_autoptr (GPtrArray) tombstones = _byline_journal_texts (line, "tombstones");

  return _byline_db_forget (self, tombstones, error);
}

static gboolean
apply_sort (BylineDb    *self,
            JsonObject  *line,
            GError     **error)
{
  const char *key = _byline_journal_text (line, "story");

  return key == NULL ||
         _byline_db_set_sort_time (self, key, _byline_journal_int (line, "time"), error);
}

static gboolean
apply_mark (BylineDb    *self,
            JsonObject  *line,
            GError     **error)
{
  g_autoptr (GPtrArray) keys = _byline_journal_texts (line, "stories");
  const char *flag = _byline_journal_text (line, "flag");

  if (g_strcmp0 (flag, "read") != 0 && g_strcmp0 (flag, "saved") != 0)
    return TRUE;
  return _byline_db_mark_keys (self, keys,
                               g_str_equal (flag, "read") ? BYLINE_FLAG_READ : BYLINE_FLAG_SAVED,
                               _byline_journal_int (line, "value") != 0, error);
}

typedef struct {
  const char *op;
  BylineJournalKinds kind;
  ApplyFunc apply;
} Operation;

static const Operation operations[] = {
  { "subscribe", BYLINE_JOURNAL_STRUCTURE, apply_subscribe },
  { "removed", BYLINE_JOURNAL_STRUCTURE, apply_removed },
  { "purge", BYLINE_JOURNAL_STRUCTURE, apply_purge },
  { "rename", BYLINE_JOURNAL_STRUCTURE, apply_rename },
  { "folder", BYLINE_JOURNAL_STRUCTURE, apply_folder },
  { "retention", BYLINE_JOURNAL_STRUCTURE, apply_retention },
  { "own-name", BYLINE_JOURNAL_STRUCTURE, apply_own_name },
  { "retired", BYLINE_JOURNAL_STRUCTURE, apply_retired },
  { "move-feed", BYLINE_JOURNAL_STRUCTURE, apply_move_feed },
  { "feed-url", BYLINE_JOURNAL_STRUCTURE, apply_feed_url },
  { "feed-network", BYLINE_JOURNAL_STRUCTURE, apply_feed_network },
  { "interval", BYLINE_JOURNAL_STRUCTURE, apply_interval },
  { "forget", BYLINE_JOURNAL_STRUCTURE, apply_forget },
  { "sort", BYLINE_JOURNAL_STRUCTURE, apply_sort },
  { "rule", BYLINE_JOURNAL_STRUCTURE, _byline_db_apply_journalled_rule },
  { "mark", BYLINE_JOURNAL_MARKS, apply_mark },
};

static const Operation *
find_operation (JsonObject *line)
{
  const char *op = _byline_journal_text (line, "op");

  for (gsize i = 0; op != NULL && i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (op, operations[i].op))
      return &operations[i];
  return NULL;
}

/* A rule of a kind that is not known is read as none, without being broken. */
gboolean
_byline_journal_is_strange (JsonObject *line)
{
  const Operation *operation = find_operation (line);
  g_autoptr (BylineRule) rule = NULL;
  gboolean is_broken;

  if (operation == NULL)
    return _byline_journal_text (line, "op") != NULL;
  if (operation->apply != _byline_db_apply_journalled_rule)
    return FALSE;
  rule = _byline_journal_read_rule (line, &is_broken);
  return rule == NULL && !is_broken;
}

gboolean
_byline_journal_apply (BylineDb            *self,
                       JsonObject          *line,
                       BylineJournalKinds   kinds,
                       GError             **error)
{
  const Operation *operation = find_operation (line);

  self->now = _byline_journal_int (line, "t");
  /* Something that a newer Byline writes is left out. */
  return operation == NULL || (operation->kind & kinds) == 0 ||
         operation->apply (self, line, error);
}
