/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-subscriptions-private.h"
#include "byline-db-subscriptions.h"

#include "byline-db-private.h"
#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"

/*
 * How the journal's lines of publications and feeds are applied: by the calls that wrote them. What a
 * line names and is not there (any more) is left out: each of these looks first, because a call that
 * fails rolls the whole transaction back.
 */

typedef struct {
  gint64 row;
  gboolean ok; /* nothing failed; row may be 0 */
} Found;

static Found
find_publication (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");
  gint64 row = key != NULL ? _byline_db_find_publication (self, key, error) : 0;

  return (Found){ MAX (row, 0), row >= 0 };
}

static Found
find_feed (BylineDb *self, JsonObject *line, GError **error)
{
  const char *url = _byline_journal_text (line, "feed");
  gint64 row = url != NULL ? _byline_db_find_feed_row (self, url, error) : 0;

  return (Found){ MAX (row, 0), row >= 0 };
}

static gboolean
apply_subscribe (BylineDb *self, JsonObject *line, GError **error)
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
apply_removed (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_removed_at (self, found.row, _byline_journal_int (line, "at"), error);
}

static gboolean
apply_purge (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");

  return key == NULL || _byline_db_purge_publication (self, key, error);
}

static gboolean
apply_rename (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_rename_publication (self, found.row, _byline_journal_text (line, "name"), error);
}

static gboolean
apply_folder (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_move_publication (self, found.row, _byline_journal_text (line, "folder"), error);
}

static gboolean
apply_own_name (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_publication (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_own_name (self, found.row, _byline_journal_text (line, "name"), error);
}

static gboolean
apply_retired (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_feed (self, line, error);

  if (found.row == 0)
    return found.ok;
  return _byline_db_set_retired (self, found.row, _byline_journal_int (line, "value") != 0, error);
}

static gboolean
apply_move_feed (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");
  Found found = find_feed (self, line, error);

  if (found.row == 0 || key == NULL)
    return found.ok;
  return _byline_db_move_feed_into (self, found.row, key, error);
}

static gboolean
apply_feed_url (BylineDb *self, JsonObject *line, GError **error)
{
  const char *url = _byline_journal_text (line, "url");
  Found found = find_feed (self, line, error);

  if (found.row == 0 || url == NULL)
    return found.ok;
  return _byline_db_set_feed_url (self, found.row, url, error);
}

static gboolean
apply_feed_network (BylineDb *self, JsonObject *line, GError **error)
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
apply_interval (BylineDb *self, JsonObject *line, GError **error)
{
  Found found = find_feed (self, line, error);

  if (found.row == 0)
    return found.ok;
  return byline_db_set_interval (
    self, found.row, (guint) CLAMP (_byline_journal_int (line, "minutes"), 0, G_MAXUINT), error);
}

const BylineJournalApplier _byline_subscription_appliers[] = {
  { "subscribe", BYLINE_JOURNAL_STRUCTURE, apply_subscribe, NULL },
  { "removed", BYLINE_JOURNAL_STRUCTURE, apply_removed, NULL },
  { "purge", BYLINE_JOURNAL_STRUCTURE, apply_purge, NULL },
  { "rename", BYLINE_JOURNAL_STRUCTURE, apply_rename, NULL },
  { "folder", BYLINE_JOURNAL_STRUCTURE, apply_folder, NULL },
  { "own-name", BYLINE_JOURNAL_STRUCTURE, apply_own_name, NULL },
  { "retired", BYLINE_JOURNAL_STRUCTURE, apply_retired, NULL },
  { "move-feed", BYLINE_JOURNAL_STRUCTURE, apply_move_feed, NULL },
  { "feed-url", BYLINE_JOURNAL_STRUCTURE, apply_feed_url, NULL },
  { "feed-network", BYLINE_JOURNAL_STRUCTURE, apply_feed_network, NULL },
  { "interval", BYLINE_JOURNAL_STRUCTURE, apply_interval, NULL },
  { NULL, 0, NULL, NULL },
};
