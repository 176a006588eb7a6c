/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-private.h"

#define N_SECONDS 2
/* What a further story of one publication loses at the top of the page. */
#define TOP_COST 24

static void
clear (gpointer data)
{
  BylineEdition *self = data;

  g_clear_pointer (&self->lead, _byline_edition_item_free);
  g_ptr_array_unref (self->seconds);
  g_ptr_array_unref (self->groups);
}

BylineEdition *
byline_edition_ref (BylineEdition *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
byline_edition_unref (BylineEdition *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

static void
count_candidates (BylineEdition *self, BylineRanking *ranking, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    self->newest = MAX (self->newest,
                        ((BylineEditionCandidate *) g_ptr_array_index (candidates, i))->received);
  for (guint i = 0; i < ranking->pool->len; i++)
    self->n_new += g_array_index (ranking->pool, BylineRanked, i).item->is_new;
}

/* A read story leads only if all are read. */
static BylineEditionItem *
take_lead (BylineRanking *ranking)
{
  BylineEditionItem *lead = _byline_ranking_take (ranking, 0, _byline_ranked_is_unread, NULL);

  return lead != NULL ? lead : _byline_ranking_take (ranking, 0, NULL, NULL);
}

static void
take_seconds (BylineEdition *self, BylineRanking *ranking)
{
  for (guint i = 0; i < N_SECONDS; i++)
    {
      BylineEditionItem *item = _byline_ranking_take (ranking, TOP_COST, NULL, NULL);

      if (item == NULL)
        return;
      g_ptr_array_add (self->seconds, item);
    }
}

BylineEdition *
byline_edition_new (GPtrArray *candidates, const BylineFilter *filter, gint64 since)
{
  BylineEdition *self = g_atomic_rc_box_new0 (BylineEdition);
  g_auto (BylineRanking) ranking = { NULL };

  self->seconds = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_edition_item_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_edition_group_free);
  self->since = since;
  _byline_ranking_init (&ranking, candidates, since);
  count_candidates (self, &ranking, candidates);
  self->lead = take_lead (&ranking);
  if (!_byline_edition_is_by_day (filter))
    take_seconds (self, &ranking);
  _byline_edition_add_groups (self, &ranking, filter);
  return self;
}

GPtrArray *
byline_edition_list_items (const BylineEdition *self)
{
  GPtrArray *items = g_ptr_array_new ();

  if (self->lead != NULL)
    g_ptr_array_add (items, self->lead);
  g_ptr_array_extend (items, self->seconds, NULL, NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const BylineEditionGroup *group = g_ptr_array_index (self->groups, i);

      g_ptr_array_extend (items, group->items, NULL, NULL);
    }
  return items;
}

static gboolean
is_member (const BylineEditionItem *item, const BylineEditionGroup *group)
{
  const BylineStory *story = item->candidate->story;

  if (group->kind == BYLINE_EDITION_GROUP_PUBLICATION)
    return story->publication_id == group->publication_id;
  return group->kind == BYLINE_EDITION_GROUP_SECTION &&
         g_strv_contains ((const char *const *) item->candidate->sections, group->name);
}

guint
byline_edition_count_members (const BylineEdition *self,
                              const BylineEditionGroup *group,
                              guint *n_unread)
{
  g_autoptr (GPtrArray) items = byline_edition_list_items (self);
  guint n = 0, unread = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BylineEditionItem *item = g_ptr_array_index (items, i);

      if (!is_member (item, group))
        continue;
      /* Those that carry a story are in a section together, but not of one publication. */
      n += 1 + (group->kind == BYLINE_EDITION_GROUP_SECTION ? item->merged->len : 0);
      unread += !item->candidate->story->is_read;
    }
  if (n_unread != NULL)
    *n_unread = unread;
  return n;
}
