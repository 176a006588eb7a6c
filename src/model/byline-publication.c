/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-publication.h"

G_DEFINE_BOXED_TYPE (BylinePublication,
                     byline_publication,
                     byline_publication_copy,
                     byline_publication_free)

BylineFeed *
byline_feed_new (void)
{
  return g_new0 (BylineFeed, 1);
}

BylineFeed *
byline_feed_copy (const BylineFeed *self)
{
  BylineFeed *copy = g_memdup2 (self, sizeof (BylineFeed));

  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->section = g_strdup (self->section);
  copy->etag = g_strdup (self->etag);
  copy->last_modified = g_strdup (self->last_modified);
  copy->format = g_strdup (self->format);
  copy->last_error = g_strdup (self->last_error);
  copy->error_code = g_strdup (self->error_code);

  return copy;
}

void
byline_feed_free (BylineFeed *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->title);
  g_free (self->section);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->format);
  g_free (self->last_error);
  g_free (self->error_code);
  g_free (self);
}

gboolean
byline_feed_is_page (const BylineFeed *self)
{
  return g_strcmp0 (self->format, BYLINE_FEED_FORMAT_PAGE) == 0;
}

BylinePublication *
byline_publication_new (void)
{
  BylinePublication *self = g_new0 (BylinePublication, 1);

  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_free);

  return self;
}

BylinePublication *
byline_publication_copy (const BylinePublication *self)
{
  BylinePublication *copy = byline_publication_new ();

  copy->id = self->id;
  copy->key = g_strdup (self->key);
  copy->name = g_strdup (self->name);
  copy->own_name = g_strdup (self->own_name);
  copy->home_page_url = g_strdup (self->home_page_url);
  copy->icon_url = g_strdup (self->icon_url);
  copy->folder = g_strdup (self->folder);
  copy->retention = self->retention;
  copy->n_stories = self->n_stories;
  copy->n_unread = self->n_unread;
  copy->has_errors = self->has_errors;
  for (guint i = 0; i < self->feeds->len; i++)
    g_ptr_array_add (copy->feeds, byline_feed_copy (g_ptr_array_index (self->feeds, i)));

  return copy;
}

void
byline_publication_free (BylinePublication *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->name);
  g_free (self->own_name);
  g_free (self->home_page_url);
  g_free (self->icon_url);
  g_free (self->folder);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}
