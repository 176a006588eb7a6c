/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-markup-tokenizer-private.h"

#include "byline-entity.h"

#include <string.h>

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void
_byline_markup_tokenizer_init (BylineMarkupTokenizer *self,
                               const char *data,
                               gsize length,
                               gboolean is_xml)
{
  self->is_xml = is_xml;
  self->cursor = data;
  self->end = data + length;
  self->n_attributes = 0;
  self->has_no_comment_end = FALSE;
  self->has_no_cdata_end = FALSE;
  self->has_no_frame_end = FALSE;
  self->begin = data;
  self->text = data;
  self->length = 0;
}

static void
read_value (BylineMarkupTokenizer *self, BylineMarkupAttribute *attribute)
{
  const char *p = self->cursor;

  if (p < self->end && (*p == '"' || *p == '\''))
    {
      const char *close = memchr (p + 1, *p, self->end - p - 1);

      if (close == NULL)
        close = self->end;
      attribute->value = p + 1;
      attribute->value_length = close - p - 1;
      self->cursor = MIN (close + 1, self->end);
      return;
    }

  while (p < self->end && !is_space (*p) && *p != '>')
    p++;
  attribute->value = self->cursor;
  attribute->value_length = p - self->cursor;
  self->cursor = p;
}

static void
read_attribute (BylineMarkupTokenizer *self)
{
  BylineMarkupAttribute attribute = { self->cursor, 0, "", 0 };
  const char *p = self->cursor + 1;

  while (p < self->end && !is_space (*p) && *p != '/' && *p != '>' && *p != '=')
    p++;
  attribute.name_length = p - attribute.name;
  self->cursor = p;

  while (p < self->end && is_space (*p))
    p++;
  if (p < self->end && *p == '=')
    {
      p++;
      while (p < self->end && is_space (*p))
        p++;
      self->cursor = p;
      read_value (self, &attribute);
    }

  if (self->n_attributes < BYLINE_MARKUP_MAX_ATTRIBUTES)
    self->attributes[self->n_attributes++] = attribute;
}

/* Returns: FALSE if the input ends inside the tag, which then is none. */
static gboolean
read_tag (BylineMarkupTokenizer *self, const char *name)
{
  const char *p = name;

  while (p < self->end && !is_space (*p) && *p != '/' && *p != '>')
    p++;
  self->text = name;
  self->length = p - name;
  self->n_attributes = 0;
  self->is_empty = FALSE;
  self->cursor = p;

  while (self->cursor < self->end)
    {
      char c = *self->cursor;

      if (c == '>')
        {
          self->cursor++;
          return TRUE;
        }
      if (c == '/' || is_space (c))
        {
          self->is_empty = c == '/' && self->cursor + 1 < self->end && self->cursor[1] == '>';
          self->cursor++;
          continue;
        }
      read_attribute (self);
    }
  return FALSE;
}

/* Returns: where the comment whose "<!--" ends at @p ends: at the next ">", if it is never closed.
 */
static const char *
find_comment_end (BylineMarkupTokenizer *self, const char *p)
{
  const char *end = self->end;
  const char *begin = p;
  const char *dashes;

  if (p < end && *p == '>')
    return p + 1;
  if (p + 1 < end && p[0] == '-' && p[1] == '>')
    return p + 2;

  while (!self->has_no_comment_end && (dashes = memmem (p, end - p, "--", 2)) != NULL)
    {
      p = dashes + 2;
      if (p < end && *p == '>')
        return p + 1;
      if (p + 1 < end && p[0] == '!' && p[1] == '>')
        return p + 2;
      p = dashes + 1;
    }
  self->has_no_comment_end = TRUE;
  p = memchr (begin, '>', end - begin);
  return p != NULL ? p + 1 : end;
}

/* Returns: where the declaration whose "<!" ends at @p ends, its internal subset in brackets with
 * it. */
static const char *
find_declaration_end (const char *p, const char *end)
{
  gboolean in_subset = FALSE;
  char quote = 0;

  for (const char *q = p; q < end; q++)
    {
      if (quote != 0)
        {
          if (*q == quote)
            quote = 0;
        }
      else if (*q == '"' || (*q == '\'' && in_subset))
        quote = *q;
      else if (*q == '[')
        in_subset = TRUE;
      else if (*q == ']')
        in_subset = FALSE;
      else if (*q == '>' && !in_subset)
        return q + 1;
    }

  p = memchr (p, '>', end - p);
  return p != NULL ? p + 1 : end;
}

/* At "<!", "<?" or an end tag without a name. Returns: whether it made a token. */
static gboolean
read_declaration (BylineMarkupTokenizer *self)
{
  const char *p = self->cursor;
  gsize left = self->end - p;
  const char *close;

  if (left >= 4 && memcmp (p, "<!--", 4) == 0)
    {
      self->cursor = find_comment_end (self, p + 4);
      return FALSE;
    }
  if (left >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
    {
      close = self->has_no_cdata_end ? NULL : memmem (p + 9, left - 9, "]]>", 3);
      self->has_no_cdata_end = close == NULL;
      if (close == NULL && !self->is_xml)
        {
          self->type = BYLINE_MARKUP_TEXT;
          self->text = p;
          self->length = 9;
          self->cursor = p + 9;
          return TRUE;
        }
      self->type = BYLINE_MARKUP_CDATA;
      self->text = p + 9;
      self->length = (close != NULL ? close : self->end) - self->text;
      self->cursor = close != NULL ? close + 3 : self->end;
      return TRUE;
    }
  if (left >= 9 && g_ascii_strncasecmp (p, "<!DOCTYPE", 9) == 0)
    {
      self->type = BYLINE_MARKUP_DOCTYPE;
      self->text = p;
      self->cursor = find_declaration_end (p + 9, self->end);
      self->length = self->cursor - p;
      return TRUE;
    }

  close = memchr (p, '>', left);
  self->cursor = close != NULL ? close + 1 : self->end;
  return FALSE;
}

static inline gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guchar) c >= 0x80;
}

/* "<!" of a declaration, a comment or a marked section; else it is text that somebody wrote, such as
 * "<!' he said". */
static inline gboolean
is_declaration (const char *p, const char *end)
{
  return end - p > 2 && (g_ascii_isalpha (p[2]) || p[2] == '-' || p[2] == '[' || p[2] == '>');
}

static inline gboolean
begins_markup (const char *p, const char *end)
{
  if (end - p < 2)
    return FALSE;
  return is_name_start (p[1]) || (p[1] == '!' && is_declaration (p, end)) || p[1] == '?' ||
         (p[1] == '/' && end - p > 2);
}

static void
read_text (BylineMarkupTokenizer *self)
{
  const char *p = self->cursor;

  self->type = BYLINE_MARKUP_TEXT;
  self->text = p;
  do
    {
      p = memchr (p + 1, '<', self->end - p - 1);
      if (p == NULL)
        p = self->end;
    }
  while (p < self->end && !begins_markup (p, self->end));
  self->length = p - self->text;
  self->cursor = p;
}

gboolean
_byline_markup_tokenizer_next (BylineMarkupTokenizer *self)
{
  while (self->cursor < self->end)
    {
      const char *p = self->begin = self->cursor;

      if (*p != '<' || !begins_markup (p, self->end))
        {
          read_text (self);
          return TRUE;
        }
      if (p[1] == '!' || p[1] == '?' || (p[1] == '/' && !is_name_start (p[2])))
        {
          if (read_declaration (self))
            return TRUE;
          continue;
        }
      self->type = p[1] == '/' ? BYLINE_MARKUP_END : BYLINE_MARKUP_START;
      if (read_tag (self, p[1] == '/' ? p + 2 : p + 1))
        return TRUE;
    }
  return FALSE;
}

/* Whether the tag of the element @name, with or without a slash, begins at @p, its "<" passed. */
static gboolean
is_tag_of (const char *p, const char *end, const char *name, gsize length)
{
  const char *after = p + length;

  return after <= end && g_ascii_strncasecmp (p, name, length) == 0 &&
         (after == end || is_space (*after) || *after == '>' || *after == '/');
}

void
_byline_markup_tokenizer_skip_element (BylineMarkupTokenizer *self)
{
  const char *name = self->text;
  gsize length = self->length;
  gboolean is_script = _byline_markup_tokenizer_is (self, "script");
  gboolean is_frame = _byline_markup_tokenizer_is (self, "iframe");
  const char *p = self->cursor;

  if (is_frame && (self->has_no_frame_end || self->is_empty))
    return;
  while ((p = memchr (p, '<', self->end - p)) != NULL)
    {
      if (p + 1 < self->end && p[1] == '/' && is_tag_of (p + 2, self->end, name, length))
        {
          const char *close = memchr (p, '>', self->end - p);

          self->cursor = close != NULL ? close + 1 : self->end;
          return;
        }
      /* The next one begins: this one was never ended. */
      if (is_frame && is_tag_of (p + 1, self->end, name, length))
        return;
      if (is_script && is_tag_of (p + 1, self->end, name, length) &&
          strchr ("'\"`\\", p[-1]) == NULL)
        return;
      p++;
    }
  self->has_no_frame_end = is_frame;
  if (!is_frame)
    self->cursor = self->end;
}

gboolean
_byline_markup_tokenizer_is (const BylineMarkupTokenizer *self, const char *name)
{
  return strlen (name) == self->length && g_ascii_strncasecmp (self->text, name, self->length) == 0;
}

const BylineMarkupAttribute *
_byline_markup_tokenizer_attribute (const BylineMarkupTokenizer *self, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->n_attributes; i++)
    {
      const BylineMarkupAttribute *attribute = &self->attributes[i];

      if (attribute->name_length == length &&
          g_ascii_strncasecmp (attribute->name, name, length) == 0)
        return attribute;
    }
  return NULL;
}

/* What is never written: whoever judges a value judges what will stand in the output. */
static gboolean
is_control (guchar c)
{
  return c < 0x20 && c != '\n' && c != '\t' && c != '\r';
}

char *
_byline_markup_tokenizer_dup_value (const BylineMarkupAttribute *attribute)
{
  GString *decoded = g_string_sized_new (attribute->value_length);
  char *value;
  char *end;

  byline_entity_decode (decoded, attribute->value, attribute->value_length, TRUE);
  end = value = g_string_free (decoded, FALSE);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (!is_control (*p))
        *end++ = *p;
    }
  *end = '\0';
  return g_strstrip (value);
}

char *
_byline_markup_tokenizer_dup_attribute (const BylineMarkupTokenizer *self, const char *name)
{
  const BylineMarkupAttribute *attribute = _byline_markup_tokenizer_attribute (self, name);

  return attribute != NULL ? _byline_markup_tokenizer_dup_value (attribute) : NULL;
}

void
_byline_markup_escape (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *run = text;

  for (; text < end; text++)
    {
      const char *escaped = NULL;
      guchar c = *text;

      if (c > '>')
        continue;
      if (c == '&')
        escaped = "&amp;";
      else if (c == '<')
        escaped = "&lt;";
      else if (c == '>')
        escaped = "&gt;";
      else if (c == '"')
        escaped = "&quot;";
      else if (is_control (c))
        escaped = "";
      if (escaped == NULL)
        continue;
      g_string_append_len (out, run, text - run);
      g_string_append (out, escaped);
      run = text + 1;
    }
  g_string_append_len (out, run, end - run);
}
