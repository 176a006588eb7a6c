/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture.h"

BylinePicture *
byline_picture_new (const char *url)
{
  BylinePicture *self = g_new0 (BylinePicture, 1);

  self->url = g_strdup (url);

  return self;
}

BylinePicture *
byline_picture_copy (const BylinePicture *self)
{
  BylinePicture *copy;

  if (self == NULL)
    return NULL;

  copy = byline_picture_new (self->url);
  copy->alt = g_strdup (self->alt);
  copy->caption = g_strdup (self->caption);
  copy->credit = g_strdup (self->credit);
  copy->width = self->width;
  copy->height = self->height;

  return copy;
}

void
byline_picture_free (BylinePicture *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->alt);
  g_free (self->caption);
  g_free (self->credit);
  g_free (self);
}
