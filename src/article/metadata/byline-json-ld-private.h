/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "byline-page-private.h"

G_BEGIN_DECLS

/** BylineJsonLd: all that a page says in JSON-LD, as one list of objects. */
typedef struct {
  GPtrArray *objects; /* of JsonObject, not owned: those that say what they are */
  GHashTable *by_id;  /* @id -> JsonObject, not owned */
  GPtrArray *parsers; /* of JsonParser: they own the objects */
} BylineJsonLd;

/** Returns: (transfer full): the JSON-LD of a page's scripts: @graph, arrays, also with raw control
 * characters and comments around it; maybe without an object. */
BylineJsonLd *_byline_json_ld_read (const BylinePage *page);
void _byline_json_ld_free (BylineJsonLd *self);
/** Returns: (transfer none): the object that @object, {"@id": "…"}, stands for; else itself. */
JsonObject *_byline_json_ld_resolve (BylineJsonLd *self, JsonObject *object);

/** Returns: (transfer none) (nullable): a member as it is. */
static inline JsonNode *
_byline_json_ld_node (JsonObject *object, const char *name)
{
  return json_object_get_member (object, name);
}
/** Returns: (transfer none) (nullable): @node (nullable), if it is a string. */
const char *_byline_json_ld_string (JsonNode *node);
/** Returns: (transfer none) (nullable): a string, the first string of an array, or what an object
 * is called. */
const char *_byline_json_ld_text (JsonNode *node);
/** Returns: (transfer none) (nullable): _byline_json_ld_text() of a member. */
const char *_byline_json_ld_get (JsonObject *object, const char *name);
/** Returns: a member as a number from 0 to 100,000; 0 if it is none. */
int _byline_json_ld_get_int (JsonObject *object, const char *name);
/** Returns: whether @object is of one of @types. */
gboolean _byline_json_ld_is (JsonObject *object, const char *const *types);
/** Returns: (transfer full) (nullable): @text (nullable) cleaned, without entities. */
char *_byline_json_ld_plain (const char *text, gsize max_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineJsonLd, _byline_json_ld_free)

G_END_DECLS
