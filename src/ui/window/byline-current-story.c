/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-current-story.h"

struct _BylineCurrentStory {
  GObject parent_instance;

  BylineLibrary *library; /* nullable */
  gint64 id;              /* 0 for none */
  BylineStory *story;     /* nullable: that one, as far as it is known */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineCurrentStory, byline_current_story, G_TYPE_OBJECT)

enum { LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What was asked until now is not ours any more. */
static void
drop (BylineCurrentStory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->story, byline_story_unref);
}

static void
byline_current_story_dispose (GObject *object)
{
  byline_current_story_set_library (BYLINE_CURRENT_STORY (object), NULL);

  G_OBJECT_CLASS (byline_current_story_parent_class)->dispose (object);
}

static void
byline_current_story_class_init (BylineCurrentStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_current_story_dispose;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
byline_current_story_init (BylineCurrentStory *self)
{
}

static void
story_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCurrentStory) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  gboolean is_first = self->story == NULL;

  /* What comes late, or of a story that is no longer shown, is not ours any more. */
  if (stories == NULL || stories->len == 0 || self->library == NULL ||
      ((BylineStory *) stories->pdata[0])->id != self->id)
    return;

  g_clear_pointer (&self->story, byline_story_unref);
  self->story = byline_story_ref (stories->pdata[0]);
  g_signal_emit (self, signals[LOADED], 0, is_first);
}

BylineCurrentStory *
byline_current_story_new (void)
{
  return g_object_new (BYLINE_TYPE_CURRENT_STORY, NULL);
}

void
byline_current_story_set_library (BylineCurrentStory *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));
  g_return_if_fail (library == NULL || BYLINE_IS_LIBRARY (library));

  if (g_set_object (&self->library, library))
    byline_current_story_open (self, 0);
}

void
byline_current_story_open (BylineCurrentStory *self, gint64 id)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  drop (self);
  self->id = id;
}

void
byline_current_story_update (BylineCurrentStory *self)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  if (self->library == NULL || self->id == 0)
    return;

  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  byline_library_get_stories_async (self->library, &self->id, 1, self->cancellable, story_cb,
                                g_object_ref (self));
}

gint64
byline_current_story_get_id (BylineCurrentStory *self)
{
  g_return_val_if_fail (BYLINE_IS_CURRENT_STORY (self), 0);

  return self->id;
}

const BylineStory *
byline_current_story_get (BylineCurrentStory *self)
{
  g_return_val_if_fail (BYLINE_IS_CURRENT_STORY (self), NULL);

  return self->story;
}
