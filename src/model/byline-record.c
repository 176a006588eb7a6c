/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-record-private.h"

/*
 * Records nest as deep as their tables, and blocks at most BYLINE_BLOCK_MAX_DEPTH deep: so
 * recursion is bounded.
 */

static GPtrArray *
new_array (const BylineField *field)
{
  return g_ptr_array_new_with_free_func (field->kind == BYLINE_FIELD_STRINGS ? g_free
                                         : field->kind == BYLINE_FIELD_ROWS
                                           ? (GDestroyNotify) g_ptr_array_unref
                                           : field->element->free);
}

void
byline_record_init (const BylineRecord *record, gpointer self)
{
  FOR_EACH_FIELD (record, field)
  {
    if (!_byline_field_is_memory (field) || (field->flags & BYLINE_FIELD_NULLABLE) != 0)
      continue;
    if (field->kind == BYLINE_FIELD_STRINGS || field->kind == BYLINE_FIELD_RECORDS)
      FIELD_OF (GPtrArray *, self, field) = new_array (field);
    else if (field->kind == BYLINE_FIELD_STRV)
      FIELD_OF (char **, self, field) = g_new0 (char *, 1);
    else if (field->kind == BYLINE_FIELD_GROUP)
      byline_record_init (field->element, self);
  }
}

gpointer
byline_record_new (const BylineRecord *record)
{
  gpointer self = g_malloc0 (record->size);

  byline_record_init (record, self);

  return self;
}

static void
clear_field (const BylineField *field, gpointer self)
{
  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      g_free (FIELD_OF (char *, self, field));
      break;
    case BYLINE_FIELD_STRINGS:
    case BYLINE_FIELD_RECORDS:
    case BYLINE_FIELD_ROWS:
      g_clear_pointer (&FIELD_OF (GPtrArray *, self, field), g_ptr_array_unref);
      break;
    case BYLINE_FIELD_VALUES:
      g_clear_pointer (&FIELD_OF (GArray *, self, field), g_array_unref);
      break;
    case BYLINE_FIELD_STRV:
      g_strfreev (FIELD_OF (char **, self, field));
      break;
    case BYLINE_FIELD_RECORD:
      byline_record_free (field->element, FIELD_OF (gpointer, self, field));
      break;
    case BYLINE_FIELD_GROUP:
      byline_record_clear (field->element, self);
      break;
    case BYLINE_FIELD_INT:
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
    case BYLINE_FIELD_DERIVED:
      break;
    }
}

void
byline_record_clear (const BylineRecord *record, gpointer self)
{
  FOR_EACH_FIELD (record, field)
  {
    if (_byline_field_is_memory (field))
      clear_field (field, self);
  }
}

void
byline_record_free (const BylineRecord *record, gpointer self)
{
  if (self == NULL)
    return;

  byline_record_clear (record, self);
  g_free (self);
}

/* --- Copies --- */

static GPtrArray *
copy_strings (GPtrArray *strings)
{
  GPtrArray *copy = g_ptr_array_new_full (strings->len, g_free);

  for (guint i = 0; i < strings->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (strings, i)));

  return copy;
}

GPtrArray *
byline_record_copy_array (const BylineRecord *record, GPtrArray *array)
{
  GPtrArray *copy = g_ptr_array_new_full (array->len, record->free);

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (copy, byline_record_copy (record, g_ptr_array_index (array, i)));

  return copy;
}

static GPtrArray *
copy_rows (const BylineField *field, GPtrArray *rows)
{
  GPtrArray *copy = new_array (field);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, byline_record_copy_array (field->element, g_ptr_array_index (rows, i)));

  return copy;
}

static void own_fields (const BylineRecord *record, gpointer self);

static GArray *
copy_values (const BylineRecord *record, GArray *values)
{
  GArray *copy = g_array_copy (values);

  g_array_set_clear_func (copy, record->free);
  for (guint i = 0; i < copy->len; i++)
    own_fields (record, copy->data + i * record->size);

  return copy;
}

static gpointer
copy_of (const BylineField *field, gpointer value)
{
  switch (field->kind)
    {
    case BYLINE_FIELD_STRING:
    case BYLINE_FIELD_URL:
      return g_strdup (value);
    case BYLINE_FIELD_STRINGS:
      return copy_strings (value);
    case BYLINE_FIELD_STRV:
      return g_strdupv (value);
    case BYLINE_FIELD_RECORD:
      return byline_record_copy (field->element, value);
    case BYLINE_FIELD_RECORDS:
      return byline_record_copy_array (field->element, value);
    case BYLINE_FIELD_ROWS:
      return copy_rows (field, value);
    case BYLINE_FIELD_VALUES:
      return copy_values (field->element, value);
    case BYLINE_FIELD_INT:
    case BYLINE_FIELD_BOOLEAN:
    case BYLINE_FIELD_ENUM:
    case BYLINE_FIELD_INT64:
    case BYLINE_FIELD_TIME:
    case BYLINE_FIELD_GROUP:
    case BYLINE_FIELD_DERIVED:
      break;
    }

  return value;
}

/* Copies what the fields point to, after the bytes of another struct were copied. */
static void
own_fields (const BylineRecord *record, gpointer self)
{
  FOR_EACH_FIELD (record, field)
  {
    if (!_byline_field_is_memory (field))
      continue;
    if (field->kind == BYLINE_FIELD_GROUP)
      own_fields (field->element, self);
    else if (_byline_field_is_pointer (field) && FIELD_OF (gpointer, self, field) != NULL)
      FIELD_OF (gpointer, self, field) = copy_of (field, FIELD_OF (gpointer, self, field));
  }
}

gpointer
byline_record_copy (const BylineRecord *record, gconstpointer self)
{
  gpointer copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, record->size);
  own_fields (record, copy);

  return copy;
}

/* Replaces what @field holds by a copy of what @from holds in @other. */
static void
assign_field (const BylineField *field, gpointer self, const BylineField *from, gconstpointer other)
{
  clear_field (field, self);
  if (_byline_field_is_pointer (field))
    {
      gpointer value = FIELD_OF (gpointer, other, from);

      FIELD_OF (gpointer, self, field) = value != NULL ? copy_of (field, value) : NULL;
    }
  else if (_byline_field_is_int64 (field))
    FIELD_OF (gint64, self, field) = FIELD_OF (gint64, other, from);
  else
    FIELD_OF (int, self, field) = FIELD_OF (int, other, from);
}

void
byline_record_assign (const BylineRecord *record, gpointer self, gconstpointer other)
{
  FOR_EACH_FIELD (record, field)
  {
    if (field->kind == BYLINE_FIELD_GROUP)
      byline_record_assign (field->element, self, other);
    else if (_byline_field_is_memory (field))
      assign_field (field, self, field, other);
  }
}

/* --- What two records call alike --- */

static const BylineField *
find_alike (const BylineRecord *record, const BylineField *like)
{
  FOR_EACH_FIELD (record, field)
  {
    const BylineField *found = NULL;

    if (field->kind == BYLINE_FIELD_GROUP)
      found = find_alike (field->element, like);
    else if (field->kind == like->kind && field->element == like->element &&
             _byline_field_is_memory (field) && g_str_equal (field->member, like->member))
      found = field;
    if (found != NULL)
      return found;
  }

  return NULL;
}

void
byline_record_take_alike (const BylineRecord *record,
                          gpointer self,
                          const BylineRecord *other_record,
                          gconstpointer other)
{
  FOR_EACH_FIELD (record, field)
  {
    const BylineField *from;

    if (field->kind == BYLINE_FIELD_GROUP)
      byline_record_take_alike (field->element, self, other_record, other);
    else if (_byline_field_is_memory (field) && _byline_field_is_empty (field, self) &&
             (from = find_alike (other_record, field)) != NULL)
      assign_field (field, self, from, other);
  }
}
