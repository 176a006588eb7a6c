/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connection-private.h"

#include "byline-error.h"
#include "byline-text-cache-private.h"
#include "byline-text.h"

/*
 * How the index is laid out. It is made as it is: one of an earlier version is made anew from archive
 * and journal (store/care).
 *
 * - A list shows rows in reading order (sort_time, story, both descending) from an index alone,
 *   whatever filter is set. So the tables that join a story to its sections and authors carry
 *   what filters ask for (shown, is_read, is_saved, publication) beside sort_time; triggers keep
 *   these copies and the counters true. In their keys the story stands right behind sort_time:
 *   else equal times would have to be sorted.
 * - "shown" is a BylineShown: what a list shows, and what is muted or kept of a removed publication,
 *   are found by the same indexes, and no other list pays for it.
 */
static const char publication_tables[] =
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
  /* keep_unread is a BylineKeepUnread; what the whole library keeps is in meta ("keep-days",
   * "keep-stories", "keep-unread"). page_policy is a BylinePagePolicy; pages_tried and pages_gained say
   * what is known of a publication whose policy is automatic. ahead is a BylineAheadLevel; of so many
   * stories a day (ahead_limit; ahead_taken on the day ahead_day, counted from 1970). */
  "CREATE TABLE publications ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT, own_name TEXT,"
  "  home TEXT, home_canonical TEXT, icon TEXT, icon_private INTEGER NOT NULL DEFAULT 0, folder "
  "TEXT,"
  "  removed_at INTEGER NOT NULL DEFAULT 0, keep_days INTEGER NOT NULL DEFAULT 0,"
  "  keep_stories INTEGER NOT NULL DEFAULT 0, keep_unread INTEGER NOT NULL DEFAULT 0,"
  "  icon_asked INTEGER NOT NULL DEFAULT 0,"
  "  page_policy INTEGER NOT NULL DEFAULT 0, pages_tried INTEGER NOT NULL DEFAULT 0,"
  "  pages_gained INTEGER NOT NULL DEFAULT 0, ahead INTEGER NOT NULL DEFAULT 0,"
  "  ahead_limit INTEGER NOT NULL DEFAULT 0, ahead_day INTEGER NOT NULL DEFAULT 0,"
  "  ahead_taken INTEGER NOT NULL DEFAULT 0,"
  "  n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX publications_home ON publications (home_canonical);"
  /* seed: what the keys of its stories are derived from; stays when the feed moves. private: 1 is the
   * user's own network, 0 the open net, NULL neither yet. retired: its publication was removed and has
   * saved stories: it is not polled and not listed, but still tells which stories are known. guids is a
   * BylineGuids. What a feed's schedule goes by: what it says (ttl_minutes, skip_hours, skip_days), what its
   * server says (max_age), when it last brought something new and the usual time between (changed,
   * change_gap); due_reason is a BylineDueReason; may_be_asked: at once, although it was a moment ago; held_until:
   * how long its server asked to be left alone. */
  "CREATE TABLE feeds ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  url TEXT NOT NULL UNIQUE, seed TEXT NOT NULL, title TEXT, description TEXT,"
  "  section TEXT, etag TEXT,"
  "  last_modified TEXT, format TEXT, checked INTEGER NOT NULL DEFAULT 0,"
  "  succeeded INTEGER NOT NULL DEFAULT 0, next_due INTEGER NOT NULL DEFAULT 0,"
  "  failures INTEGER NOT NULL DEFAULT 0, error TEXT, error_code TEXT,"
  "  interval_minutes INTEGER NOT NULL DEFAULT 0, retired INTEGER NOT NULL DEFAULT 0, private "
  "INTEGER,"
  "  ttl_minutes INTEGER NOT NULL DEFAULT 0, skip_hours INTEGER NOT NULL DEFAULT 0,"
  "  skip_days INTEGER NOT NULL DEFAULT 0, max_age INTEGER NOT NULL DEFAULT 0,"
  "  changed INTEGER NOT NULL DEFAULT 0, change_gap INTEGER NOT NULL DEFAULT 0,"
  "  due_reason INTEGER NOT NULL DEFAULT 0, failing_since INTEGER NOT NULL DEFAULT 0,"
  "  n_tries INTEGER NOT NULL DEFAULT 0, may_be_asked INTEGER NOT NULL DEFAULT 0,"
  "  held_until INTEGER NOT NULL DEFAULT 0, held_host TEXT,"
  "  guids INTEGER NOT NULL DEFAULT 0, n_stories INTEGER NOT NULL DEFAULT 0,"
  "  account INTEGER NOT NULL DEFAULT 0, remote TEXT, remote_title TEXT, remote_folder TEXT);"
  "CREATE INDEX feeds_publication ON feeds (publication);";

/*
 * place and text_pack: see the search below. offline is a BylineAheadLevel: what is here of it for a time
 * without a network; in_vain: more of it did not come. What a front page goes by: picture_width, text_bytes, and
 * feed_place, where the story stood in its feed's document when it came, from 1; 0 if that is not known, as
 * after a rebuild: it is a hint, and nothing that lasts depends on it. said_headline (a hash), said_date and sketch are what the
 * story's feed last said, whatever its page says. Stories that a wrong clock received are found by
 * stories_received (byline-db-note-time.c).
 */
static const char story_tables[] =
  "CREATE TABLE stories ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  feed INTEGER REFERENCES feeds (id) ON DELETE SET NULL,"
  "  sort_time INTEGER NOT NULL, place INTEGER NOT NULL, text_pack INTEGER,"
  "  is_read INTEGER NOT NULL DEFAULT 0, is_saved INTEGER NOT NULL DEFAULT 0,"
  "  shown INTEGER NOT NULL DEFAULT 1, muted INTEGER NOT NULL DEFAULT 0,"
  "  has_article INTEGER NOT NULL DEFAULT 0, is_excerpt INTEGER NOT NULL DEFAULT 0,"
  "  offline INTEGER NOT NULL DEFAULT 0, in_vain INTEGER NOT NULL DEFAULT 0,"
  "  from_page INTEGER NOT NULL DEFAULT 0, private INTEGER NOT NULL DEFAULT 0,"
  "  published INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL, url TEXT, title TEXT,"
  "  kicker TEXT, standfirst TEXT, picture TEXT, picture_width INTEGER NOT NULL DEFAULT 0,"
  "  feed_place INTEGER NOT NULL DEFAULT 0, text_bytes INTEGER NOT NULL DEFAULT 0, said_headline "
  "INTEGER NOT NULL DEFAULT 0,"
  "  said_date INTEGER NOT NULL DEFAULT 0, sketch BLOB);"
  "CREATE INDEX stories_all"
  "  ON stories (shown, sort_time, id, is_read, is_saved, publication, place);"
  "CREATE INDEX stories_unread"
  "  ON stories (shown, is_read, sort_time, id, is_saved, publication, place);"
  "CREATE INDEX stories_saved"
  "  ON stories (is_saved, shown, sort_time, id, is_read, publication, place) WHERE is_saved = 1;"
  "CREATE INDEX stories_publication"
  "  ON stories (publication, shown, sort_time, id, is_read, is_saved, place);"
  "CREATE INDEX stories_place"
  "  ON stories (place, shown, sort_time, id, is_read, is_saved, publication);"
  "CREATE INDEX stories_feed ON stories (feed);"
  "CREATE INDEX stories_muted ON stories (id) WHERE muted = 1;"
  "CREATE INDEX stories_received ON stories (received);"
  "CREATE INDEX stories_said ON stories (publication, said_date, said_headline);"
  "CREATE TABLE story_feeds ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (feed, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_feeds_story ON story_feeds (story);"
  /*
   * kept_pictures: the saved stories whose pictures were brought in, or tried to be: how often in vain,
   * and when next (the largest number: not again). A saved story that is not there wants it, be it just
   * saved, saved where there was no network, or of an index made anew. Its article's change takes it out
   * (_byline_db_update_story()); so does, for the stories that share its picture, taking one out of the
   * saved ones.
   */
  "CREATE TABLE kept_pictures ("
  "  story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,"
  "  tries INTEGER NOT NULL, next_try INTEGER NOT NULL);"
  /* Where stories were left (BylineReadingPosition). It is no decision of the user's, and changes with every
   * page that is read: so it is not journalled, but a rebuild takes it over. */
  "CREATE TABLE positions ("
  "  story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE, block INTEGER NOT NULL,"
  "  mark INTEGER NOT NULL, offset INTEGER NOT NULL, part INTEGER NOT NULL);"
  /* Stories that an older index had and that are not there any more: they have their marks again when
   * their feeds bring them. */
  "CREATE TABLE waiting_marks (key TEXT PRIMARY KEY, is_read INTEGER NOT NULL DEFAULT 0,"
  "  is_saved INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;";

/*
 * What tells whether an item is a story that is there (store/stories/byline-identity-private.h).
 *
 * - An alias may stand for several stories; in a feed where it does not tell them apart it is in
 *   spoiled_aliases, by its hash. guid is the hash of what the feed calls the item; 0: nothing. name is a
 *   hash of item or url (_byline_identity_hash()): texts stand in the tables alone, not in each index.
 * - A tombstone stands for the story that it was: it has that story's headline (hashed) and date, and all
 *   names that it came under (byline-db-tombstones-private.h). They are many and are only looked up by
 *   name, so there is no index the other way.
 */
static const char identity_tables[] =
  "CREATE TABLE item_aliases ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, name INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE, item TEXT NOT NULL,"
  "  hash BLOB, guid INTEGER NOT NULL DEFAULT 0);"
  "CREATE UNIQUE INDEX item_aliases_name ON item_aliases (feed, name, story);"
  "CREATE INDEX item_aliases_story ON item_aliases (story);"
  "CREATE INDEX item_aliases_guid ON item_aliases (feed, guid) WHERE guid <> 0;"
  "CREATE TABLE url_aliases ("
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  name INTEGER NOT NULL, story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  url TEXT NOT NULL);"
  "CREATE UNIQUE INDEX url_aliases_name ON url_aliases (publication, name, story);"
  "CREATE INDEX url_aliases_story ON url_aliases (story);"
  "CREATE TABLE spoiled_aliases ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, alias INTEGER NOT NULL,"
  "  PRIMARY KEY (feed, alias)) WITHOUT ROWID;"
  "CREATE TABLE tombstones (key TEXT PRIMARY KEY, at INTEGER NOT NULL,"
  "  headline INTEGER NOT NULL DEFAULT 0, date INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;"
  "CREATE TABLE tombstone_names ("
  "  name TEXT NOT NULL, tombstone TEXT NOT NULL, said INTEGER NOT NULL,"
  "  PRIMARY KEY (name, tombstone)) WITHOUT ROWID;";

/*
 * Sections and authors are decided from raw names.
 *
 * - A row of sections (authors) is a raw name; rows whose key (folded name) is the same are one,
 *   the first of them stands for all. story_section_names keeps who was named where, as
 *   published; section_members says what a raw name counts for: the row that it was folded or
 *   merged into, and (distance 1 and more) the sections above; for an author perhaps another one in
 *   a publication. story_sections is what follows from both, and can be made anew at any time.
 * - rules is what the user decided (model/byline-rule.h); label, hidden, pin and kind are copies.
 * - kind of an alias: 'name' (folded) or 'url' (canonical address of a profile page).
 */
static const char name_tables[] =
  "CREATE TABLE sections ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,"
  "  key TEXT NOT NULL DEFAULT '', path TEXT, parent INTEGER NOT NULL DEFAULT 0, label TEXT,"
  "  label_fold TEXT, hidden INTEGER, pin INTEGER,"
  "  n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX sections_key ON sections (key);"
  "CREATE INDEX sections_label ON sections (label_fold) WHERE label_fold IS NOT NULL;"
  "CREATE TABLE story_sections ("
  "  section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,"
  "  shown INTEGER NOT NULL, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  is_read INTEGER NOT NULL, is_saved INTEGER NOT NULL, publication INTEGER NOT NULL,"
  "  place INTEGER NOT NULL, position INTEGER NOT NULL,"
  "  PRIMARY KEY (section, shown, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_sections_unread ON story_sections"
  "  (section, shown, is_read, sort_time, story, is_saved, publication, place);"
  "CREATE INDEX story_sections_story ON story_sections (story, position);"
  "CREATE TABLE story_section_names ("
  "  section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL, PRIMARY KEY (section, story)) WITHOUT ROWID;"
  "CREATE INDEX story_section_names_story ON story_section_names (story, position);"
  "CREATE TABLE section_members ("
  "  raw INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,"
  "  publication INTEGER NOT NULL,"
  "  section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,"
  "  distance INTEGER NOT NULL, PRIMARY KEY (raw, publication, section)) WITHOUT ROWID;"
  "CREATE INDEX section_members_section ON section_members (section);"
  "CREATE TABLE authors ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, fold TEXT NOT NULL,"
  "  key TEXT NOT NULL DEFAULT '', url TEXT, avatar TEXT, avatar_private INTEGER NOT NULL DEFAULT "
  "0,"
  "  email TEXT, bio TEXT, contacts TEXT, organisation INTEGER NOT NULL DEFAULT 0, kind INTEGER,"
  "  label TEXT, label_fold TEXT, hidden INTEGER, pin INTEGER,"
  "  n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX authors_fold ON authors (fold);"
  "CREATE INDEX authors_key ON authors (key);"
  "CREATE INDEX authors_label ON authors (label_fold) WHERE label_fold IS NOT NULL;"
  "CREATE TABLE author_aliases ("
  "  kind TEXT NOT NULL, value TEXT NOT NULL,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (kind, value, publication, author)) WITHOUT ROWID;"
  "CREATE INDEX author_aliases_author ON author_aliases (author);"
  "CREATE TABLE story_authors ("
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  shown INTEGER NOT NULL, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  is_read INTEGER NOT NULL, is_saved INTEGER NOT NULL, publication INTEGER NOT NULL,"
  "  place INTEGER NOT NULL, position INTEGER NOT NULL,"
  "  PRIMARY KEY (author, shown, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_authors_unread ON story_authors"
  "  (author, shown, is_read, sort_time, story, is_saved, publication, place);"
  "CREATE INDEX story_authors_story ON story_authors (story, position);"
  "CREATE TABLE story_author_names ("
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL, PRIMARY KEY (author, story)) WITHOUT ROWID;"
  "CREATE INDEX story_author_names_story ON story_author_names (story, position);"
  "CREATE TABLE author_members ("
  "  raw INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  publication INTEGER NOT NULL,"
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  distance INTEGER NOT NULL, PRIMARY KEY (raw, publication, author)) WITHOUT ROWID;"
  "CREATE INDEX author_members_author ON author_members (author);"
  "CREATE TABLE rules ("
  "  kind TEXT NOT NULL, op TEXT NOT NULL, subject TEXT NOT NULL, publication TEXT NOT NULL,"
  "  name TEXT NOT NULL, value TEXT, number INTEGER NOT NULL,"
  "  PRIMARY KEY (kind, op, subject, publication)) WITHOUT ROWID;";

/*
 * The search.
 *
 * - Its rows are the stories' places. A place is made of the story's time, in steps of a few seconds,
 *   and no two stories have the same one (store/stories/byline-place.c): so reading by descending
 *   row is reading order, but for stories of nearly the same time, and the row numbers of one word's
 *   stories are close to one another, which is what FTS5 keeps of them: with 64 bits of time and
 *   number the index is twice as large.
 * - Texts are kept compressed, many stories' together (byline-text-pack.c): a story's text_pack has
 *   what is searched of it. n_live counts the stories that have their texts in a pack. The view "texts"
 *   is what FTS5 reads to check or to rebuild the search.
 * - The body is the first column: a word's place in any other takes two bytes more. Nothing asks for
 *   the lengths of texts (columnsize).
 * - What is new waits in memory until the transaction ends, up to so many bytes (hashsize): what several
 *   feeds bring becomes one part of the index then, instead of many that have to be joined.
 */
static const char search_tables[] =
  "CREATE TABLE text_packs (id INTEGER PRIMARY KEY AUTOINCREMENT, n_stories INTEGER NOT NULL,"
  "  n_live INTEGER NOT NULL, data BLOB NOT NULL);"
  "CREATE VIEW texts (id, body, headline, standfirst, authors, sections) AS SELECT place,"
  "  byline_text (text_pack, id, 0), byline_text (text_pack, id, 1), byline_text (text_pack, id, "
  "2),"
  "  byline_text (text_pack, id, 3), byline_text (text_pack, id, 4)"
  "  FROM stories WHERE text_pack IS NOT NULL;"
  "CREATE VIRTUAL TABLE search USING fts5 (body, headline, standfirst, authors, sections,"
  "  content = 'texts', content_rowid = 'id', columnsize = 0, tokenize = 'byline');"
  "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";

static const char story_triggers[] =
  "CREATE TRIGGER stories_insert AFTER INSERT ON stories WHEN new.shown <> 2 BEGIN"
  "  UPDATE publications SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.publication; END;"
  "CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN"
  "  UPDATE publications SET n_stories = n_stories - (old.shown <> 2),"
  "    n_unread = n_unread - (old.shown <> 2) * (1 - old.is_read) WHERE id = old.publication; END;"
  "CREATE TRIGGER stories_delete_texts AFTER DELETE ON stories WHEN old.text_pack IS NOT NULL BEGIN"
  "  INSERT INTO search (search, rowid, body, headline, standfirst, authors, sections)"
  "  VALUES ('delete', old.place, byline_text (old.text_pack, old.id, 0),"
  "    byline_text (old.text_pack, old.id, 1), byline_text (old.text_pack, old.id, 2),"
  "    byline_text (old.text_pack, old.id, 3), byline_text (old.text_pack, old.id, 4));"
  "  UPDATE text_packs SET n_live = n_live - 1 WHERE id = old.text_pack;"
  "  DELETE FROM text_packs WHERE id = old.text_pack AND n_live <= 0; END;"
  "CREATE TRIGGER stories_update AFTER UPDATE OF is_read, is_saved, shown, publication ON stories"
  "  WHEN old.is_read <> new.is_read OR old.is_saved <> new.is_saved OR old.shown <> new.shown"
  "    OR old.publication <> new.publication BEGIN"
  "  UPDATE publications SET n_stories = n_stories - (old.shown <> 2),"
  "    n_unread = n_unread - (old.shown <> 2) * (1 - old.is_read) WHERE id = old.publication;"
  "  UPDATE publications SET n_stories = n_stories + (new.shown <> 2),"
  "    n_unread = n_unread + (new.shown <> 2) * (1 - new.is_read) WHERE id = new.publication;"
  "  UPDATE story_sections SET is_read = new.is_read, is_saved = new.is_saved, shown = new.shown,"
  "    publication = new.publication WHERE story = new.id;"
  "  UPDATE story_authors SET is_read = new.is_read, is_saved = new.is_saved, shown = new.shown,"
  "    publication = new.publication WHERE story = new.id; END;"
  "CREATE TRIGGER stories_unsave AFTER UPDATE OF is_saved ON stories"
  "  WHEN old.is_saved = 1 AND new.is_saved = 0 BEGIN"
  "  DELETE FROM kept_pictures WHERE story = new.id OR story IN (SELECT s.id FROM stories s"
  "    WHERE s.is_saved = 1 AND s.publication = new.publication AND s.picture = new.picture); END;"
  "CREATE TRIGGER story_feeds_insert AFTER INSERT ON story_feeds BEGIN"
  "  UPDATE feeds SET n_stories = n_stories + 1 WHERE id = new.feed; END;"
  "CREATE TRIGGER story_feeds_delete AFTER DELETE ON story_feeds BEGIN"
  "  UPDATE feeds SET n_stories = n_stories - 1 WHERE id = old.feed; END;";

static const char name_triggers[] =
  "CREATE TRIGGER story_sections_insert AFTER INSERT ON story_sections WHEN new.shown = 1 BEGIN"
  "  UPDATE sections SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.section; END;"
  "CREATE TRIGGER story_sections_delete AFTER DELETE ON story_sections WHEN old.shown = 1 BEGIN"
  "  UPDATE sections SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.section; END;"
  "CREATE TRIGGER story_sections_update AFTER UPDATE OF is_read, shown ON story_sections"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE sections SET n_stories = n_stories + (new.shown = 1) - (old.shown = 1),"
  "    n_unread = n_unread + (new.shown = 1) * (1 - new.is_read)"
  "      - (old.shown = 1) * (1 - old.is_read) WHERE id = new.section; END;"
  "CREATE TRIGGER story_authors_insert AFTER INSERT ON story_authors WHEN new.shown = 1 BEGIN"
  "  UPDATE authors SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.author; END;"
  "CREATE TRIGGER story_authors_delete AFTER DELETE ON story_authors WHEN old.shown = 1 BEGIN"
  "  UPDATE authors SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.author; END;"
  "CREATE TRIGGER story_authors_update AFTER UPDATE OF is_read, shown ON story_authors"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE authors SET n_stories = n_stories + (new.shown = 1) - (old.shown = 1),"
  "    n_unread = n_unread + (new.shown = 1) * (1 - new.is_read)"
  "      - (old.shown = 1) * (1 - old.is_read) WHERE id = new.author; END;";

/*
 * Accounts on servers, which bring feeds (feeds.account; 0: this computer polls it) and are told what is
 * read.
 *
 * - feeds.remote is what the server calls the feed; remote_title and remote_folder are what it last said.
 * - entries are what the server has: is_read and is_saved are what it said, or was told, last; story is
 *   NULL where that was forgotten here. sign is a hash of what an entry is told by: ids may be given out
 *   anew.
 * - outbox is what the user did and the server has not been told (byline-outbox-private.h). sent is the
 *   number of the journal's line up to which all has been.
 */
static const char account_tables[] =
  "CREATE TABLE accounts ("
  "  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, protocol TEXT NOT NULL, url TEXT NOT NULL,"
  "  user TEXT, name TEXT, cursor INTEGER NOT NULL DEFAULT 0, resume TEXT,"
  "  clock_offset INTEGER NOT NULL DEFAULT 0, checked INTEGER NOT NULL DEFAULT 0,"
  "  succeeded INTEGER NOT NULL DEFAULT 0, next_try INTEGER NOT NULL DEFAULT 0,"
  "  failures INTEGER NOT NULL DEFAULT 0, error TEXT, error_code TEXT,"
  "  sent INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX feeds_account ON feeds (account, remote) WHERE account <> 0;"
  "CREATE TABLE entries ("
  "  account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,"
  "  remote TEXT NOT NULL, feed INTEGER NOT NULL,"
  "  story INTEGER REFERENCES stories (id) ON DELETE SET NULL, sign INTEGER NOT NULL,"
  "  is_read INTEGER NOT NULL, is_saved INTEGER NOT NULL,"
  "  PRIMARY KEY (account, remote)) WITHOUT ROWID;"
  "CREATE INDEX entries_story ON entries (story) WHERE story IS NOT NULL;"
  "CREATE TABLE outbox ("
  "  what INTEGER NOT NULL, id INTEGER NOT NULL, account INTEGER NOT NULL, value INTEGER NOT NULL,"
  "  at INTEGER NOT NULL, number INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,"
  "  PRIMARY KEY (what, id)) WITHOUT ROWID;"
  "CREATE TRIGGER stories_delete_outbox AFTER DELETE ON stories BEGIN"
  "  DELETE FROM outbox WHERE what < 2 AND id = old.id; END;";

/*
 * How feeds are doing, and what went out. Both are bounded, stand in the index alone and are lost with it.
 * tries are the last 20 of each feed: slot is the number of the try modulo 20.
 */
static const char network_tables[] =
  "CREATE TABLE tries ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, slot INTEGER NOT NULL,"
  "  at INTEGER NOT NULL, status INTEGER NOT NULL, url TEXT, added INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL, bytes INTEGER NOT NULL, milliseconds INTEGER NOT NULL, code TEXT,"
  "  message TEXT, warnings TEXT, PRIMARY KEY (feed, slot)) WITHOUT ROWID;"
  "CREATE TABLE requests ("
  "  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, url TEXT NOT NULL, location TEXT,"
  "  purpose INTEGER NOT NULL, publication INTEGER NOT NULL, story INTEGER NOT NULL,"
  "  status INTEGER NOT NULL, bytes INTEGER NOT NULL, milliseconds INTEGER NOT NULL, error TEXT,"
  "  code TEXT);"
  "CREATE INDEX requests_at ON requests (at);";

static const char *const schema[] = {
  publication_tables, story_tables,  identity_tables, name_tables,    search_tables,
  story_triggers,     name_triggers, network_tables,  account_tables,
};

static void
text_fold_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  char *fold = byline_text_fold (text != NULL ? text : "");

  sqlite3_result_text (context, fold, -1, g_free);
}

gboolean
_byline_schema_add_functions (BylineDb *self, GError **error)
{
  return sqlite3_create_function (self->sqlite, "byline_text_fold", 1,
                                  SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, text_fold_cb, NULL,
                                  NULL) == SQLITE_OK
           ? _byline_text_cache_register (self, error)
           : _byline_db_fail (self, error);
}

static gint64
get_version (BylineDb *self, GError **error)
{
  return _byline_db_query_int (self, 0, error, "PRAGMA user_version", "");
}

/* "BylN": in the file's header (PRAGMA application_id), where file(1) finds it. */
#define APPLICATION_ID 0x42796c4e

/* Returns: 1 if all tables that every version had are there, 0 if not; -1 with an error. */
static gint64
has_our_tables (BylineDb *self, GError **error)
{
  return _byline_db_query_int (
    self, 0, error,
    "SELECT count (*) = 5 FROM sqlite_schema WHERE type = 'table' AND name"
    " IN ('meta', 'publications', 'feeds', 'stories', 'url_aliases')",
    "");
}

gboolean
_byline_schema_check_owner (BylineDb *self, GError **error)
{
  gint64 id = _byline_db_query_int (self, 0, error, "PRAGMA application_id", "");
  gint64 version = id >= 0 ? get_version (self, error) : -1;
  gint64 ours = id == APPLICATION_ID;

  if (id == -1 || version == -1)
    return FALSE;
  /* One that nobody has written to yet, or that was made before there was an id. */
  if (id == 0 && version == 0)
    ours = _byline_db_query_int (self, 0, error, "SELECT count (*) = 0 FROM sqlite_schema", "");
  else if (id == 0)
    ours = has_our_tables (self, error);
  if (ours < 0)
    return FALSE;
  if (ours == 0)
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FOREIGN,
                         "The file library.db was made by another program, not by Byline; it is"
                         " left as it is");
  else if (version > BYLINE_DB_VERSION)
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NEWER,
                 "The database was written by a newer Byline (version %d)", (int) version);
  return ours != 0 && version <= BYLINE_DB_VERSION;
}

static gboolean
create (BylineDb *self, GError **error)
{
  g_autofree char *pragmas = g_strdup_printf (
    "PRAGMA user_version = %d; PRAGMA application_id = %d", BYLINE_DB_VERSION, APPLICATION_ID);

  for (gsize i = 0; i < G_N_ELEMENTS (schema); i++)
    if (!_byline_db_exec (self, schema[i], error))
      return FALSE;
  return _byline_db_exec (self, pragmas, error);
}

gboolean
_byline_schema_prepare (BylineDb *self, GError **error)
{
  gint64 version;

  if (!_byline_schema_check_owner (self, error))
    return FALSE;
  version = get_version (self, error);
  if (version == 0)
    {
      if (!_byline_db_exec (self, "BEGIN IMMEDIATE", error))
        return FALSE;
      /* Another process may have been faster. */
      version = get_version (self, error);
      if (version < 0 || (version == 0 && !create (self, error)) ||
          !_byline_db_exec (self, "COMMIT", error))
        {
          _byline_db_exec (self, "ROLLBACK", NULL);
          return FALSE;
        }
      version = get_version (self, error);
    }
  if (version > 0 && version < BYLINE_DB_VERSION)
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_OLDER,
                 "The database was written by an older Byline (version %d) and has to be made anew",
                 (int) version);
  return version == BYLINE_DB_VERSION;
}
