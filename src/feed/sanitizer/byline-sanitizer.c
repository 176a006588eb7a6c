/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sanitizer.h"

#include "byline-html-elements-private.h"
#include "byline-markup-tokenizer-private.h"
#include "byline-sanitizer-private.h"
#include "byline-text.h"
#include "byline-entity.h"

#include <string.h>

/* Elements nested deeper lose their tags and keep their text. */
#define MAX_DEPTH 200

typedef struct {
  const BylineHtmlElement *element;
  gboolean is_written; /* an anchor without address is tracked, but has no tags */
} OpenElement;

typedef struct {
  BylineMarkupTokenizer markup;
  GString *out;
  const char *base_url;

  OpenElement open[MAX_DEPTH];
  guint depth;
  guint n_too_deep;                     /* open elements deeper than MAX_DEPTH */
  guint n_open[BYLINE_HTML_N_ELEMENTS]; /* how often each element is open: most end tags need no
                                           search */
  const BylineHtmlElement *hidden;      /* inside an element that is never seen */
  guint hidden_depth;
  guint foreign; /* the depth with the open svg or math; 0: none is open */
} Sanitizer;

static void
close_top (Sanitizer *self)
{
  OpenElement *top = &self->open[--self->depth];

  self->n_open[_byline_html_element_index (top->element)]--;
  if (top->is_written)
    g_string_append_printf (self->out, "</%s>", _byline_html_element_written (top->element));
}

static void
close_down_to (Sanitizer *self, guint depth)
{
  while (self->depth > depth)
    close_top (self);
  if (self->foreign > depth)
    self->foreign = 0;
  self->n_too_deep = 0;
}

static void
open_element (Sanitizer *self, const BylineHtmlElement *element, gboolean is_written)
{
  self->open[self->depth++] = (OpenElement){ element, is_written };
  self->n_open[_byline_html_element_index (element)]++;
}

/* Ends what a new element of @kind ends: the paragraph before a block, the list item before the
 * next. */
static void
close_kind (Sanitizer *self, BylineHtmlKind kind)
{
  for (guint i = self->depth; i-- > 0;)
    {
      const BylineHtmlElement *element = self->open[i].element;

      if (element->kind == kind)
        {
          close_down_to (self, i);
          return;
        }
      if (kind <= BYLINE_HTML_KIND_TERM ? element->flags & (BYLINE_HTML_BARRIER | BYLINE_HTML_LIST)
                                        : element->flags & BYLINE_HTML_TABLE)
        return;
    }
}

static void
make_room (Sanitizer *self, const BylineHtmlElement *element)
{
  if (element->flags & BYLINE_HTML_BLOCK)
    close_kind (self, BYLINE_HTML_KIND_PARAGRAPH);

  switch ((BylineHtmlKind) element->kind)
    {
    case BYLINE_HTML_KIND_NONE:
    case BYLINE_HTML_KIND_PARAGRAPH:
      break;
    case BYLINE_HTML_KIND_LIST_ITEM:
    case BYLINE_HTML_KIND_TERM:
    case BYLINE_HTML_KIND_CELL:
    case BYLINE_HTML_KIND_ROW:
    case BYLINE_HTML_KIND_ROWS:
    case BYLINE_HTML_KIND_FOREIGN:
      close_kind (self, element->kind);
      break;
    }
}

/* Elements of SVG and MathML. Returns: whether @element is one, where it stands. */
static gboolean
start_foreign (Sanitizer *self, const BylineHtmlElement *element)
{
  gboolean is_root = element->kind == BYLINE_HTML_KIND_FOREIGN;

  if (!is_root && self->foreign == 0)
    return FALSE;
  if (!(element->flags & BYLINE_HTML_FOREIGN))
    {
      /* An element of HTML ends the drawing, as it does in a browser. */
      if (element->flags & BYLINE_HTML_KEEP)
        close_down_to (self, self->foreign - 1);
      return FALSE;
    }
  if (self->depth == MAX_DEPTH)
    {
      self->n_too_deep += !self->markup.is_empty;
      return TRUE;
    }

  _byline_sanitize_foreign_tag (self->out, &self->markup, element, self->base_url);
  open_element (self, element, TRUE);
  if (self->markup.is_empty)
    close_top (self);
  else if (self->foreign == 0)
    self->foreign = self->depth;
  return TRUE;
}

static void
start_element (Sanitizer *self)
{
  BylineMarkupTokenizer *markup = &self->markup;
  const BylineHtmlElement *element = _byline_html_element_lookup (markup->text, markup->length);

  if (element == NULL)
    return;
  if (self->hidden != NULL)
    {
      if (element == self->hidden && !markup->is_empty)
        self->hidden_depth++;
      return;
    }
  if (element->flags & BYLINE_HTML_HIDDEN)
    {
      self->hidden = markup->is_empty ? NULL : element;
      self->hidden_depth = 1;
      return;
    }
  if (element->flags & BYLINE_HTML_DROP)
    {
      if (element->flags & BYLINE_HTML_KEEP)
        _byline_sanitize_frame (self->out, markup, self->base_url);
      if (!markup->is_empty)
        _byline_markup_tokenizer_skip_element (markup);
      return;
    }
  if (start_foreign (self, element))
    return;
  if (!(element->flags & BYLINE_HTML_KEEP))
    {
      /* Its tags go, but words on both sides of a block stay apart. */
      if (element->flags & BYLINE_HTML_BLOCK)
        g_string_append_c (self->out, ' ');
      return;
    }

  make_room (self, element);
  if (element->flags & BYLINE_HTML_VOID)
    {
      _byline_sanitize_start_tag (self->out, markup, element, self->base_url);
      return;
    }
  if (self->depth == MAX_DEPTH)
    {
      self->n_too_deep++;
      return;
    }

  open_element (self, element,
                _byline_sanitize_start_tag (self->out, markup, element, self->base_url));
}

static void
end_element (Sanitizer *self)
{
  BylineMarkupTokenizer *markup = &self->markup;
  const BylineHtmlElement *element = _byline_html_element_lookup (markup->text, markup->length);

  if (element == NULL)
    return;
  if (self->hidden != NULL)
    {
      if (element == self->hidden && --self->hidden_depth == 0)
        self->hidden = NULL;
      return;
    }
  if (!(element->flags & BYLINE_HTML_KEEP) &&
      (self->foreign == 0 || !(element->flags & BYLINE_HTML_FOREIGN)))
    {
      if (element->flags & BYLINE_HTML_BLOCK)
        g_string_append_c (self->out, ' ');
      return;
    }
  if (self->n_too_deep > 0)
    {
      self->n_too_deep--;
      return;
    }
  if (self->n_open[_byline_html_element_index (element)] == 0)
    return;

  for (guint i = self->depth; i-- > 0;)
    {
      if (self->open[i].element == element)
        {
          close_down_to (self, i);
          return;
        }
      if (self->open[i].element->flags & BYLINE_HTML_BARRIER &&
          !(element->flags & BYLINE_HTML_TABLE) && element->kind < BYLINE_HTML_KIND_CELL)
        return;
    }
}

static void
read_markup (Sanitizer *self, const char *html, gsize length)
{
  BylineMarkupTokenizer *markup = &self->markup;

  _byline_markup_tokenizer_init (markup, html, length, FALSE);
  while (_byline_markup_tokenizer_next (markup))
    {
      if (markup->type == BYLINE_MARKUP_START)
        start_element (self);
      else if (markup->type == BYLINE_MARKUP_END)
        end_element (self);
      else if (self->hidden != NULL)
        continue;
      else if (markup->type == BYLINE_MARKUP_TEXT)
        _byline_sanitize_text (self->out, markup->text, markup->length);
      else if (markup->type == BYLINE_MARKUP_CDATA)
        {
          /* Wrapped once too often: what it holds is markup. It holds no other section. */
          BylineMarkupTokenizer outer = *markup;

          read_markup (self, outer.text, outer.length);
          *markup = outer;
        }
    }
}

char *
_byline_sanitize_valid (const char *html, gsize length, const char *base_url)
{
  g_autofree Sanitizer *self = g_new0 (Sanitizer, 1);

  self->out = g_string_sized_new (length + 16);
  self->base_url = base_url;
  read_markup (self, html, length);
  close_down_to (self, 0);
  return g_strstrip (g_string_free (self->out, FALSE));
}

char *
byline_sanitize_html (const char *html, gssize length, const char *base_url)
{
  g_autofree char *valid = NULL;

  if (html == NULL)
    return g_strdup ("");
  if (length < 0)
    length = strlen (html);
  if (!g_utf8_validate_len (html, length, NULL))
    {
      html = valid = g_utf8_make_valid (html, length);
      length = strlen (valid);
    }
  return _byline_sanitize_valid (html, length, base_url);
}

/* Appends the visible text of @html, with a space wherever a block begins or ends. */
static void
append_plain (GString *out, const char *html)
{
  const BylineHtmlElement *hidden = NULL;
  gboolean in_drawing = FALSE;
  BylineMarkupTokenizer markup;

  _byline_markup_tokenizer_init (&markup, html, strlen (html), FALSE);
  while (_byline_markup_tokenizer_next (&markup))
    {
      const BylineHtmlElement *element = NULL;
      gboolean is_start = markup.type == BYLINE_MARKUP_START;
      gboolean is_tag = is_start || markup.type == BYLINE_MARKUP_END;

      if (is_tag)
        element = _byline_html_element_lookup (markup.text, markup.length);
      if (hidden != NULL)
        {
          if (element == hidden && markup.type == BYLINE_MARKUP_END)
            hidden = NULL;
        }
      else if (markup.type == BYLINE_MARKUP_TEXT || markup.type == BYLINE_MARKUP_CDATA)
        byline_entity_decode (out, markup.text, markup.length, FALSE);
      else if (is_tag && element == NULL)
        /* No tag of HTML: "Vec<Item>" is meant as it stands. */
        byline_entity_decode (out, markup.begin, markup.cursor - markup.begin, FALSE);
      else if (is_tag)
        {
          if (element->flags & (BYLINE_HTML_BLOCK | BYLINE_HTML_VOID) &&
              g_strcmp0 (element->name, "wbr") != 0)
            g_string_append_c (out, ' ');
          if (strcmp (element->name, "svg") == 0)
            in_drawing = is_start && !markup.is_empty;
          if (!is_start || markup.is_empty)
            continue;
          if (element->flags & BYLINE_HTML_DROP)
            _byline_markup_tokenizer_skip_element (&markup);
          else if (element->flags & BYLINE_HTML_HIDDEN ||
                   (in_drawing &&
                    (strcmp (element->name, "title") == 0 || strcmp (element->name, "desc") == 0)))
            hidden = element;
        }
    }
}

static char *
to_plain (const char *html, char *(*clean) (const char *text, gsize max_chars))
{
  g_autoptr (GString) out = NULL;

  if (html == NULL)
    return NULL;
  if (strpbrk (html, "<&") == NULL)
    return clean (html, 0);

  out = g_string_sized_new (strlen (html));
  append_plain (out, html);
  return clean (out->str, 0);
}

char *
byline_html_to_plain (const char *html)
{
  return to_plain (html, byline_text_clean);
}

char *
byline_html_to_headline (const char *html)
{
  return to_plain (html, byline_text_clean_headline);
}
