/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-item-private.h"

struct _BylineStoryItem {
  GObject parent_instance;
  gint64 id;
  BylineStory *story; /* nullable */
  char *heading;      /* nullable */
};

G_DEFINE_FINAL_TYPE (BylineStoryItem, byline_story_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_ID, PROP_STORY, PROP_IS_READ, PROP_IS_SAVED, PROP_HEADING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
byline_story_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineStoryItem *self = BYLINE_STORY_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_STORY:
      g_value_set_boxed (value, self->story);
      break;
    case PROP_IS_READ:
      g_value_set_boolean (value, byline_story_item_get_is_read (self));
      break;
    case PROP_IS_SAVED:
      g_value_set_boolean (value, byline_story_item_get_is_saved (self));
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_story_item_finalize (GObject *object)
{
  BylineStoryItem *self = BYLINE_STORY_ITEM (object);

  g_clear_pointer (&self->story, byline_story_unref);
  g_free (self->heading);
  G_OBJECT_CLASS (byline_story_item_parent_class)->finalize (object);
}

static void
byline_story_item_class_init (BylineStoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = byline_story_item_get_property;
  object_class->finalize = byline_story_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STORY] = g_param_spec_boxed ("story", NULL, NULL, BYLINE_TYPE_STORY, flags);
  properties[PROP_IS_READ] = g_param_spec_boolean ("is-read", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SAVED] = g_param_spec_boolean ("is-saved", NULL, NULL, FALSE, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
byline_story_item_init (BylineStoryItem *self)
{
}

BylineStoryItem *
_byline_story_item_new (gint64 id)
{
  BylineStoryItem *self = g_object_new (BYLINE_TYPE_STORY_ITEM, NULL);

  self->id = id;
  return self;
}

void
_byline_story_item_set_story (BylineStoryItem *self, BylineStory *story)
{
  gboolean was_read = byline_story_item_get_is_read (self);
  gboolean was_saved = byline_story_item_get_is_saved (self);
  GObject *object = G_OBJECT (self);

  if (story == self->story)
    return;
  if (byline_record_equal (&byline_story_record, story, self->story))
    return;

  g_clear_pointer (&self->story, byline_story_unref);
  if (story != NULL)
    self->story = byline_story_ref (story);

  g_object_freeze_notify (object);
  g_object_notify_by_pspec (object, properties[PROP_STORY]);
  if (was_read != byline_story_item_get_is_read (self))
    g_object_notify_by_pspec (object, properties[PROP_IS_READ]);
  if (was_saved != byline_story_item_get_is_saved (self))
    g_object_notify_by_pspec (object, properties[PROP_IS_SAVED]);
  g_object_thaw_notify (object);
}

void
_byline_story_item_set_heading (BylineStoryItem *self, const char *heading)
{
  if (g_strcmp0 (self->heading, heading) == 0)
    return;

  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

gint64
byline_story_item_get_id (BylineStoryItem *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ITEM (self), 0);

  return self->id;
}

BylineStory *
byline_story_item_get_story (BylineStoryItem *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ITEM (self), NULL);

  return self->story;
}

gboolean
byline_story_item_get_is_read (BylineStoryItem *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ITEM (self), FALSE);

  return self->story != NULL && self->story->is_read;
}

gboolean
byline_story_item_get_is_saved (BylineStoryItem *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ITEM (self), FALSE);

  return self->story != NULL && self->story->is_saved;
}

const char *
byline_story_item_get_heading (BylineStoryItem *self)
{
  g_return_val_if_fail (BYLINE_IS_STORY_ITEM (self), NULL);

  return self->heading;
}
