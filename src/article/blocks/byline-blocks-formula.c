/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

/* A formula is not longer, in bytes: neither its source nor what is written for it. */
#define MAX_FORMULA 1000
/* Nor of more elements and texts. */
#define MAX_NODES 2000
/* Formulas nest no deeper than that, by far. */
#define MAX_DEPTH 40

/* What is written of a formula in MathML, for the most part as it would be typed: a^2+b^2, (x+1)/y, sqrt(2). */
typedef struct {
  const BylinePage *page;
  GString *text;
  guint depth;
} Writer;

/* How the parts of an element are put together. */
typedef enum {
  FORM_ROW, /* one after the other */
  FORM_FRACTION,
  FORM_ROOT,  /* of all that is in it */
  FORM_POWER, /* a base, and what stands above it */
  FORM_INDEX,
  FORM_BOTH,
  FORM_NTH_ROOT, /* what it is drawn of, and which */
  FORM_TABLE,
  FORM_TABLE_ROW,
  FORM_NOTHING,
} Form;

static const struct {
  const char *name;
  Form form;
} forms[] = {
  { "mfrac", FORM_FRACTION },   { "msqrt", FORM_ROOT },
  { "mroot", FORM_NTH_ROOT },   { "msup", FORM_POWER },
  { "mover", FORM_POWER },      { "msub", FORM_INDEX },
  { "munder", FORM_INDEX },     { "msubsup", FORM_BOTH },
  { "munderover", FORM_BOTH },  { "mtable", FORM_TABLE },
  { "mtr", FORM_TABLE_ROW },    { "annotation", FORM_NOTHING },
  { "mphantom", FORM_NOTHING }, { "annotation-xml", FORM_NOTHING },
};

static gboolean
is_called (const BylinePage *page, guint index, const char *name)
{
  const BylineNode *node = &page->nodes[index];

  return node->xml->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->xml->name, name) == 0;
}

static Form
form_of (const BylinePage *page, guint index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (is_called (page, index, forms[i].name))
        return forms[i].form;
    }
  return FORM_ROW;
}

/* Adds a text without its spaces at both ends, and without signs that are not seen. */
static void
write_text (Writer *self, const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));

  for (const char *p = copy; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x2061 || c > 0x2064)
        g_string_append_unichar (self->text, c);
    }
}

static void write_node (Writer *self, guint index);

/* Letters and figures alone need nothing around them. */
static gboolean
is_one_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        return *g_utf8_next_char (text) == '\0';
    }
  return TRUE;
}

static void
write_group (Writer *self, guint index)
{
  gsize start = self->text->len;

  write_node (self, index);
  if (!is_one_word (self->text->str + start))
    {
      g_string_insert_c (self->text, (gssize) start, '(');
      g_string_append_c (self->text, ')');
    }
}

/* Returns: the first element in or behind @index that ends before @end; @end for none. */
static guint
find_element (const BylinePage *page, guint index, guint end)
{
  while (index < end && page->nodes[index].xml->type != XML_ELEMENT_NODE)
    index = page->nodes[index].end;
  return MIN (index, end);
}

/* Writes up to three parts with what stands between them; those that are missing, with nothing. */
static void
write_parts (Writer *self, guint index, const char *before_second, const char *before_third)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[index].end;
  guint part = find_element (page, index + 1, end);
  const char *before[] = { "", before_second, before_third };

  for (gsize i = 0; i < G_N_ELEMENTS (before) && before[i] != NULL && part < end; i++)
    {
      g_string_append (self->text, before[i]);
      write_group (self, part);
      part = find_element (page, page->nodes[part].end, end);
    }
}

static void
write_nth_root (Writer *self, guint index)
{
  const BylinePage *page = self->page;
  guint end = page->nodes[index].end;
  guint base = find_element (page, index + 1, end);
  guint degree = base < end ? find_element (page, page->nodes[base].end, end) : end;

  g_string_append (self->text, "root(");
  if (degree < end)
    write_node (self, degree);
  g_string_append (self->text, ")(");
  if (base < end)
    write_node (self, base);
  g_string_append_c (self->text, ')');
}

/* @between: between two parts */
static void
write_row (Writer *self, guint index, const char *between)
{
  const BylinePage *page = self->page;
  gboolean is_first = TRUE;

  for (guint i = index + 1; i < page->nodes[index].end; i = page->nodes[i].end)
    {
      if (page->nodes[i].xml->type == XML_ELEMENT_NODE && !is_first)
        g_string_append (self->text, between);
      if (page->nodes[i].xml->type == XML_ELEMENT_NODE)
        is_first = FALSE;
      write_node (self, i);
    }
}

static void
write_element (Writer *self, guint index)
{
  switch (form_of (self->page, index))
    {
    case FORM_FRACTION:
      write_parts (self, index, "/", NULL);
      break;
    case FORM_POWER:
      write_parts (self, index, "^", NULL);
      break;
    case FORM_INDEX:
      write_parts (self, index, "_", NULL);
      break;
    case FORM_BOTH:
      write_parts (self, index, "_", "^");
      break;
    case FORM_ROOT:
      g_string_append (self->text, "sqrt(");
      write_row (self, index, "");
      g_string_append_c (self->text, ')');
      break;
    case FORM_NTH_ROOT:
      write_nth_root (self, index);
      break;
    case FORM_TABLE:
      g_string_append_c (self->text, '[');
      write_row (self, index, "; ");
      g_string_append_c (self->text, ']');
      break;
    case FORM_TABLE_ROW:
      write_row (self, index, ", ");
      break;
    case FORM_ROW:
      write_row (self, index, "");
      break;
    case FORM_NOTHING:
      break;
    }
}

static void
write_node (Writer *self, guint index)
{
  const BylineNode *node = &self->page->nodes[index];

  if (self->text->len > MAX_FORMULA || self->depth >= MAX_DEPTH)
    return;
  self->depth++;
  if (node->tag == BYLINE_HTML_TAG_TEXT)
    write_text (self, (const char *) node->xml->content);
  else if (node->xml->type == XML_ELEMENT_NODE)
    write_element (self, index);
  self->depth--;
}

/* "{\displaystyle x}" is x. Returns: (transfer full) (nullable): the source as its author wrote it. */
static char *
dup_tex (const char *source)
{
  static const char *const wrappers[] = { "{\\displaystyle ", "{\\textstyle " };
  g_autofree char *tex = source != NULL ? g_strstrip (g_strdup (source)) : NULL;
  gsize length;

  if (tex == NULL || *tex == '\0' || strlen (tex) > MAX_FORMULA)
    return NULL;
  length = strlen (tex);
  for (gsize i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      gsize n = strlen (wrappers[i]);

      if (g_str_has_prefix (tex, wrappers[i]) && tex[length - 1] == '}' && length > n + 1)
        {
          tex[length - 1] = '\0';
          return g_strdup (g_strstrip (tex + n));
        }
    }
  return g_steal_pointer (&tex);
}

/* Returns: (transfer full) (nullable): the TeX that a formula in MathML brings along. */
static char *
dup_annotation (const BylinePage *page, guint index)
{
  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      const char *encoding = is_called (page, i, "annotation")
                               ? _byline_page_attribute (page, i, "encoding")
                               : NULL;
      g_autofree char *raw = NULL;

      if (encoding == NULL || strstr (encoding, "tex") == NULL)
        continue;
      raw = _byline_page_raw_text (page, i);
      return dup_tex (raw);
    }
  return dup_tex (_byline_page_attribute (page, index, "alttext"));
}

/* Returns: (transfer full) (nullable): %NULL if it is too long: its words are read as any others then. */
static char *
dup_math (const BylinePage *page, guint index)
{
  Writer writer = { .page = page };
  char *tex = dup_annotation (page, index);

  if (tex != NULL)
    return tex;
  writer.text = g_string_new (NULL);
  write_row (&writer, index, "");
  if (writer.text->len > MAX_FORMULA)
    return g_string_free (writer.text, TRUE);
  return g_string_free (writer.text, FALSE);
}

gboolean
_byline_names_formula_picture (const char *names)
{
  static const char *const words[] = { "latex", "tex", "mwe-math-fallback-image-inline",
                                       "mwe-math-fallback-image-display" };
  g_auto (GStrv) parts = names != NULL ? g_strsplit_set (names, " \t\n\r\f", 32) : NULL;

  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (g_str_equal (parts[i], words[j]))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
_byline_formula_is_picture (const BylinePage *page, guint index)
{
  const char *alt;

  if (page->nodes[index].tag != BYLINE_HTML_TAG_IMG ||
      !_byline_names_formula_picture (_byline_page_attribute (page, index, "class")))
    return FALSE;
  alt = _byline_page_attribute (page, index, "alt");
  return alt != NULL && *alt != '\0' && strlen (alt) <= MAX_FORMULA;
}

/* Returns: (transfer full) (nullable): what a formula's author wrote, or what comes near to it. */
static char *
dup_source (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  g_autofree char *raw = NULL;
  const char *type;

  if (_byline_formula_is_picture (page, index))
    return dup_tex (_byline_page_attribute (page, index, "alt"));
  if (node->tag == BYLINE_HTML_TAG_OTHER && is_called (page, index, "math") && !node->hidden &&
      node->end - index <= MAX_NODES)
    return dup_math (page, index);
  if (node->tag != BYLINE_HTML_TAG_SCRIPT)
    return NULL;

  /* In TeX, for another script to draw. */
  type = _byline_page_attribute (page, index, "type");
  if (type == NULL || !g_str_has_prefix (type, "math/tex") ||
      _byline_page_shows_formula (page, index))
    return NULL;
  raw = _byline_page_raw_text (page, index);
  return dup_tex (raw);
}

gboolean
_byline_formula_take (const BylinePage *page, guint index, BylineTextBuilder *run)
{
  g_autofree char *source = dup_source (page, index);
  gboolean is_open;

  if (source == NULL)
    return FALSE;
  if (*source == '\0')
    return TRUE;
  is_open = _byline_text_builder_open (run, BYLINE_MARK_CODE, NULL);
  _byline_text_builder_append (run, source);
  if (is_open)
    _byline_text_builder_close (run, BYLINE_MARK_CODE);
  return TRUE;
}
