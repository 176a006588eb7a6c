/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-query.h"

#include "byline-db-lists.h"
#include "byline-error.h"
#include "byline-search-query.h"

BylineStoryQuery *
byline_story_query_new (BylineStoryQueryMode mode,
                        const BylineFilter *filter,
                        GArray *ids,
                        GArray *shown)
{
  BylineStoryQuery *self = g_new0 (BylineStoryQuery, 1);

  self->mode = mode;
  self->filter = byline_filter_copy (filter);
  if (ids != NULL)
    self->ids = g_array_copy (ids);
  else
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (shown != NULL)
    self->shown = g_array_copy (shown);
  return self;
}

void
byline_story_query_free (BylineStoryQuery *self)
{
  byline_filter_free (self->filter);
  g_array_unref (self->ids);
  g_clear_pointer (&self->shown, g_array_unref);
  g_free (self);
}

void
byline_story_result_free (BylineStoryResult *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->headings, g_hash_table_unref);
  g_clear_pointer (&self->splices, g_array_unref);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_free (self);
}

static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Whether each of @ids is in @set. */
static gboolean
contains_all (GHashTable *set, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

/* Stories in order, with what each stands under. */
typedef struct {
  GArray *ids;
  GPtrArray *headings; /* nullable: of GRefString, one a story */
} Rows;

static void
rows_clear (Rows *rows)
{
  g_clear_pointer (&rows->ids, g_array_unref);
  g_clear_pointer (&rows->headings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static gboolean
read_rows (BylineDb *db, const BylineFilter *filter, guint limit, Rows *rows, GError **error)
{
  if (byline_order_has_groups (filter->order))
    rows->ids = byline_db_list_stories_in_groups (db, filter, &rows->headings, error);
  else
    rows->ids = byline_db_list_stories (db, filter, limit, 0, error);
  if (rows->ids != NULL && limit > 0 && rows->ids->len > limit)
    g_array_set_size (rows->ids, limit);
  return rows->ids != NULL;
}

/* Adds story @i of @from. */
static void
add_row (Rows *rows, const Rows *from, guint i)
{
  g_array_append_val (rows->ids, g_array_index (from->ids, gint64, i));
  if (from->headings != NULL)
    g_ptr_array_add (rows->headings, g_ref_string_acquire (g_ptr_array_index (from->headings, i)));
}

static void
copy_rows (Rows *rows, const Rows *from)
{
  rows->ids = g_array_ref (from->ids);
  rows->headings = from->headings != NULL ? g_ptr_array_ref (from->headings) : NULL;
}

/* Returns: (transfer full) (nullable): the headings by the stories that begin their groups */
static GHashTable *
find_beginnings (const Rows *rows)
{
  GHashTable *headings;
  const char *last = NULL;

  if (rows->headings == NULL)
    return NULL;
  headings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                    (GDestroyNotify) g_ref_string_release);
  for (guint i = 0; i < rows->ids->len; i++)
    {
      char *heading = g_ptr_array_index (rows->headings, i);

      /* One string for all of a group: two groups may have one name. */
      if (heading != last)
        g_hash_table_insert (headings,
                             g_memdup2 (&g_array_index (rows->ids, gint64, i), sizeof (gint64)),
                             g_ref_string_acquire (heading));
      last = heading;
    }
  return headings;
}

/*
 * Keeps rows that were in the list and stopped matching only because they were read, saved or
 * unsaved: a story read in the Unread list stays until the filter changes. The filter is queried
 * again without its conditions on flags, and of that result the rows that match or were in the list
 * are kept. So rows that are gone, or fail another condition, drop out, and the order is right.
 */
static gboolean
with_sticky_rows (BylineDb *db,
                  BylineStoryQuery *query,
                  const Rows *matching,
                  Rows *rows,
                  GError **error)
{
  g_autoptr (BylineFilter) relaxed = NULL;
  g_auto (Rows) candidates = { NULL };
  g_autoptr (GHashTable) matching_set = NULL;
  g_autoptr (GHashTable) old_set = NULL;
  g_autofree char *search = byline_search_query_strip_flags (query->filter->search);

  if (!query->filter->unread && !query->filter->saved &&
      (query->filter->search == NULL || g_strcmp0 (search, query->filter->search) == 0))
    {
      copy_rows (rows, matching);
      return TRUE;
    }

  matching_set = make_set (matching->ids);
  if (contains_all (matching_set, query->ids))
    {
      copy_rows (rows, matching);
      return TRUE;
    }

  relaxed = byline_filter_copy (query->filter);
  relaxed->unread = FALSE;
  relaxed->saved = FALSE;
  g_free (relaxed->search);
  relaxed->search = g_steal_pointer (&search);
  if (!read_rows (db, relaxed, 0, &candidates, error))
    return FALSE;

  old_set = make_set (query->ids);
  rows->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (candidates.headings != NULL)
    rows->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  for (guint i = 0; i < candidates.ids->len; i++)
    {
      gint64 id = g_array_index (candidates.ids, gint64, i);

      if (g_hash_table_contains (matching_set, &id) || g_hash_table_contains (old_set, &id))
        add_row (rows, &candidates, i);
    }
  return TRUE;
}

static gboolean
read_beginning (BylineDb *db, BylineStoryQuery *query, BylineStoryResult *answer, GError **error)
{
  g_auto (Rows) rows = { NULL };

  if (!read_rows (db, query->filter, BYLINE_STORY_QUERY_PAGE_SIZE, &rows, error))
    return FALSE;

  answer->headings = find_beginnings (&rows);
  answer->ids = g_steal_pointer (&rows.ids);
  answer->stories = byline_db_get_stories (db, (const gint64 *) (gpointer) answer->ids->data,
                                           answer->ids->len, error);
  return answer->stories != NULL;
}

static gboolean
read_all (BylineDb *db, BylineStoryQuery *query, BylineStoryResult *answer, GError **error)
{
  g_auto (Rows) matching = { NULL };
  g_auto (Rows) rows = { NULL };

  if (!read_rows (db, query->filter, 0, &matching, error) ||
      !with_sticky_rows (db, query, &matching, &rows, error))
    return FALSE;

  answer->headings = find_beginnings (&rows);
  answer->ids = g_steal_pointer (&rows.ids);
  answer->splices = byline_story_diff (query->ids, answer->ids, query->shown);
  return TRUE;
}

static gboolean
count_unread (BylineDb *db, BylineStoryQuery *query, BylineStoryResult *answer, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  byline_db_count_stories (db, query->filter, &answer->n_unread, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gpointer
byline_story_query_run (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BylineStoryQuery *query = data;
  g_autoptr (BylineStoryResult) answer = g_new0 (BylineStoryResult, 1);
  gboolean done = TRUE;

  answer->mode = query->mode;
  switch (query->mode)
    {
    case BYLINE_STORY_QUERY_FIRST_PAGE:
      done = read_beginning (db, query, answer, error);
      break;
    case BYLINE_STORY_QUERY_ALL:
      done = read_all (db, query, answer, error) && count_unread (db, query, answer, error);
      break;
    case BYLINE_STORY_QUERY_UNREAD:
      done = count_unread (db, query, answer, error);
      break;
    }
  return done ? g_steal_pointer (&answer) : NULL;
}

/* Mostly the next unread story is near: a page of rows says it sooner than a list of all. */
static gint64
find_near (BylineDb *db, BylineStoryQuery *query, GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) query->ids->data;
  g_autoptr (GPtrArray) stories = NULL;

  stories = byline_db_get_stories (db, ids, MIN (query->ids->len, BYLINE_STORY_QUERY_LOOKAHEAD),
                                   error);
  for (guint i = 0; stories != NULL && i < stories->len; i++)
    {
      const BylineStory *story = g_ptr_array_index (stories, i);

      if (!story->is_read)
        return story->id;
    }
  return 0;
}

gpointer
byline_story_query_next_unread (BylineDb *db,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error)
{
  BylineStoryQuery *query = data;
  g_autofree gint64 *found = g_new0 (gint64, 1);
  g_autoptr (GArray) unread = NULL;
  g_autoptr (GHashTable) set = NULL;
  g_autoptr (GError) local_error = NULL;

  if (query->ids->len == 0)
    return g_steal_pointer (&found);

  *found = find_near (db, query, &local_error);
  if (*found != 0 || local_error != NULL || query->ids->len <= BYLINE_STORY_QUERY_LOOKAHEAD)
    {
      return byline_error_pass (error, g_steal_pointer (&local_error)) ? g_steal_pointer (&found)
                                                                       : NULL;
    }

  query->filter->unread = TRUE;
  query->filter->saved = FALSE;
  query->filter->order = BYLINE_ORDER_DEFAULT;
  unread = byline_db_list_stories (db, query->filter, 0, 0, error);
  if (unread == NULL)
    return NULL;

  set = make_set (unread);
  for (guint i = 0; i < query->ids->len && *found == 0; i++)
    if (g_hash_table_contains (set, &g_array_index (query->ids, gint64, i)))
      *found = g_array_index (query->ids, gint64, i);
  return g_steal_pointer (&found);
}
