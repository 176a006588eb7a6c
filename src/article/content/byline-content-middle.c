/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

static gboolean
is_pointer (BylineContent *self, const BylineUnit *unit)
{
  const BylineNode *node = &self->page->nodes[unit->node];
  g_autofree char *text = NULL;

  if (node->own_size > 300)
    return FALSE;
  if (unit->list != 0)
    return unit->is_link && _byline_content_is_list_of_links (self, unit->list) &&
           !_byline_content_leads_abroad (self, unit);
  text = _byline_content_folded_text (self->page, unit->node, 300);
  if (unit->is_link && node->tag != BYLINE_TAG_TD && node->tag != BYLINE_TAG_TH)
    return _byline_words_begin_closing (text) || !_byline_content_leads_abroad (self, unit);
  if (_byline_words_are_label (text))
    return TRUE;
  if (node->tag == BYLINE_TAG_P && node->own_stops == 0 && _byline_words_are_ending (text))
    return TRUE;
  return node->own_links * 3 > node->own_size && _byline_words_begin_pointer (text);
}

void
_byline_content_trim_middle (BylineContent *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const BylineUnit *unit = _byline_content_unit (self, i);
      g_autofree char *text = NULL;

      if (!unit->is_heading)
        {
          if (is_pointer (self, unit))
            _byline_content_drop_unit (self, i, BYLINE_STEP_MIDDLE, "leads elsewhere");
          continue;
        }
      text = _byline_content_folded_text (self->page, unit->node, 60);
      if (_byline_words_are_ending (text))
        _byline_content_drop_unit (self, i, BYLINE_STEP_MIDDLE, "a heading above other stories");
      else if (unit->is_link && is_pointer (self, unit))
        _byline_content_drop_unit (self, i, BYLINE_STEP_MIDDLE, "a heading that leads elsewhere");
    }
}
