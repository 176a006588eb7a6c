/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* Prose of one paragraph counts at most that much, so that one long licence text wins nothing. */
#define MAX_PROSE 1500
#define MIN_PROSE 60

guint
_byline_content_prose_score (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  guint words;

  if (node->own_size < 25 || node->own_links * 2 > node->own_size ||
      _byline_html_tag_is_heading (node->tag) || node->tag == BYLINE_HTML_TAG_FIGCAPTION ||
      node->tag == BYLINE_HTML_TAG_CAPTION)
    return 0;
  words = MIN (node->own_size - node->own_links, MAX_PROSE);
  if (node->own_stops > 0)
    return node->own_size >= MIN_PROSE ? words : words / 2;
  return node->own_size >= 2 * MIN_PROSE ? words / 2 : 0;
}

void
_byline_content_drop (BylineContent *self, guint index, BylineStep step, const char *reason)
{
  BylineDrop drop = { step, index, reason };

  if (self->dropped[index])
    return;
  self->dropped[index] = TRUE;
  g_array_append_val (self->drops, drop);
}
