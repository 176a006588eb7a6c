/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialect-private.h"

#include "byline-error.h"
#include "byline-url.h"

#define N_KINDS (BYLINE_MARK_FOOTNOTE + 1)

typedef struct {
  BylineMarkKind kind;
  guint start;
  char *href; /* nullable */
} OpenMark;

typedef struct {
  BylineDialectScanner *scanner;
  GString *text;
  GArray *marks;   /* of BylineMark */
  gsize n_counted; /* bytes of text whose characters are counted */
  guint n_chars;
  OpenMark open[N_KINDS];
  guint n_open;
} Inline;

static const struct {
  const char *element;
  BylineMarkKind kind;
} elements[] = {
  { "a", BYLINE_MARK_LINK },    { "strong", BYLINE_MARK_STRONG },  { "em", BYLINE_MARK_EM },
  { "code", BYLINE_MARK_CODE }, { "sub", BYLINE_MARK_SUB },        { "sup", BYLINE_MARK_SUP },
  { "del", BYLINE_MARK_DEL },   { "mark", BYLINE_MARK_HIGHLIGHT },
};

static const char *
element_of (BylineMarkKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (elements[i].kind == kind)
        return elements[i].element;
    }
  return "sup";
}

/* Counts the characters once, as far as the text goes. */
static guint
count (Inline *self)
{
  self->n_chars += (guint) g_utf8_strlen (self->text->str + self->n_counted,
                                          (gssize) (self->text->len - self->n_counted));
  self->n_counted = self->text->len;
  return self->n_chars;
}

/* Marks of a kind do not hold each other, nor do links and references to footnotes. */
static gboolean
is_inside (const Inline *self, BylineMarkKind kind)
{
  for (guint i = 0; i < self->n_open; i++)
    {
      BylineMarkKind other = self->open[i].kind;

      if (other == kind || (kind == BYLINE_MARK_LINK && other == BYLINE_MARK_FOOTNOTE) ||
          (kind == BYLINE_MARK_FOOTNOTE && other == BYLINE_MARK_LINK))
        return TRUE;
    }
  return FALSE;
}

/* Opens a mark whose tags are read, with @href (transfer full) (nullable). */
static gboolean
push (Inline *self, BylineMarkKind kind, char *href)
{
  OpenMark mark = { kind, count (self), href };

  if (!is_inside (self, kind))
    {
      self->open[self->n_open++] = mark;
      return TRUE;
    }
  g_free (href);
  return _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED,
                               "A mark inside of its like");
}

/* <sup class="footnote"><a href="#id"> */
static gboolean
open_footnote (Inline *self)
{
  BylineDialectTag tag;
  g_autofree char *href = NULL;

  if (!_byline_dialect_is_at (self->scanner, "a") ||
      !_byline_dialect_read_tag (self->scanner, &tag))
    return _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED,
                                 "A reference that leads nowhere");
  href = _byline_dialect_take (self->scanner, &tag, "href");
  if (!_byline_dialect_tag_is_done (self->scanner, &tag))
    return FALSE;
  if (href == NULL || href[0] != '#' || href[1] == '\0')
    return _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED,
                                 "A reference to no footnote");
  return push (self, BYLINE_MARK_FOOTNOTE, g_strdup (href + 1));
}

static gboolean
open_link (Inline *self, BylineDialectTag *tag)
{
  g_autofree char *said = _byline_dialect_take (self->scanner, tag, "href");

  if (!_byline_dialect_tag_is_done (self->scanner, tag))
    return FALSE;
  if (said == NULL)
    return _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED,
                                 "A link without href");
  return push (self, BYLINE_MARK_LINK, byline_url_resolve_link (NULL, said));
}

static gboolean
open_mark (Inline *self, BylineDialectTag *tag, BylineMarkKind kind)
{
  g_autofree char *names = NULL;

  if (kind == BYLINE_MARK_LINK)
    return open_link (self, tag);
  names = kind == BYLINE_MARK_SUP ? _byline_dialect_take (self->scanner, tag, "class") : NULL;
  if (!_byline_dialect_tag_is_done (self->scanner, tag))
    return FALSE;
  if (names == NULL)
    return push (self, kind, NULL);
  return g_str_equal (names, "footnote")
           ? open_footnote (self)
           : _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED, "Unknown class");
}

static gboolean
read_start (Inline *self)
{
  BylineDialectTag tag;

  if (!_byline_dialect_read_tag (self->scanner, &tag))
    return FALSE;
  if (_byline_dialect_tag_is (&tag, "br"))
    {
      g_string_append_c (self->text, '\n');
      return _byline_dialect_tag_is_done (self->scanner, &tag);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (_byline_dialect_tag_is (&tag, elements[i].element))
        return open_mark (self, &tag, elements[i].kind);
    }
  return _byline_dialect_fail (self->scanner, BYLINE_PARSE_ERROR_MALFORMED,
                               "An element that is not for text");
}

static gboolean
read_end (Inline *self)
{
  OpenMark open = self->open[--self->n_open];
  BylineMark mark = { open.start, count (self), open.kind, open.href };

  /* A link that leads nowhere goes when the text is made canonical. */
  if (mark.start < mark.end)
    g_array_append_val (self->marks, mark);
  else
    g_free (open.href);
  return (open.kind != BYLINE_MARK_FOOTNOTE || _byline_dialect_read_end (self->scanner, "a")) &&
         _byline_dialect_read_end (self->scanner, element_of (open.kind));
}

static gboolean
read_all (Inline *self)
{
  BylineDialectScanner *scanner = self->scanner;

  for (;;)
    {
      if (!_byline_dialect_read_text (scanner, self->text, FALSE))
        return FALSE;
      if (self->n_open == 0 && !_byline_dialect_is_at_start_tag (scanner))
        return TRUE;
      if (!(_byline_dialect_is_at_start_tag (scanner) ? read_start (self) : read_end (self)))
        return FALSE;
    }
}

static void
clear_href (gpointer data)
{
  g_free (((BylineMark *) data)->href);
}

BylineText *
_byline_dialect_read_inline (BylineDialectScanner *scanner)
{
  Inline self = { .scanner = scanner, .text = g_string_new (NULL) };
  BylineText *text = NULL;

  self.marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
  g_array_set_clear_func (self.marks, clear_href);
  if (read_all (&self))
    {
      text = byline_text_new_take (g_string_free (g_steal_pointer (&self.text), FALSE));
      if (self.marks->len > 0)
        text->marks = g_steal_pointer (&self.marks);
    }
  for (guint i = 0; i < self.n_open; i++)
    g_free (self.open[i].href);
  if (self.text != NULL)
    g_string_free (self.text, TRUE);
  g_clear_pointer (&self.marks, g_array_unref);
  return text;
}
