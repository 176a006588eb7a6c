/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

/* The prose of every subtree, nothing dropped yet, or without what is dropped. */
static void
sum_prose (BylineContent *self)
{
  const BylinePage *page = self->page;

  memset (self->prose_score + self->from, 0, (self->end - self->from) * sizeof (guint));
  for (guint i = self->from; i < self->end;)
    {
      if (self->dropped[i] || page->nodes[i].hidden)
        {
          i = page->nodes[i].end;
          continue;
        }
      if (!self->captions[i])
        self->prose_score[i] = _byline_content_prose_score (page, i);
      i++;
    }
  for (guint i = self->end; i > self->from + 1; i--)
    {
      if (!self->dropped[i - 1])
        self->prose_score[page->nodes[i - 1].parent] += self->prose_score[i - 1];
    }
}

static gboolean
is_taken (const BylineContent *self, BylineStep step)
{
  return (self->skipped_steps & step) == 0;
}

static void
run (BylineContent *self)
{
  sum_prose (self);
  if (is_taken (self, BYLINE_STEP_BOILERPLATE))
    _byline_content_drop_boilerplate (self);
  if (is_taken (self, BYLINE_STEP_CAPTIONS))
    _byline_content_mark_captions (self);
  sum_prose (self);
  if (is_taken (self, BYLINE_STEP_BOUND))
    _byline_content_find_bound (self);
  _byline_content_find_root (self);
  if (self->top_candidate == 0)
    return;
  _byline_content_collect_text_blocks (self);
  if (is_taken (self, BYLINE_STEP_TAIL))
    _byline_content_drop_cards (self);
  if (is_taken (self, BYLINE_STEP_HEAD))
    {
      _byline_content_find_standfirst (self);
      _byline_content_trim_head (self);
    }
  if (is_taken (self, BYLINE_STEP_TAIL))
    _byline_content_trim_tail (self);
  if (is_taken (self, BYLINE_STEP_MIDDLE))
    {
      _byline_content_trim_middle (self);
      _byline_content_drop_pictures (self);
    }
}

BylineContent *
_byline_content_find (const BylinePage *page,
                      guint from,
                      guint end,
                      guint headline,
                      const GPtrArray *descriptions,
                      guint skipped_steps)
{
  BylineContent *self = g_new0 (BylineContent, 1);

  self->page = page;
  self->skipped_steps = skipped_steps;
  self->from = from;
  self->end = MIN (end, page->n_nodes);
  self->headline = headline;
  self->descriptions = descriptions;
  self->dropped = g_new0 (guint8, page->n_nodes);
  self->captions = g_new0 (guint8, page->n_nodes);
  self->prose_score = g_new0 (guint, page->n_nodes);
  self->text_blocks = g_array_new (FALSE, FALSE, sizeof (BylineTextBlock));
  self->drops = g_array_new (FALSE, FALSE, sizeof (BylineDrop));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (BylineContentCandidate));
  run (self);
  return self;
}

void
_byline_content_free (BylineContent *self)
{
  if (self == NULL)
    return;
  g_free (self->dropped);
  g_free (self->captions);
  g_free (self->prose_score);
  g_array_unref (self->text_blocks);
  g_array_unref (self->drops);
  g_array_unref (self->candidates);
  g_free (self);
}
