/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library.h"

void
byline_feed_candidate_free (BylineFeedCandidate *self)
{
  g_free (self->url);
  g_free (self->title);
  g_free (self->home_page_url);
  g_free (self->page_url);
  g_free (self->format);
  g_free (self->stories_hash);
  g_free (self->unprotected_by);
  g_free (self);
}

BylineFeedCandidate *
byline_feed_candidate_copy (const BylineFeedCandidate *self)
{
  BylineFeedCandidate *copy = g_memdup2 (self, sizeof *self);

  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->home_page_url = g_strdup (self->home_page_url);
  copy->page_url = g_strdup (self->page_url);
  copy->format = g_strdup (self->format);
  copy->stories_hash = g_strdup (self->stories_hash);
  copy->unprotected_by = g_strdup (self->unprotected_by);
  return copy;
}
