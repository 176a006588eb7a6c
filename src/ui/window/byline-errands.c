/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-errands.h"

#include "byline-refresh.h"
#include "byline-subscription-files.h"

struct _BylineErrands {
  GObject parent_instance;

  BylineWindowContext *context;
  BylineSubscriptions *subscriptions;
  BylineCurrentStory *story;
  gboolean has_begun;

  char *address; /* nullable */
  char *key;     /* nullable: a story's */
  GFile *file;   /* nullable */
  gboolean refresh;
};

G_DEFINE_FINAL_TYPE (BylineErrands, byline_errands, G_TYPE_OBJECT)

static void
byline_errands_finalize (GObject *object)
{
  BylineErrands *self = BYLINE_ERRANDS (object);

  g_clear_object (&self->context);
  g_clear_object (&self->subscriptions);
  g_clear_object (&self->story);
  g_clear_object (&self->file);
  g_free (self->address);
  g_free (self->key);

  G_OBJECT_CLASS (byline_errands_parent_class)->finalize (object);
}

static void
byline_errands_class_init (BylineErrandsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_errands_finalize;
}

static void
byline_errands_init (BylineErrands *self)
{
}

static void
do_what_waits (BylineErrands *self)
{
  g_autofree char *address = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GFile) file = NULL;

  if (!self->has_begun)
    return;

  address = g_steal_pointer (&self->address);
  key = g_steal_pointer (&self->key);
  file = g_steal_pointer (&self->file);
  if (self->refresh)
    byline_refresh_start (self->context, 0, FALSE);
  self->refresh = FALSE;
  if (address != NULL)
    byline_subscriptions_add (self->subscriptions, address[0] != '\0' ? address : NULL);
  if (file != NULL)
    byline_subscriptions_import (self->context, file);
  if (key != NULL)
    byline_current_story_find (self->story, key);
}

BylineErrands *
byline_errands_new (BylineWindowContext *context,
                    BylineSubscriptions *subscriptions,
                    BylineCurrentStory *story)
{
  BylineErrands *self = g_object_new (BYLINE_TYPE_ERRANDS, NULL);

  self->context = g_object_ref (context);
  self->subscriptions = g_object_ref (subscriptions);
  self->story = g_object_ref (story);
  return self;
}

void
byline_errands_begin (BylineErrands *self)
{
  g_return_if_fail (BYLINE_IS_ERRANDS (self));

  self->has_begun = TRUE;
  do_what_waits (self);
}

void
byline_errands_refresh (BylineErrands *self)
{
  g_return_if_fail (BYLINE_IS_ERRANDS (self));

  self->refresh = TRUE;
  do_what_waits (self);
}

void
byline_errands_add_address (BylineErrands *self, const char *address)
{
  g_return_if_fail (BYLINE_IS_ERRANDS (self));
  g_return_if_fail (address != NULL);

  g_free (self->address);
  self->address = g_strdup (address);
  do_what_waits (self);
}

void
byline_errands_open_story (BylineErrands *self, const char *key)
{
  g_return_if_fail (BYLINE_IS_ERRANDS (self));
  g_return_if_fail (key != NULL);

  g_free (self->key);
  self->key = g_strdup (key);
  do_what_waits (self);
}

void
byline_errands_import_file (BylineErrands *self, GFile *file)
{
  g_return_if_fail (BYLINE_IS_ERRANDS (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  do_what_waits (self);
}
