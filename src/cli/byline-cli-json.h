/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CliJson: writes one JSON value on one line, member by member. */
typedef struct _CliJson CliJson;

CliJson *cli_json_new (void);
void cli_json_free (CliJson *self);

/** Opens an object: the value itself, the next element, or (with @name) a member. */
void cli_json_begin_object (CliJson *self, const char *name);
void cli_json_end_object (CliJson *self);
void cli_json_begin_array (CliJson *self, const char *name);
void cli_json_end_array (CliJson *self);

/** @name: %NULL in an array. @value: (nullable): %NULL leaves it out. */
void cli_json_add_string (CliJson *self, const char *name, const char *value);
void cli_json_add_int (CliJson *self, const char *name, gint64 value);
void cli_json_add_boolean (CliJson *self, const char *name, gboolean value);
/** Seconds since 1970, as RFC 3339; 0 leaves it out. */
void cli_json_add_time (CliJson *self, const char *name, gint64 value);
/** @values: (nullable) (array zero-terminated=1) */
void cli_json_add_strings (CliJson *self, const char *name, const char *const *values);
/** @values: (element-type utf8) */
void cli_json_add_string_array (CliJson *self, const char *name, GPtrArray *values);

/** Prints the value and a line break, and begins a new one. */
void cli_json_print (CliJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliJson, cli_json_free)

G_END_DECLS
