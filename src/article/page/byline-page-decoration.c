/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-private.h"

#include <string.h>

#include "byline-word-lists-private.h"

/* What is drawn on a page and is no text: signs, hidden dialogues, the second form of a formula. */

/* A sign is not longer, in bytes. */
#define MAX_SIGN 4
/* Nor is a message that scripts show, such as that an address was copied. */
#define MAX_MESSAGE 200
/* Elements around a formula's forms. */
#define MAX_FORMULA_NODES 600
/* Elements in a link that are looked at for a picture. */
#define MAX_PICTURE_NODES 40

void
_byline_page_hide (BylinePage *self, guint index)
{
  BylineNode *node = &self->nodes[index];
  guint size = node->size;
  guint link_size = node->link_size;
  BylineNode *block = &self->nodes[node->block];

  block->own_size -= MIN (block->own_size, size);
  block->own_links -= MIN (block->own_links, link_size);
  for (guint up = node->parent;; up = self->nodes[up].parent)
    {
      self->nodes[up].size -= MIN (self->nodes[up].size, size);
      self->nodes[up].link_size -= MIN (self->nodes[up].link_size, link_size);
      if (up == 0)
        break;
    }
  for (guint i = index; i < node->end; i++)
    {
      self->nodes[i].hidden = TRUE;
      self->nodes[i].size = 0;
      self->nodes[i].link_size = 0;
    }
}

static gboolean
has_name_part (const BylinePage *self, guint index, const char *const *parts, gsize n)
{
  return _byline_names_hold_part (_byline_page_attribute (self, index, "class"), parts, n) ||
         _byline_names_hold_part (_byline_page_attribute (self, index, "id"), parts, n);
}

/* --- Signs and dialogues --- */

/* Whether an element that is aria-hidden is seen by nobody, or is a sign beside the words. */
static gboolean
is_sign (const BylinePage *self, guint index)
{
  static const char *parts[] = {
    "icon",    "modal",  "dialog", "popup", "overlay", "lightbox",
    "tooltip", "drawer", "menu",   "nav",   "toast",   "placeholder",
  };
  const BylineNode *node = &self->nodes[index];

  /* A picture that is also a link is seen as any other. */
  if (_byline_page_find_tag (self, index, MIN (node->end, index + MAX_PICTURE_NODES),
                             BYLINE_HTML_TAG_IMG) != 0)
    return has_name_part (self, index, parts, G_N_ELEMENTS (parts));
  return node->size <= MAX_SIGN || node->link_size * 2 > node->size || node->in_link ||
         has_name_part (self, index, parts, G_N_ELEMENTS (parts));
}

/* Whether an element is called what frameworks for styles call what is not shown at any width. What is
 * larger than a sign or a message may be shown by a script. */
static gboolean
is_called_hidden (const BylinePage *self, guint index)
{
  static const char *names[] = { "hidden", "d-none", "is-hidden" };
  static const char *shown[] = { ":block", ":flex", ":inline", ":grid", ":table", ":contents",
                                 "d-sm-",  "d-md-", "d-lg-",   "d-xl-", "d-xxl-" };
  const char *class_names;

  if (self->nodes[index].size > MAX_MESSAGE)
    return FALSE;
  /* Next to none is called so. */
  class_names = _byline_page_attribute (self, index, "class");
  if (class_names == NULL ||
      (strstr (class_names, "hidden") == NULL && strstr (class_names, "d-none") == NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (_byline_page_attribute_has_word (self, index, "class", names[i]))
        return !_byline_names_hold_part (class_names, shown, G_N_ELEMENTS (shown));
    }
  return FALSE;
}

/* What a screen reader says of a link, in whatever element: it opens another window. */
static gboolean
is_window_note (const BylinePage *self, guint index)
{
  static const char *notes[] = {
    "öffnet im neuen fenster",
    "öffnet in neuem fenster",
    "öffnet in einem neuen fenster",
    "öffnet in neuem tab",
    "öffnet in einem neuen tab",
    "opens in a new tab",
    "opens in new tab",
    "opens in a new window",
    "opens in new window",
    "opens a new window",
    "nouvelle fenêtre",
    "s'ouvre dans une nouvelle fenêtre",
    "se abre en una ventana nueva",
    "abre en nueva ventana",
    "abre numa nova janela",
    "si apre in una nuova finestra",
    "opent in nieuw venster",
    "öppnas i nytt fönster",
  };
  const BylineNode *node = &self->nodes[index];
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;
  char *words;

  if (!node->in_link || node->tag == BYLINE_HTML_TAG_A || node->size < 12 || node->size > 40)
    return FALSE;
  text = _byline_page_dup_text (self, index, 60);
  lower = text != NULL ? g_utf8_strdown (text, -1) : g_strdup ("");
  g_strdelimit (lower, "()[],.", ' ');
  words = g_strstrip (lower);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      if (g_str_equal (words, notes[i]))
        return TRUE;
    }
  return FALSE;
}

/* --- Formulas --- */

static gboolean
is_math (const BylineNode *node)
{
  return node->tag == BYLINE_HTML_TAG_OTHER &&
         g_ascii_strcasecmp ((const char *) node->xml->name, "math") == 0;
}

/* Hides what stands beside a formula in MathML and draws it once more, and its source within. */
static void
hide_other_forms (BylinePage *self, guint math)
{
  static const char *drawn[] = { "katex-html", "mathjax_svg", "mathjax_chtml", "mwe-math-fallback",
                                 "mjx-math" };
  guint around = math;

  for (guint i = math + 1; i < self->nodes[math].end; i++)
    {
      const char *name = (const char *) self->nodes[i].xml->name;

      if (self->nodes[i].tag == BYLINE_HTML_TAG_OTHER && self->nodes[i].size > 0 &&
          g_ascii_strncasecmp (name, "annotation", 10) == 0)
        _byline_page_hide (self, i);
    }
  for (guint up = 0; up < 3; up++)
    {
      guint parent = self->nodes[around].parent;

      if (_byline_html_tag_is_block (self->nodes[parent].tag) ||
          self->nodes[parent].end - parent > MAX_FORMULA_NODES)
        break;
      around = parent;
    }
  for (guint i = around + 1; i < self->nodes[around].end; i++)
    {
      if (self->nodes[i].tag != BYLINE_HTML_TAG_TEXT && self->nodes[i].size > 0 &&
          !_byline_page_contains (self, i, math) && !_byline_page_contains (self, math, i) &&
          has_name_part (self, i, drawn, G_N_ELEMENTS (drawn)))
        _byline_page_hide (self, i);
    }
}

/* What MathJax shows of a formula until it has read the script behind it, which has it again. */
static gboolean
is_preview_of_formula (const BylinePage *self, guint index)
{
  const char *names = _byline_page_attribute (self, index, "class");

  return names != NULL && strstr (names, "MathJax_Preview") != NULL &&
         _byline_page_find_tag (self, self->nodes[index].end,
                                MIN (self->n_nodes, self->nodes[index].end + MAX_FORMULA_NODES),
                                BYLINE_HTML_TAG_SCRIPT) != 0;
}

gboolean
_byline_page_shows_formula (const BylinePage *self, guint script)
{
  static const char *drawn[] = { "mathjax", "katex", "mjx" };
  guint before = script - 1;

  /* What was drawn of it on the server stands right in front. */
  for (guint up = 0; up < 8 && before > 0 && self->nodes[before].end == script; up++)
    {
      if (self->nodes[before].size > 0 && self->nodes[before].tag != BYLINE_HTML_TAG_TEXT &&
          has_name_part (self, before, drawn, G_N_ELEMENTS (drawn)))
        return TRUE;
      before = self->nodes[before].parent;
    }
  return FALSE;
}

void
_byline_page_hide_decoration (BylinePage *self)
{
  for (guint i = 1; i < self->n_nodes; i++)
    {
      const BylineNode *node = &self->nodes[i];
      const char *is_hidden;

      if (node->hidden || node->xml->type != XML_ELEMENT_NODE)
        continue;
      if (is_math (node))
        {
          /* Some pages hide the MathML from sight and draw the formula beside it: either will do. */
          hide_other_forms (self, i);
          continue;
        }
      if (node->xml->properties == NULL || node->size == 0)
        continue;
      is_hidden = _byline_page_attribute (self, i, "aria-hidden");
      if ((is_hidden != NULL && g_str_equal (is_hidden, "true") && is_sign (self, i)) ||
          is_called_hidden (self, i) || is_window_note (self, i) || is_preview_of_formula (self, i))
        _byline_page_hide (self, i);
    }
}
