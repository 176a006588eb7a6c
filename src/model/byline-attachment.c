/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-attachment.h"

BylineAttachment *
byline_attachment_new (const char *url, const char *mime_type)
{
  BylineAttachment *self = g_new0 (BylineAttachment, 1);

  self->url = g_strdup (url);
  self->mime_type = g_strdup (mime_type != NULL ? mime_type : "application/octet-stream");

  return self;
}

BylineAttachment *
byline_attachment_copy (const BylineAttachment *self)
{
  BylineAttachment *copy;

  if (self == NULL)
    return NULL;

  copy = byline_attachment_new (self->url, self->mime_type);
  copy->title = g_strdup (self->title);
  copy->size = self->size;
  copy->duration = self->duration;

  return copy;
}

void
byline_attachment_free (BylineAttachment *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->mime_type);
  g_free (self->title);
  g_free (self);
}
