/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

/* As much of a text is shown as is needed to find it on the page again. */
#define EXCERPT_CHARS 100
/* A page of the hostile kind is not told to its end. */
#define MAX_DROPS 2000

/* "div#main.story-body": what an element is called. */
static void
append_element (GString *out, const BylinePage *page, guint index)
{
  const char *id = _byline_page_attribute (page, index, "id");
  const char *names = _byline_page_attribute (page, index, "class");
  g_autofree char *name = NULL;

  if (page->nodes[index].tag == BYLINE_HTML_TAG_TEXT)
    {
      append_element (out, page, page->nodes[index].parent);
      return;
    }
  g_string_append (out, (const char *) page->nodes[index].xml->name);
  if (id != NULL && *id != '\0')
    g_string_append_printf (out, "#%.60s", id);
  if (names != NULL && *names != '\0')
    {
      name = g_strndup (names, 120);
      g_strstrip (g_strdelimit (name, " \t\r\n\f", '.'));
      g_string_append_printf (out, ".%s", name);
    }
}

static void
append_text (GString *out, const BylinePage *page, guint index)
{
  g_autofree char *text = _byline_page_dup_text (page, index, EXCERPT_CHARS);

  g_string_append_printf (out, " “%s”\n", text != NULL ? text : "");
}

static void
append_line (GString *out, const BylinePage *page, const char *label, guint index)
{
  g_string_append_printf (out, "%s: ", label);
  if (index == 0)
    {
      g_string_append (out, "none\n");
      return;
    }
  append_element (out, page, index);
  append_text (out, page, index);
}

static void
append_candidates (GString *out, const BylineContent *self)
{
  g_string_append (out, "candidates:\n");
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const BylineContentCandidate *candidate = &g_array_index (self->candidates, BylineContentCandidate, i);

      g_string_append_printf (out, "  %8.2f  ", candidate->score);
      append_element (out, self->page, candidate->node);
      append_text (out, self->page, candidate->node);
    }
}

static void
append_drops (GString *out, const BylineContent *self)
{
  guint n = 0;

  g_string_append (out, "left out:\n");
  for (guint i = 0; i < self->drops->len && n < MAX_DROPS; i++)
    {
      const BylineDrop *drop = &g_array_index (self->drops, BylineDrop, i);

      if (self->page->nodes[drop->node].size == 0)
        continue;
      g_string_append_printf (out, "  %s: %s: ", _byline_step_name (drop->step), drop->reason);
      append_element (out, self->page, drop->node);
      append_text (out, self->page, drop->node);
      n++;
    }
}

char *
_byline_content_explain (const BylineContent *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *valid = NULL;

  append_line (out, self->page, "headline", self->headline);
  append_candidates (out, self);
  append_line (out, self->page, "bound", self->bound);
  append_line (out, self->page, "text", self->root);
  append_line (out, self->page, "standfirst", self->standfirst);
  append_drops (out, self);
  valid = g_utf8_make_valid (out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return g_steal_pointer (&valid);
}
