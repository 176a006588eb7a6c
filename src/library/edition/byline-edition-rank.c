/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-private.h"

/*
 * All weights are hours: a story that has what is named counts as so much younger. Since that is
 * added to the time when it came out, two stories keep their order however long somebody looks at
 * them: a page changes only when stories come, go or are read.
 */
#define FOLLOWED_HOURS 24
#define PINNED_HOURS 12
#define SAVED_HOURS 6
#define PICTURE_HOURS 8
#define LARGE_PICTURE_HOURS 4
#define LONG_HOURS 6
#define PLACE_HOURS 6
#define CARRIED_HOURS 12
/* A front page is about the news: nothing makes a story younger than by so much. */
#define MAX_HOURS 54

/* A read story makes room for unread ones. */
#define READ_HOURS 24

/* What is narrower is a sign or a portrait; what is at least so wide fills two columns. */
#define SMALL_PICTURE 200
#define LARGE_PICTURE 640
/* About a thousand words, from which on a story is not longer than others. */
#define LONG_BYTES 6000
/* How many stories at a feed's top are worth anything for standing there. */
#define N_PLACES 8
#define MAX_OTHERS 3

BylineEditionItem *
_byline_edition_item_new (BylineEditionCandidate *candidate)
{
  BylineEditionItem *self = g_new0 (BylineEditionItem, 1);

  self->candidate = byline_edition_candidate_ref (candidate);
  self->also = g_ptr_array_new_with_free_func (g_free);
  self->merged = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
_byline_edition_item_free (BylineEditionItem *self)
{
  byline_edition_candidate_unref (self->candidate);
  g_ptr_array_unref (self->also);
  g_array_unref (self->merged);
  g_free (self);
}

/* --- What a story weighs --- */

static void
add (BylineEditionWeight *weight, BylineEditionReasons reason, double hours)
{
  weight->hours += hours;
  weight->reasons |= reason;
}

static void
weigh_picture (BylineEditionWeight *weight, const BylineEditionCandidate *candidate)
{
  gboolean is_small = candidate->picture_width > 0 && candidate->picture_width < SMALL_PICTURE;

  if (candidate->story->picture_url == NULL || is_small)
    return;
  add (weight, BYLINE_EDITION_REASON_PICTURE, PICTURE_HOURS);
  if (candidate->picture_width >= LARGE_PICTURE)
    weight->hours += LARGE_PICTURE_HOURS;
}

BylineEditionWeight
byline_edition_weigh (const BylineEditionCandidate *candidate, guint n_others)
{
  BylineEditionWeight weight = { 0 };

  if (candidate->is_by_followed)
    add (&weight, BYLINE_EDITION_REASON_FOLLOWED, FOLLOWED_HOURS);
  if (candidate->pinned_section != NULL)
    add (&weight, BYLINE_EDITION_REASON_PINNED, PINNED_HOURS);
  if (candidate->story->is_saved)
    add (&weight, BYLINE_EDITION_REASON_SAVED, SAVED_HOURS);
  weigh_picture (&weight, candidate);
  weight.hours += (double) MIN (candidate->n_bytes, LONG_BYTES) / LONG_BYTES * LONG_HOURS;
  if (candidate->n_bytes >= LONG_BYTES)
    weight.reasons |= BYLINE_EDITION_REASON_LONG;
  if (candidate->place >= 1 && candidate->place <= N_PLACES)
    weight.hours += (double) (N_PLACES + 1 - candidate->place) / N_PLACES * PLACE_HOURS;
  if (candidate->place >= 1 && candidate->place <= 3)
    weight.reasons |= BYLINE_EDITION_REASON_PLACE;
  if (n_others > 0)
    add (&weight, BYLINE_EDITION_REASON_CARRIED, MIN (n_others, MAX_OTHERS) * CARRIED_HOURS);
  weight.hours = MIN (weight.hours, MAX_HOURS);
  return weight;
}

/* --- The order --- */

static double
score_of (const BylineEditionItem *item, double hours)
{
  const BylineStory *story = item->candidate->story;

  return story->sort_time / 3600.0 + hours - (story->is_read ? READ_HOURS : 0);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const BylineRanked *first = a;
  const BylineRanked *second = b;
  const BylineStory *story = first->item->candidate->story;
  const BylineStory *other = second->item->candidate->story;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (story->sort_time != other->sort_time)
    return story->sort_time > other->sort_time ? -1 : 1;
  return story->id > other->id ? -1 : story->id < other->id;
}

static void
add_ranked (BylineRanking *self, BylineEditionItem *item)
{
  BylineEditionWeight weight = byline_edition_weigh (item->candidate, item->also->len);
  BylineRanked ranked = { item, score_of (item, weight.hours), FALSE };

  item->reasons = weight.reasons;
  g_array_append_val (self->pool, ranked);
}

static gboolean
is_new (const BylineEditionCandidate *candidate, gint64 since)
{
  return since > 0 && candidate->received > since && !candidate->story->is_read;
}

/* Which of two publications' stories stands for both: one that has been read, wherever, is not news any more. */
static gboolean
is_better (const BylineEditionCandidate *candidate, const BylineEditionCandidate *other)
{
  double hours = byline_edition_weigh (candidate, 0).hours;
  double other_hours = byline_edition_weigh (other, 0).hours;

  if (candidate->story->is_saved != other->story->is_saved)
    return candidate->story->is_saved;
  if (candidate->story->is_read != other->story->is_read)
    return candidate->story->is_read;
  if (hours != other_hours)
    return hours > other_hours;
  if (candidate->story->sort_time != other->story->sort_time)
    return candidate->story->sort_time < other->story->sort_time;
  return candidate->story->id < other->story->id;
}

static BylineEditionCandidate *
choose_carrier (GPtrArray *candidates, guint carried)
{
  BylineEditionCandidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      BylineEditionCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->carried == carried && (best == NULL || is_better (candidate, best)))
        best = candidate;
    }
  return best;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The others that carry the story. */
static void
merge (BylineEditionItem *item, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const BylineEditionCandidate *other = g_ptr_array_index (candidates, i);
      const BylineStory *story = other->story;

      if (other == item->candidate || other->carried != item->candidate->carried)
        continue;
      g_array_append_val (item->merged, story->id);
      if (story->publication_id != item->candidate->story->publication_id &&
          !g_ptr_array_find_with_equal_func (item->also, story->publication_name, g_str_equal,
                                             NULL))
        g_ptr_array_add (item->also, g_strdup (story->publication_name));
    }
  g_ptr_array_sort (item->also, compare_names);
}

void
_byline_ranking_init (BylineRanking *self, GPtrArray *candidates, gint64 since)
{
  self->pool = g_array_new (FALSE, FALSE, sizeof (BylineRanked));
  self->publications = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < candidates->len; i++)
    {
      BylineEditionCandidate *candidate = g_ptr_array_index (candidates, i);
      BylineEditionItem *item;

      if (candidate->carried != 0 && choose_carrier (candidates, candidate->carried) != candidate)
        continue;
      item = _byline_edition_item_new (candidate);
      if (candidate->carried != 0)
        merge (item, candidates);
      item->is_new = is_new (candidate, since);
      add_ranked (self, item);
    }
  g_array_sort (self->pool, compare_ranked);
}

void
_byline_ranking_clear (BylineRanking *self)
{
  for (guint i = 0; i < self->pool->len; i++)
    {
      BylineRanked *ranked = &g_array_index (self->pool, BylineRanked, i);

      if (!ranked->is_used)
        _byline_edition_item_free (ranked->item);
    }
  g_array_unref (self->pool);
  g_hash_table_unref (self->publications);
  g_hash_table_unref (self->authors);
  g_hash_table_unref (self->sections);
}

/* --- Variety --- */

static guint
count_of (GHashTable *table, gconstpointer key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

/* What the story's publication, authors and sections have had. */
static double
penalty (BylineRanking *self, const BylineEditionCandidate *candidate, double cost)
{
  const BylineStory *story = candidate->story;
  guint n_authors = 0, n_sections = 0;

  for (guint i = 0; story->authors[i] != NULL; i++)
    n_authors = MAX (n_authors, count_of (self->authors, story->authors[i]));
  for (guint i = 0; candidate->sections[i] != NULL; i++)
    n_sections = MAX (n_sections, count_of (self->sections, candidate->sections[i]));
  return cost * count_of (self->publications, &story->publication_id) +
         cost / 2 * (n_authors + n_sections);
}

static void
note (GHashTable *table, gpointer key)
{
  guint n = count_of (table, key);

  g_hash_table_replace (table, key, GUINT_TO_POINTER (n + 1));
}

static void
note_use (BylineRanking *self, const BylineEditionCandidate *candidate)
{
  const BylineStory *story = candidate->story;

  note (self->publications, g_memdup2 (&story->publication_id, sizeof story->publication_id));
  for (guint i = 0; story->authors[i] != NULL; i++)
    note (self->authors, g_strdup (story->authors[i]));
  for (guint i = 0; candidate->sections[i] != NULL; i++)
    note (self->sections, g_strdup (candidate->sections[i]));
}

BylineEditionItem *
_byline_ranking_take (BylineRanking *self,
                      double cost,
                      BylineRankedFunc accepts,
                      gconstpointer data)
{
  BylineRanked *best = NULL;
  double best_score = 0;

  for (guint i = 0; i < self->pool->len; i++)
    {
      BylineRanked *ranked = &g_array_index (self->pool, BylineRanked, i);
      double score;

      /* The pool is in order: what follows cannot be better. */
      if (best != NULL && ranked->score <= best_score)
        break;
      if (ranked->is_used || (accepts != NULL && !accepts (ranked, data)))
        continue;
      score = ranked->score - penalty (self, ranked->item->candidate, cost);
      if (best == NULL || score > best_score)
        {
          best = ranked;
          best_score = score;
        }
    }
  if (best == NULL)
    return NULL;
  best->is_used = TRUE;
  note_use (self, best->item->candidate);
  return best->item;
}

gboolean
_byline_ranking_has (BylineRanking *self, BylineRankedFunc accepts, gconstpointer data)
{
  for (guint i = 0; i < self->pool->len; i++)
    {
      const BylineRanked *ranked = &g_array_index (self->pool, BylineRanked, i);

      if (!ranked->is_used && accepts (ranked, data))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_ranked_is_unread (const BylineRanked *ranked, gconstpointer data)
{
  return !ranked->item->candidate->story->is_read;
}
