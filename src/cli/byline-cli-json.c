/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-json.h"

#include <stdio.h>

#include "byline-clock.h"

struct _CliJson {
  GString *text;
};

CliJson *
cli_json_new (void)
{
  CliJson *self = g_new0 (CliJson, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
cli_json_free (CliJson *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_string (CliJson    *self,
               const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (self->text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (self->text, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (self->text, "\\n");
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (self->text, "\\u%04x", (guint) *p);
      else
        g_string_append_c (self->text, *p);
    }
  g_string_append_c (self->text, '"');
}

static void
begin_value (CliJson    *self,
             const char *name)
{
  gsize length = self->text->len;

  if (length > 0 && self->text->str[length - 1] != '{' && self->text->str[length - 1] != '[')
    g_string_append_c (self->text, ',');
  if (name != NULL)
    {
      append_string (self, name);
      g_string_append_c (self->text, ':');
    }
}

void
cli_json_begin_object (CliJson    *self,
                       const char *name)
{
  begin_value (self, name);
  g_string_append_c (self->text, '{');
}

void
cli_json_end_object (CliJson *self)
{
  g_string_append_c (self->text, '}');
}

void
cli_json_begin_array (CliJson    *self,
                      const char *name)
{
  begin_value (self, name);
  g_string_append_c (self->text, '[');
}

void
cli_json_end_array (CliJson *self)
{
  g_string_append_c (self->text, ']');
}

void
cli_json_add_string (CliJson    *self,
                     const char *name,
                     const char *value)
{
  if (value == NULL)
    return;
  begin_value (self, name);
  append_string (self, value);
}

void
cli_json_add_int (CliJson    *self,
                  const char *name,
                  gint64      value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
cli_json_add_boolean (CliJson    *self,
                      const char *name,
                      gboolean    value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
cli_json_add_time (CliJson    *self,
                   const char *name,
                   gint64      value)
{
  g_autofree char *text = value != 0 ? byline_clock_format_iso8601 (value) : NULL;

  cli_json_add_string (self, name, text);
}

void
cli_json_add_strings (CliJson             *self,
                      const char          *name,
                      const char * const  *values)
{
  cli_json_begin_array (self, name);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    cli_json_add_string (self, NULL, values[i]);
  cli_json_end_array (self);
}

void
cli_json_add_string_array (CliJson    *self,
                           const char *name,
                           GPtrArray  *values)
{
  cli_json_begin_array (self, name);
  for (guint i = 0; i < values->len; i++)
    cli_json_add_string (self, NULL, g_ptr_array_index (values, i));
  cli_json_end_array (self);
}

const char *
cli_json_get_text (CliJson *self)
{
  return self->text->str;
}

void
cli_json_print (CliJson *self)
{
  g_string_append_c (self->text, '\n');
  fputs (self->text->str, stdout);
  g_string_truncate (self->text, 0);
}
