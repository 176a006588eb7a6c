/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineJsonWriter:
 *
 * Writes one JSON value (RFC 8259) member by member, without a tree of it. What is not there is left
 * out: a missing member and null mean the same to readers. Texts are UTF-8.
 */
typedef struct _BylineJsonWriter BylineJsonWriter;

/**
 * byline_json_writer_new:
 * @pretty: in lines, indented by two spaces
 * @size: about how many bytes it will be; 0 if nobody knows
 *
 * Returns: (transfer full): a writer that has written nothing
 */
BylineJsonWriter *byline_json_writer_new (gboolean pretty, gsize size);
/**
 * byline_json_writer_finish:
 * @self: (transfer full): a writer whose objects and arrays are ended
 *
 * Ends a document and frees the writer.
 *
 * Returns: (transfer full): what was written
 */
char *byline_json_writer_finish (BylineJsonWriter *self);
/**
 * byline_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees @self and what it holds.
 */
void byline_json_writer_free (BylineJsonWriter *self);

/* @name: of a member; %NULL for the value itself and for elements of an array. */

/**
 * byline_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): the member; %NULL in an array and for the value itself
 *
 * Begins an object.
 */
void byline_json_writer_begin_object (BylineJsonWriter *self, const char *name);
/**
 * byline_json_writer_end_object:
 * @self: a writer
 *
 * Ends the object that was begun last.
 */
void byline_json_writer_end_object (BylineJsonWriter *self);
/**
 * byline_json_writer_begin_array:
 * @self: a writer
 * @name: (nullable): the member; %NULL in an array and for the value itself
 *
 * Begins an array.
 */
void byline_json_writer_begin_array (BylineJsonWriter *self, const char *name);
/**
 * byline_json_writer_end_array:
 * @self: a writer
 *
 * Ends the array that was begun last.
 */
void byline_json_writer_end_array (BylineJsonWriter *self);
/**
 * byline_json_writer_add_string:
 * @self: a writer
 * @name: (nullable): the member; %NULL in an array
 * @value: (nullable): a text; %NULL leaves it out
 *
 * Writes a string.
 */
void byline_json_writer_add_string (BylineJsonWriter *self, const char *name, const char *value);
/**
 * byline_json_writer_set_int:
 * @self: a writer
 * @name: (nullable): the member; %NULL in an array
 * @value: a number
 *
 * Writes a number.
 */
void byline_json_writer_set_int (BylineJsonWriter *self, const char *name, gint64 value);
/**
 * byline_json_writer_set_boolean:
 * @self: a writer
 * @name: (nullable): the member; %NULL in an array
 * @value: a truth value
 *
 * Writes `true` or `false`.
 */
void byline_json_writer_set_boolean (BylineJsonWriter *self, const char *name, gboolean value);
/**
 * byline_json_writer_add_if_true:
 * @self: a writer
 * @name: the member
 * @value: a truth value
 *
 * Writes `true`; %FALSE leaves it out.
 */
void byline_json_writer_add_if_true (BylineJsonWriter *self, const char *name, gboolean value);
/**
 * byline_json_writer_set_time:
 * @self: a writer
 * @name: the member
 * @time: seconds since 1970; 0 leaves it out
 *
 * Writes a time as RFC 3339 has it, in UTC.
 */
void byline_json_writer_set_time (BylineJsonWriter *self, const char *name, gint64 time);
/**
 * byline_json_writer_add_strings:
 * @self: a writer
 * @name: the member
 * @texts: (element-type utf8): strings; none leave it out
 *
 * Writes an array of strings.
 */
void byline_json_writer_add_strings (BylineJsonWriter *self, const char *name, GPtrArray *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineJsonWriter, byline_json_writer_free)

G_END_DECLS
