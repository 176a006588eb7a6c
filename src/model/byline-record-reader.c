/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-record-reader.h"

#include "byline-clock.h"
#include "byline-json-members.h"
#include "byline-record-private.h"
#include "byline-text.h"
#include "byline-url.h"

/* Keeps what was found: %NULL or 0 leaves what is there. Returns: whether anything was found. */
static gboolean
take_string (const BylineField *field, gpointer self, char *found)
{
  if (found == NULL && field->fallback != NULL)
    found = g_strdup (field->fallback);
  if (found == NULL)
    return FALSE;

  g_free (FIELD_OF (char *, self, field));
  FIELD_OF (char *, self, field) = found;

  return TRUE;
}

static gboolean
read_string (const BylineField *field, gpointer self, JsonObject *object)
{
  const char *text = byline_json_peek_text (object, field->name);
  char *found = NULL;

  if (text != NULL && *text != '\0')
    found = field->max > 0 ? byline_text_clean (text, (gsize) field->max)
                           : byline_json_clean_text (text);

  return take_string (field, self, found);
}

static gboolean
read_strings (const BylineField *field, gpointer self, JsonObject *object)
{
  JsonArray *array = byline_json_get_array (object, field->name);
  GPtrArray *strings = FIELD_OF (GPtrArray *, self, field);
  guint n = byline_json_array_length (array);

  for (guint i = 0; i < n && (field->max == 0 || strings->len < field->max); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      char *text = NULL;

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        text = byline_json_clean_text (json_node_get_string (node));
      if (text != NULL)
        g_ptr_array_add (strings, text);
    }

  return strings->len > 0;
}

static gboolean
read_enum (const BylineField *field, gpointer self, JsonObject *object)
{
  const char *text = byline_json_peek_text (object, field->name);

  for (int i = 0; text != NULL && field->nicks[i] != NULL; i++)
    {
      if (g_str_equal (text, field->nicks[i]))
        {
          FIELD_OF (int, self, field) = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gpointer
read_element (const BylineRecord *record, JsonObject *object, const char *base)
{
  gpointer element;

  if (object == NULL)
    return NULL;

  element = byline_record_new (record);
  if (byline_record_read_json (record, element, object, base))
    return element;
  byline_record_free (record, element);

  return NULL;
}

static gboolean
read_record (const BylineField *field, gpointer self, JsonObject *object, const char *base)
{
  JsonObject *member = byline_json_get_object (object, field->name);
  gpointer found = read_element (field->element, member, base);

  if (found == NULL)
    return FALSE;

  byline_record_free (field->element, FIELD_OF (gpointer, self, field));
  FIELD_OF (gpointer, self, field) = found;

  return TRUE;
}

/* What stands there already gives way if there is one element at least. */
static gboolean
read_records (const BylineField *field, gpointer self, JsonObject *object, const char *base)
{
  JsonArray *array = byline_json_get_array (object, field->name);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (field->element->free);
  guint n = byline_json_array_length (array);

  for (guint i = 0; i < n && (field->max == 0 || found->len < field->max); i++)
    {
      gpointer element = read_element (field->element, byline_json_get_object_at (array, i), base);

      if (element != NULL)
        g_ptr_array_add (found, element);
    }
  if (found->len == 0)
    return FALSE;

  g_ptr_array_unref (FIELD_OF (GPtrArray *, self, field));
  FIELD_OF (GPtrArray *, self, field) = g_steal_pointer (&found);

  return TRUE;
}

static gboolean
read_field (const BylineField *field, gpointer self, JsonObject *object, const char *base)
{
  gint64 most = field->max > 0 ? field->max : G_MAXINT64;

  if (field->read != NULL)
    return field->read (field, self, object);

  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
      return read_string (field, self, object);
    case BYLINE_FIELD_URL:
      return take_string (field, self,
                          byline_url_resolve (base, byline_json_peek_text (object, field->name)));
    case BYLINE_FIELD_STRINGS:
      return read_strings (field, self, object);
    case BYLINE_FIELD_RECORD:
      return read_record (field, self, object, base);
    case BYLINE_FIELD_RECORDS:
      return read_records (field, self, object, base);
    case BYLINE_FIELD_INT:
      FIELD_OF (int, self, field) = (int) byline_json_get_int (object, field->name, 0,
                                                               MIN (most, G_MAXINT), 0);
      break;
    case BYLINE_FIELD_BOOLEAN:
      FIELD_OF (int, self, field) = byline_json_get_flag (object, field->name);
      break;
    case BYLINE_FIELD_ENUM:
      return read_enum (field, self, object);
    case BYLINE_FIELD_INT64:
      FIELD_OF (gint64, self, field) = byline_json_get_int (object, field->name, 0, most, 0);
      break;
    case BYLINE_FIELD_TIME:
      FIELD_OF (gint64, self,
                field) = byline_clock_parse_iso8601 (byline_json_peek_text (object, field->name));
      break;
    case BYLINE_FIELD_GROUP:
      return byline_record_read_json (
        field->element, self,
        field->name != NULL ? byline_json_get_object (object, field->name) : object, base);
    case BYLINE_FIELD_STRV:
    case BYLINE_FIELD_ROWS:
    case BYLINE_FIELD_VALUES:
    case BYLINE_FIELD_DERIVED:
      break;
    }

  return !_byline_field_is_empty (field, self);
}

gboolean
byline_record_read_json (const BylineRecord *record,
                         gpointer self,
                         JsonObject *object,
                         const char *base)
{
  gboolean is_whole = TRUE;

  FOR_EACH_FIELD (record, field)
  {
    gboolean is_read = (field->flags & BYLINE_FIELD_WRITE_ONLY) == 0 &&
                       (field->name != NULL || field->kind == BYLINE_FIELD_GROUP);

    if (is_read && !read_field (field, self, object, base) &&
        (field->flags & BYLINE_FIELD_REQUIRED) != 0)
      is_whole = FALSE;
  }

  return is_whole;
}
