/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Members of the JSON objects that Byline writes for itself and others: what is not there is left
 * out, since a missing member and null mean the same to readers; a member of another type than
 * expected counts as missing.
 */

/** @value: (nullable): %NULL leaves it out. */
void byline_json_set_text (JsonBuilder *builder,
                           const char  *name,
                           const char  *value);
void byline_json_set_int (JsonBuilder *builder,
                          const char  *name,
                          gint64       value);
/** %FALSE leaves it out. */
void byline_json_set_flag (JsonBuilder *builder,
                           const char  *name,
                           gboolean     value);
/** @texts: (element-type utf8): none leaves it out. */
void byline_json_set_texts (JsonBuilder *builder,
                            const char  *name,
                            GPtrArray   *texts);
void byline_json_begin_array (JsonBuilder *builder,
                              const char  *name);

/* Of all that follow @object is nullable. */

/** Returns: (transfer none) (nullable): as it stands there: any text, maybe no valid UTF-8. */
const char *byline_json_peek_text (JsonObject *object,
                                   const char *name);
/** Returns: (transfer none) (nullable) */
JsonObject *byline_json_get_object (JsonObject *object,
                                    const char *name);
/** Returns: (transfer none) (nullable) */
JsonArray *byline_json_get_array (JsonObject *object,
                                  const char *name);
gboolean byline_json_get_flag (JsonObject *object,
                               const char *name);

G_END_DECLS
