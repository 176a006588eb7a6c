/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Members of JSON objects that are read: one of another type than expected counts as missing.
 * @object is nullable.
 */

/**
 * byline_json_peek_text:
 * @object: (nullable): an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its text as it stands there: any text, maybe no valid
 *   UTF-8; %NULL if it is no text
 */
const char *byline_json_peek_text (JsonObject *object, const char *name);
/**
 * byline_json_get_object:
 * @object: (nullable): an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the object in it; %NULL if there is none
 */
JsonObject *byline_json_get_object (JsonObject *object, const char *name);
/**
 * byline_json_get_array:
 * @object: (nullable): an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the array in it; %NULL if there is none
 */
JsonArray *byline_json_get_array (JsonObject *object, const char *name);
/**
 * byline_json_get_flag:
 * @object: (nullable): an object
 * @name: a member
 *
 * Returns: whether it is `true`
 */
gboolean byline_json_get_flag (JsonObject *object, const char *name);

/**
 * byline_json_clean_text:
 * @text: what JSON held; an escape in it may have made a surrogate, which is no character
 *
 * Returns: (transfer full) (nullable): the text without characters that deceive
 */
char *byline_json_clean_text (const char *text);
/**
 * byline_json_get_int:
 * @object: (nullable): an object
 * @name: a member
 * @least: the smallest number that counts
 * @most: the largest
 * @fallback: what counts where there is no such number
 *
 * Returns: the number, without its fraction, or @fallback
 */
gint64 byline_json_get_int (JsonObject *object,
                            const char *name,
                            gint64 least,
                            gint64 most,
                            gint64 fallback);
/**
 * byline_json_array_length:
 * @array: (nullable): an array
 *
 * Returns: how many elements it has; 0 of %NULL
 */
guint byline_json_array_length (JsonArray *array);
/**
 * byline_json_get_object_at:
 * @array: an array
 * @index: a number below its length
 *
 * Returns: (transfer none) (nullable): the object there; %NULL if it is none
 */
JsonObject *byline_json_get_object_at (JsonArray *array, guint index);

G_END_DECLS
