/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-json-writer.h"

#include "byline-clock.h"

struct _BylineJsonWriter {
  GString *out;
  gboolean is_pretty;
  gboolean has_member; /* of what is open */
  guint depth;
};

BylineJsonWriter *
byline_json_writer_new (gboolean pretty, gsize size)
{
  BylineJsonWriter *self = g_new0 (BylineJsonWriter, 1);

  self->out = g_string_sized_new (size);
  self->is_pretty = pretty;
  return self;
}

char *
byline_json_writer_finish (BylineJsonWriter *self)
{
  char *text;

  g_return_val_if_fail (self != NULL && self->depth == 0, NULL);

  text = g_string_free (g_steal_pointer (&self->out), FALSE);
  g_free (self);
  return text;
}

void
byline_json_writer_free (BylineJsonWriter *self)
{
  g_string_free (self->out, TRUE);
  g_free (self);
}

static void
break_line (BylineJsonWriter *self)
{
  if (!self->is_pretty)
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* The characters that stand in a string as they are. */
static const guint8 is_plain[256] = {
  [' '] = 1, ['!'] = 1, ['#' ... '['] = 1, [']' ... '~'] = 1, [0x80 ... 0xff] = 1,
};

static void
append_escaped (GString *out, guchar c)
{
  static const char letters[] = "btn.fr"; /* 8 to 13; of 11 there is none */

  g_string_append_c (out, '\\');
  if (c == '"' || c == '\\')
    g_string_append_c (out, (char) c);
  else if (c >= '\b' && c <= '\r' && c != '\v')
    g_string_append_c (out, letters[c - '\b']);
  else
    g_string_append_printf (out, "u%04x", c);
}

static void
append_string (GString *out, const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (;; text++)
    {
      while (is_plain[(guchar) *text])
        text++;
      if (*text == '\0')
        break;
      g_string_append_len (out, run, text - run);
      append_escaped (out, (guchar) *text);
      run = text + 1;
    }
  g_string_append_len (out, run, text - run);
  g_string_append_c (out, '"');
}

/* What stands in front of a value. */
static void
begin_value (BylineJsonWriter *self, const char *name)
{
  if (self->has_member)
    g_string_append_c (self->out, ',');
  self->has_member = TRUE;
  if (self->depth > 0)
    break_line (self);
  if (name == NULL)
    return;
  append_string (self->out, name);
  g_string_append (self->out, self->is_pretty ? " : " : ":");
}

static void
begin (BylineJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_member = FALSE;
}

static void
end (BylineJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->has_member)
    break_line (self);
  g_string_append_c (self->out, bracket);
  self->has_member = TRUE;
}

void
byline_json_writer_begin_object (BylineJsonWriter *self, const char *name)
{
  begin (self, name, '{');
}

void
byline_json_writer_end_object (BylineJsonWriter *self)
{
  end (self, '}');
}

void
byline_json_writer_begin_array (BylineJsonWriter *self, const char *name)
{
  begin (self, name, '[');
}

void
byline_json_writer_end_array (BylineJsonWriter *self)
{
  end (self, ']');
}

void
byline_json_writer_add_string (BylineJsonWriter *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  begin_value (self, name);
  append_string (self->out, value);
}

void
byline_json_writer_set_int (BylineJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
byline_json_writer_set_boolean (BylineJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
byline_json_writer_add_if_true (BylineJsonWriter *self, const char *name, gboolean value)
{
  if (value)
    byline_json_writer_set_boolean (self, name, TRUE);
}

void
byline_json_writer_set_time (BylineJsonWriter *self, const char *name, gint64 time)
{
  g_autofree char *text = time != 0 ? byline_clock_format_iso8601 (time) : NULL;

  byline_json_writer_add_string (self, name, text);
}

void
byline_json_writer_add_strings (BylineJsonWriter *self, const char *name, GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  byline_json_writer_begin_array (self, name);
  for (guint i = 0; i < texts->len; i++)
    byline_json_writer_add_string (self, NULL, g_ptr_array_index (texts, i));
  byline_json_writer_end_array (self);
}
