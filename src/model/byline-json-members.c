/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-json-members.h"

#include "byline-text.h"

/* Larger whole numbers are not all doubles: what comes as one may not be what was meant. */
#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

static JsonNode *
get_member (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

const char *
byline_json_peek_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

JsonObject *
byline_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
byline_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
byline_json_get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

gint64
byline_json_get_int (JsonObject *object,
                     const char *name,
                     gint64 least,
                     gint64 most,
                     gint64 fallback)
{
  JsonNode *node = get_member (object, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 value = fallback;

  if (type == G_TYPE_INT64)
    value = json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node);

      if (number >= (double) least && number <= (double) MIN (most, MAX_EXACT))
        value = (gint64) number;
    }

  return value < least || value > most ? fallback : value;
}

guint
byline_json_array_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
byline_json_get_object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_deceptive (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) ||
          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
    }

  return FALSE;
}

char *
byline_json_clean_text (const char *text)
{
  if (g_utf8_validate (text, -1, NULL) && !is_deceptive (text))
    return g_strdup (text);

  return byline_text_clean_lines (text, 0);
}
