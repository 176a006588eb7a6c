/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail.h"

void
byline_name_count_free (BylineNameCount *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->key);
  g_free (self);
}

void
byline_joined_name_free (BylineJoinedName *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->publication);
  g_free (self->publication_key);
  g_free (self);
}

void
byline_author_detail_free (BylineAuthorDetail *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->author, byline_author_free);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->joined, g_ptr_array_unref);
  g_clear_pointer (&self->publications, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

void
byline_section_detail_free (BylineSectionDetail *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->parent);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->publications, g_ptr_array_unref);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_free (self);
}

void
byline_saved_filter_free (BylineSavedFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_free (self);
}

void
byline_completion_free (BylineCompletion *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->replacement);
  g_free (self);
}
