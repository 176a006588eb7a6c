/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-builder-private.h"

#include <string.h>

/* More marks than that in one block are no writing but an attack. */
#define MAX_MARKS 20000

static void
clear_mark (gpointer data)
{
  BylineMark *mark = data;

  g_free (mark->href);
}

void
_byline_text_builder_init (BylineTextBuilder *self)
{
  memset (self, 0, sizeof *self);
  self->text = g_string_new (NULL);
}

void
_byline_text_builder_clear (BylineTextBuilder *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  for (guint i = 0; i < BYLINE_N_MARK_KINDS; i++)
    g_clear_pointer (&self->hrefs[i], g_free);
  g_clear_pointer (&self->marks, g_array_unref);
}

/* Letters of Chinese and Japanese, and the signs between them; Korean parts its words by spaces. */
static gboolean
is_east_asian (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x9fff && !(c >= 0x3130 && c <= 0x318f)) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

static gunichar
last_letter (const BylineTextBuilder *self)
{
  return g_utf8_get_char (g_utf8_prev_char (self->text->str + self->text->len));
}

/* Writes the white space that was held back until it was known that something follows. */
static void
write_space (BylineTextBuilder *self, gunichar next)
{
  if (self->text->len > 0)
    {
      if (self->n_breaks > 0)
        {
          g_string_append_c (self->text, '\n');
          self->n_chars++;
        }
      /* Between letters that are written without spaces, the end of a line in the source is none (CSS Text 3,
       * segment breaks). */
      else if (self->space &&
               !(self->ends_line && is_east_asian (next) && is_east_asian (last_letter (self))))
        {
          g_string_append_c (self->text, ' ');
          self->n_chars++;
        }
    }
  self->n_breaks = 0;
  self->space = FALSE;
  self->ends_line = FALSE;
}

static gboolean
is_left_out (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0xfeff || c == 0xfffc ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* What joins or parts letters beside it and is nothing by itself. */
static gboolean
is_without_width (gunichar c)
{
  return c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060;
}

static gboolean
is_folded (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029;
}

static gboolean
is_plain (char c)
{
  return c > ' ' && c < 0x7f;
}

/* How many bytes from @text on stay as they are, words with one space between them: most of most
 * texts. */
static gsize
plain_length (const char *text, const char *end)
{
  const char *p = text;

  while (p < end && (is_plain (*p) || (*p == ' ' && p > text && p + 1 < end && is_plain (p[1]))))
    p++;
  return (gsize) (p - text);
}

void
_byline_text_builder_append_length (BylineTextBuilder *self, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      gsize n_plain = plain_length (text, end);
      gunichar c = g_utf8_get_char (text);
      const char *next = n_plain > 0 ? text + n_plain : g_utf8_next_char (text);

      if (is_folded (c))
        {
          self->space = TRUE;
          self->ends_line |= c == '\n' || c == '\r';
        }
      else if (is_left_out (c) || ((c == 0xa0 || is_without_width (c)) && self->text->len == 0))
        {
          /* nothing to show */
        }
      else
        {
          write_space (self, c);
          g_string_append_len (self->text, text, next - text);
          self->n_chars += n_plain > 0 ? (guint) n_plain : 1;
        }
      text = next;
    }
}

void
_byline_text_builder_append (BylineTextBuilder *self, const char *text)
{
  _byline_text_builder_append_length (self, text, strlen (text));
}

void
_byline_text_builder_break (BylineTextBuilder *self)
{
  if (self->text->len > 0)
    self->n_breaks++;
}

gboolean
_byline_text_builder_at_double_break (const BylineTextBuilder *self)
{
  return self->n_breaks > 1;
}

gboolean
_byline_text_builder_is_empty (const BylineTextBuilder *self)
{
  return self->text->len == 0;
}

static guint
next_char (const BylineTextBuilder *self)
{
  gboolean gap = self->text->len > 0 && (self->space || self->n_breaks > 0);

  return self->n_chars + (gap ? 1 : 0);
}

gboolean
_byline_text_builder_open (BylineTextBuilder *self, BylineMarkKind kind, const char *href)
{
  if (self->is_open[kind])
    return FALSE;
  self->is_open[kind] = TRUE;
  self->starts[kind] = next_char (self);
  g_free (self->hrefs[kind]);
  self->hrefs[kind] = g_strdup (href);
  return TRUE;
}

static void
add_mark (BylineTextBuilder *self, BylineMarkKind kind)
{
  BylineMark mark = { self->starts[kind], self->n_chars, kind, NULL };

  if (mark.end <= mark.start || (self->marks != NULL && self->marks->len >= MAX_MARKS))
    return;
  if (self->marks == NULL)
    {
      self->marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
      g_array_set_clear_func (self->marks, clear_mark);
    }
  mark.href = g_strdup (self->hrefs[kind]);
  g_array_append_val (self->marks, mark);
}

void
_byline_text_builder_close (BylineTextBuilder *self, BylineMarkKind kind)
{
  if (!self->is_open[kind])
    return;
  add_mark (self, kind);
  self->is_open[kind] = FALSE;
  g_clear_pointer (&self->hrefs[kind], g_free);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const BylineMark *first = a;
  const BylineMark *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/* Takes hard spaces off the end. */
static void
trim_end (BylineTextBuilder *self)
{
  while (self->text->len >= 2 && memcmp (self->text->str + self->text->len - 2, "\302\240", 2) == 0)
    {
      g_string_truncate (self->text, self->text->len - 2);
      self->n_chars--;
      while (self->text->len > 0 && g_ascii_isspace (self->text->str[self->text->len - 1]))
        {
          g_string_truncate (self->text, self->text->len - 1);
          self->n_chars--;
        }
    }
}

static void
move_marks (BylineTextBuilder *self, BylineText *text)
{
  if (self->marks == NULL)
    return;
  g_array_sort (self->marks, compare_marks);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const BylineMark *mark = &g_array_index (self->marks, BylineMark, i);

      byline_text_add_mark (text, mark->start, MIN (mark->end, self->n_chars), mark->kind,
                            mark->href);
    }
  g_clear_pointer (&self->marks, g_array_unref);
}

BylineText *
_byline_text_builder_take (BylineTextBuilder *self)
{
  BylineText *text = NULL;

  trim_end (self);
  for (guint i = 0; i < BYLINE_N_MARK_KINDS; i++)
    {
      if (self->is_open[i])
        add_mark (self, i);
      self->starts[i] = 0;
    }
  if (self->text->len > 0)
    {
      text = byline_text_new (self->text->str);
      move_marks (self, text);
    }
  g_clear_pointer (&self->marks, g_array_unref);
  g_string_truncate (self->text, 0);
  self->n_chars = 0;
  self->n_breaks = 0;
  self->space = FALSE;
  self->ends_line = FALSE;
  return text;
}
