/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-text.h"
#include "byline-url.h"

#define FEED_COLUMNS                                                                               \
  "f.id, f.publication, f.url, f.title, f.section, f.etag, f.last_modified, f.format,"             \
  " f.checked, f.succeeded, f.next_due, f.failures, f.error, f.error_code, f.interval_minutes,"    \
  " f.n_stories, coalesce (f.private, 1), f.ttl_minutes, f.skip_hours, f.skip_days, f.max_age,"    \
  " f.changed, f.change_gap, f.may_be_asked, f.held_until, f.held_host, f.account,"                \
  " f.description"

static BylineFeed *
read_feed (BylineStatement *row)
{
  BylineFeed *feed = byline_feed_new ();
  int i = 0;

  feed->id = sqlite3_column_int64 (row, i++);
  feed->publication_id = sqlite3_column_int64 (row, i++);
  feed->url = _byline_column_text (row, i++);
  feed->title = _byline_column_text (row, i++);
  feed->section = _byline_column_text (row, i++);
  feed->etag = _byline_column_text (row, i++);
  feed->last_modified = _byline_column_text (row, i++);
  feed->format = _byline_column_text (row, i++);
  feed->last_polled = sqlite3_column_int64 (row, i++);
  feed->last_succeeded = sqlite3_column_int64 (row, i++);
  feed->next_due = sqlite3_column_int64 (row, i++);
  feed->n_failures = (guint) sqlite3_column_int64 (row, i++);
  feed->last_error = _byline_column_text (row, i++);
  feed->error_code = _byline_column_text (row, i++);
  feed->interval_minutes = (guint) sqlite3_column_int64 (row, i++);
  feed->n_stories = (guint) sqlite3_column_int64 (row, i++);
  feed->network = _byline_column_network (row, i++);
  feed->ttl_minutes = (guint) sqlite3_column_int64 (row, i++);
  feed->skip_hours = (guint) sqlite3_column_int64 (row, i++);
  feed->skip_days = (guint) sqlite3_column_int64 (row, i++);
  feed->max_age = sqlite3_column_int64 (row, i++);
  feed->changed = sqlite3_column_int64 (row, i++);
  feed->change_gap = sqlite3_column_int64 (row, i++);
  feed->may_be_asked = sqlite3_column_int64 (row, i++) != 0;
  feed->held_until = sqlite3_column_int64 (row, i++);
  feed->held_host = _byline_column_text (row, i++);
  feed->account_id = sqlite3_column_int64 (row, i++);
  feed->description = _byline_column_text (row, i++);
  return feed;
}

/* Returns: the first row as a feed, or NULL with NOT_FOUND. */
static BylineFeed *
read_one_feed (BylineDb *self, BylineStatement *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  if (_byline_db_step (self, statement, &failure))
    return read_feed (statement);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                         "There is no such feed");
  return NULL;
}

BylineFeed *
byline_db_get_feed (BylineDb *self, gint64 id, GError **error)
{
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = _byline_db_query (self, error, "SELECT " FEED_COLUMNS " FROM feeds f WHERE f.id = ?",
                                "i", id);
  return read_one_feed (self, statement, error);
}

BylineFeed *
byline_db_find_feed (BylineDb *self, const char *url, GError **error)
{
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, NULL);

  statement = _byline_db_query (self, error,
                                "SELECT " FEED_COLUMNS
                                " FROM feeds f JOIN publications p ON p.id = f.publication"
                                " WHERE f.url = ? AND f.retired = 0 AND p.removed_at = 0",
                                "s", url);
  return read_one_feed (self, statement, error);
}

BylineFeed *
byline_db_find_feed_alike (BylineDb *self, const char *url, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (BylineStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, NULL);

  key = byline_url_feed_key (url);
  statement = _byline_db_query (self, error,
                                "SELECT " FEED_COLUMNS
                                " FROM feeds f JOIN publications p ON p.id = f.publication"
                                " WHERE f.retired = 0 AND p.removed_at = 0"
                                " ORDER BY f.url <> ?, f.id",
                                "s", url);
  if (statement == NULL)
    return NULL;
  while (_byline_db_step (self, statement, &failure))
    {
      g_autofree char *other = byline_url_feed_key (
        (const char *) sqlite3_column_text (statement, 2));

      if (key != NULL && g_strcmp0 (key, other) == 0)
        return read_feed (statement);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                         "There is no such feed");
  return NULL;
}

/* Returns: (transfer full) (element-type BylineFeed): all rows, or NULL. */
static GPtrArray *
read_feeds (BylineDb *self, BylineStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_free);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  while (_byline_db_step (self, statement, &failure))
    g_ptr_array_add (feeds, read_feed (statement));
  if (failure == NULL)
    return g_steal_pointer (&feeds);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

GPtrArray *
byline_db_get_feeds_to_poll (BylineDb *self, gint64 publication_id, gint64 due_at, GError **error)
{
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = _byline_db_query (
    self, error,
    "SELECT " FEED_COLUMNS " FROM feeds f JOIN publications p ON p.id = f.publication"
    " WHERE p.removed_at = 0 AND f.retired = 0 AND f.account = 0 AND (?1 = 0 OR f.publication = ?1)"
    " AND (?2 <= 0 OR f.next_due <= ?2"
    /* What lies further ahead than anyone waits was said by a clock that was wrong. */
    "  OR (f.next_due < ?3 AND (f.checked > ?2 + ?4 OR f.next_due > ?2 + ?5)))"
    " ORDER BY f.id",
    "iiiii", publication_id, due_at, G_MAXINT64, (gint64) BYLINE_DB_LONGEST_WAIT,
    (gint64) BYLINE_DB_LONGEST_ASKED);
  return read_feeds (self, statement, error);
}

/* Whoever brings them. */
static GPtrArray *
get_feeds (BylineDb *self, GError **error)
{
  g_autoptr (BylineStatement)
    statement = _byline_db_query (self, error,
                                  "SELECT " FEED_COLUMNS
                                  " FROM feeds f JOIN publications p ON p.id = f.publication"
                                  " WHERE p.removed_at = 0 AND f.retired = 0 ORDER BY f.id",
                                  "");

  return read_feeds (self, statement, error);
}

GPtrArray *
byline_db_get_feeds_held_back (BylineDb *self, gint64 now, GError **error)
{
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = _byline_db_query (self, error,
                                "SELECT " FEED_COLUMNS " FROM feeds f"
                                " WHERE f.held_until > ?1 AND f.held_until <= ?1 + ?2"
                                /* As above: else a clock was wrong. */
                                " AND f.checked <= ?1 + ?3 ORDER BY f.id",
                                "iii", now, (gint64) BYLINE_DB_LONGEST_ASKED,
                                (gint64) BYLINE_DB_LONGEST_WAIT);
  return read_feeds (self, statement, error);
}

/* --- Publications --- */

#define PUBLICATION_COLUMNS                                                                        \
  "id, key, coalesce (name, own_name), own_name, home, icon, folder, keep_days, keep_stories,"     \
  " keep_unread, page_policy, pages_tried, pages_gained, ahead, ahead_limit, n_stories, n_unread," \
  " icon_private"

static BylinePublication *
read_publication (BylineStatement *row)
{
  BylinePublication *publication = byline_publication_new ();
  int i = 0;

  publication->id = sqlite3_column_int64 (row, i++);
  publication->key = _byline_column_text (row, i++);
  publication->name = _byline_column_text (row, i++);
  publication->own_name = _byline_column_text (row, i++);
  publication->home_page_url = _byline_column_text (row, i++);
  publication->icon_url = _byline_column_text (row, i++);
  publication->folder = _byline_column_text (row, i++);
  publication->retention.days = (guint) sqlite3_column_int64 (row, i++);
  publication->retention.stories = (guint) sqlite3_column_int64 (row, i++);
  publication->retention.unread = byline_keep_unread_from_int (sqlite3_column_int64 (row, i++));
  publication->pages.policy = byline_page_policy_from_int (sqlite3_column_int64 (row, i++));
  publication->pages.n_tried = (guint) sqlite3_column_int64 (row, i++);
  publication->pages.n_gained = (guint) sqlite3_column_int64 (row, i++);
  publication->ahead.level = byline_ahead_level_from_int (sqlite3_column_int64 (row, i++));
  publication->ahead.limit = byline_ahead_limit_from_int (sqlite3_column_int64 (row, i++));
  publication->n_stories = (guint) MAX (sqlite3_column_int64 (row, i), 0);
  i++;
  publication->n_unread = (guint) MAX (sqlite3_column_int64 (row, i), 0);
  i++;
  publication->icon_network = _byline_column_network (row, i);
  return publication;
}

static void
add_feed (BylinePublication *publication, const BylineFeed *feed)
{
  g_ptr_array_add (publication->feeds, byline_feed_copy (feed));
  if (publication->description == NULL)
    publication->description = g_strdup (feed->description);
  publication->has_errors |= feed->n_failures > 0;
}

/* Returns: (transfer full) (nullable): the name of a feed's file, without its ending */
static char *
dup_file_name (const char *url)
{
  g_autofree char *path = byline_url_file_path (url);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  char *dot = name != NULL ? strrchr (name, '.') : NULL;

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

/* What has no name yet (a feed from OPML before its first refresh) is called by its feed's
 * title, host or file. */
static void
make_name (BylinePublication *publication)
{
  const BylineFeed *feed = publication->feeds->len > 0 ? g_ptr_array_index (publication->feeds, 0)
                                                       : NULL;

  if (publication->name == NULL && feed != NULL)
    publication->name = g_strdup (feed->title);
  if (publication->name == NULL)
    publication->name = byline_url_host (publication->home_page_url);
  if (publication->name == NULL && feed != NULL)
    publication->name = byline_url_host (feed->url);
  if (publication->name == NULL && feed != NULL)
    publication->name = dup_file_name (feed->url);
  if (publication->name == NULL)
    publication->name = g_strdup ("?");
}

/* A publication's place in the list: its keys are made once, not at each comparison. */
typedef struct {
  BylinePublication *publication; /* owned until it is taken */
  char *folder;                   /* nullable: none, and last */
  char *name;
} Place;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->publication, byline_publication_free);
  g_free (place->folder);
  g_free (place->name);
}

/* By folder, those without one last; then by name. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;
  int order;

  if ((first->folder == NULL) != (second->folder == NULL))
    return first->folder == NULL ? 1 : -1;
  order = g_strcmp0 (first->folder, second->folder);
  if (order == 0)
    order = strcmp (first->name, second->name);
  if (order == 0)
    order = first->publication->id < second->publication->id ? -1 : 1;
  return order;
}

/* @publications: those that stand in it are sorted */
static void
sort_publications (GPtrArray *publications)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, place_clear);
  while (publications->len > 0)
    {
      BylinePublication *publication = g_ptr_array_steal_index_fast (publications, 0);
      const Place place = { publication,
                            publication->folder != NULL ? byline_text_sort_key (publication->folder)
                                                        : NULL,
                            byline_text_sort_key (publication->name) };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (publications, g_steal_pointer (&g_array_index (places, Place, i).publication));
}

GPtrArray *
byline_db_get_publications (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylineStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  publications = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_publication_free);
  statement = _byline_db_query (
    self, error, "SELECT " PUBLICATION_COLUMNS " FROM publications WHERE removed_at = 0", "");
  if (statement != NULL)
    feeds = get_feeds (self, error);
  if (feeds == NULL)
    return NULL;
  while (_byline_db_step (self, statement, &failure))
    {
      BylinePublication *publication = read_publication (statement);

      g_ptr_array_add (publications, publication);
      g_hash_table_insert (by_id, &publication->id, publication);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (feeds, i);
      BylinePublication *publication = g_hash_table_lookup (by_id, &feed->publication_id);

      if (publication != NULL)
        add_feed (publication, feed);
    }
  for (guint i = 0; i < publications->len; i++)
    make_name (g_ptr_array_index (publications, i));
  sort_publications (publications);
  return g_steal_pointer (&publications);
}

BylinePublication *
byline_db_get_publication (BylineDb *self, gint64 id, GError **error)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylineStatement) statement = NULL;
  g_autoptr (BylineStatement) feed_rows = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = _byline_db_query (self, error,
                                "SELECT " PUBLICATION_COLUMNS " FROM publications WHERE id = ?",
                                "i", id);
  if (statement == NULL)
    return NULL;
  if (!_byline_db_step (self, statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                             "There is no such publication");
      return NULL;
    }
  publication = read_publication (statement);
  feed_rows = _byline_db_query (self, error,
                                "SELECT " FEED_COLUMNS
                                " FROM feeds f WHERE publication = ? AND retired = 0 ORDER BY id",
                                "i", id);
  feeds = read_feeds (self, feed_rows, error);
  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++)
    add_feed (publication, g_ptr_array_index (feeds, i));
  make_name (publication);
  return g_steal_pointer (&publication);
}
