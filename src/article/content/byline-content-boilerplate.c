/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* An aside that belongs to the text: a few sentences, no list of links. */
static gboolean
is_aside_of_text (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if ((node->hints & BYLINE_HINT_PULLQUOTE) != 0)
    return TRUE;
  return (node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 && self->prose_score[index] * 2 > node->size &&
         node->link_size * 5 < node->size;
}

static gboolean
is_meta_line (const BylineNode *node)
{
  if ((node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO)) != 0)
    return node->size < 1500;
  if ((node->hints & (BYLINE_HINT_BYLINE | BYLINE_HINT_META)) != 0)
    return node->size < 400;
  if ((node->hints & BYLINE_HINT_DATE) != 0)
    return node->size < 90 && _byline_html_tag_is_block (node->tag);
  return FALSE;
}

/* A post of another site that the story quotes: its wrapper is often called "social". */
static gboolean
holds_post (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];
  guint quote;

  if ((node->hints & BYLINE_HINTS_NOT_CONTENT) != BYLINE_HINT_SHARE)
    return FALSE;
  quote = _byline_page_find_tag (self->page, index, node->end, BYLINE_HTML_TAG_BLOCKQUOTE);
  return quote != 0 && self->page->nodes[quote].size * 10 >= node->size * 8;
}

/* Returns: (nullable): why an element is no content. */
static const char *
reason_of (BylineContent *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  switch ((int) node->tag)
    {
    case BYLINE_HTML_TAG_NAV:
      return "navigation";
    case BYLINE_HTML_TAG_FORM:
    case BYLINE_HTML_TAG_FOOTER:
      return _byline_page_ancestor (self->page, index, BYLINE_HTML_TAG_BLOCKQUOTE) == 0
               ? "a form or footer"
               : NULL;
    case BYLINE_HTML_TAG_ASIDE:
      return is_aside_of_text (self, index) ? NULL : "an aside that is no text";
    default:
      break;
    }
  if (node->hints == 0 || node->tag == BYLINE_HTML_TAG_IMG || node->tag == BYLINE_HTML_TAG_A)
    return NULL;
  if (is_meta_line (node))
    return "called a byline, date or author";
  if ((node->hints & (BYLINE_HINT_POST | BYLINE_HINT_BODY | BYLINE_HINT_HEADLINE)) != 0)
    return NULL;
  if ((node->hints & BYLINE_HINTS_NOT_CONTENT) == 0 || holds_post (self, index))
    return NULL;
  return "called something else than text";
}

void
_byline_content_drop_boilerplate (BylineContent *self)
{
  guint all_prose = self->prose_score[self->from];

  for (guint i = self->from + 1; i < self->end;)
    {
      const BylineNode *node = &self->page->nodes[i];
      const char *reason = NULL;

      /* What holds the headline or much of the prose is the story, whatever it is called. */
      if (node->tag != BYLINE_HTML_TAG_TEXT && node->tag != BYLINE_HTML_TAG_BODY && !node->hidden &&
          self->prose_score[i] * 5 <= all_prose * 2 &&
          !_byline_page_contains (self->page, i, self->headline))
        reason = reason_of (self, i);
      if (reason != NULL)
        _byline_content_drop (self, i, BYLINE_STEP_BOILERPLATE, reason);
      i = reason != NULL ? node->end : i + 1;
    }
}
