/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-teaser.h"
#include "byline-author.h"
#include "byline-block.h"

BylineTeaser *
byline_teaser_new (void)
{
  BylineTeaser *self = g_new0 (BylineTeaser, 1);

  self->paragraphs = byline_blocks_new ();
  self->rest = byline_blocks_new ();
  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);

  return self;
}

BylineTeaser *
byline_teaser_copy (const BylineTeaser *self)
{
  BylineTeaser *copy = byline_teaser_new ();

  copy->url = g_strdup (self->url);
  copy->kicker = g_strdup (self->kicker);
  copy->section = g_strdup (self->section);
  copy->title = g_strdup (self->title);
  copy->standfirst = g_strdup (self->standfirst);
  copy->picture = byline_picture_copy (self->picture);
  g_ptr_array_unref (copy->paragraphs);
  copy->paragraphs = byline_blocks_copy (self->paragraphs);
  g_ptr_array_unref (copy->rest);
  copy->rest = byline_blocks_copy (self->rest);
  for (guint i = 0; i < self->authors->len; i++)
    g_ptr_array_add (copy->authors, byline_author_copy (g_ptr_array_index (self->authors, i)));

  return copy;
}

void
byline_teaser_free (BylineTeaser *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->kicker);
  g_free (self->section);
  g_free (self->title);
  g_free (self->standfirst);
  byline_picture_free (self->picture);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->rest);
  g_ptr_array_unref (self->authors);
  g_free (self);
}
