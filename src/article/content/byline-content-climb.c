/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* Ancestors that a paragraph speaks for. */
#define MAX_LEVELS 6

static gboolean
is_container (BylineHtmlTag tag)
{
  return tag == BYLINE_HTML_TAG_DIV || tag == BYLINE_HTML_TAG_SECTION || tag == BYLINE_HTML_TAG_ARTICLE ||
         tag == BYLINE_HTML_TAG_MAIN || tag == BYLINE_HTML_TAG_BODY || tag == BYLINE_HTML_TAG_TD ||
         tag == BYLINE_HTML_TAG_FORM;
}

static double *
score_candidates (BylineContent *self)
{
  const BylinePage *page = self->page;
  double *scores = g_new0 (double, page->n_nodes);

  for (guint i = self->from; i < self->end;)
    {
      guint prose_score;
      guint at;

      if (self->dropped[i] || page->nodes[i].hidden)
        {
          i = page->nodes[i].end;
          continue;
        }
      prose_score = self->captions[i] ? 0 : _byline_content_prose_score (page, i);
      at = is_container (page->nodes[i].tag) ? i : page->nodes[i].parent;
      for (guint level = 0; prose_score > 0 && level < MAX_LEVELS; level++)
        {
          double divisor = level == 0 ? 1 : level == 1 ? 2 : level * 3;

          scores[at] += (1 + MIN (prose_score / 100.0, 4)) / divisor;
          if (at <= self->from)
            break;
          at = page->nodes[at].parent;
        }
      i++;
    }
  return scores;
}

/* Keeps the best few, best first. */
static void
add_candidate (GArray *candidates, guint node, double score)
{
  BylineContentCandidate candidate = { node, score };
  guint at = candidates->len;

  while (at > 0 && g_array_index (candidates, BylineContentCandidate, at - 1).score < score)
    at--;
  if (at >= BYLINE_CONTENT_N_CANDIDATES)
    return;
  g_array_insert_val (candidates, at, candidate);
  if (candidates->len > BYLINE_CONTENT_N_CANDIDATES)
    g_array_set_size (candidates, BYLINE_CONTENT_N_CANDIDATES);
}

static void
find_candidates (BylineContent *self, guint bound)
{
  g_autofree double *scores = score_candidates (self);

  for (guint i = bound; i < self->page->nodes[bound].end; i++)
    {
      const BylineNode *node = &self->page->nodes[i];
      double links = node->size > 0 ? (double) node->link_size / node->size : 0;
      double score = scores[i] * (1 - links);

      if (score > 0 && node->tag != BYLINE_HTML_TAG_HTML)
        add_candidate (self->candidates, i, score);
    }
}

/* Climbs while what stands beside is more of the same. */
static guint
climb (BylineContent *self, guint root, guint bound)
{
  const BylinePage *page = self->page;

  while (root > bound && page->nodes[root].tag != BYLINE_HTML_TAG_BODY && page->nodes[root].parent != 0)
    {
      guint parent = page->nodes[root].parent;
      guint gain = self->prose_score[parent] - self->prose_score[root];
      gboolean alike = FALSE;

      for (guint i = parent + 1; i < page->nodes[parent].end; i = page->nodes[i].end)
        {
          if (i != root && !self->dropped[i] && self->prose_score[i] > 0 &&
              (page->nodes[i].tag == BYLINE_HTML_TAG_P || (page->nodes[i].tag == page->nodes[root].tag &&
                                                      self->prose_score[i] * 4 >= self->prose_score[root])))
            alike = TRUE;
        }
      if (gain > 0 && !alike && gain * 10 > self->prose_score[root] * 3)
        break;
      root = parent;
    }
  return root;
}

void
_byline_content_find_root (BylineContent *self)
{
  guint bound = self->bound != 0 ? self->bound : self->from;
  guint densest;

  find_candidates (self, bound);
  if (self->candidates->len == 0)
    return;
  densest = g_array_index (self->candidates, BylineContentCandidate, 0).node;
  if ((self->skipped_steps & BYLINE_STEP_CLIMB) != 0)
    self->root = densest;
  else
    self->root = self->bound != 0 ? self->bound : climb (self, densest, bound);
}
