/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialect-private.h"

#include <string.h>

#include "byline-error.h"

gboolean
_byline_dialect_fail (BylineDialectScanner *self, int code, const char *what)
{
  if (self->error == NULL)
    self->error = g_error_new (BYLINE_PARSE_ERROR, code, "%s at byte %" G_GSIZE_FORMAT, what,
                               (gsize) (self->at - self->begin));
  return FALSE;
}

static gboolean
fail_malformed (BylineDialectScanner *self, const char *what)
{
  return _byline_dialect_fail (self, BYLINE_PARSE_ERROR_MALFORMED, what);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void
_byline_dialect_skip_space (BylineDialectScanner *self)
{
  while (self->at < self->end && is_space (*self->at))
    self->at++;
}

gboolean
_byline_dialect_is_at_start_tag (const BylineDialectScanner *self)
{
  return self->end - self->at >= 2 && self->at[0] == '<' && g_ascii_islower (self->at[1]);
}

gboolean
_byline_dialect_is_at (const BylineDialectScanner *self, const char *name)
{
  gsize length = strlen (name);

  return (gsize) (self->end - self->at) > length + 1 && self->at[0] == '<' &&
         memcmp (self->at + 1, name, length) == 0 &&
         (self->at[length + 1] == '>' || self->at[length + 1] == ' ');
}

static gsize
read_name (BylineDialectScanner *self)
{
  const char *begin = self->at;

  while (self->at < self->end && (g_ascii_islower (*self->at) || g_ascii_isdigit (*self->at)))
    self->at++;
  return (gsize) (self->at - begin);
}

static gboolean
has_attribute (const BylineDialectTag *tag, const char *name, gsize length)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      if (tag->attributes[i].name_length == length &&
          memcmp (tag->attributes[i].name, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Reads ' name="value"'. */
static gboolean
read_attribute (BylineDialectScanner *self, BylineDialectTag *tag)
{
  const char *name = ++self->at;
  gsize length = read_name (self);
  const char *quote;

  if (length == 0 || self->end - self->at < 3 || self->at[0] != '=' || self->at[1] != '"' ||
      tag->n_attributes == BYLINE_DIALECT_MAX_ATTRIBUTES || has_attribute (tag, name, length))
    return fail_malformed (self, "Attribute");
  self->at += 2;
  quote = memchr (self->at, '"', (gsize) (self->end - self->at));
  if (quote == NULL)
    return fail_malformed (self, "Attribute without an end");
  tag->attributes[tag->n_attributes].name = name;
  tag->attributes[tag->n_attributes].name_length = length;
  tag->attributes[tag->n_attributes].value = self->at;
  tag->attributes[tag->n_attributes].value_length = (gsize) (quote - self->at);
  tag->attributes[tag->n_attributes++].is_taken = FALSE;
  self->at = quote + 1;
  return TRUE;
}

gboolean
_byline_dialect_read_tag (BylineDialectScanner *self, BylineDialectTag *tag)
{
  if (!_byline_dialect_is_at_start_tag (self))
    return fail_malformed (self, "No element");
  tag->name = ++self->at;
  tag->name_length = read_name (self);
  tag->n_attributes = 0;
  while (self->at < self->end && *self->at == ' ')
    {
      if (!read_attribute (self, tag))
        return FALSE;
    }
  if (self->at == self->end || *self->at != '>')
    return fail_malformed (self, "Tag without an end");
  self->at++;
  return TRUE;
}

gboolean
_byline_dialect_read_end (BylineDialectScanner *self, const char *name)
{
  gsize length = strlen (name);

  if ((gsize) (self->end - self->at) < length + 3 || self->at[0] != '<' || self->at[1] != '/' ||
      memcmp (self->at + 2, name, length) != 0 || self->at[length + 2] != '>')
    {
      g_autofree char *what = g_strdup_printf ("No </%s>", name);

      return fail_malformed (self, what);
    }
  self->at += length + 3;
  return TRUE;
}

/* Returns: how many bytes the reference at @p takes, 0 for none that the dialect knows. */
static gsize
read_reference (const char *p, const char *end, char *c)
{
  static const struct {
    const char *text;
    char c;
  } references[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' } };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      gsize length = strlen (references[i].text);

      if ((gsize) (end - p) >= length && memcmp (p, references[i].text, length) == 0)
        {
          *c = references[i].c;
          return length;
        }
    }
  return 0;
}

static gboolean
append_decoded (BylineDialectScanner *self, GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *ampersand = memchr (text, '&', (gsize) (end - text));
      gsize size;
      char c = '\0';

      g_string_append_len (out, text, (ampersand != NULL ? ampersand : end) - text);
      if (ampersand == NULL)
        break;
      size = read_reference (ampersand, end, &c);
      if (size == 0)
        return fail_malformed (self, "Character reference");
      g_string_append_c (out, c);
      text = ampersand + size;
    }
  return TRUE;
}

gboolean
_byline_dialect_read_text (BylineDialectScanner *self, GString *out, gboolean keeps_space)
{
  const char *tag = memchr (self->at, '<', (gsize) (self->end - self->at));
  const char *end = tag != NULL ? tag : self->end;
  gsize before = out->len;

  if (!append_decoded (self, out, self->at, (gsize) (end - self->at)))
    return FALSE;
  self->at = end;
  for (gsize i = before; !keeps_space && i < out->len; i++)
    {
      if (is_space (out->str[i]))
        out->str[i] = ' ';
    }
  return TRUE;
}

gboolean
_byline_dialect_tag_is (const BylineDialectTag *tag, const char *name)
{
  return strlen (name) == tag->name_length && memcmp (tag->name, name, tag->name_length) == 0;
}

char *
_byline_dialect_take (BylineDialectScanner *self, BylineDialectTag *tag, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      g_autoptr (GString) value = NULL;

      if (tag->attributes[i].name_length != length ||
          memcmp (tag->attributes[i].name, name, length) != 0)
        continue;
      tag->attributes[i].is_taken = TRUE;
      value = g_string_sized_new (tag->attributes[i].value_length + 1);
      return append_decoded (self, value, tag->attributes[i].value, tag->attributes[i].value_length)
               ? g_string_free (g_steal_pointer (&value), FALSE)
               : NULL;
    }
  return NULL;
}

guint
_byline_dialect_take_number (BylineDialectScanner *self,
                             BylineDialectTag *tag,
                             const char *name,
                             guint most,
                             guint fallback)
{
  g_autofree char *text = _byline_dialect_take (self, tag, name);
  guint64 number;

  if (text == NULL)
    return fallback;
  if (g_ascii_string_to_unsigned (text, 10, 0, most, &number, NULL))
    return (guint) number;
  fail_malformed (self, "Number");
  return fallback;
}

gboolean
_byline_dialect_tag_is_done (BylineDialectScanner *self, const BylineDialectTag *tag)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      if (!tag->attributes[i].is_taken)
        return fail_malformed (self, "Unknown attribute");
    }
  return self->error == NULL;
}
