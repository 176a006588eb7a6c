/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

BylineFeedLink *
byline_feed_link_new (const char *url, const char *title, const char *type)
{
  BylineFeedLink *self = g_new0 (BylineFeedLink, 1);

  self->url = g_strdup (url);
  self->title = g_strdup (title);
  self->type = g_strdup (type);
  return self;
}

void
byline_feed_link_free (BylineFeedLink *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->type);
  g_free (self);
}
