/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-json-writer.h"
#include "byline-publication.h"

G_BEGIN_DECLS

/* What --json prints: an object a line. */

/** Returns: (transfer full): a new object, for cli_json_print(). */
BylineJsonWriter *cli_json_begin (void);
/**
 * @name: %NULL in an array. @value: (nullable): of any bytes, as names of files and messages of the
 * system are; %NULL leaves it out.
 */
void cli_json_add_string (BylineJsonWriter *self, const char *name, const char *value);
/** @values: (element-type utf8): as the value of cli_json_add_string() */
void cli_json_add_strings (BylineJsonWriter *self, const char *name, GPtrArray *values);
/** Adds what `feeds --json` says of a feed. */
void cli_json_add_feed (BylineJsonWriter *json,
                        const BylinePublication *publication,
                        const BylineFeed *feed);
/** Ends the object, prints it and a line break, and frees @self. */
void cli_json_print (BylineJsonWriter *self);

G_END_DECLS
