/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-retention.h"

static void
fill_in (BylineRetention *self, const BylineRetention *defaults)
{
  if (self->days == 0)
    self->days = defaults->days;
  if (self->stories == 0)
    self->stories = defaults->stories;
  if (self->unread == BYLINE_KEEP_UNREAD_DEFAULT)
    self->unread = defaults->unread;
}

BylineRetention
byline_retention_resolve (const BylineRetention *own, const BylineRetention *library)
{
  static const BylineRetention defaults = {
    BYLINE_RETENTION_DAYS,
    BYLINE_RETENTION_STORIES,
    BYLINE_KEEP_UNREAD_FOR_EVER,
  };
  BylineRetention resolved = { 0, 0, BYLINE_KEEP_UNREAD_DEFAULT };

  if (own != NULL)
    resolved = *own;
  fill_in (&resolved, library);
  fill_in (&resolved, &defaults);
  return resolved;
}

gboolean
byline_retention_equal (const BylineRetention *a, const BylineRetention *b)
{
  return a->days == b->days && a->stories == b->stories && a->unread == b->unread;
}

BylineKeepUnread
byline_keep_unread_from_int (gint64 value)
{
  if (value == BYLINE_KEEP_UNREAD_FOR_EVER || value == BYLINE_KEEP_UNREAD_AS_READ)
    return (BylineKeepUnread) value;
  return BYLINE_KEEP_UNREAD_DEFAULT;
}
