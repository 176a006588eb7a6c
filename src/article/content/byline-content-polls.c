/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* Questions that readers answer on the page: two or more choices of which one is taken. */

/* What stands around the choices, the question with it, is not longer, in bytes. */
#define MAX_QUESTION 300
/* The lines of that, at most. */
#define MAX_LINES 2
/* So large is a poll at most, in bytes and in nodes. */
#define MAX_POLL 1000
#define MAX_NODES 400

static gboolean
is_choice (const BylinePage *page, guint index)
{
  const char *type;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_NON_TEXT ||
      !g_str_equal ((const char *) page->nodes[index].xml->name, "input"))
    return FALSE;
  type = _byline_page_attribute (page, index, "type");
  return type != NULL && g_ascii_strcasecmp (type, "radio") == 0;
}

/* The smallest element that holds a choice and another one, or 0. */
static guint
choices_around (BylineContent *self, guint choice)
{
  const BylinePage *page = self->page;
  guint i = choice + 1;

  for (guint up = page->nodes[choice].parent; up > self->from; up = page->nodes[up].parent)
    {
      const BylineNode *node = &page->nodes[up];

      if (node->size > MAX_POLL || node->end - up > MAX_NODES)
        return 0;
      for (; i < node->end; i++)
        {
          if (is_choice (page, i))
            return up;
        }
    }
  return 0;
}

/* Whether there is next to nothing in an element beside the choices: the question, a label. */
static gboolean
is_question_around (BylineContent *self, guint index, guint choices)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  guint n = 0;

  if (node->end - index > MAX_NODES || node->size > page->nodes[choices].size + MAX_QUESTION ||
      self->prose_score[index] * 2 > self->prose_score[self->from] ||
      _byline_page_contains (page, index, self->headline))
    return FALSE;
  for (guint i = index; i < node->end; i++)
    {
      if (i == choices)
        i = page->nodes[choices].end - 1;
      else if (page->nodes[i].own_size > 0)
        n++;
    }
  return n <= MAX_LINES;
}

void
_byline_content_drop_polls (BylineContent *self)
{
  for (guint i = self->from + 1; i < self->end; i++)
    {
      guint choices;
      guint poll;

      if (!is_choice (self->page, i))
        continue;
      poll = choices = choices_around (self, i);
      if (choices == 0 || !is_question_around (self, choices, choices))
        continue;
      while (self->page->nodes[poll].parent > self->from &&
             is_question_around (self, self->page->nodes[poll].parent, choices))
        poll = self->page->nodes[poll].parent;
      _byline_content_drop (self, poll, BYLINE_STEP_BOILERPLATE, "a poll");
      i = self->page->nodes[poll].end - 1;
    }
}
