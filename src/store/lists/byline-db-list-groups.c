/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists whose stories stand in groups: by publication, or by section. */

#include "byline-db-filter-private.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-text.h"
#include "byline-url.h"

/* What stories without a section stand in. */
#define NO_GROUP 0

typedef struct {
  gint64 id;
  char *heading; /* a GRefString */
  char *key;     /* orders names as people do */
  gint64 pin;    /* place among those that are pinned; G_MAXINT64: it is not */
  guint rank;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ref_string_release (group->heading);
  g_free (group->key);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = *(Group *const *) a;
  const Group *second = *(Group *const *) b;
  int names;

  if ((first->id == NO_GROUP) != (second->id == NO_GROUP))
    return first->id == NO_GROUP ? 1 : -1;
  if (first->pin != second->pin)
    return first->pin < second->pin ? -1 : 1;
  names = strcmp (first->key, second->key);
  if (names != 0)
    return names;
  return first->id < second->id ? -1 : first->id > second->id;
}

/* @name: (transfer full) */
static void
add_group (GPtrArray *groups, gint64 id, char *name, gint64 pin)
{
  Group *group = g_new0 (Group, 1);

  group->id = id;
  group->heading = g_ref_string_new (name);
  group->key = byline_text_sort_key (name);
  group->pin = pin;
  g_ptr_array_add (groups, group);
  g_free (name);
}

static const char publications_sql[] =
  "SELECT p.id, coalesce (p.name, p.own_name,"
  "  (SELECT title FROM feeds WHERE publication = p.id ORDER BY id LIMIT 1)),"
  " coalesce (p.home, (SELECT url FROM feeds WHERE publication = p.id ORDER BY id LIMIT 1)), NULL"
  " FROM publications p";
static const char sections_sql[] = "SELECT id, coalesce (label, name), NULL, pin FROM sections";

/* Returns: (transfer full) (nullable): all groups that there may be, in order; NULL with an error */
static GPtrArray *
read_groups (BylineDb *self, BylineOrder order, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineStatement) rows = NULL;

  if (order == BYLINE_ORDER_PUBLICATION)
    rows = _byline_db_query (self, error, publications_sql, "");
  else
    rows = _byline_db_query (self, error, sections_sql, "");
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 1);
      char *text = name != NULL ? g_strdup (name)
                                : byline_url_host ((const char *) sqlite3_column_text (rows, 2));

      add_group (groups, sqlite3_column_int64 (rows, 0), text != NULL ? text : g_strdup (""),
                 sqlite3_column_type (rows, 3) == SQLITE_NULL ? G_MAXINT64
                                                              : sqlite3_column_int64 (rows, 3));
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return NULL;
  add_group (groups, NO_GROUP, g_strdup (""), G_MAXINT64);
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

/* A story of the list. */
typedef struct {
  const Group *group;
  gint64 time;
  gint64 id;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->group != second->group)
    return first->group->rank < second->group->rank ? -1 : 1;
  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return first->id > second->id ? -1 : first->id < second->id;
}

/* The groups by what they are of; ranks are given by their order. */
static GHashTable *
make_table (GPtrArray *groups)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      group->rank = i;
      g_hash_table_insert (table, &group->id, group);
    }
  return table;
}

static gboolean
read_entries (BylineDb *self,
              const BylineListStatement *statement,
              GHashTable *groups,
              GArray *entries,
              GError **error)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self, statement->by_date, error);
  const gint64 none = NO_GROUP;
  int code;

  if (query == NULL)
    return FALSE;
  if (statement->match != NULL)
    sqlite3_bind_text (query->handle, 1, statement->match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (query->handle, 2, -1);
  sqlite3_bind_int64 (query->handle, 3, 0);
  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (query->handle, 4);
      const Group *group = g_hash_table_lookup (groups, &id);
      Entry entry = { group != NULL ? group : g_hash_table_lookup (groups, &none),
                      sqlite3_column_int64 (query->handle, 0),
                      sqlite3_column_int64 (query->handle, 1) };

      g_array_append_val (entries, entry);
    }
  return code == SQLITE_DONE || _byline_db_fail (self, error);
}

static GArray *
take_ids (GArray *entries, GPtrArray **headings)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), entries->len);

  *headings = g_ptr_array_new_full (entries->len, (GDestroyNotify) g_ref_string_release);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      g_array_append_val (ids, entry->id);
      g_ptr_array_add (*headings, g_ref_string_acquire (entry->group->heading));
    }
  return ids;
}

GArray *
_byline_db_list_groups (BylineDb *self,
                        const BylineListStatement *statement,
                        GPtrArray **headings,
                        GError **error)
{
  g_autoptr (GPtrArray) groups = read_groups (self, statement->order, error);
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (groups == NULL)
    return NULL;
  table = make_table (groups);
  if (!read_entries (self, statement, table, entries, error))
    return NULL;
  g_array_sort (entries, compare_entries);
  return take_ids (entries, headings);
}
