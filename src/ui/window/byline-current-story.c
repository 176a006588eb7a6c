/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-current-story.h"

#include "byline-signal.h"

#include <glib/gi18n.h>

/* So many of the stories that follow are known by id. */
#define MAX_FOLLOWERS 40

struct _BylineCurrentStory {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineStoryList *list; /* nullable */
  gint64 id;             /* 0 for none */
  BylineStory *story;    /* nullable: that one, as far as it is known */

  /* What follows it in the list, or did when it left that: it may be muted or deleted while it is read. */
  GArray *followers;    /* of gint64 */
  BylineFilter *filter; /* nullable: the list's at that time */
};

G_DEFINE_FINAL_TYPE (BylineCurrentStory, byline_current_story, G_TYPE_OBJECT)

enum { OPENED, LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
byline_current_story_finalize (GObject *object)
{
  BylineCurrentStory *self = BYLINE_CURRENT_STORY (object);

  g_clear_object (&self->context);
  g_clear_object (&self->list);
  g_clear_pointer (&self->story, byline_story_unref);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_array_unref (self->followers);

  G_OBJECT_CLASS (byline_current_story_parent_class)->finalize (object);
}

static void
byline_current_story_class_init (BylineCurrentStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_current_story_finalize;

  signals[OPENED] = byline_signal_new (klass, "opened", 1, G_TYPE_UINT);
  signals[LOADED] = byline_signal_new (klass, "loaded", 1, G_TYPE_BOOLEAN);
}

static void
byline_current_story_init (BylineCurrentStory *self)
{
  self->followers = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gboolean
is_closed (BylineCurrentStory *self)
{
  return byline_window_context_get_window (self->context) == NULL;
}

static BylineLibrary *
get_library (BylineCurrentStory *self)
{
  return byline_window_context_get_library (self->context);
}

static GCancellable *
get_cancellable (BylineCurrentStory *self)
{
  return byline_window_context_get_cancellable (self->context);
}

BylineCurrentStory *
byline_current_story_new (BylineWindowContext *context)
{
  BylineCurrentStory *self = g_object_new (BYLINE_TYPE_CURRENT_STORY, NULL);

  self->context = g_object_ref (context);
  return self;
}

static void
update_followers (BylineCurrentStory *self)
{
  const BylineFilter *filter = byline_story_list_get_filter (self->list);
  guint position = byline_current_story_get_position (self);
  gint64 id;

  if (position == G_MAXUINT && filter != NULL && self->filter != NULL &&
      byline_filter_equal (filter, self->filter))
    return;

  g_clear_pointer (&self->filter, byline_filter_free);
  self->filter = filter != NULL ? byline_filter_copy (filter) : NULL;
  g_array_set_size (self->followers, 0);
  if (position == G_MAXUINT)
    return;
  while (self->followers->len < MAX_FOLLOWERS &&
         (id = byline_story_list_get_id (self->list, ++position)) != 0)
    g_array_append_val (self->followers, id);
}

/* Returns: where the story is that follows the current one, which is in the list no more; %G_MAXUINT if none does */
static guint
get_follower (BylineCurrentStory *self)
{
  guint position = G_MAXUINT;

  for (guint i = 0; i < self->followers->len && position == G_MAXUINT; i++)
    position = byline_story_list_find (self->list, g_array_index (self->followers, gint64, i));

  return position;
}

void
byline_current_story_set_list (BylineCurrentStory *self, BylineStoryList *list)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  if (self->list == list)
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, update_followers, self);
  g_set_object (&self->list, list);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (update_followers), self,
                             G_CONNECT_SWAPPED);
}

void
byline_current_story_open (BylineCurrentStory *self, gint64 id, BylineOpenMode mode)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  g_clear_pointer (&self->story, byline_story_unref);
  self->id = id;
  g_array_set_size (self->followers, 0);
  if (self->list != NULL)
    update_followers (self);
  g_signal_emit (self, signals[OPENED], 0, (guint) mode);
  byline_current_story_update (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCurrentStory) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = byline_library_find_story_finish (BYLINE_LIBRARY (source), result, &error);

  if (id == 0)
    byline_window_context_show_error (self->context, error);
  else if (!is_closed (self))
    byline_current_story_open (self, id, BYLINE_OPEN_PRESENT);
}

void
byline_current_story_find (BylineCurrentStory *self, const char *key)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  byline_library_find_story_async (get_library (self), key, get_cancellable (self), found_cb,
                                   g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCurrentStory) self = user_data;
  gint64 id = byline_library_find_story_finish (BYLINE_LIBRARY (source), result, NULL);

  /* One that is gone leaves the place to the front page. */
  if (self->id == 0 && !is_closed (self))
    byline_current_story_open (self, id, BYLINE_OPEN_SCROLL);
}

void
byline_current_story_restore (BylineCurrentStory *self, const char *key)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  byline_library_find_story_async (get_library (self), key, get_cancellable (self), restored_cb,
                                   g_object_ref (self));
}

static void
story_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCurrentStory) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);
  gboolean is_first = self->story == NULL;

  if (stories == NULL || stories->len == 0 || is_closed (self) ||
      ((BylineStory *) stories->pdata[0])->id != self->id)
    return;

  g_clear_pointer (&self->story, byline_story_unref);
  self->story = byline_story_ref (stories->pdata[0]);
  g_signal_emit (self, signals[LOADED], 0, is_first);
}

void
byline_current_story_update (BylineCurrentStory *self)
{
  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  if (self->id != 0)
    byline_library_get_stories_async (get_library (self), &self->id, 1, get_cancellable (self),
                                      story_cb, g_object_ref (self));
}

static void
next_unread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineCurrentStory) self = user_data;
  BylineStoryList *list = BYLINE_STORY_LIST (source);
  g_autoptr (GError) error = NULL;
  guint position = byline_story_list_next_unread_finish (list, result, &error);
  gint64 id = position != G_MAXUINT ? byline_story_list_get_id (list, position) : 0;

  if (is_closed (self))
    return;

  if (id != 0)
    byline_current_story_open (self, id, BYLINE_OPEN_PRESENT);
  else if (position == G_MAXUINT && error == NULL)
    byline_window_context_show_message (self->context, _ ("No more unread stories in this list"));
}

void
byline_current_story_open_next_unread (BylineCurrentStory *self, gboolean backwards)
{
  guint position;

  g_return_if_fail (BYLINE_IS_CURRENT_STORY (self));

  if (self->list == NULL)
    return;

  position = byline_current_story_get_position (self);
  if (position == G_MAXUINT && (position = get_follower (self)) != G_MAXUINT && !backwards)
    position--;
  byline_story_list_next_unread_async (self->list, position, backwards, get_cancellable (self),
                                       next_unread_cb, g_object_ref (self));
}

gint64
byline_current_story_get_neighbor (BylineCurrentStory *self, gint64 from, int step)
{
  guint position;

  g_return_val_if_fail (BYLINE_IS_CURRENT_STORY (self), 0);

  if (self->list == NULL)
    return 0;

  position = byline_story_list_find (self->list, from);
  if (position == G_MAXUINT && from == self->id)
    {
      position = get_follower (self);
      if (position != G_MAXUINT && step > 0)
        return byline_story_list_get_id (self->list, position + step - 1);
    }
  if (position == G_MAXUINT)
    position = 0;
  else if (step > 0 || position > 0)
    position += step;
  else
    return 0;

  return byline_story_list_get_id (self->list, position);
}

guint
byline_current_story_get_position (BylineCurrentStory *self)
{
  g_return_val_if_fail (BYLINE_IS_CURRENT_STORY (self), G_MAXUINT);

  return self->list != NULL ? byline_story_list_find (self->list, self->id) : G_MAXUINT;
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
