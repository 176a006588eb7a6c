/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-json-ld-private.h"

#include <string.h>

#include "byline-entity.h"
#include "byline-text.h"

#define MAX_JSON (4 * 1024 * 1024)
#define MAX_OBJECTS 20000
#define MAX_SCRIPTS 60

/* --- Values --- */

const char *
_byline_json_ld_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* A string, the first string of an array, or what an object is called. */
const char *
_byline_json_ld_text (JsonNode *node)
{
  static const char *names[] = { "name", "@value", "url", "@id" };

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          const char *text = _byline_json_ld_string (json_object_get_member (object, names[i]));

          if (text != NULL)
            return text;
        }
      return NULL;
    }
  return _byline_json_ld_string (node);
}

const char *
_byline_json_ld_get (JsonObject *object, const char *name)
{
  return _byline_json_ld_text (json_object_get_member (object, name));
}

gboolean
_byline_json_ld_is (JsonObject *object, const char *const *types)
{
  JsonNode *node = json_object_get_member (object, "@type");
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
              ? json_array_get_length (json_node_get_array (node))
              : 1;

  for (guint i = 0; node != NULL && i < n; i++)
    {
      JsonNode *one = JSON_NODE_HOLDS_ARRAY (node)
                        ? json_array_get_element (json_node_get_array (node), i)
                        : node;
      const char *type = _byline_json_ld_string (one);
      const char *name = type != NULL ? strrchr (type, '/') : NULL;

      name = name != NULL ? name + 1 : type;
      if (name != NULL && g_strv_contains (types, name))
        return TRUE;
    }
  return FALSE;
}

/* Names in JSON-LD carry references now and then ("Caf&eacute;"), and some twice
 * ("&amp;#8217;"). */
char *
_byline_json_ld_plain (const char *text, gsize max_chars)
{
  g_autoptr (GString) once = NULL;
  g_autoptr (GString) twice = NULL;

  if (text == NULL)
    return NULL;
  if (strchr (text, '&') == NULL)
    return byline_text_clean (text, max_chars);
  once = g_string_new (NULL);
  byline_entity_decode (once, text, strlen (text), FALSE);
  if (strchr (once->str, '&') == NULL)
    return byline_text_clean (once->str, max_chars);
  twice = g_string_new (NULL);
  byline_entity_decode (twice, once->str, once->len, FALSE);
  return byline_text_clean (twice->str, max_chars);
}

int
_byline_json_ld_get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = _byline_json_ld_text (node);
  gint64 value = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  else if (text != NULL)
    value = g_ascii_strtoll (text, NULL, 10);
  return (int) CLAMP (value, 0, 100000);
}

/* Follows {"@id": "…"} to the object of that id. */
JsonObject *
_byline_json_ld_resolve (BylineJsonLd *self, JsonObject *object)
{
  const char *id = _byline_json_ld_string (json_object_get_member (object, "@id"));
  JsonObject *found;

  if (id == NULL || json_object_has_member (object, "name"))
    return object;
  found = g_hash_table_lookup (self->by_id, id);
  return found != NULL ? found : object;
}

/* --- Reading a script --- */

/* Takes off what stands around the value (comments, CDATA marks, semicolons), and makes raw
 * control characters spaces:
 * JSON allows neither. */
static char *
mend (const char *raw)
{
  g_autofree char *json = NULL;
  const char *begin = raw;
  char *end;
  char close;

  while (*begin != '\0' && *begin != '{' &&
         !(*begin == '[' && (begin == raw || !g_ascii_isalpha (begin[-1])) && begin[1] != 'C'))
    begin++;
  if (*begin == '\0')
    return NULL;
  json = g_strdup (begin);
  close = *begin == '{' ? '}' : ']';
  end = strrchr (json, close);
  while (end != NULL && end > json && close == ']' && end[1] == '>')
    {
      *end = '\0';
      end = strrchr (json, close);
      if (end != NULL)
        *end = '\0';
      end = strrchr (json, close);
    }
  if (end == NULL)
    return NULL;
  end[1] = '\0';
  for (char *p = json; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        *p = ' ';
    }
  return g_steal_pointer (&json);
}

/* Gathers all objects, breadth first: no recursion on what a page sends. */
static void
gather (BylineJsonLd *self, JsonNode *root)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, root);
  for (guint i = 0; i < queue->len && i < MAX_OBJECTS; i++)
    {
      JsonNode *node = g_ptr_array_index (queue, i);

      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);

          for (guint j = 0; j < json_array_get_length (array) && queue->len < MAX_OBJECTS; j++)
            g_ptr_array_add (queue, json_array_get_element (array, j));
        }
      else if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *object = json_node_get_object (node);
          g_autoptr (GList) members = json_object_get_values (object);
          const char *id = _byline_json_ld_string (json_object_get_member (object, "@id"));

          if (json_object_has_member (object, "@type"))
            {
              g_ptr_array_add (self->objects, object);
              if (id != NULL && !g_hash_table_contains (self->by_id, id))
                g_hash_table_insert (self->by_id, (gpointer) id, object);
            }
          for (GList *l = members; l != NULL && queue->len < MAX_OBJECTS; l = l->next)
            g_ptr_array_add (queue, l->data);
        }
    }
}

static void
read_script (BylineJsonLd *self, const char *raw)
{
  g_autofree char *json = mend (raw);
  g_autoptr (JsonParser) parser = NULL;
  gsize length = json != NULL ? strlen (json) : 0;

  if (length < 2 || length > MAX_JSON ||
      !byline_json_depth_is_within (json, length, BYLINE_JSON_MAX_DEPTH))
    return;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, (gssize) length, NULL) ||
      json_parser_get_root (parser) == NULL)
    return;
  gather (self, json_parser_get_root (parser));
  g_ptr_array_add (self->parsers, g_steal_pointer (&parser));
}

BylineJsonLd *
_byline_json_ld_read (const BylinePage *page)
{
  BylineJsonLd *self = g_new0 (BylineJsonLd, 1);
  guint n_scripts = 0;

  self->objects = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->parsers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < page->n_nodes && n_scripts < MAX_SCRIPTS; i++)
    {
      const char *type;
      g_autofree char *raw = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_SCRIPT)
        continue;
      type = _byline_page_attribute (page, i, "type");
      if (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0)
        continue;
      n_scripts++;
      raw = _byline_page_raw_text (page, i);
      if (raw != NULL)
        read_script (self, raw);
    }
  return self;
}

void
_byline_json_ld_free (BylineJsonLd *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->objects);
  g_ptr_array_unref (self->parsers);
  g_free (self);
}
