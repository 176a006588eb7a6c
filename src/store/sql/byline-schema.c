/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-connection-private.h"

#include "byline-author.h"
#include "byline-error.h"
#include "byline-section.h"
#include "byline-text.h"

/*
 * How the index is laid out, and why:
 *
 * - A list shows rows in reading order (sort_time, story, both descending) from an index alone,
 *   whatever filter is set. So the tables that join a story to its sections and authors carry
 *   what filters ask for (shown, is_read, is_saved, publication) beside sort_time; triggers keep
 *   these copies and the counters true. In their keys the story stands right behind sort_time:
 *   else equal times would have to be sorted.
 * - "shown" is 0 while a story's publication is unsubscribed but not yet deleted (its saved
 *   stories have 3: see version 3).
 * - A text's row (and with it the search's) is sort_time * 2^28 + story: searching by descending
 *   row is reading order, and the story is in its low bits. sort_time never changes.
 */
static const char version_1_tables[] =
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
  "CREATE TABLE publications ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT, own_name TEXT,"
  "  home TEXT, home_canonical TEXT, icon TEXT, folder TEXT,"
  "  removed_at INTEGER NOT NULL DEFAULT 0, keep_days INTEGER NOT NULL DEFAULT 0,"
  "  keep_stories INTEGER NOT NULL DEFAULT 0,"
  "  n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX publications_home ON publications (home_canonical);"
  /* seed: what the keys of its stories are derived from; stays when the feed moves. */
  "CREATE TABLE feeds ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  url TEXT NOT NULL UNIQUE, seed TEXT NOT NULL, title TEXT, section TEXT, etag TEXT,"
  "  last_modified TEXT, format TEXT, checked INTEGER NOT NULL DEFAULT 0,"
  "  succeeded INTEGER NOT NULL DEFAULT 0, next_due INTEGER NOT NULL DEFAULT 0,"
  "  failures INTEGER NOT NULL DEFAULT 0, error TEXT, error_code TEXT,"
  "  interval_minutes INTEGER NOT NULL DEFAULT 0, n_stories INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX feeds_publication ON feeds (publication);"
  "CREATE TABLE stories ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  feed INTEGER REFERENCES feeds (id) ON DELETE SET NULL,"
  "  sort_time INTEGER NOT NULL, is_read INTEGER NOT NULL DEFAULT 0,"
  "  is_saved INTEGER NOT NULL DEFAULT 0, shown INTEGER NOT NULL DEFAULT 1,"
  "  has_article INTEGER NOT NULL DEFAULT 0, is_excerpt INTEGER NOT NULL DEFAULT 0,"
  "  from_page INTEGER NOT NULL DEFAULT 0, published INTEGER NOT NULL DEFAULT 0,"
  "  received INTEGER NOT NULL, url TEXT, title TEXT, kicker TEXT, standfirst TEXT, picture TEXT);"
  "CREATE INDEX stories_all ON stories (shown, sort_time, id, is_read, is_saved, publication);"
  "CREATE INDEX stories_unread"
  "  ON stories (shown, is_read, sort_time, id, is_saved, publication);"
  "CREATE INDEX stories_saved ON stories (is_saved, shown, sort_time, id, is_read, publication)"
  "  WHERE is_saved = 1;"
  "CREATE INDEX stories_publication"
  "  ON stories (publication, shown, sort_time, id, is_read, is_saved);"
  "CREATE INDEX stories_feed ON stories (feed);"
  "CREATE TABLE item_aliases ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, item TEXT NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE, hash BLOB,"
  "  PRIMARY KEY (feed, item)) WITHOUT ROWID;"
  "CREATE INDEX item_aliases_story ON item_aliases (story);"
  /* story NULL: an address that several stories have had; it says nothing. */
  "CREATE TABLE url_aliases ("
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  url TEXT NOT NULL, story INTEGER REFERENCES stories (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (publication, url)) WITHOUT ROWID;"
  "CREATE INDEX url_aliases_story ON url_aliases (story);"
  "CREATE TABLE story_feeds ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (feed, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_feeds_story ON story_feeds (story);"
  "CREATE TABLE sections ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,"
  "  path TEXT, n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE TABLE story_sections ("
  "  section INTEGER NOT NULL REFERENCES sections (id) ON DELETE CASCADE,"
  "  shown INTEGER NOT NULL, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  is_read INTEGER NOT NULL, is_saved INTEGER NOT NULL, publication INTEGER NOT NULL,"
  "  position INTEGER NOT NULL, PRIMARY KEY (section, shown, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_sections_unread"
  "  ON story_sections (section, shown, is_read, sort_time, story, is_saved, publication);"
  "CREATE INDEX story_sections_story ON story_sections (story, position);"
  "CREATE TABLE authors ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, fold TEXT NOT NULL, url TEXT,"
  "  avatar TEXT, email TEXT, bio TEXT, contacts TEXT,"
  "  n_stories INTEGER NOT NULL DEFAULT 0, n_unread INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX authors_fold ON authors (fold);"
  /* kind: 'name' (folded) or 'url' (canonical address of a profile page) */
  "CREATE TABLE author_aliases ("
  "  kind TEXT NOT NULL, value TEXT NOT NULL,"
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (kind, value, publication, author)) WITHOUT ROWID;"
  "CREATE INDEX author_aliases_author ON author_aliases (author);"
  "CREATE INDEX author_aliases_publication ON author_aliases (publication);"
  "CREATE TABLE story_authors ("
  "  author INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,"
  "  shown INTEGER NOT NULL, sort_time INTEGER NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  is_read INTEGER NOT NULL, is_saved INTEGER NOT NULL, publication INTEGER NOT NULL,"
  "  position INTEGER NOT NULL, PRIMARY KEY (author, shown, sort_time, story)) WITHOUT ROWID;"
  "CREATE INDEX story_authors_unread"
  "  ON story_authors (author, shown, is_read, sort_time, story, is_saved, publication);"
  "CREATE INDEX story_authors_story ON story_authors (story, position);"
  "CREATE TABLE tombstones (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE texts (id INTEGER PRIMARY KEY, headline TEXT, standfirst TEXT, body TEXT,"
  "  authors TEXT, sections TEXT);"
  "CREATE VIRTUAL TABLE search USING fts5 (headline, standfirst, body, authors, sections,"
  "  content = 'texts', content_rowid = 'id', tokenize = 'byline');";

const char _byline_schema_text_triggers[] =
  "CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN"
  "  INSERT INTO search (rowid, headline, standfirst, body, authors, sections)"
  "  VALUES (new.id, new.headline, new.standfirst, new.body, new.authors, new.sections); END;"
  "CREATE TRIGGER texts_delete AFTER DELETE ON texts BEGIN"
  "  INSERT INTO search (search, rowid, headline, standfirst, body, authors, sections)"
  "  VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.authors, old.sections);"
  " END;"
  "CREATE TRIGGER texts_update AFTER UPDATE ON texts BEGIN"
  "  INSERT INTO search (search, rowid, headline, standfirst, body, authors, sections)"
  "  VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.authors, old.sections);"
  "  INSERT INTO search (rowid, headline, standfirst, body, authors, sections)"
  "  VALUES (new.id, new.headline, new.standfirst, new.body, new.authors, new.sections); END;";

static const char version_1_triggers[] =
  "CREATE TRIGGER stories_insert AFTER INSERT ON stories BEGIN"
  "  UPDATE publications SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.publication; END;"
  "CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN"
  "  UPDATE publications SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.publication;"
  "  DELETE FROM texts WHERE id = old.sort_time * 268435456 + old.id; END;"
  "CREATE TRIGGER stories_update AFTER UPDATE OF is_read, is_saved, shown, publication ON stories"
  "  WHEN old.is_read <> new.is_read OR old.is_saved <> new.is_saved OR old.shown <> new.shown"
  "    OR old.publication <> new.publication BEGIN"
  "  UPDATE publications SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.publication;"
  "  UPDATE publications SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.publication;"
  "  UPDATE story_sections SET is_read = new.is_read, is_saved = new.is_saved, shown = new.shown,"
  "    publication = new.publication WHERE story = new.id;"
  "  UPDATE story_authors SET is_read = new.is_read, is_saved = new.is_saved, shown = new.shown,"
  "    publication = new.publication WHERE story = new.id; END;"
  "CREATE TRIGGER story_feeds_insert AFTER INSERT ON story_feeds BEGIN"
  "  UPDATE feeds SET n_stories = n_stories + 1 WHERE id = new.feed; END;"
  "CREATE TRIGGER story_feeds_delete AFTER DELETE ON story_feeds BEGIN"
  "  UPDATE feeds SET n_stories = n_stories - 1 WHERE id = old.feed; END;"
  "CREATE TRIGGER story_sections_insert AFTER INSERT ON story_sections WHEN new.shown = 1 BEGIN"
  "  UPDATE sections SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.section; END;"
  "CREATE TRIGGER story_sections_delete AFTER DELETE ON story_sections WHEN old.shown = 1 BEGIN"
  "  UPDATE sections SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.section; END;"
  "CREATE TRIGGER story_sections_update AFTER UPDATE OF is_read, shown ON story_sections"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE sections SET n_stories = n_stories + new.shown - old.shown,"
  "    n_unread = n_unread + new.shown * (1 - new.is_read) - old.shown * (1 - old.is_read)"
  "  WHERE id = new.section; END;"
  "CREATE TRIGGER story_authors_insert AFTER INSERT ON story_authors WHEN new.shown = 1 BEGIN"
  "  UPDATE authors SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.author; END;"
  "CREATE TRIGGER story_authors_delete AFTER DELETE ON story_authors WHEN old.shown = 1 BEGIN"
  "  UPDATE authors SET n_stories = n_stories - 1, n_unread = n_unread - (1 - old.is_read)"
  "  WHERE id = old.author; END;"
  "CREATE TRIGGER story_authors_update AFTER UPDATE OF is_read, shown ON story_authors"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE authors SET n_stories = n_stories + new.shown - old.shown,"
  "    n_unread = n_unread + new.shown * (1 - new.is_read) - old.shown * (1 - old.is_read)"
  "  WHERE id = new.author; END;";

/*
 * Version 2: sections and authors are decided from raw names.
 *
 * - A row of sections (authors) is a raw name; rows whose key (folded name) is the same are one,
 *   the first of them stands for all. story_section_names keeps who was named where, as
 *   published; section_members says what a raw name counts for: the row that it was folded or
 *   merged into, and (distance 1 and more) the sections above; for an author perhaps another one in
 *   a publication. story_sections is what follows from both, and can be made anew at any time.
 * - rules is what the user decided (model/byline-rule.h); label, hidden, pin and kind are copies.
 * - "shown" is 2 while a story is muted: so each index that lists what is shown lists what is
 *   muted as well, and no other list pays for it.
 * - The search has an index of beginnings: "ba" while it is typed would else be joined from all
 *   words that begin so, for all stories.
 */
static const char version_2_tables[] =
  "ALTER TABLE sections ADD COLUMN key TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE sections ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE sections ADD COLUMN label TEXT;"
  "ALTER TABLE sections ADD COLUMN label_fold TEXT;"
  "ALTER TABLE sections ADD COLUMN hidden INTEGER;"
  "ALTER TABLE sections ADD COLUMN pin INTEGER;"
  "CREATE INDEX sections_key ON sections (key);"
  "CREATE INDEX sections_label ON sections (label_fold) WHERE label_fold IS NOT NULL;"
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
  "ALTER TABLE authors ADD COLUMN key TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE authors ADD COLUMN organisation INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE authors ADD COLUMN kind INTEGER;"
  "ALTER TABLE authors ADD COLUMN label TEXT;"
  "ALTER TABLE authors ADD COLUMN label_fold TEXT;"
  "ALTER TABLE authors ADD COLUMN hidden INTEGER;"
  "ALTER TABLE authors ADD COLUMN pin INTEGER;"
  "CREATE INDEX authors_key ON authors (key);"
  "CREATE INDEX authors_label ON authors (label_fold) WHERE label_fold IS NOT NULL;"
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
  "  PRIMARY KEY (kind, op, subject, publication)) WITHOUT ROWID;"
  "ALTER TABLE stories ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX stories_muted ON stories (id) WHERE muted = 1;"
  "DROP TABLE search;"
  "CREATE VIRTUAL TABLE search USING fts5 (headline, standfirst, body, authors, sections,"
  "  content = 'texts', content_rowid = 'id', tokenize = 'byline');";

static const char version_2_triggers[] =
  "DROP TRIGGER stories_insert; DROP TRIGGER stories_delete; DROP TRIGGER stories_update;"
  "DROP TRIGGER story_sections_update; DROP TRIGGER story_authors_update;"
  "CREATE TRIGGER stories_insert AFTER INSERT ON stories WHEN new.shown <> 2 BEGIN"
  "  UPDATE publications SET n_stories = n_stories + 1, n_unread = n_unread + (1 - new.is_read)"
  "  WHERE id = new.publication; END;"
  "CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN"
  "  UPDATE publications SET n_stories = n_stories - (old.shown <> 2),"
  "    n_unread = n_unread - (old.shown <> 2) * (1 - old.is_read) WHERE id = old.publication;"
  "  DELETE FROM texts WHERE id = old.sort_time * 268435456 + old.id; END;"
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
  "CREATE TRIGGER story_sections_update AFTER UPDATE OF is_read, shown ON story_sections"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE sections SET n_stories = n_stories + (new.shown = 1) - (old.shown = 1),"
  "    n_unread = n_unread + (new.shown = 1) * (1 - new.is_read)"
  "      - (old.shown = 1) * (1 - old.is_read) WHERE id = new.section; END;"
  "CREATE TRIGGER story_authors_update AFTER UPDATE OF is_read, shown ON story_authors"
  "  WHEN old.is_read <> new.is_read OR old.shown <> new.shown BEGIN"
  "  UPDATE authors SET n_stories = n_stories + (new.shown = 1) - (old.shown = 1),"
  "    n_unread = n_unread + (new.shown = 1) * (1 - new.is_read)"
  "      - (old.shown = 1) * (1 - old.is_read) WHERE id = new.author; END;";

/* The functions are Byline's own: see below. */
static const char version_2_rows[] =
  "UPDATE sections SET key = byline_section_key (name);"
  "UPDATE authors SET key = fold, organisation = byline_is_organisation (name);"
  "INSERT INTO story_section_names (section, story, position)"
  "  SELECT section, story, position FROM story_sections;"
  "INSERT INTO story_author_names (author, story, position)"
  "  SELECT author, story, position FROM story_authors;"
  "INSERT INTO search (search) VALUES ('rebuild');";

/*
 * Version 3: a tombstone stands for the story that it was: it has that story's headline (hashed) and
 * date, and all names that it came under (byline-db-tombstones-private.h). They are many and are only
 * looked up by name, so there is no index the other way. Stories that a wrong clock received are found
 * by one (byline-db-clock.c).
 */
static const char version_3_tables[] =
  "ALTER TABLE tombstones ADD COLUMN headline INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE tombstones ADD COLUMN date INTEGER NOT NULL DEFAULT 0;"
  "CREATE TABLE tombstone_names ("
  "  name TEXT NOT NULL, tombstone TEXT NOT NULL, said INTEGER NOT NULL,"
  "  PRIMARY KEY (name, tombstone)) WITHOUT ROWID;"
  "CREATE INDEX stories_received ON stories (received);";

/*
 * kept_pictures: the saved stories whose pictures were brought in, or tried to be: how often in vain,
 * and when next (the largest number: not again). A saved story that is not there wants it, be it just
 * saved, saved where there was no network, or of an index made anew. Its article's change takes it out
 * (_byline_db_update_story()); so does, for the stories that share its picture, taking one out of the
 * saved ones.
 */
static const char version_3_pictures[] =
  "CREATE TABLE kept_pictures ("
  "  story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,"
  "  tries INTEGER NOT NULL, next_try INTEGER NOT NULL);"
  "CREATE TRIGGER stories_unsave AFTER UPDATE OF is_saved ON stories"
  "  WHEN old.is_saved = 1 AND new.is_saved = 0 BEGIN"
  "  DELETE FROM kept_pictures WHERE story = new.id OR story IN (SELECT s.id FROM stories s"
  "    WHERE s.is_saved = 1 AND s.publication = new.publication AND s.picture = new.picture); END;";

/*
 * What is saved stays; retention is set.
 *
 * - A publication that was removed stays (removed_at) as long as it has saved stories. Their
 *   "shown" is 3: lists of what is saved, and searches, read it beside 1, all other lists do not,
 *   and no counter counts it.
 * - Its feeds are retired then: not polled and not listed, but still what tells stories apart when
 *   the publication is subscribed to again.
 * - keep_unread is a BylineKeepUnread, beside keep_days and keep_stories. What the whole library
 *   keeps is in meta ("keep-days", "keep-stories", "keep-unread").
 */
static const char version_3_retention[] =
  "ALTER TABLE feeds ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE publications ADD COLUMN keep_unread INTEGER NOT NULL DEFAULT 0;"
  "UPDATE stories SET shown = 3 WHERE is_saved = 1 AND shown = 0 AND muted = 0;"
  "UPDATE stories SET shown = 2 WHERE is_saved = 1 AND shown = 0 AND muted = 1;";

/*
 * Where things came from. 1 is the user's own network, 0 the open net, which is what
 * counts if nothing is known; but a feed that nothing has come from yet (NULL) may be in either.
 */
static const char version_3_networks[] =
  "ALTER TABLE feeds ADD COLUMN private INTEGER;"
  "ALTER TABLE stories ADD COLUMN private INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE authors ADD COLUMN avatar_private INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE publications ADD COLUMN icon_private INTEGER NOT NULL DEFAULT 0;";

/*
 * Version 4: articles are kept in their second format, and no code reads the first. Stories stay, with
 * their marks and all that lists show; their articles come again with their feeds, or with their pages
 * when they are opened. "outdated" is how many there are until their files are gone
 * (byline-db-outdated.c).
 */
static const char version_4_articles[] =
  "UPDATE stories SET has_article = 0, is_excerpt = 1, from_page = 0;"
  "UPDATE item_aliases SET hash = NULL;"
  "UPDATE feeds SET etag = NULL, last_modified = NULL, next_due = 0;"
  "INSERT INTO meta (name, value) SELECT 'outdated', count (*) FROM stories HAVING count (*) > 0;";

/*
 * What tells whether an item is a story that is there (store/stories/byline-identity-private.h).
 *
 * - An alias may stand for several stories; in a feed where it does not tell them apart it is in
 *   spoiled_aliases, by its hash. guid is the hash of what the feed calls the item; 0: nothing.
 * - said_headline (a hash), said_date and sketch are what the story's feed last said, whatever its page
 *   says.
 * - guids is a BylineGuids.
 */
static const char version_4_identity[] =
  "CREATE TABLE new_item_aliases ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, item TEXT NOT NULL,"
  "  story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE, hash BLOB,"
  "  guid INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (feed, item, story)) WITHOUT ROWID;"
  "INSERT INTO new_item_aliases (feed, item, story) SELECT feed, item, story FROM item_aliases;"
  "DROP TABLE item_aliases;"
  "ALTER TABLE new_item_aliases RENAME TO item_aliases;"
  "CREATE INDEX item_aliases_story ON item_aliases (story);"
  "CREATE INDEX item_aliases_guid ON item_aliases (feed, guid) WHERE guid <> 0;"
  "CREATE TABLE new_url_aliases ("
  "  publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,"
  "  url TEXT NOT NULL, story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (publication, url, story)) WITHOUT ROWID;"
  "INSERT INTO new_url_aliases SELECT publication, url, story FROM url_aliases"
  "  WHERE story IS NOT NULL;"
  "DROP TABLE url_aliases;"
  "ALTER TABLE new_url_aliases RENAME TO url_aliases;"
  "CREATE INDEX url_aliases_story ON url_aliases (story);"
  "CREATE TABLE spoiled_aliases ("
  "  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE, alias INTEGER NOT NULL,"
  "  PRIMARY KEY (feed, alias)) WITHOUT ROWID;"
  "ALTER TABLE feeds ADD COLUMN guids INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE stories ADD COLUMN said_headline INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE stories ADD COLUMN said_date INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE stories ADD COLUMN sketch BLOB;"
  "CREATE INDEX stories_said ON stories (publication, said_date, said_headline);";

/*
 * Version 5.
 *
 * Whether pages are read where a story is opened: page_policy is a BylinePagePolicy; pages_tried and
 * pages_gained say what is known of a publication whose policy is automatic.
 */
static const char version_5_pages[] =
  "ALTER TABLE publications ADD COLUMN page_policy INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE publications ADD COLUMN pages_tried INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE publications ADD COLUMN pages_gained INTEGER NOT NULL DEFAULT 0;";

/*
 * What is new to the search index waits in memory until the transaction ends, up to so many bytes: what
 * several feeds bring becomes one part of it then, instead of many that have to be joined.
 */
static const char version_5_search[] =
  "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";

/*
 * What a front page goes by: place is where a story stood in its feed's document when it came, from 1; 0
 * for what came before, and after a rebuild: it is a hint, and nothing that lasts depends on it.
 */
static const char version_5_edition[] =
  "ALTER TABLE stories ADD COLUMN place INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE stories ADD COLUMN picture_width INTEGER NOT NULL DEFAULT 0;";

/*
 * Where stories were left (BylineReadingPosition). It is no decision of the user's, and changes with every
 * page that is read: so it is not journalled, but a rebuild takes it over.
 */
static const char version_5_positions[] =
  "CREATE TABLE positions ("
  "  story INTEGER PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,"
  "  block INTEGER NOT NULL, mark INTEGER NOT NULL, offset INTEGER NOT NULL, part INTEGER NOT "
  "NULL);";

/* Entry i brings a database from version i to version i + 1. What has been released stays as
 * it is: a change is a new entry, tested from a stored database of the version before. */
static const char *const migrations[BYLINE_DB_VERSION][6] = {
  { version_1_tables, version_1_triggers, _byline_schema_text_triggers, NULL },
  { version_2_tables, version_2_triggers, version_2_rows, NULL },
  { version_3_tables, version_3_pictures, version_3_retention, version_3_networks, NULL },
  { version_4_articles, version_4_identity, NULL },
  { version_5_pages, version_5_search, version_5_positions, version_5_edition, NULL },
};

static void
section_key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *name = (const char *) sqlite3_value_text (values[0]);
  char *key = byline_section_fold (name != NULL ? name : "");

  sqlite3_result_text (context, key, -1, g_free);
}

static void
is_organisation_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *name = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_int (context, name != NULL && byline_author_name_is_organization (name, NULL));
}

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
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;

  return (sqlite3_create_function (self->sqlite, "byline_text_fold", 1, flags, NULL, text_fold_cb,
                                   NULL, NULL) == SQLITE_OK &&
          sqlite3_create_function (self->sqlite, "byline_section_key", 1, flags, NULL,
                                   section_key_cb, NULL, NULL) == SQLITE_OK &&
          sqlite3_create_function (self->sqlite, "byline_is_organisation", 1, flags, NULL,
                                   is_organisation_cb, NULL, NULL) == SQLITE_OK) ||
         _byline_db_fail (self, error);
}

static gboolean
migrate_from (BylineDb *self, gint64 version, BylineSchemaResolve resolve_names, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", (int) version + 1);

  for (int i = 0; migrations[version][i] != NULL; i++)
    if (!_byline_db_exec (self, migrations[version][i], error))
      return FALSE;
  if (version == 1 && !resolve_names (self, error))
    return FALSE;
  return _byline_db_exec (self, pragma, error);
}

static gint64
get_version (BylineDb *self, GError **error)
{
  return _byline_db_query_int (self, 0, error, "PRAGMA user_version", "");
}

/* "BylN": in the file's header (PRAGMA application_id), where file(1) finds it. */
#define APPLICATION_ID 0x42796c4e

/* Returns: 1 if all tables that the first version had are there, 0 if not; -1 with an error. */
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
sign (BylineDb *self, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", APPLICATION_ID);

  return _byline_db_query_int (self, 0, NULL, "PRAGMA application_id", "") == APPLICATION_ID ||
         _byline_db_exec (self, pragma, error);
}

gboolean
_byline_schema_migrate (BylineDb *self, BylineSchemaResolve resolve_names, GError **error)
{
  gint64 version;

  if (!_byline_schema_check_owner (self, error))
    return FALSE;
  version = get_version (self, error);
  while (version >= 0 && version < BYLINE_DB_VERSION)
    {
      if (!_byline_db_exec (self, "BEGIN IMMEDIATE", error))
        return FALSE;
      /* Another process may have been faster. */
      version = get_version (self, error);
      if (version < 0 ||
          (version < BYLINE_DB_VERSION && !migrate_from (self, version, resolve_names, error)) ||
          !_byline_db_exec (self, "COMMIT", error))
        {
          _byline_db_exec (self, "ROLLBACK", NULL);
          return FALSE;
        }
      version = get_version (self, error);
    }
  return version == BYLINE_DB_VERSION && sign (self, error);
}
