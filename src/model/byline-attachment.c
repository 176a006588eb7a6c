/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-attachment.h"

/* RFC 2046: what a file of unknown type is. */
#define UNKNOWN_TYPE "application/octet-stream"

static const BylineField fields[] = {
  { BYLINE_URL (BylineAttachment, url, "url"), .flags = BYLINE_FIELD_REQUIRED },
  { BYLINE_STRING (BylineAttachment, mime_type, "mime_type"), .fallback = UNKNOWN_TYPE },
  { BYLINE_STRING (BylineAttachment, title, "title") },
  { BYLINE_INT64 (BylineAttachment, size, "size_in_bytes") },
  { BYLINE_INT64 (BylineAttachment, duration, "duration_in_seconds") },
};

const BylineRecord byline_attachment_record = {
  sizeof (BylineAttachment),
  (GDestroyNotify) byline_attachment_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineAttachment *
byline_attachment_new (const char *url, const char *mime_type)
{
  BylineAttachment *self = byline_record_new (&byline_attachment_record);

  self->url = g_strdup (url);
  self->mime_type = g_strdup (mime_type != NULL ? mime_type : UNKNOWN_TYPE);

  return self;
}

void
byline_attachment_free (BylineAttachment *self)
{
  byline_record_free (&byline_attachment_record, self);
}
