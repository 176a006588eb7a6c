/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-history.h"

#define MAX_STEPS 100

typedef struct {
  gint64 story_id;
  guint depth;
  gboolean from_story;
} Step;

struct _BylineStoryHistory {
  GObject parent_instance;

  GArray *steps; /* of Step */
  guint current; /* which of them is read, if there is any */
};

G_DEFINE_FINAL_TYPE (BylineStoryHistory, byline_story_history, G_TYPE_OBJECT)

static void
byline_story_history_finalize (GObject *object)
{
  g_array_unref (BYLINE_STORY_HISTORY (object)->steps);

  G_OBJECT_CLASS (byline_story_history_parent_class)->finalize (object);
}

static void
byline_story_history_class_init (BylineStoryHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_story_history_finalize;
}

static void
byline_story_history_init (BylineStoryHistory *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
}

BylineStoryHistory *
byline_story_history_new (void)
{
  return g_object_new (BYLINE_TYPE_STORY_HISTORY, NULL);
}

static Step *
get_step (BylineStoryHistory *self, guint index)
{
  return index < self->steps->len ? &g_array_index (self->steps, Step, index) : NULL;
}

void
byline_story_history_visit (BylineStoryHistory *self,
                            gint64 story_id,
                            guint depth,
                            gboolean from_story)
{
  Step *current;
  Step step = { story_id, depth, from_story };

  g_return_if_fail (BYLINE_IS_STORY_HISTORY (self));

  current = get_step (self, self->current);
  if (current != NULL && current->story_id == story_id)
    return;

  if (current != NULL)
    g_array_set_size (self->steps, self->current + 1);
  g_array_append_val (self->steps, step);
  if (self->steps->len > MAX_STEPS)
    g_array_remove_index (self->steps, 0);
  self->current = self->steps->len - 1;
}

void
byline_story_history_replace (BylineStoryHistory *self, gint64 story_id)
{
  Step *current;

  g_return_if_fail (BYLINE_IS_STORY_HISTORY (self));

  current = get_step (self, self->current);
  if (current != NULL)
    current->story_id = story_id;
}

gint64
byline_story_history_get_back (BylineStoryHistory *self, guint depth, gboolean from_story)
{
  const Step *current;

  g_return_val_if_fail (BYLINE_IS_STORY_HISTORY (self), 0);

  current = get_step (self, self->current);
  if (current == NULL || self->current == 0 || current->depth < depth ||
      (from_story && !current->from_story))
    return 0;

  return get_step (self, self->current - 1)->story_id;
}

gint64
byline_story_history_get_forward (BylineStoryHistory *self, guint depth)
{
  const Step *next;

  g_return_val_if_fail (BYLINE_IS_STORY_HISTORY (self), 0);

  next = get_step (self, self->current + 1);

  return next != NULL && next->depth <= depth ? next->story_id : 0;
}

void
byline_story_history_move (BylineStoryHistory *self, int step)
{
  g_return_if_fail (BYLINE_IS_STORY_HISTORY (self));

  if (step < 0 ? self->current > 0 : self->current + 1 < self->steps->len)
    self->current += (guint) step;
}
