/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineJsonWriter: writes one JSON value (RFC 8259) as it is said, member by member, without a
 * tree of it. What is not there is left out: a missing member and null mean the same to readers.
 * Texts are UTF-8.
 */
typedef struct _BylineJsonWriter BylineJsonWriter;

/**
 * byline_json_writer_new:
 * @pretty: in lines, indented by two spaces
 * @size: about how many bytes it will be; 0 if nobody knows
 *
 * Returns: (transfer full)
 */
BylineJsonWriter *byline_json_writer_new (gboolean pretty, gsize size);
/** Returns: (transfer full): what was written. Frees @self. */
char *byline_json_writer_finish (BylineJsonWriter *self);
void byline_json_writer_free (BylineJsonWriter *self);

/* @name: of a member; %NULL for the value itself and for elements of an array. */

void byline_json_writer_begin_object (BylineJsonWriter *self, const char *name);
void byline_json_writer_end_object (BylineJsonWriter *self);
void byline_json_writer_begin_array (BylineJsonWriter *self, const char *name);
void byline_json_writer_end_array (BylineJsonWriter *self);
/** @value: (nullable): %NULL leaves it out. */
void byline_json_writer_add_string (BylineJsonWriter *self, const char *name, const char *value);
void byline_json_writer_set_int (BylineJsonWriter *self, const char *name, gint64 value);
void byline_json_writer_set_boolean (BylineJsonWriter *self, const char *name, gboolean value);
/** %FALSE leaves it out. */
void byline_json_writer_add_if_true (BylineJsonWriter *self, const char *name, gboolean value);
/** A size or a duration: 0 and what is below leave it out. */
void byline_json_writer_add_positive (BylineJsonWriter *self, const char *name, gint64 value);
/** @time: seconds since 1970, written as RFC 3339 in UTC; 0 leaves it out. */
void byline_json_writer_set_time (BylineJsonWriter *self, const char *name, gint64 time);
/** @texts: (element-type utf8): none leaves it out. */
void byline_json_writer_add_strings (BylineJsonWriter *self, const char *name, GPtrArray *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineJsonWriter, byline_json_writer_free)

G_END_DECLS
