/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-json.h"

#include <stdio.h>

#include "byline-json-writer.h"

struct _CliJson {
  BylineJsonWriter *writer;
};

CliJson *
cli_json_new (void)
{
  CliJson *self = g_new0 (CliJson, 1);

  self->writer = byline_json_writer_new (FALSE, 0);
  return self;
}

void
cli_json_free (CliJson *self)
{
  byline_json_writer_free (self->writer);
  g_free (self);
}

void
cli_json_begin_object (CliJson *self, const char *name)
{
  byline_json_writer_begin_object (self->writer, name);
}

void
cli_json_end_object (CliJson *self)
{
  byline_json_writer_end_object (self->writer);
}

void
cli_json_begin_array (CliJson *self, const char *name)
{
  byline_json_writer_begin_array (self->writer, name);
}

void
cli_json_end_array (CliJson *self)
{
  byline_json_writer_end_array (self->writer);
}

void
cli_json_add_string (CliJson *self, const char *name, const char *value)
{
  /* Names of files and messages of the system are of any bytes. */
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  byline_json_writer_add_string (self->writer, name, valid);
}

void
cli_json_add_int (CliJson *self, const char *name, gint64 value)
{
  byline_json_writer_set_int (self->writer, name, value);
}

void
cli_json_add_boolean (CliJson *self, const char *name, gboolean value)
{
  byline_json_writer_set_boolean (self->writer, name, value);
}

void
cli_json_add_time (CliJson *self, const char *name, gint64 value)
{
  byline_json_writer_set_time (self->writer, name, value);
}

void
cli_json_add_strings (CliJson *self, const char *name, const char *const *values)
{
  cli_json_begin_array (self, name);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    cli_json_add_string (self, NULL, values[i]);
  cli_json_end_array (self);
}

void
cli_json_add_string_array (CliJson *self, const char *name, GPtrArray *values)
{
  cli_json_begin_array (self, name);
  for (guint i = 0; i < values->len; i++)
    cli_json_add_string (self, NULL, g_ptr_array_index (values, i));
  cli_json_end_array (self);
}

void
cli_json_print (CliJson *self)
{
  g_autofree char *text = byline_json_writer_finish (self->writer);

  puts (text);
  self->writer = byline_json_writer_new (FALSE, 0);
}
