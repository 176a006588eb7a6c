/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli-json.h"

#include <stdio.h>

BylineJsonWriter *
cli_json_begin (void)
{
  BylineJsonWriter *self = byline_json_writer_new (FALSE, 0);

  byline_json_writer_begin_object (self, NULL);
  return self;
}

void
cli_json_add_string (BylineJsonWriter *self, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  byline_json_writer_add_string (self, name, valid);
}

void
cli_json_add_strings (BylineJsonWriter *self, const char *name, GPtrArray *values)
{
  byline_json_writer_begin_array (self, name);
  for (guint i = 0; i < values->len; i++)
    cli_json_add_string (self, NULL, g_ptr_array_index (values, i));
  byline_json_writer_end_array (self);
}

void
cli_json_print (BylineJsonWriter *self)
{
  g_autofree char *text = NULL;

  byline_json_writer_end_object (self);
  text = byline_json_writer_finish (self);
  puts (text);
}
