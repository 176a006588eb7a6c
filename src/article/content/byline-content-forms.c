/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* What readers fill in: a question with choices of which one is taken, a field for their mail address. The
 * words around say what for. */

/* What stands around the choices, the question with it, is not longer, in bytes. */
#define MAX_AROUND 360
/* The lines of that, at most. */
#define MAX_LINES 4
/* So large are the choices, or the form, at most, in bytes and in nodes. */
#define MAX_FORM 1000
#define MAX_NODES 400

static gboolean
is_input (const BylinePage *page, guint index, const char *kind)
{
  const char *type;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_NON_TEXT ||
      !g_str_equal ((const char *) page->nodes[index].xml->name, "input"))
    return FALSE;
  type = _byline_page_attribute (page, index, "type");
  return type != NULL && g_ascii_strcasecmp (type, kind) == 0;
}

/* The form around a field for an address, or what holds it, or 0. */
static guint
form_around (BylineContent *self, guint field)
{
  const BylinePage *page = self->page;
  guint form = _byline_page_ancestor (page, field, BYLINE_HTML_TAG_FORM);

  if (form <= self->from)
    form = page->nodes[field].parent;
  if (form <= self->from || page->nodes[form].size > MAX_FORM ||
      page->nodes[form].end - form > MAX_NODES)
    return 0;
  return form;
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

      if (node->size > MAX_FORM || node->end - up > MAX_NODES)
        return 0;
      for (; i < node->end; i++)
        {
          if (is_input (page, i, "radio"))
            return up;
        }
    }
  return 0;
}

/* Whether there is next to nothing in an element beside the form: the question, a label. */
static gboolean
is_all_around (BylineContent *self, guint index, guint form)
{
  const BylinePage *page = self->page;
  const BylineNode *node = &page->nodes[index];
  guint n = 0;

  if (node->end - index > MAX_NODES || node->size > page->nodes[form].size + MAX_AROUND ||
      self->prose_score[index] * 2 > self->prose_score[self->from] ||
      _byline_page_contains (page, index, self->headline))
    return FALSE;
  for (guint i = index; i < node->end; i++)
    {
      if (i == form)
        i = page->nodes[form].end - 1;
      else if (page->nodes[i].own_size > 0)
        n++;
    }
  return n <= MAX_LINES;
}

void
_byline_content_drop_forms (BylineContent *self)
{
  const BylinePage *page = self->page;

  for (guint i = self->from + 1; i < self->end; i++)
    {
      gboolean is_choice = is_input (page, i, "radio");
      guint form;
      guint box;

      if (!is_choice && !is_input (page, i, "email"))
        continue;
      box = form = is_choice ? choices_around (self, i) : form_around (self, i);
      if (form == 0 || !is_all_around (self, form, form))
        continue;
      while (page->nodes[box].parent > self->from &&
             is_all_around (self, page->nodes[box].parent, form))
        box = page->nodes[box].parent;
      _byline_content_drop (self, box, BYLINE_STEP_BOILERPLATE, "a form");
      i = page->nodes[box].end - 1;
    }
}
