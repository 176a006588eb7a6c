/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-match-private.h"

#include "byline-article-digest-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-spoiled-private.h"
#include "byline-error.h"
#include "byline-identity-private.h"

/* So many stories are looked at for an item by each way to them. */
#define MAX_CANDIDATES "16"
/* So many known links show that a feed renews its guids at once; fewer do at the second poll. */
#define MIN_RENEWED 3

typedef struct {
  BylineItem *item;
  guint position;
  gint64 story;
  BylineLikeness likeness;
  guint rank;
} Pair;

/* --- Items --- */

BylineItem *
_byline_item_new (const BylineArticle *article)
{
  BylineItem *self = g_new0 (BylineItem, 1);

  self->article = article;
  self->digest = _byline_article_digest (article);
  return self;
}

void
_byline_item_free (BylineItem *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->digest);
  g_clear_pointer (&self->sketch, g_bytes_unref);
  g_free (self->link);
  g_free (self->headline);
  g_free (self);
}

const char *
_byline_item_name (const BylineArticle *article)
{
  return article->id != NULL ? article->id : article->url;
}

void
_byline_item_describe (BylineItem *self)
{
  const BylineArticle *article = self->article;
  g_autofree char *body = NULL;
  g_autofree char *passage = NULL;

  if (self->headline != NULL)
    return;
  body = _byline_db_dup_text (article);
  self->sketch = _byline_sketch_new (*body != '\0' ? body : article->summary);
  passage = article->title == NULL ? _byline_db_passage (article) : NULL;
  self->headline = _byline_identity_fold (article->title != NULL ? article->title : passage);
  self->headline_hash = _byline_identity_hash (self->headline);
  self->date = article->published != 0 ? article->published : article->modified;
}

/* What is unchanged is the story that it was, spoiled aliases or not. */
static gboolean
find_unchanged (BylineMatch *self, BylineItem *item, GError **error)
{
  gint64 story = _byline_db_query_int (
    self->db, 0, error,
    "SELECT story FROM item_aliases WHERE feed = ? AND name = ? AND item = ? AND hash = ? LIMIT 1",
    "iisb", self->feed_id, _byline_identity_hash (_byline_item_name (item->article)),
    _byline_item_name (item->article), item->digest);

  item->story = MAX (story, 0);
  item->is_unchanged = story > 0;
  return story >= 0;
}

static gboolean
add_names (BylineMatch *self, BylineItem *item, GError **error)
{
  g_autofree char *link = _byline_db_story_url (self->db, self->publication_id, item->article->url);
  g_autofree char *guid = _byline_identity_guid (item->article->id, item->article->url);
  gint64 guid_is_spoiled;
  gint64 link_is_spoiled;

  _byline_item_describe (item);
  item->link = g_steal_pointer (&link);
  item->guid = self->guids != BYLINE_GUIDS_RENEWED ? _byline_identity_hash (guid) : 0;
  guid_is_spoiled = _byline_db_is_spoiled (self->db, self->feed_id, item->guid, error);
  link_is_spoiled = guid_is_spoiled < 0
                      ? -1
                      : _byline_db_is_spoiled (self->db, self->feed_id,
                                               _byline_identity_hash_link (item->link), error);
  item->guid_is_spoiled = guid_is_spoiled > 0;
  item->link_is_spoiled = link_is_spoiled > 0;
  return guid_is_spoiled >= 0 && link_is_spoiled >= 0;
}

/* --- Within the document --- */

static gboolean
says_same (const BylineItem *a, const BylineItem *b)
{
  return a->headline_hash == b->headline_hash && a->date == b->date;
}

static gboolean
is_copy_of (const BylineItem *a, const BylineItem *b)
{
  BylineTextLikeness text;
  gboolean same_guid = a->guid != 0 && a->guid == b->guid;
  gboolean same_link = a->link != NULL && g_strcmp0 (a->link, b->link) == 0;
  gboolean no_aliases = a->guid == 0 && b->guid == 0 && a->link == NULL && b->link == NULL;

  if (!says_same (a, b))
    return FALSE;
  text = _byline_sketch_compare (a->sketch, b->sketch);
  if (same_guid || (same_link && (a->guid == 0 || b->guid == 0)))
    return text != BYLINE_TEXT_OTHER;
  return (same_link || no_aliases) && text == BYLINE_TEXT_SAME;
}

static gboolean
spoil_guid (BylineMatch *self, BylineItem *item, GError **error)
{
  item->guid_is_spoiled = item->guid != 0;
  return _byline_db_spoil (self->db, self->feed_id, self->feed_url, item->guid, error);
}

static gboolean
spoil_link (BylineMatch *self, BylineItem *item, GError **error)
{
  item->link_is_spoiled = item->link != NULL;
  return _byline_db_spoil (self->db, self->feed_id, self->feed_url,
                           _byline_identity_hash_link (item->link), error);
}

/* The items of a document by one of their names, the first of each. */
typedef struct {
  GHashTable *by_guid;
  GHashTable *by_link;
  GHashTable *by_headline; /* of those without names */
} Seen;

static void
seen_clear (Seen *self)
{
  g_clear_pointer (&self->by_guid, g_hash_table_unref);
  g_clear_pointer (&self->by_link, g_hash_table_unref);
  g_clear_pointer (&self->by_headline, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

/* Whether @item says what an item in front of it says; what both have in common is spoiled if not. */
static gboolean
compare_within (BylineMatch *self, Seen *seen, BylineItem *item, GError **error)
{
  BylineItem *with_guid = item->guid != 0 ? g_hash_table_lookup (seen->by_guid, &item->guid) : NULL;
  BylineItem *with_link = item->link != NULL ? g_hash_table_lookup (seen->by_link, item->link)
                                             : NULL;
  BylineItem *with_headline = item->guid == 0 && item->link == NULL
                                ? g_hash_table_lookup (seen->by_headline, &item->headline_hash)
                                : NULL;
  const BylineItem *others[] = { with_guid, with_link, with_headline };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    item->is_copy = item->is_copy || (others[i] != NULL && is_copy_of (item, others[i]));
  if (item->is_copy)
    return TRUE;
  if (with_guid != NULL && !says_same (item, with_guid) && !spoil_guid (self, item, error))
    return FALSE;
  if (with_link != NULL && !says_same (item, with_link) && !spoil_link (self, item, error))
    return FALSE;
  if (item->guid != 0 && with_guid == NULL)
    g_hash_table_insert (seen->by_guid, &item->guid, item);
  if (item->link != NULL && with_link == NULL)
    g_hash_table_insert (seen->by_link, item->link, item);
  if (item->guid == 0 && item->link == NULL && with_headline == NULL)
    g_hash_table_insert (seen->by_headline, &item->headline_hash, item);
  return TRUE;
}

static gboolean
look_within (BylineMatch *self, GError **error)
{
  g_auto (Seen) seen = {
    g_hash_table_new (g_int64_hash, g_int64_equal),
    g_hash_table_new (g_str_hash, g_str_equal),
    g_hash_table_new (g_int64_hash, g_int64_equal),
  };

  for (guint i = 0; i < self->items->len; i++)
    if (!compare_within (self, &seen, g_ptr_array_index (self->items, i), error))
      return FALSE;
  /* The first one was looked at when nothing was spoiled yet. */
  for (guint i = 0; i < self->items->len; i++)
    {
      BylineItem *item = g_ptr_array_index (self->items, i);

      item->guid_is_spoiled = item->guid_is_spoiled ||
                              _byline_db_is_spoiled (self->db, self->feed_id, item->guid, NULL) > 0;
      item->link_is_spoiled = item->link_is_spoiled ||
                              _byline_db_is_spoiled (self->db, self->feed_id,
                                                     _byline_identity_hash_link (item->link),
                                                     NULL) > 0;
    }
  return TRUE;
}

/* --- Candidates --- */

static gboolean
add_candidates (BylineMatch *self, BylineStatement *rows, GHashTable *stories, GError **error)
{
  g_autoptr (BylineStatement) statement = rows;
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self->db, statement, &failure))
    {
      gint64 story = sqlite3_column_int64 (statement, 0);

      g_hash_table_add (stories, g_memdup2 (&story, sizeof story));
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
find_candidates (BylineMatch *self, const BylineItem *item, GHashTable *stories, GError **error)
{
  BylineDb *db = self->db;

  if (item->guid != 0 && !item->guid_is_spoiled &&
      !add_candidates (
        self,
        _byline_db_query (db, error,
                          "SELECT story FROM item_aliases WHERE feed = ? AND guid = ?"
                          " AND guid <> 0 LIMIT " MAX_CANDIDATES,
                          "ii", self->feed_id, item->guid),
        stories, error))
    return FALSE;
  if (item->link != NULL && !item->link_is_spoiled &&
      !add_candidates (self,
                       _byline_db_query (db, error,
                                         "SELECT story FROM url_aliases WHERE publication = ?"
                                         " AND name = ? AND url = ? LIMIT " MAX_CANDIDATES,
                                         "iis", self->publication_id,
                                         _byline_identity_hash (item->link), item->link),
                       stories, error))
    return FALSE;
  if (!add_candidates (self,
                       _byline_db_query (db, error,
                                         "SELECT id FROM stories WHERE publication = ?"
                                         " AND said_date = ? AND said_headline = ?"
                                         " LIMIT " MAX_CANDIDATES,
                                         "iii", self->publication_id, item->date,
                                         item->headline_hash),
                       stories, error))
    return FALSE;
  return item->date == 0 || !_byline_identity_has_time (item->date) ||
         add_candidates (self,
                         _byline_db_query (db, error,
                                           "SELECT id FROM stories WHERE publication = ?"
                                           " AND said_date = ? LIMIT " MAX_CANDIDATES,
                                           "ii", self->publication_id, item->date),
                         stories, error);
}

/* @has: 1 if the story has the alias, 0 if it has others, NULL if it has none. */
static BylineAliasMatch
alias_match (BylineStatement *row, int column, gboolean tells)
{
  if (!tells || sqlite3_column_type (row, column) == SQLITE_NULL)
    return BYLINE_ALIAS_MATCH_NONE;
  return sqlite3_column_int (row, column) != 0 ? BYLINE_ALIAS_MATCH_SAME : BYLINE_ALIAS_MATCH_OTHER;
}

static BylineTitleLikeness
compare_titles (const BylineItem *item, gint64 hash, const char *title)
{
  g_autofree char *fold = NULL;

  if (hash != 0 && hash == item->headline_hash)
    return BYLINE_TITLE_SAME;
  fold = _byline_identity_fold (title);
  return _byline_identity_compare_titles (item->headline, fold);
}

static BylineDateLikeness
compare_dates (gint64 a, gint64 b)
{
  if (a == 0 || b == 0)
    return BYLINE_DATE_NONE;
  return a == b ? BYLINE_DATE_SAME : BYLINE_DATE_MOVED;
}

static gboolean
read_likeness (BylineMatch *self,
               const BylineItem *item,
               gint64 story,
               BylineLikeness *likeness,
               GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self->db, error,
    "SELECT coalesce (title, standfirst), said_headline, said_date, sketch,"
    " (SELECT max (guid = ?1) FROM item_aliases WHERE story = ?3 AND feed = ?4 AND guid <> 0),"
    " (SELECT max (url = ?2) FROM url_aliases WHERE story = ?3)"
    " FROM stories WHERE id = ?3",
    "isii", item->guid, item->link, story, self->feed_id);
  g_autoptr (GBytes) sketch = NULL;
  gint64 date;

  if (row == NULL || !_byline_db_step (self->db, row, error))
    return FALSE;
  date = sqlite3_column_int64 (row, 2);
  if (sqlite3_column_bytes (row, 3) > 0)
    sketch = g_bytes_new (sqlite3_column_blob (row, 3), (gsize) sqlite3_column_bytes (row, 3));
  *likeness = (BylineLikeness){
    .guid = alias_match (row, 4, item->guid != 0 && !item->guid_is_spoiled),
    .link = alias_match (row, 5, item->link != NULL && !item->link_is_spoiled),
    .title = compare_titles (item, sqlite3_column_int64 (row, 1),
                             (const char *) sqlite3_column_text (row, 0)),
    .text = _byline_sketch_compare (item->sketch, sketch),
    .date = compare_dates (item->date, date),
    .neither_dated = item->date == 0 && date == 0,
    .has_time = _byline_identity_has_time (item->date),
    .has_words = _byline_sketch_n_words (item->sketch) >= BYLINE_SKETCH_MIN_WORDS,
  };
  return TRUE;
}

static gboolean
add_pairs (BylineMatch *self, guint position, GArray *pairs, GError **error)
{
  g_autoptr (GHashTable)
    stories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BylineItem *item = g_ptr_array_index (self->items, position);
  GHashTableIter iter;
  gpointer story;

  if (!find_candidates (self, item, stories, error))
    return FALSE;
  g_hash_table_iter_init (&iter, stories);
  while (g_hash_table_iter_next (&iter, &story, NULL))
    {
      Pair pair = { .item = item, .position = position, .story = *(gint64 *) story };

      if (!read_likeness (self, item, pair.story, &pair.likeness, error))
        return FALSE;
      g_array_append_val (pairs, pair);
    }
  return TRUE;
}

/* --- Feeds that do not keep their guids --- */

/* Whether the pair is one story that has another guid now. */
static gboolean
shows_renewal (const Pair *pair)
{
  return pair->likeness.link == BYLINE_ALIAS_MATCH_SAME &&
         pair->likeness.guid == BYLINE_ALIAS_MATCH_OTHER &&
         pair->likeness.title == BYLINE_TITLE_SAME && pair->likeness.text != BYLINE_TEXT_OTHER;
}

static gboolean
shows_keeping (const Pair *pair)
{
  return pair->likeness.link == BYLINE_ALIAS_MATCH_SAME &&
         pair->likeness.guid == BYLINE_ALIAS_MATCH_SAME;
}

static BylineGuids
judge_guids (BylineMatch *self, GArray *pairs)
{
  guint n_kept = 0;
  guint n_renewed = 0;

  if (self->guids == BYLINE_GUIDS_RENEWED)
    return BYLINE_GUIDS_RENEWED;
  for (guint i = 0; i < self->items->len; i++)
    {
      const BylineItem *item = g_ptr_array_index (self->items, i);

      n_kept += item->is_unchanged && item->guid != 0 && item->link != NULL;
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      n_kept += shows_keeping (&g_array_index (pairs, Pair, i));
      n_renewed += shows_renewal (&g_array_index (pairs, Pair, i));
    }
  if (n_renewed >= MIN_RENEWED && n_renewed >= 4 * n_kept)
    return BYLINE_GUIDS_RENEWED;
  if (n_renewed == 0 || n_kept > 0)
    /* A document that shows nothing decides nothing. */
    return n_kept > 0 ? BYLINE_GUIDS_KEPT : self->guids;
  return self->guids == BYLINE_GUIDS_KEPT ? BYLINE_GUIDS_RENEWED_ONCE : BYLINE_GUIDS_RENEWED;
}

static gboolean
decide_guids (BylineMatch *self, GArray *pairs, GError **error)
{
  BylineGuids guids = judge_guids (self, pairs);

  if (guids != self->guids &&
      !_byline_db_set_guids (self->db, self->feed_id, self->feed_url, guids, error))
    return FALSE;
  self->guids = guids;
  if (guids != BYLINE_GUIDS_RENEWED)
    return TRUE;
  for (guint i = 0; i < self->items->len; i++)
    ((BylineItem *) g_ptr_array_index (self->items, i))->guid = 0;
  for (guint i = 0; i < pairs->len; i++)
    g_array_index (pairs, Pair, i).likeness.guid = BYLINE_ALIAS_MATCH_NONE;
  return TRUE;
}

/* --- Choice --- */

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return first->story < second->story ? -1 : first->story > second->story;
}

static void
choose (BylineMatch *self, GArray *pairs)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      BylineItem *item = g_ptr_array_index (self->items, i);

      if (item->is_unchanged)
        g_hash_table_add (taken, &item->story);
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (pair->rank == G_MAXUINT || pair->item->story != 0 ||
          g_hash_table_contains (taken, &pair->story))
        continue;
      pair->item->story = pair->story;
      g_hash_table_add (taken, &pair->item->story);
    }
}

static void
rank_pairs (GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      BylineIdentity identity = _byline_identity_decide (&pair->likeness);

      pair->rank = identity != BYLINE_IDENTITY_NONE
                     ? _byline_identity_rank (&pair->likeness, identity)
                     : G_MAXUINT;
    }
}

gboolean
_byline_db_match_items (BylineMatch *self, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  guint n_changed = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      BylineItem *item = g_ptr_array_index (self->items, i);

      if (!find_unchanged (self, item, error))
        return FALSE;
      n_changed += !item->is_unchanged;
    }
  if (n_changed == 0)
    return TRUE;
  for (guint i = 0; i < self->items->len; i++)
    if (!add_names (self, g_ptr_array_index (self->items, i), error))
      return FALSE;
  if (!look_within (self, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const BylineItem *item = g_ptr_array_index (self->items, i);

      if (!item->is_unchanged && !item->is_copy && !add_pairs (self, i, pairs, error))
        return FALSE;
    }
  if (!decide_guids (self, pairs, error))
    return FALSE;
  rank_pairs (pairs);
  choose (self, pairs);
  return TRUE;
}

/* --- Keeping --- */

/* A feed that renews its guids would leave one at each poll. */
static gboolean
forget_guids (BylineMatch *self, const BylineItem *item, gint64 story, GError **error)
{
  return self->guids != BYLINE_GUIDS_RENEWED ||
         _byline_db_run (self->db, error,
                         "DELETE FROM item_aliases WHERE story = ? AND feed = ? AND item <> ?",
                         "iis", story, self->feed_id, _byline_item_name (item->article));
}

/* Returns: whether another story has the guid, too: 1 or 0; -1 with an error. */
static gint64
shares_guid (BylineMatch *self, const BylineItem *item, gint64 story, GError **error)
{
  if (item->guid == 0 || item->guid_is_spoiled)
    return 0;
  return _byline_db_query_int (self->db, 0, error,
                               "SELECT 1 FROM item_aliases WHERE feed = ? AND guid = ?"
                               " AND guid <> 0 AND story <> ? LIMIT 1",
                               "iii", self->feed_id, item->guid, story);
}

static gint64
shares_link (BylineMatch *self, const BylineItem *item, gint64 story, GError **error)
{
  if (item->link == NULL || item->link_is_spoiled)
    return 0;
  return _byline_db_query_int (self->db, 0, error,
                               "SELECT 1 FROM url_aliases WHERE publication = ? AND name = ?"
                               " AND url = ? AND story <> ? LIMIT 1",
                               "iisi", self->publication_id, _byline_identity_hash (item->link),
                               item->link, story);
}

gboolean
_byline_db_keep_item (BylineMatch *self, const BylineItem *item, gint64 story, GError **error)
{
  gint64 guid_is_shared;
  gint64 link_is_shared;

  if (!forget_guids (self, item, story, error) ||
      !_byline_db_add_item (self->db, self->feed_id, _byline_item_name (item->article), story,
                            item->digest, item->guid, error) ||
      (item->link != NULL &&
       !_byline_db_add_url (self->db, self->publication_id, item->link, story, error)))
    return FALSE;
  guid_is_shared = shares_guid (self, item, story, error);
  link_is_shared = guid_is_shared < 0 ? -1 : shares_link (self, item, story, error);
  if (guid_is_shared < 0 || link_is_shared < 0)
    return FALSE;
  return (guid_is_shared == 0 ||
          _byline_db_spoil (self->db, self->feed_id, self->feed_url, item->guid, error)) &&
         (link_is_shared == 0 || _byline_db_spoil (self->db, self->feed_id, self->feed_url,
                                                   _byline_identity_hash_link (item->link), error));
}

gboolean
_byline_db_set_said (BylineDb *self, gint64 story, const BylineItem *item, GError **error)
{
  return _byline_db_run (self, error,
                         "UPDATE stories SET said_headline = ?1, said_date = ?2, sketch = ?3"
                         " WHERE id = ?4 AND (said_headline <> ?1 OR said_date <> ?2"
                         "  OR sketch IS NOT ?3)",
                         "iibi", item->headline_hash, item->date, item->sketch, story);
}
