/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-article-digest-private.h"
#include "byline-db-clock-private.h"
#include "byline-db-match-private.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"
#include "byline-identity-private.h"
#include "byline-url.h"

/* Fewer addresses show no scheme. */
#define MIN_ADDRESSES 9

/* What is needed of the feed and its publication while a poll is committed. */
typedef struct {
  BylineDb *db;
  const BylineFeedUpdate *update;
  BylineCommitResult *result;
  gint64 publication_id;
  gint64 received; /* when what is new came in */
  char *seed;
  char *feed_url;
  char *section;
  char *publication_key;
  char *publication_name;
  char *publication_url;
  BylineShown shown; /* of what is new, before it is known whether it is muted */
  gboolean urls_show_sections;
  BylineMatch match;
} Commit;

static void
commit_clear (Commit *commit)
{
  g_free (commit->seed);
  g_free (commit->feed_url);
  g_free (commit->section);
  g_free (commit->publication_key);
  g_free (commit->publication_name);
  g_free (commit->publication_url);
  g_clear_pointer (&commit->match.items, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Commit, commit_clear)

BylineCommitResult *
byline_commit_result_new (void)
{
  BylineCommitResult *self = g_new0 (BylineCommitResult, 1);

  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->updated = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stories = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

void
byline_commit_result_free (BylineCommitResult *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->added);
  g_array_unref (self->updated);
  g_array_unref (self->stories);
  g_clear_pointer (&self->merged, byline_merged_feed_free);
  g_free (self);
}

static gboolean
load_feed (Commit *commit, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    commit->db, error,
    "SELECT f.publication, f.seed, f.url, f.section, p.key, coalesce (p.name, p.own_name), p.home,"
    " iif (p.removed_at = 0, " SQL_LISTED ", " SQL_REMOVED
    "), f.guids FROM feeds f JOIN publications p ON p.id = f.publication WHERE f.id = ?",
    "i", commit->update->feed_id);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (!_byline_db_step (commit->db, statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                             "There is no such feed");
      return FALSE;
    }
  commit->publication_id = sqlite3_column_int64 (statement, 0);
  commit->seed = _byline_column_text (statement, 1);
  commit->feed_url = _byline_column_text (statement, 2);
  commit->section = _byline_column_text (statement, 3);
  commit->publication_key = _byline_column_text (statement, 4);
  commit->publication_name = _byline_column_text (statement, 5);
  commit->publication_url = _byline_column_text (statement, 6);
  commit->shown = (BylineShown) sqlite3_column_int (statement, 7);
  commit->match.db = commit->db;
  commit->match.feed_id = commit->update->feed_id;
  commit->match.publication_id = commit->publication_id;
  commit->match.feed_url = commit->feed_url;
  commit->match.guids = (BylineGuids) sqlite3_column_int (statement, 8);
  return TRUE;
}

/* Whether the addresses can be trusted to name sections: at least MIN_ADDRESSES of them and 80 % of
 * the stories do, and they name at least two sections with three stories each on average. */
static gboolean
addresses_show_sections (GPtrArray *articles)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_named = 0;

  for (guint i = 0; i < articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (articles, i);
      char *name = byline_section_from_url (article->url);

      if (name == NULL)
        continue;
      n_named++;
      g_hash_table_add (names, name);
    }
  return n_named >= MIN_ADDRESSES && n_named * 10 >= articles->len * 8 &&
         g_hash_table_size (names) >= 2 && g_hash_table_size (names) * 3 <= n_named;
}

/* --- Joining --- */

static void
add_text_once (GPtrArray *texts, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
take_sections (BylineArticle *article, const BylineArticle *other)
{
  for (guint i = 0; i < other->sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (other->sections, i);

      _byline_db_add_section (article->sections, section->name, section->path);
    }
}

static void
replace_texts (char **place, const char *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

/* Fills in what the store knows of an article that is about to be written. */
static void
complete (Commit *commit, BylineArticle *article, const BylineStoryRow *row)
{
  replace_texts (&article->key, row->key);
  replace_texts (&article->publication_key, commit->publication_key);
  replace_texts (&article->publication_name, commit->publication_name);
  replace_texts (&article->publication_url, commit->publication_url);
  article->received = row->received;
  article->number = row->id;
  add_text_once (article->feeds, commit->feed_url);
  if (commit->section != NULL && *commit->section != '\0')
    _byline_db_add_section (article->sections, commit->section, NULL);
  /* The last resort. */
  if (article->sections->len == 0 && commit->urls_show_sections)
    {
      g_autofree char *name = byline_section_from_url (article->url);

      if (name != NULL)
        _byline_db_add_section (article->sections, name, NULL);
    }
}

/* Another feed of the publication carries the story: it gains what the first one lacks. */
static BylineArticle *
join_other_feed (const BylineArticle *existing, const BylineArticle *incoming)
{
  g_autoptr (BylineArticle) joined = byline_article_copy (existing);

  joined->network = byline_network_join (existing->network, incoming->network);
  take_sections (joined, incoming);
  for (guint i = 0; i < incoming->tags->len; i++)
    add_text_once (joined->tags, g_ptr_array_index (incoming->tags, i));
  for (guint i = 0; i < incoming->labels->len; i++)
    add_text_once (joined->labels, g_ptr_array_index (incoming->labels, i));
  for (guint i = 0; joined->authors->len == 0 && i < incoming->authors->len; i++)
    byline_authors_add (joined->authors,
                        byline_author_copy (g_ptr_array_index (incoming->authors, i)));
  if (joined->lead == NULL)
    joined->lead = byline_picture_copy (incoming->lead);
  if (byline_article_has_body (incoming) && !incoming->is_excerpt &&
      (!byline_article_has_body (existing) || existing->is_excerpt))
    {
      byline_article_take_body (joined, incoming);
      joined->is_excerpt = FALSE;
    }
  return g_steal_pointer (&joined);
}

/* When a story was updated stands in its head. Most feeds do not say it. */
static void
note_change (Commit *commit, BylineArticle *joined, const BylineArticle *existing)
{
  g_autofree char *text = _byline_db_dup_text (joined);
  g_autofree char *text_before = _byline_db_dup_text (existing);
  gboolean is_changed = g_strcmp0 (joined->title, existing->title) != 0 ||
                        !g_str_equal (text, text_before);

  joined->modified = MAX (joined->modified, existing->modified);
  if (is_changed && joined->modified <= existing->modified)
    joined->modified = commit->update->now;
}

/* Returns: (transfer full): the story's article after the feed said @incoming of it. */
static BylineArticle *
join (Commit *commit,
      const BylineStoryRow *row,
      const BylineArticle *existing,
      const BylineArticle *incoming)
{
  g_autoptr (BylineArticle) joined = NULL;

  if (existing == NULL)
    joined = byline_article_copy (incoming);
  else if (row->feed_id != 0 && row->feed_id != commit->update->feed_id)
    joined = join_other_feed (existing, incoming);
  else if (existing->source == BYLINE_ARTICLE_SOURCE_PAGE)
    {
      joined = byline_article_merge_page (incoming, existing);
      take_sections (joined, existing);
    }
  else
    {
      joined = byline_article_copy (incoming);
      /* Those of other feeds; or what an address said. */
      if (existing->feeds->len > 1 || incoming->sections->len == 0)
        take_sections (joined, existing);
    }
  for (guint i = 0; existing != NULL && i < existing->feeds->len; i++)
    add_text_once (joined->feeds, g_ptr_array_index (existing->feeds, i));
  /* Only a server knows them, and not every one says them. */
  if (existing != NULL && joined->labels->len == 0)
    for (guint i = 0; i < existing->labels->len; i++)
      add_text_once (joined->labels, g_ptr_array_index (existing->labels, i));
  /* What no feed had brought was called by its address. */
  if (existing != NULL && existing->feeds->len > 0)
    replace_texts (&joined->id, existing->id);
  complete (commit, joined, row);
  if (existing != NULL && row->feed_id == commit->update->feed_id)
    note_change (commit, joined, existing);
  return g_steal_pointer (&joined);
}

static gboolean
same_strings (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
update_story (Commit *commit, gint64 story, const BylineArticle *incoming, GError **error)
{
  BylineDb *db = commit->db;
  g_autoptr (BylineStoryRow) row = _byline_db_get_row (db, story, error);
  g_autoptr (BylineArticle) existing = NULL;
  g_autoptr (BylineArticle) joined = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean changed;

  if (row == NULL)
    return FALSE;
  existing = _byline_archive_read (db->articles_dir, row->key, &failure);
  /* What stands in it is not known, but it is the user's: it is not replaced. */
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_UNREADABLE))
    return _byline_db_add_feed (db, commit->update->feed_id, row, error);
  joined = join (commit, row, existing, incoming);
  before = existing != NULL ? _byline_article_digest (existing) : NULL;
  after = _byline_article_digest (joined);
  changed = before == NULL || !g_bytes_equal (before, after);
  if (!changed && same_strings (existing->feeds, joined->feeds))
    return _byline_db_add_feed (db, commit->update->feed_id, row, error);
  if ((existing != NULL ? !_byline_archive_log_replace (db, row->key, error)
                        : !_byline_archive_log_add (db, row->key, error)) ||
      !_byline_archive_write (db->articles_dir, row->key, joined, TRUE, error) ||
      !_byline_db_add_feed (db, commit->update->feed_id, row, error))
    return FALSE;
  if (!changed)
    return TRUE;
  g_array_append_val (commit->result->updated, story);
  return _byline_db_update_story (db, row, joined, error);
}

/* --- New stories --- */

static gboolean
insert_story (Commit *commit,
              const char *key,
              const BylineItem *item,
              gint64 *story,
              GError **error)
{
  BylineDb *db = commit->db;
  g_autoptr (BylineStoryRow) row = _byline_story_row_new ();
  g_autoptr (BylineArticle) article = byline_article_copy (item->article);

  row->key = g_strdup (key);
  row->feed_place = item->place;
  row->publication_id = commit->publication_id;
  row->feed_id = commit->update->feed_id;
  row->received = commit->received;
  row->sort_time = _byline_db_article_sort_time (article, row->received);
  row->shown = commit->shown;
  /* Its file says it, too, and is written first. */
  row->id = _byline_db_next_number (db, error);
  if (row->id < 0)
    return FALSE;
  g_ptr_array_set_size (article->feeds, 0);
  complete (commit, article, row);
  if (!_byline_db_take_waiting_marks (db, row, error) ||
      !_byline_archive_log_add (db, key, error) ||
      !_byline_archive_write (db->articles_dir, key, article, FALSE, error) ||
      !_byline_db_insert_story (db, row, article, error) ||
      !_byline_db_add_feed (db, commit->update->feed_id, row, error))
    return FALSE;
  *story = row->id;
  g_array_append_val (commit->result->added, *story);
  return TRUE;
}

/* Returns: 1 if the item is a story that was forgotten, 0 if not, -1 with an error. */
static gint64
is_forgotten (Commit *commit, const BylineItem *item, GError **error)
{
  const char *name = _byline_item_name (item->article);
  /* What has no guid is called by its address; a day is no date to know a story by then. */
  gboolean is_spoiled = item->guid != 0 ? item->guid_is_spoiled
                                        : item->link == NULL || item->link_is_spoiled ||
                                            !_byline_identity_has_time (item->date);
  g_autofree char *item_name = is_spoiled ? NULL : _byline_db_make_key (commit->seed, name);
  g_autofree char *url_name = item->link != NULL && !item->link_is_spoiled
                                ? _byline_db_make_url_key (commit->publication_key, item->link)
                                : NULL;
  g_autofree char *said_name = _byline_db_make_said_key (commit->publication_key,
                                                         item->headline_hash, item->date);
  BylineIncoming incoming = { item->digest, item->headline_hash, item->date, item_name, url_name,
                              said_name };

  return _byline_db_is_forgotten_item (commit->db, &incoming, error);
}

/* Returns: whether a story that is there or was forgotten has the key: 1 or 0; -1 with an error. */
static gint64
is_taken (Commit *commit, const char *key, GError **error)
{
  return _byline_db_query_int (commit->db, 0, error,
                               "SELECT 1 FROM tombstones WHERE key = ?1"
                               " UNION ALL SELECT 1 FROM stories WHERE key = ?1 LIMIT 1",
                               "s", key);
}

/* Returns: (transfer full): the key that a new story gets; NULL with an error. What does not tell
 * stories apart makes none by itself. */
static char *
make_key (Commit *commit, const BylineItem *item, GError **error)
{
  const char *name = _byline_item_name (item->article);
  gboolean is_spoiled = item->guid_is_spoiled || item->link_is_spoiled;
  g_autofree char *key = is_spoiled ? NULL : _byline_db_make_key (commit->seed, name);
  gint64 taken = key != NULL ? is_taken (commit, key, error) : 1;

  for (guint n = 0; taken > 0; n++)
    {
      g_free (key);
      key = _byline_db_make_later_key (commit->seed, name, item->headline_hash, item->date, n);
      taken = is_taken (commit, key, error);
    }
  return taken == 0 ? g_steal_pointer (&key) : NULL;
}

/* An item that is no story that is there. @story: the new one; 0 if it was forgotten. */
static gboolean
commit_new (Commit *commit, const BylineItem *item, gint64 *story, GError **error)
{
  gint64 forgotten = is_forgotten (commit, item, error);
  g_autofree char *key = NULL;

  if (forgotten != 0)
    return forgotten > 0;
  key = make_key (commit, item, error);
  return key != NULL && insert_story (commit, key, item, story, error);
}

/* Returns: whether the story's own words are this feed's: 1 or 0; -1 with an error. */
static gint64
is_own (Commit *commit, gint64 story, GError **error)
{
  return _byline_db_query_int (commit->db, 0, error,
                               "SELECT coalesce (feed, ?1) = ?1 FROM stories WHERE id = ?2", "ii",
                               commit->update->feed_id, story);
}

/* A story that came without a feed, on another one's page, is from now on that of the feed that brings
 * it. */
static gboolean
adopt (Commit *commit, gint64 story, GError **error)
{
  return _byline_db_run (commit->db, error,
                         "UPDATE stories SET feed = ? WHERE id = ? AND feed IS NULL", "ii",
                         commit->update->feed_id, story);
}

static gboolean
commit_item (Commit *commit, BylineItem *item, GError **error)
{
  gint64 story = item->story;
  gint64 own;

  if (item->is_unchanged || item->is_copy)
    return TRUE;
  if (story != 0 && !adopt (commit, story, error))
    return FALSE;
  if (story != 0 ? !update_story (commit, story, item->article, error)
                 : !commit_new (commit, item, &story, error))
    return FALSE;
  if (story == 0)
    return TRUE;
  item->story = story;
  own = is_own (commit, story, error);
  return own >= 0 && (own == 0 || _byline_db_set_said (commit->db, story, item, error)) &&
         _byline_db_keep_item (&commit->match, item, story, error);
}

typedef struct {
  BylineItem *item;
  gint64 sort_time;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->sort_time < second->sort_time ? -1 : first->sort_time > second->sort_time;
}

/* Oldest first, and of one time the last of the document first: so that rows rise in reading
 * order, and the search index is written in the order of its rows (any other makes FTS5
 * flush for each). */
static GArray *
in_order (GPtrArray *items, gint64 received)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), items->len);

  for (guint i = items->len; i > 0; i--)
    {
      BylineItem *item = g_ptr_array_index (items, i - 1);
      Entry entry = { item, _byline_db_article_sort_time (item->article, received) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* The feed is at another address for good, and in that one's network; unless another feed has the
 * address. */
static gboolean
move_feed (Commit *commit, GError **error)
{
  const BylineFeedUpdate *update = commit->update;
  gint64 has_moved;

  if (!_byline_db_set_feed_url (commit->db, update->feed_id, update->new_url, error))
    return FALSE;
  has_moved = _byline_db_query_int (commit->db, 0, error, "SELECT url = ? FROM feeds WHERE id = ?",
                                    "si", update->new_url, update->feed_id);
  if (has_moved < 0)
    return FALSE;
  return has_moved == 0 ||
         _byline_db_set_feed_network (commit->db, update->feed_id, update->moved_network, error);
}

static gboolean
update_feed (Commit *commit, GError **error)
{
  const BylineFeedUpdate *update = commit->update;
  g_autofree char *home = byline_url_canonical (update->home_page_url);

  if (!_byline_db_run (commit->db, error,
                       "UPDATE feeds SET title = coalesce (?, title), description = ?,"
                       " format = coalesce (?, format), etag = ?, last_modified = ?, checked = ?, "
                       "succeeded = ?, next_due = ?,"
                       " failures = 0, error = NULL, error_code = NULL WHERE id = ?",
                       "sssssiiii", update->title, update->description, update->format,
                       update->etag, update->last_modified, update->now, update->now,
                       update->next_due, update->feed_id))
    return FALSE;
  /* A publication calls itself what the first of its feeds says. */
  if (!_byline_db_run (commit->db, error,
                       "UPDATE publications SET own_name = coalesce (?, own_name)"
                       " WHERE id = ? AND ? = (SELECT min (id) FROM feeds WHERE publication = ?)",
                       "siii", update->title, commit->publication_id, update->feed_id,
                       commit->publication_id) ||
      !_byline_db_run (commit->db, error,
                       "UPDATE publications SET home = coalesce (home, ?1),"
                       " home_canonical = coalesce (home_canonical, ?2),"
                       " icon = coalesce (?3, icon),"
                       " icon_private = iif (?3 IS NULL, icon_private, ?4) WHERE id = ?5",
                       "sssii", update->home_page_url, home, update->icon_url,
                       (gint64) (update->network == BYLINE_NETWORK_PRIVATE),
                       commit->publication_id) ||
      !_byline_db_decide_feed_network (commit->db, update->feed_id, update->feed_network, error))
    return FALSE;
  return update->new_url == NULL || g_str_equal (update->new_url, commit->feed_url) ||
         move_feed (commit, error);
}

/* What has neither id nor address cannot be told from anything. */
static void
add_items (Commit *commit)
{
  GPtrArray *articles = commit->update->articles;

  commit->match.items = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_item_free);
  for (guint i = 0; i < articles->len; i++)
    if (_byline_item_name (g_ptr_array_index (articles, i)) != NULL)
      {
        BylineItem *item = _byline_item_new (g_ptr_array_index (articles, i));

        item->place = i + 1;
        g_ptr_array_add (commit->match.items, item);
      }
}

/* Returns: the story of an item that says the same as @copy. */
static gint64
story_of_copy (GPtrArray *items, const BylineItem *copy)
{
  for (guint i = 0; i < items->len; i++)
    {
      const BylineItem *item = g_ptr_array_index (items, i);

      if (item->story != 0 &&
          g_str_equal (_byline_item_name (item->article), _byline_item_name (copy->article)))
        return item->story;
    }
  return 0;
}

/* Which story each article is. */
static void
note_stories (Commit *commit)
{
  GPtrArray *articles = commit->update->articles;
  GPtrArray *items = commit->match.items;
  guint next = 0;

  g_array_set_size (commit->result->stories, articles->len);
  for (guint i = 0; i < articles->len && next < items->len; i++)
    {
      const BylineItem *item = g_ptr_array_index (items, next);

      if (item->article != g_ptr_array_index (articles, i))
        continue;
      next++;
      g_array_index (commit->result->stories, gint64, i) = item->is_copy && item->story == 0
                                                             ? story_of_copy (items, item)
                                                             : item->story;
    }
}

/* What a poll needs at its end: its texts are searched, and what is muted is. In a group all polls do it
 * together. */
static gboolean
finish (BylineDb *self, const BylineCommitResult *result, GError **error)
{
  if (!self->in_group)
    return _byline_db_end_bulk_index (self, error) &&
           _byline_mute_stories (self, result->added, error) &&
           _byline_mute_stories (self, result->updated, error);
  if (result->added->len > 0)
    g_array_append_vals (self->group_stories, result->added->data, result->added->len);
  if (result->updated->len > 0)
    g_array_append_vals (self->group_stories, result->updated->data, result->updated->len);
  return TRUE;
}

gboolean
byline_db_begin_group (BylineDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_db_begin_group (self, error))
    return FALSE;
  _byline_db_begin_bulk_index (self);
  return TRUE;
}

gboolean
byline_db_group_is_whole (BylineDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_db_group_is_whole (self);
}

gboolean
byline_db_commit_group (BylineDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (_byline_db_group_is_whole (self) && _byline_db_end_bulk_index (self, error) &&
      _byline_mute_stories (self, self->group_stories, error))
    return _byline_db_end_group (self, TRUE, error);
  _byline_db_end_group (self, FALSE, NULL);
  return error != NULL && *error == NULL ? _byline_db_fail_group (error) : FALSE;
}

BylineCommitResult *
byline_db_commit_feed (BylineDb *self, const BylineFeedUpdate *update, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_auto (Commit) commit = { NULL };
  g_autoptr (BylineCommitResult) result = byline_commit_result_new ();
  g_autoptr (GArray) entries = NULL;

  g_return_val_if_fail (self != NULL && update != NULL && update->articles != NULL, NULL);

  commit.db = self;
  commit.update = update;
  commit.result = result;
  if (!_byline_transaction_begin (&scope, self, error) || !load_feed (&commit, error))
    return NULL;
  _byline_db_begin_bulk_index (self);
  commit.received = _byline_db_received_time (self, update->now);
  add_items (&commit);
  commit.urls_show_sections = addresses_show_sections (update->articles);
  entries = in_order (commit.match.items, commit.received);
  if (!_byline_db_match_items (&commit.match, error))
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    if (!commit_item (&commit, g_array_index (entries, Entry, i).item, error))
      return NULL;
  note_stories (&commit);
  if (!finish (self, result, error) || !update_feed (&commit, error) ||
      !_byline_transaction_commit (&scope, error))
    return NULL;
  return g_steal_pointer (&result);
}

gboolean
byline_db_record_feed_unchanged (BylineDb *self,
                                 gint64 feed_id,
                                 gint64 now,
                                 gint64 next_due,
                                 BylineNetwork network,
                                 GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE feeds SET checked = ?, succeeded = ?, next_due = ?, failures = 0,"
                       " error = NULL, error_code = NULL WHERE id = ?",
                       "iiii", now, now, next_due, feed_id) ||
      !_byline_db_decide_feed_network (self, feed_id, network, error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_update_validators (BylineDb *self,
                             gint64 feed_id,
                             const char *etag,
                             const char *last_modified,
                             GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (etag == NULL && last_modified == NULL)
    return TRUE;
  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error,
                         "UPDATE feeds SET etag = ifnull (?, etag),"
                         " last_modified = ifnull (?, last_modified) WHERE id = ?",
                         "ssi", etag, last_modified, feed_id) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_record_feed_failure (BylineDb *self,
                               gint64 feed_id,
                               gint64 now,
                               gint64 next_due,
                               const char *code,
                               const char *message,
                               GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE feeds SET checked = ?, next_due = ?, failures = failures + 1,"
                       " error_code = ?, error = ? WHERE id = ?",
                       "iissi", now, next_due, code, message, feed_id))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_record_feed_held (BylineDb *self, gint64 feed_id, gint64 next_due, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "UPDATE feeds SET next_due = ? WHERE id = ?", "ii", next_due,
                         feed_id) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_feed_warned (BylineDb *self,
                       gint64 feed_id,
                       const char *code,
                       const char *message,
                       GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error, "UPDATE feeds SET error_code = ?, error = ? WHERE id = ?",
                       "ssi", code, message, feed_id))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}
