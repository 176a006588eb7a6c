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

void
cli_json_add_feed (BylineJsonWriter *json,
                   const BylinePublication *publication,
                   const BylineFeed *feed)
{
  byline_json_writer_set_int (json, "id", feed->id);
  cli_json_add_string (json, "url", feed->url);
  cli_json_add_string (json, "title", feed->title);
  cli_json_add_string (json, "description", feed->description);
  cli_json_add_string (json, "format", feed->format);
  cli_json_add_string (json, "section", feed->section);
  byline_json_writer_begin_object (json, "publication");
  byline_json_writer_set_int (json, "id", publication->id);
  cli_json_add_string (json, "key", publication->key);
  cli_json_add_string (json, "name", publication->name);
  byline_json_writer_end_object (json);
  cli_json_add_string (json, "folder", publication->folder);
  byline_json_writer_set_int (json, "stories", feed->n_stories);
  byline_json_writer_set_time (json, "checked", feed->last_polled);
  byline_json_writer_set_time (json, "succeeded", feed->last_succeeded);
  byline_json_writer_set_time (json, "next_due", feed->next_due);
  byline_json_writer_set_int (json, "failures", feed->n_failures);
  cli_json_add_string (json, "error", feed->last_error);
  cli_json_add_string (json, "error_code", feed->error_code);
  cli_json_add_string (json, "etag", feed->etag);
  cli_json_add_string (json, "last_modified", feed->last_modified);
}
