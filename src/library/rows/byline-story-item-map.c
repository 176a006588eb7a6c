/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-item-map.h"

#include "byline-story-cache.h"
#include "byline-story-item-private.h"

/* How many rows' data are read at once. */
#define PAGE 100
/* Rows whose data are kept though nobody shows them. */
#define MAX_CACHED 2000

struct _BylineStoryItemMap {
  GObject parent_instance;
  BylineLibrary *library;
  GHashTable *items; /* &ref->id to ItemRef: the live objects */
  BylineStoryCache *cache;
  GHashTable *headings;  /* nullable: of gint64 * to char *: the stories that begin a group */
  GHashTable *requested; /* of gint64 *: rows whose data are being read */
  guint generation;      /* what was read in an earlier one is to be read again */
};

G_DEFINE_FINAL_TYPE (BylineStoryItemMap, byline_story_item_map, G_TYPE_OBJECT)

/* A live object, which the table does not keep alive. */
typedef struct {
  gint64 id;
  BylineStoryItem *item;
  BylineStoryItemMap *table;
} ItemRef;

/* Rows being read; they do not keep the table alive. */
typedef struct {
  GWeakRef table;
  guint generation;
  GArray *ids;
} Reading;

static void
reading_free (Reading *reading)
{
  g_weak_ref_clear (&reading->table);
  g_array_unref (reading->ids);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (BylineStoryItemMap) self = g_weak_ref_get (&reading->table);
  g_autoptr (GPtrArray) stories = NULL;

  stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  if (self == NULL)
    return;

  for (guint i = 0; i < reading->ids->len; i++)
    g_hash_table_remove (self->requested, &g_array_index (reading->ids, gint64, i));
  for (guint i = 0; stories != NULL && i < stories->len; i++)
    byline_story_item_map_insert (self, g_ptr_array_index (stories, i), reading->generation);
}

/* @ids: (transfer full) */
static void
read_rows (BylineStoryItemMap *self, GArray *ids)
{
  Reading *reading;

  if (ids->len == 0)
    {
      g_array_unref (ids);
      return;
    }

  reading = g_new0 (Reading, 1);
  g_weak_ref_init (&reading->table, self);
  reading->generation = self->generation;
  reading->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->requested,
                      g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  byline_library_get_stories_async (self->library, (const gint64 *) (gpointer) ids->data, ids->len,
                                    NULL, read_cb, reading);
}

/* Reads the page that @position stands on; what is known or on its way is left out. */
static void
read_page (BylineStoryItemMap *self, GArray *ids, guint position)
{
  guint start = position - position % PAGE;
  guint end = MIN (start + PAGE, ids->len);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = start; i < end; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint generation;

      if (g_hash_table_contains (self->requested, &id))
        continue;
      if (byline_story_cache_get (self->cache, id, &generation) == NULL ||
          generation != self->generation)
        g_array_append_val (missing, id);
    }
  read_rows (self, missing);
}

static void
item_gone_cb (gpointer user_data, GObject *where_the_object_was)
{
  ItemRef *ref = user_data;

  g_hash_table_remove (ref->table->items, &ref->id);
}

static void
update_heading (BylineStoryItemMap *self, BylineStoryItem *item)
{
  gint64 id = byline_story_item_get_id (item);
  const char *heading = self->headings != NULL ? g_hash_table_lookup (self->headings, &id) : NULL;

  _byline_story_item_set_heading (item, heading);
}

static BylineStoryItem *
make_item (BylineStoryItemMap *self, GArray *ids, guint position)
{
  gint64 id = g_array_index (ids, gint64, position);
  BylineStoryItem *item = _byline_story_item_new (id);
  ItemRef *ref = g_new0 (ItemRef, 1);
  guint generation = 0;
  BylineStory *story;

  ref->id = id;
  ref->item = item;
  ref->table = self;
  g_hash_table_insert (self->items, &ref->id, ref);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, ref);

  update_heading (self, item);
  story = byline_story_cache_get (self->cache, id, &generation);
  if (story != NULL)
    _byline_story_item_set_story (item, story);
  if (story == NULL || generation != self->generation)
    read_page (self, ids, position);
  return item;
}

static void
byline_story_item_map_finalize (GObject *object)
{
  BylineStoryItemMap *self = BYLINE_STORY_ITEM_MAP (object);
  GHashTableIter iter;
  ItemRef *ref;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &ref))
    g_object_weak_unref (G_OBJECT (ref->item), item_gone_cb, ref);

  g_hash_table_unref (self->items);
  g_hash_table_unref (self->requested);
  g_clear_pointer (&self->headings, g_hash_table_unref);
  byline_story_cache_free (self->cache);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (byline_story_item_map_parent_class)->finalize (object);
}

static void
byline_story_item_map_class_init (BylineStoryItemMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_item_map_finalize;
}

static void
byline_story_item_map_init (BylineStoryItemMap *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->requested = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cache = byline_story_cache_new (MAX_CACHED);
  self->generation = 1;
}

BylineStoryItemMap *
byline_story_item_map_new (BylineLibrary *library)
{
  BylineStoryItemMap *self = g_object_new (BYLINE_TYPE_STORY_ITEM_MAP, NULL);

  self->library = g_object_ref (library);
  return self;
}

BylineStoryItem *
byline_story_item_map_get_item (BylineStoryItemMap *self, GArray *ids, guint position)
{
  ItemRef *ref = g_hash_table_lookup (self->items, &g_array_index (ids, gint64, position));

  return ref != NULL ? g_object_ref (ref->item) : make_item (self, ids, position);
}

GArray *
byline_story_item_map_list_shown (BylineStoryItemMap *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  ItemRef *ref;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &ref))
    g_array_append_val (ids, ref->id);
  return ids;
}

void
byline_story_item_map_set_headings (BylineStoryItemMap *self, GHashTable *headings)
{
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  ItemRef *ref;

  if (self->headings == NULL && headings == NULL)
    return;

  g_clear_pointer (&self->headings, g_hash_table_unref);
  self->headings = headings != NULL ? g_hash_table_ref (headings) : NULL;
  /* Who hears of it may let go of an item, or make one. */
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &ref))
    g_ptr_array_add (items, g_object_ref (ref->item));
  for (guint i = 0; i < items->len; i++)
    update_heading (self, g_ptr_array_index (items, i));
}

void
byline_story_item_map_insert (BylineStoryItemMap *self, BylineStory *story, guint generation)
{
  ItemRef *ref = g_hash_table_lookup (self->items, &story->id);

  byline_story_cache_put (self->cache, story, generation);
  if (ref != NULL)
    {
      g_autoptr (BylineStoryItem) item = g_object_ref (ref->item);

      _byline_story_item_set_story (item, story);
    }
}

guint
byline_story_item_map_get_generation (BylineStoryItemMap *self)
{
  return self->generation;
}

void
byline_story_item_map_invalidate (BylineStoryItemMap *self, gint64 id, gboolean may_be_coming)
{
  GArray *ids;

  byline_story_cache_invalidate (self->cache, id);
  /* Answers come in the order of questions: this one behind what was read before the row changed. */
  if (!may_be_coming && !g_hash_table_contains (self->items, &id) &&
      !g_hash_table_contains (self->requested, &id))
    return;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  read_rows (self, ids);
}

void
byline_story_item_map_invalidate_all (BylineStoryItemMap *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  ItemRef *ref;

  self->generation++;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &ref))
    {
      g_array_append_val (ids, ref->id);
      if (ids->len == PAGE)
        {
          read_rows (self, ids);
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
        }
    }
  read_rows (self, ids);
}
