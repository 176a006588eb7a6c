/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-private.h"

#include <math.h>

#include "byline-clock.h"

#define MAX_GROUPS 9
#define GROUP_SIZE 3
#define MAX_DAYS 14
#define DAY_SIZE 12
#define MAX_REST 6

/* What a further story of one publication loses within a group. */
#define GROUP_COST 6
/* How many hours make a group worth twice as much. */
#define DOUBLING_HOURS 24
/* A pinned section goes before those that are not, unless it has nothing but old news. */
#define PINNED_FACTOR 8

/* What a group is of: as a key of a table, and to tell what belongs to it. */
typedef struct {
  BylineEditionGroupKind kind;
  const char *name;      /* of a section or publication */
  gint64 publication_id; /* or 0 */
  gint64 day;            /* or 0 */
  double value;          /* of its best stories */
  guint n;               /* how many count for that */
  gboolean is_pinned;
} Topic;

void
_byline_edition_group_free (BylineEditionGroup *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->items);
  g_free (self);
}

gboolean
_byline_edition_is_by_day (const BylineFilter *filter)
{
  return filter->authors->len > 0 || (filter->sections->len > 0 && filter->publication_key != NULL);
}

static BylineEditionGroupKind
kind_of (const BylineFilter *filter)
{
  if (_byline_edition_is_by_day (filter))
    return BYLINE_EDITION_GROUP_DAY;
  return filter->sections->len > 0 ? BYLINE_EDITION_GROUP_PUBLICATION
                                   : BYLINE_EDITION_GROUP_SECTION;
}

static gboolean
has_section (const BylineEditionCandidate *candidate, const char *name)
{
  return g_strv_contains ((const char *const *) candidate->sections, name);
}

static gboolean
is_member (const BylineRanked *ranked, gconstpointer data)
{
  const Topic *topic = data;
  const BylineEditionCandidate *candidate = ranked->item->candidate;

  switch (topic->kind)
    {
    case BYLINE_EDITION_GROUP_SECTION:
      return has_section (candidate, topic->name);
    case BYLINE_EDITION_GROUP_PUBLICATION:
      return candidate->story->publication_id == topic->publication_id;
    case BYLINE_EDITION_GROUP_DAY:
      return byline_clock_start_of_day (candidate->story->sort_time) == topic->day;
    case BYLINE_EDITION_GROUP_REST:
      return candidate->sections[0] == NULL;
    }
  return FALSE;
}

static gboolean
is_unread_member (const BylineRanked *ranked, gconstpointer data)
{
  return _byline_ranked_is_unread (ranked, NULL) && is_member (ranked, data);
}

/* Whoever leads is unread, unless all are read. */
static BylineEditionItem *
take_first (BylineRanking *ranking, double cost, const Topic *topic)
{
  BylineEditionItem *item = _byline_ranking_take (ranking, cost, is_unread_member, topic);

  return item != NULL ? item : _byline_ranking_take (ranking, cost, is_member, topic);
}

static void
add_group (BylineEdition *self, BylineRanking *ranking, const Topic *topic, guint size)
{
  BylineEditionItem *item = take_first (ranking, GROUP_COST, topic);
  BylineEditionGroup *group;

  if (item == NULL)
    return;
  group = g_new0 (BylineEditionGroup, 1);
  group->kind = topic->kind;
  group->name = g_strdup (topic->name);
  group->publication_id = topic->publication_id;
  group->day = topic->day;
  group->items = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_edition_item_free);
  while (item != NULL)
    {
      g_ptr_array_add (group->items, item);
      item = group->items->len < size ? _byline_ranking_take (ranking, GROUP_COST, is_member, topic)
                                      : NULL;
    }
  g_ptr_array_add (self->groups, group);
}

/* --- Sections and publications --- */

static gboolean
topics_are_one (const Topic *a, const Topic *b)
{
  return a->kind == b->kind && a->publication_id == b->publication_id &&
         g_strcmp0 (a->name, b->name) == 0;
}

static guint
hash_topic (gconstpointer data)
{
  const Topic *topic = data;

  return g_str_hash (topic->name != NULL ? topic->name : "") ^ (guint) topic->publication_id ^
         (guint) topic->kind;
}

static gboolean
topics_equal (gconstpointer a, gconstpointer b)
{
  return topics_are_one (a, b);
}

/* Topics, each of which is there once. The names belong to the stories. */
static GHashTable *
make_topics (void)
{
  return g_hash_table_new_full (hash_topic, topics_equal, g_free, NULL);
}

static Topic *
ensure_topic (GHashTable *topics, const Topic *wanted)
{
  Topic *topic = g_hash_table_lookup (topics, wanted);

  if (topic == NULL)
    {
      topic = g_memdup2 (wanted, sizeof *wanted);
      g_hash_table_add (topics, topic);
    }
  return topic;
}

/* @reference: the score of the page's best story, so that no number becomes too large. */
static void
add_value (GHashTable *topics, const Topic *wanted, const BylineRanked *ranked, double reference)
{
  Topic *topic = ensure_topic (topics, wanted);

  topic->is_pinned |= wanted->is_pinned;
  if (topic->n++ < GROUP_SIZE)
    topic->value += exp2 ((ranked->score - reference) / DOUBLING_HOURS);
}

static void
add_publication (GHashTable *topics, const BylineRanked *ranked, double reference)
{
  const BylineStory *story = ranked->item->candidate->story;
  Topic topic = { .kind = BYLINE_EDITION_GROUP_PUBLICATION,
                  .name = story->publication_name,
                  .publication_id = story->publication_id };

  add_value (topics, &topic, ranked, reference);
}

static void
add_sections (GHashTable *topics, const BylineRanked *ranked, double reference)
{
  const BylineEditionCandidate *candidate = ranked->item->candidate;

  for (guint i = 0; candidate->sections[i] != NULL; i++)
    {
      Topic topic = { .kind = BYLINE_EDITION_GROUP_SECTION, .name = candidate->sections[i] };

      topic.is_pinned = g_strcmp0 (candidate->pinned_section, topic.name) == 0;
      add_value (topics, &topic, ranked, reference);
    }
}

/* What stories without a place could be grouped by. */
static GHashTable *
list_topics (BylineRanking *ranking, const BylineFilter *filter)
{
  GHashTable *topics = make_topics ();
  gboolean by_section = kind_of (filter) == BYLINE_EDITION_GROUP_SECTION;
  double reference = g_array_index (ranking->pool, BylineRanked, 0).score;

  for (guint i = 0; i < ranking->pool->len; i++)
    {
      const BylineRanked *ranked = &g_array_index (ranking->pool, BylineRanked, i);

      if (ranked->is_used)
        continue;
      if (by_section && ranked->item->candidate->sections[0] != NULL)
        add_sections (topics, ranked, reference);
      else if (filter->publication_key == NULL)
        add_publication (topics, ranked, reference);
    }
  return topics;
}

static gboolean
has_group (const BylineEdition *self, const Topic *topic)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const BylineEditionGroup *group = g_ptr_array_index (self->groups, i);
      Topic other = { .kind = group->kind,
                      .name = group->name,
                      .publication_id = group->publication_id };

      if (topics_are_one (topic, &other))
        return TRUE;
    }
  return FALSE;
}

/* Returns: whether @a goes before @b, of two that are worth the same. */
static gboolean
is_named_before (const Topic *a, const Topic *b)
{
  int by_name = g_utf8_collate (a->name, b->name);

  if (by_name != 0)
    return by_name < 0;
  return a->kind != b->kind ? a->kind < b->kind : a->publication_id < b->publication_id;
}

/* Groups of one story come last: they fill what is left of the page. */
static const Topic *
choose_topic (const BylineEdition *self, GHashTable *topics)
{
  const Topic *best = NULL;
  double best_value = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Topic *topic = key;
      double value = topic->value * (topic->is_pinned ? PINNED_FACTOR : 1);

      if (has_group (self, topic))
        continue;
      if (topic->n == 1)
        value /= 1000;
      if (best == NULL || value > best_value ||
          (value == best_value && is_named_before (topic, best)))
        {
          best = topic;
          best_value = value;
        }
    }
  return best;
}

/* A story of several sections stands in the one that has room for it first. */
static void
add_topics (BylineEdition *self, BylineRanking *ranking, const BylineFilter *filter)
{
  while (self->groups->len < MAX_GROUPS)
    {
      g_autoptr (GHashTable) topics = list_topics (ranking, filter);
      const Topic *topic = choose_topic (self, topics);

      if (topic == NULL)
        return;
      add_group (self, ranking, topic, GROUP_SIZE);
    }
}

/* --- Days --- */

/* Returns: when the newest story without a place came that is older than @before; G_MININT64: none. */
static gint64
find_newest (BylineRanking *ranking, gint64 before)
{
  gint64 newest = G_MININT64;

  for (guint i = 0; i < ranking->pool->len; i++)
    {
      const BylineRanked *ranked = &g_array_index (ranking->pool, BylineRanked, i);
      gint64 time = ranked->item->candidate->story->sort_time;

      if (!ranked->is_used && time < before)
        newest = MAX (newest, time);
    }
  return newest;
}

static void
add_days (BylineEdition *self, BylineRanking *ranking)
{
  gint64 newest = find_newest (ranking, G_MAXINT64);

  for (guint n = 0; n < MAX_DAYS && newest != G_MININT64; n++)
    {
      Topic topic = { .kind = BYLINE_EDITION_GROUP_DAY, .day = byline_clock_start_of_day (newest) };

      add_group (self, ranking, &topic, DAY_SIZE);
      newest = find_newest (ranking, topic.day);
    }
}

/* Whether what is left is of one publication: then its name parts nothing. */
static gboolean
is_of_one_publication (BylineRanking *ranking)
{
  gint64 publication_id = 0;

  for (guint i = 0; i < ranking->pool->len; i++)
    {
      const BylineRanked *ranked = &g_array_index (ranking->pool, BylineRanked, i);
      const BylineStory *story = ranked->item->candidate->story;

      if (ranked->is_used)
        continue;
      if (publication_id != 0 && publication_id != story->publication_id)
        return FALSE;
      publication_id = story->publication_id;
    }
  return TRUE;
}

void
_byline_edition_add_groups (BylineEdition *self, BylineRanking *ranking, const BylineFilter *filter)
{
  if (ranking->pool->len == 0)
    return;
  if (_byline_edition_is_by_day (filter) ||
      (filter->sections->len > 0 && is_of_one_publication (ranking)))
    {
      add_days (self, ranking);
      return;
    }
  add_topics (self, ranking, filter);
  /* What one publication files under nothing. */
  if (filter->publication_key != NULL && self->groups->len < MAX_GROUPS)
    add_group (self, ranking, &(Topic){ .kind = BYLINE_EDITION_GROUP_REST }, MAX_REST);
}
