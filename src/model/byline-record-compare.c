/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-record-private.h"

#include <string.h>

gboolean
_byline_field_is_empty (const BylineField *field, gconstpointer self)
{
  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
    case BYLINE_FIELD_RECORD:
      return FIELD_OF (gpointer, self, field) == NULL;
    case BYLINE_FIELD_STRINGS:
    case BYLINE_FIELD_RECORDS:
    case BYLINE_FIELD_ROWS:
      return FIELD_OF (GPtrArray *, self, field) == NULL ||
             FIELD_OF (GPtrArray *, self, field)->len == 0;
    case BYLINE_FIELD_STRV:
      return FIELD_OF (char **, self, field) == NULL || *FIELD_OF (char **, self, field) == NULL;
    case BYLINE_FIELD_VALUES:
      return FIELD_OF (GArray *, self, field) == NULL || FIELD_OF (GArray *, self, field)->len == 0;
    case BYLINE_FIELD_INT:
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
      return FIELD_OF (int, self, field) <= 0;
    case BYLINE_FIELD_INT64:
      return FIELD_OF (gint64, self, field) <= 0;
    case BYLINE_FIELD_TIME:
      return FIELD_OF (gint64, self, field) == 0;
    case BYLINE_FIELD_GROUP:
    case BYLINE_FIELD_DERIVED:
      break;
    }

  return FALSE;
}

/* --- Equality --- */

typedef gboolean (*EqualFunc) (const BylineRecord *record, gconstpointer a, gconstpointer b);

static gboolean
strings_are_equal (const BylineRecord *record, gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

/* An array that is missing equals an empty one. */
static gboolean
arrays_are_equal (const BylineRecord *record,
                  const GPtrArray *a,
                  const GPtrArray *b,
                  EqualFunc equal)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!equal (record, g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static gboolean
rows_are_equal (const BylineRecord *record, gconstpointer a, gconstpointer b)
{
  return arrays_are_equal (record, a, b, byline_record_equal);
}

static gboolean
values_are_equal (const BylineRecord *record, GArray *a, GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!byline_record_equal (record, a->data + i * record->size, b->data + i * record->size))
      return FALSE;

  return TRUE;
}

static gboolean
field_is_equal (const BylineField *field, gconstpointer a, gconstpointer b)
{
#define BOTH(Type) FIELD_OF (Type, a, field), FIELD_OF (Type, b, field)
  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      return g_strcmp0 (BOTH (char *)) == 0;
    case BYLINE_FIELD_STRINGS:
      return arrays_are_equal (NULL, BOTH (GPtrArray *), strings_are_equal);
    case BYLINE_FIELD_STRV:
      return g_strv_equal (BOTH (const char *const *));
    case BYLINE_FIELD_RECORD:
      return byline_record_equal (field->element, BOTH (gpointer));
    case BYLINE_FIELD_RECORDS:
      return arrays_are_equal (field->element, BOTH (GPtrArray *), byline_record_equal);
    case BYLINE_FIELD_ROWS:
      return arrays_are_equal (field->element, BOTH (GPtrArray *), rows_are_equal);
    case BYLINE_FIELD_VALUES:
      return values_are_equal (field->element, BOTH (GArray *));
    case BYLINE_FIELD_INT:
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
      return FIELD_OF (int, a, field) == FIELD_OF (int, b, field);
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
      return FIELD_OF (gint64, a, field) == FIELD_OF (gint64, b, field);
    case BYLINE_FIELD_GROUP:
      return byline_record_equal (field->element, a, b);
    case BYLINE_FIELD_DERIVED:
      break;
    }
#undef BOTH

  return TRUE;
}

gboolean
byline_record_equal (const BylineRecord *record, gconstpointer a, gconstpointer b)
{
  if (a == NULL || b == NULL)
    return a == b;

  FOR_EACH_FIELD (record, field)
  {
    if (_byline_field_is_memory (field) && !field_is_equal (field, a, b))
      return FALSE;
  }

  return TRUE;
}

/* --- Digest --- */

static void
add_int (GChecksum *checksum, gint64 value)
{
  g_checksum_update (checksum, (const guchar *) &value, sizeof value);
}

static void
add_string (GChecksum *checksum, const char *string)
{
  gsize length = string != NULL ? strlen (string) : 0;

  add_int (checksum, string != NULL ? (gint64) length : -1);
  if (length > 0)
    g_checksum_update (checksum, (const guchar *) string, (gssize) length);
}

static void
add_array (GChecksum *checksum, const BylineRecord *record, GPtrArray *array)
{
  add_int (checksum, array != NULL ? array->len : 0);
  for (guint i = 0; array != NULL && i < array->len; i++)
    byline_record_digest (record, g_ptr_array_index (array, i), checksum);
}

static void
add_elements (GChecksum *checksum, const BylineField *field, gconstpointer self)
{
  GPtrArray *array = FIELD_OF (GPtrArray *, self, field);

  if (field->kind == BYLINE_FIELD_RECORDS)
    {
      add_array (checksum, field->element, array);
      return;
    }
  add_int (checksum, array != NULL ? array->len : 0);
  for (guint i = 0; array != NULL && i < array->len; i++)
    if (field->kind == BYLINE_FIELD_ROWS)
      add_array (checksum, field->element, g_ptr_array_index (array, i));
    else
      add_string (checksum, g_ptr_array_index (array, i));
}

static void
add_strv (GChecksum *checksum, char **strv)
{
  add_int (checksum, g_strv_length (strv));
  for (gsize i = 0; strv[i] != NULL; i++)
    add_string (checksum, strv[i]);
}

static void
add_values (GChecksum *checksum, const BylineRecord *record, GArray *values)
{
  add_int (checksum, values != NULL ? values->len : 0);
  for (guint i = 0; values != NULL && i < values->len; i++)
    byline_record_digest (record, values->data + i * record->size, checksum);
}

static void
add_field (GChecksum *checksum, const BylineField *field, gconstpointer self)
{
  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      add_string (checksum, FIELD_OF (char *, self, field));
      break;
    case BYLINE_FIELD_STRINGS:
    case BYLINE_FIELD_RECORDS:
    case BYLINE_FIELD_ROWS:
      add_elements (checksum, field, self);
      break;
    case BYLINE_FIELD_STRV:
      add_strv (checksum, FIELD_OF (char **, self, field));
      break;
    case BYLINE_FIELD_RECORD:
      add_int (checksum, FIELD_OF (gpointer, self, field) != NULL);
      byline_record_digest (field->element, FIELD_OF (gpointer, self, field), checksum);
      break;
    case BYLINE_FIELD_VALUES:
      add_values (checksum, field->element, FIELD_OF (GArray *, self, field));
      break;
    case BYLINE_FIELD_INT:
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
      add_int (checksum, FIELD_OF (int, self, field));
      break;
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
      add_int (checksum, FIELD_OF (gint64, self, field));
      break;
    case BYLINE_FIELD_GROUP:
      byline_record_digest (field->element, self, checksum);
      break;
    case BYLINE_FIELD_DERIVED:
      break;
    }
}

void
byline_record_digest (const BylineRecord *record, gconstpointer self, GChecksum *checksum)
{
  if (self == NULL)
    return;

  FOR_EACH_FIELD (record, field)
  {
    if (_byline_field_is_memory (field) && (field->flags & BYLINE_FIELD_NOT_DIGESTED) == 0)
      add_field (checksum, field, self);
  }
}
