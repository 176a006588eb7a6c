/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-candidate.h"

/* 230 words of six letters, or 460 characters of Chinese: what is read in a minute takes about as
 * many bytes in either. */
#define BYTES_A_MINUTE 1380
/* What is shorter is an excerpt as a rule: nothing is said of it. */
#define MIN_BYTES 1000

BylineEditionCandidate *
byline_edition_candidate_new (BylineStory *story)
{
  BylineEditionCandidate *self = g_atomic_rc_box_new0 (BylineEditionCandidate);

  self->story = story;
  self->sections = g_new0 (char *, 1);
  return self;
}

BylineEditionCandidate *
byline_edition_candidate_ref (BylineEditionCandidate *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineEditionCandidate *self = data;

  byline_story_unref (self->story);
  g_strfreev (self->sections);
  g_free (self->pinned_section);
  g_free (self->publication_key);
  g_free (self->portrait);
  g_free (self->beginning);
}

void
byline_edition_candidate_unref (BylineEditionCandidate *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

guint
byline_edition_candidate_get_minutes (const BylineEditionCandidate *self)
{
  if (self->n_bytes < MIN_BYTES)
    return 0;
  return MAX (1, (self->n_bytes + BYTES_A_MINUTE / 2) / BYTES_A_MINUTE);
}
