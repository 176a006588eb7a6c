/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Members of JSON objects that are read: one of another type than expected counts as missing.
 * @object is nullable.
 */

/** Returns: (transfer none) (nullable): as it stands there: any text, maybe no valid UTF-8. */
const char *byline_json_peek_text (JsonObject *object, const char *name);
/** Returns: (transfer none) (nullable) */
JsonObject *byline_json_get_object (JsonObject *object, const char *name);
/** Returns: (transfer none) (nullable) */
JsonArray *byline_json_get_array (JsonObject *object, const char *name);
gboolean byline_json_get_flag (JsonObject *object, const char *name);

G_END_DECLS
